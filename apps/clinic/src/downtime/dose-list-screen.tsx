/** The list for a day without a network: looked at, printed, kept; and doses that come back from it. */
import { getDoseList, printDoseList } from '@fairlead/contract/downtime';
import { Button, Card, EmptyState, Note, useFormats, useWords } from '@fairlead/ui';
import { IconClock, IconFileTypePdf, IconLock, IconWorldDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { call, saveFile, Screen, Shown, useRead, useSession } from '../platform/index.ts';
import { DoseListTable, useCells } from './dose-list-table.tsx';
import { pageOf } from './dose-list-page.ts';
import { EnterPaper } from './enter-paper.tsx';
import { paperMessages } from './paper-messages.ts';

export function DoseListScreen() {
  const words = useWords(paperMessages);
  const { site, has } = useSession();
  const { dayTime, day } = useFormats();
  const maySee = has('nurse', 'pharmacist', 'prescriber');
  const read = useRead(getDoseList, { params: { id: site.id }, query: {} }, { enabled: maySee, topics: ['queue', 'orders'] });
  const cells = useCells();
  const [busy, setBusy] = useState(false);
  if (!maySee) return <Screen title={words('title')} layout="narrow"><EmptyState icon={IconLock} title={words('noRole')} /></Screen>;
  const pdf = async () => {
    setBusy(true);
    const answer = await call(printDoseList, { params: { id: site.id }, query: {} });
    setBusy(false);
    if (answer.kind === 'done') saveFile(answer.reply.fileName, 'application/pdf', Uint8Array.from(atob(answer.reply.base64), (letter) => letter.charCodeAt(0)));
  };
  return (
    <Screen title={words('title')} sub={site.name} layout="sheet">
      <Shown of={read}>{(list) => (
        <>
          <div className="sheet stack">
            <Card title={words('sub', { site: list.site, day: day(list.day) })}>
              <div className="stack">
                <Note icon={IconClock} title={words('stamp', { when: dayTime(list.madeAt) })}>{words('why')}</Note>
                {list.items.length === 0 ? <EmptyState title={words('none')} /> : <DoseListTable items={list.items} cells={cells} />}
              </div>
            </Card>
          </div>
          <aside className="side stack">
            <Card title={words('title')}>
              <div className="stack">
                <div><Button look="primary" onClick={() => void pdf()} aria-busy={busy}><IconFileTypePdf className="i" aria-hidden="true" />{words('pdf')}</Button></div>
                <div><Button onClick={() => saveFile(`dose-list-${list.day}.html`, 'text/html', pageOf({ title: words('sub', { site: list.site, day: day(list.day) }), stamp: words('stamp', { when: dayTime(list.madeAt) }), heads: cells.heads, rows: list.items.map(cells.of), language: document.documentElement.lang }))}><IconWorldDownload className="i" aria-hidden="true" />{words('page')}</Button></div>
                <p className="muted small">{words('pageHint')}</p>
              </div>
            </Card>
            <EnterPaper list={list} zone={list.timeZone} siteId={site.id} />
          </aside>
        </>
      )}</Shown>
    </Screen>
  );
}

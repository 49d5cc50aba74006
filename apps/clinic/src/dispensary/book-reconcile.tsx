/** Opening, in, out and closing between two chosen days, by container, lot, product or person; each line opens its movements. */
import { getMovements, getReconciliation, getReconciliationFile } from '@fairlead/contract/dispensary';
import type { ReconciledBy, ReconciledLine } from '@fairlead/contract/dispensary';
import { Button, Card, EmptyState, Note, Segments, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconCircleCheck, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, call, saveFile, Shown, useRead, useSession } from '../platform/index.ts';
import type { Answer } from '../platform/index.ts';
import { Letterhead, Signing } from './book-parts.tsx';
import { Sheet } from './book-tables.tsx';
import { useKindWords } from './movements.tsx';
import { reconcileMessages } from './reconcile-messages.ts';

const ways = ['container', 'lot', 'product', 'person'] as const;

interface Asked { readonly from: string; readonly to: string; readonly by: ReconciledBy }

export function BookReconcile() {
  const words = useWords(reconcileMessages);
  const { site } = useSession();
  const { date } = useFormats();
  const [chosen, setChosen] = useState<Asked>({ from: '', to: '', by: 'container' });
  const [open, setOpen] = useState<ReconciledLine | undefined>(undefined);
  const ask = (part: Partial<Asked>) => { setOpen(undefined); setChosen({ ...chosen, ...part }); };
  const backwards = chosen.from !== '' && chosen.to !== '' && chosen.to < chosen.from;
  const read = useRead(getReconciliation, { params: { id: site.id }, query: { by: chosen.by, ...(chosen.from === '' ? {} : { from: chosen.from }), ...(chosen.to === '' ? {} : { to: chosen.to }) } }, { topics: ['stock', 'queue', 'take-home'], keep: true, enabled: !backwards });
  // The fields stand outside the answer, so that a day that was refused can be changed.
  const [from, to] = [chosen.from === '' ? read.data?.reply.from ?? '' : chosen.from, chosen.to === '' ? read.data?.reply.to ?? '' : chosen.to];
  return (
    <Card title={words('title')} lead={words('sub')}>
      <div className="stack">
        <div className="rowx no-print"><TextField label={words('from')} type="date" value={from} onText={(day) => ask({ from: day, to })} /><TextField label={words('to')} type="date" value={to} onText={(day) => ask({ from, to: day })} /></div>
        <div className="no-print"><Segments label={words('by')} value={chosen.by} onChoose={(by) => ask({ by })} choices={ways.map((value) => ({ value, label: words(value) }))} /></div>
        {backwards ? <Note tone="warn" icon={IconAlertTriangle} title={words('backwards')} live="polite" /> : <Shown of={read}>{({ items, by, registrant }) => <div className="stack">
          <Letterhead of={registrant} title={`${words('title')} · ${words(by)} · ${date(from)} – ${date(to)}`} />
          <Balanced items={items} />
          {items.length === 0 ? <EmptyState title={words('nothing')} /> : <Lines items={items} by={by} open={open} onOpen={setOpen} />}
          {open === undefined ? null : <Behind key={`${open.id} ${open.lot ?? ''}`} siteId={site.id} asked={{ from, to, by }} line={open} />}
          <TableFile siteId={site.id} asked={{ from, to, by }} />
          <Signing />
        </div>}</Shown>}
      </div>
    </Card>
  );
}

function Balanced({ items }: { readonly items: readonly ReconciledLine[] }) {
  const words = useWords(reconcileMessages);
  const { mg } = useFormats();
  const wrong = items.filter(({ agrees }) => !agrees);
  if (items.length === 0) return null;
  if (wrong.length === 0) return <Note tone="allow" icon={IconCircleCheck} title={words('allAgree', { count: items.length })} />;
  return <>{wrong.map((each) => <Note key={`${each.id} ${each.lot ?? ''}`} tone="refuse" icon={IconAlertTriangle} title={words('differs', { name: each.name, closing: mg(each.closingUg), check: mg(each.checkUg) })} />)}</>;
}

function Lines({ items, by, open, onOpen }: { readonly items: readonly ReconciledLine[]; readonly by: ReconciledBy; readonly open: ReconciledLine | undefined; readonly onOpen: (line: ReconciledLine) => void }) {
  const words = useWords(reconcileMessages);
  const kindWords = useKindWords();
  const { mg } = useFormats();
  const shown = (ug: number) => (ug < 0 ? `−${mg(-ug)}` : mg(ug));
  return (
    <Sheet caption={words('title')} heads={[words(by), ...(by === 'lot' ? [words('lotNumber')] : []), words('opening'), words('in'), words('out'), words('closing'), words('kinds')]}>
      {items.map((each) => (
        <tr key={`${each.id} ${each.lot ?? ''}`} {...(open?.id === each.id && open.lot === each.lot ? { 'aria-current': true } : {})}>
          <th scope="row"><button type="button" className="btn bare" onClick={() => onOpen(each)}>{each.name}</button></th>{by === 'lot' ? <td>{each.lot}</td> : null}
          <td>{shown(each.openingUg)}</td><td>{each.inUg === 0 ? '–' : `+${mg(each.inUg)}`}</td><td>{each.outUg === 0 ? '–' : `−${mg(each.outUg)}`}</td>
          <td><b>{shown(each.closingUg)}</b>{each.agrees ? null : <> <StateTag state="refuse">{mg(each.checkUg)}</StateTag></>}</td>
          <td className="muted">{each.kinds.map(({ kind, ug }) => `${kindWords(kind)} ${ug > 0 ? '+' : '−'}${mg(Math.abs(ug))}`).join(', ')}</td>
        </tr>
      ))}
    </Sheet>
  );
}

/** The movements that a line is the sum of. */
function Behind({ siteId, asked, line }: { readonly siteId: string; readonly asked: Asked; readonly line: ReconciledLine }) {
  const words = useWords(reconcileMessages);
  const kindWords = useKindWords();
  const { dayTime, mg } = useFormats();
  const read = useRead(getMovements, { params: { id: siteId }, query: { ...asked, of: line.id, ...(line.lot === null ? {} : { lot: line.lot }) } }, { topics: ['stock'] });
  return (
    <div className="stack">
      <h3>{words('behind', { name: line.name })}</h3>
      <Shown of={read}>{({ items, more }) => <>
        {more ? <Note tone="due" icon={IconAlertTriangle} title={words('more', { count: items.length })} /> : null}
        {items.length === 0 ? <p className="muted">{words('noneMoved')}</p> : <Sheet caption={words('behind', { name: line.name })} heads={[words('when'), words('what'), words('where'), words('who'), words('change')]}>
          {items.map((each, index) => (
            <tr key={`${each.journalId} ${index}`}>
              <th scope="row">{dayTime(each.at)}</th><td>{kindWords(each.kind)}{each.reason === null ? null : <span className="muted"> {each.reason}</span>}</td><td>{[each.containerLabel, each.lot, each.personNumber].filter((part) => part !== null && part !== '').join(' · ')}</td>
              <td>{[each.author, each.witness].filter((part) => part !== null).join(', ')}</td><td>{each.amountUg > 0 ? '+' : '−'}{mg(Math.abs(each.amountUg))}</td>
            </tr>
          ))}
        </Sheet>}
      </>}</Shown>
    </div>
  );
}

function TableFile({ siteId, asked }: { readonly siteId: string; readonly asked: Asked }) {
  const words = useWords(reconcileMessages);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<{ readonly fileName: string; readonly text: string }> | undefined>(undefined);
  const save = async () => {
    setBusy(true);
    const got = await call(getReconciliationFile, { params: { id: siteId }, query: asked });
    if (got.kind === 'done') saveFile(got.reply.fileName, 'text/csv;charset=utf-8', got.reply.text);
    setAnswer(got);
    setBusy(false);
  };
  return <div className="stack no-print"><div><Button aria-busy={busy} onClick={() => { void save(); }}><IconTable className="i" aria-hidden="true" />{words('asTable')}</Button></div><AnswerNote answer={answer} onAgain={() => { void save(); }} /></div>;
}

import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { accessLog } from '@fairlead/contract/recovery';
import type { AccessLogEntry } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { nowMs, phoneDay } from '../platform/clock.ts';
import { ask } from '../platform/http.ts';
import type { Kept } from '../platform/local-data.ts';
import { Age, Go, Page } from '../platform/parts.tsx';
import { platformMessages } from '../platform/platform-messages.ts';
import { instantText } from '../platform/say.ts';
import { consentMessages } from './consent-messages.ts';

function useAccessLog() {
  const { local } = useApp();
  const [kept, setKept] = useState<Kept<readonly AccessLogEntry[]>>();
  const [next, setNext] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    void local.read<readonly AccessLogEntry[]>('access-log').then((copy) => { if (here && copy !== undefined) setKept((known) => known ?? copy); });
    void ask(accessLog, { query: { limit: 200 } }).then(async (answer) => {
      if (!here || answer.kind !== 'ok') return;
      setKept({ value: answer.value.items, keptAt: nowMs() });
      setNext(answer.value.next);
      await local.keep('access-log', answer.value.items);
    });
    return () => { here = false; };
  }, [local]);
  const older = (): void => {
    if (next === null) return;
    void ask(accessLog, { query: { limit: 200, after: next } }).then((answer) => {
      if (answer.kind !== 'ok') return;
      setKept((before) => ({ value: [...(before?.value ?? []), ...answer.value.items], keptAt: nowMs() }));
      setNext(answer.value.next);
    });
  };
  return { kept, older: next === null ? undefined : older };
}

interface Look extends AccessLogEntry { readonly times: number; readonly key: string }

/** Neighbours that say the same are one line with a count: thirty lines for one visit hide the odd one. */
export function looksOf(entries: readonly AccessLogEntry[]): readonly Look[] {
  const looks: Look[] = [];
  for (const entry of entries) {
    const key = [phoneDay(Date.parse(entry.at)), entry.who, entry.what, entry.reason, entry.emergency].join('|');
    const at = looks.findIndex((look) => look.key === key);
    const known = looks[at];
    if (known === undefined) looks.push({ ...entry, times: 1, key });
    else looks[at] = { ...known, times: known.times + 1 };
  }
  return looks;
}

export function LookedPage(): ReactElement {
  const words = useWords(consentMessages);
  const platform = useWords(platformMessages);
  const language = useLanguage();
  const { kept, older } = useAccessLog();
  return (
    <Page needsLine title={words('lookedTitle')} lead={words('lookedLead')} back="/more">
      {kept === undefined ? <p className="muted spaced">{platform('nothingYet')}</p> : <>
        {kept.value.length === 0 ? <p className="muted spaced">{words('lookedNone')}</p> : null}
        <ol className="stack">{looksOf(kept.value).map((entry) => (
          <li key={entry.key} className="soft">
            <p className="small muted num">{instantText(language, entry.at)}</p>
            <p><b>{entry.who}</b>, {entry.role}, {entry.organisation}</p><p>{entry.what}{entry.times === 1 ? null : <span className="muted"> {words('times', { count: entry.times })}</span>}</p>
            {entry.reason === null ? null : <p className="small muted">{words('reason', { reason: entry.reason })}</p>}
            {entry.emergency ? <p><span className="tag warn"><Icon name="alert-triangle" />{words('emergency')}</span></p> : null}
          </li>
        ))}</ol>
        {older === undefined ? null : <button type="button" className="btn wide spaced" onClick={older}>{words('older')}</button>}
        <Age keptAt={kept.keptAt} />
      </>}
      <p className="spaced"><Go to="/more/messages">{words('ask')}</Go></p>
    </Page>
  );
}

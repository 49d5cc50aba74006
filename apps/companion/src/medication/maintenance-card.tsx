import { useState } from 'react';
import type { ReactElement } from 'react';
import { askAboutDose, takeBackRequest } from '@fairlead/contract/medication';
import type { OwnMaintenance, PersonData } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { ask } from '../platform/http.ts';
import { longDay, milligrams } from '../platform/say.ts';
import { maintenanceMessages } from './maintenance-messages.ts';

type What = NonNullable<OwnMaintenance['request']>['what'];

/** The next review, where a taper stands, and a question to the prescriber. Nothing here changes a dose. */
export function MaintenanceCard({ me }: { readonly me: PersonData }): ReactElement | null {
  const words = useWords(maintenanceMessages);
  const language = useLanguage();
  const { maintenance } = me;
  if (maintenance === undefined || maintenance === null) return null;
  const { nextReviewOn, taper, request } = maintenance;
  return (
    <section className="soft" aria-label={words('title')}>
      <div className="row-h"><h2>{words('title')}</h2></div>
      {taper === null ? null : <p className="when"><Icon name="clock" /><span><b>{taper.nextUg === null ? words('stepNoDose', { day: longDay(language, taper.nextOn) }) : words('step', { day: longDay(language, taper.nextOn), dose: milligrams(language, taper.nextUg) })}</b><small>{words('pauseAny')}</small></span></p>}
      {nextReviewOn === null ? null : <p className="when"><Icon name="check" /><span><b>{words('review', { day: longDay(language, nextReviewOn) })}</b><small className="muted">{words('reviewHint')}</small></span></p>}
      {request === null || request.answer === null ? null : <p className="note due"><Icon name="check" /><span>{words(request.answer === 'changed' ? 'answered_changed' : 'answered_kept', { by: request.answeredBy ?? '', words: request.answerWords ?? '' })}</span></p>}
      {request !== null && request.answer === null ? <Sent what={request.what} /> : <Ask falls={taper !== null} />}
    </section>
  );
}

function Sent({ what }: { readonly what: What }): ReactElement {
  const words = useWords(maintenanceMessages);
  const { refresh } = useApp();
  const [trouble, setTrouble] = useState(false);
  const back = async (): Promise<void> => { const answer = await ask(takeBackRequest, { body: {} }); setTrouble(answer.kind !== 'ok'); if (answer.kind === 'ok') await refresh(); };
  return (
    <>
      <p className="note due" role="status"><Icon name="clock" /><span>{words('sent', { what: words(what) })} {words('stays')}</span></p>
      <button type="button" className="btn wide" onClick={() => { void back(); }}>{words('takeBack')}</button>
      <p className="note warn" role="alert" hidden={!trouble}>{words('trouble')}</p>
    </>
  );
}

function Ask({ falls }: { readonly falls: boolean }): ReactElement {
  const words = useWords(maintenanceMessages);
  const { refresh } = useApp();
  const offered: readonly What[] = falls ? ['pause', 'step-back', 'slower', 'talk'] : ['talk'];
  const [what, setWhat] = useState<What>(offered[0] ?? 'talk');
  const [text, setText] = useState('');
  const [state, setState] = useState<'asked' | 'sending' | 'trouble'>('asked');
  const send = async (): Promise<void> => {
    setState('sending');
    const answer = await ask(askAboutDose, { body: { what, words: text.trim() } });
    setState(answer.kind === 'ok' ? 'asked' : 'trouble');
    if (answer.kind === 'ok') await refresh();
  };
  return (
    <details className="why">
      <summary>{words('ask')}</summary>
      <form onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <fieldset className="choices"><legend className="hide">{words('ask')}</legend>{offered.map((each) => <label key={each}><input type="radio" name="about-dose" checked={what === each} onChange={() => setWhat(each)} /><span>{words(each)}</span></label>)}</fieldset>
        <label className="field"><span>{words('words')}</span><textarea className="in" rows={2} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} /></label>
        <p className="small muted">{words('stays')}</p>
        <button type="submit" className="btn primary wide spaced" disabled={state === 'sending'}>{words('send')}</button>
        <p className="note warn" role="alert" hidden={state !== 'trouble'}>{words('trouble')}</p>
      </form>
    </details>
  );
}

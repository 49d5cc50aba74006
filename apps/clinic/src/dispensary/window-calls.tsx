/** At the head of the queue: call the next, at which window; and who came by the screen and was not known. */
import { Button, Key, useFormats, useLanguage, useWords } from '@fairlead/ui';
import type { Arrival, QueueRow } from '@fairlead/contract/dispensary';
import { IconSpeakerphone } from '@tabler/icons-react';
import { AnswerNote, useShortcut } from '../platform/index.ts';
import { callMessages } from './call-messages.ts';
import { nextToCall, useCallPerson, useSettleArrival, windowName, windowNames } from './use-calls.ts';

export function CallNext({ items, current, onOpen }: { readonly items: readonly QueueRow[]; readonly current: string | undefined; readonly onOpen: (id: string) => void }) {
  const words = useWords(callMessages);
  const { name, busy, answer, again, callTo } = useCallPerson();
  const next = nextToCall(items, current);
  const call = () => {
    if (next === undefined || busy) return;
    onOpen(next.personId);
    void callTo(next.personId);
  };
  useShortcut('n', words('callNext'), call);
  return (
    <div className="call-next">
      <Button aria-busy={busy} why={next === undefined ? words('nobodyToCall') : undefined} onClick={call}><IconSpeakerphone className="i" aria-hidden="true" />{words('callNext')} <Key>N</Key></Button>
      <label className="small"><span>{words('toWindow')}</span> <select className="in" value={name} onChange={(event) => { const chosen = windowNames.find((each) => each === event.target.value); if (chosen !== undefined) windowName.set(chosen); }}>{windowNames.map((each) => <option key={each} value={each}>{each}</option>)}</select></label>
      <AnswerNote answer={answer} onAgain={() => { void again(); }} />
    </div>
  );
}

/** The words of a call beside somebody's line. */
export function useCallWords(): (row: QueueRow) => string {
  const words = useWords(callMessages);
  return ({ onWall, lane }) => {
    if (onWall === undefined || lane !== 'here') return '';
    const said = [/^\d/.test(onWall.label) ? words('numberOf', { number: onWall.label }) : '', onWall.window === null ? '' : words('called', { window: onWall.window })];
    return said.filter((each) => each !== '').map((each) => ` · ${each}`).join('');
  };
}

/** Calls whoever stands on the ticket, again where nobody came. */
export function CallAgain({ personId, name, isHere }: { readonly personId: string; readonly name: string; readonly isHere: boolean }) {
  const words = useWords(callMessages);
  const { busy, callTo, answer, again } = useCallPerson();
  if (!isHere) return null;
  return <><Button aria-busy={busy} aria-label={words('callNamed', { name })} onClick={() => { void callTo(personId); }}><IconSpeakerphone className="i" aria-hidden="true" />{words('call')}</Button><AnswerNote answer={answer} onAgain={() => { void again(); }} /></>;
}

/** Somebody sits in the waiting room whom the screen could not name: the person chosen in the list is who it is. */
export function UnknownArrivals({ arrivals, chosen }: { readonly arrivals: readonly Arrival[]; readonly chosen: QueueRow | undefined }) {
  const words = useWords(callMessages);
  const { time } = useFormats();
  const language = useLanguage();
  const settle = useSettleArrival();
  const birthday = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : language, { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <section className="arrivals" aria-label={words('unknown')}>
      <h2>{words('unknown')} <span className="num muted">{arrivals.length}</span></h2>
      <ul className="row-lines">{arrivals.map((each) => (
        <li key={each.id}>
          <span className="num"><b>{words('numberOf', { number: String(each.number) })}</b> · {time(each.arrivedAt)}<br /><span className="small muted">{each.initials === null || each.month === null || each.day === null ? words('strangeCard') : words('typedAs', { initials: each.initials, day: birthday.format(Date.UTC(2024, each.month - 1, each.day)) })}</span></span>
          <span className="rowx">
            {chosen === undefined ? null : <Button aria-busy={settle.busy} onClick={() => { void settle.send({ params: { id: each.id }, body: { personId: chosen.personId } }); }}>{words('thisIs', { name: chosen.name })}</Button>}
            <Button look="bare" aria-busy={settle.busy} aria-label={words('dropNamed', { number: String(each.number) })} onClick={() => { void settle.send({ params: { id: each.id }, body: {} }); }}>{words('drop')}</Button>
          </span>
        </li>
      ))}</ul>
      {chosen === undefined ? <p className="small muted">{words('chooseWho')}</p> : null}
      <AnswerNote answer={settle.answer} onAgain={() => { void settle.again(); }} />
    </section>
  );
}

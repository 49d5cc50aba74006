/** The days of a plan as a table that can be edited: each dose, what it has built up to, what the rules found, a pause or a step back from any day. */
import type { Decision } from '@fairlead/contract';
import { Button, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { ugOf } from './amounts.ts';
import { medicationMessages } from './medication-messages.ts';
import { dayAfter, paused, planOf, stepBack } from './order-plan.ts';
import type { OrderKind, OrderText } from './use-order-form.ts';

interface Props {
  readonly text: OrderText;
  readonly set: (more: Partial<OrderText>) => void;
  readonly kind: OrderKind;
  readonly judged: Decision | undefined;
  readonly today: string;
  readonly changes: boolean;
  /** Closed days of the site: their doses go home before. */
  readonly closed: ReadonlySet<string>;
}

export function PlanDays({ text, set, judged, today, changes, closed }: Props) {
  const words = useWords(medicationMessages);
  const { day: sayDay } = useFormats();
  const [more, setMore] = useState('7');
  const hold = /^[1-9]\d{0,2}$/.test(more.trim()) ? Number(more) : 0;
  const put = (days: OrderText['days']) => set({ days, endOn: dayAfter(text.startOn, days.length - 1) });
  const write = (at: number, part: number, typed: string) => set({ days: text.days.map((parts, index) => (index === at ? parts.map((each, place) => (place === part ? typed : each)) : parts)) });
  const unread = planOf(text.days) === null;
  if (text.startOn === '') return null;
  return (
    <div className="stack">
      <TextField label={words('holdDays')} hint={words('holdDaysHint')} inputMode="numeric" value={more} onText={setMore} />
      <div className="figures-scroll plan-days" role="region" aria-label={words('days')}>
        <table className="figures num">
          <caption>{words('daysCaption', { count: text.days.length })}</caption>
          <thead><tr><th scope="col">{words('dayColumn')}</th><th scope="col">{words('doseOfPart')}</th><th scope="col">{words('rulesSay')}</th><th scope="col">{words('fromHere')}</th></tr></thead>
          <tbody>{text.days.map((parts, at) => {
            const day = dayAfter(text.startOn, at);
            const past = changes && day < today;
            const name = sayDay(day);
            return (
              <tr key={day} className={parts.every((each) => ugOf(each) === 0) ? 'muted' : undefined}>
                <th scope="row">{at + 1}. {name}{closed.has(day) ? <><br /><span className="small muted">{words('closedHere')}</span></> : null}</th>
                <td>{past ? parts.join(' + ') : parts.map((each, part) => <input key={part} className={`in dose-in${ugOf(each) === null ? ' wrong' : ''}`} inputMode="decimal" aria-label={words(parts.length > 1 ? 'doseOnPart' : 'doseOn', { day: name, part: part + 1 })} aria-invalid={ugOf(each) === null} value={each} onChange={(event) => write(at, part, event.target.value)} />)} mg</td>
                <td><Found judged={judged} day={day} /></td>
                <td>{past ? null : <span className="rowx"><Button look="bare" aria-label={words('holdOn', { day: name })} why={unread || hold === 0 ? words('amountBad') : undefined} onClick={() => put(paused(text.days, at, hold))}>{words('holdHere')}</Button><Button look="bare" aria-label={words('backOn', { day: name })} why={unread ? words('amountBad') : undefined} onClick={() => put(stepBack(text.days, at))}>{words('backHere')}</Button></span>}</td>
              </tr>
            );
          })}</tbody>
        </table>
      </div>
    </div>
  );
}

/** The gravest finding of a day; the panel below says each in full. A day like the one before has none of its own. */
function Found({ judged, day }: { readonly judged: Decision | undefined; readonly day: string }) {
  const words = useWords(medicationMessages);
  if (judged === undefined) return <span className="muted">{words('notAsked')}</span>;
  const found = judged.findings.filter((each) => each.days?.includes(day) === true && each.decision !== 'allow');
  if (found.length === 0) return <span className="muted">{words('nothingFound')}</span>;
  const refused = found.some((each) => each.decision === 'refuse');
  return <StateTag state={refused ? 'refuse' : 'warn'}>{words('found', { count: found.length })}</StateTag>;
}


/** Take-home bottles: one a day, with the day as the largest thing. */
import { IconCircleCheck } from '@tabler/icons-react';
import { useFormats, useWords } from './language.tsx';
import { uiMessages } from './ui-messages.ts';

/** Bottles to be issued today, under the dose on the ticket. `days` are dosing days, ISO. */
export function Bottles({ days, doseUg, limit }: { readonly days: readonly string[]; readonly doseUg: number; readonly limit?: number | undefined }) {
  const words = useWords(uiMessages);
  const { mg, weekday } = useFormats();
  if (days.length === 0) return null;
  return (
    <div className="bottles">
      <p><b className="num">{words('bottlesOf', { count: days.length })}</b> {words('toTakeHome', { dose: mg(doseUg) })} {limit === undefined ? null : <span className="muted">{words('limitOf', { limit })}</span>}</p>
      <ol className="num">{days.map((day) => <li key={day}>{weekday(day)}<b>{Number(day.slice(8, 10))}</b></li>)}</ol>
    </div>
  );
}

export interface BottleDay { readonly day: string; readonly kind: 'window' | 'bottle'; readonly taken: boolean }

/** The person's own week: today at the window, then a bottle a day; taken gets a check. */
export function BottleWeek({ days, today }: { readonly days: readonly BottleDay[]; readonly today: string }) {
  const words = useWords(uiMessages);
  const { weekday, day: dayWords } = useFormats();
  return (
    <ol className="week num" aria-label={words('bottleWeek')}>
      {days.map(({ day, kind, taken }) => (
        <li key={day} {...(day === today ? { className: 'is-now', 'aria-current': 'date' as const } : {})}>
          {taken ? <IconCircleCheck className="i" aria-hidden="true" /> : (
            <svg className={`flask${kind === 'window' ? ' taken' : ''}`} viewBox="0 0 26 36" aria-hidden="true"><path d="M9 2h8v5h-8zM8 7h10c0 4 4 5 4 10v14a3 3 0 0 1-3 3h-12a3 3 0 0 1-3-3v-14c0-5 4-6 4-10z" /></svg>
          )}
          <span aria-hidden="true">{weekday(day)}</span>
          <span className="hide">{dayWords(day)}: {words(kind === 'window' ? 'atWindow' : 'atHome')}, {words(taken ? 'taken' : 'notTaken')}</span>
        </li>
      ))}
    </ol>
  );
}

import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../platform/app.ts';
import { dayAfter } from '../platform/clock.ts';
import { longWeekday, narrowWeekday } from '../platform/say.ts';
import { recoveryMessages } from './recovery-messages.ts';

const knots = [[36, 28], [89, 21], [142, 27], [195, 20], [248, 26], [301, 22], [354, 26]] as const;
const line = 'M-10 20C12 20 14 28 36 28C58 28 67 21 89 21C111 21 120 27 142 27C164 27 173 20 195 20C217 20 226 26 248 26C270 26 279 22 301 22C323 22 332 26 354 26C376 26 386 20 400 20';

/** A knot a day; a day without one is a smaller knot, and the rope goes on. */
export function Rope({ today, done }: { readonly today: string; readonly done: ReadonlySet<string> }): ReactElement {
  const words = useWords(recoveryMessages);
  const language = useLanguage();
  const days = knots.map((_place, index) => dayAfter(today, index - 6));
  const named = days.filter((day) => done.has(day)).map((day) => longWeekday(language, day));
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(named);
  const label = `${named.length === 0 ? words('ropeNone') : words('rope', { days: list })} ${words(done.has(today) ? 'ropeDone' : 'ropeToday')}`;
  return (
    <svg className="chart rope" viewBox="0 0 390 66" role="img" aria-label={label}>
      <path className="rope-b" d={line} /><path className="rope-t" d={line} />
      {knots.map(([x, y], index) => {
        const day = days[index] ?? today;
        return <g key={day}><Knot x={x} y={y} filled={done.has(day)} now={index === 6} /><text className={index === 6 ? 'mid strong' : 'mid'} x={x} y={59}>{narrowWeekday(language, day)}</text></g>;
      })}
    </svg>
  );
}

function Knot({ x, y, filled, now }: { readonly x: number; readonly y: number; readonly filled: boolean; readonly now: boolean }): ReactElement {
  if (filled) return <><circle className="knot" cx={x} cy={y} r={now ? 11 : 9} /><path className="knot-c" d={`M${x - 3.6} ${y + 0.2}l2.6 2.6 4.8-5.2`} /></>;
  return now ? <circle className="knot now-k" cx={x} cy={y} r={11} /> : <circle className="knot none" cx={x} cy={y} r={6} />;
}

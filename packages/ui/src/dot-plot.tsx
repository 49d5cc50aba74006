/** Waiting time: one dot is one person, with a line at 3 days and one at 3 weeks. */
import type { ReactNode } from 'react';
import { ChartFrame } from './chart-frame.tsx';
import { useFormats, useWords } from './language.tsx';
import { linear } from './scale.ts';
import { uiMessages } from './ui-messages.ts';

interface DotPlotProps {
  readonly title: string;
  readonly sub?: ReactNode;
  /** Days waited, one entry a person. */
  readonly days: readonly number[];
  readonly within?: number;
  readonly late?: number;
}

/** People by whole days waited. */
export function stacksOf(days: readonly number[]): ReadonlyMap<number, number> {
  const stacks = new Map<number, number>();
  for (const day of days.toSorted((a, b) => a - b)) stacks.set(day, (stacks.get(day) ?? 0) + 1);
  return stacks;
}

const height = 250;
const base = 205;

export function DotPlot({ title, sub, days, within = 3, late = 21 }: DotPlotProps) {
  const words = useWords(uiMessages);
  const { percent } = useFormats();
  const early = days.filter((day) => day <= within).length;
  const longest = Math.max(0, ...days);
  const says = days.length === 0 ? words('nothingYet') : words('dotsSay', { within: early, all: days.length, days: within, longest });
  const stacks = stacksOf(days);
  const lastDay = Math.max(late + 3, longest);
  return (
    <ChartFrame title={title} sub={sub} says={says} height={height} minWidth={420} table={{ caption: says, columns: [words('days'), words('people')], rows: [...stacks].map(([day, people]) => [String(day), String(people)]) }}>
      {(width) => {
        const column = (width - 16) / (lastDay + 1);
        const x = linear([0, lastDay], [8 + column / 2, width - 8 - column / 2]);
        const tallest = Math.max(1, ...stacks.values());
        const abreast = Math.max(1, Math.min(Math.floor(column / 6), Math.ceil(tallest / 22)));
        const gap = Math.min(8, column / abreast, 180 / Math.ceil(tallest / abreast));
        const limit = (x(within) + x(within + 1)) / 2;
        const ticks = [0, 1, 2, 3, 5, 7, 10, 14, 21, 28, 42].filter((tick) => tick <= lastDay);
        return (
          <>
            {[...stacks].flatMap(([day, people]) => Array.from({ length: people }, (_, at) => (
              <circle key={`${day} ${at}`} className={day <= within ? 'p1' : day > late ? 'p3' : 'p2'} cx={x(day) + ((at % abreast) - (abreast - 1) / 2) * gap} cy={base - 6 - Math.floor(at / abreast) * gap} r={Math.max(1.5, gap / 2 - 0.8)} />
            )))}
            <line className="edge" x1={0} y1={base} x2={width} y2={base} />
            <line className="now" x1={limit} y1={10} x2={limit} y2={base} />
            {days.length === 0 ? null : <><text className="strong" x={limit + 7} y={22}>{words('dotsWithin', { percent: percent(early / days.length), days: within })}</text><text x={limit + 7} y={38}>{words('dotsOf', { within: early, all: days.length })}</text></>}
            <line className="read" x1={x(late + 0.5)} y1={100} x2={x(late + 0.5)} y2={base} />{late === 21 ? <text className="end" x={x(late + 0.5) - 5} y={112}>{words('weeks3')}</text> : null}
            {ticks.map((tick) => <text key={tick} className="mid" x={x(tick)} y={base + 18}>{tick}</text>)}
            <text className="end" x={width} y={base + 40}>{words('dotsAxis')}</text>
          </>
        );
      }}
    </ChartFrame>
  );
}

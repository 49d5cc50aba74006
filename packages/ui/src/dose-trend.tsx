/** Doses by day alone, for where no scores belong beside them. */
import type { ReactNode } from 'react';
import { ChartFrame } from './chart-frame.tsx';
import { DayAxis, DoseBars } from './chart-marks.tsx';
import type { DoseDay } from './chart-marks.tsx';
import { useFormats, useWords } from './language.tsx';
import { dayNumber, linear, niceTicks } from './scale.ts';
import { uiMessages } from './ui-messages.ts';

interface DoseTrendProps { readonly title: string; readonly sub?: ReactNode; readonly says: string; readonly doses: readonly DoseDay[]; readonly from: string; readonly to: string }

const height = 132;
const left = 30;
const base = 104;

export function DoseTrend({ title, sub, says, doses, from, to }: DoseTrendProps) {
  const words = useWords(uiMessages);
  const { day, mg } = useFormats();
  const rows = doses.map((dose) => [day(dose.day), mg(dose.doseUg), words(dose.kind)]);
  const legend = ([['observed', 'k-dose'], ['atHome', 'k-take'], ['missed', 'k-miss']] as const).filter(([kind]) => doses.some((dose) => dose.kind === kind)).map(([kind, mark]) => ({ mark, label: words(kind) }));
  return (
    <ChartFrame title={title} sub={sub} says={says} height={height} legend={legend} table={{ caption: says, columns: [words('day'), words('dose'), words('kind')], rows }}>
      {(width) => {
        const right = width - 4;
        const [first, last] = [dayNumber(from), dayNumber(to)];
        const step = (right - left) / Math.max(1, last - first + 1);
        const x = linear([first, last], [left + step / 2, right - step / 2]);
        const top = niceTicks(Math.max(1, ...doses.map(({ doseUg }) => doseUg)), 4).at(-1) ?? 1;
        return (
          <>
            <DoseBars doses={doses} x={x} y={linear([0, top], [base, 22])} base={base} barWidth={Math.max(2, Math.min(14, step * 0.64))} />
            <line className="edge" x1={left} y1={base} x2={right} y2={base} /><text className="end" x={left - 6} y={72}>{words('unitMg')}</text>
            <DayAxis from={first} to={last} x={x} y={base + 20} width={right - left} avoid={x(last)} />
            <text className="strong end" x={right} y={base + 20}>{words('today')}</text>
          </>
        );
      }}
    </ChartFrame>
  );
}

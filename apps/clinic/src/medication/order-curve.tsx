/** The curve of a schedule: the dose of each day as steps, with the same as a table. */
import { ChartFrame, dayNumber, linear, niceTicks, useFormats, useWords } from '@fairlead/ui';
import { medicationMessages } from './medication-messages.ts';

interface Props { readonly schedule: readonly { readonly dosingDay: string; readonly part: number; readonly doseUg: number }[] }

const height = 120;
const [left, top, base] = [36, 14, 92] as const;

export function OrderCurve({ schedule }: Props) {
  const words = useWords(medicationMessages);
  const { day, shortDay, mg, mgFigure } = useFormats();
  const days = [...Map.groupBy(schedule, (each) => each.dosingDay).entries()].map(([dosingDay, parts]) => ({ dosingDay, doseUg: parts.reduce((sum, each) => sum + each.doseUg, 0) })).toSorted((a, b) => (a.dosingDay < b.dosingDay ? -1 : 1));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const says = words('curveSays', { from: mg(first.doseUg), to: mg(last.doseUg) });
  const steps = days.filter((each, index) => each.doseUg !== days[index - 1]?.doseUg);
  return (
    <ChartFrame title={words('curve')} says={says} height={height} table={{ caption: says, columns: [words('startOn'), words('doseOfPart')], rows: steps.map((each) => [day(each.dosingDay), mg(each.doseUg)]) }}>
      {(width) => {
        const x = linear([dayNumber(first.dosingDay), dayNumber(last.dosingDay) + 1], [left, width - 6]);
        const highest = niceTicks(Math.max(...days.map((each) => each.doseUg)), 3).at(-1) ?? 1;
        const y = linear([0, highest], [base, top]);
        const path = days.map((each, index) => `${index === 0 ? 'M' : 'L'}${x(dayNumber(each.dosingDay))} ${y(each.doseUg)}L${x(dayNumber(each.dosingDay) + 1)} ${y(each.doseUg)}`).join('');
        return (
          <>
            <line className="edge" x1={left} y1={base} x2={width - 6} y2={base} />
            <path className="score" d={path} />
            {[first, last].map((each) => <text key={each.dosingDay} className={each === first ? 'strong' : 'strong end'} x={each === first ? left : width - 6} y={y(each.doseUg) - 5}>{mgFigure(each.doseUg)} mg</text>)}
            <text x={left} y={base + 18}>{shortDay(first.dosingDay)}</text><text className="end" x={width - 6} y={base + 18}>{shortDay(last.dosingDay)}</text>
          </>
        );
      }}
    </ChartFrame>
  );
}

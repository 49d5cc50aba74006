/** The curve of a plan: the ordered dose of each day as steps and, for methadone, the band that it has built up to; the same as a table. */
import { builtUpBand, methadoneHalfLife, methadoneSteadyState, steadyState } from '@fairlead/clinical';
import { ChartFrame, dayNumber, dayTicks, dayOfNumber, linear, niceTicks, useFormats, useWords } from '@fairlead/ui';
import { medicationMessages } from './medication-messages.ts';
import { dayAfter, daysBetween } from './order-plan.ts';

interface Props {
  readonly schedule: readonly { readonly dosingDay: string; readonly doseUg: number }[];
  /** Methadone alone has a published half-life here. */
  readonly builtUp: boolean;
  /** Day totals taken before, which the band begins from. */
  readonly taken: readonly { readonly day: string; readonly ug: number }[];
}

const height = 168;
const [left, top, base] = [56, 18, 132] as const;

interface CurveDay { readonly day: string; readonly doseUg: number; readonly lowUg: number; readonly highUg: number }

/** Totals by the day, each with its band. A day before the plan on which nothing was taken counts as nothing. */
function curveOf({ schedule, taken }: Props): { readonly days: readonly CurveDay[]; readonly lastUg: number | null } {
  const totals = [...Map.groupBy(schedule, (each) => each.dosingDay).entries()].map(([day, parts]) => ({ day, doseUg: parts.reduce((sum, each) => sum + each.doseUg, 0) })).toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const [first] = totals;
  const before = first === undefined ? [] : taken.filter(({ day }) => day < first.day);
  const [earliest] = before;
  const run = earliest === undefined || first === undefined ? [] : Array.from({ length: daysBetween(earliest.day, first.day) }, (_, at) => before.find(({ day }) => day === dayAfter(earliest.day, at))?.ug ?? 0);
  // The dose of the day before the plan may be still to come: it counts as the one before it.
  if (run.length > 1 && run.at(-1) === 0) run[run.length - 1] = run.at(-2) ?? 0;
  // What was taken before the weeks that are known is taken to have been the first known dose, and steady, where the weeks are full.
  const band = builtUpBand(totals.map(({ doseUg }) => doseUg), run, run.length >= 28 ? (run[0] ?? 0) : 0);
  return { days: totals.map((each, at) => ({ ...each, lowUg: band[at]?.lowUg ?? 0, highUg: band[at]?.highUg ?? 0 })), lastUg: run.at(-1) ?? null };
}

const stepPath = (days: readonly CurveDay[], x: (value: number) => number, y: (value: number) => number): string => days.map(({ day, doseUg }, index) => `${index === 0 ? 'M' : 'L'}${x(dayNumber(day))} ${y(doseUg)}L${x(dayNumber(day) + 1)} ${y(doseUg)}`).join('');
/** Along the upper edge and back along the lower one. The band stands in the middle of each day. */
const bandPath = (days: readonly CurveDay[], x: (value: number) => number, y: (value: number) => number): string => `M${[...days.map(({ day, highUg }) => `${x(dayNumber(day) + 0.5)} ${y(highUg)}`), ...days.toReversed().map(({ day, lowUg }) => `${x(dayNumber(day) + 0.5)} ${y(lowUg)}`)].join('L')}Z`;

export function OrderCurve(props: Props) {
  const words = useWords(medicationMessages);
  const { day, shortDay, mg, mgFigure } = useFormats();
  const { days, lastUg } = curveOf(props);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const steady = props.builtUp ? steadyState(days.map(({ doseUg }) => doseUg), lastUg) : null;
  const says = `${words('curveSays', { from: mg(first.doseUg), to: mg(last.doseUg) })}${steady === null ? '' : ` ${words('steadyFrom', { from: steady.fromDay, to: steady.toDay, day: day(dayAfter(first.day, steady.fromDay - 1)) })}`}`;
  const columns = [words('dayColumn'), words('doseOfPart'), ...(props.builtUp ? [words('builtUp')] : [])];
  const rows = days.map((each, at) => [`${at + 1}. ${day(each.day)}`, mg(each.doseUg), ...(props.builtUp ? [words('band', { low: mg(Math.round(each.lowUg / 500) * 500), high: mg(Math.round(each.highUg / 500) * 500) })] : [])]);
  return (
    <div className="stack">
      <ChartFrame title={words('curve')} says={says} height={height} table={{ caption: says, columns, rows }} legend={props.builtUp ? [{ mark: 'k-line', label: words('ordered') }, { mark: 'k-built', label: words('builtUp') }] : []}>
        {(width) => {
          const [from, to] = [dayNumber(first.day), dayNumber(last.day) + 1];
          const x = linear([from, to], [left, width - 6]);
          const ticks = niceTicks(Math.max(...days.map((each) => Math.max(each.doseUg, props.builtUp ? each.highUg : 0))), 3);
          const y = linear([0, ticks.at(-1) ?? 1], [base, top]);
          const steadyX = steady === null || from + steady.fromDay - 1 >= to || steady.fromDay === 1 ? null : x(from + steady.fromDay - 1);
          return (
            <>
              {ticks.map((tick) => <g key={tick}><line className={tick === 0 ? 'edge' : 'grid'} x1={left} y1={y(tick)} x2={width - 6} y2={y(tick)} /><text className="end" x={left - 6} y={y(tick) + 4}>{tick === ticks.at(-1) ? mg(tick) : mgFigure(tick)}</text></g>)}
              {steadyX === null ? null : <><rect className="zone" x={steadyX} y={top} width={Math.max(0, width - 6 - steadyX)} height={base - top} /><text className="end" x={width - 8} y={top - 5}>{words('steadyHere')}</text></>}
              {props.builtUp ? <path className="built" d={bandPath(days, x, y)} /> : null}
              <path className="score" d={stepPath(days, x, y)} />
              {dayTicks(from, to - 1, width - left - 6).map((tick) => <text key={tick} x={x(tick)} y={base + 18}>{shortDay(dayOfNumber(tick))}</text>)}
            </>
          );
        }}
      </ChartFrame>
      {steady === null ? null : <p className="small muted">{words('builtUpHint', { short: methadoneHalfLife.shortHours, long: methadoneHalfLife.longHours, from: methadoneSteadyState.planDays[0], to: methadoneSteadyState.planDays[1], percent: steady.slowestPercent, source: methadoneHalfLife.cite.source })}</p>}
    </div>
  );
}

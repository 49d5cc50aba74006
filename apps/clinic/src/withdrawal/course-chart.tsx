/** One stay against the hours since last use: COWS over the expected band, doses and comfort medicines below. */
import { courseOf, expectedCowsBand } from '@fairlead/clinical';
import type { Stay } from '@fairlead/contract/withdrawal';
import { bandPath, ChartFrame, linear, linePath, niceTicks, useFormats, useWords } from '@fairlead/ui';
import type { Point } from '@fairlead/ui';
import { useSay } from '../assessment/index.tsx';
import { wardMessages } from './withdrawal-messages.ts';

const hourMs = 3_600_000;
const height = 236;
const left = 30;

interface DrawnProps { readonly stay: Stay; readonly width: number; readonly hoursOf: (at: string) => number; readonly until: number; readonly now: number }

function Drawn({ stay, width, hoursOf, until, now }: DrawnProps) {
  const words = useWords(wardMessages);
  const { mgFigure, number } = useFormats();
  const x = linear([0, until], [left, width - 6]);
  const y = linear([0, 36], [150, 12]);
  const doseTop = niceTicks(Math.max(1, ...stay.doses.map(({ doseUg }) => doseUg)), 3).at(-1) ?? 1;
  const doseY = linear([0, doseTop], [208, 168]);
  const { points } = expectedCowsBand(stay.opioid, 4, until);
  const upper: readonly Point[] = points.map(({ hours, high }) => [x(hours), y(high)]);
  const lower: readonly Point[] = points.map(({ hours, low }) => [x(hours), y(low)]);
  // A score from before the last use stands before the axis begins.
  const scores = stay.cows.flatMap(({ at, total }) => (total === null || hoursOf(at) < 0 ? [] : [{ hours: hoursOf(at), total }]));
  const line: readonly Point[] = scores.map(({ hours, total }) => [x(hours), y(total)]);
  const ticks = Array.from({ length: Math.floor(until / 24) + 1 }, (_, day) => day * 24).filter((_, at) => until < 200 || at % 2 === 0);
  const comfort = stay.orders.flatMap(({ doses }) => doses.filter(({ what }) => what === 'given'));
  const last = line.at(-1);
  return (
    <>
      {upper.length === 0 ? null : <><path className="expect" d={bandPath(upper, lower)} /><path className="expect-line" d={linePath(upper)} /><path className="expect-line" d={linePath(lower)} /></>}
      {[5, 13, 25].map((score) => <g key={score}><line className="grid dash" x1={left} y1={y(score)} x2={width} y2={y(score)} /><text className="end" x={left - 5} y={y(score) + 4}>{score}</text></g>)}
      {line.length === 0 ? null : <path className="score" d={linePath(line)} />}
      {line.map(([px, py], at) => <circle key={at} className={at === line.length - 1 ? 'dot full' : 'dot'} cx={px} cy={py} r={at === line.length - 1 ? 4.5 : 3} />)}
      {last === undefined ? null : <text className={last[0] > width - 40 ? 'strong end' : 'strong'} x={last[0] + (last[0] > width - 40 ? -8 : 8)} y={last[1] - 8}>{number(scores.at(-1)?.total ?? 0)}</text>}
      <line className="edge" x1={left} y1={208} x2={width} y2={208} /><text className="end" x={left - 5} y={190}>{words('unitMg')}</text>
      {stay.doses.map(({ at, doseUg }) => <g key={at}><rect className="dose" x={x(hoursOf(at)) - 4} y={doseY(doseUg)} width={8} height={208 - doseY(doseUg)} rx={1.5} /><text className="mid" x={x(hoursOf(at))} y={doseY(doseUg) - 4}>{mgFigure(doseUg)}</text></g>)}
      {comfort.map(({ id, at }) => <path key={id} className="comfort" d={`M${x(hoursOf(at))} 198l4.5 8h-9z`} />)}
      {ticks.map((hours) => <text key={hours} className={hours === until ? 'end' : 'mid'} x={hours === until ? width : Math.max(left + 10, x(hours))} y={228}>{words('hoursAxis', { hours })}</text>)}
      {now <= until ? <line className="now" x1={x(now)} y1={8} x2={x(now)} y2={208} /> : null}
    </>
  );
}

export function CourseOfStay({ stay }: { readonly stay: Stay }) {
  const words = useWords(wardMessages);
  const say = useSay();
  const { dayTime, list, mg, number } = useFormats();
  const lastUse = Date.parse(stay.lastUseAt);
  const hoursOf = (at: string): number => (Date.parse(at) - lastUse) / hourMs;
  const now = hoursOf(stay.endedAt ?? stay.now);
  const until = Math.max(96, Math.ceil((now + 12) / 24) * 24);
  const { note, drawn } = courseOf(stay.opioid);
  const values = stay.cows.flatMap(({ total }) => (total === null ? [] : [number(total)]));
  const given = stay.orders.flatMap(({ doses }) => doses.filter(({ what }) => what === 'given'));
  const says = words('courseSays', { who: stay.name, values: values.length === 0 ? words('noScores') : list(values), doses: stay.doses.length, comfort: given.length });
  const rows = [
    ...stay.cows.map(({ at, total }) => ({ at, what: words('cows'), figure: total === null ? words('incomplete') : number(total) })), ...stay.doses.map(({ at, medicine, doseUg }) => ({ at, what: medicine, figure: mg(doseUg) })), ...given.map(({ at, medicine, doseUg }) => ({ at, what: medicine, figure: mg(doseUg) })),
  ].toSorted((a, b) => a.at.localeCompare(b.at)).map(({ at, what, figure }) => [dayTime(at), what, figure]);
  const legend = [{ mark: 'k-line', label: words('cows') }, ...(drawn === null ? [] : [{ mark: 'k-ci', label: words('expected') }]), { mark: 'k-dose', label: words('kDose') }, { mark: 'k-tri', label: words('kComfort') }];
  return (
    <section className="card">
      <ChartFrame title={words('course')} sub={words('courseSub')} says={says} height={height} legend={legend} table={{ caption: says, columns: [words('hour'), words('what'), words('figure')], rows }}>{(width) => <Drawn stay={stay} width={width} hoursOf={hoursOf} until={until} now={now} />}</ChartFrame>
      <p className="small muted">{words(drawn === null ? 'noCourse' : 'courseNote', { note: say(note) })}</p>
    </section>
  );
}

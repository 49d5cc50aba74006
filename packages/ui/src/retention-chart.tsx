/** Staying in treatment: step lines with their 95 % band, a point at day 180, and how many are still counted under the axis. */
import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { ChartFrame } from './chart-frame.tsx';
import { useFormats, useWords } from './language.tsx';
import { linear, stepBandPath, stepPath } from './scale.ts';
import type { Point, Scale } from './scale.ts';
import { uiMessages } from './ui-messages.ts';

export interface RetentionStep { readonly day: number; readonly share: number; readonly low: number; readonly high: number; readonly counted: number }
/** At most two lines: they differ by dash as well as by hue. */
export interface RetentionLine { readonly name: string; readonly people: number; readonly steps: readonly RetentionStep[]; /** Nobody was followed longer: the line ends here. */ readonly followedDays?: number }

interface RetentionChartProps {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly lines: readonly RetentionLine[];
  /** The last day on the axis, and the day whose figure is said. */
  readonly lastDay?: number;
  readonly pointDay?: number;
  readonly aside?: ReactNode;
}

const marks = [{ line: 'cv-a', band: 'ci-a', point: 'pt-a', key: 'k-line' }, { line: 'cv-b', band: 'ci-b', point: 'pt-b', key: 'k-line2' }] as const;
const bottom = 210;

/** The step that holds on a day, or undefined before the first. */
export function stepAt(steps: readonly RetentionStep[], day: number): RetentionStep | undefined {
  return steps.findLast((step) => step.day <= day);
}

/** The same of a line, and undefined after the last day that anybody was followed. */
export function heldOn({ steps, followedDays }: RetentionLine, day: number): RetentionStep | undefined {
  return followedDays !== undefined && day > followedDays ? undefined : stepAt(steps, day);
}

function Line({ line, at, x, y, lastDay, pointDay, labelY }: { readonly line: RetentionLine; readonly at: number; readonly x: Scale; readonly y: Scale; readonly lastDay: number; readonly pointDay: number; readonly labelY: number }) {
  const { percent } = useFormats();
  const mark = marks[at % 2] ?? marks[0];
  const shown = line.steps.filter(({ day }) => day <= lastDay);
  const last = shown.at(-1);
  const point = heldOn(line, pointDay);
  const end = Math.min(lastDay, line.followedDays ?? lastDay);
  const points = (of: (step: RetentionStep) => number): readonly Point[] => [...shown.map((step): Point => [x(step.day), y(of(step))]), ...(last === undefined ? [] : [[x(end), y(of(last))] as Point])];
  return (
    <>
      <path className={mark.band} d={stepBandPath(points((step) => step.high), points((step) => step.low))} />
      <path className={mark.line} d={stepPath(points((step) => step.share))} />
      {point === undefined ? null : <><circle className={mark.point} cx={x(pointDay)} cy={y(point.share)} r={4.5} /><text className="strong" x={x(pointDay) + 8} y={y(point.share) + (at === 0 ? -10 : 20)}>{percent(point.share)} ({Math.round(point.low * 100)}–{Math.round(point.high * 100)})</text></>}
      {last === undefined ? null : <text className="strong" x={x(lastDay) + 8} y={labelY}>{line.name}</text>}
    </>
  );
}

export function RetentionChart({ title, sub, lines, lastDay = 365, pointDay = 180, aside }: RetentionChartProps) {
  const words = useWords(uiMessages);
  const { percent } = useFormats();
  const days = [0, 30, 90, 180, 365, 730].filter((day) => day <= lastDay);
  const says = words('retentionSays', { lines: lines.map((line) => {
    const { name, people } = line;
    const at = heldOn(line, pointDay);
    return at === undefined ? '' : words('retentionLine', { name, share: percent(at.share), day: pointDay, low: percent(at.low), high: percent(at.high), people });
  }).join(' ') });
  const rows = lines.flatMap((line) => days.map((day) => { const at = heldOn(line, day); return [line.name, String(day), at === undefined ? '' : percent(at.share), at === undefined ? '' : `${percent(at.low)} – ${percent(at.high)}`, at === undefined ? '' : String(at.counted)]; }));
  const legend = [...lines.map(({ name }, at) => ({ mark: (marks[at % 2] ?? marks[0]).key, label: name })), { mark: 'k-ci', label: words('interval') }];
  return (
    <ChartFrame title={title} sub={sub} says={says} legend={legend} aside={aside} height={250 + 20 * lines.length + 12} minWidth={460} table={{ caption: says, columns: [words('kind'), words('day'), words('share'), words('interval'), words('stillCounted')], rows }}>
      {(width) => <Drawn lines={lines} days={days} width={width} lastDay={lastDay} pointDay={pointDay} />}
    </ChartFrame>
  );
}

function Drawn({ lines, days, width, lastDay, pointDay }: { readonly lines: readonly RetentionLine[]; readonly days: readonly number[]; readonly width: number; readonly lastDay: number; readonly pointDay: number }) {
  const words = useWords(uiMessages);
  const { percent } = useFormats();
  const right = width - 104;
  const x = linear([0, lastDay], [40, right]);
  const y = linear([0, 1], [bottom, 12]);
  const ends = lines.map(({ steps }) => y(stepAt(steps, lastDay)?.share ?? 0));
  // Two names at the right edge never cover each other.
  const labelY = ends.map((end, at) => (at === 1 && Math.abs(end - (ends[0] ?? 0)) < 16 ? (ends[0] ?? 0) + 20 : end + 4));
  return (
    <>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => <Fragment key={share}><line className={share === 0 ? 'edge' : 'grid'} x1={40} y1={y(share)} x2={right} y2={y(share)} /><text className="end" x={34} y={y(share) + 4}>{share === 1 ? percent(1) : share * 100}</text></Fragment>)}
      {lines.map((line, at) => <Line key={line.name} line={line} at={at} x={x} y={y} lastDay={lastDay} pointDay={pointDay} labelY={labelY[at] ?? 0} />)}
      <line className="now" x1={x(pointDay)} y1={12} x2={x(pointDay)} y2={bottom} />
      {days.map((day) => <text key={day} className="mid" x={x(day)} y={bottom + 18}>{day === 0 ? words('dayN', { day }) : day}</text>)}
      <text className="lane-t" x={0} y={bottom + 42}>{words('stillCounted')}</text>
      {lines.map((line, at) => <Fragment key={line.name}>{days.map((day) => <text key={day} className="strong mid" x={x(day)} y={bottom + 62 + at * 20}>{heldOn(line, day)?.counted ?? ''}</text>)}<text x={right + 16} y={bottom + 62 + at * 20}>{line.name}</text></Fragment>)}
    </>
  );
}

interface IntervalCellProps { readonly share: number; readonly low: number; readonly high: number; /** The figure of all, as a line through every row. */ readonly all?: number; readonly width?: number }

/** Dot and interval of one group, in a table cell beside its figures. */
export function IntervalCell({ share, low, high, all, width = 220 }: IntervalCellProps) {
  const x = linear([0, 1], [4, width - 4]);
  return (
    <svg className="chart ci" width={width} height={26} viewBox={`0 0 ${width} 26`} aria-hidden="true">
      {all === undefined ? null : <line className="now" x1={x(all)} y1={0} x2={x(all)} y2={26} />}
      <line className="whisk" x1={x(low)} y1={13} x2={x(high)} y2={13} /><circle className="pt-a" cx={x(share)} cy={13} r={5} />
    </svg>
  );
}

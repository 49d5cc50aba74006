/** A knot a day. An empty day is a smaller knot, and the rope goes on: nothing here resets or counts down. */
import { useFormats, useWords } from './language.tsx';
import { uiMessages } from './ui-messages.ts';

export interface RopeDay { readonly day: string; readonly kept: boolean }

const width = 390;
const height = 66;

/** The path of the rope through all knots, with a little sway. */
function ropePath(xs: readonly number[], ys: readonly number[]): string {
  const points = [[-10, 24] as const, ...xs.map((x, at) => [x, ys[at] ?? 24] as const), [width + 10, 22] as const];
  return points.map(([x, y], at) => {
    const before = points[at - 1];
    if (before === undefined) return `M${x} ${y}`;
    const middle = (before[0] + x) / 2;
    return `C${middle} ${before[1]} ${middle} ${y} ${x} ${y}`;
  }).join('');
}

export function Rope({ days, today }: { readonly days: readonly RopeDay[]; readonly today: string }) {
  const words = useWords(uiMessages);
  const { weekday } = useFormats();
  const gap = width / Math.max(1, days.length);
  const xs = days.map((_, at) => gap * (at + 0.5));
  const ys = days.map((_, at) => (at % 2 === 0 ? 28 : 21));
  const path = ropePath(xs, ys);
  const todayKept = days.find(({ day }) => day === today)?.kept ?? false;
  const label = words('ropeSays', { days: days.length, kept: days.filter(({ kept }) => kept).length, today: words(todayKept ? 'ropeDone' : 'ropeOpen') });
  return (
    <svg className="chart rope" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path className="rope-b" d={path} /><path className="rope-t" d={path} />
      {days.map(({ day, kept }, at) => (
        <g key={day}>
          <circle className={`knot${kept ? '' : day === today ? ' now-k' : ' none'}`} cx={xs[at]} cy={ys[at]} r={kept || day === today ? 10 : 6} />
          <text className={day === today ? 'mid strong' : 'mid'} x={xs[at]} y={height - 6}>{day === today ? words('today') : weekday(day)}</text>
        </g>
      ))}
    </svg>
  );
}

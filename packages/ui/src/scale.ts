/** Scales and paths that all charts share. Days are whole days since 1970-01-01 without zone; lengths are CSS pixels. */

export type Scale = (value: number) => number;

/** Straight scale. A domain of one value lies in the middle of the range. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const span = domain[1] - domain[0];
  if (span === 0) return () => (range[0] + range[1]) / 2;
  return (value) => range[0] + ((value - domain[0]) / span) * (range[1] - range[0]);
}

/** Two straight scales that meet at `now`: the past on the left, the hours ahead wider on the right. */
export function aroundNow(past: number, now: number, ahead: number, width: number, shareOfPast = 0.63): Scale {
  const before = linear([past, now], [0, width * shareOfPast]);
  const after = linear([now, ahead], [width * shareOfPast, width]);
  return (value) => (value <= now ? before(value) : after(value));
}

/** Round figures from 0 to at least `top`, at most `most` steps: amounts have a zero baseline. */
export function niceTicks(top: number, most = 4): readonly number[] {
  if (top <= 0) return [0, 1];
  const rough = top / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough) ?? power * 10;
  const count = Math.ceil(Math.round((top / step) * 1e9) / 1e9);
  return Array.from({ length: count + 1 }, (_, at) => Math.round(at * step * 1e6) / 1e6);
}

/** `2026-02-10` as days since 1970-01-01. */
export function dayNumber(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number);
  return Math.round(Date.UTC(year, month - 1, date) / 86_400_000);
}

export function dayOfNumber(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** Days to label so that none stand nearer than `apart` pixels: every day, week, two weeks, four, eight, and so on, from the first. */
export function dayTicks(from: number, to: number, width: number, apart = 72): readonly number[] {
  const days = Math.max(1, to - from);
  const step = [1, 2, 7, 14, 28, 56, 112, 182, 364].find((each) => (each / days) * width >= apart) ?? 728;
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, at) => from + at * step);
}

/** Whether the label of this day needs its month: the first one, and the first of each month. */
export function isFirstOfMonthAmong(ticks: readonly number[], at: number): boolean {
  const before = ticks[at - 1];
  const tick = ticks[at];
  return before === undefined || tick === undefined || dayOfNumber(before).slice(0, 7) !== dayOfNumber(tick).slice(0, 7);
}

export type Point = readonly [x: number, y: number];
const round = (value: number): number => Math.round(value * 10) / 10;

export function linePath(points: readonly Point[]): string {
  return points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

/** A curve that holds its value until the next point. */
export function stepPath(points: readonly Point[]): string {
  return points.map(([x, y], at) => (at === 0 ? `M${round(x)} ${round(y)}` : `H${round(x)}V${round(y)}`)).join('');
}

/** The area between an upper and a lower line. */
export function bandPath(upper: readonly Point[], lower: readonly Point[]): string {
  return upper.length === 0 ? '' : `${linePath(upper)}${linePath([...lower].reverse()).replace(/^M/, 'L')}Z`;
}

/** The area between two stepped lines. */
export function stepBandPath(upper: readonly Point[], lower: readonly Point[]): string {
  if (upper.length === 0) return '';
  const back = [...lower].reverse();
  return `${stepPath(upper)}${back.map(([x, y], at) => (at === 0 ? `L${round(x)} ${round(y)}` : `V${round(y)}H${round(x)}`)).join('')}Z`;
}

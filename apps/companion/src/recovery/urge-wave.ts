/** The shape of an urge over thirty minutes, as urge surfing teaches it: it rises, crests near ten minutes, and falls. */
export const waveMinutes = 30;
const crestMinute = 10;
const left = 18;
const right = 372;

export const xOf = (minute: number): number => left + (minute / waveMinutes) * (right - left);
export function yOf(minute: number): number {
  const spread = minute < crestMinute ? 7.2 : 8.4;
  return 146 - 112 * Math.exp(-((minute - crestMinute) ** 2) / (2 * spread ** 2));
}

/** Points of the curve between two minutes, as a path. */
export function curve(from: number, to: number, down = 0): string {
  const steps = Math.max(1, Math.ceil((to - from) / 0.5));
  return Array.from({ length: steps + 1 }, (_none, index) => {
    const minute = from + ((to - from) * index) / steps;
    return `${index === 0 ? 'M' : 'L'}${xOf(minute).toFixed(1)} ${(yOf(minute) + down).toFixed(1)}`;
  }).join('');
}

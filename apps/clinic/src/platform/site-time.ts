/** A day and a time on the site's wall clock as an instant. */

/** Minutes that a zone is ahead of UTC at an instant. */
function aheadMinutes(ms: number, zone: string): number {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(ms)).map(({ type, value }) => [type, value]));
  return (Date.parse(`${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}:00Z`) - Math.floor(ms / 60_000) * 60_000) / 60_000;
}

/** `2026-02-14`, `09:00` in New York as `2026-02-14T14:00:00.000Z`; undefined where either is no day or time. */
export function instantAt(day: string, time: string, zone: string): string | undefined {
  const wall = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(wall)) return undefined;
  // Twice, since the offset that counts is the one at the instant itself, on days when clocks change.
  const first = wall - aheadMinutes(wall, zone) * 60_000;
  return new Date(wall - aheadMinutes(first, zone) * 60_000).toISOString();
}

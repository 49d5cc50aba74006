/** Local clock times of a site as instants, for fields without a zone. */

/** `08:30` of the day in a zone that an instant falls on, or null where the text is no time. */
export function atTime(day: string, time: string, zone: string): string | null {
  if (!/^\d{2}:\d{2}$/.test(time) || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const guess = Date.parse(`${day}T${time}:00Z`);
  let ms = guess;
  // The zone's distance at that time, twice, since it may change between the two.
  for (let round = 0; round < 2; round += 1) ms = guess - (Date.parse(`${localMinute(ms, zone)}:00Z`) - ms);
  return new Date(ms).toISOString();
}

/** `2026-02-10T08:30` in a zone. */
export function localMinute(ms: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(ms);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The next instant at this clock time: today, or tomorrow where it has passed. */
export function nextAt(time: string, nowMs: number, zone: string): string | null {
  const today = localMinute(nowMs, zone).slice(0, 10);
  const at = atTime(today, time, zone);
  if (at === null || Date.parse(at) > nowMs) return at;
  return atTime(new Date(Date.parse(`${today}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10), time, zone);
}

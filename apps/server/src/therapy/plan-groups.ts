/** The coming four weeks of every weekly group, made as time passes. */
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { plannedTimes, seriesOf, type SeriesRow } from './groups-store.ts';
import { addSession } from './sessions-store.ts';

const aheadDays = 28;

/** When a group meets from a day of the site on, for so many days; on the wall clock, so that summer time moves nothing. */
export function meetings(series: Pick<SeriesRow, 'weekday' | 'time' | 'starts_on' | 'ends_on' | 'time_zone'>, fromDay: string, days: number): readonly Temporal.Instant[] {
  const first = Temporal.PlainDate.from(fromDay < series.starts_on ? series.starts_on : fromDay);
  const last = Temporal.PlainDate.from(fromDay).add({ days });
  const found: Temporal.Instant[] = [];
  for (let day = first.add({ days: (series.weekday - first.dayOfWeek + 7) % 7 }); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 7 })) {
    if (series.ends_on !== null && day.toString() > series.ends_on) break;
    found.push(day.toZonedDateTime({ timeZone: series.time_zone, plainTime: Temporal.PlainTime.from(series.time) }).toInstant());
  }
  return found;
}

export async function planMeetings(tx: Tx, series: SeriesRow, now: Temporal.Instant): Promise<number> {
  const today = dayAt(now, series.time_zone);
  const wanted = meetings(series, today, aheadDays).filter((at) => Temporal.Instant.compare(at, now) >= 0);
  const planned = await plannedTimes(tx, series.id, now);
  const missing = wanted.filter((at) => !planned.has(at.epochMilliseconds));
  for (const at of missing) {
    await addSession(tx, { siteId: series.site_id, kind: 'group', programme: series.programme, title: series.title, seriesId: series.id, startsAt: at.toString(), minutes: series.minutes, modality: series.modality, room: series.room, link: series.link, leaderId: series.leader_id }, now);
  }
  return missing.length;
}

/** Run every minute: plans what is missing, and nothing a second time. */
export async function planGroupsAhead(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const series of await seriesOf(tx, null, now)) await planMeetings(tx, series, now);
}

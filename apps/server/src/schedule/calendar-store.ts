/** Calendars of sites, single closures, and lists of public holidays. */
import type { HolidayCalendar } from '@fairlead/contract/schedule';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import type { SiteCalendar } from './site-calendar.ts';
import type { NamedDay } from './federal-holidays.ts';

interface CalendarRow {
  readonly holidays: HolidayCalendar | null;
  readonly closed_on_holidays: boolean | null;
  readonly closed_weekdays: readonly number[] | null;
  readonly closures: readonly { readonly day: string; readonly reason: string }[];
  readonly loaded: readonly NamedDay[];
}

/** The calendar of a site, by one query. */
export async function siteCalendar(tx: Tx, siteId: string): Promise<SiteCalendar> {
  const row = await tx.one<CalendarRow>(sql`
    select c.holidays, c.closed_on_holidays, c.closed_weekdays::int[] as closed_weekdays,
      coalesce((select json_agg(json_build_object('day', x.closed_on, 'reason', x.reason) order by x.closed_on) from site_closures x
        where x.organisation_id = ${tx.organisationId} and x.site_id = ${siteId} and x.withdrawn_at is null), '[]'::json) as closures,
      coalesce((select json_agg(json_build_object('day', h.day, 'name', h.name) order by h.day) from public_holidays h where h.organisation_id = ${tx.organisationId} and h.calendar = c.holidays), '[]'::json) as loaded
    from (select 1) one left join lateral (select * from site_calendars s where s.organisation_id = ${tx.organisationId} and s.site_id = ${siteId} order by s.set_at desc, s.id desc limit 1) c on true`);
  return {
    holidays: row?.holidays ?? 'none', closedOnHolidays: row?.closed_on_holidays ?? false, closedWeekdays: row?.closed_weekdays ?? [], isSet: row !== null && row.holidays !== null,
    closures: row?.closures ?? [], loaded: row?.loaded ?? [],
  };
}

export async function insertCalendar(tx: Tx, siteId: string, set: { readonly holidays: HolidayCalendar; readonly closedOnHolidays: boolean; readonly closedWeekdays: readonly number[] }, byId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into site_calendars (organisation_id, id, site_id, holidays, closed_on_holidays, closed_weekdays, set_by, set_at)
    values (${tx.organisationId}, ${newId()}, ${siteId}, ${set.holidays}, ${set.closedOnHolidays}, ${[...new Set(set.closedWeekdays)]}::smallint[], ${byId}, ${now.toString()})`);
}

export interface ClosureRow {
  readonly id: string;
  readonly site_id: string;
  readonly day: string;
  readonly reason: string;
}

/** Single closures that stand, from a day on. */
export function closuresFrom(tx: Tx, siteId: string, from: string): Promise<readonly ClosureRow[]> {
  return tx.all<ClosureRow>(sql`
    select x.id, x.site_id, x.closed_on as day, x.reason from site_closures x
    where x.organisation_id = ${tx.organisationId} and x.site_id = ${siteId} and x.withdrawn_at is null and x.closed_on >= ${from}::date order by x.closed_on limit 200`);
}

/** Notes a closure; false where the day is noted as closed already. */
export async function insertClosure(tx: Tx, siteId: string, day: string, reason: string, byId: string, now: Temporal.Instant): Promise<boolean> {
  const rows = await tx.run(sql`
    insert into site_closures (organisation_id, id, site_id, closed_on, reason, noted_by, noted_at) values (${tx.organisationId}, ${newId()}, ${siteId}, ${day}, ${reason}, ${byId}, ${now.toString()})
    on conflict (organisation_id, site_id, closed_on) where withdrawn_at is null do nothing`);
  return rows === 1;
}

/** Takes a closure back; the site that it was noted for, or null. */
export function withdrawClosure(tx: Tx, id: string, byId: string, now: Temporal.Instant): Promise<{ readonly site_id: string } | null> {
  return tx.one(sql`update site_closures set withdrawn_by = ${byId}, withdrawn_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and withdrawn_at is null returning site_id`);
}

/** Keeps the days of a list; those that are known already stay as they are. Says how many are new. */
export async function insertHolidays(tx: Tx, calendar: Exclude<HolidayCalendar, 'none'>, source: string, days: readonly { readonly day: string; readonly name: string }[], byId: string, now: Temporal.Instant): Promise<number> {
  return tx.run(sql`
    insert into public_holidays (organisation_id, calendar, day, name, source, loaded_by, loaded_at)
    select ${tx.organisationId}, ${calendar}, x.day, x.name, ${source}, ${byId}, ${now.toString()} from json_to_recordset(${JSON.stringify(days)}::json) as x (day date, name text)
    on conflict (organisation_id, calendar, day) do nothing`);
}

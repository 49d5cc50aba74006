/** When a site is closed, and by which public holidays it goes. */
import * as contract from '@fairlead/contract/schedule';
import { dayAfter, dayAt } from '../platform/clock.ts';
import { careTeam, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { closuresFrom, insertCalendar, insertClosure, insertHolidays, siteCalendar, withdrawClosure } from './calendar-store.ts';
import { closedBetween } from './site-calendar.ts';

const settlers = staff('manager', 'administrator');
const daysAhead = 180;
const changed = (siteId: string) => ({ kind: 'done', reply: { ok: true as const }, people: [], events: [{ kind: 'schedule.calendar-changed', topic: 'queue', siteId, params: {} }] }) as const;

export const calendarRoutes: readonly AnyRoute[] = [
  read(contract.getCalendar, { policy: careTeam, limiter: 'ordinary', audit: 'calendar opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const today = dayAt(ask.now, site.time_zone);
    const calendar = await siteCalendar(tx, site.id);
    return {
      kind: 'ok', people: [],
      reply: {
        today, isSet: calendar.isSet, holidays: calendar.holidays, closedOnHolidays: calendar.closedOnHolidays, closedWeekdays: [...calendar.closedWeekdays], loaded: calendar.loaded.length,
        closures: (await closuresFrom(tx, site.id, today)).map(({ id, day, reason }) => ({ id, day, reason })), ahead: [...closedBetween(calendar, today, dayAfter(today, daysAhead))],
      },
    };
  }),
  command(contract.setCalendar, { policy: settlers, limiter: 'ordinary', audit: 'calendar set' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    if (ask.body.closedOnHolidays && ask.body.holidays === 'none') return { kind: 'invalid', detail: 'Say which public holidays the site goes by.', field: '/holidays' };
    await insertCalendar(tx, ask.params.id, ask.body, ask.actor.accountId, ask.now);
    return { ...changed(ask.params.id), details: { siteId: ask.params.id, ...ask.body } };
  }),
  command(contract.addClosure, { policy: settlers, limiter: 'ordinary', audit: 'closure noted' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    if (ask.body.day <= dayAt(ask.now, site.time_zone)) return { kind: 'invalid', detail: 'A closure is noted before its day: the doses of that day go home before it.', field: '/day' };
    if (!(await insertClosure(tx, site.id, ask.body.day, ask.body.reason, ask.actor.accountId, ask.now))) return { kind: 'conflict', detail: 'This day is noted as closed already.' };
    return changed(site.id);
  }),
  command(contract.withdrawClosure, { policy: settlers, limiter: 'ordinary', audit: 'closure taken back' }, async (ask, tx) => {
    const row = await withdrawClosure(tx, ask.params.id, ask.actor.accountId, ask.now);
    return row === null ? { kind: 'not-found' } : changed(row.site_id);
  }),
  command(contract.loadHolidays, { policy: settlers, limiter: 'ordinary', audit: 'public holidays loaded' }, async (ask, tx) => {
    const { calendar, source, days } = ask.body;
    const added = await insertHolidays(tx, calendar, source, [...new Map(days.map((each) => [each.day, each])).values()], ask.actor.accountId, ask.now);
    return { kind: 'done', reply: { added }, people: [], details: { calendar, source, added } };
  }),
];

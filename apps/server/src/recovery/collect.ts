/** Where a person collects, when next, and on which days it is closed there: for their own phone, also without a line. */
import { wholeUnits } from '@fairlead/clinical';
import { byWeekdays, hoursOfWeekday, type PharmacyHours } from '@fairlead/contract/dispensary';
import type { Collect, DoseDay } from '@fairlead/contract/recovery';
import { guestStaysOf, isOpenOn, nextInstalments, pharmacyById, type ToCollectRow } from '../dispensary/index.ts';
import { ordersOf } from '../medication/index.ts';
import { dayAfter } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById, type SiteRow } from '../platform/sites-store.ts';
import { closedBetween, siteCalendar } from '../schedule/index.ts';
import type { AboutPerson } from './about-person.ts';
import { windowOf } from './dose-days.ts';

/** So far ahead closed days are named. */
const daysAhead = 21;

type Place = Omit<Collect, 'next'>;
type Hours = readonly PharmacyHours[];

function clinicPlace(site: SiteRow, closed: Place['closed']): Place {
  const details = site.details as { readonly address?: string; readonly phone?: string; readonly hours?: string };
  return { kind: 'clinic', name: site.name, address: details.address ?? null, phone: details.phone ?? null, hours: details.hours ?? null, openDays: null, closed };
}

async function sitePlace(tx: Tx, site: SiteRow, today: string): Promise<Place> {
  const closed = closedBetween(await siteCalendar(tx, site.id), today, dayAfter(today, daysAhead)).filter(({ why }) => why !== 'weekly');
  return clinicPlace(site, closed.map(({ day, name }) => ({ day, name })));
}

async function pharmacyPlace(tx: Tx, pharmacyId: string, today: string): Promise<{ readonly place: Place; readonly hours: Hours } | null> {
  const pharmacy = await pharmacyById(tx, pharmacyId);
  if (pharmacy === null) return null;
  const opening = { openDays: pharmacy.openDays, opensOnBankHolidays: pharmacy.opensOnBankHolidays, closedOn: pharmacy.closures.map(({ closedOn }) => closedOn) };
  const days = Array.from({ length: daysAhead + 1 }, (_unused, index) => dayAfter(today, index));
  const closed = days.filter((day) => pharmacy.openDays.includes(Temporal.PlainDate.from(day).dayOfWeek) && !isOpenOn(opening, day)).map((day) => ({ day, name: pharmacy.closures.find(({ closedOn }) => closedOn === day)?.reason ?? null }));
  const openTimes = pharmacy.hours.length === 0 ? {} : { openTimes: byWeekdays(pharmacy.openDays, pharmacy.hours) };
  return { hours: pharmacy.hours, place: { kind: 'pharmacy', name: pharmacy.name, address: pharmacy.address, phone: pharmacy.telephone, hours: null, openDays: [...pharmacy.openDays], ...openTimes, closed } };
}

/** At the window: the first day to come there, and the closed days whose doses go home on it. */
function nextAtWindow(days: readonly DoseDay[]): Collect['next'] {
  const first = days.find(({ how, state }) => how === 'window' && state === 'to_come');
  if (first === undefined) return null;
  return { day: first.day, takenThere: true, takeHome: days.filter(({ closed }) => closed?.goesHomeOn === first.day).map(({ day }) => day) };
}

function nextAtPharmacy(instalments: readonly ToCollectRow[], hours: Hours): Collect['next'] {
  const [first] = instalments;
  if (first === undefined) return null;
  const together = instalments.filter(({ collect_on: day }) => day === first.collect_on);
  const takenThere = first.supervised && together.some(({ dosing_day: day }) => day === first.collect_on);
  const times = hoursOfWeekday(hours, Temporal.PlainDate.from(first.collect_on).dayOfWeek);
  return { day: first.collect_on, takenThere, ...(times.length === 0 ? {} : { times }), takeHome: [...new Set(together.map(({ dosing_day: day }) => day))].filter((day) => !takenThere || day !== first.collect_on) };
}

/** Null where nothing is collected: no order, or nothing planned. */
export async function collectOf(tx: Tx, { person, site, today }: AboutPerson, days: readonly DoseDay[]): Promise<Collect | null> {
  const instalments = (await nextInstalments(tx, person.id, today)).filter(({ collect_on: day }) => day >= today);
  const [first] = instalments;
  const pharmacy = first === undefined ? null : await pharmacyPlace(tx, first.pharmacy_id, today);
  if (pharmacy !== null) return { ...pharmacy.place, next: nextAtPharmacy(instalments, pharmacy.hours) };
  if (days.length === 0) return null;
  const stay = (await guestStaysOf(tx, person.id)).find((each) => each.state === 'active' && each.kind !== 'visitor' && each.from_day <= today && today <= each.to_day);
  const host = stay?.host_site_id === null || stay?.host_site_id === undefined ? null : await siteById(tx, stay.host_site_id);
  if (stay?.kind === 'away') return { kind: 'other-clinic', name: stay.other_clinic ?? '', address: null, phone: stay.other_phone, hours: null, openDays: null, closed: [], next: null };
  return { ...await sitePlace(tx, host ?? site, today), next: nextAtWindow(days) };
}

/** The days with what a pharmacy plans, and each dose counted out in the tablets or films that it is made of. */
export async function withCollections(tx: Tx, { person, site, today }: AboutPerson, days: readonly DoseDay[]): Promise<DoseDay[]> {
  const planned = await nextInstalments(tx, person.id, today);
  const late = new Set(planned.filter((each) => each.collect_on < today).map((each) => each.dosing_day));
  const home = new Set(planned.filter((each) => each.collect_on < each.dosing_day || !each.supervised).map((each) => each.dosing_day));
  const order = (await ordersOf(tx, person.id)).find(({ state }) => state === 'signed');
  const strengths = windowOf(site).showAmounts ? order?.product.strengthsUg ?? [] : [];
  return days.map((day) => {
    const units = day.doseUg === null || strengths.length === 0 ? null : wholeUnits(day.doseUg, strengths);
    const goesHome = home.has(day.day) && day.how === 'window' && day.state === 'to_come';
    // What should have been fetched before today is supplied no more: said as it is, and never as a dose that waits somewhere.
    if (goesHome && late.has(day.day)) return { ...day, how: 'none' as const, state: 'missed' as const, opens: null, closes: null };
    return { ...day, ...(goesHome ? { how: 'home' as const, opens: null, closes: null } : {}), medicine: day.medicine ?? (day.how === 'none' ? null : order?.product.medicine ?? null), ...(units === null ? {} : { units: units.map(({ strengthUg, count }) => ({ strengthUg, count })) }) };
  });
}

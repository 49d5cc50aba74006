/** A person's next dose days: at the window, at home from a bottle, or none; and why there are so many bottles. */
import type { DoseDay, PersonData } from '@fairlead/contract/recovery';
import { bottlesOf, dosesBetween, nextTakeHome, plannedDays, takeHomeDecisionsOf } from '../dispensary/index.ts';
import { closedOn, lastOpenBefore, siteCalendar } from '../schedule/index.ts';
import { dayAfter, dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import type { SiteRow } from '../platform/sites-store.ts';
import { filled } from '../platform/words.ts';
import type { AboutPerson } from './about-person.ts';

const daysAhead = 13;

interface Window { readonly opens: string | null; readonly closes: string | null; readonly note: string | null; readonly showAmounts: boolean }

/** What a site says of its window in its details; amounts are shown unless the site hides them. */
export function windowOf(site: SiteRow): Window {
  const details = site.details as { readonly window?: { readonly opens?: string; readonly closes?: string; readonly note?: string }; readonly showAmounts?: boolean };
  const { opens = null, closes = null, note = null } = details.window ?? {};
  return { opens, closes, note, showAmounts: details.showAmounts !== false };
}

/** Today and the next days; empty where nothing was ever ordered. */
export async function doseDaysOf(tx: Tx, personId: string, today: string, site: SiteRow): Promise<DoseDay[]> {
  const until = dayAfter(today, daysAhead);
  const planned = new Map((await plannedDays(tx, personId, today, until)).map((row) => [row.day, row.ug]));
  const doses = await dosesBetween(tx, personId, today, until);
  if (planned.size === 0 && doses.length === 0) return [];
  const window = windowOf(site);
  const calendar = await siteCalendar(tx, site.id);
  return Array.from({ length: daysAhead + 1 }, (_unused, index): DoseDay => {
    const day = dayAfter(today, index);
    const ofDay = doses.filter((dose) => dose.dosing_day === day && dose.taken_ug > 0);
    const home = ofDay.some((dose) => dose.kind === 'take-home');
    const ug = planned.get(day) ?? ofDay.reduce((sum, dose) => sum + dose.dose_ug, 0);
    const shut = home || ug === 0 || index === 0 ? null : closedOn(calendar, day);
    const how = home || shut !== null ? 'home' : ug > 0 ? 'window' : 'none';
    return {
      day, how, state: ofDay.some((dose) => dose.kind === 'observed') ? 'taken' : 'to_come',
      doseUg: window.showAmounts && ug > 0 ? ug : null, medicine: ofDay[0]?.medicine ?? null,
      ...(shut === null ? {} : { closed: { name: shut.name, goesHomeOn: lastOpenBefore(calendar, day) } }),
      opens: how === 'window' ? window.opens : null, closes: how === 'window' ? window.closes : null,
    };
  });
}

/** Bottles at home, the newest take-home decision in the words of its findings, and what more would need; null where none of it is so. */
export async function takeHomeWhy(tx: Tx, { person, site, episode, today }: AboutPerson, language: PersonData['language'], now: Temporal.Instant): Promise<PersonData['takeHome']> {
  const decision = (await takeHomeDecisionsOf(tx, person.id))[0];
  const days = (await bottlesOf(tx, person.id)).filter((bottle) => bottle.state === 'out' && bottle.dosing_day >= today).map((bottle) => bottle.dosing_day).toSorted();
  const next = episode === null ? null : await nextTakeHome(tx, episode.id, now);
  if (decision === undefined && next === null && days.length === 0) return null;
  const side = language === 'es' ? 'es' : 'en';
  const said = decision?.decision.findings.map((finding) => filled(language === 'en-GB' ? finding.says['en-GB'] ?? finding.says.en : finding.says[side], finding.params)) ?? [];
  return {
    bottles: days.length, lastDay: days.at(-1) ?? null,
    decidedOn: decision === undefined ? null : dayAt(Temporal.Instant.from(decision.decided_at), site.time_zone), by: decision?.decided_by ?? null,
    reasons: said.length > 0 ? said : [decision?.rationale ?? ''].filter((line) => line !== ''),
    next: next === null ? null : { unmet: [...next.unmet], more: next.more },
  };
}


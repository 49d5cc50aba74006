/** The list of whom to reach: gaps, late injections and missed visits of one site, put in order by the rule. */
import { reachOrder, type ReachFacts, type ReachPlace } from '@fairlead/clinical';
import type { NextStep, OutreachAttempt, Reach, ReachLine } from '@fairlead/contract/aftercare';
import { factsOfPerson } from '../assessment/index.ts';
import { riskOf, type PersonRisk } from '../crisis/index.ts';
import { injectionsDueAt } from '../dispensary/index.ts';
import { orderById } from '../medication/index.ts';
import { personById, type PersonRow } from '../people/index.ts';
import { daysFrom } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import type { SiteRow } from '../platform/sites-store.ts';
import { agreementOf, type AgreementRow } from '../recovery/index.ts';
import { attemptsOf, dosedDays, gapsAt, missedVisits, type AttemptRow, type GapRow } from './reengage-store.ts';
import { gapOf, restartOf, type Gap } from './restart.ts';

/** More than a team can call in days; the rest follow as these leave the list. */
const mostPeople = 150;

interface Injection { readonly medicine: 'buprenorphine-depot' | 'naltrexone-depot'; readonly dueOn: string | null; readonly lastOn: string | null; readonly daysLate: number }
interface Missing { readonly episodeId: string; readonly gap: GapRow | null; readonly injection: Injection | null; readonly visit: string | null }

const nobody: Missing = { episodeId: '', gap: null, injection: null, visit: null };

async function missingAt(tx: Tx, site: SiteRow, today: string): Promise<ReadonlyMap<string, Missing>> {
  const found = new Map<string, Missing>();
  const add = (personId: string, more: Partial<Missing>): void => { found.set(personId, { ...(found.get(personId) ?? nobody), ...more }); };
  for (const gap of await gapsAt(tx, site.id, today)) add(gap.person_id, { episodeId: gap.episode_id, gap });
  for (const due of await injectionsDueAt(tx, site.id, today)) {
    if (due.state !== 'late' || due.toOn === null || (due.medicine !== 'buprenorphine-depot' && due.medicine !== 'naltrexone-depot')) continue;
    add(due.personId, { episodeId: due.episodeId, injection: { medicine: due.medicine, dueOn: due.dueOn, lastOn: due.lastOn, daysLate: daysFrom(due.toOn, today) } });
  }
  for (const visit of await missedVisits(tx, site.id)) add(visit.person_id, { episodeId: visit.episode_id, visit: visit.title });
  return found;
}

const flag = (value: unknown): boolean | null => (typeof value === 'boolean' ? value : null);
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

/** What the person allowed. A limit that nobody asked about stays unknown, and unknown is not yes. */
export function reachOf(person: Pick<PersonRow, 'telephone' | 'email' | 'contact'>, agreement: Pick<AgreementRow, 'contact_name' | 'contact_phone' | 'contact_relation' | 'contact_consented'> | null): Reach {
  const { contact } = person;
  const other = contact['ifOther'];
  const named = agreement?.contact_consented === true && agreement.contact_name !== null && agreement.contact_phone !== null;
  return {
    telephone: person.telephone, email: person.email, call: flag(contact['call']) ?? (contact['how'] === 'phone' ? true : null), text: flag(contact['text']) ?? (contact['how'] === 'text' ? true : null),
    message: flag(contact['voicemail']) ?? (other === 'leave_message' ? true : other === 'say_nothing' ? false : null), note: text(contact['note']),
    contact: named ? { name: agreement.contact_name ?? '', phone: agreement.contact_phone ?? '', relation: agreement.contact_relation } : null,
  };
}

/** What comes next: an agreed day first, then the prescriber where nothing may be given before, then the call. */
export function nextStep(reach: Reach, tried: readonly Pick<OutreachAttempt, 'comingOn' | 'againOn'>[], gap: { readonly waitsForPrescriber: boolean; readonly awayAt: string | null }, today: string): ReachLine['next'] {
  const last = tried[0];
  const step = (name: NextStep, on: string | null = null): ReachLine['next'] => ({ step: name, on });
  if (gap.awayAt !== null) return step('bring_doses_back');
  if (last?.comingOn !== null && last?.comingOn !== undefined && last.comingOn >= today) return gap.waitsForPrescriber ? step('prescriber_first', last.comingOn) : step('expected', last.comingOn);
  if (last?.againOn !== null && last?.againOn !== undefined && last.againOn > today) return step('reach_again', last.againOn);
  return (reach.telephone === null || reach.call === false) && reach.contact === null ? step('write_or_visit') : step('reach_now');
}

const attempt = ({ id, at, by, how, outcome, why, coming_on: comingOn, again_on: againOn, note }: AttemptRow): OutreachAttempt => ({ id, at, by, how, outcome, why, comingOn, againOn, note });

interface Known { readonly person: PersonRow; readonly missing: Missing; readonly gap: Gap | null; readonly risk: PersonRisk; readonly facts: ReachFacts }

async function know(tx: Tx, person: PersonRow, missing: Missing, site: SiteRow, today: string, now: Temporal.Instant): Promise<Known> {
  const gap = missing.gap === null ? null : gapOf(missing.gap, await dosedDays(tx, person.id, today), site.profiles, today);
  const risk = await riskOf(tx, person, now);
  const { placement, plan } = await factsOfPerson(tx, person, site.time_zone, now);
  const medicine = missing.injection?.medicine ?? (missing.gap === null ? null : missing.gap.medicine === 'buprenorphine-naloxone' ? 'buprenorphine' : missing.gap.medicine);
  return {
    person, missing, gap, risk,
    facts: {
      medicine, missedDays: gap?.missedDays ?? null, missedCode: gap?.code ?? null, treatmentDay: gap?.treatmentDay ?? null, injectionDaysLate: missing.injection?.daysLate ?? null,
      neverCame: missing.gap !== null && missing.gap.last_on === null, orderRanOut: missing.gap?.covers_today === false, visitMissed: missing.visit !== null,
      pregnant: placement.pregnant ?? plan.pregnant ?? null, factors: risk.display.present.map(({ id }) => id),
    },
  };
}

async function lineOf(tx: Tx, { person, missing, gap, risk, facts }: Known, place: ReachPlace, tried: readonly OutreachAttempt[], site: SiteRow, today: string): Promise<ReachLine> {
  const order = missing.gap === null || gap === null || gap.code === null ? null : await orderById(tx, missing.gap.order_id);
  const restart = order === null || missing.gap === null || gap === null ? null : restartOf(order, missing.gap, gap, site.time_zone);
  const reach = reachOf(person, await agreementOf(tx, person.id));
  const awayAt = missing.gap?.away_at ?? null;
  return {
    personId: person.id, episodeId: missing.episodeId, name: `${person.known_as ?? person.given_name} ${person.family_name}`, number: person.number, place: place.place, group: place.group, withinHours: place.withinHours,
    because: place.because.map(({ id, group, says, cite }) => ({ id, group, says: { ...says }, source: cite.section === undefined ? cite.source : `${cite.source}, ${cite.section}`, mark: cite.mark })),
    medicine: missing.gap?.medicine ?? facts.medicine, usualUg: missing.gap?.usual_ug ?? null, missedDays: gap?.missedDays ?? null, lastDoseOn: missing.gap?.last_on ?? missing.injection?.lastOn ?? null,
    injectionDueOn: missing.injection?.dueOn ?? null, injectionDaysLate: missing.injection?.daysLate ?? null, missedVisit: missing.visit, awayAt,
    riskTier: risk.display.tier, riskComplete: risk.display.complete, language: person.language, reach, tried: [...tried], next: nextStep(reach, tried, { waitsForPrescriber: restart !== null && restart.signed === null, awayAt }, today), restart,
  };
}

/** Everybody at a site who went without, in the order in which they are reached. */
export async function reengageList(tx: Tx, site: SiteRow, today: string, now: Temporal.Instant): Promise<ReachLine[]> {
  const missing = await missingAt(tx, site, today);
  const known: Known[] = [];
  for (const [personId, what] of missing) {
    const person = await personById(tx, personId);
    if (person !== null) known.push(await know(tx, person, what, site, today, now));
  }
  const places = reachOrder(known.map(({ person, facts }) => ({ id: person.id, facts }))).slice(0, mostPeople);
  const tried = (await attemptsOf(tx, places.map(({ id }) => id))).map((row) => ({ personId: row.person_id, lastOn: row.at, row: attempt(row) }));
  const lines: ReachLine[] = [];
  for (const place of places) {
    const each = known.find(({ person }) => person.id === place.id);
    if (each !== undefined) lines.push(await lineOf(tx, each, place, tried.filter(({ personId }) => personId === place.id).map(({ row }) => row), site, today));
  }
  return lines;
}

/** The gap of one person with the dose the rule names now; null where they are not on the list for missed doses. */
export async function restartFor(tx: Tx, personId: string, site: SiteRow, today: string): Promise<{ readonly row: GapRow; readonly gap: Gap } | null> {
  const row = (await gapsAt(tx, site.id, today)).find((each) => each.person_id === personId);
  return row === undefined ? null : { row, gap: gapOf(row, await dosedDays(tx, personId, today), site.profiles, today) };
}

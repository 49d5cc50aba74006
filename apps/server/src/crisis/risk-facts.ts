/** Gathers what every room knows of a person's overdose risk. Each fact is so, not so, asked and unknown, or not asked. */
import { overdoseRiskDisplay, riskFactors, type OverdoseRiskDisplay, type RiskFact, type RiskFactorId } from '@fairlead/clinical';
import { clinicalDay, factsOfPerson } from '../assessment/index.ts';
import { episodesOf, eventsOfKinds, type EpisodeRow, type PersonRow } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { doseFactsOf } from './risk-doses.ts';
import { kitsOf, type KitRow } from './kits-store.ts';
import { overdosesOf } from './overdoses-store.ts';

export type RiskFacts = Readonly<Partial<Record<RiskFactorId, RiskFact>>>;

/**
 * The day of the last leaving that left a gap. Coming back does not end the danger, since tolerance was lost in between (clinical
 * reference 6.4, ruling 10: 28 days from leaving); the rule counts the days. An episode that goes over into the next on the same or
 * the following day is no leaving.
 */
export function leftTreatment(episodes: readonly Pick<EpisodeRow, 'started_on' | 'ended_on'>[]): RiskFact {
  const goesOn = (ended: string): boolean => episodes.some(({ started_on, ended_on }) => started_on <= Temporal.PlainDate.from(ended).add({ days: 1 }).toString() && (ended_on === null || ended_on > ended));
  const ended = episodes.flatMap(({ ended_on }) => (ended_on === null || goesOn(ended_on) ? [] : [ended_on])).sort().at(-1);
  return ended === undefined ? false : { since: clinicalDay(ended) };
}

/** The newer of a withdrawal that ended here, whatever came after it, and what the person told of one elsewhere. */
export function leftDetox(endedHereOn: string | undefined, said: RiskFact | undefined): RiskFact | undefined {
  if (endedHereOn === undefined) return said;
  const here = clinicalDay(endedHereOn);
  return said !== undefined && said !== null && said !== false && said.since !== null && said.since > here ? said : { since: here };
}

/** Hospital and prison as a return told of them here, where that is newer than what the person said at the assessment. */
export function returned(events: readonly { readonly params: Readonly<Record<string, unknown>> }[], said: RiskFacts): RiskFacts {
  const last = (place: string): string | undefined => events.flatMap(({ params }) => (params['place'] === place && typeof params['leftOn'] === 'string' ? [params['leftOn']] : [])).sort().at(-1);
  const newer = (on: string | undefined, fact: RiskFact | undefined): RiskFact | undefined => (on === undefined ? fact : leftDetox(on, fact));
  const [hospital, prison] = [newer(last('hospital'), said.left_hospital), newer(last('prison'), said.left_prison)];
  return { ...(hospital === undefined ? {} : { left_hospital: hospital }), ...(prison === undefined ? {} : { left_prison: prison }) };
}

const inHand = (kits: readonly KitRow[], today: string): readonly KitRow[] => kits.filter((kit) => kit.ended_at === null && (kit.expires_on === null || kit.expires_on >= today));

/** A kit in hand settles it; without one, what the person said at the assessment counts, unless a kit of ours was used or lost since. */
export function naloxoneFact(kits: readonly KitRow[], said: RiskFact | undefined, today: string): RiskFact | undefined {
  if (inHand(kits, today).length > 0) return false;
  const newest = kits[0];
  if (newest === undefined) return said;
  const gone = newest.ended_at ?? newest.expires_on;
  return { since: gone === null ? null : clinicalDay(gone.slice(0, 10)) };
}

export interface PersonRisk {
  readonly display: OverdoseRiskDisplay;
  readonly naloxone: { readonly packs: number; readonly goodUntil: string | null } | null;
}

/** Packs in hand and how long the first of them is good; null where neither a kit nor an answer is on record. */
export function naloxoneInHand(kits: readonly KitRow[], known: boolean, today: string): PersonRisk['naloxone'] {
  const good = inHand(kits, today);
  if (good.length === 0) return known ? { packs: 0, goodUntil: null } : null;
  return { packs: good.length, goodUntil: good.flatMap(({ expires_on }) => (expires_on === null ? [] : [expires_on])).sort()[0] ?? null };
}

/** The overdose risk of a person today. */
export async function riskOf(tx: Tx, person: PersonRow, now: Temporal.Instant): Promise<PersonRisk> {
  const site = await siteById(tx, person.site_id);
  const timeZone = site?.time_zone ?? 'UTC';
  const today = dayAt(now, timeZone);
  const [known, kits, episodes, doses, overdoses, staysEnded] = await Promise.all([
    factsOfPerson(tx, person, timeZone, now), kitsOf(tx, person.id), episodesOf(tx, person.id), doseFactsOf(tx, person.id, today), overdosesOf(tx, person.id), eventsOfKinds(tx, person.id, ['withdrawal.stay-ended']),
  ]);
  const [overdose] = overdoses;
  const naloxone = naloxoneFact(kits, known.risk.no_naloxone, today);
  const { no_naloxone: _said, left_detox: saidDetox, ...interview } = known.risk;
  const stayEnded = staysEnded.at(-1);
  const detox = leftDetox(stayEnded === undefined ? undefined : dayAt(Temporal.Instant.from(stayEnded.at), timeZone), saidDetox);
  const back = returned(await eventsOfKinds(tx, person.id, ['aftercare.back-from']), known.risk);
  const factors: RiskFacts = { ...interview, ...back, ...doses, ...(overdose === undefined ? {} : { overdose_past_year: { since: clinicalDay(dayAt(Temporal.Instant.from(overdose.happened_at), timeZone)) } }), left_treatment: leftTreatment(episodes), ...(detox === undefined ? {} : { left_detox: detox }), ...(naloxone === undefined ? {} : { no_naloxone: naloxone }) };
  return { display: overdoseRiskDisplay({ today: clinicalDay(today), factors }), naloxone: naloxoneInHand(kits, naloxone !== undefined && naloxone !== null, today) };
}

/** The words of one factor. */
export function factorSays(id: RiskFactorId): { readonly en: string; readonly es: string; readonly 'en-GB'?: string } {
  return riskFactors.find((each) => each.id === id)?.says ?? { en: id, es: id };
}

/** When maintenance is looked at again, and what makes somebody ready for a taper. Plain data: nothing here stops a dose. */
import { addDays, type Day } from '../day.ts';
import type { Cite, Sentence } from '../rule.ts';

/** How often a site reviews maintenance. */
export interface ReviewRhythm {
  /** Days from the start of the course to the first review. */
  readonly firstDays: { readonly methadone: number; readonly other: number };
  readonly everyDays: number;
  readonly first: Cite;
  readonly cite: Cite;
}

const product: Cite = { source: 'Fairlead reassessment cadence', section: 'start, day 30, then every 3 months', mark: 'product' };
const local: Cite = { source: 'St Helens supervised consumption, UK', section: 'review at 4 weeks methadone, 1 week buprenorphine', mark: 'primary' };

export const reviewRhythms = {
  'UK-12-WEEKS': { firstDays: { methadone: 28, other: 7 }, everyDays: 84, first: local, cite: { source: 'NDTMS', section: 'review every 12 weeks, 26 weeks at most', mark: 'unchecked' } },
  'QUARTERLY': { firstDays: { methadone: 30, other: 30 }, everyDays: 90, first: product, cite: product },
  'HALF-YEARLY': { firstDays: { methadone: 30, other: 30 }, everyDays: 182, first: product, cite: { source: 'NDTMS', section: '26 weeks between reviews at most', mark: 'unchecked' } },
} as const satisfies Readonly<Record<string, ReviewRhythm>>;
export type ReviewRhythmId = keyof typeof reviewRhythms;

export interface ReviewQuestion {
  /** The first day of the present course of doses. */
  readonly startedOn: Day;
  readonly medicine: 'methadone' | 'other';
  /** The newest review of this course, and the day that was agreed in it; null before the first. */
  readonly last: { readonly on: Day; readonly nextOn: Day } | null;
}

/** The day of the next review: as it was agreed in the last one, and never later than the rhythm of the site allows. */
export function nextReview(question: ReviewQuestion, rhythm: ReviewRhythmId): { readonly dueOn: Day; readonly cite: Cite } {
  const { firstDays, everyDays, first, cite } = reviewRhythms[rhythm];
  const { startedOn, medicine, last } = question;
  if (last === null) return { dueOn: addDays(startedOn, firstDays[medicine]), cite: first };
  const latest = addDays(last.on, everyDays);
  return { dueOn: last.nextOn < latest ? last.nextOn : latest, cite };
}

/** What is looked at before a taper. Null: nobody asked. */
export interface TaperFacts {
  /** The person wants it themselves, and nobody made it a condition. */
  readonly ownWish: boolean | null;
  /** They know that they may pause or go back on any day. */
  readonly pauseOffered: boolean | null;
  readonly naloxoneInHand: boolean | null;
  readonly relapsePlan: boolean | null;
  /** They know how dangerous a usual amount is once tolerance is gone. */
  readonly overdoseRiskTold: boolean | null;
}

export interface ReadinessItem {
  readonly id: keyof TaperFacts;
  readonly state: boolean | null;
  readonly says: Sentence;
  readonly cite: Cite;
}

const taper: Cite = { source: 'US methadone label; UK practice', section: 'any taper: offer to pause, naloxone, relapse plan, overdose risk after exit', mark: 'unchecked' };
const asked: readonly (readonly [keyof TaperFacts, Sentence, Cite])[] = [
  ['ownWish', { en: 'It is their own wish, and no condition of anything.', es: 'Es su propio deseo y no es condición de nada.' }, { source: 'Fairlead taper readiness', section: 'led by the person', mark: 'product' }],
  ['pauseOffered', { en: 'They know that they may pause or go back on any day.', es: 'Sabe que puede parar o volver atrás cualquier día.' }, taper],
  ['naloxoneInHand', { en: 'Naloxone is in hand.', es: 'Tiene naloxona a mano.' }, taper],
  ['relapsePlan', { en: 'A relapse-prevention plan is kept.', es: 'Hay un plan de prevención de recaídas.' }, taper],
  ['overdoseRiskTold', { en: 'They know that a usual amount can kill once tolerance is gone.', es: 'Sabe que una cantidad habitual puede matar cuando se pierde la tolerancia.' }, taper],
];

/** What speaks for beginning a taper now. `ready` only where everything is known and so; a prescriber decides whichever way it stands. */
export function taperReadiness(facts: TaperFacts): { readonly ready: boolean; readonly items: readonly ReadinessItem[] } {
  const items = asked.map(([id, says, cite]): ReadinessItem => ({ id, state: facts[id], says, cite }));
  return { ready: items.every(({ state }) => state === true), items };
}

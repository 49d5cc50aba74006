/** Where somebody stands in maintenance: the next review, a plan that falls, readiness, what they ask. */
import { isoOf, nextReview, reviewRhythms, taperReadiness, type ReviewRhythmId } from '@fairlead/clinical';
import type { Maintenance, ReviewFacts, Taper } from '@fairlead/contract/medication';
import type { EpisodeRow, PersonRow } from '../../people/index.ts';
import { dayAfter, dayAt, dayNumber, daysFrom } from '../../platform/clock.ts';
import type { Tx } from '../../platform/scoped.ts';
import { urineTestsOf } from '../../tests/index.ts';
import { episodeFacts } from '../episode-facts-store.ts';
import { partsOn } from '../order-decision.ts';
import { ordersOf, type OrderRow } from '../orders-store.ts';
import { medicinesOf } from '../plan-order.ts';
import { readinessInRecord, readinessOf, requestsOf, reviewFactsAt, reviewsOf, type DueRow } from './maintenance-store.ts';

/** So long before its day a review is asked for. */
const soonDays = 14;

/** The rhythm that a site follows; without a choice the one of its country. */
export function rhythmOf(profiles: Readonly<Record<string, string>>, country: 'US' | 'UK'): ReviewRhythmId {
  const named = profiles['medicationReview'] ?? '';
  return named in reviewRhythms ? (named as ReviewRhythmId) : country === 'UK' ? 'UK-12-WEEKS' : 'QUARTERLY';
}

export function dueOf(row: DueRow, rhythm: ReviewRhythmId, today: string): NonNullable<Maintenance['due']> {
  const last = row.last_on === null || row.last_next_on === null ? null : { on: dayNumber(row.last_on), nextOn: dayNumber(row.last_next_on) };
  const { dueOn: due, cite } = nextReview({ startedOn: dayNumber(row.started_on), medicine: row.medicine === 'methadone' ? 'methadone' : 'other', last }, rhythm);
  const dueOn = isoOf(due);
  return {
    dueOn, state: dueOn < today ? 'late' : daysFrom(today, dueOn) <= soonDays ? 'soon' : 'ahead', source: cite.section === undefined ? cite.source : `${cite.source}, ${cite.section}`, mark: cite.mark,
    latestOn: dayAfter(today, reviewRhythms[rhythm].everyDays),
  };
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, each) => sum + each, 0);

/** The order that is dosed from today: the first part's, where two stand beside each other. */
export function orderInForce(orders: readonly OrderRow[], today: string): OrderRow | undefined {
  return orders.filter((order) => (order.state === 'signed' || order.state === 'held') && order.startOn <= today && order.endOn >= today && order.replacesDoseId === null).toSorted((a, b) => a.firstPart - b.firstPart)[0];
}

/** A plan that falls after today; null where the dose stays or rises. */
export function taperOf(order: OrderRow | undefined, today: string): Taper | null {
  const version = order?.versions.find((each) => each.version === order.version);
  if (order === undefined || version === undefined || version.schedule.length === 0 || order.product.form === 'depot') return null;
  const on = (day: string): number => total(partsOn({ ...version, firstPart: order.firstPart }, day));
  const nowUg = on(today);
  let next: { day: string; ug: number } | null = null;
  for (let day = dayAfter(today); day <= version.endOn && next === null; day = dayAfter(day)) {
    const ug = on(day);
    if (ug !== nowUg) next = { day, ug };
  }
  const lastUg = on(version.endOn);
  if (lastUg >= nowUg || next === null || next.ug >= nowUg) return null;
  return { orderId: order.id, nowUg, nextOn: next.day, nextUg: next.ug, lastUg, lastOn: version.endOn };
}

async function factsFor(tx: Tx, personId: string, episode: EpisodeRow | null, order: OrderRow | undefined, today: string): Promise<ReviewFacts> {
  const version = order?.versions.find((each) => each.version === order.version);
  const facts = episode === null || order === undefined ? null : await episodeFacts(tx, episode.id, medicinesOf(order.product.medicine), dayAfter(today));
  const test = (await urineTestsOf(tx, personId)).find(({ state }) => state === 'resulted');
  const since = dayAfter(today, -28);
  const counted = order === undefined || order.product.form === 'depot' || facts === null || facts.first_ever === null ? null : new Set(facts.days.filter(({ day }) => day >= since && day < today).map(({ day }) => day)).size;
  const possible = facts === null || facts.first_ever === null ? 0 : Math.min(28, daysFrom(facts.first_ever, today));
  return {
    medicine: order?.product.medicine ?? null, doseUg: order === undefined || version === undefined ? null : total(partsOn({ ...version, firstPart: order.firstPart }, today)), daysOnIt: facts === null || facts.first_ever === null ? null : daysFrom(facts.first_ever, today) + 1,
    missedLast28: counted === null ? null : Math.max(0, possible - counted),
    lastTest: test === undefined ? null : { on: (test.collected_at ?? test.ordered_at).slice(0, 10), positive: [...new Set(test.results.filter(({ result }) => result === 'positive').map(({ substance }) => substance))] },
  };
}

export async function readMaintenance(tx: Tx, person: PersonRow, episode: EpisodeRow | null, now: Temporal.Instant): Promise<Maintenance> {
  const today = dayAt(now, episode?.time_zone ?? 'UTC');
  const orders = await ordersOf(tx, person.id);
  const order = orderInForce(orders, today);
  const [reviews, looked, requests, inRecord] = [await reviewsOf(tx, person.id), await readinessOf(tx, person.id), await requestsOf(tx, person.id), await readinessInRecord(tx, person.id, today)];
  const [row] = episode === null ? [] : await reviewFactsAt(tx, order?.siteId ?? episode.site_id, today, person.id);
  // What the record knows by itself stands; what only a talk shows is as it was last said.
  const known = { ownWish: looked?.ownWish ?? null, pauseOffered: looked?.pauseOffered ?? null, ...inRecord, overdoseRiskTold: looked?.overdoseRiskTold ?? null };
  const { ready, items } = taperReadiness(known);
  return {
    today, due: row === undefined || episode === null ? null : dueOf(row, rhythmOf(episode.profiles, episode.country), today), facts: await factsFor(tx, person.id, episode, order, today), reviews: reviews.map((each) => ({ ...each, sideEffects: [...each.sideEffects] })),
    taper: taperOf(order, today),
    readiness: { known, lookedAt: looked?.lookedAt ?? null, lookedBy: looked?.lookedBy ?? null, words: looked?.words ?? '', ready, items: items.map(({ id, state, says, cite }) => ({ id, state, says: { en: says.en, es: says.es }, source: cite.section === undefined ? cite.source : `${cite.source}, ${cite.section}`, mark: cite.mark })) },
    requests: requests.map((each) => ({ ...each })),
  };
}

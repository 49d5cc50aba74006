/** Products on the shelf, and orders as the prescriber wrote them: one to each change of dose. */
import { addDays, isoOf, type Day } from '@fairlead/clinical';
import type { CohortPerson, EventOf, Medicine } from '@fairlead/cohort';
import { classOf } from '../medication/index.ts';
import { newId } from '../platform/ids.ts';
import { eventsOf, type Filling } from './filling.ts';

/** Ids of products by medicine; a depot is a product of its own for each strength. */
export interface Shelf {
  readonly byMedicine: Readonly<Record<Exclude<Medicine, 'buprenorphine-depot'>, string>>;
  readonly depots: ReadonlyMap<number, string>;
  /** Films of 2 mg beside those of 8 mg. */
  readonly film2mg: string;
}

export function productOf({ byMedicine, depots }: Shelf, medicine: Medicine, doseUg: number): string {
  const id = medicine === 'buprenorphine-depot' ? depots.get(doseUg) : byMedicine[medicine];
  if (id === undefined) throw new Error(`No depot of ${doseUg} micrograms is on the shelf.`);
  return id;
}

/** Sublocade in the US, Buvidal in the UK, as the made-up courses have them. */
export const demoDepots = [{ name: 'Sublocade', mg: 100 }, { name: 'Sublocade', mg: 300 }, { name: 'Buvidal', mg: 96 }, { name: 'Buvidal', mg: 128 }] as const;

const made = { decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] };

export function fillProducts(filling: Filling): Shelf {
  const shelf: Shelf = { byMedicine: { methadone: newId(), 'buprenorphine-naloxone': newId(), 'naltrexone-depot': newId() }, film2mg: newId(), depots: new Map(demoDepots.map(({ mg }) => [mg * 1000, newId()])) };
  const product = (medicine: Medicine, name: string, form: string, perMl: number | null, perUnit: number | null, controlled: boolean, depot: string | null = null, id = productOf(shelf, medicine, perUnit ?? 0)): void =>
    filling.add('products', { id, name, medicine, form, ug_per_ml: perMl, ug_per_unit: perUnit, controlled, depot_name: depot, depot_interval: depot === null ? null : 'monthly', state: 'active', created_at: filling.now.toString() });
  product('methadone', 'Methadone oral solution 1 mg/mL', 'liquid', 1000, null, true);
  product('buprenorphine-naloxone', 'Buprenorphine/naloxone film 8 mg', 'film', null, 8000, true);
  product('buprenorphine-naloxone', 'Buprenorphine/naloxone film 2 mg', 'film', null, 2000, true, null, shelf.film2mg);
  for (const { name, mg } of demoDepots) product('buprenorphine-depot', `Buprenorphine depot ${mg} mg (${name})`, 'depot', null, mg * 1000, true, name);
  product('naltrexone-depot', 'Naltrexone depot 380 mg (Vivitrol)', 'depot', null, 380_000, false, 'Vivitrol');
  return shelf;
}

const reasons: Readonly<Record<EventOf<'order'>['reason'], string>> = {
  start: 'Start of treatment', raise: 'Withdrawal before the next dose', 'after missed days': 'After missed days, by the guideline of the site', restart: 'Begun again after five and more missed days', taper: 'Slow taper, as wished', renewal: 'Goes on',
};

/** The last day an order covers: the day before the next, the end of the course, or ahead of today. */
function lastDay(filling: Filling, person: CohortPerson, order: EventOf<'order'>, next: EventOf<'order'> | undefined): Day {
  const end = eventsOf(person, 'course-ended').find(({ medicine, day }) => medicine === order.medicine && day >= order.day)?.day;
  const last = next !== undefined && (end === undefined || next.day <= end) ? addDays(next.day, -1) : end ?? addDays(filling.today, 60);
  return last < order.day ? order.day : last;
}

const isHere = (person: CohortPerson, order: EventOf<'order'>, next: EventOf<'order'> | undefined): boolean => next === undefined && person.course !== null && person.course.medicine === order.medicine && person.course.startedOn <= order.day;

/** An order for depots in force runs for months: the injection list says when the next is due. */
function spanOf(filling: Filling, person: CohortPerson, order: EventOf<'order'>, next: EventOf<'order'> | undefined, current: boolean): { readonly first: Day; readonly last: Day } {
  const depot = order.medicine === 'buprenorphine-depot' || order.medicine === 'naltrexone-depot';
  if (!depot || !current) return { first: order.day, last: lastDay(filling, person, order, next) };
  return { first: order.day, last: addDays(filling.today, 150) };
}

/** Films are ordered over their strengths; all else is a product. */
const whatOf = (shelf: Shelf, { medicine, doseUg }: EventOf<'order'>): { readonly product_id: string | null; readonly form: string | null } =>
  (medicine === 'buprenorphine-naloxone' ? { product_id: null, form: 'film' } : { product_id: productOf(shelf, medicine, doseUg), form: null });

function addOrder(filling: Filling, shelf: Shelf, person: CohortPerson, order: EventOf<'order'>, next: EventOf<'order'> | undefined): void {
  const { add, at } = filling;
  const team = filling.teamOf(person);
  const current = isHere(person, order, next);
  const { first, last } = spanOf(filling, person, order, next, current);
  const when = at(person, order.day, order.minute);
  const episodeId = filling.episodeOf(person, order.day);
  const days = `[${isoOf(first)},${isoOf(addDays(last, 1))})`;
  add('orders', {
    id: order.orderId, person_id: person.id, episode_id: episodeId, site_id: team.siteId, ...whatOf(shelf, order), medicine: order.medicine, medicine_class: classOf(order.medicine), days, parts: '[1,2)', version: 1, state: 'draft', origin: 'synthetic',
    created_by: team.prescriber, created_at: when, ended_by: current ? null : team.prescriber, ended_at: current ? null : at(person, last, 1019), end_reason: current ? null : next === undefined ? 'Course ended' : 'Changed',
  });
  add('order_versions', {
    order_id: order.orderId, version: 1, days, part_ug: [order.doseUg], instructions: '', reason: reasons[order.reason], decision: made, drafted_by: team.prescriber, drafted_at: when,
    facts: { sedativesOrAlcohol: person.traits.sedatives, lowTolerance: false, otherMedicines: [], qtRiskFactors: false, daysSinceLastOpioid: 0, rationale: 'Daily use for years' },
  });
  add('order_signatures', { order_id: order.orderId, version: 1, signed_by: team.prescriber, signed_at: when, decision: made, override_reason: null });
  filling.tell(person, when, 'medication.order-signed', { doseUg: order.doseUg, medicine: order.medicine, from: isoOf(first), to: isoOf(last), version: 1 }, { topic: 'orders', episodeId, authorId: team.prescriber, audience: 'person', about: { table: 'orders', id: order.orderId } });
}

/** The last review of whoever has been on a course for some time; of every tenth it falls due soon. */
function addReview(filling: Filling, person: CohortPerson, order: EventOf<'order'>, index: number): void {
  const startedOn = person.course?.startedOn ?? order.day;
  const daysOn = filling.today - startedOn;
  const day = addDays(filling.today, -Math.max(1, Math.min(index % 10 === 3 ? 80 : 12 + ((index * 17) % 50), daysOn - 5)));
  const episodeId = filling.episodeOf(person, day);
  if (daysOn < 10 || episodeId === null || person.course?.medicine !== order.medicine) return;
  const team = filling.teamOf(person);
  const when = filling.at(person, day, 640);
  const id = newId();
  filling.add('medication_reviews', {
    id, person_id: person.id, episode_id: episodeId, site_id: team.siteId, medicine: order.medicine, on_day: isoOf(day), benefit: index % 4 === 1 ? 'some' : 'good', side_effects: index % 3 === 0 ? ['sweating'] : index % 5 === 2 ? ['constipation', 'sleep'] : [],
    use_on_top: index % 6 === 4 ? 'less' : index % 4 === 2 ? 'less' : 'none', dose_holds: 'enough', goals: index % 2 === 0 ? 'Work, and seeing my children' : '', outcome: 'continue', note: '', facts: { medicine: order.medicine, doseUg: order.doseUg, daysOnIt: day - startedOn, missedLast28: null, lastTest: null },
    next_on: isoOf(addDays(day, 84)), reviewed_by: team.prescriber, reviewed_at: when, origin: 'synthetic',
  });
  filling.tell(person, when, 'medication.reviewed', { benefit: 'good', outcome: 'continue', nextOn: isoOf(addDays(day, 84)) }, { topic: 'orders', episodeId, authorId: team.prescriber, audience: 'person', about: { table: 'medication_reviews', id } });
}

export function fillMedication(filling: Filling, shelf: Shelf): void {
  for (const [index, person] of filling.people.entries()) {
    const orders = eventsOf(person, 'order').filter(({ day }) => filling.episodeOf(person, day) !== null);
    const newest = orders.at(-1);
    if (newest !== undefined) addReview(filling, person, newest, index);
    orders.forEach((order, index) => addOrder(filling, shelf, person, order, orders.slice(index + 1).find(({ day }) => filling.episodeOf(person, day) === filling.episodeOf(person, order.day))));
  }
}

/** A life while it is lived: what is known of the person, what has happened so far, and how they are doing on a day. */
import type { Day, Ug } from '@fairlead/clinical';
import type { CohortEvent, Level, Medicine, Order } from './events.ts';
import type { IdMaker } from './ids.ts';
import type { CohortSite, LifePlan, Stage, Traits } from './person.ts';
import type { Random } from './random.ts';

export interface Life {
  readonly random: Random;
  readonly newId: IdMaker;
  readonly site: CohortSite;
  readonly traits: Traits;
  readonly plan: LifePlan;
  readonly sex: 'female' | 'male' | 'other';
  readonly language: 'en' | 'en-GB' | 'es';
  readonly callMe: string;
  /** The last day that is lived. */
  readonly until: Day;
  readonly events: CohortEvent[];
  stage: Stage;
  level: Level | null;
  course: { medicine: Medicine; startedOn: Day } | null;
  episodeId: string | null;
  kitId: string | null;
  /** The first day of this episode's treatment, and the last lapse. */
  treatedSince: Day;
  lapsedOn: Day;
}

/** Notes what happened, unless it lies after the last day that is lived. */
export function note(life: Life, event: CohortEvent): void {
  if (event.day <= life.until) life.events.push(event);
}

export const mg = (value: number): Ug => Math.round(value * 1000) as Ug;

/**
 * How hard things are on a day, 0 to 1: falls over about six weeks of treatment to a floor that the person's own
 * severity sets, and rises for three weeks after a lapse.
 */
export function severityOn(life: Life, day: Day): number {
  const { severity, steadiness } = life.traits;
  const floor = 0.12 + 0.3 * severity * (1 - steadiness);
  const treated = Math.max(0, day - life.treatedSince);
  const eased = floor + (severity - floor) * Math.exp(-treated / 45);
  const since = day - life.lapsedOn;
  return Math.min(1, eased + (since >= 0 && since < 21 ? 0.25 * (1 - since / 21) : 0));
}

export function orderOf(life: Life, day: Day, minute: number, medicine: Medicine, doseUg: Ug, reason: Order['reason']): Order {
  const order: Order = { id: life.newId(day, minute), day, minute, kind: 'order', orderId: life.newId(day, minute), medicine, doseUg, reason };
  note(life, order);
  return order;
}

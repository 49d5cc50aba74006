/** Medicine day by day: orders, doses seen and taken home, missed days, restarts, tapers. Starts and rises keep the rules of packages/clinical. */
import { addDays, daysBetween, weekdayOf, type Day, type Ug } from '@fairlead/clinical';
import type { Medicine, Order } from './events.ts';
import { mg, note, orderOf, type Life } from './life.ts';
import { doses as rates } from './rates.ts';

/** What a course looks like while it runs. */
export interface Running {
  readonly life: Life;
  readonly medicine: Medicine;
  readonly from: Day;
  readonly to: Day;
  /** The minute of the day at which this person usually comes. */
  readonly comesAt: number;
  order: Order;
  missedInARow: number;
  lastMissed: Day;
  lastChange: Day;
  /** Until when doses were handed out. */
  supplied: Day;
}

export function begin(life: Life, medicine: Medicine, from: Day, to: Day, doseUg: Ug): Running {
  const comesAt = life.site.country === 'US' ? 350 + Math.floor(life.random.next() * 230) : 560 + Math.floor(life.random.next() * 400);
  note(life, { id: life.newId(from, comesAt - 20), day: from, minute: comesAt - 20, kind: 'course-started', medicine });
  if (from <= life.until) life.course = { medicine, startedOn: from };
  const order = orderOf(life, from, comesAt - 15, medicine, doseUg, 'start');
  return { life, medicine, from, to, comesAt, order, missedInARow: 0, lastMissed: addDays(from, -99), lastChange: from, supplied: addDays(from, -1) };
}

/** True where the day is missed; the fact is noted. A pharmacy that is closed on Sunday makes it a missed day, unless a bottle was given. */
export function misses(run: Running, day: Day): boolean {
  const { life, from } = run;
  const lastDays = life.plan.missesAtTheEnd > 0 && daysBetween(day, life.until) < life.plan.missesAtTheEnd;
  const closed = life.site.country === 'UK' && weekdayOf(day) === 6 && day > from;
  const early = daysBetween(from, day) < 28;
  const usual = (early ? rates.missedEarlyADay.value : rates.missedADay.value) * (1.6 - 1.2 * life.traits.steadiness);
  const chance = run.missedInARow === 0 ? usual : rates.missedAgain.value;
  const steady = daysBetween(day, life.until) < -life.plan.missesAtTheEnd;
  const missed = lastDays || closed || (day > from && !steady && life.random.chance(chance));
  if (!missed) return false;
  run.missedInARow += 1;
  run.lastMissed = day;
  note(life, { id: life.newId(day, 1020), day, minute: 1020, kind: 'missed', inARow: run.missedInARow });
  return true;
}

export function change(run: Running, day: Day, doseUg: Ug, reason: Order['reason']): void {
  run.order = orderOf(run.life, day, run.comesAt - 10, run.medicine, doseUg, reason);
  run.lastChange = day;
}

/** The dose seen today, and bottles for so many days after it. */
export function give(run: Running, day: Day, bottles: number, closure = false): void {
  const { life, medicine, order } = run;
  const minute = run.comesAt + Math.floor(life.random.next() * 25);
  const dose = (dosingDay: Day, how: 'observed' | 'take-home', at: number): void => note(life, { id: life.newId(day, at), day, minute: at, kind: 'dose', orderId: order.orderId, medicine, dosingDay, doseUg: order.doseUg, how });
  dose(day, 'observed', minute);
  run.missedInARow = 0;
  run.supplied = day;
  if (bottles <= 0) return;
  // Somebody who leaves on a known day carries no bottle past it.
  const last = run.to < life.until ? run.to : addDays(day, bottles);
  for (let i = 1; i <= bottles && addDays(day, i) <= last; i += 1) {
    dose(addDays(day, i), 'take-home', minute + 3);
    run.supplied = addDays(day, i);
  }
  if (run.supplied > day) note(life, { id: life.newId(day, minute + 2), day, minute: minute + 2, kind: 'take-homes', days: run.supplied - day, closure, treatmentDay: day - run.from + 1 });
}

export function finish(run: Running, day: Day, reason: string): void {
  note(run.life, { id: run.life.newId(day, 1000), day, minute: 1000, kind: 'course-ended', medicine: run.medicine, reason });
  if (day <= run.life.until) run.life.course = null;
}

/** A depot every so many days: one dose each, the first of its own strength where the label says so. */
export function depots(life: Life, medicine: 'buprenorphine-depot' | 'naltrexone-depot', from: Day, to: Day, strengths: readonly number[], everyDays: number): Running {
  const run = begin(life, medicine, from, to, mg(strengths[0] ?? 0));
  let n = 0;
  for (let day = from; day <= to && day <= life.until; day = addDays(day, everyDays + life.random.between(0, 3))) {
    const doseUg = mg(strengths[Math.min(n, strengths.length - 1)] ?? 0);
    if (doseUg !== run.order.doseUg) change(run, day, doseUg, 'renewal');
    give(run, day, 0);
    n += 1;
  }
  return run;
}

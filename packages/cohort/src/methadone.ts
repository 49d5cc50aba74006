/** A methadone course. US: label start, ASAM steps of 10 mg at least 5 days apart. UK: Orange Book start and steps, a week apart after the first. */
import { addDays, daysBetween, missedDosePlan, weekdayOf, type Day, type Ug } from '@fairlead/clinical';
import { begin, change, finish, give, misses, type Running } from './course.ts';
import { mg, note, type Life } from './life.ts';
import { doses as rates } from './rates.ts';

function startMg(life: Life, ageYears: number): number {
  if (ageYears >= 60) return 15;
  if (life.traits.sedatives) return 20;
  return life.random.chance(0.7) ? 30 : 25;
}

/** Take-home days that the clinic allows on this treatment day to somebody who comes steadily. */
function bottles(run: Running, day: Day): number {
  const { life } = run;
  const treated = day - run.from + 1;
  const steady = daysBetween(run.lastMissed, day) > 30;
  if (life.site.country === 'UK') {
    if (treated > 84 && steady && life.traits.steadiness > 0.45) return weekdayOf(day) === 5 ? 2 : treated > 180 ? 6 : 2;
    return weekdayOf(day) === 5 ? 1 : 0;
  }
  if (treated < 31 || !steady || life.traits.steadiness < 0.62) return 0;
  if (treated < 90) return 2;
  return treated < 240 || life.traits.steadiness < 0.75 ? 6 : 13;
}

/** After three and more missed days, what the site's guideline says; a restart where it names no dose. */
function afterMissed(run: Running, day: Day): void {
  const { life, order } = run;
  const missed = run.missedInARow;
  if (missed < 3) return;
  const uk = life.site.country === 'UK';
  const plan = missedDosePlan(uk ? 'UK' : 'TIP63', 'methadone', order.doseUg, missed);
  const again = missed >= 5 || plan.code === 'NEW_INDUCTION';
  const proposed = plan.doseUg ?? plan.proposedUg ?? plan.rangeUg?.[0] ?? (Math.floor(order.doseUg / 2000) * 1000 as Ug);
  const doseUg = again ? (Math.min(mg(30), order.doseUg) as Ug) : proposed;
  change(run, day, doseUg, again ? 'restart' : 'after missed days');
}

function gapDays(life: Life, treated: number): number {
  if (life.site.country === 'UK') return treated <= 7 ? 3 : 7;
  return 5 + life.random.between(0, 2);
}

function titrate(run: Running, day: Day, targetUg: number): void {
  const { life, order } = run;
  if (order.doseUg >= targetUg || daysBetween(run.lastChange, day) < gapDays(life, day - run.from + 1)) return;
  // Never on the day of coming back after a missed one.
  if (daysBetween(run.lastMissed, day) < 3) return;
  const next = Math.min(targetUg, order.doseUg + 10_000) as Ug;
  const over100 = next > 100_000 && order.doseUg <= 100_000;
  change(run, day, next, 'raise');
  if (over100) electrocardiogram(life, addDays(day, 7));
}

/** Down by less than a tenth every two weeks (US label), or 5 mg a week at most (UK practice). */
function taper(run: Running, day: Day): void {
  const { life, order } = run;
  if (daysBetween(run.lastChange, day) < 14 || order.doseUg <= 5000) return;
  const step = life.site.country === 'UK' ? 5000 : Math.max(1000, Math.floor((order.doseUg * 0.095) / 1000) * 1000);
  if (step * 10 >= order.doseUg && life.site.country === 'US') return;
  change(run, day, (order.doseUg - step) as Ug, 'taper');
}

/** Rate and QT of an ECG: QTc near 420 ms, or 462 where the life has a long one. */
export function electrocardiogram(life: Life, day: Day, minute = 660): void {
  const long = life.plan.longQt;
  const heartRate = long ? 60 : life.random.between(58, 82);
  const qtc = long ? 462 : Math.min(446, Math.round(life.random.normal(418, 13)));
  note(life, { id: life.newId(day, minute), day, minute, kind: 'ecg', qtMs: Math.round(qtc * Math.sqrt(60 / heartRate)), heartRate });
}

export function methadoneCourse(life: Life, from: Day, to: Day, ageYears: number): Running {
  const { random, traits } = life;
  const run = begin(life, 'methadone', from, to, mg(startMg(life, ageYears)));
  const target = Math.min(140, Math.max(50, Math.round(random.normal(rates.methadoneTargetMg.value + (traits.fentanyl ? 12 : 0), 16) / 5) * 5)) * 1000;
  const tapersFrom = random.chance(0.1) && traits.steadiness > 0.6 ? 300 : Infinity;
  electrocardiogram(life, addDays(from, random.between(0, 5)));
  electrocardiogram(life, addDays(from, random.between(26, 34)));
  for (let yearly = addDays(from, 365); yearly <= to && yearly <= life.until; yearly = addDays(yearly, 365)) electrocardiogram(life, yearly);
  const last = Math.min(to, life.until);
  for (let day = from; day <= last; day = addDays(day, 1)) {
    if (day <= run.supplied || misses(run, day)) continue;
    if (run.missedInARow >= 3) afterMissed(run, day);
    else if (day - from >= tapersFrom) taper(run, day);
    else titrate(run, day, target);
    give(run, day, bottles(run, day), life.site.country === 'UK' && weekdayOf(day) === 5);
  }
  if (to <= life.until) finish(run, to, 'left');
  return run;
}

/** A buprenorphine course: 8 mg, then 16, then the person's own dose; seen for a week, then carried home; a depot for some. */
import { addDays, daysBetween, type Day } from '@fairlead/clinical';
import { begin, change, depots, finish, give, misses, type Running } from './course.ts';
import { mg, type Life } from './life.ts';
import { doses as rates } from './rates.ts';

/** Sublocade in the US, Buvidal in the UK. */
const depotStrengths = { US: [300, 300, 100], UK: [96, 96, 128] } as const;

function bottles(run: Running, day: Day): number {
  const treated = day - run.from + 1;
  if (treated < 7) return 0;
  if (treated < 60 || daysBetween(run.lastMissed, day) < 21) return 6;
  return treated < 150 || tapers(run, day) || run.life.traits.steadiness < 0.6 ? 13 : 27;
}

function doseToday(run: Running, day: Day, usual: number): void {
  const treated = day - run.from + 1;
  const doseUg = run.order.doseUg;
  if (run.missedInARow >= 6) change(run, day, mg(8), 'restart');
  else if (treated >= 2 && doseUg < mg(Math.min(16, usual))) change(run, day, mg(Math.min(16, usual)), 'raise');
  else if (treated >= 5 && doseUg < mg(usual) && daysBetween(run.lastChange, day) >= 3) change(run, day, mg(usual), 'raise');
}

const tapers = (run: Running, day: Day): boolean => run.life.plan.leaveReason === 'completed' && run.to < run.life.until && daysBetween(day, run.to) < 180;

/** The last half year of a course that is completed goes down by 2 mg every two weeks. */
function taper(run: Running, day: Day): boolean {
  const { order } = run;
  if (!tapers(run, day)) return false;
  if (daysBetween(run.lastChange, day) >= 14 && order.doseUg > mg(2)) change(run, day, mg(order.doseUg / 1000 - 2), 'taper');
  return true;
}

export function buprenorphineCourse(life: Life, from: Day, to: Day): Running {
  const { random } = life;
  const usual = Math.min(32, Math.max(12, Math.round(random.normal(rates.buprenorphineTargetMg.value + (life.traits.fentanyl ? 4 : 0), 4) / 4) * 4));
  const run = begin(life, 'buprenorphine-naloxone', from, to, mg(8));
  const depotFrom = life.plan.depot ? addDays(from, 14) : null;
  const last = Math.min(depotFrom === null ? to : Math.min(to, depotFrom - 1), life.until);
  for (let day = from; day <= last; day = addDays(day, 1)) {
    if (day <= run.supplied || misses(run, day)) continue;
    if (!taper(run, day)) doseToday(run, day, usual);
    give(run, day, depotFrom === null ? bottles(run, day) : Math.min(bottles(run, day), depotFrom - 1 - day));
  }
  if (depotFrom !== null && depotFrom <= Math.min(to, life.until)) {
    finish(run, addDays(depotFrom, -1), 'changed to a depot');
    const depot = depots(life, 'buprenorphine-depot', depotFrom, to, depotStrengths[life.site.country], 28);
    if (to <= life.until) finish(depot, to, 'left');
    return depot;
  }
  if (to <= life.until) finish(run, to, 'left');
  return run;
}

/** Extended-release naltrexone, 380 mg every four weeks, after ten opioid-free days. */
export function naltrexoneCourse(life: Life, from: Day, to: Day): Running {
  const run = depots(life, 'naltrexone-depot', from, to, [380], 28);
  if (to <= life.until) finish(run, to, 'left');
  return run;
}

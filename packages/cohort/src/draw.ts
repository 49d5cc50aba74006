/** Draws who somebody is and how their life goes, from the rates. */
import { addDays, type Day } from '@fairlead/clinical';
import type { CohortSite, LifePlan, Track, Traits } from './person.ts';
import type { Random } from './random.ts';
import { deaths, events as rates, leavingAWeek, mix } from './rates.ts';

export function drawTraits(random: Random, site: CohortSite): Traits {
  const severity = Math.min(1, Math.max(0.35, random.normal(0.72, 0.14)));
  return {
    severity, steadiness: random.next(), injects: random.chance(0.45), fentanyl: random.chance(site.country === 'US' ? 0.7 : 0.08), sedatives: random.chance(0.22), homeless: random.chance(0.2),
    hasChildren: random.chance(0.3), works: random.chance(0.35), usesPhone: random.chance(0.6),
  };
}

/** How much likelier this person leaves than the rate says; one on average. */
const leavesEasier = (traits: Traits): number => (1.35 - 0.7 * traits.steadiness) * (traits.homeless ? 1.2 : 0.95);

/** Whole days in the course until leaving, or null where that lies beyond five years. */
function drawLeaving(random: Random, track: Track, traits: Traits): number | null {
  const [early, middle, late] = leavingAWeek[track];
  const easier = leavesEasier(traits);
  for (let week = 0; week < 260; week += 1) {
    if (random.chance((week < 4 ? early : week < 26 ? middle : late) * easier)) return week * 7 + random.between(1, 7);
  }
  return null;
}

const aYear = 1000 * 365;

/** Whole days after acceptance until death, or null within five years. */
function drawDeath(random: Random, track: Track, leavesAfterDays: number | null): number | null {
  const agonist = track === 'methadone';
  const inside = agonist ? deaths.inMethadone.value : track === 'counselling' ? deaths.outOfBuprenorphine.value : deaths.inBuprenorphine.value;
  const outside = agonist ? deaths.outOfMethadone.value : deaths.outOfBuprenorphine.value;
  const left = leavesAfterDays ?? 2000;
  for (let day = 0; day < 1825; day += 28) {
    const out = day >= left;
    const times = out ? (day - left < 28 ? deaths.firstWeeksOutTimes.value : 1) : day < 28 && agonist ? deaths.firstFourWeeksTimes.value : 1;
    if (random.chance(((out ? outside : inside) * times * 28) / aYear)) return day + random.between(1, 28);
  }
  return null;
}

function drawTrack(random: Random, country: 'US' | 'UK'): Track {
  const shares = mix[country];
  let rest = random.next();
  for (const track of ['methadone', 'buprenorphine', 'naltrexone', 'counselling'] as const) {
    rest -= shares[track];
    if (rest < 0) return track;
  }
  return 'methadone';
}

function drawReason(random: Random, track: Track, leavesAfterDays: number | null): LifePlan['leaveReason'] {
  if (track !== 'methadone' && (leavesAfterDays ?? 0) > 150 && random.chance(0.6)) return 'completed';
  const roll = random.next();
  return roll < 0.74 ? 'dropped_out' : roll < 0.84 ? 'transferred' : roll < 0.92 ? 'prison' : 'moved';
}

function drawSource(random: Random): LifePlan['source'] {
  const roll = random.next();
  return roll < 0.35 ? 'front_door' : roll < 0.65 ? 'telephone' : roll < 0.78 ? 'walk_in' : roll < 0.88 ? 'gp' : roll < 0.96 ? 'hospital' : 'prison';
}

/** A whole life's plan, beginning with the day of asking for help. */
export function drawPlan(random: Random, site: CohortSite, traits: Traits, sex: string, ageYears: number, enquiryOn: Day): LifePlan {
  const track = drawTrack(random, site.country);
  const leavesAfterDays = drawLeaving(random, track, traits);
  const source = drawSource(random);
  const ward = track === 'naltrexone' || random.chance(0.08);
  return {
    enquiryOn, track, source, leavesAfterDays,
    waitDays: source === 'prison' || source === 'hospital' ? random.between(0, 2) : site.country === 'US' ? random.between(0, 5) : random.between(2, 19),
    closes: random.chance(rates.closedBeforeStart.value),
    startGapDays: random.between(0, 1),
    wardDays: ward ? random.between(5, 9) : 0, residenceDays: (ward && random.chance(0.4)) || random.chance(0.03) ? random.between(28, 84) : 0, intensive: random.chance(0.15),
    leaveReason: drawReason(random, track, leavesAfterDays),
    returnsAfterDays: leavesAfterDays !== null && random.chance(rates.returnWithinAYear.value) ? random.between(20, 360) : null,
    diesAfterDays: drawDeath(random, track, leavesAfterDays),
    pregnantAfterDays: sex === 'female' && ageYears < 42 && random.chance(rates.pregnantAYear.value) ? random.between(0, 365) : null,
    releasedFromPrison: source === 'prison', missesAtTheEnd: 0, longQt: random.chance(rates.longQtc.value), depot: track === 'buprenorphine' && random.chance(0.2),
  };
}

/** Adults from 19 to 63. */
export function drawBirth(random: Random, today: Day): Day {
  return addDays(today, -Math.round(365.25 * Math.min(63, Math.max(19, random.normal(38, 10)))) - random.between(0, 364));
}

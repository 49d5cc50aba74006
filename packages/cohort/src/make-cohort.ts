/** Makes people from a seed: the same seed, number, day and sites give the same people, lives and ids. */
import { addDays, type Day } from '@fairlead/clinical';
import { drawBirth, drawPlan, drawTraits } from './draw.ts';
import { idsOf } from './ids.ts';
import { live } from './live.ts';
import type { Life } from './life.ts';
import { familyNames, femaleNames, maleNames } from './names.ts';
import type { CohortPerson, CohortSite, LifePlan } from './person.ts';
import { scripts, type Script } from './personas.ts';
import { randomOf, type Random } from './random.ts';

export interface CohortAsk {
  readonly seed: number;
  readonly people: number;
  /** Lives run up to and including the day before: what happens today is still to come. */
  readonly today: Day;
  readonly sites: readonly CohortSite[];
  /** False leaves out the people with a story, so that rates are those of everybody drawn. */
  readonly personas?: boolean;
}

/** Telephone numbers set aside for invention: 555-01xx in the US, Ofcom's 07700 900xxx in the UK. */
function telephoneOf(random: Random, country: 'US' | 'UK'): string {
  return country === 'US' ? `555-01${String(random.between(0, 99)).padStart(2, '0')}` : `07700 900${String(random.between(0, 999)).padStart(3, '0')}`;
}

/** How long ago somebody asked: the cohort has people at the beginning, in the middle and long after. */
function askedDaysAgo(random: Random, share: number): number {
  if (share < 0.07) return random.between(0, 5);
  if (share < 0.17) return random.between(6, 30);
  if (share < 0.4) return random.between(31, 120);
  return share < 0.75 ? random.between(121, 400) : random.between(401, 900);
}

function siteFor(random: Random, sites: readonly CohortSite[], country?: 'US' | 'UK'): CohortSite {
  const possible = country === undefined ? sites : sites.filter((site) => site.country === country);
  const [first = sites[0] ?? { code: 'MAIN', country: 'US' as const }, ...rest] = possible.length > 0 ? possible : sites;
  // The first site is the larger one.
  return rest.length === 0 || random.chance(0.68) ? first : random.pick([rest[0] ?? first, ...rest.slice(1)]);
}

function begunOn(script: Script, plan: LifePlan, today: Day): Day {
  if (script.wardNight !== undefined) return addDays(today, -script.wardNight - plan.waitDays);
  if (script.courseDay === undefined) return addDays(today, -(script.askedDaysAgo ?? 0));
  const gap = plan.wardDays > 0 ? plan.wardDays + 1 + (plan.track === 'naltrexone' ? 9 : 0) : 0;
  return addDays(today, 1 - script.courseDay - gap - plan.waitDays);
}

interface Born {
  readonly index: number;
  readonly enquiryOn: Day | null;
  readonly until: Day;
  readonly today: Day;
  readonly script: Script | undefined;
}

function personOf(seed: number, sites: readonly CohortSite[], born: Born): CohortPerson {
  const { index, script, today } = born;
  const random = randomOf(seed, index);
  const newId = idsOf(seed, index);
  const site = siteFor(random, sites, script?.country);
  const drawnSex = random.next();
  const sex = script?.sex ?? (drawnSex < 0.36 ? 'female' : drawnSex < 0.985 ? 'male' : 'other');
  const drawnBirth = drawBirth(random, today);
  const bornOn = script?.ageYears === undefined ? drawnBirth : addDays(today, -Math.round(script.ageYears * 365.25) - 120);
  const traits = { ...drawTraits(random, site), ...script?.traits };
  const givenName = script?.name?.[0] ?? random.pick(sex === 'female' || (sex === 'other' && random.chance(0.5)) ? femaleNames : maleNames);
  const familyName = script?.name?.[1] ?? random.pick(familyNames);
  const language = script?.language ?? (site.country === 'UK' ? 'en-GB' : random.chance(0.1) ? 'es' : 'en');
  const drawn = drawPlan(random, site, traits, sex, Math.floor((today - bornOn) / 365.25), born.enquiryOn ?? addDays(today, -1));
  const scripted = script === undefined ? drawn : { ...drawn, startGapDays: 0, leaveReason: 'dropped_out' as const, ...script.plan };
  const plan = script === undefined ? drawn : { ...scripted, enquiryOn: begunOn(script, scripted, today) };
  const telephone = telephoneOf(random, site.country);
  const id = newId(plan.enquiryOn, 0);
  const life: Life = {
    random, newId, site, traits, plan, sex, language, callMe: givenName, until: born.until, events: [],
    stage: 'asking', level: null, course: null, episodeId: null, kitId: null, treatedSince: plan.enquiryOn, lapsedOn: addDays(plan.enquiryOn, -99),
  };
  live(life, bornOn);
  return {
    id, persona: script?.persona ?? null, story: script?.story ?? null, givenName, familyName, bornOn, sex, language, telephone, site, traits, track: plan.track,
    stage: life.stage, level: life.level, course: life.course, supporters: script?.supporters ?? [], events: life.events,
  };
}

/** So many people at every stage of the pathway on `today`. */
export function makeCohort({ seed, people, today, sites, personas = true }: CohortAsk): readonly CohortPerson[] {
  const random = randomOf(seed, 0x7fffffff);
  const made: CohortPerson[] = [];
  const scripted = personas ? Math.min(scripts.length, people) : 0;
  for (let index = 0; index < people; index += 1) {
    const share = (index - scripted + 0.5) / Math.max(1, people - scripted);
    const enquiryOn = addDays(today, -askedDaysAgo(random, share) - 1);
    made.push(personOf(seed, sites, { index, enquiryOn, until: addDays(today, -1), today, script: index < scripted ? scripts[index] : undefined }));
  }
  return made;
}

/** One year of one life after another, for tests of load: every person asks on the first day and lives a year from then. */
export function* livedYears({ seed, people, today, sites }: CohortAsk): Generator<CohortPerson> {
  for (let index = 0; index < people; index += 1) {
    yield personOf(seed, sites, { index, enquiryOn: addDays(today, -365), until: addDays(today, -1), today, script: undefined });
  }
}

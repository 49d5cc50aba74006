/** The dose at hand as the rules of its own medicine read it, with what the prescriber said when the order was written. */
import type { BuprenorphineStartFacts, DoseDecision, MedicineAtWindow, NaltrexoneFacts, Ug } from '@fairlead/clinical';
import { daysFrom } from '../platform/clock.ts';
import { naltrexoneProfileOf } from '../medication/index.ts';
import type { DoseFacts } from './dose-facts-store.ts';

const has = <T>(value: unknown): value is T => value !== null && value !== undefined;

/** Hours and days that were said at the order have gone on since; a figure that nobody knew stays unknown. */
const grown = (said: unknown, by: number): number | null => (typeof said === 'number' ? said + by : null);

function startFacts({ stated, medicine, cows, drafted_at: draftedAt }: DoseFacts, now: Temporal.Instant): BuprenorphineStartFacts {
  const hours = Math.max(0, Math.floor(now.since(Temporal.Instant.from(draftedAt)).total('hours')));
  const signs = typeof stated['objectiveSigns'] === 'number' ? stated['objectiveSigns'] : null;
  const more = Object.fromEntries(['methadoneUg', 'childPugh', 'buprenorphineAllergy', 'naloxoneAllergy', 'sedativesOrAlcohol'].filter((key) => has(stated[key])).map((key) => [key, stated[key]]));
  return {
    lastOpioid: typeof stated['lastOpioid'] === 'string' ? stated['lastOpioid'] : null, hoursSince: grown(stated['hoursSince'], hours),
    cows: cows ?? (typeof stated['cows'] === 'number' ? stated['cows'] : null), objectiveSigns: signs, objectiveWithdrawal: signs === null ? null : signs > 0,
    formulation: medicine === 'buprenorphine' ? 'mono' : 'combination', ...more,
  };
}

const naltrexoneKeys = ['naloxoneChallenge', 'udsNegative', 'currentOpioidAnalgesic', 'dependentOrInWithdrawal', 'allergy', 'altTimesUln', 'acuteHepatitis', 'liverFailure', 'decompensatedCirrhosis', 'pregnant', 'couldBePregnant', 'pregnancyPlanned', 'severeRenal'] as const;

/** An agonist that was given here counts whatever was said of the last opioid; the nearer of the two decides. */
function naltrexoneFacts(facts: DoseFacts, treatmentDay: number, doseUg: number, now: Temporal.Instant): NaltrexoneFacts {
  const { stated, agonist_day: agonist, dosing_day: day, drafted_at: draftedAt } = facts;
  const said = { lastOpioid: typeof stated['lastOpioid'] === 'string' ? stated['lastOpioid'] : null, daysOpioidFree: grown(stated['daysOpioidFree'], Math.max(0, Math.floor(now.since(Temporal.Instant.from(draftedAt)).total('days')))) };
  const here = agonist === null || daysFrom(agonist, day) > 90 ? null : { lastOpioid: 'long-acting', daysOpioidFree: Math.max(0, daysFrom(agonist, day)) };
  const free = here !== null && (said.daysOpioidFree === null || here.daysOpioidFree <= said.daysOpioidFree) ? here : said;
  const keys = Object.fromEntries(naltrexoneKeys.filter((key) => stated[key] !== undefined).map((key) => [key, stated[key]]));
  return { form: 'oral', ...keys, ...free, doseUg: doseUg as Ug, treatmentDay };
}

/** `dayTotalUg`: everything ordered for the day. */
export function medicineAtWindow(facts: DoseFacts, decided: DoseDecision, dayTotalUg: number, now: Temporal.Instant): MedicineAtWindow {
  if (facts.medicine === 'methadone') return { medicine: 'methadone' };
  if (facts.medicine === 'naltrexone') {
    const strict = naltrexoneProfileOf(facts.profiles);
    return { medicine: 'naltrexone', ...(strict === undefined ? {} : { profile: strict }), facts: naltrexoneFacts(facts, decided.treatmentDay, decided.askedUg ?? 0, now) };
  }
  const profile = facts.profiles['buprenorphineStart'];
  const begins = facts.first_ever === null;
  return {
    medicine: 'buprenorphine', ...(profile === undefined ? {} : { profile }), treatmentDay: decided.treatmentDay, dayTotalUg: dayTotalUg as Ug,
    ...(begins && decided.askedUg !== null ? { firstDoseUg: decided.askedUg, start: startFacts(facts, now) } : {}),
  };
}

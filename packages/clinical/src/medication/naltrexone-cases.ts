/** Worked cases of naltrexone: their keys to facts, and the answers back to milligrams. */
import { type CaseInput, inCaseWords, inMicrograms, numberIn, type OtherNames, ugIn, underOwnNames, withoutDrug } from '../case-input.ts';
import type { CaseFamily } from '../cases.ts';
import type { Ug } from '../dose.ts';
import { decideNaltrexone, naltrexoneWeek } from './naltrexone-decisions.ts';
import { type NaltrexoneFacts, naltrexoneRules } from './naltrexone-rules.ts';

function scheduleOutputs(schedule: unknown): Readonly<Record<string, unknown>> {
  if (typeof schedule !== 'object' || schedule === null) return {};
  const doses = Object.fromEntries(Object.entries(schedule).map(([day, mg]): [string, Ug] => [day, ugIn(mg, `schedule ${day}`)]));
  const { weeklyUg, dailyUg } = naltrexoneWeek(doses);
  return { weeklyTotalMg: weeklyUg / 1000, equivalentDailyMg: dailyUg / 1000 };
}

const alsoCalled: OtherNames = { challenge: 'naloxoneChallenge', acuteLiverFailure: 'liverFailure', hepaticFailure: 'liverFailure' };
const keys = { doseMg: 'doseUg' } as const;

/** The higher of ALT and AST counts, and a case may name both liver diseases in one key. */
function liverOf(input: CaseInput): Readonly<Record<string, unknown>> {
  const ast = numberIn(input, 'astTimesUln');
  const either = input['acuteHepatitisOrLiverFailure'];
  return {
    ...(ast === null ? {} : { altTimesUln: Math.max(ast, numberIn(input, 'altTimesUln') ?? ast) }),
    ...(either === undefined ? {} : { acuteHepatitis: either }),
  };
}

/** Worked cases of the family `naltrexone`. In a case, no analgesic is written as null; the facts say `none`. */
export const naltrexoneCases: CaseFamily = {
  inputs: [...naltrexoneRules.inputs.filter((key) => key !== 'doseUg'), 'profile', 'doseMg', 'schedule', 'astTimesUln', 'acuteHepatitisOrLiverFailure', 'drug', 'event', ...Object.keys(alsoCalled)],
  run: (typed) => {
    const { profile, schedule, event: _, ...rest } = underOwnNames(withoutDrug(typed, 'naltrexone'), alsoCalled);
    const facts = inMicrograms(rest, keys);
    const analgesic = facts['currentOpioidAnalgesic'] === null ? { currentOpioidAnalgesic: 'none' } : {};
    const decision = decideNaltrexone({ ...facts, ...analgesic, ...liverOf(rest) } as NaltrexoneFacts, typeof profile === 'string' ? profile : undefined);
    return { ...inCaseWords(decision, rest, keys), ...scheduleOutputs(schedule) };
  },
};

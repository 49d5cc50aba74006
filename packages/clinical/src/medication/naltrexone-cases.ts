/** Worked cases of naltrexone: their keys to facts, and the answers back to milligrams. */
import { inMicrograms, ugIn } from '../case-input.ts';
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

/** Worked cases of the family `naltrexone`. In a case, no analgesic is written as null; the facts say `none`. */
export const naltrexoneCases: CaseFamily = {
  inputs: [...naltrexoneRules.inputs.filter((key) => key !== 'doseUg'), 'profile', 'doseMg', 'schedule'],
  run: ({ profile, schedule, ...rest }) => {
    const facts = inMicrograms(rest, { doseMg: 'doseUg' });
    const analgesic = facts['currentOpioidAnalgesic'] === null ? { currentOpioidAnalgesic: 'none' } : {};
    const decision = decideNaltrexone({ ...facts, ...analgesic } as NaltrexoneFacts, typeof profile === 'string' ? profile : undefined);
    return { ...decision, ...scheduleOutputs(schedule) };
  },
};

/** Worked cases of the family `missed-dose`: milligrams in and out. */
import type { CaseFamily } from '../cases.ts';
import { mgOf, ugOfMg } from '../dose.ts';
import { decideMissedDose } from './missed-dose.ts';
import type { MissedDoseFacts } from './missed-dose-facts.ts';

/** Names under which the same guideline goes elsewhere. */
const profileNames: Readonly<Record<string, string>> = {
  'UK-RCGP': 'UK', 'UK-OB17': 'UK', OB17: 'UK', AU03: 'AU-2003', 'TIP-63': 'TIP63', 'US-TIP63': 'TIP63', 'US-TIP-63': 'TIP63', 'BCCSU-2023': 'BC-2023',
};

const kinds = {
  drug: 'string', missedDays: 'number', missedInFirstFortnight: 'number', treatmentDay: 'number', intoxicated: 'boolean', event: 'string',
  minutesAfterDose: 'number', witnessed: 'boolean', pregnant: 'boolean',
} as const;

export const missedDoseCases: CaseFamily = {
  inputs: ['profile', 'usualMg', 'doseMg', ...Object.keys(kinds)],
  run(input) {
    const mg = input['usualMg'] ?? input['doseMg'];
    const usualUg = typeof mg === 'number' ? ugOfMg(mg) : null;
    const possible = Object.entries(kinds).every(([key, kind]) => {
      const value = input[key];
      return value === undefined || value === null || (typeof value === kind && !(typeof value === 'number' && !(value >= 0)));
    });
    if (!possible || (typeof mg === 'number' && usualUg === null)) return { decision: 'refuse', reasons: [], error: 'invalid_option' };
    const facts = Object.fromEntries(Object.keys(kinds).filter((key) => input[key] !== undefined).map((key) => [key, input[key]])) as MissedDoseFacts;
    const profile = typeof input['profile'] === 'string' ? input['profile'] : 'any';
    const { doseUg, proposedUg, rangeUg, ...decision } = decideMissedDose(
      { ...facts, ...(input['usualMg'] === undefined && input['doseMg'] === undefined ? {} : { usualUg }) },
      profileNames[profile] ?? profile,
    );
    return {
      ...decision,
      ...(doseUg === undefined ? {} : { doseMg: doseUg === null ? null : mgOf(doseUg) }),
      ...(proposedUg === undefined ? {} : { proposedMg: mgOf(proposedUg) }),
      ...(rangeUg === undefined ? {} : { proposedRangeMg: rangeUg.map(mgOf) }),
    };
  },
};

/** Worked cases of the overdose risk display: each factor as days ago, `true` without a day, `false`, or null for unknown. */
import type { CaseFamily } from '../cases.ts';
import type { Day } from '../day.ts';
import { overdoseRiskDisplay, riskFactorIds } from './overdose-risk-display.ts';
import type { RiskFact, RiskFactorId } from './overdose-risk-display.ts';
import { toleranceWatches, watchOpenings } from './tolerance-watch.ts';

/** Any day will do: a case counts in days ago. */
const today = 20_000 as Day;

function factOf(value: unknown, key: string): RiskFact {
  if (value === null || value === false) return value;
  if (value === true) return { since: null };
  if (typeof value === 'number' && Number.isInteger(value)) return { since: (today - value) as Day };
  throw new Error(`${key} is ${JSON.stringify(value)}, not days ago, true, false or null.`);
}

export const riskDisplayCases: CaseFamily = {
  inputs: [...riskFactorIds, 'othersAbsent', 'watch'],
  run: ({ othersAbsent, watch, ...input }) => {
    const given = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, factOf(value, key)])) as Partial<Record<RiskFactorId, RiskFact>>;
    const absent = othersAbsent === true ? Object.fromEntries(riskFactorIds.map((id) => [id, false])) : {};
    const shown = overdoseRiskDisplay({ today, factors: { ...absent, ...given } });
    const events = Object.entries((watch ?? {}) as Record<string, number>).flatMap(([name, days]) => {
      const opening = watchOpenings.find((each) => each === name);
      if (opening === undefined) throw new Error(`watch.${name} opens no watch.`);
      return [{ opening, on: (today - days) as Day }];
    });
    return { ...shown, presentIds: shown.present.map(({ id }) => id), actionCodes: shown.actions.map(({ code }) => code), watches: toleranceWatches(events, today).map(({ opening }) => opening) };
  },
};

/** The methadone rules as one set, for worked cases and for whoever picks from them. */
import { decideBy, type Decision } from '../decision.ts';
import type { Rule, RuleSet } from '../rule.ts';
import { ecgRules } from './methadone-ecg.ts';
import { withDayTotal, type MethadoneFacts } from './methadone-facts.ts';
import { emergencyCodes, holdRules } from './methadone-hold.ts';
import { interactionRules } from './methadone-interactions.ts';
import { methadoneCodes } from './methadone-messages.ts';
import { startRules } from './methadone-start.ts';
import { taperRules, titrationRules } from './methadone-titration.ts';

const rules: readonly Rule<MethadoneFacts>[] = [...startRules, ...titrationRules, ...taperRules, ...holdRules, ...ecgRules, ...interactionRules];

export const methadoneRules: RuleSet<MethadoneFacts> = {
  family: 'methadone',
  room: 'medication',
  version: '2026.1',
  plausible: {
    poss: ['1', '3', '4'], rr: [14, 10, 8], spo2: [97, 91], breathAlcohol: [0, 0.05, 0.08], qtcMs: [440, 470, 510],
    daysSinceLastOpioid: [1, 6], daysSinceLastIncrease: [5, 3],
    intoxicated: [false, true], alreadyDosedToday: [false, true], bottlesReturnedShort: [false, true], lowTolerance: [false, true], sedativesOrAlcohol: [false, true],
    unexplainedSyncopeOrSeizure: [false, true], qtRiskFactors: [false, true], rousable: [true, false], identityConfirmed: [true, false], baselineEcgDone: [true, false], ecgFollowUp30d: [true, false],
  },
  rules,
  codes: methadoneCodes,
  inputs: [...new Set(rules.flatMap((rule) => rule.needs))],
};

/** Whether somebody has to act for this person's life before anything else. */
export function isEmergency(decision: Decision): boolean {
  return decision.reasons.some((code) => emergencyCodes.includes(code));
}

/** What the methadone rules of one guideline say; totals are added up first. */
export function decideMethadone(facts: MethadoneFacts, profile?: string): Decision {
  return decideBy(methadoneRules, withDayTotal(facts), profile);
}

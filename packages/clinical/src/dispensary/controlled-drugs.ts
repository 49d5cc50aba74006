/** The rules on controlled-drug prescriptions, records and naloxone supply as one set. */
import { decideBy, type Decision } from '../decision.ts';
import type { RuleSet } from '../rule.ts';
import type { ControlledDrugFacts } from './controlled-drug-facts.ts';
import { controlledDrugCodes } from './controlled-drug-messages.ts';
import { prescriptionRules } from './prescription-rules.ts';
import { recordRules } from './record-rules.ts';

const rules = [...prescriptionRules, ...recordRules];

export const controlledDrugRuleSet: RuleSet<ControlledDrugFacts> = {
  family: 'controlled-drugs',
  room: 'dispensary',
  version: '2026.1',
  rules,
  codes: controlledDrugCodes,
  inputs: [...new Set([...rules.flatMap((rule) => rule.needs), 'instalments', 'record'])],
};

/** What the law says of one prescription, record or supply. */
export function decideControlledDrug(facts: ControlledDrugFacts): Decision {
  return decideBy(controlledDrugRuleSet, facts);
}

/** Worked cases of the family `law`: disclosure, controlled-drug prescriptions and records, naloxone supply. */
import { type OtherNames, underOwnNames } from './case-input.ts';
import type { CaseFamily } from './cases.ts';
import { decideDisclosure, disclosureRuleSet, type DisclosureFacts, type Part2Consent } from './consent/index.ts';
import { dayOf, type Day } from './day.ts';
import type { Decision } from './decision.ts';
import { controlledDrugRuleSet, decideControlledDrug, isDefinedDose, perpetualInventoryFederallyRequired, type ControlledDrugFacts } from './dispensary/index.ts';

type Input = Readonly<Record<string, unknown>>;

const dayIn = (value: unknown): Day | null => (typeof value === 'string' ? dayOf(value) : null);
const isRecord = (value: unknown): value is Input => typeof value === 'object' && value !== null && !Array.isArray(value);

function consentOf(value: unknown): Part2Consent | null {
  if (!isRecord(value)) return null;
  const expiresDay = dayIn(value['expires']);
  return { ...(value as Part2Consent), ...(expiresDay === null ? {} : { expiresDay }) };
}

function disclosureOf(input: Input): DisclosureFacts {
  const date = dayIn(input['date']);
  return {
    ...(input as DisclosureFacts),
    ...(input['consent'] === undefined ? {} : { consent: consentOf(input['consent']) }),
    ...(date === null ? {} : { today: date }),
  };
}

/** Names that tables elsewhere use for the two ways of writing a total, and for a defined dose. */
const alsoCalled: OtherNames = {
  totalWords: 'quantityInWords', totalFigures: 'quantityInFigures', instalmentDispensing: 'instalments', doseText: 'dose', directions: 'dose',
  totalInWords: 'quantityInWords', quantityWords: 'quantityInWords', totalInFigures: 'quantityInFigures', quantityFigures: 'quantityInFigures', definedDose: 'doseDefined',
};

/** One way of writing the total asked about, and the other not: then the other is there. */
function totalOf(input: Input): ControlledDrugFacts {
  const { quantityInWords: words, quantityInFigures: figures } = input as ControlledDrugFacts;
  if (words === undefined && figures === undefined) return {};
  return { quantityInWords: words === undefined ? true : words, quantityInFigures: figures === undefined ? true : figures };
}

function controlledOf(typed: Input): ControlledDrugFacts {
  const input = underOwnNames(typed, alsoCalled);
  const supply = input['daysSupply'] ?? input['days'];
  const dose = input['dose'];
  const date = dayIn(input['date']);
  return {
    ...(input as ControlledDrugFacts),
    ...totalOf(input),
    ...(supply === undefined ? {} : { daysSupply: supply as number | null, days: (input['days'] ?? supply) as number | null }),
    ...(dose === undefined ? {} : { doseDefined: dose === null ? null : isDefinedDose(String(dose)) }),
    ...(date === null ? {} : { suppliedDay: date }),
  };
}

/** Both sets are asked, each silent on what is not its own. */
function together(a: Decision, b: Decision): Decision {
  if (b.findings.length === 0 && b.missing.length === 0) return a;
  return a.findings.length === 0 && a.missing.length === 0 ? b : { ...b, decision: a.decision === 'refuse' ? 'refuse' : b.decision, reasons: [...a.reasons, ...b.reasons], findings: [...a.findings, ...b.findings], missing: [...a.missing, ...b.missing] };
}

export const lawCases: CaseFamily = {
  inputs: [...new Set([...disclosureRuleSet.inputs, ...controlledDrugRuleSet.inputs, 'event', 'date', 'dose', ...Object.keys(alsoCalled)])],
  run(input) {
    const decision = together(decideDisclosure(disclosureOf(input)), decideControlledDrug(controlledOf(input)));
    return { ...decision, ...(input['event'] === 'perpetualInventoryFederallyRequired' ? { required: perpetualInventoryFederallyRequired } : {}) };
  },
};

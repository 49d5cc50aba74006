/** The rulebook: every rule and every instrument of this package as data, so that a page or a screen can show them. */
import { dischargeRules } from './aftercare/discharge.ts';
import { disclosureRuleSet } from './consent/part2.ts';
import { prescribingRules } from './crisis/prescribing-rules.ts';
import { controlledDrugRuleSet } from './dispensary/controlled-drugs.ts';
import { guestRuleSet } from './dispensary/guest-dosing.ts';
import { missedDoseRuleSet } from './dispensary/missed-dose.ts';
import { shelfRuleSet } from './dispensary/shelf-rules.ts';
import { takeHomeRuleSet } from './dispensary/take-home.ts';
import { windowCodes } from './dispensary/window-messages.ts';
import { restartRules, windowRules } from './dispensary/window-rules.ts';
import { instruments } from './instruments/index.ts';
import type { Instrument } from './instruments/index.ts';
import { buprenorphineOrder } from './medication/buprenorphine-order-rules.ts';
import { buprenorphineStart } from './medication/buprenorphine-start-rules.ts';
import { depotRules } from './medication/depot-rule-set.ts';
import { methadoneRules } from './medication/methadone.ts';
import { naltrexoneRules } from './medication/naltrexone-rules.ts';
import { orderCodes } from './medication/order-messages.ts';
import { orderRules } from './medication/order-rules.ts';
import { choiceRules } from './placement/choice.ts';
import { placementRules } from './placement/floors.ts';
import { signingRules } from './plan/signing.ts';
import { planRules } from './plan/suggested-interventions.ts';
import { checkInRules } from './recovery/check-in-escalation.ts';
import { incentiveRules } from './recovery/contingency-management.ts';
import type { Cite, CodeEntry, CodeTable, FactValue, Mark } from './rule.ts';
import { therapyRules } from './therapy/therapy-rules.ts';
import { adjunctRules } from './withdrawal/adjunct-rule-set.ts';
import { comfortOrderRules } from './withdrawal/comfort-order.ts';
import { detoxRules } from './withdrawal/detox.ts';
import { escalationRules } from './withdrawal/escalation.ts';

/** A rule without its function: what can be listed of a rule of any facts. */
export interface ListedRule {
  readonly id: string;
  readonly profile: string;
  readonly measure: string;
  readonly cite: Cite;
  readonly needs: readonly string[];
  readonly codes: readonly string[];
}

export interface ListedRuleSet {
  readonly family: string;
  readonly room: string;
  readonly version: string;
  readonly rules: readonly ListedRule[];
  readonly codes: CodeTable;
  readonly inputs: readonly string[];
  readonly plausible?: Readonly<Partial<Record<string, readonly FactValue[]>>>;
}

/** A rule set with its page name and the families of worked cases that run it. */
export interface RulebookEntry {
  /** One word for the set, unique in the book. */
  readonly name: string;
  readonly set: ListedRuleSet;
  readonly caseFamilies: readonly string[];
}

const orderSet: ListedRuleSet = { family: 'methadone-order', room: 'medication', version: methadoneRules.version, rules: orderRules, codes: orderCodes, inputs: [] };
const windowSet: ListedRuleSet = { family: 'dosing-window', room: 'dispensary', version: methadoneRules.version, rules: [...windowRules, ...restartRules], codes: { ...orderCodes, ...windowCodes }, inputs: [] };

/** Every rule set of the package. A test reads the source and fails when one is missing here. */
export const ruleSets: readonly RulebookEntry[] = [
  { name: 'placement', set: placementRules, caseFamilies: ['placement'] },
  { name: 'placement-choice', set: choiceRules, caseFamilies: ['placement'] },
  { name: 'plan', set: planRules, caseFamilies: [] },
  { name: 'plan-signing', set: signingRules, caseFamilies: [] },
  { name: 'escalation', set: escalationRules, caseFamilies: ['withdrawal'] },
  { name: 'detox', set: detoxRules, caseFamilies: ['withdrawal'] },
  { name: 'comfort-order', set: comfortOrderRules, caseFamilies: [] },
  { name: 'adjuncts', set: adjunctRules, caseFamilies: ['adjuncts'] },
  { name: 'methadone', set: methadoneRules, caseFamilies: ['methadone'] },
  { name: 'methadone-order', set: orderSet, caseFamilies: [] },
  { name: 'buprenorphine-start', set: buprenorphineStart, caseFamilies: ['buprenorphine'] },
  { name: 'buprenorphine-order', set: buprenorphineOrder, caseFamilies: ['buprenorphine'] },
  { name: 'depot', set: depotRules, caseFamilies: ['buprenorphine'] },
  { name: 'naltrexone', set: naltrexoneRules, caseFamilies: ['naltrexone'] },
  { name: 'dosing-window', set: windowSet, caseFamilies: [] },
  { name: 'missed-dose', set: missedDoseRuleSet, caseFamilies: ['missed-dose'] },
  { name: 'take-home', set: takeHomeRuleSet, caseFamilies: ['take-home'] },
  { name: 'guest-dosing', set: guestRuleSet, caseFamilies: [] },
  { name: 'controlled-drugs', set: controlledDrugRuleSet, caseFamilies: ['law'] },
  { name: 'therapy', set: therapyRules, caseFamilies: [] },
  { name: 'disclosure', set: disclosureRuleSet, caseFamilies: ['law'] },
  { name: 'shelf', set: shelfRuleSet, caseFamilies: [] },
  { name: 'check-in', set: checkInRules, caseFamilies: [] },
  { name: 'contingency-management', set: incentiveRules, caseFamilies: ['contingency-management'] },
  { name: 'opioid-prescribing', set: prescribingRules, caseFamilies: ['opioid-prescribing'] },
  { name: 'discharge', set: dischargeRules, caseFamilies: [] },
];

/** An example without its types, for printing. */
export interface ListedExample {
  readonly rule: string;
  readonly when: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly gives: readonly string[];
  readonly missing?: readonly string[];
}

/** What the book needs of a worked case. */
export interface ListedCase {
  readonly id: string;
  readonly family: string;
  readonly reasons: readonly string[];
  readonly input: Readonly<Record<string, unknown>>;
}

export interface RulebookRule {
  readonly id: string;
  readonly profile: string;
  readonly measure: string;
  readonly cite: Cite;
  readonly needs: readonly string[];
  readonly codes: readonly (CodeEntry & { readonly code: string })[];
  readonly examples: readonly ListedExample[];
  /** Worked cases whose expected reasons hold one of the rule's codes. */
  readonly cases: readonly string[];
}

export interface RulebookSet {
  readonly name: string;
  readonly family: string;
  readonly version: string;
  readonly rules: readonly RulebookRule[];
}

export interface RulebookRoom {
  readonly room: string;
  readonly sets: readonly RulebookSet[];
  readonly instruments: readonly Instrument[];
}

export interface Rulebook {
  readonly rooms: readonly RulebookRoom[];
  readonly counts: { readonly rules: number; readonly codes: number; readonly instruments: number; readonly byMark: Readonly<Record<Mark, number>> };
}

/** Examples by the name of their set, and worked cases; a screen may show the book without either. */
export interface RulebookProof {
  readonly examples?: Readonly<Record<string, readonly ListedExample[]>>;
  readonly cases?: readonly ListedCase[];
}

/** A case belongs to a rule when it expects one of its codes and, for a named profile, is of that profile. */
function touches(rule: ListedRule, each: ListedCase): boolean {
  const profile = each.input['profile'];
  if (rule.profile !== 'any' && typeof profile === 'string' && profile !== rule.profile) return false;
  return each.reasons.some((code) => rule.codes.includes(code));
}

function ruleOf(rule: ListedRule, { name, set, caseFamilies }: RulebookEntry, proof: RulebookProof): RulebookRule {
  return {
    id: rule.id, profile: rule.profile, measure: rule.measure, cite: rule.cite, needs: rule.needs,
    codes: rule.codes.flatMap((code) => {
      const entry = set.codes[code];
      return entry === undefined ? [] : [{ code, ...entry }];
    }),
    examples: (proof.examples?.[name] ?? []).filter((example) => example.rule === rule.id),
    cases: (proof.cases ?? []).filter((each) => caseFamilies.includes(each.family) && touches(rule, each)).map(({ id }) => id),
  };
}

const marks: readonly Mark[] = ['primary', 'secondary', 'unchecked', 'product'];

/** The whole rulebook, by room in the order of the registry. */
export function rulebook(proof: RulebookProof = {}): Rulebook {
  const rooms = [...new Set([...ruleSets.map(({ set }) => set.room), ...instruments.map(({ room }) => room)])];
  const listed = rooms.map((room): RulebookRoom => ({
    room,
    sets: ruleSets.filter(({ set }) => set.room === room).map((entry) => ({ name: entry.name, family: entry.set.family, version: entry.set.version, rules: entry.set.rules.map((rule) => ruleOf(rule, entry, proof)) })),
    instruments: instruments.filter((instrument) => instrument.room === room),
  }));
  const all = listed.flatMap(({ sets }) => sets.flatMap(({ rules }) => rules));
  return {
    rooms: listed,
    counts: {
      rules: all.length, codes: new Set(all.flatMap(({ codes }) => codes.map(({ code }) => code))).size, instruments: instruments.length,
      byMark: Object.fromEntries(marks.map((mark) => [mark, all.filter(({ cite }) => cite.mark === mark).length])) as Record<Mark, number>,
    },
  };
}

/** The plain value of a fact as one word or phrase, for a table. */
export function sayFact(value: FactValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

/** Cautions of the single medicines and of withdrawal itself, and the whole rule set of the adjuncts. */
import { decideBy, type Decision } from '../decision.ts';
import { mgOf } from '../dose.ts';
import type { Cite } from '../rule.ts';
import { adjunctCodes } from './adjunct-codes.ts';
import { type AdjunctFacts, type AdjunctRule, holdRules, isDrug, known, limitRules, lofexidineRules, whenTrue } from './adjunct-rules.ts';
import { adjunctName, type LofexidineDose, lofexidineDose } from './adjunct-tables.ts';
import { ruleSet } from '../rule-set.ts';

const usual: Cite = { source: 'Usual cautions for adjunct medicines in withdrawal', mark: 'unchecked' };

/** A smaller day's limit for some people, beside the medicine's own: a higher finding on the same measure stands alone. */
const smallerDay = (id: string, drug: string, fact: 'severeHepatic' | 'elderly', limitMg: number, usualMg: number, code: string): AdjunctRule => ({
  id,
  profile: 'any',
  measure: id,
  cite: usual,
  needs: ['dayUg', fact],
  when: isDrug(drug),
  codes: [code],
  judge: (facts) => {
    const { dayUg } = facts;
    if (facts[fact] !== true || !known(dayUg) || dayUg <= limitMg * 1000 || dayUg > usualMg * 1000) return null;
    return [{ code, params: { drug, dose: mgOf(dayUg), limit: limitMg }, turns: [{ fact: 'dayUg', to: limitMg * 1000 }] }];
  },
});

const personRules: readonly AdjunctRule[] = [
  {
    id: 'adj-pregnancy',
    profile: 'any',
    measure: 'pregnancy',
    cite: { source: 'ASAM 2020; ACOG 711; Orange Book 2017', section: 'pregnancy', mark: 'unchecked' },
    needs: [],
    // Unknown in somebody who could be pregnant counts as pregnant, so null is judged and not passed on as missing.
    when: ({ drug, pregnant }) => drug === 'withdrawalManagement' && pregnant !== undefined,
    codes: ['PREGNANT_OFFER_AGONIST_TREATMENT'],
    judge: ({ pregnant, couldBePregnant }) =>
      pregnant === true || (pregnant === null && couldBePregnant !== false) ? [{ code: 'PREGNANT_OFFER_AGONIST_TREATMENT', turns: [{ fact: 'pregnant', to: false }] }] : null,
  },
  {
    id: 'adj-paracetamol-weight',
    profile: 'any',
    measure: 'paracetamol weight',
    cite: usual,
    needs: ['weightKg'],
    when: isDrug('paracetamol'),
    codes: ['REDUCE_UNDER_50_KG_OR_LIVER_DISEASE'],
    judge: ({ drug, weightKg }) => (known(weightKg) && weightKg < 50 ? [{ code: 'REDUCE_UNDER_50_KG_OR_LIVER_DISEASE', params: { drug } }] : null),
  },
  whenTrue('adj-paracetamol-liver', ['paracetamol'], 'liverDisease', 'REDUCE_UNDER_50_KG_OR_LIVER_DISEASE', usual),
  smallerDay('adj-ondansetron-liver', 'ondansetron', 'severeHepatic', 8, 24, 'DAY_OVER_8'),
  smallerDay('adj-hydroxyzine-elderly', 'hydroxyzine', 'elderly', 50, 100, 'DAY_OVER_50'),
  {
    id: 'adj-ibuprofen-pregnancy',
    profile: 'any',
    measure: 'ibuprofen pregnancy',
    cite: usual,
    needs: ['pregnancyWeek'],
    // Not pregnant: there is no week.
    when: (facts) => isDrug('ibuprofen')(facts) && facts.pregnancyWeek !== null,
    codes: ['NSAID_FROM_20_WEEKS'],
    judge: ({ pregnancyWeek: week }) => (known(week) && week >= 20 ? [{ code: 'NSAID_FROM_20_WEEKS', params: { week, limit: 20 } }] : null),
  },
  whenTrue('adj-ibuprofen-renal', ['ibuprofen'], 'renalDisease', 'NSAID_RENAL_OR_ULCER', usual),
  whenTrue('adj-ibuprofen-ulcer', ['ibuprofen'], 'ulcer', 'NSAID_RENAL_OR_ULCER', usual),
  whenTrue('adj-glaucoma', ['hyoscine butylbromide', 'dicyclomine'], 'glaucoma', 'ANTICHOLINERGIC_AVOID', usual),
  whenTrue('adj-retention', ['hyoscine butylbromide', 'dicyclomine'], 'urinaryRetention', 'ANTICHOLINERGIC_AVOID', usual),
  whenTrue('adj-loperamide-bowel', ['loperamide'], 'infectiveOrObstructed', 'EXCLUDE_INFECTION_OR_OBSTRUCTION', usual),
  {
    id: 'adj-diazepam-inpatient',
    profile: 'any',
    measure: 'diazepam setting',
    cite: usual,
    needs: ['inpatient'],
    when: isDrug('diazepam'),
    codes: ['BENZODIAZEPINE_INPATIENT_ONLY'],
    judge: ({ inpatient }) => (inpatient === false ? [{ code: 'BENZODIAZEPINE_INPATIENT_ONLY' }] : null),
  },
];

export const adjunctRules = ruleSet<AdjunctFacts>({
  family: 'adjuncts',
  room: 'withdrawal',
  version: '1',
  plausible: {
    sbp: [120, 85], dbp: [75, 45], hr: [70, 48], qtcMs: [440, 501], hoursSinceLast: [6, 4],
    symptoms: [false, true], syncope: [false, true], severeHepatic: [false, true], liverDisease: [false, true], renalDisease: [false, true], ulcer: [false, true], glaucoma: [false, true], urinaryRetention: [false, true], infectiveOrObstructed: [false, true],
    congenitalLongQt: [false, true], severeCoronaryInsufficiency: [false, true], recentMyocardialInfarction: [false, true], cerebrovascularDisease: [false, true], markedBradycardia: [false, true],
  },
  codes: adjunctCodes,
  rules: [...limitRules, ...holdRules, ...lofexidineRules, ...personRules],
}, 'drug', 'childPughScore', 'egfr', 'dialysis', 'pregnant', 'couldBePregnant');

export interface AdjunctDecision extends Decision {
  /** Lofexidine's dose for the liver and kidney function given. */
  readonly labelDose?: LofexidineDose;
  /** Minutes after which a held dose is looked at again. */
  readonly measureAgainMinutes?: readonly [30, 60];
}

/** May this medicine be given now to ease withdrawal? `profile` where a site follows other limits than the usual ones. */
export function decideAdjunct(facts: AdjunctFacts, profile?: string): AdjunctDecision {
  const decision = decideBy(adjunctRules, facts, profile);
  const { childPughScore, egfr, dialysis } = facts;
  const dose = adjunctName(facts.drug) === 'lofexidine' ? lofexidineDose({ childPughScore: childPughScore ?? null, egfr: egfr ?? null, dialysis: dialysis === true }) : null;
  const held = decision.reasons.some((code) => code.startsWith('HOLD_'));
  return { ...decision, ...(dose === null ? {} : { labelDose: dose }), ...(held ? { measureAgainMinutes: [30, 60] as const } : {}) };
}

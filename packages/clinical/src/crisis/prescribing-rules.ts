/**
 * What any record system may ask of a chart with opioids: naloxone, the dose, benzodiazepines, a urine test, and treatment
 * of opioid use disorder. CDC 2022 as its own code artefacts state the recommendations; CDC 2016 is its own profile.
 */
import { oneCodeRule } from '../one-code-rule.ts';
import type { Cite } from '../rule.ts';
import { prescribingCodes } from './prescribing-codes.ts';
import type { PrescribingFacts } from './prescribing-facts.ts';
import { ruleSet } from '../rule-set.ts';

const cdc22 = (section: string): Cite => ({ source: 'CDC clinical practice guideline 2022', section, asOf: '2022-11-04', mark: 'primary' });
const cdc16 = (section: string): Cite => ({ source: 'CDC guideline 2016', section, asOf: '2016-03-15', mark: 'primary' });
/** The four factors stand word for word in the edition of 2016; the edition of 2022 keeps them as considerations. */
const naloxone = cdc22('recommendation 8; factors as listed in 2016');

const rule = oneCodeRule<PrescribingFacts>;
/** Naloxone already on the list asks for nothing more; not known is not "on the list". */
const noNaloxone = (f: PrescribingFacts): boolean => f.naloxone !== true;

const naloxoneRules = [
  rule({
    id: 'prescribing.naloxone-dose', cite: naloxone, needs: ['mme', 'naloxone'], code: 'NALOXONE_OFFER_DOSE', when: (f) => noNaloxone(f) && f.opioid !== false,
    holds: (f) => (f.mme ?? 0) >= 50, params: (f) => ({ mme: f.mme ?? 0 }), turns: [{ fact: 'naloxone', to: true }],
  }),
  rule({
    id: 'prescribing.naloxone-benzodiazepine', cite: naloxone, needs: ['opioid', 'benzodiazepine', 'naloxone'], code: 'NALOXONE_OFFER_BENZODIAZEPINE',
    when: (f) => noNaloxone(f) && f.opioid !== false && f.benzodiazepine !== false, turns: [{ fact: 'naloxone', to: true }],
  }),
  rule({
    id: 'prescribing.naloxone-oud', cite: naloxone, needs: ['opioidUseDisorder', 'naloxone'], code: 'NALOXONE_OFFER_OUD',
    when: (f) => noNaloxone(f) && f.opioidUseDisorder !== 'none', turns: [{ fact: 'naloxone', to: true }],
  }),
  rule({
    id: 'prescribing.naloxone-overdose', cite: naloxone, needs: ['overdoseBefore', 'naloxone'], code: 'NALOXONE_OFFER_OVERDOSE',
    when: (f) => noNaloxone(f) && f.overdoseBefore !== false, turns: [{ fact: 'naloxone', to: true }],
  }),
];

const doseRules = [
  rule({
    id: 'prescribing.mme-50', profile: 'CDC-2022', cite: cdc22('recommendation 4 and table of conversion factors'), needs: ['mme'], measure: 'mme', code: 'MME_50_REASSESS',
    when: (f) => f.opioid !== false, holds: (f) => (f.mme ?? 0) >= 50, params: (f) => ({ mme: f.mme ?? 0 }), turns: [{ fact: 'mme', to: 49 }],
  }),
  {
    ...rule({
      id: 'prescribing.mme-2016', profile: 'CDC-2016', cite: cdc16('recommendation 5'), needs: ['mme'], measure: 'mme', code: 'MME_90_AVOID',
      when: (f) => f.opioid !== false, 
    }),
    codes: ['MME_50_REASSESS', 'MME_90_AVOID'],
    // Within one measure the higher band replaces the lower (ruling 1).
    judge: ({ mme }: PrescribingFacts) => {
      const total = mme ?? 0;
      if (total < 50) return null;
      return [total >= 90 ? { code: 'MME_90_AVOID', params: { mme: total }, turns: [{ fact: 'mme' as const, to: 89 }] } : { code: 'MME_50_REASSESS', params: { mme: total }, turns: [{ fact: 'mme' as const, to: 49 }] }];
    },
  },
];

const besideRules = [
  rule({
    id: 'prescribing.benzodiazepine', cite: cdc22('recommendation 11'), needs: ['opioid', 'benzodiazepine'], code: 'OPIOID_WITH_BENZODIAZEPINE',
    when: (f) => f.opioid !== false && f.benzodiazepine !== false, turns: [{ fact: 'benzodiazepine', to: false }],
  }),
  rule({
    id: 'prescribing.treatment-benzodiazepine', cite: { source: 'FDA drug safety communication 2017; CDC clinical practice guideline 2022', section: 'recommendation 11, supporting text', mark: 'unchecked' },
    needs: ['treatmentMedicine', 'benzodiazepine'], code: 'TREATMENT_WITH_BENZODIAZEPINE',
    when: (f) => f.treatmentMedicine === true && f.benzodiazepine !== false && f.naltrexone !== true,
  }),
  rule({
    id: 'prescribing.naltrexone', cite: { source: 'Naltrexone label', section: 'contraindications, as summarised', mark: 'secondary' }, needs: ['naltrexone', 'opioid'], code: 'NALTREXONE_WITH_OPIOID',
    when: (f) => f.naltrexone !== false && f.opioid !== false, turns: [{ fact: 'opioid', to: false }],
  }),
  rule({
    id: 'prescribing.urine-test', cite: cdc22('recommendation 10; a year as in 2016'), needs: ['opioid', 'urineTest'], code: 'URINE_TEST_CONSIDER',
    when: (f) => f.opioid !== false, holds: (f) => f.urineTest !== 'within_year',
  }),
  rule({
    id: 'prescribing.treat-oud', cite: cdc22('recommendation 12'), needs: ['opioidUseDisorder', 'treatmentMedicine'], code: 'OUD_OFFER_MEDICINE',
    when: (f) => (f.opioidUseDisorder === 'active' || f.opioidUseDisorder === null) && f.treatmentMedicine !== true, turns: [{ fact: 'treatmentMedicine', to: true }],
  }),
];

export const prescribingRules = ruleSet<PrescribingFacts>({
  family: 'opioid-prescribing', room: 'crisis', version: '2026.1', codes: prescribingCodes, rules: [...naloxoneRules, ...doseRules, ...besideRules],
});

/** The profiles of this family: each has its own line for the dose, and its own table of factors. */
export const prescribingProfiles = ['CDC-2022', 'CDC-2016'] as const;
export type PrescribingProfile = (typeof prescribingProfiles)[number];

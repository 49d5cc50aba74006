import type { Example } from '../rule.ts';
import type { PrescribingFacts } from './prescribing-facts.ts';

const on = (rule: string, when: string, facts: PrescribingFacts, gives: readonly string[]): Example<PrescribingFacts> => ({ rule: `prescribing.${rule}`, when, facts, gives });

export const prescribingExamples: readonly Example<PrescribingFacts>[] = [
  on('naloxone-dose', '49.9 MME a day', { opioid: true, mme: 49.9, naloxone: false }, []),
  on('naloxone-dose', '50 MME a day', { opioid: true, mme: 50, naloxone: false }, ['NALOXONE_OFFER_DOSE']),
  on('naloxone-dose', '50 MME a day with naloxone on the list', { opioid: true, mme: 50, naloxone: true }, []),
  on('naloxone-benzodiazepine', 'both', { opioid: true, benzodiazepine: true, naloxone: false }, ['NALOXONE_OFFER_BENZODIAZEPINE']),
  on('naloxone-benzodiazepine', 'a benzodiazepine alone', { opioid: false, benzodiazepine: true, naloxone: false }, []),
  on('naloxone-oud', 'on record', { opioidUseDisorder: 'active', naloxone: false }, ['NALOXONE_OFFER_OUD']),
  on('naloxone-oud', 'in remission: tolerance is lost', { opioidUseDisorder: 'in_remission', naloxone: false }, ['NALOXONE_OFFER_OUD']),
  on('naloxone-oud', 'not on record', { opioidUseDisorder: 'none', naloxone: false }, []),
  on('naloxone-overdose', 'on record', { overdoseBefore: true, naloxone: false }, ['NALOXONE_OFFER_OVERDOSE']),
  on('naloxone-overdose', 'naloxone is on the list', { overdoseBefore: true, naloxone: true }, []),
  on('mme-50', '49.9 MME a day', { opioid: true, mme: 49.9 }, []),
  on('mme-50', '50 MME a day', { opioid: true, mme: 50 }, ['MME_50_REASSESS']),
  on('mme-2016', '49.9 MME a day', { opioid: true, mme: 49.9 }, []),
  on('mme-2016', '50 MME a day', { opioid: true, mme: 50 }, ['MME_50_REASSESS']),
  on('mme-2016', '89.9 MME a day', { opioid: true, mme: 89.9 }, ['MME_50_REASSESS']),
  on('mme-2016', '90 MME a day', { opioid: true, mme: 90 }, ['MME_90_AVOID']),
  on('benzodiazepine', 'both', { opioid: true, benzodiazepine: true }, ['OPIOID_WITH_BENZODIAZEPINE']),
  on('benzodiazepine', 'an opioid alone', { opioid: true, benzodiazepine: false }, []),
  on('treatment-benzodiazepine', 'methadone and a benzodiazepine', { treatmentMedicine: true, benzodiazepine: true }, ['TREATMENT_WITH_BENZODIAZEPINE']),
  on('naltrexone', 'naltrexone and an opioid', { naltrexone: true, opioid: true }, ['NALTREXONE_WITH_OPIOID']),
  on('naltrexone', 'naltrexone alone', { naltrexone: true, opioid: false }, []),
  on('urine-test', 'within a year', { opioid: true, urineTest: 'within_year' }, []),
  on('urine-test', 'none on record', { opioid: true, urineTest: 'none' }, ['URINE_TEST_CONSIDER']),
  on('treat-oud', 'no medicine', { opioidUseDisorder: 'active', treatmentMedicine: false }, ['OUD_OFFER_MEDICINE']),
  on('treat-oud', 'in remission', { opioidUseDisorder: 'in_remission', treatmentMedicine: false }, []),
  on('treat-oud', 'on buprenorphine', { opioidUseDisorder: 'active', treatmentMedicine: true }, []),
];

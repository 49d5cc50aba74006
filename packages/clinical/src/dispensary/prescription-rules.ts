/** UK prescriptions of controlled medicines: forms, instalments, validity, quantity and dose. */
import type { Cite, Rule } from '../rule.ts';
import type { ControlledDrugFacts } from './controlled-drug-facts.ts';

type PrescriptionRule = Rule<ControlledDrugFacts>;

const nhsbsa: Cite = { source: 'NHSBSA, FP10MDA', section: 'instalment prescribing in England', mark: 'primary' };
const regulations: Cite = { source: 'Misuse of Drugs Regulations 2001', section: 'prescriptions of controlled drugs', mark: 'primary' };
const dhsc: Cite = { source: 'Department of Health and Social Care', section: '30-day recommendation', mark: 'primary' };

const schedule2: readonly string[] = [
  'methadone', 'levomethadone', 'morphine', 'diamorphine', 'oxycodone', 'hydromorphone', 'fentanyl', 'alfentanil', 'remifentanil', 'sufentanil', 'pethidine', 'tapentadol', 'dipipanone', 'dextromoramide',
  'dexamfetamine', 'lisdexamfetamine', 'methylphenidate', 'amfetamine', 'ketamine', 'cocaine', 'secobarbital', 'nabilone',
];
/** What may stand on an FP10MDA beside Schedule 2. */
const alsoOnMda: readonly string[] = ['buprenorphine', 'buprenorphine/naloxone', 'buprenorphine and naloxone', 'buprenorphine-naloxone', 'diazepam', 'diluent', 'diluents', 'water', 'water for injections', 'sterile water'];
/** Schedule 5, or not controlled: the 28 days and the rules on wording do not hold for these. */
const notScheduled2To4: readonly string[] = [
  'naltrexone', 'naloxone', 'lofexidine', 'clonidine', 'codeine', 'dihydrocodeine', 'co-codamol', 'paracetamol', 'ibuprofen', 'loperamide', 'acamprosate', 'disulfiram', 'mebeverine', 'metoclopramide', 'hyoscine butylbromide',
];

const plain = (drug: string): string => drug.trim().toLowerCase();
const isMda = ({ form }: ControlledDrugFacts): boolean => /^FP10H?MDA/i.test(form ?? '');
const isControlled = ({ drug }: ControlledDrugFacts): boolean => drug === undefined || !notScheduled2To4.includes(plain(drug));

/** Whether England's instalment form may carry this medicine. Wales, Scotland and Northern Ireland have forms of their own. */
export function isPermittedOnFp10Mda(drug: string): boolean {
  return schedule2.includes(plain(drug)) || alsoOnMda.includes(plain(drug));
}

const permitted: PrescriptionRule = {
  id: 'fp10mda-medicine', profile: 'any', measure: 'mda-medicine', cite: nhsbsa,
  needs: ['form', 'drug'],
  when: isMda,
  codes: ['DRUG_NOT_PERMITTED_ON_FP10MDA'],
  judge: ({ drug }) => (isPermittedOnFp10Mda(drug ?? '') ? null : [{ code: 'DRUG_NOT_PERMITTED_ON_FP10MDA', params: { drug: drug ?? '' } }]),
};

const fourteen: PrescriptionRule = {
  id: 'fp10mda-days', profile: 'any', measure: 'mda-days', cite: nhsbsa,
  needs: ['form', 'days'],
  when: isMda,
  codes: ['FP10MDA_OVER_14_DAYS'],
  judge: ({ days }) => ((days ?? 0) > 14 ? [{ code: 'FP10MDA_OVER_14_DAYS', params: { days: days ?? 0 }, turns: [{ fact: 'days', to: 14 }] }] : null),
};

function instalment(fact: 'instalmentAmount' | 'instalmentInterval', code: string): PrescriptionRule {
  return {
    id: `fp10mda-${fact === 'instalmentAmount' ? 'amount' : 'interval'}`, profile: 'any', measure: fact, cite: regulations,
    needs: ['form', fact],
    when: isMda,
    codes: [code],
    judge: (facts) => (facts[fact] === false ? [{ code, turns: [{ fact, to: true }] }] : null),
  };
}

const instalmentsForm: PrescriptionRule = {
  id: 'instalments-form', profile: 'any', measure: 'instalments-form', cite: nhsbsa,
  needs: ['form'],
  when: (facts) => /^FP10/i.test(facts.form ?? '') && !isMda(facts),
  codes: ['INSTALMENTS_NEED_FP10MDA'],
  judge: ({ instalments, instalmentAmount, instalmentInterval }) => (instalments === true || instalmentAmount === true || instalmentInterval === true
    ? [{ code: 'INSTALMENTS_NEED_FP10MDA', turns: [{ fact: 'form', to: 'FP10MDA' }] }]
    : null),
};

const validity: PrescriptionRule = {
  id: 'controlled-drug-validity', profile: 'any', measure: 'validity', cite: regulations,
  needs: ['daysSinceAppropriateDate'],
  when: isControlled,
  codes: ['CD_PRESCRIPTION_EXPIRED_28_DAYS'],
  judge: ({ daysSinceAppropriateDate }) => ((daysSinceAppropriateDate ?? 0) > 28
    ? [{ code: 'CD_PRESCRIPTION_EXPIRED_28_DAYS', params: { days: daysSinceAppropriateDate ?? 0 } }]
    : null),
};

const thirty: PrescriptionRule = {
  id: 'controlled-drug-30-days', profile: 'any', measure: 'supply-days', cite: dhsc,
  needs: ['daysSupply'],
  when: (facts) => isControlled(facts) && !isMda(facts),
  codes: ['OVER_30_DAYS_STRONG_RECOMMENDATION'],
  judge: ({ daysSupply }) => ((daysSupply ?? 0) > 30 ? [{ code: 'OVER_30_DAYS_STRONG_RECOMMENDATION', params: { days: daysSupply ?? 0 }, turns: [{ fact: 'daysSupply', to: 30 }] }] : null),
};

const quantity: PrescriptionRule = {
  id: 'controlled-drug-quantity', profile: 'any', measure: 'quantity', cite: regulations,
  needs: ['quantityInWords', 'quantityInFigures'],
  when: isControlled,
  codes: ['CD_QUANTITY_ONE_FORM_MISSING_PHARMACIST_MAY_AMEND', 'CD_QUANTITY_MISSING'],
  judge({ quantityInWords, quantityInFigures }) {
    if (quantityInWords === true && quantityInFigures === true) return null;
    const none = quantityInWords === false && quantityInFigures === false;
    return [{ code: none ? 'CD_QUANTITY_MISSING' : 'CD_QUANTITY_ONE_FORM_MISSING_PHARMACIST_MAY_AMEND' }];
  },
};

const dose: PrescriptionRule = {
  id: 'controlled-drug-dose', profile: 'any', measure: 'dose', cite: regulations,
  needs: ['doseDefined'],
  when: isControlled,
  codes: ['CD_DOSE_MUST_BE_DEFINED'],
  judge: ({ doseDefined }) => (doseDefined === false ? [{ code: 'CD_DOSE_MUST_BE_DEFINED', turns: [{ fact: 'doseDefined', to: true }] }] : null),
};

const missedInstalment: PrescriptionRule = {
  id: 'missed-instalment', profile: 'any', measure: 'missed-instalment',
  cite: { source: 'UK approved wording for instalments', mark: 'unchecked' },
  needs: ['event', 'approvedWording'],
  when: ({ event }) => event === 'missedInstalment',
  codes: ['UK_INSTALMENT_DAY_LOST'],
  judge: ({ approvedWording }) => (approvedWording === false ? [{ code: 'UK_INSTALMENT_DAY_LOST' }] : null),
};

export const prescriptionRules: readonly PrescriptionRule[] = [
  permitted, fourteen, instalment('instalmentInterval', 'INSTALMENT_INTERVAL_MISSING'), instalment('instalmentAmount', 'INSTALMENT_AMOUNT_MISSING'), instalmentsForm, validity, thirty, quantity, dose, missedInstalment,
];

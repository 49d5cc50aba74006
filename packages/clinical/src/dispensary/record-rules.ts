/** Controlled-drug records: inventory, retention, loss, destruction, waste; and who may supply naloxone. */
import { dayOf } from '../day.ts';
import type { Cite, Rule } from '../rule.ts';
import type { ControlledDrugFacts } from './controlled-drug-facts.ts';

type RecordRule = Rule<ControlledDrugFacts>;

const cfr = (section: string, mark: Cite['mark'] = 'primary'): Cite => ({ source: 'DEA, 21 CFR', section, mark });
const product: Cite = { source: 'Product safety rule and state rules', mark: 'product' };

const inventory: RecordRule = {
  id: 'inventory-biennial', profile: 'any', measure: 'inventory', cite: cfr('1304.11(c)'),
  needs: ['event', 'monthsSinceLast'],
  when: ({ event }) => event === 'biennial-inventory',
  codes: ['BIENNIAL_INVENTORY_OVERDUE'],
  judge: ({ monthsSinceLast }) => ((monthsSinceLast ?? 0) > 24 ? [{ code: 'BIENNIAL_INVENTORY_OVERDUE', params: { months: monthsSinceLast ?? 0 }, turns: [{ fact: 'monthsSinceLast', to: 0 }] }] : null),
};

const retention = (id: string, cite: Cite, regimes: (regime: string | null | undefined) => boolean): RecordRule => ({
  id, profile: 'any', measure: id, cite,
  needs: ['action', 'ageYears'],
  when: ({ action, regime }) => regimes(regime) && (action === 'purge' || action === 'delete' || action === 'destroy'),
  codes: ['RETAIN_2_YEARS_MIN'],
  judge: ({ ageYears }) => ((ageYears ?? 0) < 2 ? [{ code: 'RETAIN_2_YEARS_MIN', params: { years: ageYears ?? 0 }, turns: [{ fact: 'ageYears', to: 2 }] }] : null),
});

const lossNotice: RecordRule = {
  id: 'loss-notice', profile: 'any', measure: 'loss-notice', cite: cfr('1301.76(b)', 'unchecked'),
  needs: ['event', 'businessDaysSinceDiscovery', 'fieldOfficeTold'],
  when: ({ event }) => event === 'theft-or-loss',
  codes: ['LOSS_NOTICE_OVERDUE'],
  judge: ({ businessDaysSinceDiscovery, fieldOfficeTold }) => (fieldOfficeTold === false && (businessDaysSinceDiscovery ?? 0) > 1 ? [{ code: 'LOSS_NOTICE_OVERDUE', turns: [{ fact: 'fieldOfficeTold', to: true }] }] : null),
};

const lossForm: RecordRule = {
  id: 'loss-form', profile: 'any', measure: 'loss-form', cite: cfr('1301.76(b), form 106', 'unchecked'),
  needs: ['event', 'daysSinceDiscovery', 'formFiled'],
  when: ({ event }) => event === 'theft-or-loss',
  codes: ['LOSS_FORM_OVERDUE'],
  judge: ({ daysSinceDiscovery, formFiled }) => (formFiled === false && (daysSinceDiscovery ?? 0) > 45 ? [{ code: 'LOSS_FORM_OVERDUE', params: { days: daysSinceDiscovery ?? 0 }, turns: [{ fact: 'formFiled', to: true }] }] : null),
};

function witnessed(id: string, cite: Cite, applies: (facts: ControlledDrugFacts) => boolean, needed: number): RecordRule {
  return {
    id, profile: 'any', measure: id, cite,
    needs: ['event', 'witnesses'],
    when: applies,
    codes: ['WITNESSES_MISSING'],
    judge: ({ witnesses }) => ((witnesses ?? 0) < needed ? [{ code: 'WITNESSES_MISSING', params: { count: witnesses ?? 0, needed }, turns: [{ fact: 'witnesses', to: needed }] }] : null),
  };
}

const register: RecordRule = {
  id: 'uk-register-entry', profile: 'any', measure: 'register', cite: { source: 'Misuse of Drugs Regulations 2001', section: 'register, by the next day', mark: 'unchecked' },
  needs: ['event', 'daysAfterSupply'],
  when: ({ event, regime }) => event === 'register-entry' && regime === 'UK',
  codes: ['UK_REGISTER_ENTRY_LATE'],
  judge: ({ daysAfterSupply }) => ((daysAfterSupply ?? 0) > 1 ? [{ code: 'UK_REGISTER_ENTRY_LATE', params: { days: daysAfterSupply ?? 0 } }] : null),
};

const threeDays: RecordRule = {
  id: 'three-day-rule', profile: 'any', measure: 'three-days', cite: cfr('1306.07(b)', 'unchecked'),
  needs: ['event', 'days'],
  when: ({ event }) => event === 'emergency-supply',
  codes: ['EMERGENCY_SUPPLY_OVER_3_DAYS'],
  judge: ({ days }) => ((days ?? 0) > 3 ? [{ code: 'EMERGENCY_SUPPLY_OVER_3_DAYS', params: { days: days ?? 0 }, turns: [{ fact: 'days', to: 3 }] }] : null),
};

const naloxone2024: Cite = { source: 'Human Medicines (Amendments Relating to Naloxone) Regulations 2024 and gov.uk guidance', mark: 'primary' };
const supplies = ({ event, regime }: ControlledDrugFacts): boolean => event === 'supplyNaloxone' && (regime === undefined || regime === 'UK');

/** By law a condition of the routes of 2024 and guidance for drug services; asked of everyone by this product (ruling 16). */
const training: RecordRule = {
  id: 'naloxone-training', profile: 'any', measure: 'naloxone-training', cite: naloxone2024,
  needs: ['event', 'trained'],
  when: supplies,
  codes: ['TRAINING_REQUIRED'],
  judge: ({ trained }) => (trained === false ? [{ code: 'TRAINING_REQUIRED', turns: [{ fact: 'trained', to: true }] }] : null),
};

const drugServices: readonly string[] = ['drug-service', 'drug-service-worker', 'drug-treatment-service', 'needle-exchange-worker'];
const routes2024: readonly string[] = [
  'nurse', 'midwife', 'paramedic', 'pharmacist', 'pharmacy-technician', 'police', 'police-officer', 'prison-officer', 'probation-officer', 'probation', 'armed-forces-medical',
];

const route: RecordRule = {
  id: 'naloxone-route', profile: 'any', measure: 'naloxone-route', cite: { ...naloxone2024, section: 'drug services from October 2015, further routes from December 2024', mark: 'unchecked' },
  needs: ['event', 'by', 'suppliedDay'],
  when: supplies,
  codes: ['NALOXONE_ROUTE_NOT_YET_IN_FORCE'],
  judge({ by, suppliedDay }) {
    const from = drugServices.includes(by ?? '') ? dayOf('2015-10-01') : routes2024.includes(by ?? '') ? dayOf('2024-12-02') : null;
    return from !== null && typeof suppliedDay === 'number' && suppliedDay < from ? [{ code: 'NALOXONE_ROUTE_NOT_YET_IN_FORCE' }] : null;
  },
};

export const recordRules: readonly RecordRule[] = [
  inventory,
  // Two years in the US and for the UK register alike.
  retention('record-retention', cfr('1304.04'), (regime) => regime !== 'UK'),
  retention('record-retention-uk', { source: 'Misuse of Drugs Regulations 2001', section: 'register kept for two years', mark: 'unchecked' }, (regime) => regime === 'UK'),
  lossNotice, lossForm,
  witnessed('destruction-us', cfr('1317.95', 'unchecked'), ({ event, regime }) => event === 'destruction' && regime === 'DEA', 2),
  witnessed('destruction-uk', { source: 'Misuse of Drugs Regulations 2001', section: 'witnessed destruction', mark: 'unchecked' }, ({ event, regime }) => event === 'destruction' && regime === 'UK', 1),
  witnessed('wastage', product, ({ event }) => event === 'wastage', 2),
  register, threeDays, training, route,
];

/** Federal law asks no registrant for a perpetual inventory (21 CFR 1304.21(a)); the running balance here is good practice and state rules. */
export const perpetualInventoryFederallyRequired = false;

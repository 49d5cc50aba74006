/** What stops a dose at the window until somebody acts (clinical reference 3.5; section 13, rulings 3 and 5). */
import type { Cite, Judgement, Rule } from '../rule.ts';
import type { MethadoneFacts } from './methadone-facts.ts';

type HoldRule = Rule<MethadoneFacts>;

const product: Cite = { source: 'Product safety rule', mark: 'product' };
const windowRule: Cite = { source: 'Common practice of opioid treatment programmes', section: 'hold rules at the dosing window', mark: 'unchecked' };
const poss: Cite = { source: 'Pasero Opioid-induced Sedation Scale', asOf: '2009', mark: 'secondary' };

const one = (code: string, turn?: { fact: keyof MethadoneFacts & string; to: string | number | boolean }, params: Record<string, string | number> = {}): readonly Judgement<MethadoneFacts>[] =>
  [{ code, params, ...(turn === undefined ? {} : { turns: [turn] }) }];

const sedation: HoldRule = {
  id: 'hold-sedation', profile: 'any', measure: 'sedation', cite: poss,
  needs: ['poss'],
  codes: ['SEDATION_POSS_3_HOLD', 'SEDATION_POSS_4_EMERGENCY'],
  judge(facts) {
    if (facts.poss === '4') return one('SEDATION_POSS_4_EMERGENCY', { fact: 'poss', to: '2' });
    return facts.poss === '3' ? one('SEDATION_POSS_3_HOLD', { fact: 'poss', to: '2' }) : null;
  },
};

const breathing: HoldRule = {
  id: 'hold-breathing', profile: 'any', measure: 'breathing', cite: windowRule,
  needs: ['rr'],
  codes: ['RR_8_OR_LESS_EMERGENCY', 'RR_9_TO_11_HOLD'],
  judge({ rr }) {
    const rate = rr ?? 0;
    if (rate > 11) return null;
    return one(rate <= 8 ? 'RR_8_OR_LESS_EMERGENCY' : 'RR_9_TO_11_HOLD', { fact: 'rr', to: 12 }, { rr: rate });
  },
};

/** On scale 2 the target is 88-92, so 91 is no emergency by itself; no opioid all the same until somebody has looked. */
const oxygen: HoldRule = {
  id: 'hold-oxygen', profile: 'any', measure: 'oxygen', cite: windowRule,
  needs: ['spo2'],
  codes: ['SPO2_91_OR_LESS_EMERGENCY', 'SPO2_UNDER_92_HOLD'],
  judge({ spo2, spo2Scale2 }) {
    const saturation = spo2 ?? 0;
    if (saturation >= 92) return null;
    return one(spo2Scale2 === true ? 'SPO2_UNDER_92_HOLD' : 'SPO2_91_OR_LESS_EMERGENCY', { fact: 'spo2', to: 92 }, { spo2: saturation });
  },
};

const rousing: HoldRule = {
  id: 'hold-unrousable', profile: 'any', measure: 'rousing', cite: windowRule,
  needs: ['rousable'],
  codes: ['UNROUSABLE_EMERGENCY'],
  judge: ({ rousable }) => (rousable === false ? one('UNROUSABLE_EMERGENCY', { fact: 'rousable', to: true }) : null),
};

const intoxication: HoldRule = {
  id: 'hold-intoxicated', profile: 'any', measure: 'intoxication',
  cite: { source: 'Australian methadone maintenance guidelines', section: '3.5', asOf: '2003', mark: 'primary' },
  needs: ['intoxicated'],
  codes: ['INTOXICATED_HOLD_PRESCRIBER_REVIEW'],
  judge: ({ intoxicated }) => (intoxicated === true ? one('INTOXICATED_HOLD_PRESCRIBER_REVIEW', { fact: 'intoxicated', to: false }) : null),
};

const breathAlcohol: HoldRule = {
  id: 'hold-breath-alcohol', profile: 'any', measure: 'breath-alcohol', cite: windowRule,
  needs: ['breathAlcohol'],
  codes: ['BREATH_ALCOHOL_HOLD', 'BREATH_ALCOHOL_CAUTION'],
  judge({ breathAlcohol: reading }) {
    const grams = reading ?? 0;
    if (grams < 0.05) return null;
    return one(grams >= 0.08 ? 'BREATH_ALCOHOL_HOLD' : 'BREATH_ALCOHOL_CAUTION', { fact: 'breathAlcohol', to: 0 }, { reading: grams });
  },
};

const duplicate: HoldRule = {
  id: 'hold-duplicate', profile: 'any', measure: 'duplicate', cite: product,
  needs: ['alreadyDosedToday'],
  codes: ['DUPLICATE_DOSE_SAME_DAY'],
  judge: ({ alreadyDosedToday, splitDoseOrdered }) => (alreadyDosedToday === true && splitDoseOrdered !== true ? one('DUPLICATE_DOSE_SAME_DAY') : null),
};

const identity: HoldRule = {
  id: 'hold-identity', profile: 'any', measure: 'identity', cite: product,
  needs: ['identityConfirmed'],
  codes: ['IDENTITY_NOT_CONFIRMED'],
  judge: ({ identityConfirmed }) => (identityConfirmed === false ? one('IDENTITY_NOT_CONFIRMED', { fact: 'identityConfirmed', to: true }) : null),
};

const bottles: HoldRule = {
  id: 'hold-bottles', profile: 'any', measure: 'bottles', cite: windowRule,
  needs: ['bottlesReturnedShort'],
  codes: ['BOTTLE_RETURNED_SHORT'],
  judge: ({ bottlesReturnedShort }) => (bottlesReturnedShort === true ? one('BOTTLE_RETURNED_SHORT', { fact: 'bottlesReturnedShort', to: false }) : null),
};

/** Days for which one injection of naltrexone blocks opioids. */
export const NALTREXONE_XR_DAYS = 28;

const naltrexone: HoldRule = {
  id: 'hold-naltrexone-xr', profile: 'any', measure: 'naltrexone-xr',
  cite: { source: 'XR naltrexone label', section: 'blockade for about 28 days', mark: 'unchecked' },
  // Not a need: null is "none given", and that is an answer.
  needs: [],
  when: ({ naltrexoneXrDaysAgo }) => typeof naltrexoneXrDaysAgo === 'number',
  codes: ['NALTREXONE_XR_ACTIVE'],
  judge: ({ naltrexoneXrDaysAgo }) => ((naltrexoneXrDaysAgo ?? 0) <= NALTREXONE_XR_DAYS
    ? one('NALTREXONE_XR_ACTIVE', { fact: 'naltrexoneXrDaysAgo', to: NALTREXONE_XR_DAYS + 1 }, { days: naltrexoneXrDaysAgo ?? 0 })
    : null),
};

export const holdRules: readonly HoldRule[] = [
  sedation, breathing, oxygen, rousing, intoxication, breathAlcohol, duplicate, identity, bottles, naltrexone,
];

/** Codes after which the person needs help now and the dose is the least of it. */
export const emergencyCodes: readonly string[] = ['SEDATION_POSS_4_EMERGENCY', 'RR_8_OR_LESS_EMERGENCY', 'SPO2_91_OR_LESS_EMERGENCY', 'UNROUSABLE_EMERGENCY'];

/** How much on the first day: one set of limits a guideline, never blended (clinical reference 3.1). */
import { sayMg, type Ug } from '../dose.ts';
import type { Cite, Rule } from '../rule.ts';
import type { MethadoneFacts } from './methadone-facts.ts';

type StartRule = Rule<MethadoneFacts>;

const mg = (value: number): Ug => (value * 1000) as Ug;

/** Unknown counts as the first day, so that the engine names it as missing and does not pass over it. */
const onDayOne = (facts: MethadoneFacts): boolean => (facts.treatmentDay ?? 1) <= 1;
const inFirstDays = (facts: MethadoneFacts, last: number): boolean => (facts.treatmentDay ?? 1) <= last;
const totalOver = (facts: MethadoneFacts, limit: number): boolean => (facts.dayTotalUg ?? 0) > mg(limit);

const cfr: Cite = { source: '42 CFR 8.12(h)(3)(ii), 89 FR 7528', asOf: '2024-02-02', mark: 'unchecked' };
export const label: Cite = { source: 'US methadone label', section: 'induction', mark: 'secondary' };
export const asam: Cite = { source: 'ASAM National Practice Guideline', section: 'methadone', asOf: '2020', mark: 'unchecked' };
const tip63: Cite = { source: 'SAMHSA TIP 63', section: 'methadone induction', asOf: '2021', mark: 'unchecked' };
export const rcgp: Cite = { source: 'RCGP substitute-prescribing guidance, in the NIDA country summary', mark: 'secondary' };
export const ob17: Cite = { source: 'Drug misuse and dependence: UK guidelines on clinical management', section: 'methadone induction', asOf: '2017', mark: 'unchecked' };
const nhs: Cite = { source: 'NHS methadone page', section: 'dosage', mark: 'primary' };
const au: Cite = { source: 'Australian methadone maintenance guidelines', section: 'starting dose', asOf: '2003', mark: 'primary' };
const canada: Cite = { source: 'Canadian methadone guidance (older), in the NIDA country summary', mark: 'secondary' };
export const bc: Cite = { source: 'BCCSU guidance for fentanyl', section: 'methadone starts', asOf: '2023', mark: 'unchecked' };

/** The legal limit of the first day, which a documented medical rationale lifts. */
const cfrFirstDay: StartRule = {
  id: 'methadone-us-cfr-first-day', profile: 'US-CFR-2024', measure: 'first-day-total', cite: cfr,
  needs: ['treatmentDay', 'dayTotalUg'],
  when: onDayOne,
  codes: ['US_CFR_DAY1_OVER_50_NO_RATIONALE', 'US_CFR_DAY1_OVER_50_RATIONALE_RECORDED'],
  judge(facts) {
    if (!totalOver(facts, 50)) return null;
    const params = { total: sayMg(facts.dayTotalUg ?? mg(0)), limit: '50 mg' };
    // A rationale that is said to exist and is blank is none.
    const documented = facts.rationaleDocumented === true && (facts.rationale === undefined || (facts.rationale ?? '').trim() !== '');
    const less = { fact: 'dayTotalUg', to: mg(50) } as const;
    if (documented) return [{ code: 'US_CFR_DAY1_OVER_50_RATIONALE_RECORDED', params, turns: [less] }];
    return [{ code: 'US_CFR_DAY1_OVER_50_NO_RATIONALE', params, turns: facts.rationaleDocumented === true ? [less] : [less, { fact: 'rationaleDocumented', to: true }] }];
  },
};

function firstDoseOver30(profile: string, cite: Cite): StartRule {
  return {
    id: `methadone-${profile.toLowerCase()}-first-dose`, profile, measure: 'first-dose', cite,
    needs: ['firstDoseUg'],
    codes: ['FIRST_DOSE_OVER_30'],
    judge: ({ firstDoseUg }) => ((firstDoseUg ?? 0) > mg(30)
      ? [{ code: 'FIRST_DOSE_OVER_30', params: { dose: sayMg(firstDoseUg ?? mg(0)), limit: '30 mg' }, turns: [{ fact: 'firstDoseUg', to: mg(30) }] }]
      : null),
  };
}

function firstDayOver40(profile: string, cite: Cite): StartRule {
  return {
    id: `methadone-${profile.toLowerCase()}-first-day`, profile, measure: 'first-day-total', cite,
    needs: ['treatmentDay', 'dayTotalUg'],
    when: onDayOne,
    codes: ['DAY1_TOTAL_OVER_40'],
    judge: (facts) => (totalOver(facts, 40)
      ? [{ code: 'DAY1_TOTAL_OVER_40', params: { total: sayMg(facts.dayTotalUg ?? mg(0)), limit: '40 mg' }, turns: [{ fact: 'dayTotalUg', to: mg(40) }] }]
      : null),
  };
}

function supplementSize(profile: string, cite: Cite): StartRule {
  return {
    id: `methadone-${profile.toLowerCase()}-supplement-size`, profile, measure: 'supplement-size', cite,
    needs: ['supplementUg'],
    codes: ['SUPPLEMENT_OVER_10'],
    judge: ({ supplementUg }) => ((supplementUg ?? 0) > mg(10)
      ? [{ code: 'SUPPLEMENT_OVER_10', params: { dose: sayMg(supplementUg ?? mg(0)), limit: '10 mg' }, turns: [{ fact: 'supplementUg', to: mg(10) }] }]
      : null),
  };
}

/** A second dose before the first has peaked adds to a peak that nobody has seen yet. `hours`: the earliest by this guideline. */
function supplementTime(profile: string, cite: Cite, hours: 2 | 3): StartRule {
  return {
    id: `methadone-${profile.toLowerCase()}-supplement-time`, profile, measure: 'supplement-time', cite,
    needs: ['supplementUg', 'hoursAfterFirst'],
    when: ({ supplementUg }) => supplementUg !== 0,
    codes: hours === 2 ? ['SUPPLEMENT_BEFORE_2H_PEAK'] : ['SUPPLEMENT_BEFORE_2H_PEAK', 'SUPPLEMENT_BEFORE_3H'],
    judge({ hoursAfterFirst }) {
      const since = hoursAfterFirst ?? 0;
      if (since >= hours) return null;
      const code = since < 2 ? 'SUPPLEMENT_BEFORE_2H_PEAK' : 'SUPPLEMENT_BEFORE_3H';
      return [{ code, params: { hours: since, earliest: hours }, turns: [{ fact: 'hoursAfterFirst', to: hours }] }];
    },
  };
}

const labelLowTolerance: StartRule = {
  id: 'methadone-us-label-low-tolerance', profile: 'US-LABEL', measure: 'low-tolerance', cite: label,
  needs: ['daysSinceLastOpioid'],
  when: onDayOne,
  codes: ['LOW_TOLERANCE_OVER_5_DAYS'],
  judge: ({ daysSinceLastOpioid }) => ((daysSinceLastOpioid ?? 0) > 5
    ? [{ code: 'LOW_TOLERANCE_OVER_5_DAYS', params: { days: daysSinceLastOpioid ?? 0 } }]
    : null),
};

function lowToleranceOver10(profile: string, cite: Cite): StartRule {
  return {
    id: `methadone-${profile.toLowerCase()}-low-tolerance`, profile, measure: 'low-tolerance', cite,
    needs: ['firstDoseUg', 'lowTolerance'],
    when: ({ firstDoseUg }) => (firstDoseUg ?? mg(11)) > mg(10),
    codes: ['LOW_TOLERANCE_START_OVER_10'],
    judge: ({ lowTolerance, firstDoseUg }) => (lowTolerance === true
      ? [{ code: 'LOW_TOLERANCE_START_OVER_10', params: { dose: sayMg(firstDoseUg ?? mg(0)), limit: '10 mg' }, turns: [{ fact: 'firstDoseUg', to: mg(10) }] }]
      : null),
  };
}

/** `experienced`: the guideline lets an experienced prescriber start up to 40 mg where tolerance is high. */
function ukStart(profile: string, cite: Cite, experienced: boolean): StartRule {
  return {
    id: `methadone-${profile.toLowerCase()}-start`, profile, measure: 'first-day-total', cite,
    needs: ['treatmentDay', 'dayTotalUg'],
    when: onDayOne,
    codes: ['UK_START_OVER_30'],
    judge(facts) {
      const limit = experienced && facts.experiencedPrescriber === true && facts.highTolerance === true ? 40 : 30;
      return totalOver(facts, limit)
        ? [{ code: 'UK_START_OVER_30', params: { total: sayMg(facts.dayTotalUg ?? mg(0)), limit: `${String(limit)} mg` }, turns: [{ fact: 'dayTotalUg', to: mg(limit) }] }]
        : null;
    },
  };
}

function ukSedatives(profile: string, cite: Cite): StartRule {
  return {
    id: `methadone-${profile.toLowerCase()}-sedatives`, profile, measure: 'start-with-sedatives', cite,
    needs: ['treatmentDay', 'dayTotalUg', 'sedativesOrAlcohol'],
    when: (facts) => onDayOne(facts) && (facts.dayTotalUg ?? mg(21)) > mg(20),
    codes: ['UK_START_OVER_20_WITH_SEDATIVES'],
    judge: (facts) => (facts.sedativesOrAlcohol === true
      ? [{ code: 'UK_START_OVER_20_WITH_SEDATIVES', params: { total: sayMg(facts.dayTotalUg ?? mg(0)), limit: '20 mg' }, turns: [{ fact: 'dayTotalUg', to: mg(20) }] }]
      : null),
  };
}

const auStart: StartRule = {
  id: 'methadone-au-start', profile: 'AU-2003', measure: 'first-day-total', cite: au,
  needs: ['treatmentDay', 'dayTotalUg'],
  when: onDayOne,
  codes: ['AU_CAUTION_30_OR_MORE', 'AU_EXTREME_CARE_OVER_40'],
  judge(facts) {
    const total = facts.dayTotalUg ?? mg(0);
    if (total < mg(30)) return null;
    const code = total > mg(40) ? 'AU_EXTREME_CARE_OVER_40' : 'AU_CAUTION_30_OR_MORE';
    return [{ code, params: { total: sayMg(total) }, turns: [{ fact: 'dayTotalUg', to: mg(20) }] }];
  },
};

const canadaFirstDays: StartRule = {
  id: 'methadone-canada-first-days', profile: 'CANADA', measure: 'first-day-total', cite: canada,
  needs: ['treatmentDay', 'dayTotalUg'],
  when: (facts) => inFirstDays(facts, 3),
  codes: ['CANADA_FIRST_3_DAYS_OVER_30'],
  judge: (facts) => (totalOver(facts, 30)
    ? [{ code: 'CANADA_FIRST_3_DAYS_OVER_30', params: { total: sayMg(facts.dayTotalUg ?? mg(0)), limit: '30 mg' }, turns: [{ fact: 'dayTotalUg', to: mg(30) }] }]
    : null),
};

const canadaRisk: StartRule = {
  id: 'methadone-canada-risk', profile: 'CANADA', measure: 'start-with-sedatives', cite: canada,
  needs: ['treatmentDay', 'dayTotalUg'],
  when: (facts) => inFirstDays(facts, 3) && totalOver(facts, 20),
  codes: ['CANADA_OVER_20_WITH_RISK'],
  judge(facts) {
    const risk = facts.sedativesOrAlcohol === true || (facts.ageYears ?? 0) >= 60 || facts.respiratoryDisease === true;
    return risk ? [{ code: 'CANADA_OVER_20_WITH_RISK', params: { total: sayMg(facts.dayTotalUg ?? mg(0)), limit: '20 mg' }, turns: [{ fact: 'dayTotalUg', to: mg(20) }] }] : null;
  },
};

const bcFirstDose: StartRule = {
  id: 'methadone-bc-first-dose', profile: 'BC-2023', measure: 'first-dose', cite: bc,
  needs: ['treatmentDay', 'dayTotalUg'],
  when: onDayOne,
  codes: ['FIRST_DOSE_OVER_30'],
  judge(facts) {
    const limit = facts.highTolerance === true ? 40 : 30;
    return totalOver(facts, limit)
      ? [{ code: 'FIRST_DOSE_OVER_30', params: { dose: sayMg(facts.dayTotalUg ?? mg(0)), limit: `${String(limit)} mg` }, turns: [{ fact: 'dayTotalUg', to: mg(limit) }] }]
      : null;
  },
};

/** Age 60 and over, breathing disease, a recent hospital stay, severe liver disease: 2.5-10 mg, at most 20 mg, and slower. */
const frailStart: StartRule = {
  id: 'methadone-frail-start', profile: 'any', measure: 'frail-start',
  cite: { source: 'Clinical practice; older Canadian methadone guidance from age 60', section: 'liver, age and breathing', mark: 'unchecked' },
  needs: ['treatmentDay', 'dayTotalUg'],
  when: (facts) => onDayOne(facts) && totalOver(facts, 20),
  codes: ['START_OVER_20_FRAIL'],
  judge(facts) {
    const frail = (facts.ageYears ?? 0) >= 60 || facts.respiratoryDisease === true || facts.recentHospitalisation === true || facts.severeHepaticImpairment === true;
    return frail ? [{ code: 'START_OVER_20_FRAIL', params: { total: sayMg(facts.dayTotalUg ?? mg(0)), limit: '20 mg' }, turns: [{ fact: 'dayTotalUg', to: mg(20) }] }] : null;
  },
};

export const startRules: readonly StartRule[] = [
  cfrFirstDay,
  firstDoseOver30('US-LABEL', label), firstDayOver40('US-LABEL', label), supplementSize('US-LABEL', label), supplementTime('US-LABEL', label, 2), labelLowTolerance,
  firstDoseOver30('ASAM-2020', asam), firstDayOver40('ASAM-2020', asam), supplementSize('ASAM-2020', asam), supplementTime('ASAM-2020', asam, 3), lowToleranceOver10('ASAM-2020', asam),
  firstDoseOver30('TIP63', tip63), firstDayOver40('TIP63', tip63), supplementSize('TIP63', tip63), supplementTime('TIP63', tip63, 2), lowToleranceOver10('TIP63', tip63),
  ukStart('UK-RCGP', rcgp, false), ukSedatives('UK-RCGP', rcgp),
  ukStart('UK-OB17', ob17, true), ukSedatives('UK-OB17', ob17),
  ukStart('UK-NHS', nhs, false), ukSedatives('UK-NHS', rcgp),
  auStart, canadaFirstDays, canadaRisk, bcFirstDose, frailStart,
];

/** The guidelines a site may choose for starting methadone. */
export const startProfiles = ['US-CFR-2024', 'US-LABEL', 'ASAM-2020', 'TIP63', 'UK-RCGP', 'UK-OB17', 'UK-NHS', 'AU-2003', 'CANADA', 'BC-2023'] as const;
export type StartProfile = (typeof startProfiles)[number];

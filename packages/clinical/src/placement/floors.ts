/** The floors of placement: each rule names the least intensive place where one fact can be met safely. */
import { oneCodeRule } from '../one-code-rule.ts';
import type { OneCodeRule } from '../one-code-rule.ts';
import type { Cite, Rule, RuleSet } from '../rule.ts';
import { domainFloors, domainIds, isSeverity } from './domain-floors.ts';
import type { DomainId } from './domain-floors.ts';
import { placementCodes } from './placement-codes.ts';
import type { PlacementCode } from './placement-codes.ts';
import { placementInputs } from './placement-facts.ts';
import type { PlacementFacts } from './placement-facts.ts';

const product = (section: string): Cite => ({ source: 'Fairlead placement policy', section, mark: 'product' });
const news2: Cite = { source: 'RCP National Early Warning Score 2, 2017', section: 'chart 1 and clinical response', mark: 'secondary' };
const poss: Cite = { source: 'Pasero Opioid-induced Sedation Scale', mark: 'secondary' };
const ciwa: Cite = { source: 'ASAM alcohol withdrawal guideline 2020', section: 'CIWA-Ar 19 or more is severe', asOf: '2020-05-20', mark: 'primary' };
const cg52: Cite = { source: 'NICE CG52 Drug misuse: opioid detoxification', section: 'setting', asOf: '2007-07-25', mark: 'unchecked' };
const acog: Cite = { source: 'ACOG Committee Opinion 711', asOf: '2017-08-01', mark: 'unchecked' };
const asam20: Cite = { source: 'ASAM National Practice Guideline, 2020 Focused Update', asOf: '2020-03-01', mark: 'unchecked' };

const floor = (spec: OneCodeRule<PlacementFacts> & { readonly code: PlacementCode }): Rule<PlacementFacts> =>
  oneCodeRule({ ...spec, id: `placement.${spec.id}`, measure: spec.id });

const emergencies = [
  floor({ id: 'sedation', cite: poss, needs: ['poss'], code: 'EMERGENCY_SEDATION', holds: (f) => String(f.poss) === '4', turns: [{ fact: 'poss', to: 2 }] }),
  floor({ id: 'breathing', cite: news2, needs: ['respiratoryRate'], code: 'EMERGENCY_BREATHING', holds: (f) => (f.respiratoryRate ?? 99) <= 8, params: (f) => ({ rate: f.respiratoryRate ?? 0 }), turns: [{ fact: 'respiratoryRate', to: 12 }] }),
  floor({ id: 'oxygen', cite: news2, needs: ['spo2'], code: 'EMERGENCY_OXYGEN', holds: (f) => (f.spo2 ?? 100) <= 91, params: (f) => ({ spo2: f.spo2 ?? 0 }), turns: [{ fact: 'spo2', to: 96 }] }),
  floor({ id: 'news2', cite: news2, needs: ['news2'], code: 'EMERGENCY_NEWS2', holds: (f) => (f.news2 ?? 0) >= 7, params: (f) => ({ news2: f.news2 ?? 0 }), turns: [{ fact: 'news2', to: 6 }] }),
  floor({ id: 'seizure-delirium', cite: product('red flags: seizure, delirium, hallucination'), needs: ['seizureOrDelirium'], code: 'EMERGENCY_SEIZURE_DELIRIUM', holds: (f) => f.seizureOrDelirium === true, turns: [{ fact: 'seizureOrDelirium', to: false }] }),
  floor({ id: 'suicide-risk', cite: { source: 'C-SSRS screener triage', mark: 'secondary' }, needs: ['cssrs'], code: 'SUICIDE_RISK_HIGH', holds: (f) => f.cssrs === 'high', turns: [{ fact: 'cssrs', to: 'moderate' }] }),
];

const medicalFloors = [
  floor({ id: 'alcohol-withdrawal', cite: ciwa, needs: ['ciwaAr'], code: 'ALCOHOL_WITHDRAWAL_SEVERE', holds: (f) => (f.ciwaAr ?? 0) >= 19, params: (f) => ({ ciwaAr: f.ciwaAr ?? 0 }), turns: [{ fact: 'ciwaAr', to: 18 }] }),
  floor({
    id: 'withdrawal-seizure', cite: ciwa, needs: ['alcoholOrSedativeDependence', 'pastWithdrawalSeizure'], code: 'WITHDRAWAL_SEIZURE_RISK',
    when: (f) => f.alcoholOrSedativeDependence !== false && f.pastWithdrawalSeizure !== false,
    turns: [{ fact: 'pastWithdrawalSeizure', to: false }],
  }),
  floor({
    id: 'pregnancy', cite: acog, needs: ['pregnant', 'pregnancyUnstable'], code: 'PREGNANT_UNSTABLE_OR_LATE_START', when: (f) => f.pregnant !== false,
    holds: (f) => f.pregnancyUnstable === true, turns: [{ fact: 'pregnancyUnstable', to: false }],
  }),
  floor({
    id: 'pregnancy-late-start', cite: acog, needs: ['pregnant', 'pregnancyWeeks', 'startingAgonist'], code: 'PREGNANT_UNSTABLE_OR_LATE_START', when: (f) => f.pregnant !== false && f.startingAgonist !== false,
    // "Late trimester" is taken as the third, from 28 weeks.
    holds: (f) => (f.pregnancyWeeks ?? 0) >= 28, turns: [{ fact: 'pregnancyWeeks', to: 27 }],
  }),
  floor({ id: 'pregnancy-link', cite: acog, needs: ['pregnant'], code: 'PREGNANT_OBSTETRIC_LINK', holds: (f) => f.pregnant === true, turns: [{ fact: 'pregnant', to: false }] }),
  floor({ id: 'nursing', cite: cg52, needs: ['nursingNeed'], code: 'NURSING_NEED', holds: (f) => f.nursingNeed === true, turns: [{ fact: 'nursingNeed', to: false }] }),
];

const pathwayFloors = [
  floor({ id: 'agonist-same-day', cite: asam20, needs: ['oudSeverity'], code: 'AGONIST_SAME_DAY', holds: (f) => (f.oudSeverity === 'moderate' || f.oudSeverity === 'severe') && (f.stableDays ?? 0) < 365 }),
  floor({ id: 'failed-starts', cite: cg52, needs: ['failedOutpatientStarts'], code: 'OUTPATIENT_FAILED_TWICE', holds: (f) => (f.failedOutpatientStarts ?? 0) >= 2, params: (f) => ({ starts: f.failedOutpatientStarts ?? 0 }), turns: [{ fact: 'failedOutpatientStarts', to: 1 }] }),
  floor({
    id: 'unsafe-home', cite: cg52, needs: ['housing', 'dailyFentanyl'], code: 'UNSAFE_HOME_DAILY_FENTANYL', when: (f) => f.housing !== 'safe' && f.dailyFentanyl !== false,
    turns: [{ fact: 'housing', to: 'safe' }, { fact: 'dailyFentanyl', to: false }],
  }),
  floor({
    id: 'failed-detox', cite: cg52, needs: ['wantsDetox', 'failedCommunityDetox'], code: 'DETOX_FAILED_IN_COMMUNITY', when: (f) => f.wantsDetox === true,
    holds: (f) => f.failedCommunityDetox === true, turns: [{ fact: 'wantsDetox', to: false }],
  }),
  floor({ id: 'stable-a-year', cite: { source: 'Recovery Management Checkups, Scott and Dennis', section: 'quarterly for four years and more', mark: 'unchecked' }, needs: ['stableDays'], code: 'STABLE_A_YEAR', holds: (f) => (f.stableDays ?? 0) >= 365, params: (f) => ({ days: f.stableDays ?? 0 }), turns: [{ fact: 'stableDays', to: 364 }] }),
  floor({ id: 'housing', cite: product('housing beside treatment'), needs: ['housing'], code: 'NEEDS_A_HOME', holds: (f) => f.housing === 'unsafe' || f.housing === 'none', turns: [{ fact: 'housing', to: 'safe' }] }),
  floor({
    id: 'sessions', cite: { source: '42 CFR 8.12; UK drug misuse guidelines 2017', section: 'medicine is not tied to attendance', mark: 'unchecked' }, needs: ['sessionsAttended'],
    code: 'MEDICATION_NOT_TIED_TO_SESSIONS', holds: (f) => f.sessionsAttended === 'never' || f.sessionsAttended === 'sometimes',
  }),
];

const codeOfDomain: Readonly<Partial<Record<DomainId, PlacementCode>>> = { withdrawalNeed: 'DOMAIN_WITHDRAWAL', bodyNeed: 'DOMAIN_BODY', mindNeed: 'DOMAIN_MIND', useDanger: 'DOMAIN_USE_DANGER', homeAndPeople: 'DOMAIN_HOME' };

function domainRules(): Rule<PlacementFacts>[] {
  return domainIds.flatMap((id) => {
    const [code, floors] = [codeOfDomain[id], domainFloors[id]];
    if (code === undefined) return [];
    const rule: Rule<PlacementFacts> = {
      id: `placement.domain.${id}`, profile: 'any', measure: id, cite: product('six domains, highest floor wins'), needs: [id], codes: [code],
      judge: (facts) => {
        const rating = facts[id];
        if (!isSeverity(rating)) throw new RangeError(`${id} is rated with a whole number from 0 to 4, not ${String(rating)}.`);
        const asked = floors[rating];
        if (!asked) return null;
        const lower = floors.findLastIndex((level, index) => index < rating && level !== asked);
        return [{ code, params: { rating }, turns: [{ fact: id, to: Math.max(0, lower) }] }];
      },
    };
    return [rule];
  });
}

export const placementRules: RuleSet<PlacementFacts> = {
  family: 'placement', room: 'placement', version: '2026.1', inputs: placementInputs, codes: placementCodes,
  rules: [...emergencies, ...medicalFloors, ...pathwayFloors, ...domainRules()],
  plausible: {
    poss: [2, 4], respiratoryRate: [14, 8], spo2: [97, 91], news2: [2, 7], seizureOrDelirium: [false, true], cssrs: ['none', 'high'],
    ciwaAr: [5, 19], alcoholOrSedativeDependence: [false, true], pastWithdrawalSeizure: [false, true], pregnant: [false, true], pregnancyUnstable: [false, true],
    pregnancyWeeks: [20, 30], startingAgonist: [false, true], nursingNeed: [false, true], oudSeverity: ['mild', 'severe'], failedOutpatientStarts: [0, 2],
    housing: ['safe', 'none'], dailyFentanyl: [false, true], failedCommunityDetox: [false, true], stableDays: [0, 365],
  },
};

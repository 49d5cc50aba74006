/** QTc at the order and at the window, and when the next ECG is due (clinical reference 3.6). */
import type { Cite, Rule } from '../rule.ts';
import type { MethadoneFacts } from './methadone-facts.ts';
import type { Ug } from '../dose.ts';
import { sayMg } from '../dose.ts';

type EcgRule = Rule<MethadoneFacts>;

const krantz: Cite = { source: 'Krantz and others, Ann Intern Med 150:387', asOf: '2009', mark: 'primary' };
const aps: Cite = { source: 'APS, CPDD and HRS methadone safety guideline', asOf: '2014', mark: 'unchecked' };
const mhra: Cite = { source: 'MHRA 2006 and UK guidelines on clinical management', asOf: '2017', mark: 'unchecked' };
const over100 = 100_000;

/** What lowers the dose or leaves methadone is the remedy, and is not held up by the reading that asks for it. */
const remedies: readonly string[] = ['reduce', 'stop', 'alternative', 'switch'];

function qtc(profile: string, cite: Cite, fromMs: number, refused: (ms: number) => boolean): EcgRule {
  return {
    id: `ecg-qtc-${profile.toLowerCase()}`, profile, measure: 'qtc', cite,
    needs: ['qtcMs'],
    codes: ['QTC_450_500_DISCUSS_MONITOR', 'QTC_OVER_500_REDUCE_OR_ALTERNATIVE'],
    judge({ qtcMs, action }) {
      const ms = qtcMs ?? 0;
      if (ms < fromMs) return null;
      const params = { qtc: ms };
      if (!refused(ms)) return [{ code: 'QTC_450_500_DISCUSS_MONITOR', params, turns: [{ fact: 'qtcMs', to: fromMs - 1 }] }];
      const remedy = typeof action === 'string' && remedies.includes(action);
      return [{ code: 'QTC_OVER_500_REDUCE_OR_ALTERNATIVE', params, turns: [{ fact: 'action', to: 'reduce' }], ...(remedy ? { informs: true as const } : {}) }];
    },
  };
}

function dueOver100(profile: string, cite: Cite): EcgRule {
  return {
    id: `ecg-over-100-${profile.toLowerCase()}`, profile, measure: 'ecg-over-100', cite,
    needs: ['dayTotalUg'],
    // A reading at hand is the ECG that would be asked for.
    when: ({ dayTotalUg, qtcMs }) => (dayTotalUg ?? 0) > over100 && typeof qtcMs !== 'number',
    codes: ['ECG_DUE_DOSE_OVER_100'],
    judge: ({ dayTotalUg, ecgSinceOver100 }) => (ecgSinceOver100 === true
      ? null
      : [{ code: 'ECG_DUE_DOSE_OVER_100', params: { total: sayMg((dayTotalUg ?? 0) as Ug) }, turns: [{ fact: 'ecgSinceOver100', to: true }] }]),
  };
}

const krantz30Days: EcgRule = {
  id: 'ecg-30-days-krantz', profile: 'KRANTZ-2009', measure: 'ecg-30-days', cite: krantz,
  needs: ['treatmentDay', 'ecgFollowUp30d'],
  when: ({ treatmentDay }) => (treatmentDay ?? 31) > 30,
  codes: ['ECG_30_DAY_OVERDUE'],
  judge: ({ ecgFollowUp30d, treatmentDay }) => (ecgFollowUp30d === false
    ? [{ code: 'ECG_30_DAY_OVERDUE', params: { day: treatmentDay ?? 0 }, turns: [{ fact: 'ecgFollowUp30d', to: true }] }]
    : null),
};

const krantzYear: EcgRule = {
  id: 'ecg-annual-krantz', profile: 'KRANTZ-2009', measure: 'ecg-annual', cite: krantz,
  needs: ['daysSinceLastEcg'],
  codes: ['ECG_ANNUAL_OVERDUE'],
  judge: ({ daysSinceLastEcg }) => ((daysSinceLastEcg ?? 0) > 365
    ? [{ code: 'ECG_ANNUAL_OVERDUE', params: { days: daysSinceLastEcg ?? 0 }, turns: [{ fact: 'daysSinceLastEcg', to: 0 }] }]
    : null),
};

function baseline(profile: string, cite: Cite, onlyAtRisk: boolean): EcgRule {
  return {
    id: `ecg-baseline-${profile.toLowerCase()}`, profile, measure: 'ecg-baseline', cite,
    needs: onlyAtRisk ? ['baselineEcgDone', 'qtRiskFactors'] : ['baselineEcgDone'],
    when: ({ baselineEcgDone }) => baselineEcgDone !== true,
    codes: ['ECG_BASELINE_NOT_DONE'],
    judge: ({ qtRiskFactors }) => (onlyAtRisk && qtRiskFactors !== true
      ? null
      : [{ code: 'ECG_BASELINE_NOT_DONE', turns: [{ fact: 'baselineEcgDone', to: true }] }]),
  };
}

const syncope: EcgRule = {
  id: 'ecg-syncope', profile: 'any', measure: 'ecg-syncope', cite: krantz,
  needs: ['unexplainedSyncopeOrSeizure'],
  codes: ['ECG_DUE_SYNCOPE_OR_SEIZURE'],
  judge: ({ unexplainedSyncopeOrSeizure }) => (unexplainedSyncopeOrSeizure === true ? [{ code: 'ECG_DUE_SYNCOPE_OR_SEIZURE' }] : null),
};

export const ecgRules: readonly EcgRule[] = [
  qtc('any', krantz, 450, (ms) => ms > 500), qtc('APS-HRS-2014', aps, 450, (ms) => ms >= 500),
  dueOver100('KRANTZ-2009', krantz), dueOver100('APS-HRS-2014', aps), dueOver100('UK-MHRA-2006', mhra),
  krantz30Days, krantzYear, syncope,
  baseline('KRANTZ-2009', krantz, false), baseline('APS-HRS-2014', aps, true), baseline('UK-MHRA-2006', mhra, true),
];

/** The guidelines a site may choose for ECGs; `AATOD-RISK` asks for none as a routine. */
export const ecgProfiles = ['KRANTZ-2009', 'APS-HRS-2014', 'UK-MHRA-2006', 'AATOD-RISK'] as const;
export type EcgProfile = (typeof ecgProfiles)[number];

/** The treatment days on which one guideline asks for an ECG; empty where it asks only for people at risk, and there are no risks. */
export function ecgDays(profile: EcgProfile, atRisk: boolean): readonly number[] {
  if (profile === 'KRANTZ-2009') return [0, 30, 365];
  if (!atRisk || profile === 'AATOD-RISK') return [];
  return profile === 'APS-HRS-2014' ? [0, 28] : [0];
}

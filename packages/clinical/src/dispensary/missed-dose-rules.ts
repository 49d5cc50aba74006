/** Missed and vomited doses as rules (clinical reference 3.3, 3.4 and 4.6). */
import { mgOf, sayMg, type Ug } from '../dose.ts';
import { holdRules, type MethadoneFacts } from '../medication/index.ts';
import type { Cite, Judgement, Rule } from '../rule.ts';
import { missedDosePlan, vomitedDoseReplacement, type MissedDoseCode, type MissedDoseProfile } from './missed-dose-plan.ts';
import type { MissedDoseFacts } from './missed-dose-facts.ts';

type MissedRule = Rule<MissedDoseFacts>;

const none = 0 as Ug;
const cites: Readonly<Record<MissedDoseProfile, Cite>> = {
  'AU-2003': { source: 'Australian methadone maintenance guidelines', section: '3.5, missed doses', asOf: '2003', mark: 'primary' },
  UK: { source: 'UK community-pharmacy specification', section: 'three missed doses', mark: 'primary' },
  TIP63: { source: 'SAMHSA TIP 63 and US practice', section: 'missed doses', asOf: '2021', mark: 'unchecked' },
  'BC-2023': { source: 'BCCSU and CAMH', section: 'missed doses', asOf: '2023', mark: 'unchecked' },
};
const product: Cite = { source: 'Product safety rule', mark: 'product' };
const tip43: Cite = { source: 'TIP 43 practice', section: 'vomited doses', mark: 'unchecked' };

function paramsOf(facts: MissedDoseFacts, profile: MissedDoseProfile): Record<string, string | number> {
  const plan = missedDosePlan(profile, facts.drug ?? 'methadone', facts.usualUg ?? none, facts.missedDays ?? 0);
  const named = plan.doseUg ?? plan.proposedUg;
  const range = plan.rangeUg;
  return {
    days: facts.missedDays ?? 0,
    usual: sayMg(facts.usualUg ?? none),
    proposed: named !== undefined ? sayMg(named) : range === undefined ? '–' : `${String(mgOf(range[0]))}-${sayMg(range[1])}`,
  };
}

/** `named` tells apart two rules of one guideline whose codes rest on different sources: each gives its own codes only. */
function missed(profile: MissedDoseProfile, codes: readonly MissedDoseCode[], cite = cites[profile], named: string = profile): MissedRule {
  return {
    id: `missed-dose-${named.toLowerCase()}`, profile, measure: 'missed-days', cite,
    needs: ['usualUg', 'missedDays'],
    codes,
    judge(facts) {
      const { code } = missedDosePlan(profile, facts.drug ?? 'methadone', facts.usualUg ?? none, facts.missedDays ?? 0);
      return code === null || !codes.includes(code) ? null : [{ code, params: paramsOf(facts, profile), turns: [{ fact: 'missedDays', to: 2 }] }];
    },
  };
}

/** In the first fortnight the level is still climbing and tolerance is not there yet: two missed days are one too many. */
const firstFortnight: MissedRule = {
  id: 'missed-dose-first-fortnight', profile: 'any', measure: 'first-fortnight', cite: product,
  needs: ['treatmentDay'],
  when: ({ treatmentDay, drug, missedDays, missedInFirstFortnight }) =>
    (treatmentDay ?? 14) <= 14 && (drug ?? 'methadone') === 'methadone' && (missedDays !== undefined || missedInFirstFortnight !== undefined),
  codes: ['PRESCRIBER_MUST_SEE'],
  judge(facts) {
    const days = Math.max(facts.missedDays ?? 0, facts.missedInFirstFortnight ?? 0);
    if (days < 2) return null;
    return [{ code: 'PRESCRIBER_MUST_SEE', params: { days, usual: facts.usualUg === undefined || facts.usualUg === null ? '–' : sayMg(facts.usualUg), proposed: '–' } }];
  },
};

/** The window's own rule, which stands in the missed-dose tables too. */
const intoxication = holdRules.filter((rule) => rule.id === 'hold-intoxicated').map((rule): MissedRule => ({
  id: 'missed-dose-intoxicated', profile: rule.profile, measure: rule.measure, cite: rule.cite, needs: ['intoxicated'], codes: rule.codes,
  judge: ({ intoxicated }) => rule.judge({ intoxicated: intoxicated ?? null } satisfies MethadoneFacts) as readonly Judgement<MissedDoseFacts>[] | null,
}));

const notLater: MissedRule = {
  id: 'missed-dose-not-later', profile: 'UK', measure: 'collect-later', cite: cites.UK,
  needs: ['event'],
  codes: ['UK_MISSED_DOSE_NOT_SUPPLIED_LATER'],
  judge: ({ event }) => (event === 'collectMissedDoseLater' ? [{ code: 'UK_MISSED_DOSE_NOT_SUPPLIED_LATER' }] : null),
};

const unwitnessed: MissedRule = {
  id: 'vomited-dose-unwitnessed', profile: 'any', measure: 'vomit-witness', cite: tip43,
  // Not known to have been seen is not seen, so `witnessed` is no need.
  needs: ['minutesAfterDose'],
  codes: ['EMESIS_NOT_WITNESSED'],
  judge: ({ witnessed }) => (witnessed === true ? null : [{ code: 'EMESIS_NOT_WITNESSED' }]),
};

const vomited: MissedRule = {
  id: 'vomited-dose', profile: 'any', measure: 'vomit-replacement', cite: tip43,
  needs: ['minutesAfterDose'],
  when: ({ witnessed }) => witnessed === true,
  codes: ['PRESCRIBER_MAY_REPLACE_FULL', 'PRESCRIBER_MAY_REPLACE_HALF', 'NO_REPLACEMENT_OVER_30_MIN'],
  judge({ minutesAfterDose, usualUg }) {
    const minutes = minutesAfterDose ?? 0;
    const given = vomitedDoseReplacement(usualUg ?? none, minutes, true);
    const params = { minutes, dose: given > 0 ? sayMg(given) : '–' };
    if (minutes > 30) return [{ code: 'NO_REPLACEMENT_OVER_30_MIN', params }];
    return [{ code: minutes < 15 ? 'PRESCRIBER_MAY_REPLACE_FULL' : 'PRESCRIBER_MAY_REPLACE_HALF', params }];
  },
};

const vomitedUk: MissedRule = {
  id: 'vomited-dose-uk', profile: 'UK', measure: 'vomit-replacement',
  cite: { source: 'UK pharmacy practice', section: 'no replacement without a new prescription', mark: 'unchecked' },
  needs: ['minutesAfterDose'],
  when: ({ witnessed }) => witnessed === true,
  codes: ['UK_EMESIS_NEW_PRESCRIPTION'],
  judge: ({ minutesAfterDose }) => [{ code: 'UK_EMESIS_NEW_PRESCRIPTION', params: { minutes: minutesAfterDose ?? 0 } }],
};

const vomitedPregnant: MissedRule = {
  id: 'vomited-dose-pregnant', profile: 'any', measure: 'vomit-pregnant',
  cite: { source: 'TIP 43 practice', section: 'vomited doses in pregnancy', mark: 'unchecked' },
  needs: ['minutesAfterDose', 'pregnant'],
  codes: ['EMESIS_PREGNANT_SAME_DAY'],
  judge: ({ pregnant }) => (pregnant === true ? [{ code: 'EMESIS_PREGNANT_SAME_DAY' }] : null),
};

export const missedDoseRules: readonly MissedRule[] = [
  missed('AU-2003', ['PRESCRIBER_DISCUSSION_HALF_DOSE', 'PRESCRIBER_MUST_SEE', 'NEW_INDUCTION', 'NO_MISSED_DOSE_RULE_FOR_MEDICINE']),
  missed('UK', ['UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER']),
  missed('UK', ['UK_REASSESS_AND_RETITRATE'], { source: 'Drug misuse and dependence: UK guidelines on clinical management', section: 'five missed days', asOf: '2017', mark: 'unchecked' }, 'UK-five-days'),
  missed('TIP63', ['RESTART_LOWER', 'PRESCRIBER_DISCUSSION_HALF_DOSE', 'NEW_INDUCTION', 'NO_MISSED_DOSE_RULE_FOR_MEDICINE']),
  missed('BC-2023', ['PRESCRIBER_MUST_SEE', 'NEW_INDUCTION', 'RESTART_LOWER']),
  firstFortnight, ...intoxication, notLater, unwitnessed, vomited, vomitedUk, vomitedPregnant,
];

/** How fast the dose may rise, and how a taper steps down (clinical reference 3.2 and 3.11). */
import { sayMg, type Ug } from '../dose.ts';
import type { Cite, Rule } from '../rule.ts';
import type { MethadoneFacts } from './methadone-facts.ts';
import { asam, bc, ob17, rcgp } from './methadone-start.ts';

type TitrationRule = Rule<MethadoneFacts>;

const mg = (value: number): Ug => (value * 1000) as Ug;
const rise = (to: Ug | null | undefined, from: Ug | null | undefined): number => (to ?? 0) - (from ?? 0);

function ukStep(profile: string, cite: Cite): TitrationRule {
  return {
    id: `methadone-${profile.toLowerCase()}-step`, profile, measure: 'step', cite,
    needs: ['previousDayUg', 'dayTotalUg'],
    codes: ['UK_STEP_OVER_10'],
    judge(facts) {
      const step = rise(facts.dayTotalUg, facts.previousDayUg);
      return step > mg(10)
        ? [{ code: 'UK_STEP_OVER_10', params: { step: sayMg(step as Ug), limit: '10 mg' }, turns: [{ fact: 'dayTotalUg', to: (facts.previousDayUg ?? 0) + mg(10) }] }]
        : null;
    },
  };
}

/** RCGP: at most 30 mg a week for the first two weeks. OB17: at most 30 mg above the start by the end of week 1. */
function ukWeek(profile: string, cite: Cite, lastDay: number): TitrationRule {
  return {
    id: `methadone-${profile.toLowerCase()}-week`, profile, measure: 'week-rise', cite,
    needs: ['weekStartUg', 'dayTotalUg'],
    when: (facts) => (facts.treatmentDay ?? 1) <= lastDay,
    codes: ['UK_WEEK_RISE_OVER_30'],
    judge(facts) {
      const risen = rise(facts.dayTotalUg, facts.weekStartUg);
      return risen > mg(30)
        ? [{ code: 'UK_WEEK_RISE_OVER_30', params: { rise: sayMg(risen as Ug), limit: '30 mg' }, turns: [{ fact: 'dayTotalUg', to: (facts.weekStartUg ?? 0) + mg(30) }] }]
        : null;
    },
  };
}

const ob17LaterWeek: TitrationRule = {
  id: 'methadone-uk-ob17-later-week', profile: 'UK-OB17', measure: 'later-week-rise', cite: ob17,
  needs: ['treatmentDay', 'weekStartUg', 'dayTotalUg'],
  when: (facts) => (facts.treatmentDay ?? 8) > 7,
  codes: ['UK_LATER_WEEK_RISE_OVER_10'],
  judge(facts) {
    const risen = rise(facts.dayTotalUg, facts.weekStartUg);
    return risen > mg(10)
      ? [{ code: 'UK_LATER_WEEK_RISE_OVER_10', params: { rise: sayMg(risen as Ug), limit: '10 mg' }, turns: [{ fact: 'dayTotalUg', to: (facts.weekStartUg ?? 0) + mg(10) }] }]
      : null;
  },
};

function soonerThan(profile: string, cite: Cite, days: number, code: string): TitrationRule {
  return {
    id: `methadone-${profile.toLowerCase()}-interval`, profile, measure: 'increase-interval', cite,
    needs: ['dayTotalUg', 'previousUg', 'daysSinceLastIncrease'],
    when: (facts) => facts.dayTotalUg === null || facts.previousUg === null || rise(facts.dayTotalUg, facts.previousUg) > 0,
    codes: [code],
    judge: ({ daysSinceLastIncrease }) => ((daysSinceLastIncrease ?? 0) < days
      ? [{ code, params: { days: daysSinceLastIncrease ?? 0, earliest: days }, turns: [{ fact: 'daysSinceLastIncrease', to: days }] }]
      : null),
  };
}

function stepOver(profile: string, cite: Cite, limit: number, code: string): TitrationRule {
  return {
    id: `methadone-${profile.toLowerCase()}-step`, profile, measure: 'step', cite,
    needs: ['dayTotalUg', 'previousUg'],
    codes: [code],
    judge(facts) {
      const step = rise(facts.dayTotalUg, facts.previousUg);
      return step > mg(limit)
        ? [{ code, params: { step: sayMg(step as Ug), limit: `${String(limit)} mg` }, turns: [{ fact: 'dayTotalUg', to: (facts.previousUg ?? 0) + mg(limit) }] }]
        : null;
    },
  };
}

export const titrationRules: readonly TitrationRule[] = [
  ukStep('UK-RCGP', rcgp), ukWeek('UK-RCGP', rcgp, 14),
  ukStep('UK-OB17', ob17), ukWeek('UK-OB17', ob17, 7), ob17LaterWeek,
  soonerThan('ASAM-2020', asam, 5, 'ASAM_INCREASE_SOONER_THAN_5_DAYS'), stepOver('ASAM-2020', asam, 10, 'ASAM_STEP_OVER_10'),
  soonerThan('BC-2023', bc, 3, 'BC_INCREASE_SOONER_THAN_3_DAYS'), stepOver('BC-2023', bc, 15, 'BC_STEP_OVER_15'),
];

/** The guidelines a site may choose for raising methadone. */
export const titrationProfiles = ['ASAM-2020', 'UK-RCGP', 'UK-OB17', 'BC-2023'] as const;
export type TitrationProfile = (typeof titrationProfiles)[number];

const labelTaper: Cite = { source: 'US methadone label', section: 'medically supervised withdrawal', mark: 'unchecked' };
const ukTaper: Cite = { source: 'UK practice', section: 'about 5 mg every 1-2 weeks', mark: 'unchecked' };

function taperInterval(profile: string, cite: Cite, days: number): TitrationRule {
  return {
    id: `methadone-${profile.toLowerCase()}-taper-interval`, profile, measure: 'taper-interval', cite,
    needs: ['daysSinceLastReduction'],
    when: ({ daysSinceLastReduction, newUg, currentUg }) => daysSinceLastReduction !== undefined && rise(newUg, currentUg) < 0,
    codes: ['TAPER_STEP_TOO_SOON'],
    judge: ({ daysSinceLastReduction }) => ((daysSinceLastReduction ?? 0) < days
      ? [{ code: 'TAPER_STEP_TOO_SOON', params: { days: daysSinceLastReduction ?? 0, earliest: days }, turns: [{ fact: 'daysSinceLastReduction', to: days }] }]
      : null),
  };
}

/** Steps are compared in tenths of micrograms, whole numbers, so that exactly 10 per cent is exactly 10 per cent. */
const tenth = (facts: MethadoneFacts): number => -rise(facts.newUg, facts.currentUg) * 10 - (facts.currentUg ?? 0);

const percent = (facts: MethadoneFacts): number => Math.round((-rise(facts.newUg, facts.currentUg) * 1000) / Math.max(1, facts.currentUg ?? 1)) / 10;

function taperStep(profile: string, cite: Cite, tooBig: (facts: MethadoneFacts) => boolean, code: string): TitrationRule {
  return {
    id: `methadone-${profile.toLowerCase()}-taper-step`, profile, measure: 'taper-step', cite,
    needs: ['currentUg', 'newUg'],
    codes: [code],
    judge: (facts) => (rise(facts.newUg, facts.currentUg) < 0 && tooBig(facts)
      ? [{ code, params: { from: sayMg(facts.currentUg ?? mg(0)), to: sayMg(facts.newUg ?? mg(0)), percent: percent(facts) } }]
      : null),
  };
}

export const taperRules: readonly TitrationRule[] = [
  taperStep('US-LABEL', labelTaper, (facts) => tenth(facts) >= 0, 'TAPER_STEP_10PCT_OR_MORE'), taperInterval('US-LABEL', labelTaper, 10),
  taperStep('TAPER-CONSENSUS', { source: 'Consensus in practice', section: '10% of the current dose a step', mark: 'secondary' }, (facts) => tenth(facts) > 0, 'TAPER_STEP_OVER_10PCT'),
  ...['UK-RCGP', 'UK-OB17'].flatMap((profile) => [
    taperStep(profile, ukTaper, (facts) => -rise(facts.newUg, facts.currentUg) > mg(5), 'UK_TAPER_STEP_OVER_5'),
    taperInterval(profile, ukTaper, 7),
  ]),
];

export const taperProfiles = ['US-LABEL', 'TAPER-CONSENSUS', 'UK-RCGP', 'UK-OB17'] as const;
export type TaperProfile = (typeof taperProfiles)[number];

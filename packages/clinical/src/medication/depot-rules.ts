/** Rules for depot buprenorphine: route, site, start, interval, lateness, liver (clinical reference, section 4.8; section 13, rulings 6, 8, 12). */
import { mgOf, type Ug } from '../dose.ts';
import type { Cite, Judgement, Rule } from '../rule.ts';
import {
  brixadiFromTransmucosal,
  buvidalFromEspranor,
  buvidalFromSublingual,
  depotStrengths,
  type DepotProduct,
  type DepotWindow,
  lookUpSwitch,
  type SwitchAnswer,
  weeklyMonthlyWindow,
} from './depot-tables.ts';

export interface DepotDoseGiven {
  readonly day: number;
  readonly doseUg: Ug;
}

/** What is known of a depot before it is given. An absent key was not asked about; null was asked and is not known, or is none. */
export type DepotFacts = {
  readonly product: DepotProduct;
  readonly route?: string | null;
  readonly site?: string | null;
  readonly interval?: 'weekly' | 'monthly' | null;
  readonly weeksSinceSiteUsed?: number | null;
  readonly daysSinceLast?: number | null;
  /** Never on buprenorphine before. */
  readonly naive?: boolean | null;
  readonly testDoseUg?: Ug | null;
  /** Injections of the first week; `day` counts from the first. */
  readonly week1?: readonly DepotDoseGiven[] | null;
  readonly consecutiveWeeklyDoses?: number | null;
  readonly sublingualUg?: Ug | null;
  readonly espranorUg?: Ug | null;
  readonly orderedUg?: Ug | null;
  /** 1 for the first injection. */
  readonly injectionNumber?: number | null;
  readonly establishedLongTermTmUg?: Ug | null;
  readonly controlled?: boolean | null;
  /** From the third Sublocade on: 100 mg is tolerated but does not do enough. */
  readonly unsatisfactory?: boolean | null;
  readonly daysOnTransmucosal?: number | null;
  readonly tmUg?: Ug | null;
  readonly singleTmDoseTolerated?: boolean | null;
  readonly hoursAfterTm?: number | null;
  readonly strengthUg?: Ug | null;
  readonly priorInjections?: number | null;
  readonly childPugh?: 'A' | 'B' | 'C' | null;
  readonly longQt?: boolean | null;
  readonly ageYears?: number | null;
};

type DepotRule = Rule<DepotFacts>;
type Said = readonly Judgement<DepotFacts>[] | null;

const known = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;
const isCamurus = ({ product }: DepotFacts): boolean => product !== 'Sublocade';
const isSublocade = ({ product }: DepotFacts): boolean => product === 'Sublocade';
/** A first injection has no days since the last: null there is none, and nothing is missing. */
const isLater = ({ injectionNumber, naive, daysSinceLast }: DepotFacts): boolean => known(daysSinceLast) || (injectionNumber !== 1 && naive !== true);

const buvidal: Cite = { source: 'Buvidal SmPC', section: '4.2', mark: 'primary' };
const brixadi: Cite = { source: 'US label, Brixadi 2023', mark: 'secondary' };
const sublocade: Cite = { source: 'US label, Sublocade', section: 'dosage and administration', mark: 'primary' };
const sublocade2025: Cite = { source: 'US label, Sublocade', asOf: '2025-02', mark: 'secondary' };
const standingOrder: Cite = { source: 'One US programme, standing orders for late depots', mark: 'secondary' };

const under = (value: number | null | undefined, limit: number): value is number => known(value) && value < limit;

const placeRules: readonly DepotRule[] = [
  {
    id: 'depot-route',
    profile: 'any',
    measure: 'route',
    cite: { source: 'US labels, boxed warning; Buvidal SmPC', section: '4.2', mark: 'primary' },
    needs: ['route'],
    codes: ['IV_PROHIBITED_HARD_STOP', 'ROUTE_SUBCUTANEOUS_ONLY'],
    judge: ({ route }) => {
      const way = (route ?? '').trim().toUpperCase();
      if (['SC', 'SUBCUTANEOUS', 'SUBCUT'].includes(way)) return null;
      const code = ['IV', 'INTRAVENOUS'].includes(way) ? 'IV_PROHIBITED_HARD_STOP' : 'ROUTE_SUBCUTANEOUS_ONLY';
      return [{ code, params: { route: way }, turns: [{ fact: 'route', to: 'SC' }] }];
    },
  },
  {
    id: 'depot-site-reuse',
    profile: 'any',
    measure: 'site reuse',
    cite: buvidal,
    needs: ['interval', 'weeksSinceSiteUsed'],
    when: (facts) => isCamurus(facts) && facts.interval !== 'monthly',
    codes: ['SITE_REUSE_UNDER_8_WEEKS'],
    judge: ({ weeksSinceSiteUsed: weeks }) =>
      under(weeks, 8) ? [{ code: 'SITE_REUSE_UNDER_8_WEEKS', params: { weeks, limit: 8 }, turns: [{ fact: 'weeksSinceSiteUsed', to: 8 }] }] : null,
  },
  {
    id: 'depot-upper-arm',
    profile: 'any',
    measure: 'upper arm',
    cite: { ...brixadi, mark: 'unchecked' },
    needs: ['site', 'consecutiveWeeklyDoses'],
    when: ({ product, site }) => product === 'Brixadi' && (site ?? '').toLowerCase().includes('arm'),
    codes: ['UPPER_ARM_BEFORE_4_WEEKLY_DOSES'],
    judge: ({ consecutiveWeeklyDoses: doses }) =>
      under(doses, 4) ? [{ code: 'UPPER_ARM_BEFORE_4_WEEKLY_DOSES', params: { doses, limit: 4 }, turns: [{ fact: 'consecutiveWeeklyDoses', to: 4 }] }] : null,
  },
];

function week1Says({ product, week1 }: DepotFacts): Said {
  const doses = [...(week1 ?? [])].sort((a, b) => a.day - b.day);
  const [first, second] = doses;
  if (first === undefined) return null;
  const total = doses.reduce((sum, dose) => sum + dose.doseUg, 0) as Ug;
  const said: Judgement<DepotFacts>[] = [];
  if (total > 32_000) said.push({ code: 'WEEK1_TOTAL_OVER_32', params: { dose: mgOf(total), limit: 32 } });
  if (first.doseUg !== 16_000) said.push({ code: 'WEEK1_FIRST_DOSE_16', params: { dose: mgOf(first.doseUg) } });
  if (doses.some((dose, index) => index > 0 && dose.day - (doses[index - 1]?.day ?? 0) < 1)) said.push({ code: 'WEEK1_DOSES_UNDER_1_DAY_APART' });
  const gap = second === undefined ? 0 : second.day - first.day;
  if (product === 'Brixadi' && gap > 3) said.push({ code: 'WEEK1_SECOND_DOSE_AFTER_DAY_3', params: { day: gap, limit: 3 } });
  return said;
}

const startRules: readonly DepotRule[] = [
  {
    id: 'depot-test-dose',
    profile: 'any',
    measure: 'test dose',
    cite: buvidal,
    needs: ['naive'],
    when: (facts) => isCamurus(facts) && facts.naive !== false && facts.testDoseUg !== undefined,
    codes: ['TEST_DOSE_4MG_REQUIRED'],
    // An unknown test dose counts as none: nobody new to buprenorphine gets a depot on a guess.
    judge: ({ testDoseUg }) =>
      (testDoseUg ?? 0) < 4_000 ? [{ code: 'TEST_DOSE_4MG_REQUIRED', params: { limit: 4 }, turns: [{ fact: 'testDoseUg', to: 4_000 }] }] : null,
  },
  {
    id: 'depot-test-dose-watch',
    profile: 'any',
    measure: 'test dose watch',
    cite: buvidal,
    needs: ['naive', 'hoursAfterTm'],
    when: (facts) => facts.product === 'Buvidal' && facts.naive !== false,
    codes: ['OBSERVE_1_HOUR_FIRST'],
    judge: watched,
  },
  {
    id: 'depot-week1',
    profile: 'any',
    measure: 'week 1',
    cite: { source: 'Buvidal SmPC; US label, Brixadi 2023', section: 'initiation', mark: 'secondary' },
    needs: ['week1'],
    when: isCamurus,
    codes: ['WEEK1_TOTAL_OVER_32', 'WEEK1_FIRST_DOSE_16', 'WEEK1_DOSES_UNDER_1_DAY_APART', 'WEEK1_SECOND_DOSE_AFTER_DAY_3'],
    judge: week1Says,
  },
  {
    id: 'depot-lead-in-PRE-2025',
    profile: 'PRE-2025',
    measure: 'lead-in',
    cite: sublocade,
    needs: ['daysOnTransmucosal'],
    when: isSublocade,
    codes: ['UNDER_7_DAYS_TM'],
    judge: ({ daysOnTransmucosal: days }) =>
      under(days, 7) ? [{ code: 'UNDER_7_DAYS_TM', params: { days, limit: 7 }, turns: [{ fact: 'daysOnTransmucosal', to: 7 }] }] : null,
  },
  {
    id: 'depot-lead-in-dose-PRE-2025',
    profile: 'PRE-2025',
    measure: 'lead-in dose',
    cite: sublocade,
    needs: ['tmUg'],
    when: isSublocade,
    codes: ['TM_DOSE_OUTSIDE_8_TO_24'],
    judge: ({ tmUg }) => {
      if (!known(tmUg) || (tmUg >= 8_000 && tmUg <= 24_000)) return null;
      return [{ code: 'TM_DOSE_OUTSIDE_8_TO_24', params: { dose: mgOf(tmUg) }, turns: [{ fact: 'tmUg', to: tmUg < 8_000 ? 8_000 : 24_000 }] }];
    },
  },
  {
    id: 'depot-tolerated-2025-RAPID',
    profile: '2025-RAPID',
    measure: 'tolerated',
    cite: sublocade2025,
    needs: ['singleTmDoseTolerated'],
    when: isSublocade,
    codes: ['TM_DOSE_NOT_TOLERATED'],
    judge: ({ singleTmDoseTolerated }) =>
      singleTmDoseTolerated === false ? [{ code: 'TM_DOSE_NOT_TOLERATED', turns: [{ fact: 'singleTmDoseTolerated', to: true }] }] : null,
  },
  {
    id: 'depot-watch-2025-RAPID',
    profile: '2025-RAPID',
    measure: 'watch',
    cite: sublocade2025,
    needs: ['hoursAfterTm'],
    when: isSublocade,
    codes: ['OBSERVE_1_HOUR_FIRST'],
    judge: watched,
  },
];

function watched({ hoursAfterTm: hours }: DepotFacts): Said {
  return under(hours, 1) ? [{ code: 'OBSERVE_1_HOUR_FIRST', params: { hours, limit: 1 }, turns: [{ fact: 'hoursAfterTm', to: 1 }] }] : null;
}

function saysOfSwitch(answer: SwitchAnswer, product: DepotProduct, dailyUg: Ug): Said {
  const dose = mgOf(dailyUg);
  if (answer.kind === 'between') return [{ code: 'DOSE_BETWEEN_BANDS_PRESCRIBER_CHOICE', params: { dose } }];
  if (answer.kind !== 'outside') return null;
  return [{ code: product === 'Brixadi' && dailyUg > 24_000 ? 'OUTSIDE_LABEL_TABLE_NO_160_MG' : 'OUTSIDE_SWITCH_TABLE', params: { dose } }];
}

/** What the product's own switch table says of the daily dose that the person comes from, or null without table or dose. */
export function switchAnswer({ product, sublingualUg, espranorUg }: DepotFacts): SwitchAnswer | null {
  if (product === 'Buvidal' && known(espranorUg)) return lookUpSwitch(buvidalFromEspranor, espranorUg);
  if (product === 'Sublocade' || !known(sublingualUg)) return null;
  return lookUpSwitch(product === 'Buvidal' ? buvidalFromSublingual : brixadiFromTransmucosal, sublingualUg);
}

const switchRule = (name: string, product: DepotProduct, fact: 'sublingualUg' | 'espranorUg', cite: Cite, codes: readonly string[]): DepotRule => ({
  id: `depot-switch-${name}`,
  profile: 'any',
  measure: `switch ${name}`,
  cite,
  needs: [fact],
  when: (facts) => facts.product === product,
  codes,
  judge: (facts) => {
    const [answer, dose] = [switchAnswer(facts), facts[fact]];
    const says = answer === null || !known(dose) ? null : saysOfSwitch(answer, product, dose);
    return says?.every(({ code }) => codes.includes(code)) === true ? says : null;
  },
});

const [between, outside] = ['DOSE_BETWEEN_BANDS_PRESCRIBER_CHOICE', 'OUTSIDE_SWITCH_TABLE'];
const switchRules: readonly DepotRule[] = [
  switchRule('sublingual', 'Buvidal', 'sublingualUg', buvidalFromSublingual.cite, [between, outside]),
  switchRule('espranor', 'Buvidal', 'espranorUg', buvidalFromEspranor.cite, [between, outside]),
  switchRule('brixadi', 'Brixadi', 'sublingualUg', brixadiFromTransmucosal.cite, [between]),
  switchRule('brixadi-160', 'Brixadi', 'sublingualUg', { source: 'US label, Brixadi 2023', section: 'monthly 64, 96 and 128 mg', mark: 'primary' }, ['OUTSIDE_LABEL_TABLE_NO_160_MG']),
];

const strength: DepotRule = {
  id: 'depot-strength',
  profile: 'any',
  measure: 'strength',
  cite: { source: 'Buvidal SmPC; US labels, Brixadi and Sublocade', section: 'strengths', mark: 'primary' },
  needs: ['interval', 'orderedUg'],
  codes: ['STRENGTH_NOT_MADE'],
  judge: ({ product, interval, orderedUg }) =>
    known(interval) && known(orderedUg) && !depotStrengths[product][interval].includes(orderedUg)
      ? [{ code: 'STRENGTH_NOT_MADE', params: { dose: mgOf(orderedUg) } }]
      : null,
};

function lateAfter({ toDay }: DepotWindow, days: number): Said {
  return days > toDay ? [{ code: 'LATE_PRESCRIBER_GUIDANCE', params: { days, limit: toDay }, turns: [{ fact: 'daysSinceLast', to: toDay }] }] : null;
}

const lateRule = (interval: 'weekly' | 'monthly', cite: Cite): DepotRule => ({
  id: `depot-interval-late-${interval}`,
  profile: 'any',
  measure: 'late',
  cite,
  needs: ['interval', 'daysSinceLast'],
  when: (facts) => isCamurus(facts) && isLater(facts) && (facts.interval === interval || facts.interval === null),
  codes: ['LATE_PRESCRIBER_GUIDANCE'],
  judge: ({ daysSinceLast: days }) => (known(days) ? lateAfter(weeklyMonthlyWindow[interval], days) : null),
});

const intervalRules: readonly DepotRule[] = [
  {
    id: 'depot-interval-early',
    profile: 'any',
    measure: 'early',
    cite: { source: 'Buvidal SmPC; US label, Brixadi 2023', section: 'windows', mark: 'unchecked' },
    needs: ['interval', 'daysSinceLast'],
    when: (facts) => isCamurus(facts) && isLater(facts),
    codes: ['DEPOT_NOT_DUE'],
    judge: ({ interval, daysSinceLast: days }) => {
      if (!known(interval) || !under(days, weeklyMonthlyWindow[interval].fromDay)) return null;
      const limit = weeklyMonthlyWindow[interval].fromDay;
      return [{ code: 'DEPOT_NOT_DUE', params: { days, limit }, turns: [{ fact: 'daysSinceLast', to: limit }] }];
    },
  },
  lateRule('weekly', standingOrder),
  lateRule('monthly', { source: 'Buvidal SmPC; US label, Brixadi 2023', section: 'windows', mark: 'unchecked' }),
];

export const depotBaseRules: readonly DepotRule[] = [...placeRules, ...startRules, ...switchRules, strength, ...intervalRules];

export { isLater, isSublocade, known, lateAfter, sublocade, sublocade2025, standingOrder, under };
export type { DepotRule };

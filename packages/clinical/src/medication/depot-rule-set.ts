/** Sublocade's intervals, one programme's late table, the person's own cautions; and the whole rule set of depots. */
import { depotCodes } from './depot-codes.ts';
import { depotBaseRules, type DepotFacts, type DepotRule, isLater, isSublocade, known, lateAfter, standingOrder, sublocade, sublocade2025, under } from './depot-rules.ts';
import { lateDepotStep, sublocadeWindow } from './depot-tables.ts';
import { allBuprenorphineProfiles } from './buprenorphine-profiles.ts';
import { ruleSet } from '../rule-set.ts';

const soon = (code: 'INTERVAL_UNDER_26_DAYS' | 'INTERVAL_UNDER_7_DAYS', limit: number): DepotRule['judge'] => ({ daysSinceLast: days }) =>
  under(days, limit) ? [{ code, params: { days, limit }, turns: [{ fact: 'daysSinceLast', to: limit }] }] : null;

const sublocadeRules: readonly DepotRule[] = [
  {
    id: 'depot-sublocade-early',
    profile: 'any',
    measure: 'sublocade early',
    cite: sublocade,
    needs: ['daysSinceLast'],
    when: (facts) => isSublocade(facts) && isLater(facts),
    codes: ['INTERVAL_UNDER_26_DAYS'],
    judge: soon('INTERVAL_UNDER_26_DAYS', sublocadeWindow.fromDay),
  },
  {
    id: 'depot-sublocade-early-2025-RAPID',
    profile: '2025-RAPID',
    measure: 'sublocade early',
    cite: { ...sublocade2025, mark: 'unchecked' },
    needs: ['daysSinceLast'],
    when: (facts) => isSublocade(facts) && isLater(facts),
    codes: ['INTERVAL_UNDER_26_DAYS', 'INTERVAL_UNDER_7_DAYS'],
    // Only the second injection may follow from one week; without knowing which it is, the 26 days stand.
    judge: (facts) => (facts.injectionNumber === 2 ? soon('INTERVAL_UNDER_7_DAYS', 7) : soon('INTERVAL_UNDER_26_DAYS', sublocadeWindow.fromDay))(facts),
  },
  {
    id: 'depot-sublocade-late',
    profile: 'any',
    measure: 'late',
    cite: sublocade,
    needs: ['daysSinceLast'],
    when: (facts) => isSublocade(facts) && isLater(facts),
    codes: ['LATE_UP_TO_2_WEEKS_NO_CLINICAL_IMPACT_EXPECTED', 'LATE_PRESCRIBER_GUIDANCE'],
    judge: ({ daysSinceLast: days }) => {
      if (!known(days) || days <= sublocadeWindow.dueDay) return null;
      if (days > sublocadeWindow.toDay) return lateAfter(sublocadeWindow, days);
      return [{ code: 'LATE_UP_TO_2_WEEKS_NO_CLINICAL_IMPACT_EXPECTED', params: { late: days - sublocadeWindow.dueDay } }];
    },
  },
];

const stepCodes = {
  not_due: 'DEPOT_NOT_DUE',
  give: null,
  assess: 'LATE_ASSESS_FENTANYL_DEPENDENCE',
  strict_assess: 'LATE_STRICT_ASSESSMENT',
  prescriber: 'LATE_PRESCRIBER_GUIDANCE',
} as const;

const programmeLate: DepotRule = {
  id: 'depot-late-US-PROGRAMME',
  profile: 'US-PROGRAMME',
  measure: 'late',
  cite: standingOrder,
  needs: ['strengthUg', 'priorInjections', 'daysSinceLast'],
  codes: ['DEPOT_NOT_DUE', 'LATE_ASSESS_FENTANYL_DEPENDENCE', 'LATE_STRICT_ASSESSMENT', 'LATE_PRESCRIBER_GUIDANCE'],
  judge: ({ product, strengthUg, priorInjections, daysSinceLast: days }) => {
    if (!known(strengthUg) || !known(priorInjections) || !known(days)) return null;
    const step = lateDepotStep({ product, strengthUg, priorInjections, daysSinceLast: days });
    const code = step === null ? null : stepCodes[step];
    // Sublocade's own rule already names an interval under 26 days.
    if (code === null || (code === 'DEPOT_NOT_DUE' && product === 'Sublocade')) return null;
    const limit = code === 'DEPOT_NOT_DUE' ? 21 : product === 'Sublocade' && strengthUg === 300_000 && priorInjections >= 3 ? 69 : 55;
    return [{ code, params: { days, limit } }];
  },
};

const personRules: readonly DepotRule[] = [
  {
    id: 'depot-liver',
    profile: 'any',
    measure: 'liver',
    cite: { ...sublocade, section: 'hepatic impairment' },
    needs: ['childPugh'],
    codes: ['NOT_RECOMMENDED_MODERATE_SEVERE_HEPATIC'],
    judge: ({ childPugh }) =>
      known(childPugh) && childPugh !== 'A' ? [{ code: 'NOT_RECOMMENDED_MODERATE_SEVERE_HEPATIC', params: { class: childPugh } }] : null,
  },
  {
    id: 'depot-long-qt',
    profile: 'any',
    measure: 'long QT',
    cite: sublocade,
    needs: ['longQt'],
    when: isSublocade,
    codes: ['LONG_QT_AVOID'],
    judge: ({ longQt }) => (longQt === true ? [{ code: 'LONG_QT_AVOID' }] : null),
  },
  {
    id: 'depot-age',
    profile: 'any',
    measure: 'age',
    cite: { source: 'Buvidal SmPC', section: '4.1', mark: 'primary' },
    needs: ['ageYears'],
    when: ({ product }) => product === 'Buvidal',
    codes: ['UNDER_16'],
    judge: ({ ageYears }) => (under(ageYears, 16) ? [{ code: 'UNDER_16', params: { limit: 16 } }] : null),
  },
];

export const depotRules = ruleSet<DepotFacts>({
  profiles: allBuprenorphineProfiles,
  family: 'buprenorphine',
  room: 'medication',
  version: '1',
  plausible: {
    childPugh: ['A', 'B', 'C'], naive: [false, true], longQt: [false, true], singleTmDoseTolerated: [true, false],
  },
  codes: depotCodes,
  rules: [...depotBaseRules, ...sublocadeRules, programmeLate, ...personRules],
}, 'product', 'testDoseUg', 'injectionNumber', 'establishedLongTermTmUg', 'controlled', 'unsatisfactory');

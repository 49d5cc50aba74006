import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examplesThatFail } from '../examples-hold.ts';
import { courseModifiers, courseOpioids, courseOf, expectedCows, expectedCowsBand } from './course.ts';
import { detoxRules } from './detox.ts';
import { escalationFor, escalationRules } from './escalation.ts';
import { news2IntervalHours, observationsDue } from './observations.ts';
import { taperBy } from './taper.ts';
import { comfortOrderRules, decideComfortDose } from './comfort-order.ts';
import { comfortOrderExamples } from './comfort-order.examples.ts';
import { overdueStep } from './overdue.ts';
import { detoxExamples, escalationExamples } from './withdrawal.examples.ts';

describe('withdrawal examples', () => {
  it('holds on each side of every line', () => {
    expect(examplesThatFail(escalationRules, escalationExamples, { untold: ['withdrawal.precipitated'] })).toEqual([]);
    expect(examplesThatFail(detoxRules, detoxExamples)).toEqual([]);
  });
});

describe('the expected course', () => {
  it('is flat before the earliest onset, highest in the peak and over by the latest end', () => {
    expect(expectedCows('heroin', 0)).toEqual({ hours: 0, low: 0, high: 4 });
    expect(expectedCows('heroin', 60)?.high).toBe(36);
    expect(expectedCows('heroin', 240)).toEqual({ hours: 240, low: 0, high: 4 });
  });

  it('draws nothing where no course can be known', () => {
    expect(expectedCows('nitazene', 24)).toBeNull();
    expect(expectedCowsBand('buprenorphine_depot').points).toEqual([]);
    expect(expectedCowsBand('heroin').illustrative).toBe(true);
  });

  it('keeps the band in order and inside the scale, for every opioid and hour', () => {
    fc.assert(fc.property(fc.constantFrom(...courseOpioids), fc.double({ min: 0, max: 1000, noNaN: true }), (opioid, hours) => {
      const point = expectedCows(opioid, hours);
      if (point === null) return;
      expect(point.low).toBeGreaterThanOrEqual(0);
      expect(point.low).toBeLessThanOrEqual(point.high);
      expect(point.high).toBeLessThanOrEqual(48);
    }));
  });

  it('names a source for every statement, and what modifies it', () => {
    for (const opioid of courseOpioids) expect(courseOf(opioid).facts.every(({ cite }) => cite.source !== '')).toBe(true);
    expect(courseModifiers({ opioid: 'methadone', monthsOfUse: 7, daysAMonth: 5, route: 'injected' }).map(({ code }) => code))
      .toEqual(['INTERMITTENT_USE_UNLIKELY', 'MORE_SEVERE_LONG_OR_HIGH_INTAKE', 'INJECTED_FASTER_SHORTER', 'LONG_ACTING_SLOWER_LONGER']);
    expect(courseModifiers({ opioid: 'heroin', monthsOfUse: 6, daysAMonth: 30, route: 'oral' })).toEqual([]);
  });
});

describe('observations', () => {
  const ward = { setting: 'ward' as const, nowHours: 5, admittedHours: 0 };
  const due = (facts: Parameters<typeof observationsDue>[0]): string[] => observationsDue(facts).map(({ kind, dueHours, because }) => `${kind} ${String(dueHours)} ${because}`);

  it('is due since admission when it was never taken', () => {
    expect(observationsDue(ward).map(({ kind, overdueHours }) => [kind, overdueHours])).toEqual([['cows', 5], ['news2', 5]]);
  });

  it('follows the phase: 4-hourly, then 6-hourly; NEWS2 6-hourly, then 8-hourly', () => {
    expect(due({ ...ward, last: { cows: 3, news2: 3 } })).toEqual(['cows 7 FIRST_24_H', 'news2 9 FIRST_24_H']);
    expect(due({ ...ward, nowHours: 30, last: { cows: 28, news2: 28 } })).toEqual(['cows 34 DAYS_2_TO_4', 'news2 36 DAYS_2_TO_4']);
    expect(due({ ...ward, nowHours: 100, last: { cows: 98, news2: 98 } })).toEqual(['cows 110 LATER_DAYS', 'news2 110 LATER_DAYS']);
  });

  it('lets the larger frequency apply, and never wakes a person for COWS', () => {
    expect(due({ ...ward, asleep: true, last: { news2: 4 }, news2: { total: 5, singleThree: false } })).toEqual(['news2 5 NEWS2_RESPONSE']);
    expect(due({ ...ward, asleep: true, last: { news2: 4 }, news2: { total: 0, singleThree: false } })).toEqual(['news2 10 FIRST_24_H']);
    expect([news2IntervalHours(0, false), news2IntervalHours(1, false), news2IntervalHours(4, false), news2IntervalHours(3, true), news2IntervalHours(5, false), news2IntervalHours(7, false)]).toEqual([12, 6, 6, 1, 1, 0]);
  });

  it('comes 30 minutes and two hours after buprenorphine, and at the peak of methadone', () => {
    const after = due({ ...ward, asleep: true, last: { news2: 4.9, cows: 4.6, poss: 4.6, respiratory_rate: 4.6 }, agonistDoses: [{ medicine: 'buprenorphine', atHours: 4 }, { medicine: 'methadone', atHours: 4 }] });
    expect(after.filter((each) => each.startsWith('cows'))).toEqual(['cows 6 AFTER_BUPRENORPHINE_2_H', 'cows 7 AFTER_METHADONE_PEAK']);
  });

  it('asks for standing pressure before an alpha-2 dose, CIWA hourly when unknown, sedation every 15 minutes', () => {
    const facts = { ...ward, asleep: true, last: { news2: 5, ciwa: 4, poss: 5, respiratory_rate: 5 }, alpha2PlannedHours: [6], coDependence: 'alcohol' as const, ciwaTotal: null, sedated: true };
    expect(due(facts)).toEqual(['ciwa 5 CO_DEPENDENCE', 'poss 5.25 SEDATED_15_MIN', 'respiratory_rate 5.25 SEDATED_15_MIN', 'blood_pressure_lying_standing 6 BEFORE_ALPHA_2', 'pulse 6 BEFORE_ALPHA_2', 'news2 11 FIRST_24_H']);
  });

  it('calls daily to day 3, every other day to day 7 in the community', () => {
    const community = { setting: 'community' as const, admittedHours: 0 };
    expect(due({ ...community, nowHours: 50, last: { contact: 30 } })).toEqual(['contact 54 COMMUNITY_DAYS_1_TO_3']);
    expect(due({ ...community, nowHours: 80, last: { contact: 54 } })).toEqual(['contact 102 COMMUNITY_TO_DAY_7']);
    expect(due({ ...community, nowHours: 170, last: { contact: 102 } })).toEqual([]);
  });
});

describe('escalation', () => {
  it('lets the stronger act win whatever NEWS2 totals', () => {
    expect(escalationFor({ respiratoryRate: 8, news2: 3, news2SingleThree: true })).toMatchObject({ action: 'emergency', observeEveryMinutes: 0, holdOpioidsAndSedatives: true, decision: 'refuse' });
    expect(escalationFor({ respiratoryRate: 10, news2: 1, news2SingleThree: false })).toMatchObject({ action: 'prescriber_now', observeEveryMinutes: 15, holdOpioidsAndSedatives: true });
  });

  it('says that an unknown breathing rate is unknown, and what each would mean', () => {
    const found = escalationFor({ respiratoryRate: null });
    expect(found).toMatchObject({ decision: 'warn', missing: ['respiratoryRate'], action: null });
    expect(found.wouldChange[0]).toEqual({ fact: 'respiratoryRate', to: 14, decision: 'allow', unknown: true });
  });
});

describe('taper templates', () => {
  it('plans buprenorphine: two days, then 2 mg less a day', () => {
    const plan = taperBy({ template: 'buprenorphine_inpatient', startMg: 8 });
    expect(plan.kind === 'plan' ? plan.days.map(({ doseUg }) => doseUg / 1000) : plan).toEqual([8, 8, 6, 4, 2]);
  });

  it('refuses amounts that the template does not cover, naming the range', () => {
    expect(taperBy({ template: 'buprenorphine_inpatient', startMg: 24 })).toEqual({ kind: 'outside_template', fact: 'startMg', allowed: [8, 16] });
    expect(taperBy({ template: 'methadone_slow_us', startMg: 60, stepDays: 7 })).toEqual({ kind: 'outside_template', fact: 'stepDays', allowed: [10, 14] });
  });

  it('never raises a dose, never steps 10 per cent or more by the US label above 5 mg, and ends', () => {
    fc.assert(fc.property(fc.integer({ min: 5, max: 200 }), fc.integer({ min: 10, max: 14 }), (startMg, stepDays) => {
      const plan = taperBy({ template: 'methadone_slow_us', startMg, stepDays });
      if (plan.kind !== 'plan') throw new Error(plan.fact);
      for (const [index, { doseUg }] of plan.days.entries()) {
        const before = plan.days[index - 1]?.doseUg ?? doseUg;
        expect(doseUg).toBeLessThanOrEqual(before);
        if (before > 5000) expect(before - doseUg).toBeLessThan(before * 0.1);
      }
    }), { numRuns: 50 });
  });
});

describe('a comfort medicine under its order', () => {
  it('keeps to both sides of each line', () => expect(examplesThatFail(comfortOrderRules, comfortOrderExamples)).toEqual([]));

  it('is held by the medicine’s own limit where the order would allow it', () => {
    const decision = decideComfortDose({ drug: 'clonidine', sbp: 89 }, { drug: 'clonidine', orderInForce: true });
    expect([decision.decision, decision.reasons, decision.measureAgainMinutes]).toEqual(['refuse', ['HOLD_SBP_UNDER_90'], [30, 60]]);
  });
});

describe('an overdue observation', () => {
  it('asks the nurse after ten minutes and the prescriber half an hour later', () => {
    expect([9, 10, 39, 40].map(overdueStep)).toEqual([null, 'nurse', 'nurse', 'prescriber']);
  });
});

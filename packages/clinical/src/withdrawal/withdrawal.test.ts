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

  it('rises from the onset to the peak and falls from there to the end', () => {
    const { drawn } = courseOf('heroin');
    if (drawn === null) throw new Error('heroin is drawn');
    const last = (span: { readonly from: number; readonly to: number | null }): number => span.to ?? span.from;
    const at = (hours: number) => expectedCows('heroin', hours);
    expect([at(drawn.onset.from)?.high, at(drawn.peak.from)?.high, at(last(drawn.peak))?.high, at(last(drawn.end))?.high, at(last(drawn.end) + 500)?.high]).toEqual([4, drawn.peakCows.high, drawn.peakCows.high, 4, 4]);
    expect([at(last(drawn.onset))?.low, at(Math.max(last(drawn.onset), last(drawn.peak)))?.low, at(drawn.end.from)?.low, at(last(drawn.end) + 500)?.low]).toEqual([0, drawn.peakCows.low, 0, 0]);
    const middle = (drawn.onset.from + drawn.peak.from) / 2;
    expect(at(middle)?.high).toBeCloseTo((4 + drawn.peakCows.high) / 2, 1);
    const rising = (last(drawn.onset) + last(drawn.peak)) / 2;
    expect(at(rising)?.low).toBeCloseTo(drawn.peakCows.low / 2, 1);
    const points = expectedCowsBand('heroin').points;
    expect([points[0], points.at(-1)?.hours, points[1]?.hours]).toEqual([{ hours: 0, low: 0, high: 4 }, Math.floor(last(drawn.end) / 4) * 4, 4]);
    expect(expectedCowsBand('heroin', 6, 12).points.map(({ hours }) => hours)).toEqual([0, 6, 12]);
    expect([expectedCowsBand('heroin', 0).points, expectedCowsBand('nitazene', 4, 12).points, expectedCows('heroin', -1), expectedCows('heroin', Number.NaN)]).toEqual([[], [], null, null]);
    expect(() => courseOf('tea' as 'heroin')).toThrow('No withdrawal course is known for tea.');
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
    expect(courseModifiers({ opioid: 'heroin' })).toEqual([]);
    expect([9, 10].map((daysAMonth) => courseModifiers({ opioid: 'heroin', daysAMonth }).length)).toEqual([1, 0]);
    expect((['buprenorphine', 'buprenorphine_depot', 'methadone', 'fentanyl'] as const).map((opioid) => courseModifiers({ opioid }).length)).toEqual([1, 1, 1, 0]);
    for (const { says } of courseModifiers({ opioid: 'methadone', monthsOfUse: 7, daysAMonth: 5, route: 'injected' })) expect([says.en, says.es].every((words) => words !== undefined && words !== '')).toBe(true);
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

  it('counts its phases from admission, to the hour', () => {
    const cowsAt = (nowHours: number) => observationsDue({ setting: 'ward', admittedHours: 100, nowHours, last: { cows: nowHours, news2: nowHours } }).find(({ kind }) => kind === 'cows');
    expect([123.9, 124, 195.9, 196].map((hours) => cowsAt(hours)?.everyHours)).toEqual([4, 6, 6, 12]);
    expect(due({ ...ward, admittedHours: 3, news2: null })).toEqual(['cows 3 FIRST_24_H', 'news2 3 FIRST_24_H']);
    expect(due({ ...ward, asleep: true, last: { news2: 4 }, news2: null })).toEqual(['news2 10 FIRST_24_H']);
    expect(observationsDue({ ...ward, nowHours: 9, last: { cows: 3, news2: 4 } }).map(({ kind, overdueHours }) => [kind, overdueHours])).toEqual([['cows', 2], ['news2', 0]]);
  });

  it.each([[null, 1], [undefined, 1], [19, 1], [18, 2], [10, 2], [9, 4], [0, 4]])('scores CIWA-Ar %s again in %i hours', (ciwaTotal, hours) => {
    for (const coDependence of ['alcohol', 'sedative'] as const) {
      expect(observationsDue({ ...ward, coDependence, ...(ciwaTotal === undefined ? {} : { ciwaTotal }) }).find(({ kind }) => kind === 'ciwa')?.everyHours).toBe(hours);
    }
  });

  it('looks at nobody’s CIWA-Ar without alcohol or sedatives, and forgets a dose after a day', () => {
    expect(due({ ...ward, asleep: true, last: { news2: 5 }, coDependence: 'none' as never })).toEqual(['news2 11 FIRST_24_H']);
    const after = (nowHours: number, medicine: 'methadone' | 'buprenorphine' = 'methadone') => due({ setting: 'community', admittedHours: 900, nowHours, agonistDoses: [{ medicine, atHours: 1000 }], last: { contact: nowHours } }).filter((each) => each.includes('AFTER'));
    expect([after(1024), after(1024.1)]).toEqual([['cows 1003 AFTER_METHADONE_PEAK', 'poss 1003 AFTER_METHADONE_PEAK', 'respiratory_rate 1003 AFTER_METHADONE_PEAK'], []]);
    expect(after(1001, 'buprenorphine').filter((each) => each.startsWith('poss'))).toEqual(['poss 1000.5 AFTER_BUPRENORPHINE_30_MIN', 'poss 1002 AFTER_BUPRENORPHINE_2_H']);
  });

  it('takes what was done from ten minutes before it was due', () => {
    const asked = (taken: number) => due({ ...ward, asleep: true, last: { news2: 5, pulse: taken, blood_pressure_lying_standing: 6 }, alpha2PlannedHours: [6] }).some((each) => each.startsWith('pulse'));
    expect([5.8, 5.85].map(asked)).toEqual([true, false]);
    expect(due({ ...ward, asleep: true, alpha2PlannedHours: [6] })).toContain('pulse 6 BEFORE_ALPHA_2');
  });

  it('calls daily to day 3, every other day to day 7 in the community', () => {
    const community = { setting: 'community' as const, admittedHours: 0 };
    expect(due({ ...community, nowHours: 50, last: { contact: 30 } })).toEqual(['contact 54 COMMUNITY_DAYS_1_TO_3']);
    expect(due({ ...community, nowHours: 80, last: { contact: 54 } })).toEqual(['contact 102 COMMUNITY_TO_DAY_7']);
    expect(due({ ...community, nowHours: 170, last: { contact: 102 } })).toEqual([]);
    const later = (nowHours: number) => due({ setting: 'community', admittedHours: 1000, nowHours, last: { contact: 1060 } }).map((each) => each.split(' ')[2]);
    expect([1071.9, 1072, 1167.9, 1168].map(later)).toEqual([['COMMUNITY_DAYS_1_TO_3'], ['COMMUNITY_TO_DAY_7'], ['COMMUNITY_TO_DAY_7'], []]);
  });
});

describe('escalation', () => {
  it('lets the stronger act win whatever NEWS2 totals', () => {
    expect(escalationFor({ respiratoryRate: 8, news2: 3, news2SingleThree: true })).toMatchObject({ action: 'emergency', observeEveryMinutes: 0, holdOpioidsAndSedatives: true, decision: 'refuse' });
    expect(escalationFor({ respiratoryRate: 10, news2: 1, news2SingleThree: false })).toMatchObject({ action: 'prescriber_now', observeEveryMinutes: 15, holdOpioidsAndSedatives: true });
  });

  it('leaves the schedule where nothing asks for more, and holds medicine for sedation alone', () => {
    expect(escalationFor({ respiratoryRate: 14 })).toMatchObject({ action: null, observeEveryMinutes: null, holdOpioidsAndSedatives: false });
    expect(escalationFor({ vomitingHours: 12 })).toMatchObject({ holdOpioidsAndSedatives: false });
    expect(escalationFor({ cssrs: 'high', poss: 3 })).toMatchObject({ holdOpioidsAndSedatives: true });
    expect(escalationFor({ cowsBefore: 10, cowsNow: 16, hoursSinceBuprenorphine: 1 }).findings[0]?.params).toEqual({ rise: 6 });
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

  it('plans the UK taper: 5 mg a step, and 2.5 mg every two weeks under 30', () => {
    const plan = taperBy({ template: 'methadone_slow_uk', startMg: 40, stepDays: 7 });
    if (plan.kind !== 'plan') throw new Error(plan.fact);
    const runs = plan.days.reduce<[number, number][]>((steps, { doseUg }) => {
      const last = steps.at(-1);
      if (last?.[0] === doseUg / 1000) last[1] += 1;
      else steps.push([doseUg / 1000, 1]);
      return steps;
    }, []);
    expect(runs.slice(0, 5)).toEqual([[40, 7], [35, 7], [30, 7], [25, 14], [22.5, 14]]);
    expect(runs.at(-1)).toEqual([2.5, 14]);
    expect(plan.days.map(({ day }) => day)).toEqual(plan.days.map((_, at) => at + 1));
  });

  it('steps under a tenth by the US label, where a tenth is a measure too', () => {
    const doses = (startMg: number) => {
      const plan = taperBy({ template: 'methadone_slow_us', startMg, stepDays: 10 });
      return plan.kind === 'plan' ? [...new Set(plan.days.map(({ doseUg }) => doseUg / 1000))] : [];
    };
    expect([doses(70).slice(0, 3), doses(60).slice(0, 3), doses(63).slice(0, 2), doses(5).slice(0, 2)]).toEqual([[70, 63.5, 57.5], [60, 54.5, 49.5], [63, 57], [5, 4.5]]);
    expect(doses(5).at(-1)).toBe(1);
    expect(taperBy({ template: 'methadone_slow_us', startMg: 20 })).toMatchObject({ days: { 13: { doseUg: 20_000 }, 14: { doseUg: 18_500 } } });
  });

  it.each([
    ['buprenorphine_inpatient', { startMg: 8 }, true], ['buprenorphine_inpatient', { startMg: 7.9 }, [8, 16]], ['buprenorphine_inpatient', { startMg: 16, stepMg: 4 }, true], ['buprenorphine_inpatient', { startMg: 16.1 }, [8, 16]],
    ['buprenorphine_inpatient', { startMg: 8, stepMg: 1.9 }, [2, 4]], ['buprenorphine_inpatient', { startMg: 8, stepMg: 4.1 }, [2, 4]], ['methadone_slow_us', { startMg: 1 }, true], ['methadone_slow_us', { startMg: 0.9 }, [1, 300]],
    ['methadone_slow_us', { startMg: 300 }, true], ['methadone_slow_us', { startMg: 300.5 }, [1, 300]], ['methadone_slow_us', { startMg: Number.NaN }, [1, 300]], ['methadone_slow_uk', { startMg: 40, stepDays: 6 }, [7, 14]],
    ['methadone_slow_uk', { startMg: 40, stepDays: 14 }, true], ['methadone_slow_uk', { startMg: 40, stepDays: 15 }, [7, 14]], ['methadone_slow_us', { startMg: 40, stepDays: 10.5 }, [10, 14]],
  ] as const)('%s takes %j: %s', (template, request, allowed) => {
    expect(taperBy({ template, ...request })).toMatchObject(allowed === true ? { kind: 'plan' } : { kind: 'outside_template', allowed });
  });

  it('knows no template but its own', () => expect(() => taperBy({ template: 'cold_turkey' as 'methadone_slow_us', startMg: 40 })).toThrow('There is no taper template cold_turkey.'));

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
        if (before > 5000) expect((before - doseUg) * 10).toBeLessThan(before);
      }
    }), { numRuns: 50 });
  });
});

describe('a comfort medicine under its order', () => {
  it('keeps to both sides of each line', () => expect(examplesThatFail(comfortOrderRules, comfortOrderExamples)).toEqual([]));

  it('says when it was given and how often it may be', () => {
    const { findings, wouldChange } = decideComfortDose({ drug: 'ondansetron' }, { drug: 'ondansetron', hoursSinceLast: 5, orderedEveryHours: 8 });
    expect([findings[0]?.says.en, wouldChange]).toEqual(['Given 5 h ago; ordered at most every 8 h.', [{ fact: 'hoursSinceLast', to: 8, decision: 'allow' }]]);
  });

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

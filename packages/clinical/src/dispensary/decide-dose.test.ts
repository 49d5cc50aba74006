import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../day.ts';
import type { Decision } from '../decision.ts';
import type { Ug } from '../dose.ts';
import { afterOverrides } from '../overrides.ts';
import { decideDose } from './decide-dose.ts';
import { siteProfileSets } from './site-profiles.ts';
import type { DoseTaken, DosingFacts, OrderForDosing } from './window-facts.ts';

const mg = (value: number): Ug => Math.round(value * 1000) as Ug;
const today = 20_000 as Day;
const weight = { allow: 0, warn: 1, refuse: 2 } as const;

const order = (doseMg: number, more: Partial<OrderForDosing> = {}): OrderForDosing => ({
  kind: 'regular', state: 'active', signed: true, fromDay: addDays(today, -60), toDay: null, parts: [{ part: 1, doseUg: mg(doseMg) }], missedDaysReviewed: false, ...more,
});

const daily = (doseMg: number, from: number, to: number): DoseTaken[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ day: addDays(today, from + index), part: 1, doseUg: mg(doseMg) }));

/** Somebody well, stable on 80 mg for two months, at the window as usual. */
const stable: DosingFacts = {
  profiles: siteProfileSets['united-states'], drug: 'methadone', dosingDay: today, part: 1, order: order(80),
  firstDoseDay: addDays(today, -60), lastDoseDay: addDays(today, -1), doses: daily(80, -15, -1),
  poss: '1', intoxicated: false, identityConfirmed: true, dosedElsewhereToday: false,
  stockUg: mg(5000), ceilingUg: mg(200), ugPerMl: 10_000,
};

const awayFor = (days: number, facts: DosingFacts = stable): DosingFacts => ({
  ...facts, lastDoseDay: addDays(today, -1 - days), doses: facts.doses.filter(({ day }) => day <= addDays(today, -1 - days)),
});

describe('a usual day', () => {
  it('allows the ordered dose, and says its volume and who checks it', () => {
    expect(decideDose(stable)).toMatchObject({
      decision: 'allow', reasons: [], missing: [], orderedUg: 80_000, askedUg: 80_000, doseUg: 80_000, volumeMl: 8, alert: 'HIGH_STRENGTH_CONCENTRATE_INDEPENDENT_CHECK', emergency: false, missedDays: 0, treatmentDay: 61,
    });
  });
  it.each([
    ['nobody scored sedation', { poss: null }, 'poss'],
    ['nobody looked for intoxication', { intoxicated: null }, 'intoxicated'],
    ['identity was not checked', { identityConfirmed: null }, 'identityConfirmed'],
    ['nobody knows of another clinic', { dosedElsewhereToday: null }, 'dosedElsewhereToday'],
    ['the stock is not known', { stockUg: null }, 'stockUg'],
  ] as const)('is never a plain allow when %s', (_, change, missing) => {
    expect(decideDose({ ...stable, ...change })).toMatchObject({ decision: 'warn', missing: [missing] });
  });
  it('says what each answer to the open question would lead to', () => {
    const { wouldChange } = decideDose({ ...stable, poss: null });
    expect(wouldChange).toContainEqual({ fact: 'poss', to: '1', decision: 'allow', unknown: true });
    expect(wouldChange).toContainEqual({ fact: 'poss', to: '3', decision: 'refuse', unknown: true });
  });
});

describe('what stops a dose', () => {
  it.each<[string, Partial<DosingFacts>, string]>([
    ['there is no order', { order: null }, 'NO_ACTIVE_ORDER'],
    ['the order has ended', { order: order(80, { state: 'ended' }) }, 'NO_ACTIVE_ORDER'],
    ['the order is a draft', { order: order(80, { state: 'draft', signed: false }) }, 'ORDER_NOT_SIGNED'],
    ['the order begins tomorrow', { order: order(80, { fromDay: addDays(today, 1) }) }, 'ORDER_NOT_FOR_THIS_DAY'],
    ['the order ended yesterday', { order: order(80, { toDay: addDays(today, -1) }) }, 'ORDER_NOT_FOR_THIS_DAY'],
    ['this part was not ordered', { part: 2 }, 'PART_NOT_ORDERED'],
    ['today’s dose was given', { doses: daily(80, -15, 0) }, 'DUPLICATE_DOSE_SAME_DAY'],
    ['another clinic gave it', { dosedElsewhereToday: true }, 'DOSED_ELSEWHERE_TODAY'],
    ['this is another person', { identityConfirmed: false }, 'IDENTITY_NOT_CONFIRMED'],
    ['too drowsy', { poss: '3' }, 'SEDATION_POSS_3_HOLD'],
    ['intoxicated', { intoxicated: true }, 'INTOXICATED_HOLD_PRESCRIBER_REVIEW'],
    ['breathing slowly', { rr: 11 }, 'RR_9_TO_11_HOLD'],
    ['a bottle came back short', { bottlesReturnedShort: true }, 'BOTTLE_RETURNED_SHORT'],
    ['naltrexone still blocks', { naltrexoneXrDay: addDays(today, -28) }, 'NALTREXONE_XR_ACTIVE'],
    ['the QTc is over 500', { qtcMs: 501 }, 'QTC_OVER_500_REDUCE_OR_ALTERNATIVE'],
    ['the container holds too little', { stockUg: mg(79.999) }, 'STOCK_NOT_ENOUGH'],
    ['the dose is over the ceiling', { ceilingUg: mg(79.999) }, 'DOSE_OVER_CEILING'],
  ])('refuses when %s', (_, change, code) => {
    const decision = decideDose({ ...stable, ...change });
    expect(decision).toMatchObject({ decision: 'refuse', doseUg: null });
    expect(decision.reasons).toContain(code);
  });
  it.each<[string, Partial<DosingFacts>]>([
    ['the order ends today', { order: order(80, { toDay: today }) }],
    ['the order begins today', { order: order(80, { fromDay: today }) }],
    ['the container holds exactly the dose', { stockUg: mg(80) }],
    ['the dose is at the ceiling', { ceilingUg: mg(80) }],
    ['naltrexone was 29 days ago', { naltrexoneXrDay: addDays(today, -29) }],
    ['the QTc is 449', { qtcMs: 449 }],
  ])('allows when %s', (_, change) => {
    expect(decideDose({ ...stable, ...change })).toMatchObject({ decision: 'allow', reasons: [], doseUg: 80_000 });
  });
  it('calls an unrousable person an emergency', () => {
    expect(decideDose({ ...stable, poss: '4', rr: 6 })).toMatchObject({ decision: 'refuse', emergency: true });
  });
});

describe('split doses and extra orders', () => {
  const split = order(80, { parts: [{ part: 1, doseUg: mg(50) }, { part: 2, doseUg: mg(30) }] });
  const morning: DoseTaken = { day: today, part: 1, doseUg: mg(50) };
  it('gives the second part after the first, and neither twice', () => {
    expect(decideDose({ ...stable, order: split })).toMatchObject({ decision: 'allow', doseUg: 50_000 });
    expect(decideDose({ ...stable, order: split, part: 2, doses: [...stable.doses, morning] })).toMatchObject({ decision: 'allow', doseUg: 30_000 });
    expect(decideDose({ ...stable, order: split, part: 1, doses: [...stable.doses, morning] }).reasons).toContain('DUPLICATE_DOSE_SAME_DAY');
  });
  it('reduces the second part of a day like the first', () => {
    const facts = awayFor(3, { ...stable, profiles: siteProfileSets.australia, order: split });
    expect(decideDose(facts)).toMatchObject({ decision: 'warn', missedDays: 3, doseUg: 25_000 });
    const later = { ...facts, part: 2, doses: [...facts.doses, { ...morning, doseUg: mg(25) }] };
    expect(decideDose(later)).toMatchObject({ decision: 'warn', missedDays: 3, doseUg: 15_000 });
    // A caller that counts this morning's part as the last dose must not make the missed days vanish.
    expect(decideDose({ ...later, lastDoseDay: today })).toMatchObject({ decision: 'warn', missedDays: 3, doseUg: 15_000 });
  });
  it('gives a replacement on its own order beside the dose that was vomited', () => {
    const replacement = order(40, { kind: 'replacement', parts: [{ part: 101, doseUg: mg(40) }] });
    const after = decideDose({ ...stable, order: replacement, part: 101, doses: daily(80, -15, 0) });
    expect(after).toMatchObject({ decision: 'allow', reasons: [], doseUg: 40_000 });
    const whole = (doseMg: number) => decideDose({ ...stable, order: order(doseMg, { kind: 'replacement', parts: [{ part: 101, doseUg: mg(doseMg) }] }), part: 101, doses: daily(80, -15, 0) });
    expect(whole(80).reasons).toEqual([]);
    expect(whole(80.5).reasons).toEqual(['REPLACEMENT_OVER_VOMITED_DOSE']);
  });
});

describe('missed days', () => {
  it('halves under AU at three days, and waits for the prescriber at four', () => {
    const australia = { ...stable, profiles: siteProfileSets.australia };
    expect(decideDose(awayFor(2, australia))).toMatchObject({ decision: 'allow', doseUg: 80_000 });
    expect(decideDose(awayFor(3, australia))).toMatchObject({ decision: 'warn', reasons: ['PRESCRIBER_DISCUSSION_HALF_DOSE'], orderedUg: 80_000, doseUg: 40_000 });
    expect(decideDose(awayFor(4, australia))).toMatchObject({ decision: 'refuse', reasons: ['PRESCRIBER_MUST_SEE'], doseUg: null, proposedUg: 40_000 });
  });
  it('takes the higher figure in BC where AU takes the lower', () => {
    const columbia = awayFor(4, { ...stable, profiles: siteProfileSets['british-columbia'], order: order(40), doses: daily(40, -15, -1) });
    expect(decideDose(columbia)).toMatchObject({ decision: 'refuse', proposedUg: 30_000 });
    expect(decideDose({ ...columbia, profiles: siteProfileSets.australia })).toMatchObject({ decision: 'refuse', proposedUg: 20_000 });
  });
  it('does not supply in the UK from the third day, and goes on with a new order after review', () => {
    const unitedKingdom = awayFor(3, { ...stable, profiles: siteProfileSets['united-kingdom'] });
    expect(decideDose(unitedKingdom).reasons).toEqual(['UK_THREE_CONSECUTIVE_CONTACT_PRESCRIBER']);
    expect(decideDose({ ...unitedKingdom, order: order(40, { missedDaysReviewed: true }) })).toMatchObject({ decision: 'allow', doseUg: 40_000 });
  });
  it('gives nothing under TIP 63 at three days until the prescriber signs a dose, whoever answers or overrides', () => {
    const away = decideDose(awayFor(3));
    expect(away).toMatchObject({ decision: 'refuse', reasons: ['RESTART_LOWER', 'RESTART_NEEDS_A_SIGNED_DOSE'], orderedUg: 80_000, doseUg: null, rangeUg: [40_000, 80_000] });
    expect(afterOverrides(away, away.reasons.map((code) => ({ code, prescribers: ['a', 'b'] }))).decision).toBe('refuse');
    expect(decideDose(awayFor(2))).toMatchObject({ decision: 'allow', doseUg: 80_000 });
    expect(decideDose({ ...awayFor(3), order: order(60, { missedDaysReviewed: true }) })).toMatchObject({ decision: 'allow', doseUg: 60_000 });
  });
  it('gives no lower buprenorphine in BC either before it is signed', () => {
    const columbia: DosingFacts = { ...awayFor(6, { ...stable, doses: daily(16, -15, -1) }), drug: 'buprenorphine', order: order(16), profiles: siteProfileSets['british-columbia'], ugPerMl: null };
    expect(decideDose(columbia)).toMatchObject({ decision: 'refuse', doseUg: null, proposedUg: 8_000 });
    expect(decideDose(columbia).reasons).toContain('RESTART_NEEDS_A_SIGNED_DOSE');
    expect(decideDose({ ...columbia, order: order(8, { missedDaysReviewed: true }) }).reasons).not.toContain('RESTART_NEEDS_A_SIGNED_DOSE');
  });
  it('holds the first-day limits again after five days, whatever the last dose was', () => {
    const away = awayFor(5, { ...stable, order: order(60, { missedDaysReviewed: true }), daysSinceLastOpioid: 0, rationaleDocumented: false });
    expect(decideDose(away)).toMatchObject({ decision: 'refuse' });
    expect(decideDose(away).reasons).toContain('US_CFR_DAY1_OVER_50_NO_RATIONALE');
  });
  it('asks the prescriber after any two missed days in the first fortnight', () => {
    const early: DosingFacts = { ...stable, firstDoseDay: addDays(today, -9), order: order(30), doses: [...daily(30, -9, -6), ...daily(30, -4, -3), ...daily(30, -1, -1)] };
    expect(decideDose(early).reasons).toContain('PRESCRIBER_MUST_SEE');
    expect(decideDose({ ...early, doses: daily(30, -9, -1) }).reasons).toEqual([]);
  });
});

describe('the first days', () => {
  const first: DosingFacts = { ...stable, order: order(30), firstDoseDay: null, lastDoseDay: null, doses: [], sedativesOrAlcohol: false, daysSinceLastOpioid: 1, lowTolerance: false };
  it('allows 30 mg on the first day in the US, and warns above', () => {
    expect(decideDose(first)).toMatchObject({ decision: 'allow', treatmentDay: 1 });
    expect(decideDose({ ...first, order: order(30.5) }).reasons).toEqual(['FIRST_DOSE_OVER_30']);
  });
  it('holds the law beside the label', () => {
    expect(decideDose({ ...first, order: order(51) }).reasons).toContain('US_CFR_DAY1_OVER_50_NO_RATIONALE');
    expect(decideDose({ ...first, order: order(51), rationaleDocumented: true, rationale: 'verified at 80 mg elsewhere' }).decision).toBe('warn');
  });
  it('refuses 30 mg with sedatives in the UK, and asks where nobody knows', () => {
    const unitedKingdom = { ...first, profiles: siteProfileSets['united-kingdom'] };
    expect(decideDose({ ...unitedKingdom, sedativesOrAlcohol: true }).reasons).toEqual(['UK_START_OVER_20_WITH_SEDATIVES']);
    const { sedativesOrAlcohol: _left, ...unasked } = unitedKingdom;
    expect(decideDose(unasked)).toMatchObject({ decision: 'warn', missing: ['sedativesOrAlcohol'] });
  });
  it('adds a supplement to the first dose', () => {
    const supplement: DosingFacts = { ...first, order: order(10, { kind: 'supplement', parts: [{ part: 2, doseUg: mg(10) }] }), part: 2, firstDoseDay: today, doses: [{ day: today, part: 1, doseUg: mg(30) }], hoursSinceFirstDoseToday: 3 };
    expect(decideDose(supplement)).toMatchObject({ decision: 'allow', doseUg: 10_000 });
    expect(decideDose({ ...supplement, hoursSinceFirstDoseToday: 1 }).reasons).toEqual(['SUPPLEMENT_BEFORE_2H_PEAK']);
    expect(decideDose({ ...supplement, hoursSinceFirstDoseToday: null })).toMatchObject({ decision: 'warn', missing: ['hoursAfterFirst'] });
  });
  it('refuses a UK rise of more than 10 mg in a day', () => {
    const second: DosingFacts = { ...first, profiles: siteProfileSets['united-kingdom'], firstDoseDay: addDays(today, -1), lastDoseDay: addDays(today, -1), doses: daily(30, -1, -1) };
    expect(decideDose({ ...second, order: order(40) }).decision).toBe('allow');
    expect(decideDose({ ...second, order: order(41) }).reasons).toEqual(['UK_STEP_OVER_10']);
  });
});

describe('a tablet of naltrexone', () => {
  const tablet: DosingFacts = { ...awayFor(7), drug: 'naltrexone', order: order(50), ugPerMl: null };
  it('is given after days away, to the right person, once a day', () => {
    expect(decideDose(tablet)).toMatchObject({ decision: 'allow', doseUg: 50_000 });
    expect(decideDose({ ...tablet, identityConfirmed: false }).reasons).toEqual(['IDENTITY_NOT_CONFIRMED']);
    expect(decideDose({ ...tablet, doses: [{ day: today, part: 1, doseUg: mg(50) }] }).reasons).toContain('DUPLICATE_DOSE_SAME_DAY');
  });
});

describe('a dose out of proportion', () => {
  it('needs two prescribers above one and a half times the last', () => {
    expect(decideDose({ ...stable, order: order(120) }).reasons).not.toContain('DOSE_OVER_1_5_TIMES_LAST');
    const leap = decideDose({ ...stable, order: order(120.001) });
    expect(leap.reasons).toContain('DOSE_OVER_1_5_TIMES_LAST');
    const sign = (...prescribers: string[]) => afterOverrides(leap, [{ code: 'DOSE_OVER_1_5_TIMES_LAST', prescribers }]).decision;
    expect([sign('a'), sign('a', 'a'), sign('a', 'b')]).toEqual(['refuse', 'refuse', 'warn']);
    // Two who signed the order itself are not asked for again at every dose; another order is.
    expect(decideDose({ ...stable, order: order(120.001, { signedByTwo: true }), ceilingUg: mg(100) })).toMatchObject({ decision: 'warn', doseUg: 120_001 });
  });
});

const aMg = fc.integer({ min: 1, max: 200 }).map(mg);
const someFacts = fc.record({
  profiles: fc.constantFrom(...Object.values(siteProfileSets)), dose: aMg, away: fc.nat(8), poss: fc.constantFrom('S', '1', '2', '3', '4', null), intoxicated: fc.constantFrom(true, false, null),
  identityConfirmed: fc.constantFrom(true, false, null), elsewhere: fc.constantFrom(true, false, null), stock: aMg, started: fc.integer({ min: 1, max: 60 }), qtcMs: fc.integer({ min: 380, max: 560 }), rr: fc.integer({ min: 4, max: 20 }),
}).map(({ dose, away, elsewhere, stock, started, ...rest }): DosingFacts => ({
  ...awayFor(away, { ...stable, order: order(80), firstDoseDay: addDays(today, -started), doses: daily(80, -Math.min(15, started), -1) }),
  ...rest, order: { ...order(80), parts: [{ part: 1, doseUg: dose }] }, dosedElsewhereToday: elsewhere, stockUg: stock, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, lowTolerance: false,
}));

const refusing = (decision: Decision): boolean => decision.decision === 'refuse';

describe('whatever the facts', () => {
  it('adding a risk never loosens', () => {
    const risks: readonly Partial<DosingFacts>[] = [{ poss: '4' }, { poss: '3' }, { intoxicated: true }, { identityConfirmed: false }, { dosedElsewhereToday: true }, { qtcMs: 501 }, { rr: 8 }, { order: null }, { stockUg: mg(0) }, { bottlesReturnedShort: true }, { naltrexoneXrDay: today }];
    fc.assert(fc.property(someFacts, fc.constantFrom(...risks), (facts, risk) => {
      expect(weight[decideDose({ ...facts, ...risk }).decision]).toBeGreaterThanOrEqual(weight[decideDose(facts).decision]);
    }));
  });
  it('a larger dose is never judged more gently', () => {
    fc.assert(fc.property(someFacts, aMg, aMg, (facts, a, b) => {
      const at = (doseUg: Ug) => weight[decideDose({ ...facts, order: { ...order(1), parts: [{ part: 1, doseUg }] } }).decision];
      expect(at(Math.max(a, b) as Ug)).toBeGreaterThanOrEqual(at(Math.min(a, b) as Ug));
    }));
  });
  it('an unknown fact that the window needs is never a plain allow', () => {
    fc.assert(fc.property(someFacts, fc.constantFrom('poss', 'intoxicated', 'identityConfirmed', 'dosedElsewhereToday', 'stockUg', 'qtcMs', 'rr'), (facts, key) => {
      expect(decideDose({ ...facts, [key]: null }).decision).not.toBe('allow');
    }));
  });
  it('a refused dose is no dose, and never more is given than was ordered', () => {
    fc.assert(fc.property(someFacts, (facts) => {
      const decision = decideDose(facts);
      if (refusing(decision)) expect(decision.doseUg).toBeNull();
      else expect(decision.doseUg ?? 0).toBeLessThanOrEqual(decision.orderedUg ?? 0);
    }));
  });
  it('no signature passes what nobody may go past', () => {
    fc.assert(fc.property(someFacts, (facts) => {
      const decision = decideDose(facts);
      const signed = decision.reasons.map((code) => ({ code, prescribers: ['a', 'b', 'c'] }));
      const { decision: after, standing } = afterOverrides(decision, signed);
      const barred = decision.findings.some((finding) => finding.override === 'nobody' && finding.decision === 'refuse');
      expect(after === 'refuse').toBe(barred);
      expect(standing.every((finding) => finding.override === 'nobody')).toBe(true);
    }));
  });
});

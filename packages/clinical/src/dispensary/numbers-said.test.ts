import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../day.ts';
import { decideBy } from '../decision.ts';
import type { Ug } from '../dose.ts';
import { controlledDrugRuleSet, decideDose, decideMissedDose, guestRuleSet, takeHomeRuleSet } from './index.ts';
import type { GuestFacts } from './guest-dosing.ts';
import { siteProfileSets } from './site-profiles.ts';
import type { TakeHomeFacts } from './take-home-facts.ts';
import type { DosingFacts } from './window-facts.ts';

const mg = (value: number): Ug => Math.round(value * 1000) as Ug;
const today = 20_000 as Day;

/** What a refusal says has to be what was measured, or whoever reads it corrects the wrong thing. */
describe('a controlled drug or a record', () => {
  it.each([
    [{ drug: 'methadone', daysSinceAppropriateDate: 30 }, { days: 30 }], [{ drug: ' Methadone ', daysSupply: 40 }, { days: 40 }], [{ event: 'biennial-inventory', monthsSinceLast: 26 }, { months: 26 }],
    [{ action: 'purge', ageYears: 1.5 }, { years: 1.5 }], [{ event: 'theft-or-loss', daysSinceDiscovery: 50, formFiled: false }, { days: 50 }], [{ regime: 'UK', event: 'register-entry', daysAfterSupply: 4 }, { days: 4 }],
  ] as const)('%j says %j', (facts, params) => {
    expect(decideBy(controlledDrugRuleSet, facts as Parameters<typeof decideBy>[1]).findings.map((finding) => finding.params)).toContainEqual(expect.objectContaining(params));
  });
});

describe('a guest', () => {
  it('is told both doses, and how many bottles are held', () => {
    const of = (facts: GuestFacts) => decideBy(guestRuleSet, facts).findings.map(({ params }) => params);
    expect([of({ doseUg: mg(90), confirmedUg: mg(80) }), of({ takeHomesHeld: 3 }), of({ pharmacy: 'Quay' })]).toEqual([[{ dose: '90 mg', confirmed: '80 mg' }], [{ count: 3 }], [{ pharmacy: 'Quay' }]]);
  });
});

describe('missed and vomited doses', () => {
  const said = (facts: Parameters<typeof decideMissedDose>[0], profile?: string) => { const { findings, doseUg, proposedUg, rangeUg } = decideMissedDose(facts, profile); return { params: findings.map(({ params }) => params), doseUg, proposedUg, rangeUg }; };
  it('say the days, the usual dose and what may be given instead', () => {
    expect(said({ drug: 'methadone', usualUg: mg(80), missedDays: 3 }, 'TIP63').params[0]).toMatchObject({ days: 3, usual: '80 mg' });
    const half = said({ drug: 'methadone', usualUg: mg(80), missedDays: 4 }, 'TIP63');
    expect(half).toMatchObject({ params: [{ days: 4, usual: '80 mg', proposed: '40 mg' }] });
    const bup = said({ drug: 'buprenorphine', usualUg: mg(16), missedDays: 6 }, 'BC-2023');
    expect(bup).toMatchObject({ params: [{ days: 6, usual: '16 mg', proposed: '8 mg' }] });
    expect(said({ drug: 'methadone', usualUg: mg(80), missedDays: 5 }, 'TIP63').params[0]).toMatchObject({ days: 5, usual: '80 mg' });
  });
  it('in the first fortnight give nothing, and name the dose only where it is known', () => {
    expect(said({ treatmentDay: 10, missedDays: 2, usualUg: mg(30) }).params).toEqual([{ days: 2, usual: '30 mg', proposed: '–' }]);
    expect([said({ treatmentDay: 10, missedDays: 2, usualUg: null }).params, said({ treatmentDay: 10, missedInFirstFortnight: 3 }).params]).toEqual([[{ days: 2, usual: '–', proposed: '–' }], [{ days: 3, usual: '–', proposed: '–' }]]);
    expect([said({ treatmentDay: 10, missedDays: 2, drug: 'buprenorphine' }).params, decideMissedDose({ treatmentDay: null }).missing, decideMissedDose({ treatmentDay: null, missedDays: 1 }).missing]).toEqual([[], [], ['treatmentDay']]);
    expect(said({ drug: 'methadone', treatmentDay: 10, missedDays: 2, usualUg: mg(30) }, 'TIP63').doseUg).toBeUndefined();
  });
  it.each([[10, true, mg(80), '80 mg'], [14, true, mg(80), '80 mg'], [15, true, mg(40), '40 mg'], [30, true, mg(40), '40 mg'], [31, true, undefined, '–']] as const)('vomited after %i minutes and seen: %s', (minutesAfterDose, witnessed, proposedUg, dose) => {
    expect(said({ usualUg: mg(80), minutesAfterDose, witnessed })).toMatchObject({ params: [{ minutes: minutesAfterDose, dose }] });
    expect(said({ usualUg: mg(80), minutesAfterDose, witnessed }).proposedUg).toBe(proposedUg);
  });
  it('propose nothing that nobody saw, nothing in the UK, and nothing where the dose is not known', () => {
    expect([said({ usualUg: mg(80), minutesAfterDose: 10, witnessed: false }).proposedUg, said({ usualUg: mg(80), minutesAfterDose: 10, witnessed: true }, 'UK').proposedUg, said({ usualUg: null, minutesAfterDose: 10, witnessed: true }).proposedUg]).toEqual([undefined, undefined, undefined]);
    expect(said({ usualUg: mg(80), minutesAfterDose: 10, witnessed: true }, 'UK').params).toContainEqual({ minutes: 10 });
    expect(decideMissedDose({ usualUg: mg(80), missedDays: 2, intoxicated: true }, 'TIP63').doseUg).toBeNull();
    expect([decideMissedDose({ usualUg: mg(80), missedDays: null }, 'TIP63'), decideMissedDose({ usualUg: mg(80), missedDays: 2 })].map((each) => 'doseUg' in each || 'rangeUg' in each)).toEqual([false, false]);
    expect(Object.keys(decideMissedDose({ drug: 'methadone', usualUg: mg(80), missedDays: 2 }, 'TIP63')).filter((key) => key.endsWith('Ug'))).toEqual(['doseUg']);
  });
});

describe('take-home bottles', () => {
  const params = (facts: TakeHomeFacts, profile: string) => decideBy(takeHomeRuleSet, facts, profile).findings.map((finding) => finding.params);
  it('say the days asked for, the day of treatment, and the heads that stand against them', () => {
    expect(params({ drug: 'methadone', treatmentDay: 10, requestedDays: 8 }, 'US-CFR-2024')).toContainEqual({ days: 8, max: 7, day: 10 });
    expect(params({ drug: 'methadone', treatmentDay: 40, requestedDays: 7, criteriaMet: false, failed: ['attendance', 'diversion'] }, 'US-CFR-2024')).toContainEqual({ count: 2, heads: 'attendance, diversion' });
    expect(params({ drug: 'methadone', treatmentDay: 40, requestedDays: 7, criteriaMet: false }, 'US-CFR-2024')).toContainEqual({ count: 0, heads: '' });
    expect(params({ drug: 'methadone', treatmentDay: 4, requestedDays: 1, clinicClosed: true, criteriaMet: false }, 'US-CFR-2024')).toEqual([{ days: 1 }]);
    expect(params({ treatmentDay: 60, supervised: false }, 'UK')).toContainEqual({ day: 60 });
    expect(params({ treatmentDay: 60 }, 'UK')).toEqual([]);
  });
});

describe('a dose at the window', () => {
  const stable: DosingFacts = {
    profiles: siteProfileSets['united-states'], drug: 'methadone', dosingDay: today, part: 1,
    order: { kind: 'regular', state: 'active', signed: true, fromDay: addDays(today, -60), toDay: null, parts: [{ part: 1, doseUg: mg(80) }], missedDaysReviewed: false },
    firstDoseDay: addDays(today, -60), lastDoseDay: addDays(today, -1), doses: [{ day: addDays(today, -1), part: 1, doseUg: mg(80) }],
    poss: '1', intoxicated: false, identityConfirmed: true, dosedElsewhereToday: false, stockUg: mg(5000), ceilingUg: mg(200), ugPerMl: 10_000,
  };
  it('says what it needs and what the container holds', () => {
    expect(decideDose({ ...stable, stockUg: mg(50) }).findings.map(({ params }) => params)).toContainEqual({ dose: '80 mg', stock: '50 mg' });
    const over = decideDose({ ...stable, order: { ...(stable.order as NonNullable<DosingFacts['order']>), kind: 'replacement' }, doses: [...stable.doses, { day: today, part: 2, doseUg: mg(40) }] });
    expect(over.findings.map(({ params }) => params)).toContainEqual({ dose: '80 mg', vomited: '40 mg' });
  });
  it('follows the guideline of each site and each medicine, whichever was asked before', () => {
    const rise: DosingFacts = { ...stable, doses: [{ day: addDays(today, -2), part: 1, doseUg: mg(60) }, { day: addDays(today, -1), part: 1, doseUg: mg(65) }] };
    const codes = (profiles: DosingFacts['profiles'], more: Partial<DosingFacts> = {}) => decideDose({ ...rise, ...more, profiles }).reasons.join(' ');
    const us = siteProfileSets['united-states'];
    const alone = Object.values(siteProfileSets).map((profiles) => codes(profiles));
    expect(new Set(alone).size).toBeGreaterThan(1);
    expect(Object.values(siteProfileSets).toReversed().map((profiles) => codes(profiles)).toReversed()).toEqual(alone);
    expect(codes(us)).not.toBe(codes({ ...us, titration: 'UK-OB17' }));
    const qtc = { qtcMs: 500, doses: stable.doses };
    expect(codes(us, qtc)).not.toBe(codes({ ...us, ecg: 'APS-HRS-2014' }, qtc));
    const away = { lastDoseDay: addDays(today, -4), doses: [{ day: addDays(today, -4), part: 1, doseUg: mg(80) }] };
    expect(codes(us, away)).not.toBe(codes({ ...us, missed: 'UK' }, away));
    const first = { firstDoseDay: null, lastDoseDay: null, doses: [], sedativesOrAlcohol: false, daysSinceLastOpioid: 1, lowTolerance: false, rationaleDocumented: false };
    expect(codes(us, first)).not.toBe(codes({ ...us, start: 'UK-OB17' }, first));
    const { law: _law, ...lawless } = us;
    expect(codes(us, first)).not.toBe(codes(lawless, first));
    expect(codes(us, { drug: 'buprenorphine' })).not.toBe(codes(us));
  });
  it('measures no volume where there is no dose or no strength, and proposes nothing where a prescriber looked', () => {
    expect([decideDose({ ...stable, ugPerMl: null }), decideDose({ ...stable, order: null })].map(({ volumeMl, alert }) => [volumeMl, alert])).toEqual([[null, null], [null, null]]);
    const away = { ...stable, profiles: siteProfileSets.australia, lastDoseDay: addDays(today, -5), doses: [] };
    const proposal = (more: Partial<DosingFacts>) => decideDose({ ...away, ...more }).proposedUg;
    expect(proposal({})).toBe(40_000);
    expect([proposal({ order: { ...(stable.order as NonNullable<DosingFacts['order']>), missedDaysReviewed: true } }), proposal({ drug: 'naltrexone' }), proposal({ order: null })]).toEqual([null, null, null]);
  });
});

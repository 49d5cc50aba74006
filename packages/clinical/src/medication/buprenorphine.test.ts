import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideBy } from '../decision.ts';
import type { Ug } from '../dose.ts';
import { examplesThatFail } from '../examples-hold.ts';
import { naloxoneInCombination, sublingualOfZubsolv, zubsolvOfSublingual, zubsolvTable } from './buprenorphine-conversions.ts';
import { buprenorphineProfiles, decideBuprenorphineOrder, decideBuprenorphineStart, decideDepot } from './buprenorphine-decisions.ts';
import { buprenorphineOrder } from './buprenorphine-order-rules.ts';
import { afterMissedSublingual, lowDose7Day, lowDoseDay, lowDoseRapid4Day, methadoneSwitchWays, precipitatedWithdrawalSuspected, precipitatedWithdrawalTreatment } from './buprenorphine-regimens.ts';
import { buprenorphineStart } from './buprenorphine-start-rules.ts';
import { buprenorphineOrderExamples, buprenorphineStartExamples } from './buprenorphine.examples.ts';
import { depotRules } from './depot-rule-set.ts';
import { buvidalFromSublingual, lookUpSwitch } from './depot-tables.ts';
import { depotExamples } from './depot.examples.ts';

const weight = { allow: 0, warn: 1, refuse: 2 } as const;
const ug = (mg: number): Ug => Math.round(mg * 1000) as Ug;
const aProfile = fc.constantFrom(...buprenorphineProfiles);
const anOpioid = fc.constantFrom('heroin', 'fentanyl', 'oxycodone', 'methadone');

describe('the lines of buprenorphine', () => {
  it('holds every example of the first dose, and each code has one on each side', () => {
    expect(examplesThatFail(buprenorphineStart, buprenorphineStartExamples, { untold: ['bup-start-fentanyl', 'bup-start-liver', 'bup-start-allergy', 'bup-start-sedatives'] })).toEqual([]);
  });
  it('holds every example of the day totals', () => {
    expect(examplesThatFail(buprenorphineOrder, buprenorphineOrderExamples)).toEqual([]);
  });
  it('holds every example of the depots', () => {
    expect(examplesThatFail(depotRules, depotExamples, { untold: ['depot-week1', 'depot-switch-sublingual', 'depot-switch-brixadi', 'depot-switch-brixadi-160', 'depot-switch-espranor', 'depot-strength', 'depot-late-US-PROGRAMME', 'depot-liver', 'depot-long-qt', 'depot-age'] })).toEqual([]);
  });
});

describe('a first dose', () => {
  it('never gets safer by waiting less or by a larger methadone dose', () => {
    fc.assert(
      fc.property(aProfile, anOpioid, fc.double({ min: 0, max: 72, noNaN: true }), fc.double({ min: 0, max: 72, noNaN: true }), fc.nat(150), fc.nat(150), fc.nat(48), (profile, lastOpioid, h1, h2, m1, m2, cows) => {
        const [less, more] = [Math.min(h1, h2), Math.max(h1, h2)];
        const [small, large] = [Math.min(m1, m2), Math.max(m1, m2)];
        const safer = decideBuprenorphineStart({ lastOpioid, hoursSince: more, methadoneUg: ug(small), cows, objectiveSigns: 2, objectiveWithdrawal: true }, profile);
        const riskier = decideBuprenorphineStart({ lastOpioid, hoursSince: less, methadoneUg: ug(large), cows, objectiveSigns: 2, objectiveWithdrawal: true }, profile);
        expect(weight[riskier.decision]).toBeGreaterThanOrEqual(weight[safer.decision]);
      }),
    );
  });
  it('is never plainly allowed while a fact that a rule of the profile needs is unknown', () => {
    const facts = { lastOpioid: 'heroin', hoursSince: 30, methadoneUg: ug(20), cows: 14, objectiveSigns: 2, objectiveWithdrawal: true };
    for (const profile of ['US-LABEL', 'ASAM20', 'ACEP', 'CA-BRIDGE', 'EU-BUVIDAL', 'OB17'] as const) {
      expect(decideBuprenorphineStart(facts, profile).decision).toBe('allow');
      const needed = new Set(buprenorphineStart.rules.filter((rule) => rule.profile === profile || rule.profile === 'any').flatMap((rule) => rule.needs));
      for (const key of needed) {
        if (!(key in facts) || key === 'methadoneUg') continue;
        expect(decideBuprenorphineStart({ ...facts, [key]: null }, profile).decision, `${profile} ${key}`).not.toBe('allow');
      }
    }
    expect(decideBuprenorphineStart({ ...facts, lastOpioid: 'methadone', methadoneUg: null }, 'EU-BUVIDAL').missing).toContain('methadoneUg');
  });
  it('proposes 8 mg every 6 hours to somebody past withdrawal under CA Bridge only', () => {
    const facts = { lastOpioid: 'heroin', hoursSince: 80, cows: 2, objectiveSigns: 0 };
    expect(decideBuprenorphineStart(facts, 'CA-BRIDGE')).toMatchObject({ decision: 'allow', proposed: { doseUg: 8_000, everyHours: 6 } });
    expect(decideBuprenorphineStart({ ...facts, lastOpioid: 'fentanyl' }, 'CA-BRIDGE').decision).toBe('refuse');
  });
});

describe('a day total', () => {
  it('never loosens as the total rises', () => {
    fc.assert(
      fc.property(fc.constantFrom(...buprenorphineProfiles, 'any'), fc.integer({ min: 1, max: 40 }), fc.nat(60_000), fc.nat(60_000), (profile, treatmentDay, a, b) => {
        const lower = decideBuprenorphineOrder({ treatmentDay, dayTotalUg: Math.min(a, b) as Ug }, profile);
        const higher = decideBuprenorphineOrder({ treatmentDay, dayTotalUg: Math.max(a, b) as Ug }, profile);
        expect(weight[higher.decision]).toBeGreaterThanOrEqual(weight[lower.decision]);
      }),
    );
  });
  it('over the ceiling needs two prescribers', () => {
    expect(decideBuprenorphineOrder({ dayTotalUg: ug(33) }).findings[0]?.override).toBe('two prescribers');
  });
});

describe('depots', () => {
  it('stop hard at every route but under the skin, and nobody may go past', () => {
    fc.assert(
      fc.property(fc.constantFrom('Buvidal', 'Brixadi', 'Sublocade'), fc.constantFrom('IV', 'IM', 'oral', 'ID'), (product, route) => {
        const decision = decideDepot({ product, route });
        expect(decision).toMatchObject({ decision: 'refuse', hardStop: true });
        expect(decision.findings.every((finding) => finding.override === 'nobody')).toBe(true);
      }),
    );
  });
  it('give the same band for every dose within it and never a strength for a dose between', () => {
    for (const { fromUg, toUg, weeklyUg, monthlyUg } of buvidalFromSublingual.bands) {
      expect(lookUpSwitch(buvidalFromSublingual, fromUg as Ug)).toEqual({ kind: 'band', strengths: { weeklyUg, monthlyUg } });
      expect(lookUpSwitch(buvidalFromSublingual, toUg as Ug)).toEqual({ kind: 'band', strengths: { weeklyUg, monthlyUg } });
      expect(lookUpSwitch(buvidalFromSublingual, (toUg + 1) as Ug).kind).not.toBe('band');
    }
  });
  it('carry the first week into week 2 on day 8, and not where the first week is refused', () => {
    const week1 = [{ day: 0, doseUg: ug(16) }, { day: 2, doseUg: ug(8) }];
    expect(decideDepot({ product: 'Buvidal', week1 }).week2).toEqual({ weeklyUg: 24_000, treatmentDay: 8 });
    expect(decideDepot({ product: 'Buvidal', week1: [...week1, { day: 3, doseUg: ug(16) }] }).week2).toBeUndefined();
  });
  it('never get easier the later an injection is', () => {
    const depots = fc.constantFrom<Parameters<typeof decideDepot>[0]>({ product: 'Sublocade' }, { product: 'Buvidal', interval: 'weekly' }, { product: 'Brixadi', interval: 'monthly' });
    fc.assert(
      fc.property(depots, fc.integer({ min: 28, max: 120 }), fc.nat(40), (depot, days, more) => {
        const of = (daysSinceLast: number): number => weight[decideDepot({ ...depot, daysSinceLast }).decision];
        expect(of(days + more)).toBeGreaterThanOrEqual(of(days));
      }),
    );
  });
  it('ask for no last injection before the first, and for its day before every other', () => {
    expect(decideDepot({ product: 'Sublocade', injectionNumber: 1, daysSinceLast: null }).missing).toEqual([]);
    expect(decideDepot({ product: 'Sublocade', injectionNumber: 2, daysSinceLast: null }).missing).toEqual(['daysSinceLast']);
    expect(decideDepot({ product: 'Sublocade', daysSinceLast: null }).decision).toBe('warn');
  });
  it('name an unknown liver or interval as missing', () => {
    expect(decideDepot({ product: 'Sublocade', childPugh: null })).toMatchObject({ decision: 'warn', missing: ['childPugh'] });
    expect(decideDepot({ product: 'Buvidal', interval: null, daysSinceLast: 8 }).decision).toBe('warn');
  });
});

describe('schedules and equivalences', () => {
  it('keep the full agonist until the stop day, and never fall from one day to the next', () => {
    for (const template of [lowDose7Day, lowDoseRapid4Day]) {
      const tops = template.days.map((day) => day.dayRangeUg[1]);
      expect(tops).toEqual([...tops].sort((a, b) => a - b));
      const stops = template.days.map((day) => day.stopFullAgonist);
      expect(stops.lastIndexOf(false)).toBeLessThan(stops.indexOf(true));
    }
    expect(lowDoseDay(lowDose7Day, 0)).toBeNull();
    expect(lowDoseDay(lowDose7Day, 12)?.dayRangeUg).toEqual([12_000, 16_000]);
  });
  it('suspect sudden withdrawal at a rise of 5 within 2 hours, and say nothing of what is unknown', () => {
    expect(precipitatedWithdrawalSuspected({ cowsBefore: 8, cowsAfter: 13, minutesAfterDose: 120 })).toBe(true);
    expect(precipitatedWithdrawalSuspected({ cowsBefore: 8, cowsAfter: 12, minutesAfterDose: 60 })).toBe(false);
    expect(precipitatedWithdrawalSuspected({ cowsBefore: 8, cowsAfter: 20, minutesAfterDose: 121 })).toBe(false);
    expect(precipitatedWithdrawalSuspected({ cowsBefore: null, cowsAfter: 20, minutesAfterDose: 30 })).toBeNull();
  });
  it('treat it with 8 to 16 mg at a time and never pass 32 mg in the day', () => {
    fc.assert(
      fc.property(fc.nat(40_000), (given) => {
        const { nextUg } = precipitatedWithdrawalTreatment(given as Ug);
        if (given >= 32_000) expect(nextUg).toBeNull();
        else expect(given + (nextUg?.[1] ?? 0)).toBeLessThanOrEqual(32_000);
      }),
    );
    expect(precipitatedWithdrawalTreatment(ug(28)).nextUg).toEqual([4_000, 4_000]);
  });
  it('convert Zubsolv there and back, and no strength that the table lacks', () => {
    for (const { zubsolvUg, sublingualUg } of zubsolvTable) {
      expect(sublingualOfZubsolv(zubsolvUg as Ug)).toBe(sublingualUg);
      expect(zubsolvOfSublingual(sublingualUg as Ug)).toBe(zubsolvUg);
    }
    expect(sublingualOfZubsolv(ug(3))).toBeNull();
    expect(naloxoneInCombination(ug(8))).toBe(2_000);
  });
  it('restart after missed days as the table says, on each side of each line', () => {
    expect(afterMissedSublingual(ug(16), 5, false)).toEqual({ kind: 'resume', doseUg: 16_000 });
    expect(afterMissedSublingual(ug(16), 6, false)).toEqual({ kind: 'restart', doseUg: 8_000 });
    expect(afterMissedSublingual(ug(16), 7, false)).toEqual({ kind: 'restart', doseUg: 8_000 });
    expect(afterMissedSublingual(ug(16), 8, false)).toEqual({ kind: 'restart', doseUg: 4_000 });
    expect(afterMissedSublingual(ug(8), 6, false)).toEqual({ kind: 'restart', doseUg: 4_000 });
    expect(afterMissedSublingual(ug(4), 9, false)).toEqual({ kind: 'restart', doseUg: 4_000 });
    expect(afterMissedSublingual(ug(16), 1, true)).toEqual({ kind: 'reinduce' });
  });
  it('offer a standard start from methadone up to 30 mg, above it only a low-dose start', () => {
    expect(methadoneSwitchWays(ug(30))).toContain('standard-start');
    expect(methadoneSwitchWays(ug(30.5))).toEqual(['low-dose-start']);
  });
  it('keep their sentences in both languages without a parameter left open', () => {
    const decision = decideBy(depotRules, { product: 'Sublocade', route: 'IV', daysSinceLast: 20, childPugh: 'C' });
    expect(decision.findings).toHaveLength(3);
    for (const { says } of decision.findings) expect(`${says.en}${says.es}`).not.toMatch(/[{}]/);
  });
});

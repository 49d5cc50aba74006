import { describe, expect, it } from 'vitest';
import type { Decision, Finding } from '../decision.ts';
import type { Ug } from '../dose.ts';
import { decideOrderAfterMissed } from './missed-before-order.ts';
import { decideByShelf, type ShelfFacts } from './shelf-rules.ts';
import { monthsBetween } from './legal-clock.ts';
import { federalMaxDays, nextFederalTier } from './take-home-rules.ts';
import { decideMedicineAtWindow, withoutSigned } from './window-medicine.ts';

const mg = (value: number): Ug => Math.round(value * 1000) as Ug;
const nothing = { codes: [], missing: [] } as const;
const finding = (code: string, decision: Finding['decision']): Finding => ({ code, rule: code, version: '1', decision, says: { en: code, es: code }, params: {}, source: 'a test', mark: 'product', facts: {}, override: 'prescriber' });

describe('what was signed for', () => {
  const found: Decision = { decision: 'refuse', reasons: ['A', 'B'], findings: [finding('A', 'refuse'), finding('B', 'warn')], missing: ['x'], wouldChange: [{ fact: 'y', to: 1, decision: 'allow' }] };
  it('is not asked again, and what is left decides', () => {
    expect(withoutSigned(found, { codes: ['A'], missing: [] })).toMatchObject({ decision: 'warn', reasons: ['B'], missing: ['x'], wouldChange: found.wouldChange });
    expect(withoutSigned(found, { codes: ['A', 'B'], missing: [] })).toMatchObject({ decision: 'warn', reasons: [], missing: ['x'] });
    expect(withoutSigned(found, { codes: ['A', 'B'], missing: ['x'] })).toEqual({ decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] });
    expect(withoutSigned(found, { codes: ['B'], missing: ['x'] })).toMatchObject({ decision: 'refuse', reasons: ['A'], missing: [] });
    expect(withoutSigned(found, nothing)).toEqual(found);
  });
  it('lifts no hard stop', () => {
    const stop: Decision = { ...found, hardStop: true };
    expect(withoutSigned(stop, { codes: ['A', 'B'], missing: ['x'] })).toBe(stop);
  });
});

describe('the rules of the medicine at the window', () => {
  it('are those of the window for methadone', () => expect(decideMedicineAtWindow({ medicine: 'methadone' }, nothing)).toBeNull());
  it('hold naltrexone to its interval and its liver', () => {
    expect(decideMedicineAtWindow({ medicine: 'naltrexone', facts: { altTimesUln: 6 } }, nothing)).toMatchObject({ reasons: ['LFT_OVER_5X_ULN'] });
    expect(decideMedicineAtWindow({ medicine: 'naltrexone', facts: { altTimesUln: 6 } }, { codes: ['LFT_OVER_5X_ULN'], missing: [] })).toMatchObject({ decision: 'allow' });
    expect(decideMedicineAtWindow({ medicine: 'naltrexone', profile: 'STRICT-3X', facts: { altTimesUln: 4 } }, nothing)).toMatchObject({ reasons: ['LFT_OVER_3X_ULN'] });
  });
  it('hold buprenorphine to its day and its first dose, and to a start only where it starts', () => {
    const at = { medicine: 'buprenorphine', profile: 'US-LABEL', treatmentDay: 1, dayTotalUg: mg(9) } as const;
    expect(decideMedicineAtWindow(at, nothing)?.reasons).toEqual(['DAY1_OVER_8']);
    expect(decideMedicineAtWindow({ ...at, dayTotalUg: mg(8), firstDoseUg: mg(5) }, nothing)?.reasons).toEqual(['FIRST_DOSE_OVER_4']);
    expect(decideMedicineAtWindow({ ...at, dayTotalUg: mg(8), start: { buprenorphineAllergy: true } }, nothing)?.reasons).toEqual(['BUPRENORPHINE_HYPERSENSITIVITY']);
    expect(decideMedicineAtWindow({ ...at, start: { buprenorphineAllergy: true } }, nothing)?.reasons.toSorted()).toEqual(['BUPRENORPHINE_HYPERSENSITIVITY', 'DAY1_OVER_8']);
    expect(decideMedicineAtWindow({ ...at, dayTotalUg: mg(8) }, nothing)).toMatchObject({ decision: 'allow' });
  });
});

describe('an order after missed days', () => {
  const after = (missedDays: number, firstDay: number, drug: 'methadone' | 'buprenorphine' = 'methadone', usual = 80) => decideOrderAfterMissed({ drug, usualUg: mg(usual), missedDays, firstDayUg: mg(firstDay) }, 'TIP63')?.reasons ?? null;
  it('is told what the guideline says, unless it gives no more than that', () => {
    expect([after(2, 80), after(3, 80), after(4, 80)]).toEqual([null, ['RESTART_LOWER'], ['PRESCRIBER_DISCUSSION_HALF_DOSE']]);
    expect([after(4, 40), after(4, 40.5)]).toEqual([null, ['PRESCRIBER_DISCUSSION_HALF_DOSE']]);
  });
  it('is left to the rules of a first day where methadone starts anew', () => expect([after(5, 80), after(9, 30)]).toEqual([null, null]));
  it('takes buprenorphine by its own table', () => {
    const bup = (missedDays: number, firstDay: number) => decideOrderAfterMissed({ drug: 'buprenorphine', usualUg: mg(16), missedDays, firstDayUg: mg(firstDay) }, 'BC-2023')?.reasons ?? null;
    expect([bup(5, 16), bup(6, 16), bup(6, 8), bup(6, 8.5), bup(8, 4), bup(8, 8)]).toEqual([null, ['RESTART_LOWER'], null, ['RESTART_LOWER'], null, ['RESTART_LOWER']]);
  });
});

describe('the shelf', () => {
  const fine: ShelfFacts = { openHolds: 0, holdReason: null, holdLiftedBy: null, containerExpired: false, containerSetAside: false, secondReaderMissing: false, unitsMissing: '', unitCut: '' };
  it.each([
    [{ openHolds: 1, holdReason: 'Chest pain.' }, 'DOSE_HELD', 'openHolds', 0], [{ containerExpired: true }, 'CONTAINER_EXPIRED', 'containerExpired', false],
    [{ containerSetAside: true }, 'CONTAINER_SET_ASIDE', 'containerSetAside', false], [{ secondReaderMissing: true }, 'SECOND_READER_NEEDED', 'secondReaderMissing', false],
    [{ unitsMissing: '1 × 2 mg' }, 'UNITS_NOT_IN_STOCK', 'unitsMissing', ''],
  ] as const)('stops a dose at %j, and says what would lift it', (facts, code, fact, to) => {
    expect(decideByShelf({ ...fine, ...facts })).toMatchObject({ decision: 'refuse', reasons: [code], wouldChange: [{ fact, to, decision: 'allow' }] });
  });
  it('lets a dose go where nothing stands against it', () => {
    expect(decideByShelf({ ...fine, unitCut: '2 mg' })).toMatchObject({ decision: 'warn', reasons: ['UNIT_IS_CUT'], findings: [{ says: { en: 'No whole units make this dose: a unit of 2 mg is cut.' } }] });
    expect(decideByShelf(fine)).toMatchObject({ decision: 'allow', reasons: [] });
    expect(decideByShelf({ ...fine, openHolds: 2, holdReason: 'Fever.' }).findings[0]?.params).toEqual({ reason: 'Fever.', holds: 2 });
    expect(decideByShelf({ ...fine, openHolds: 1 }).findings[0]?.params).toEqual({ reason: '', holds: 1 });
  });
});

describe('the federal take-home days', () => {
  it('are 7, 14 and 28, and name the next line', () => {
    expect([1, 14, 15, 30, 31, 400].map(federalMaxDays)).toEqual([7, 7, 14, 14, 28, 28]);
    expect([1, 14, 15, 30, 31].map(nextFederalTier).map((tier) => tier && [tier.fromDay, tier.maxDays])).toEqual([[15, 14], [15, 14], [31, 28], [31, 28], null]);
  });
});

describe('months of an inventory', () => {
  it('are whole ones', () => {
    expect([['2024-02-10', '2026-02-10'], ['2024-02-10', '2026-02-09'], ['2024-12-31', '2025-01-01'], ['2025-01-15', '2025-02-15'], ['soon', '2026-02-10'], ['2024-02-10', 'late']].map(([from = '', to = '']) => monthsBetween(from, to))).toEqual([24, 23, 0, 1, 0, 0]);
  });
});

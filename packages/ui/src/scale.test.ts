import { describe, expect, it } from 'vitest';
import { aroundNow, bandPath, dayNumber, dayOfNumber, dayTicks, isFirstOfMonthAmong, linear, linePath, niceTicks, stepBandPath, stepPath } from './scale.ts';

describe('scales', () => {
  it('are straight, may run downwards, and do not divide by nothing', () => {
    const y = linear([0, 20], [100, 0]);
    expect([y(0), y(5), y(20)]).toEqual([100, 75, 0]);
    expect(linear([3, 3], [0, 10])(3)).toBe(5);
  });
  it('meet at now, with the hours ahead wider', () => {
    const x = aroundNow(0, 24, 28, 100, 0.6);
    expect(x(24)).toBe(60);
    expect(x(12)).toBe(30);
    expect(x(26)).toBe(80);
    expect(x(25) - x(24)).toBeGreaterThan(x(24) - x(23));
  });
  it('start amounts at zero and reach the top', () => {
    expect(niceTicks(85)).toEqual([0, 25, 50, 75, 100]);
    expect(niceTicks(20)).toEqual([0, 5, 10, 15, 20]);
    expect(niceTicks(0)).toEqual([0, 1]);
    for (const top of [0.3, 1, 7, 16, 33, 120, 999]) expect(niceTicks(top).at(-1)).toBeGreaterThanOrEqual(top);
  });
});

describe('days', () => {
  it('count whole days, over leap days and the change of clocks', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2024-03-01') - dayNumber('2024-02-28')).toBe(2);
    expect(dayNumber('2026-03-30') - dayNumber('2026-03-28')).toBe(2);
    expect(dayOfNumber(dayNumber('2026-02-10'))).toBe('2026-02-10');
  });
  it('label no two days closer than asked', () => {
    for (const [days, width] of [[14, 600], [50, 900], [365, 700], [1500, 400]] as const) {
      const ticks = dayTicks(0, days, width);
      const gap = ((ticks[1] ?? days) - (ticks[0] ?? 0)) / days * width;
      expect(gap).toBeGreaterThanOrEqual(72);
    }
    const ticks = ['2026-01-26', '2026-02-02', '2026-02-09'].map(dayNumber);
    expect(ticks.map((_, at) => isFirstOfMonthAmong(ticks, at))).toEqual([true, true, false]);
  });
});

describe('paths', () => {
  it('draw lines, steps and bands', () => {
    expect(linePath([[0, 1], [2, 3.14159]])).toBe('M0 1L2 3.1');
    expect(stepPath([[0, 10], [5, 20], [9, 30]])).toBe('M0 10H5V20H9V30');
    expect(bandPath([[0, 1], [5, 2]], [[0, 9], [5, 8]])).toBe('M0 1L5 2L5 8L0 9Z');
    expect(stepBandPath([[0, 1], [5, 2]], [[0, 9], [5, 8]])).toBe('M0 1H5V2L5 8V9H0Z');
    expect(bandPath([], [])).toBe('');
  });
});

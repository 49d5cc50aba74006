import { describe, expect, it } from 'vitest';
import type { WardRow } from '@fairlead/contract/withdrawal';
import { changeOf, countsOf, dueTogether, roundOf, wardSpan } from './use-ward.ts';

const now = Date.parse('2026-02-10T11:42:00Z');
const at = (minutes: number): string => new Date(now + minutes * 60_000).toISOString();
const row = (stayId: string, ...due: readonly (readonly [WardRow['due'][number]['kind'], number])[]): WardRow => ({ stayId, due: due.map(([kind, minutes]) => ({ kind, at: at(minutes), everyHours: 4, because: '', says: { en: '', es: '' }, source: '' })), cows: [] }) as unknown as WardRow;

describe('the ward’s figures', () => {
  it('count a person once, as overdue or as soon due', () => {
    expect(countsOf([row('a', ['cows', -24], ['news2', -24]), row('b', ['cows', -5]), row('c', ['cows', 30]), row('d', ['cows', 31])], now)).toEqual({ overdue: 1, soon: 2 });
  });
  it('make one round of whoever is due within the hour, the longest waiting first', () => {
    expect(roundOf([row('b', ['cows', 20]), row('a', ['cows', -24]), row('c', ['cows', 61]), row('d')], now).map(({ stayId }) => stayId)).toEqual(['a', 'b']);
  });
  it('name together what is taken together', () => expect(dueTogether(row('a', ['cows', -4], ['news2', 0], ['poss', 60]).due)).toEqual(['cows', 'news2']));
  it('say no change from one whole score, or across an incomplete one', () => {
    const cows = (...totals: (number | null)[]) => ({ cows: totals.map((total, each) => ({ at: at(each), total, band: null, complete: total !== null })) });
    expect([changeOf(cows(9)), changeOf(cows(12, null, 21)), changeOf(cows())]).toEqual([null, 9, null]);
  });
  it('shade the nights of the site', () => {
    const span = wardSpan(now, 368, (ms) => new Date(ms).getUTCHours());
    expect(span.nights.map((night) => night.map((ms) => new Date(ms).toISOString().slice(11, 16)))).toEqual([['21:00', '07:00']]);
  });
});

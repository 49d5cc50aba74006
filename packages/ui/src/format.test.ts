import { describe, expect, it } from 'vitest';
import { dueState, hoursAndMinutes } from './due.ts';
import { formatsOf } from './format.ts';
import { catalogue, wordsOf } from './words.ts';

describe('formats', () => {
  const us = formatsOf('en', 'America/New_York');
  it('writes a dose with its unit, without a trailing zero, and its volume', () => {
    expect(us.mg(85_000)).toBe('85 mg');
    expect(us.mg(400)).toBe('0.4 mg');
    expect(us.mg(3_412_000)).toBe('3,412 mg');
    expect(us.mL(85_000, 10_000)).toBe('8.5 mL');
  });
  it('uses one mark for decimals in every language', () => {
    expect(formatsOf('es', 'America/New_York').mL(85_000, 10_000)).toBe('8.5 mL');
  });
  it('does not let a zone move a calendar day', () => {
    for (const zone of ['Pacific/Auckland', 'America/Los_Angeles', 'Europe/London']) expect(formatsOf('en', zone).day('2026-02-10')).toBe('Tue, Feb 10');
    expect(formatsOf('en-GB', 'Europe/London').shortDay('2026-02-10')).toBe('10 Feb');
  });
  it('says the year of a day that is not of the present one', () => {
    const now = formatsOf('en', 'America/New_York', 'site', '2026');
    expect([now.day('2026-02-10'), now.day('2000-01-08')]).toEqual(['Tue, Feb 10', 'Sat, Jan 8, 2000']);
    expect(now.dayTime('2000-01-08T12:00:00Z')).toBe('Sat, Jan 8, 2000, 07:00');
  });
  it('shows an instant in the zone of the site, on a 24 h clock for staff', () => {
    expect(us.time('2026-02-10T00:05:00Z')).toBe('19:05');
    expect(us.dayOf('2026-02-10T00:05:00Z')).toBe('2026-02-09');
    expect(formatsOf('en-GB', 'Europe/London').time('2026-02-10T00:05:00Z')).toBe('00:05');
  });
});

describe('due clock', () => {
  const at = Date.parse('2026-02-10T12:00:00Z');
  const after = (minutes: number) => dueState(at, at + minutes * 60_000);
  it('counts down in the last hour, is due 5 minutes either side, then counts up', () => {
    expect(after(-61).kind).toBe('far');
    expect(after(-60)).toEqual({ kind: 'soon', minutes: 60 });
    expect(after(-6)).toEqual({ kind: 'soon', minutes: 6 });
    expect(after(-5).kind).toBe('now');
    expect(after(5).kind).toBe('now');
    expect(after(6)).toEqual({ kind: 'overdue', minutes: 6 });
    expect(dueState(at, at + 6e6, at).kind).toBe('done');
  });
  it('splits minutes', () => expect(hoursAndMinutes(168)).toEqual({ hours: 2, minutes: 48 }));
});

describe('words', () => {
  const messages = catalogue({ en: { days: { one: '{count} day', other: '{count} days' }, counsellor: 'Counselor' }, es: { days: { one: '{count} día', other: '{count} días' }, counsellor: 'Terapeuta' }, 'en-GB': { counsellor: 'Counsellor' } });
  it('says the plural, the language, and British only where it differs', () => {
    expect(wordsOf(messages, 'en')('days', { count: 1 })).toBe('1 day');
    expect(wordsOf(messages, 'es')('days', { count: 2 })).toBe('2 días');
    expect(wordsOf(messages, 'en-GB')('counsellor')).toBe('Counsellor');
    expect(wordsOf(messages, 'en-GB')('days', { count: 2 })).toBe('2 days');
  });
});

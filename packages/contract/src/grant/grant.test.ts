import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantBody, letterText, noticeTexts, readLetter, returnBody, type DayOutcome, type GuestGrant, type GuestReturn } from './index.ts';

const signature = new Uint8Array(64).fill(7);
const grant: GuestGrant = {
  keyId: '0123456789', toKeyId: 'abcdef0123', number: 12, token: 'A'.repeat(22), check: '0af', medicine: 'methadone', fromDay: '2026-02-28', toDay: '2026-03-02', leastUg: 70_000, mostUg: 80_000, partsUg: [40_000, 40_000],
  lastDoseAt: '2026-02-27T09:30:00Z', lastDoseUg: 80_000, bottlesLeft: 1, site: 'Käthe’s Haus 美', phone: '555 0100', notice: '42CFR2-2024', issuedAt: '2026-02-27T10:00:00Z', expiresAt: '2026-03-03T05:00:00Z',
};
const back: GuestReturn = {
  keyId: 'abcdef0123', toKeyId: '0123456789', token: grant.token, grantNumber: 12, number: 1, notice: '42CFR2-2024', issuedAt: '2026-03-02T10:00:00Z',
  days: [{ day: '2026-02-28', outcome: 'given', ug: 80_000, at: '2026-02-28T09:00:00Z' }, { day: '2026-03-01', outcome: 'none', ug: 0, at: null }, { day: '2026-03-02', outcome: 'back', ug: 0, at: null }],
};

describe('a letter that signs the right to dose over', () => {
  it('says after its way what it said before, by grant and by return', () => {
    expect(readLetter(letterText(grantBody(grant), signature))).toEqual({ kind: 'grant', body: grantBody(grant), signature, grant });
    expect(readLetter(letterText(returnBody(back), signature))).toEqual({ kind: 'return', body: returnBody(back), signature, return: back });
  });

  it('is read where a scanner has wrapped it, and not where a letter of it is missing', () => {
    const text = letterText(grantBody(grant), signature);
    expect(readLetter(`${text.slice(0, 80)}\n ${text.slice(80)}\n`)).toMatchObject({ grant });
    for (let at = 0; at < text.length; at += 7) expect(readLetter(text.slice(0, at) + text.slice(at + 1)), `without letter ${at}`).not.toMatchObject({ grant });
  });

  it('keeps every outcome of every day', () => {
    const outcome = fc.constantFrom<DayOutcome>('given', 'bottle', 'refused', 'none', 'back', 'used');
    fc.assert(fc.property(fc.array(fc.tuple(outcome, fc.integer({ min: 1, max: 400_000 })), { minLength: 1, maxLength: 31 }), (days) => {
      const said: GuestReturn = { ...back, days: days.map(([each, ug], index) => {
        const taken = each === 'given' || each === 'bottle';
        return { day: new Date(Date.UTC(2026, 1, 20 + index)).toISOString().slice(0, 10), outcome: each, ug: taken ? ug : 0, at: taken ? `2026-02-20T10:${String(index).padStart(2, '0')}:00Z` : null };
      }) };
      expect(readLetter(letterText(returnBody(said), signature))).toMatchObject({ return: said });
    }));
  });

  it.each<[string, Partial<GuestGrant>]>([
    ['more than a month', { toDay: '2026-04-01' }], ['days that end before they begin', { toDay: '2026-02-27' }], ['a short token', { token: 'A'.repeat(21) }], ['bounds the wrong way round', { leastUg: 90_000 }], ['no dose', { leastUg: 0, mostUg: 0 }],
    ['an end before its issue', { expiresAt: '2026-02-27T10:00:00Z' }], ['a last dose after its issue', { lastDoseAt: '2026-02-27T10:01:00Z' }], ['a notice that nobody knows', { notice: 'x' as GuestGrant['notice'] }], ['half a microgram', { mostUg: 80_000.5 }],
  ])('is none with %s', (_what, change) => {
    expect(readLetter(letterText(grantBody({ ...grant, ...change }), signature))).toBeNull();
  });

  it('is none where nothing has an amount or a dose has none', () => {
    for (const day of [{ outcome: 'given', ug: 0 }, { outcome: 'none', ug: 5 }] as const) expect(readLetter(letterText(returnBody({ ...back, days: [{ day: '2026-02-28', at: null, ...day }] }), signature))).toBeNull();
    expect(readLetter('FLG1..')).toBeNull();
    expect(readLetter('x'.repeat(5000))).toBeNull();
  });

  it('carries a notice that has words, and fits one code on paper', () => {
    for (const { notice, basis } of Object.values(noticeTexts)) expect(`${notice} ${basis}`.length).toBeGreaterThan(100);
    const month: GuestReturn = { ...back, days: Array.from({ length: 31 }, (_each, index) => ({ day: new Date(Date.UTC(2026, 1, 1 + index)).toISOString().slice(0, 10), outcome: 'given', ug: 120_000, at: '2026-02-20T10:00:00Z' })) };
    expect(letterText(returnBody(month), signature).length).toBeLessThan(1300);
    expect(letterText(grantBody(grant), signature).length).toBeLessThan(500);
  });
});

import { describe, expect, it } from 'vitest';
import { dayOf, isoOf, type Day } from '../day.ts';
import { nextReview, reviewRhythms, taperReadiness, type ReviewRhythmId, type TaperFacts } from './maintenance-review.ts';

const day = (text: string): Day => dayOf(text) ?? (0 as Day);
const due = (rhythm: ReviewRhythmId, medicine: 'methadone' | 'other', last: readonly [string, string] | null): string => isoOf(nextReview({ startedOn: day('2026-01-01'), medicine, last: last === null ? null : { on: day(last[0]), nextOn: day(last[1]) } }, rhythm).dueOn);

describe('the next review of maintenance (M65)', () => {
  it('comes first after the weeks that the guideline names for the medicine', () => {
    expect([due('UK-12-WEEKS', 'methadone', null), due('UK-12-WEEKS', 'other', null), due('QUARTERLY', 'methadone', null)]).toEqual(['2026-01-29', '2026-01-08', '2026-01-31']);
  });
  it('then on the day that was agreed, and never later than the rhythm', () => {
    expect(due('UK-12-WEEKS', 'methadone', ['2026-02-01', '2026-03-01'])).toBe('2026-03-01');
    expect(due('UK-12-WEEKS', 'methadone', ['2026-02-01', '2026-12-01'])).toBe('2026-04-26');
    expect(due('HALF-YEARLY', 'other', ['2026-02-01', '2027-02-01'])).toBe('2026-08-02');
  });
  it('names its source and mark', () => {
    expect(nextReview({ startedOn: day('2026-01-01'), medicine: 'methadone', last: null }, 'UK-12-WEEKS').cite).toMatchObject({ mark: 'primary' });
    for (const rhythm of Object.values(reviewRhythms)) expect(rhythm.cite.mark).toMatch(/unchecked|product/);
  });
});

describe('readiness for a taper (D46)', () => {
  const all: TaperFacts = { ownWish: true, pauseOffered: true, naloxoneInHand: true, relapsePlan: true, overdoseRiskTold: true };
  it('needs every line known and so', () => {
    expect(taperReadiness(all).ready).toBe(true);
    for (const key of Object.keys(all)) expect([taperReadiness({ ...all, [key]: null }).ready, taperReadiness({ ...all, [key]: false }).ready]).toEqual([false, false]);
  });
});

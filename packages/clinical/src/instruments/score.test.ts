import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedOf } from './answer-score.ts';
import type { Answer, Answers, Instrument, Item } from './instrument.ts';
import { changeOf, instrumentById, instruments, itemsToAsk, score, type Scored } from './index.ts';
import { assist } from './packs/assist.ts';
import { cows } from './packs/cows.ts';

const all: readonly Instrument[] = [...instruments, assist];
const withItems = all.filter((each) => each.items.length > 0);
const named = withItems.map((each) => [each.id, each] as const);
const FACTS = { sex: 'female', solelyUnderMedicalSupervision: false } as const;

/** The possible answers of an item, the lowest score first. */
function answersFor({ answer }: Item): readonly Answer[] {
  switch (answer.kind) {
    case 'options': return answer.options.map((option) => option.score);
    case 'coded': return answer.options.map((option) => option.code);
    case 'scale': return Array.from({ length: Math.min(answer.max - answer.min + 1, 30) }, (_, step) => answer.min + step);
    case 'yesNo': return [false, true];
    case 'measure': return [answer.min, Math.round((answer.min + answer.max) / 2), answer.max];
  }
}

/** A whole form, with answers to questions that stay closed taken out again. */
function filled(instrument: Instrument): fc.Arbitrary<Answers> {
  const entries = Object.fromEntries(instrument.items.map((item) => [item.id, fc.constantFrom(...answersFor(item))]));
  return fc.record(entries).map((given) => withoutClosed(instrument, given as Record<string, Answer>));
}

function withoutClosed(instrument: Instrument, given: Readonly<Record<string, Answer>>): Answers {
  let kept: Record<string, Answer> = {};
  for (const item of instrument.items) {
    const next = { ...kept, [item.id]: given[item.id] as Answer };
    if (score(instrument, next, FACTS).kind === 'scored' && itemsToAsk(instrument, next).some((each) => each.id === item.id)) kept = next;
  }
  return kept;
}

function scored(instrument: Instrument, answers: Answers): Scored {
  const result = score(instrument, answers, FACTS);
  if (result.kind === 'invalid') throw new Error(`${result.error} at ${result.item}`);
  return result;
}

describe.each(named)('%s under any answers', (_id, instrument) => {
  it('is the same in whatever order the answers were given', () => {
    fc.assert(fc.property(filled(instrument), (answers) => {
      const turned = Object.fromEntries(Object.entries(answers).reverse());
      expect(score(instrument, turned, FACTS)).toEqual(score(instrument, answers, FACTS));
    }), { numRuns: 30 });
  });

  it('is complete when every question that is asked has an answer, and stays in its range', () => {
    fc.assert(fc.property(filled(instrument), (answers) => {
      const result = scored(instrument, answers);
      expect(result.missing).toEqual([]);
      expect(result.complete).toBe(true);
      for (const scale of instrument.scales) {
        expect(result.scales[scale.id]?.value).toBeGreaterThanOrEqual(scale.min);
        expect(result.scales[scale.id]?.value).toBeLessThanOrEqual(scale.max);
      }
    }), { numRuns: 30 });
  });

  it('gives no total and no band of a sum while an answer is missing', () => {
    fc.assert(fc.property(filled(instrument), fc.nat(), (answers, pick) => {
      const keys = Object.keys(answers).filter((id) => instrument.items.find((item) => item.id === id)?.detail !== true);
      const gone = keys[pick % keys.length] ?? '';
      const without = { ...answers, [gone]: null };
      const result = score(instrument, without, FACTS);
      // A question that opened others leaves them contradicting it; one that the form lets pass over is not missing.
      if (result.kind === 'invalid' || !itemsToAsk(instrument, without).some((item) => item.id === gone)) return;
      expect(result.complete).toBe(false);
      expect(result.missing).toContain(gone);
      for (const scale of instrument.scales.filter((each) => each.items.includes(gone) && each.method !== 'any')) {
        expect(result.scales[scale.id]).toMatchObject({ value: null, band: null, complete: false });
      }
      if (instrument.triage === undefined && instrument.total !== undefined) expect(result.band === null || result.total !== null).toBe(true);
    }), { numRuns: 30 });
  });

  it('rejects what no option allows', () => {
    for (const item of instrument.items) {
      const bad: readonly Answer[] = item.answer.kind === 'coded' ? ['?', 1, true] : [-1e9, 1e9, NaN, Infinity, 'yes'];
      for (const answer of bad) {
        const result = score(instrument, { [item.id]: answer }, FACTS);
        expect(result).toMatchObject({ kind: 'invalid', error: 'invalid_option', item: item.id, allowed: allowedOf(item.answer) });
      }
    }
  });
});

const monotone = named.filter(([, { scales, items }]) => scales.length > 0 && items.every((item) => item.asked === undefined)
  && items.every(({ answer }) => answer.kind === 'options' || answer.kind === 'scale'));

describe.each(monotone)('%s as a monotone total', (_id, instrument) => {
  it('never falls when one item rises', () => {
    fc.assert(fc.property(filled(instrument), fc.nat(), (answers, pick) => {
      const item = instrument.items[pick % instrument.items.length] as Item;
      const order = answersFor(item) as readonly number[];
      const higher = [...order].sort((a, b) => a - b).find((each) => each > (answers[item.id] as number));
      if (higher === undefined) return;
      const [before, after] = [scored(instrument, answers), scored(instrument, { ...answers, [item.id]: higher })];
      for (const { id } of instrument.scales) expect(after.scales[id]?.value ?? NaN).toBeGreaterThanOrEqual(before.scales[id]?.value ?? NaN);
    }), { numRuns: 50 });
  });
});

describe('COWS', () => {
  it('gives the partial sum of what was answered, never a band', () => {
    const result = scored(cows, { pulse: 4, sweating: 4, restlessness: 5, pupil: 5, aches: 4, runnyNose: 4, gi: 5, tremor: 4, yawning: 4, anxiety: 4 });
    expect(result).toMatchObject({ total: null, band: null, complete: false, partial: 43, missing: ['gooseflesh'] });
  });
});

describe('skip logic', () => {
  it('asks only the two first and the sixth question of the suicide screen until thoughts are named', () => {
    const screen = instrumentById('C-SSRS-screener') as Instrument;
    expect(itemsToAsk(screen, {}).map((item) => item.id)).toEqual(['q1', 'q2', 'q6']);
    expect(itemsToAsk(screen, { q2: true }).map((item) => item.id)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6']);
    expect(itemsToAsk(screen, { q6: true }).map((item) => item.id)).toEqual(['q1', 'q2', 'q6', 'q6recent']);
  });

  it('lets somebody who never drinks end AUDIT-C after one question', () => {
    expect(scored(instrumentById('AUDIT-C') as Instrument, { frequency: 0 })).toMatchObject({ total: 0, complete: true, missing: [] });
  });

  it('takes a no to a closed question as no contradiction', () => {
    const screen = instrumentById('C-SSRS-screener') as Instrument;
    expect(scored(screen, { q1: false, q2: false, q3: false, q6: false })).toMatchObject({ band: 'none_reported', complete: true });
  });
});

describe('a change between two scores', () => {
  it('is impossible to tell as a share of nothing', () => {
    expect(changeOf(instrumentById('PEG') as Instrument, 0, 4)).toBeNull();
  });

  it('has no meaning where none was published', () => {
    expect(changeOf(cows, 10, 16)).toEqual({ change: 6, meaningful: null });
  });
});

import { describe, expect, it } from 'vitest';
import instrumentCases from '../../cases/instruments.json' with { type: 'json' };
import news2Cases from '../../cases/news2.json' with { type: 'json' };
import { runCase, type WorkedCase } from '../cases.ts';
import { instrumentsFamily, news2Family } from './family.ts';
import { instruments } from './index.ts';

const table = instrumentCases as unknown as readonly WorkedCase[];

describe('the table of worked cases', () => {
  it.each(table.map((each) => [each.id, each] as const))('%s gives what its source says', (_id, worked) => {
    expect(runCase(instrumentsFamily, worked)).toEqual([]);
  });

  it.each((news2Cases as unknown as readonly WorkedCase[]).map((each) => [each.id, each] as const))('%s gives what the chart says', (_id, worked) => {
    expect(runCase(news2Family, worked)).toEqual([]);
  });

  it('has a case of every instrument', () => {
    const covered = new Set(table.map((each) => each.input['instrument']));
    expect(instruments.map((each) => each.id).filter((id) => id !== 'NEWS2' && !covered.has(id))).toEqual([]);
  });

  it('has unique ids', () => {
    const ids = table.map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a case that cannot be read', () => {
  it('names an instrument that does not exist', () => {
    const [difference] = runCase(instrumentsFamily, { id: 'X', input: { instrument: 'COWZ' }, expected: { total: 0 } });
    expect(difference).toMatchObject({ key: 'run', got: 'There is no instrument COWZ.' });
  });

  it('names a mistyped key', () => {
    const differences = runCase(instrumentsFamily, { id: 'X', input: { instrument: 'COWS', itemz: {} }, expected: {} });
    expect(differences.map((each) => each.key)).toEqual(['input.itemz']);
  });

  it('names an item that the instrument does not have', () => {
    expect(instrumentsFamily.run({ instrument: 'COWS', items: { pules: 1 } })).toMatchObject({ error: 'unknown_item', item: 'pules' });
    expect(instrumentsFamily.run({ instrument: 'GAD-7', items: [0, 0, 0, 0, 0, 0, 0, 0] })).toMatchObject({ error: 'unknown_item', item: '8' });
  });

  it('names a profile that the instrument does not have', () => {
    expect(instrumentsFamily.run({ instrument: 'CIWA-Ar', profile: 'MOON', total: 9 })).toMatchObject({ error: 'unknown_profile' });
  });

  it('knows the other spellings of a profile', () => {
    expect(instrumentsFamily.run({ instrument: 'CIWA-Ar', profile: 'VA/Mayo-Smith', total: 9 })).toMatchObject({ band: 'mild', profile: 'VA-MAYO-SMITH' });
  });
});

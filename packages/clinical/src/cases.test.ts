/** The product's own worked cases, each through its family: every boundary at, just under and just over. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runCase, type WorkedCase } from './cases.ts';
import { families } from './families.ts';

const folder = new URL('../cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe.each(files)('%s', (name) => {
  const cases = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as readonly WorkedCase[];
  it('names every case once', () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  });
  it.each(cases)('$id', (worked) => {
    const family = families[worked.family ?? name.split('.')[0] ?? ''];
    expect(family, 'a known family').toBeDefined();
    expect(family === undefined ? [] : runCase(family, worked)).toEqual([]);
  });
});

it('names an unknown key of a case as a difference, since a mistyped fact is silently no fact', () => {
  const { methadone } = families;
  const worked = { id: 'X', input: { profile: 'any', posss: '4' }, expected: {} };
  expect(methadone === undefined ? [] : runCase(methadone, worked)).toMatchObject([{ key: 'input.posss' }]);
});

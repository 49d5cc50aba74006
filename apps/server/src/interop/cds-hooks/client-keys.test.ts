import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { keyCache } from './client-keys.ts';

const published = (kid: string): string => JSON.stringify({ keys: [{ ...generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey.export({ format: 'jwk' }), kid }] });

it('asks again for an unknown key once a minute, for a known one each quarter of an hour, and outlives one silent answer', async () => {
  let [now, asked, text] = [0, 0, published('a')];
  const keysAt = keyCache(async () => { asked += 1; if (text === '') throw new Error('silent'); return text; }, () => now);
  const ids = async (kid: string): Promise<string[]> => (await keysAt('https://x.example', kid)).map(({ id }) => id);
  expect([await ids('a'), await ids('a'), asked]).toEqual([['a'], ['a'], 1]);
  text = published('b');
  expect([await ids('b'), asked]).toEqual([['a'], 1]);
  now = 61_000;
  expect([await ids('b'), asked]).toEqual([['b'], 2]);
  text = '';
  now += 61_000;
  expect([await ids('c'), asked]).toEqual([['b'], 3]);
  now += 16 * 60_000;
  expect([await ids('b'), asked]).toEqual([[], 4]);
});

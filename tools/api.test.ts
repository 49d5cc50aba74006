import { describe, expect, it } from 'vitest';
import { apiEntries } from './api-pages.ts';
import { staleApiPages } from './api.ts';

describe('the API reference', () => {
  it('is what the source says now; `npm run api` writes it', () => expect(staleApiPages()).toEqual([]), 120_000);

  it('says of every function what it does', () => {
    const entries = apiEntries();
    expect(entries.length).toBeGreaterThan(200);
    expect(entries.filter(({ kind, says }) => kind === 'function' && says === '').map(({ name, file }) => `${name} in ${file}`)).toEqual([]);
  }, 120_000);
});

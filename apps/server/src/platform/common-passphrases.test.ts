import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isCommonPassphrase, loadCommonPassphrases } from './common-passphrases.ts';
import { passphraseFault } from './passphrases.ts';

describe('a passphrase that people try first', () => {
  it.each(['password', 'Password1', 'P@ssw0rd123!', 'pass word', 'Welcome2026!', 'qwertyuiop', '1234567890', '0987654321', 'aaaaaaaaaaaaaaaa', 'abcabcabcabcabcabc', '1q2w3e4r5t', 'Summer2026', 'iloveyou!!', 'Correct Horse Battery Staple', 'Methadone2026'])('is refused: %s', (passphrase) => {
    expect(isCommonPassphrase(passphrase)).toBe(true);
    expect(passphraseFault(passphrase, true)).toMatch(/first that people try/);
  });

  it.each(['three quiet boats', 'harbor rope and tide', 'a long walk by the river', 'passwords are dull things', 'fünf graue Katzen', '7 kettles on 2 stoves'])('is told from one that nobody would guess: %s', (passphrase) => {
    expect(passphraseFault(passphrase, true)).toBeNull();
  });

  it('is also one’s own name or the organisation’s, with or without digits behind', () => {
    expect(passphraseFault('alma.dorn1988', true, ['alma.dorn', 'Harbor Street'])).toMatch(/own name/);
    expect(passphraseFault('Harbor Street 26', true, ['alma.dorn', 'Harbor Street'])).toMatch(/own name/);
    expect(passphraseFault('alma paints harbors', true, ['alma.dorn', 'Harbor Street'])).toBeNull();
  });

  it('is short: 8 characters with a second factor, 15 without', () => {
    expect(passphraseFault('blue egg', true)).toBeNull();
    expect(passphraseFault('blue eg', true)).toMatch(/at least 8/);
    expect(passphraseFault('blue egg on tin', false)).toBeNull();
    expect(passphraseFault('blue egg on ti', false)).toMatch(/at least 15/);
  });
});

describe('a longer list', () => {
  let folder = '';
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is loaded as words or as the SHA-1 in which breach lists are published', async () => {
    folder = await mkdtemp(join(tmpdir(), 'fairlead-list-'));
    const path = join(folder, 'list.txt');
    // The second line is the SHA-1 of "seven tall cranes", as sha1sum prints it.
    const { createHash } = await import('node:crypto');
    await writeFile(path, `gravel and moss\r\n${createHash('sha1').update('seven tall cranes').digest('hex').toUpperCase()}:4711\n`);
    expect(isCommonPassphrase('gravel and moss')).toBe(false);
    expect(await loadCommonPassphrases(path)).toBe(2);
    expect(isCommonPassphrase('gravel and moss')).toBe(true);
    expect(isCommonPassphrase('Gravel And Moss')).toBe(true);
    expect(isCommonPassphrase('seven tall cranes')).toBe(true);
    expect(isCommonPassphrase('eight tall cranes')).toBe(false);
  });
});

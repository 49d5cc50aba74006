/** The command that a clinic's safety officer runs on a table of cases. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runFiles } from './cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const drowsy = { id: 'A-1', input: { profile: 'any', event: 'dose', poss: '4' }, expected: { decision: 'refuse', emergency: true }, mark: 'secondary' };

describe('npm run cases', () => {
  it('counts what passes', () => {
    expect(runFiles([file('methadone.json', [drowsy])])).toMatchObject({ passed: 1, failed: 0, lines: [], exitCode: 0 });
  });
  it('prints each difference with what was expected, what came, and its mark', () => {
    const run = runFiles([file('methadone.mine.json', [{ ...drowsy, expected: { decision: 'warn' } }])]);
    expect(run).toMatchObject({ passed: 0, failed: 1, exitCode: 1, lines: ['FAIL A-1 decision expected warn got refuse [secondary]'] });
  });
  it('takes the family from the case before the file, and names one it does not know', () => {
    expect(runFiles([file('mine.json', [{ ...drowsy, family: 'methadone' }])]).passed).toBe(1);
    expect(runFiles([file('toString.json', [drowsy])]).lines[0]).toMatch(/^FAIL A-1 family expected one of .* got toString \[secondary\]$/);
  });
  it('names an unknown input key and a null that is not there', () => {
    const run = runFiles([file('methadone.2.json', [{ ...drowsy, input: { posss: '4' } }, { ...drowsy, id: 'A-2', expected: { emergency: null } }])]);
    expect(run.lines).toEqual(['FAIL A-1 input.posss expected a key of this family got unknown key [secondary]', 'FAIL A-2 emergency expected null got true [secondary]']);
  });
  it.each([
    ['no-such-file.json', null, /cannot be read: there is no such file/],
    ['broken.json', '[{', /is not JSON/],
    ['object.json', {}, /is not a list of cases/],
    ['halves.json', [drowsy, { id: 'A-2' }], /case 2 is not a case/],
  ])('says why %s cannot be used, and still runs the others', (name, content, sentence) => {
    const run = runFiles([content === null ? join(folder, name) : file(name, content), file('methadone.3.json', [drowsy])]);
    expect(run).toMatchObject({ passed: 1, exitCode: 2 });
    expect(run.problems[0]).toMatch(sentence);
  });
  it('resolves paths from where the command was typed, and ends with a line for programs', () => {
    file('methadone.json', [drowsy]);
    const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'cases.ts'), 'methadone.json'], { env: { ...process.env, INIT_CWD: folder }, encoding: 'utf8' });
    expect([ran.status, ran.stdout.trim().split('\n').at(-1)]).toEqual([0, '1 passed, 0 failed']);
    const none = spawnSync(process.execPath, [join(import.meta.dirname, 'cases.ts')], { encoding: 'utf8' });
    expect([none.status, none.stdout.trim()]).toEqual([2, '0 passed, 0 failed']);
  });
});

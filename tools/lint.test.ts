import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const lines = (count: number, line: (n: number) => string): string => Array.from({ length: count }, (_, n) => line(n)).join('\n');
const constants = (count: number): string => lines(count, (n) => `export const c${n} = ${n};`);
const body = (count: number): string => `export function long(): number {\n  let n = 0;\n${lines(count, () => '  n += 1;')}\n  return n;\n}`;

/** Planted faults: the file, its text, and the rule that must name it; undefined where the same text is allowed. */
const planted: readonly (readonly [string, string, string | undefined])[] = [
  ['apps/server/src/any.ts', 'export const given = (value: any): unknown => value;', 'no-explicit-any'],
  ['apps/server/src/sure.ts', 'export const first = (all: string[]): string => all[0]!;', 'no-non-null-assertion'],
  ['apps/server/src/says.ts', `console.log('dose');`, 'no-console'],
  ['apps/server/src/commands/says.ts', `console.log('dose');`, undefined],
  ['apps/server/src/loose.ts', 'export const same = (a: unknown, b: unknown): boolean => a == b;', 'eqeqeq'],
  ['apps/server/src/evaluates.ts', 'export const run = (text: string): unknown => eval(text);', 'no-eval'],
  ['apps/server/src/long-file.ts', constants(301), 'max-lines'],
  ['apps/server/src/long-messages.ts', constants(301), undefined],
  ['apps/server/src/whole-file.ts', constants(300), undefined],
  ['apps/server/src/long-file.test.ts', constants(501), 'max-lines'],
  ['apps/server/src/long-function.ts', body(70), 'max-lines-per-function'],
  ['apps/server/src/whole-function.ts', body(60), undefined],
  ['apps/server/src/chicken.ts', `import { egg } from './egg.ts';\nexport const chicken = (): unknown => egg;`, 'no-cycle'],
  ['apps/server/src/egg.ts', `import { chicken } from './chicken.ts';\nexport const egg = (): unknown => chicken;`, 'no-cycle'],
  ['packages/clinical/src/clock.ts', 'export const today = (): number => Date.now();', 'no-restricted-globals'],
  ['packages/clinical/src/chance.ts', 'export const dice = (): number => Math.random();', 'no-restricted-properties'],
  ['apps/server/src/chance.ts', 'export const dice = (): number => Math.random();', undefined],
];

let house: string;
beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'fairlead-lint-'));
  await cp(join(root, '.oxlintrc.json'), join(house, '.oxlintrc.json'));
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
  for (const [file, text] of planted) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await writeFile(join(house, file), `${text}\n`);
  }
});
afterAll(async () => await rm(house, { recursive: true, force: true }));

describe('lint', () => {
  test('names every planted fault, and nothing else, and fails', async () => {
    const { code, output } = await lint();
    const { diagnostics } = JSON.parse(output) as { diagnostics: { filename: string; code: string; severity: string }[] };
    const named = diagnostics.map(({ filename, code: rule, severity }) => `${filename}: ${rule.replace(/^.*\(|\)$/g, '')} ${severity}`);
    const expected = planted.filter(([, , rule]) => rule !== undefined).map(([file, , rule]) => `${file}: ${rule} error`);
    expect([...new Set(named)].toSorted()).toEqual(expected.toSorted());
    expect(code).not.toBe(0);
  });
});

async function lint(): Promise<{ code: number; output: string }> {
  return await new Promise((resolve) => {
    execFile(join(root, 'node_modules', '.bin', 'oxlint'), ['--deny-warnings', '-f', 'json'], { cwd: house, maxBuffer: 50_000_000 }, (error, output) => {
      resolve({ code: error === null ? 0 : Number(error.code), output });
    });
  });
}

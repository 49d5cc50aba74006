/**
 * `npm run mutation -- [FAMILY...]`: breaks the functions of rules and scorer one place at a time and counts how many breaks the tests notice.
 * Prints each family's score and every survivor; a survivor whose reason stands in `tools/mutation/survivors.json` is printed with it.
 * `--record` writes the result of the families that ran into `docs/mutation.md`. Exits 1 when a family is below 90.
 */
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { families, notMutated, type Family } from './mutation/families.ts';
import { page, type FamilyResult, type Survivor } from './mutation/page.ts';

const root = join(import.meta.dirname, '..');
const goal = 90;
const reasonsFile = join(root, 'tools', 'mutation', 'survivors.json');
const resultsFile = join(root, 'tools', 'mutation', 'results.json');

const { values: asked, positionals } = parseArgs({ allowPositionals: true, options: { record: { type: 'boolean' }, help: { type: 'boolean' }, workers: { type: 'string', default: '2' } } });
const unknown = positionals.filter((name) => !families.some((family) => family.name === name));
if (asked.help === true || unknown.length > 0) {
  for (const name of unknown) console.error(`There is no family "${name}".`);
  console.log(`npm run mutation -- [FAMILY...] [--record] [--workers N]\nFamilies: ${families.map(({ name }) => name).join(', ')}`);
  process.exit(unknown.length > 0 ? 2 : 0);
}

/** Why a survivor is no gap in the tests, by `file: original -> replacement`. */
const reasons = JSON.parse(await readFile(reasonsFile, 'utf8')) as Readonly<Record<string, string>>;

async function runFamily(family: Family): Promise<FamilyResult> {
  process.env['MUTATION_TESTS'] = family.tests.join(',');
  const before = performance.now();
  // Read before the run, so that a line stays what was broken even when somebody edits the file meanwhile.
  const sources = new Map<string, readonly string[]>();
  for await (const file of glob('packages/clinical/src/**/*.ts', { cwd: root })) sources.set(file, (await readFile(join(root, file), 'utf8')).split('\n'));
  await mkdir(join(root, '.cache'), { recursive: true });
  const mutants = await new Stryker({
    testRunner: 'in-process', plugins: ['./tools/mutation/runner.ts'], timeoutMS: 60_000,
    mutate: [...family.mutates.map((glob) => `packages/clinical/src/${glob}`), ...notMutated],
    coverageAnalysis: 'perTest', ignoreStatic: true, concurrency: Number(asked.workers), tempDirName: '.cache/mutation', reporters: [], logLevel: 'error',
    ignorePatterns: ['docs', '.cache', 'dist'],
    // A sentence or a citation changed is no change of a decision; codes that are compared are covered by the other kinds of break.
    mutator: { excludedMutations: ['StringLiteral'] },
  } as ConstructorParameters<typeof Stryker>[0]).runMutationTest();
  const original = (file: string, start: { line: number; column: number }, end: { line: number; column: number }): string => {
    // Lines and columns of a mutant count from 1.
    const part = (sources.get(file) ?? []).slice(start.line - 1, end.line);
    return part.map((line, at) => line.slice(at === 0 ? start.column - 1 : 0, at === part.length - 1 ? end.column - 1 : undefined)).join(' ').replaceAll(/\s+/g, ' ');
  };
  const counted = { noticed: 0, survived: 0 };
  const survivors: Survivor[] = [];
  for (const mutant of mutants) {
    if (mutant.status === 'Killed' || mutant.status === 'Timeout') counted.noticed += 1;
    if (mutant.status !== 'Survived' && mutant.status !== 'NoCoverage') continue;
    counted.survived += 1;
    const { start, end } = mutant.location;
    const file = mutant.fileName.replace(/^.*packages\/clinical\/src\//, '');
    const change = `${file}: ${original(`packages/clinical/src/${file}`, start, end)} -> ${(mutant.replacement ?? '').replaceAll(/\s+/g, ' ')}`;
    survivors.push({ file, line: start.line, change, reached: mutant.status === 'Survived', ...(reasons[change] === undefined ? {} : { why: reasons[change] }) });
  }
  return { name: family.name, ...counted, seconds: Math.round((performance.now() - before) / 1000), survivors };
}

const results: FamilyResult[] = [];
for (const family of families.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  const result = await runFamily(family);
  results.push(result);
  for (const survivor of result.survivors) console.log(`  ${survivor.reached ? 'survived' : 'not reached'} line ${survivor.line} ${survivor.change}${survivor.why === undefined ? '' : `\n    why: ${survivor.why}`}`);
  console.log(`${result.name}: ${result.noticed} of ${result.noticed + result.survived} noticed, score ${scoreOf(result).toFixed(1)} (${result.seconds} s)`);
}
const all = { noticed: results.reduce((sum, { noticed }) => sum + noticed, 0), survived: results.reduce((sum, { survived }) => sum + survived, 0) };
console.log(`mutation score ${scoreOf(all).toFixed(1)}: ${all.noticed} of ${all.noticed + all.survived} noticed, goal ${goal}`);
if (asked.record === true) {
  const known = JSON.parse(await readFile(resultsFile, 'utf8').catch(() => '[]')) as readonly FamilyResult[];
  const merged = families.flatMap(({ name }) => results.find((one) => one.name === name) ?? known.find((one) => one.name === name) ?? []);
  await writeFile(resultsFile, `${JSON.stringify(merged, null, 1)}\n`);
  await writeFile(join(root, 'docs', 'mutation.md'), page(merged, goal, families.map(({ name }) => name)));
}
process.exitCode = results.every((result) => scoreOf(result) >= goal) ? 0 : 1;

function scoreOf({ noticed, survived }: { readonly noticed: number; readonly survived: number }): number {
  return noticed + survived === 0 ? 100 : (100 * noticed) / (noticed + survived);
}

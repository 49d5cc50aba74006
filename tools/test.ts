// `npm test`: everything that must hold; with `--long` also what takes minutes of its own. Each part prints its result; the last line adds them up.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

type Count = { passed: number; failed: number };
type Ended = { code: number; output: string };
/** The part of vitest's JSON report that is read here. */
type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; testResults: { status: string; assertionResults: unknown[] }[] };

const root = join(import.meta.dirname, '..');
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
const reportFile = join(root, '.cache', 'vitest.json');
/** TypeScript 7 judges the types, three times as fast; TypeScript 6 stays for the tools that read code through its library. */
const compiler = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
/** How often what is tried by chance is tried: few for everybody who changes something, more before it lands. */
const isLong = process.argv.includes('--long');
const kills = isLong ? ['--kills', '40', '--database-kills', '10'] : ['--kills', '4', '--database-kills', '1'];
const tries = isLong ? { LEDGER_OPERATIONS: '20000', RACE_ROUNDS: '500' } : {};

type Part = readonly [name: string, run: () => Promise<Count>];

/** What is there before anything starts the product: side by side they would build it twice. */
const first: readonly (readonly Part[])[] = [
  [
    ['types', async () => asOne(await run(process.execPath, [compiler, '-b']))],
    ['types of tests', async () => asOne(await run(process.execPath, [compiler, '-p', 'tsconfig.tests.json']))],
  ],
  [
    ['doors', async () => asOne(await run(process.execPath, ['tools/build.ts']))],
    ['lint', async () => asOne(await run(bin('oxlint'), ['--deny-warnings', '--quiet']))],
  ],
];

/** Two lanes beside each other: walks wait for pages most of their time, tests fill the processors. Each part ends with a count of its own or with its exit code. */
const lanes: readonly (readonly Part[])[] = [
  [
    ['unit and integration tests', vitest],
    [`crash run, ${kills[1] ?? ''} and ${kills[3] ?? ''} kills`, async () => asOne(await run(process.execPath, ['tools/crash.ts', ...kills, '--seed', '20260210']))],
    ...(isLong ? [["a pharmacy's week", () => counted('e2e/pharmacy-week.ts')]] as const : []),
  ],
  [
    ['browser walk', () => counted('e2e/walk.ts')],
    ...(isLong ? [['a morning at the window', () => counted('e2e/morning.ts')]] as const : []),
  ],
];

const total: Count = { passed: 0, failed: 0 };
for (const together of [first, lanes]) await Promise.all(together.map(async (lane) => { for (const part of lane) await runAndAdd(part); }));
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

async function runAndAdd([name, runPart]: Part): Promise<void> {
  const before = performance.now();
  const count = await runPart();
  total.passed += count.passed;
  total.failed += count.failed;
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed (${((performance.now() - before) / 1000).toFixed(1)} s)`);
}

/** A part that has no count of its own: silent when it passes, its own words when it does not. */
function asOne({ code, output }: Ended): Count {
  if (code !== 0) console.log(output.trimEnd());
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(): Promise<Count> {
  await mkdir(join(root, '.cache'), { recursive: true });
  await rm(reportFile, { force: true });
  const { code, output } = await run(bin('vitest'), ['run', '--project', 'unit', '--project', 'integration', ...(isLong ? ['--project', 'long'] : []), '--reporter=dot', '--reporter=json', `--outputFile.json=${reportFile}`], tries);
  if (code !== 0) console.log(output.trimEnd());
  const report = await readFile(reportFile, 'utf8').then((text) => JSON.parse(text) as Report, () => undefined);
  if (report === undefined) return { passed: 0, failed: 1 };
  const unread = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) console.log(`${skipped} tests are skipped; a skipped test counts as failed.`);
  const failed = report.numFailedTests + unread + skipped;
  // An error outside every test (in a set-up, say) fails the run without failing a test.
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** A walk prints what it does and ends with a count of its own. */
async function counted(file: string): Promise<Count> {
  if (!existsSync(join(root, file))) return { passed: 0, failed: 0 };
  const { code, output } = await run(process.execPath, [file]);
  if (code !== 0) console.log(output.trimEnd());
  const last = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  const count = last === null ? asOne({ code, output: '' }) : { passed: Number(last[1]), failed: Number(last[2]) };
  return { passed: count.passed, failed: count.failed === 0 && code !== 0 ? 1 : count.failed };
}

async function run(program: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ended> {
  return await new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, CI: '1', NO_COLOR: '1', ...more }, shell: process.platform === 'win32' });
    let output = '';
    child.stdout.on('data', (part) => { output += part; });
    child.stderr.on('data', (part) => { output += part; });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

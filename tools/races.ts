/**
 * `npm run races -- --rounds 10000`: two pairs of hands on one person at the same moment, so many times each (apps/server/src/dispensary/races.test.ts), and a twentieth of it across two organisations (signed-days.test.ts).
 * `npm run races -- --every-statement [--only PART]`: two presses in every order that their statements can meet (apps/server/src/interleave.test.ts), for all writes whose name holds PART.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10000' }, 'every-statement': { type: 'boolean', default: false }, only: { type: 'string', default: '' } } });
if (!/^[1-9]\d{0,6}$/.test(values.rounds)) {
  process.stderr.write('Say how many: npm run races -- --rounds 10000, or --every-statement [--only PART].\n');
  process.exit(2);
}
const dispensary = ['apps/server/src/dispensary/races.test.ts', 'apps/server/src/dispensary/signed-days.test.ts', '-t', 'at the same moment|between a nurse|gives a day back'];
const [tests, more] = values['every-statement'] ? [['apps/server/src/interleave.test.ts', '--reporter=verbose'], { EVERY_STATEMENT: values.only }] as const : [dispensary, { RACE_ROUNDS: values.rounds }] as const;
const run = spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'integration', ...tests], { cwd: root, stdio: 'inherit', env: { ...process.env, ...more } });
process.exit(run.status ?? 1);

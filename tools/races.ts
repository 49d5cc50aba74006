/** `npm run races -- --rounds 10000`: two pairs of hands on one person at the same moment, so many times each (apps/server/src/dispensary/races.test.ts), and a twentieth of it across two organisations (signed-days.test.ts). */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10000' } } });
if (!/^[1-9]\d{0,6}$/.test(values.rounds)) {
  process.stderr.write('Say how many: npm run races -- --rounds 10000.\n');
  process.exit(2);
}
const run = spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'integration', 'apps/server/src/dispensary/races.test.ts', 'apps/server/src/dispensary/signed-days.test.ts', '-t', 'at the same moment|between a nurse|gives a day back'], { cwd: root, stdio: 'inherit', env: { ...process.env, RACE_ROUNDS: values.rounds } });
process.exit(run.status ?? 1);

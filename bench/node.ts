/** A site of 500 people at a site node (`-- node --people 200` for another size): see apps/server/src/downtime/site-of-many.long.test.ts, which stands on two databases of its own. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { people: { type: 'string', default: '500' }, doses: { type: 'string', default: '100' } } });
const run = spawnSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'long', 'apps/server/src/downtime/site-of-many.long.test.ts'], { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_PEOPLE: values.people, NODE_DOSES: values.doses } });
process.exitCode = run.status ?? 1;

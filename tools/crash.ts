/**
 * Faults in the dispensary. `--kills N [--database-kills M] [--seed S]`: the server and its database are killed (SIGKILL) while
 * eight nurses work; without M, one kill in eight is the database's. `--cut [--only PART]`: the wire to the database is cut at every
 * message of every write of medication, dispensary, tests, photos, screens and downtime, before it arrives and after it was delivered.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { cutRun } from './crash/cut.ts';
import { killRun } from './crash/kill.ts';

const { values } = parseArgs({ options: { kills: { type: 'string' }, 'database-kills': { type: 'string' }, seed: { type: 'string' }, cut: { type: 'boolean', default: false }, only: { type: 'string' } } });
const whole = (text: string | undefined): number | null => (text !== undefined && /^\d+$/.test(text) ? Number(text) : null);
const [kills, database] = [whole(values.kills), whole(values['database-kills'])];
if (values.cut) process.exit((await cutRun(values.only)) ? 0 : 1);
if (kills === null) {
  process.stderr.write('Say what to break: npm run crash -- --kills N [--database-kills M] [--seed S], or --cut.\n');
  process.exit(2);
}
const eighth = Math.floor((kills + 4) / 8);
const fine = await killRun(database === null ? { server: kills - eighth, database: eighth } : { server: kills, database }, whole(values.seed) ?? randomInt(1, 2 ** 31));
process.exit(fine ? 0 : 1);

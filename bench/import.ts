/**
 * The whole of the published trial tables in size (3,560 people, 216,242 doses, with visits and tests in the published
 * proportion; the rows are made up here), imported as the command does it, beside a bare COPY of the same rows into tables
 * without keys, indexes or row-level security on the same database.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { importPath } from '../apps/server/src/interop/index.ts';
import { startEmbedded } from '../apps/server/src/platform/embedded/index.ts';
import { migrate } from '../apps/server/src/platform/migrate.ts';
import { openDatabase } from '../apps/server/src/platform/scoped.ts';
import { allSites } from '../apps/server/src/platform/sites-store.ts';
import { makeTestClinic } from '../apps/server/src/platform/testing/test-clinic.ts';
import { report } from './report.ts';

const people = Number(process.env['PEOPLE'] ?? 3560);
const doses = Math.round((people * 216_242) / 3560);
const factsAMinute = 200_000;

/** Tables of made-up people in the published shape; the doses come out at exactly so many. */
function tablesOf(): ReadonlyMap<string, string> {
  const lines: Record<string, string[]> = { everybody: ['who,project'], demographics: ['who,age,is_male'], randomization: ['who,treatment,which,when'], treatment: ['who,amount,when'], uds: ['who,what,when'], visit: ['who,visit,what,is_no_show,when'], withdrawal: ['who,withdrawal,when'] };
  const add = (table: string, ...cells: readonly (string | number)[]): void => void lines[table]?.push(cells.join(','));
  for (let at = 0; at < people; at += 1) {
    const who = 10_000 + at;
    const [project, arm] = at % 3 === 0 ? [27, 'Methadone'] : at % 3 === 1 ? [30, 'Outpatient BUP'] : [51, 'Inpatient BUP'];
    add('everybody', who, project);
    add('demographics', who, 20 + (at % 45), at % 3 === 0 ? 'No' : 'Yes');
    add('randomization', who, arm, 1, 0);
    const mine = Math.floor((doses * (at + 1)) / people) - Math.floor((doses * at) / people);
    for (let day = 0; day < mine; day += 1) add('treatment', who, arm === 'Methadone' ? 30 + (day % 90) : 8 + (day % 4) * 4, day);
    for (let week = 0; week < 26; week += 1) {
      add('visit', who, `WK${String(week)}`, week % 7 === 6 ? 'no visit' : 'visit', week % 7 === 6 ? 1 : '', week * 7);
      if (week > 2) add('uds', who, week % 2 === 0 ? 'Opioid' : 'Cocaine', week * 7);
    }
    for (const day of [0, 7]) add('withdrawal', who, day === 0 ? 2 : 1, day);
  }
  return new Map(Object.entries(lines).map(([table, rows]) => [table, `${rows.join('\n')}\n`]));
}

const directory = await mkdtemp(join(tmpdir(), 'fairlead-bench-'));
const started = await startEmbedded({ directory: join(directory, 'data'), settings: { jit: 'off', synchronous_commit: 'on' } });
if (started.kind === 'refused') throw new Error('The database did not start.');
const embedded = started.database;
const migrated = await migrate(embedded.ownerUrl);
if (migrated.kind === 'refused') throw new Error('The database was not migrated.');
const clinic = await makeTestClinic({ routes: [], database: { appUrl: embedded.appUrl, ownerUrl: embedded.ownerUrl, adminUrl: embedded.adminUrl, close: async () => undefined } });
const database = openDatabase(embedded.appUrl);
const folder = join(directory, 'trial');
await mkdir(folder);
for (const [table, text] of tablesOf()) await writeFile(join(folder, `${table}.csv`), text);

const [site] = await database.scoped(clinic.here.id, allSites);
if (site === undefined) throw new Error('no site');
const began = performance.now();
const result = await importPath({ database, organisationId: clinic.here.id, site, now: clinic.clock.now(), dayZero: '2000-01-01', source: null, notKept: () => undefined }, folder);
const importMs = performance.now() - began;
if (result.kind === 'refused') throw new Error(result.sentence);
const kept = result.counts.reduce((sum, each) => sum + each.kept, 0);
for (const each of result.counts) process.stdout.write(`${each.file}: ${each.read} read, ${each.kept} kept\n`);

// The same rows again by COPY, from files that the database server reads itself.
const admin = new pg.Client({ connectionString: embedded.adminUrl });
await admin.connect();
let [copyMs, rows] = [0, 0];
for (const table of ['people', 'imported_people', 'episodes', 'doses', 'urine_tests', 'urine_results', 'encounters', 'observations', 'events']) {
  const path = join(directory, 'data', `${table}.copy`);
  await admin.query(`copy (select * from ${table}) to '${path}'`);
  await admin.query(`create table bare_${table} (like ${table})`);
  const start = performance.now();
  rows += (await admin.query(`copy bare_${table} from '${path}'`)).rowCount ?? 0;
  copyMs += performance.now() - start;
}
await admin.end();
process.stdout.write(`imported ${kept} rows of tables in ${(importMs / 1000).toFixed(1)} s; COPY of the ${rows} rows that came of them ${(copyMs / 1000).toFixed(1)} s\n`);
const met = report([
  { name: 'import', case: 'rows a second beside COPY', ours: (rows * 1000) / importMs, reference: (rows * 1000) / copyMs, goal: 0.1 },
  { name: 'import', case: 'facts a minute', ours: (kept * 60_000) / importMs, reference: factsAMinute, goal: 1 },
]);
process.exitCode = met ? 0 : 1;
await database.close();
await clinic.close();
await embedded.stop();
await rm(directory, { recursive: true, force: true });

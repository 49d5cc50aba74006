// `npm run import -- PATH [--site CODE] [--day-zero DATE] [--source NAME]`: FHIR R4 bundles, NDJSON or a folder of trial tables.
import { parseArgs } from 'node:util';
import { dayOf } from '@fairlead/clinical';
import { fillDemo } from '../demo/fill-demo.ts';
import { importPath, sumOf, type FileCounts } from '../interop/index.ts';
import { movableClock } from '../platform/clock.ts';
import { dataDirectory, keyBeside, sayStartProblem, typedPath, withEmbedded } from '../platform/embedded/index.ts';
import { firstOrganisation, readInstallation } from '../platform/installation-store.ts';
import { checkSchema, migrate, sayMigrateProblem, saySchemaState } from '../platform/migrate.ts';
import { openDatabase, type Database } from '../platform/scoped.ts';
import { allSites, type SiteRow } from '../platform/sites-store.ts';
import { holdKeys, newKeyText, readKeys } from '../platform/vault.ts';

const usage = 'Say what: npm run import -- PATH [--site CODE] [--day-zero 2000-01-01] [--source NAME]';

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

function read(): { path: string; site?: string; dayZero: string; source: string | null } | string {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { site: { type: 'string' }, 'day-zero': { type: 'string' }, source: { type: 'string' } } });
    const dayZero = values['day-zero'] ?? '2000-01-01';
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) return usage;
    if (dayOf(dayZero) === null) return `${dayZero} is no day of the calendar; write it as 2000-01-01.`;
    return { path: typedPath(path), ...(values.site === undefined ? {} : { site: values.site }), dayZero, source: values.source?.slice(0, 200) ?? null };
  } catch {
    return usage;
  }
}

const asked = read();
if (typeof asked === 'string') refuse(asked);
else await run(asked);

async function run(args: Exclude<typeof asked, string>): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) {
    await importInto(openDatabase(url), args, async () => await checkSchema(url));
    return;
  }
  const done = await withEmbedded(dataDirectory(), async (embedded) => {
    // Alone, on a directory that no server of this version has opened yet: what `npm start` would do first.
    const migrated = await migrate(embedded.ownerUrl);
    if (migrated.kind === 'refused') return refuse(sayMigrateProblem(migrated.problem));
    const database = openDatabase(embedded.appUrl);
    if ((await firstOrganisation(database)) === null) {
      console.log('There is no clinic here yet: filling the demonstration first.');
      holdKeys(readKeys(process.env['FAIRLEAD_KEY'] || (await keyBeside(embedded.directory, newKeyText))) ?? []);
      await fillDemo(database, movableClock(0).now());
    }
    await importInto(database, args, async () => await checkSchema(embedded.appUrl));
  });
  if (done.kind !== 'done') refuse(sayStartProblem(done.problem));
}

async function siteFor(database: Database, organisationId: string, code: string | undefined): Promise<SiteRow | string> {
  const sites = await database.scoped(organisationId, allSites);
  const codes = sites.map((site) => site.code).join(', ');
  const [first] = sites;
  if (first === undefined) return 'This organisation has no site yet.';
  if (code !== undefined) return sites.find((site) => site.code === code.toUpperCase()) ?? `There is no site ${code}; there are: ${codes}.`;
  if (sites.length > 1) console.log(`There are several sites (${codes}): importing into ${first.code}. --site CODE chooses another.`);
  return first;
}

async function importInto(database: Database, args: Exclude<typeof asked, string>, schema: () => ReturnType<typeof checkSchema>): Promise<void> {
  try {
    const state = await schema();
    if (state.kind !== 'current') return refuse(saySchemaState(state));
    const organisationId = await firstOrganisation(database);
    if (organisationId === null) return refuse('There is no organisation yet. Set it up first (npm start or npm run serve).');
    const site = await siteFor(database, organisationId, args.site);
    if (typeof site === 'string') return refuse(site);
    const now = movableClock((await readInstallation(database)).clock_ahead_ms).now();
    const started = performance.now();
    const result = await importPath({
      database, organisationId, site, now, dayZero: args.dayZero, source: args.source,
      notKept: (each) => console.log(`NOT KEPT ${each.file} ${each.place} ${each.type}${each.id === null ? '' : `/${each.id}`}: ${each.reason?.en ?? ''}`),
    }, args.path);
    if (result.kind === 'refused') return refuse(result.sentence);
    report(result.counts, performance.now() - started);
  } finally {
    await database.close();
  }
}

function report(counts: readonly FileCounts[], ms: number): void {
  for (const each of counts) console.log(`${each.file} ${each.type}: ${each.read} read, ${each.kept} kept, ${each.here} already here, ${each.notKept} not kept`);
  const sum = sumOf(counts);
  console.log(`in ${(ms / 1000).toFixed(1)} s`);
  console.log(`${sum.read} read, ${sum.kept} kept, ${sum.here} already here, ${sum.notKept} not kept`);
  if (sum.notKept > 0) process.exitCode = 1;
}

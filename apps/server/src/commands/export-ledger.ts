// `npm run export-ledger -- SITE FILE`: the whole ledger of a site, for `npm run verify-ledger -- FILE`. SITE is its code.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { ledgerLines } from '../dispensary/index.ts';
import { movableClock } from '../platform/clock.ts';
import { dataDirectory, hasCluster, sayStartProblem, typedPath, withEmbedded } from '../platform/embedded/index.ts';
import { newId } from '../platform/ids.ts';
import { firstOrganisation, readInstallation } from '../platform/installation-store.ts';
import { writeAudit } from '../platform/record-store.ts';
import { openDatabase, type Database, type Tx } from '../platform/scoped.ts';
import { allSites } from '../platform/sites-store.ts';

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

const [code, file, ...more] = process.argv.slice(2);
if (code === undefined || file === undefined || more.length > 0) refuse('Say which site and where to: npm run export-ledger -- SITE FILE');
else await run(code, typedPath(file));

async function run(siteCode: string, path: string): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) return exportTo(openDatabase(url), siteCode, path);
  if (!(await hasCluster(dataDirectory()))) return refuse(`There is no database in ${dataDirectory()}; there is nothing to export.`);
  const done = await withEmbedded(dataDirectory(), async (embedded) => await exportTo(openDatabase(embedded.appUrl), siteCode, path));
  if (done.kind !== 'done') refuse(sayStartProblem(done.problem));
}

async function write(tx: Tx, siteCode: string, path: string, now: Temporal.Instant): Promise<number | null> {
  const site = (await allSites(tx)).find((each) => each.code === siteCode.toUpperCase());
  if (site === undefined) return null;
  await writeAudit(tx, { kind: 'anyone', organisationId: tx.organisationId }, now, newId(), { event: 'ledger exported by command', kind: 'read', details: { site: site.code } });
  // Readable by whoever made it and nobody else: it tells who was given what, if only by ids.
  const out = createWriteStream(path, { mode: 0o600 });
  let lines = 0;
  for await (const part of ledgerLines(tx, site, null, now)) {
    lines += part.split('\n').length - 1;
    if (!out.write(part)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return lines - 1;
}

async function exportTo(database: Database, siteCode: string, path: string): Promise<void> {
  try {
    const organisationId = await firstOrganisation(database);
    if (organisationId === null) return refuse('There is no organisation yet; there is nothing to export.');
    const now = movableClock((await readInstallation(database)).clock_ahead_ms).now();
    const entries = await database.scoped(organisationId, (tx) => write(tx, siteCode, path, now));
    if (entries === null) return refuse(`There is no site with the code ${siteCode}. Nothing was written.`);
    console.log(`${entries} written`);
  } catch (error) {
    refuse(`The ledger could not be exported to ${path}: ${(error as Error).message}`);
  } finally {
    await database.close();
  }
}

// `npm run export -- PERSON FILE`: one person's whole record as a FHIR R4 bundle. PERSON is a number (FL-2041) or an id.
import { writeFile } from 'node:fs/promises';
import { exportNamed } from '../interop/index.ts';
import { movableClock } from '../platform/clock.ts';
import { dataDirectory, hasCluster, sayStartProblem, typedPath, withEmbedded } from '../platform/embedded/index.ts';
import { newId } from '../platform/ids.ts';
import { firstOrganisation, readInstallation } from '../platform/installation-store.ts';
import { writeAudit } from '../platform/record-store.ts';
import { openDatabase, type Database } from '../platform/scoped.ts';

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

const [named, file, ...more] = process.argv.slice(2);
if (named === undefined || file === undefined || more.length > 0) refuse('Say who and where to: npm run export -- PERSON FILE');
else await run(named, typedPath(file));

async function run(person: string, path: string): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (url !== undefined) {
    await exportTo(openDatabase(url), person, path);
    return;
  }
  if (!(await hasCluster(dataDirectory()))) return refuse(`There is no database in ${dataDirectory()}; there is nothing to export.`);
  const done = await withEmbedded(dataDirectory(), async (embedded) => await exportTo(openDatabase(embedded.appUrl), person, path));
  if (done.kind !== 'done') refuse(sayStartProblem(done.problem));
}

async function exportTo(database: Database, person: string, path: string): Promise<void> {
  try {
    const organisationId = await firstOrganisation(database);
    if (organisationId === null) return refuse('There is no organisation yet; there is nothing to export.');
    const now = movableClock((await readInstallation(database)).clock_ahead_ms).now();
    const exported = await database.scoped(organisationId, async (tx) => {
      const found = await exportNamed(tx, person, now);
      // Whose record left is written down before the file is.
      if (found !== null) await writeAudit(tx, { kind: 'anyone', organisationId }, now, newId(), { event: 'record exported by command', kind: 'read', people: [found.personId], details: { entries: found.bundle.entry.length } });
      return found;
    });
    if (exported === null) return refuse(`There is nobody with the number or id ${person}. Nothing was written.`);
    // Readable by whoever made it and nobody else: it is a substance use record.
    await writeFile(path, `${JSON.stringify(exported.bundle, null, 1)}\n`, { mode: 0o600 });
    console.log('This file is a record protected by 42 CFR Part 2. It may not be passed on without the consent of the person it is about.');
    console.log(`${exported.bundle.entry.length} written`);
  } catch (error) {
    refuse((error as { code?: string }).code?.startsWith('E') === true ? `${path} cannot be written: ${(error as Error).message}` : `The record could not be exported: ${(error as Error).message}`);
  } finally {
    await database.close();
  }
}

// `npm run backup -- DIR`: a whole backup of the database, while it is in use.
import { backup, sayBackupProblem, type BackupResult } from '../platform/backup/index.ts';
import { dataDirectory, hasCluster, sayStartProblem, typedPath, withEmbedded } from '../platform/embedded/index.ts';

const [given] = process.argv.slice(2);
if (given === undefined) refuse('Say where to: npm run backup -- DIRECTORY');
else await run(typedPath(given));

async function run(directory: string): Promise<void> {
  const url = process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL'];
  if (url !== undefined) {
    report(await backup(url, directory, { physical: false }), directory);
    return;
  }
  if (!(await hasCluster(dataDirectory()))) {
    refuse(`There is no database in ${dataDirectory()}; there is nothing to back up.`);
    return;
  }
  const done = await withEmbedded(dataDirectory(), async (database) => await backup(database.adminUrl, directory, { physical: true }));
  if (done.kind === 'done') report(done.value, directory);
  else refuse(sayStartProblem(done.problem));
}

function report(result: BackupResult, directory: string): void {
  if (result.kind === 'refused') {
    refuse(sayBackupProblem(result.problem));
    return;
  }
  const { tables } = result.manifest.logical;
  console.log(`Backed up to ${directory}${result.manifest.physical === undefined ? '' : ', files and tables'}. It holds records and password hashes: keep it as safe as the database.`);
  console.log(`${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + Number(rows), 0)} rows kept`);
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

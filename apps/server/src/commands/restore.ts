// `npm run restore -- DIR [--tables]`: a backup into a new database; it never overwrites one.
import { openBackup, restoreEmbedded, restoreTables, sayRestoreProblem, type Manifest } from '../platform/backup/index.ts';
import { dataDirectory, typedPath } from '../platform/embedded/index.ts';

const args = process.argv.slice(2);
const given = args.find((word) => !word.startsWith('--'));
if (given === undefined) refuse('Say where from: npm run restore -- DIRECTORY [--tables]');
else await run(typedPath(given));

async function run(directory: string): Promise<void> {
  const opened = await openBackup(directory);
  if (opened.kind === 'refused') {
    refuse(sayRestoreProblem(opened.problem));
    return;
  }
  const { manifest } = opened;
  const url = process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL'];
  if (url === undefined) {
    const restored = await restoreEmbedded(dataDirectory(), directory, manifest, args.includes('--tables'));
    if (restored.kind === 'refused') refuse(restored.sentence);
    else report(manifest, restored.by === 'files' ? `the files of the backup made at ${manifest.madeAt}` : `the tables of the backup made at ${manifest.madeAt}`);
    return;
  }
  const result = await restoreTables(url, directory, manifest);
  if (result.kind === 'refused') refuse(sayRestoreProblem(result.problem));
  else report(manifest, `the tables of the backup made at ${manifest.madeAt}`);
}

function report(manifest: Manifest, what: string): void {
  const { tables } = manifest.logical;
  console.log(`Restored ${what}. If this Fairlead is newer, run "npm run migrate" before "npm run serve".`);
  console.log(`${tables.length} tables, ${tables.reduce((sum, { rows }) => sum + Number(rows), 0)} rows restored`);
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

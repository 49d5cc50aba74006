// `npm run migrate`: brings the schema up to date, as its owner.
import { dataDirectory, sayStartProblem, withEmbedded } from '../platform/embedded/index.ts';
import { migrate, sayMigrateProblem, type MigrateResult } from '../platform/migrate.ts';

const ownerUrl = process.env['DATABASE_OWNER_URL'];
if (ownerUrl !== undefined) report(await migrate(ownerUrl));
else if (process.env['DATABASE_URL'] !== undefined) {
  refuse('Set DATABASE_OWNER_URL to the role that owns the schema; DATABASE_URL is the application\'s, which may not change it.');
} else {
  const done = await withEmbedded(dataDirectory(), async (database) => await migrate(database.ownerUrl));
  if (done.kind === 'done') report(done.value);
  else refuse(sayStartProblem(done.problem));
}

function report(result: MigrateResult): void {
  if (result.kind === 'refused') {
    refuse(sayMigrateProblem(result.problem));
    return;
  }
  for (const name of result.applied) console.log(name);
  console.log(`${result.applied.length} applied`);
}

function refuse(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}

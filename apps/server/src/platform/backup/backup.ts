import { mkdir, readdir } from 'node:fs/promises';
import pg from 'pg';
import { systemClock } from '../clock.ts';
import { copyTablesOut } from './logical.ts';
import { writeManifest, type Manifest } from './manifest.ts';
import { copyClusterOut } from './physical.ts';

export type BackupProblem = { kind: 'not-empty'; directory: string } | { kind: 'sees-too-little'; role: string } | { kind: 'nothing-there' };
export type BackupResult = { kind: 'kept'; manifest: Manifest } | { kind: 'refused'; problem: BackupProblem };

export function sayBackupProblem(problem: BackupProblem): string {
  switch (problem.kind) {
    case 'not-empty': return `${problem.directory} is not empty; name a directory that is empty or does not exist yet.`;
    case 'sees-too-little': return `The role ${problem.role} does not pass row-level security and would leave records out; use a superuser or a role with BYPASSRLS.`;
    case 'nothing-there': return 'The database has no Fairlead schema yet; there is nothing to back up.';
  }
}

/**
 * Backs a live database up into an empty directory: every table (which crosses major versions), and with
 * `physical` the files of the cluster and the WAL too. What was acknowledged before the call is in it.
 */
export async function backup(url: string, directory: string, options: { physical: boolean }): Promise<BackupResult> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if ((await readdir(directory)).length > 0) return { kind: 'refused', problem: { kind: 'not-empty', directory } };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const problem = await lookAtRole(client);
    if (problem !== undefined) return { kind: 'refused', problem };
    const migrations = await client.query<Manifest['migrations'][number]>('select number, name, checksum from schema_migrations order by number');
    const version = await client.query<{ major: string }>(`select (current_setting('server_version_num')::integer / 10000)::text as major`);
    const logical = await copyTablesOut(client, directory);
    const physical = options.physical ? await copyClusterOut(client, directory) : undefined;
    const manifest: Manifest = {
      format: 1, madeAt: systemClock.real().toString(), postgresMajor: version.rows[0]?.major ?? '', migrations: migrations.rows, logical,
      ...(physical === undefined ? {} : { physical }),
    };
    await writeManifest(directory, manifest);
    return { kind: 'kept', manifest };
  } finally {
    await client.end();
  }
}

async function lookAtRole(client: pg.Client): Promise<BackupProblem | undefined> {
  const found = await client.query<{ role: string; passes: boolean; there: boolean }>(
    `select current_user as role, rolsuper or rolbypassrls as passes, to_regclass('schema_migrations') is not null as there from pg_roles where rolname = current_user`);
  const [state] = found.rows;
  if (state?.there !== true) return { kind: 'nothing-there' };
  return state.passes ? undefined : { kind: 'sees-too-little', role: state.role };
}

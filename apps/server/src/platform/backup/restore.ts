import pg from 'pg';
import { applyWithin, readMigrations, type Migration } from '../migrate.ts';
import { copyTablesIn, listTables, type LoadFault } from './logical.ts';
import { findDamage, readManifest, type BackupFault, type Manifest } from './manifest.ts';

export type RestoreProblem =
  | BackupFault
  | LoadFault
  | { kind: 'not-empty' }
  | { kind: 'role-too-weak'; role: string }
  | { kind: 'unknown-schema'; name: string };
export type RestoreResult = { kind: 'restored'; tables: number; rows: number } | { kind: 'refused'; problem: RestoreProblem };

export function sayRestoreProblem(problem: RestoreProblem): string {
  switch (problem.kind) {
    case 'not-a-backup': return `${problem.directory} is not a whole Fairlead backup (it has no manifest); nothing was changed.`;
    case 'damaged': return `The backup is damaged: ${problem.path}: ${problem.because}. Nothing was changed.`;
    case 'differs': return `The table ${problem.table} read back otherwise than it was written; nothing was kept.`;
    case 'not-empty': return 'The database already has tables, and a restore never overwrites; restore into a new one. Nothing was changed.';
    case 'role-too-weak': return `The role ${problem.role} may not restore; use a superuser. Nothing was changed.`;
    case 'unknown-schema': return `The backup was made with migration ${problem.name}, which this Fairlead does not know or knows otherwise; use the Fairlead that made it, or a newer one. Nothing was changed.`;
  }
}

/** Verifies the checksums of the whole backup before anything is touched. */
export async function openBackup(directory: string): Promise<{ kind: 'whole'; manifest: Manifest } | { kind: 'refused'; problem: BackupFault }> {
  const manifest = await readManifest(directory);
  if ('kind' in manifest) return { kind: 'refused', problem: manifest };
  const damage = await findDamage(directory, [...manifest.logical.tables.map(({ file }) => file), ...(manifest.physical?.files ?? [])]);
  return damage === undefined ? { kind: 'whole', manifest } : { kind: 'refused', problem: damage };
}

/** Restores the tables into an empty database in one transaction: the schema as it was then, then every row, counted and compared. */
export async function restoreTables(url: string, directory: string, manifest: Manifest, known?: readonly Migration[]): Promise<RestoreResult> {
  const chosen = migrationsOf(manifest, known ?? await readMigrations());
  if ('kind' in chosen) return { kind: 'refused', problem: chosen };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const role = await client.query<{ role: string; owner: string; strong: boolean }>(`select current_user as role, rolsuper as strong,
      (select pg_get_userbyid(datdba) from pg_database where datname = current_database()) as owner from pg_roles where rolname = current_user`);
    const [state] = role.rows;
    if (state?.strong !== true) return { kind: 'refused', problem: { kind: 'role-too-weak', role: state?.role ?? 'unknown' } };
    if ((await listTables(client)).length > 0) return { kind: 'refused', problem: { kind: 'not-empty' } };
    await client.query('begin');
    await client.query(`set local role ${client.escapeIdentifier(state.owner)}`);
    await applyWithin(client, chosen);
    await client.query('set local role none');
    const fault = await copyTablesIn(client, directory, manifest.logical);
    if (fault !== undefined) {
      await client.query('rollback');
      return { kind: 'refused', problem: fault };
    }
    await client.query('commit');
    await client.query('analyze');
    return { kind: 'restored', tables: manifest.logical.tables.length, rows: manifest.logical.tables.reduce((sum, table) => sum + Number(table.rows), 0) };
  } finally {
    await client.end();
  }
}

function migrationsOf(manifest: Manifest, known: readonly Migration[]): readonly Migration[] | RestoreProblem {
  const byNumber = new Map(known.map((migration) => [migration.number, migration]));
  const chosen: Migration[] = [];
  for (const { number, name, checksum } of manifest.migrations) {
    const migration = byNumber.get(number);
    if (migration?.checksum !== checksum) return { kind: 'unknown-schema', name };
    chosen.push(migration);
  }
  return chosen;
}

import pg from 'pg';
import type { Passwords } from './files.ts';

export const databaseName = 'fairlead';

/** A URL for one role of the embedded database. */
export function urlFor(role: 'postgres' | 'fairlead_owner' | 'fairlead_app', password: string, port: number, database: string = databaseName): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Makes the two roles and the database where they are missing. fairlead_owner owns the schema,
 * fairlead_app owns nothing; neither is a superuser and neither passes row-level security.
 */
export async function setUpRoles(port: number, passwords: Passwords, passwordsAreNew: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: urlFor('postgres', passwords.admin, port, 'postgres') });
  await client.connect();
  try {
    await setUpRole(client, 'fairlead_owner', passwords.owner, passwordsAreNew);
    await setUpRole(client, 'fairlead_app', passwords.app, passwordsAreNew);
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName} owner fairlead_owner`);
    await client.query(`revoke temporary on database ${databaseName} from public`);
  } finally {
    await client.end();
  }
}

async function setUpRole(client: pg.Client, name: string, password: string, passwordIsNew: boolean): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  if (verb === 'alter' && !passwordIsNew) return;
  const rights = 'login nosuperuser nobypassrls nocreatedb nocreaterole noreplication';
  await client.query(`${verb} role ${name} with ${rights} password ${client.escapeLiteral(password)}`);
}

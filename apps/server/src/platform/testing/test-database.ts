import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import type {} from './database-setup.ts';

/** A migrated database that belongs to one test file. */
export type TestDatabase = {
  /** As the application connects. */
  appUrl: string;
  /** As migrations connect; row-level security is forced on it too. */
  ownerUrl: string;
  /** The superuser, to look past row-level security. */
  adminUrl: string;
  close(): Promise<void>;
};

/** Makes a database from the migrated template; `empty` leaves the schema out. */
export async function makeTestDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = inject('database');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = options.empty === true ? 'template0' : 'fairlead';
  await asAdmin(server.adminUrl, async (client) => {
    await retryWhileTemplateIsRead(async () => await client.query(`create database ${name} owner fairlead_owner template ${template}`));
  });
  const at = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  return {
    appUrl: at(server.appUrl), ownerUrl: at(server.ownerUrl), adminUrl: at(server.adminUrl),
    close: async () => await asAdmin(server.adminUrl, async (client) => { await client.query(`drop database if exists ${name} with (force)`); }),
  };
}

/** Questions as the superuser, to look past row-level security in an assertion. */
export function askAsAdmin(adminUrl: string): { readonly rows: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]>; readonly end: () => Promise<void> } {
  const pool = new pg.Pool({ connectionString: adminUrl, max: 2 });
  pool.on('error', () => undefined);
  return { rows: async <Row extends object>(text: string, values: unknown[] = []) => (await pool.query(text, values)).rows as Row[], end: () => pool.end() };
}

async function asAdmin(adminUrl: string, run: (client: pg.Client) => Promise<void>): Promise<void> {
  // Not the template itself: it cannot be copied while somebody is connected to it.
  const client = new pg.Client({ connectionString: Object.assign(new URL(adminUrl), { pathname: '/postgres' }).toString() });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

/** The template is briefly "being accessed" while the connection that migrated it, or a background worker, leaves. */
async function retryWhileTemplateIsRead(run: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await run();
      return;
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === '55006';
      if (!busy || attempt === 20) throw error;
      await new Promise((resolve) => { setTimeout(resolve, 100); });
    }
  }
}

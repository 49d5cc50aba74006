/** Every column of the database has a class (ASVS 14.1.1): a new one without a class fails here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTestDatabase, type TestDatabase } from './testing/test-database.ts';

const classes = ['identity', 'care', 'restricted', 'secret', 'account', 'operation'];
const listed = readFileSync(join(import.meta.dirname, '../../../../docs/security/data-classes.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));

let database: TestDatabase;
let columns: string[];
beforeAll(async () => {
  database = await makeTestDatabase();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const found = await admin.query<{ name: string }>(`select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public' order by 1`);
  columns = found.rows.map(({ name }) => name);
  await admin.end();
});
afterAll(() => database.close());

it('every column has a class, and every class is of a column that exists', () => {
  const known = new Map(listed.map(([table, column, kind]) => [`${table}.${column}`, kind ?? '']));
  expect(columns.filter((column) => !known.has(column))).toEqual([]);
  expect([...known.keys()].filter((column) => !columns.includes(column))).toEqual([]);
  expect([...known.values()].filter((kind) => !classes.includes(kind))).toEqual([]);
});

import { createHash } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSchema, migrate, readMigrations, sayMigrateProblem, saySchemaState, type Migration } from './migrate.ts';
import { makeTestDatabase, type TestDatabase } from './testing/test-database.ts';

const one = written(1, 'make_jar', 'create table jar (label text primary key); grant select on jar to fairlead_app;');
const five = written(5, 'fill_jar', `insert into jar values ('first');`);
const broken = written(7, 'break', `insert into jar values ('second'); select no_such_function();`);

function written(number: number, what: string, sql: string): Migration {
  return { number, name: `${String(number).padStart(4, '0')}_${what}`, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}

describe('migrations', () => {
  let database: TestDatabase;
  beforeEach(async () => { database = await makeTestDatabase({ empty: true }); });
  afterEach(async () => await database.close());

  async function labels(): Promise<readonly string[]> {
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    const found = await client.query<{ label: string }>('select label from jar order by 1');
    await client.end();
    return found.rows.map(({ label }) => label);
  }

  test('run once each, in order, with gaps between their numbers', async () => {
    expect(await checkSchema(database.appUrl, [one, five])).toEqual({ kind: 'older', missing: [one.name, five.name] });
    expect(await migrate(database.ownerUrl, [one, five])).toEqual({ kind: 'migrated', applied: [one.name, five.name] });
    expect(await migrate(database.ownerUrl, [one, five])).toEqual({ kind: 'migrated', applied: [] });
    expect(await labels()).toEqual(['first']);
    expect(await checkSchema(database.appUrl, [one, five])).toEqual({ kind: 'current' });
  });

  test('that fail leave nothing of themselves and keep those before them', async () => {
    const result = await migrate(database.ownerUrl, [one, five, broken]);
    expect(result).toMatchObject({ kind: 'refused', problem: { kind: 'failed', name: '0007_break' } });
    expect(await labels()).toEqual(['first']);
    expect(await checkSchema(database.appUrl, [one, five])).toEqual({ kind: 'current' });
  });

  test('are refused when one was edited after it landed', async () => {
    await migrate(database.ownerUrl, [one]);
    const edited = written(1, 'make_jar', `${one.sql} -- edited`);
    const result = await migrate(database.ownerUrl, [edited]);
    expect(result).toEqual({ kind: 'refused', problem: { kind: 'edited', name: one.name } });
    if (result.kind === 'refused') expect(sayMigrateProblem(result.problem)).toMatch(/0001_make_jar was edited after it landed/);
    expect(await checkSchema(database.appUrl, [edited])).toMatchObject({ kind: 'edited' });
  });

  test('of a newer Fairlead are not touched by an older one', async () => {
    await migrate(database.ownerUrl, [one, five]);
    expect(await migrate(database.ownerUrl, [one])).toMatchObject({ kind: 'refused', problem: { kind: 'unknown', name: five.name } });
    const state = await checkSchema(database.appUrl, [one]);
    expect(state).toEqual({ kind: 'newer', unknown: [five.name] });
    expect(saySchemaState(state)).toMatch(/newer than this Fairlead \(it has 0005_fill_jar\)/);
  });

  test('with one number twice are refused by name', async () => {
    expect(await migrate(database.ownerUrl, [one, written(1, 'make_tin', 'select 1')])).toMatchObject({ kind: 'refused', problem: { kind: 'same-number' } });
  });

  test('of two commands at once run once', async () => {
    const results = await Promise.all([migrate(database.ownerUrl, [one, five]), migrate(database.ownerUrl, [one, five])]);
    expect(results.map((result) => (result.kind === 'migrated' ? result.applied.length : -1)).toSorted()).toEqual([0, 2]);
  });

  test('of this repository have one number each', async () => {
    const numbers = (await readMigrations()).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

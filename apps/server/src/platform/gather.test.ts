/** Work that shares a transaction: what one cannot do never takes away or falsifies what another did. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from './ids.ts';
import { openDatabase, sql, type Database, type Tx } from './scoped.ts';
import { makeTestDatabase, type TestDatabase } from './testing/test-database.ts';

let made: TestDatabase;
let database: Database;
let organisationId: string;

beforeAll(async () => {
  made = await makeTestDatabase();
  database = openDatabase(made.appUrl);
});
afterAll(async () => {
  await database.close();
  await made.close();
});
beforeEach(async () => {
  organisationId = newId();
  await database.outside(sql`insert into organisations (id, name, country, created_at) values (${organisationId}, 'Gathered', 'US', '2026-02-10T13:00:00Z')`);
});

const note = (tx: Tx, event: string, id = newId()): Promise<number> => tx.run(sql`insert into audit_entries (organisation_id, id, at, event, kind) values (${tx.organisationId}, ${id}, '2026-02-10T13:00:00Z', ${event}, 'write')`);
const transactionOf = async (tx: Tx): Promise<string> => (await tx.one<{ x: string }>(sql`select pg_current_xact_id()::text as x`))?.x ?? '';
const kept = async (): Promise<readonly string[]> => (await database.scoped(organisationId, (tx) => tx.all<{ event: string }>(sql`select event from audit_entries where organisation_id = ${organisationId} order by event`))).map(({ event }) => event);

/** Sends all at once: the first begins, the others wait for it and go together. */
function all(...works: ((tx: Tx) => Promise<unknown>)[]): Promise<readonly PromiseSettledResult<unknown>[]> {
  return Promise.allSettled(works.map((work) => database.gathered(organisationId, work)));
}

describe('work that is gathered', () => {
  it('begins at once when nothing is under way, and shares the next transaction when something is', async () => {
    const settled = await all(transactionOf, transactionOf, transactionOf, transactionOf);
    const [first, second, ...rest] = settled.map((each) => (each.status === 'fulfilled' ? each.value : null));
    expect(first).not.toBe(second);
    expect(rest).toEqual([second, second]);
  });

  it('is answered after the commit and not before', async () => {
    await all(async () => undefined, ...['a', 'b', 'c'].map((event) => async (tx: Tx) => {
      await note(tx, event);
    }));
    expect(await kept()).toEqual(['a', 'b', 'c']);
    await Promise.all(['d', 'e', 'f'].map(async (event) => {
      await database.gathered(organisationId, (tx) => note(tx, event));
      expect(await kept()).toContain(event);
    }));
  });

  it('does not lose the others where one is refused by the database', async () => {
    const id = newId();
    const settled = await all(async () => undefined, (tx) => note(tx, 'one'), (tx) => note(tx, 'two', id), (tx) => note(tx, 'the same again', id), (tx) => note(tx, 'three'));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(String((settled[3] as PromiseRejectedResult).reason)).toContain('audit_entries_pkey');
    expect(await kept()).toEqual(['one', 'three', 'two']);
  });

  it('keeps nothing of what one wrote before it gave up', async () => {
    const settled = await all(async () => undefined, (tx) => note(tx, 'one'), async (tx) => {
      await note(tx, 'half');
      throw new Error('changed my mind');
    }, (tx) => note(tx, 'three'));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await kept()).toEqual(['one', 'three']);
  });

  it('answers nobody from what another wrote and did not commit', async () => {
    const id = newId();
    const see = async (tx: Tx): Promise<unknown> => {
      const there = await tx.one(sql`select 1 from audit_entries where organisation_id = ${organisationId} and id = ${id}`);
      if (there !== null) throw new Error('somebody was faster');
      return 'nobody was';
    };
    let runs = 0;
    const settled = await all(async () => undefined, async (tx) => {
      await note(tx, 'first', id);
      runs += 1;
      if (runs > 0) throw new Error('not after all');
    }, async (tx) => {
      await tx.one(sql`select 1`);
      return see(tx);
    });
    expect(settled[2]).toEqual({ status: 'fulfilled', value: 'nobody was' });
    expect(await kept()).toEqual([]);
  });

  it('lets each find out for itself where the commit fails', async () => {
    // Like a movement that does not sum to zero: refused at the end, when nobody can be named.
    const settled = await all(async () => undefined, (tx) => note(tx, 'one'), async (tx) => {
      tx.last(tx.run(sql`select 1 / 0`));
    }, (tx) => note(tx, 'three'));
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await kept()).toEqual(['one', 'three']);
  });

  it('does not wait for another organisation', async () => {
    const other = newId();
    await database.outside(sql`insert into organisations (id, name, country, created_at) values (${other}, 'Another', 'US', '2026-02-10T13:00:00Z')`);
    let release = (): void => undefined;
    const held = database.gathered(organisationId, () => new Promise<void>((resolve) => { release = resolve; }));
    expect(await database.gathered(other, async () => 'done')).toBe('done');
    release();
    await held;
  });
});

describe('what is sent last', () => {
  it('fails its transaction, and with it everything before', async () => {
    await expect(database.scoped(organisationId, async (tx) => {
      await note(tx, 'before');
      tx.last(tx.run(sql`select 1 / 0`));
    })).rejects.toThrow(/division by zero/);
    expect(await kept()).toEqual([]);
  });

  it('cannot come after the end', async () => {
    let late: Promise<unknown> = Promise.resolve();
    await database.scoped(organisationId, async (tx) => {
      late = new Promise((resolve) => { setTimeout(resolve, 30); }).then(() => note(tx, 'late'));
      late.catch(() => undefined);
    });
    await expect(late).rejects.toThrow(/after its transaction had ended/);
    expect(await kept()).toEqual([]);
  });
});

describe('a statement that comes again', () => {
  it('is prepared by name, sees its own organisation and no other, and survives a failure of its transaction', async () => {
    // Of one connection, so that it is the same that is asked what it has prepared.
    const single = openDatabase(made.appUrl, { size: 1 });
    const count = (tx: Tx): Promise<{ n: number } | null> => tx.one<{ n: number }>(sql`select count(*)::int as n from audit_entries where 'prepared' = 'prepared'`);
    await single.scoped(organisationId, (tx) => note(tx, 'one'));
    for (let n = 0; n < 12; n += 1) expect(await single.scoped(organisationId, count)).toEqual({ n: 1 });
    const other = newId();
    await database.outside(sql`insert into organisations (id, name, country, created_at) values (${other}, 'Another', 'US', '2026-02-10T13:00:00Z')`);
    for (let n = 0; n < 12; n += 1) expect(await single.scoped(other, count)).toEqual({ n: 0 });
    for (let n = 0; n < 12; n += 1) {
      await expect(single.scoped(organisationId, async (tx) => Promise.all([tx.run(sql`select 1 / 0`), count(tx)]))).rejects.toThrow(/division by zero/);
      expect(await single.scoped(organisationId, count)).toEqual({ n: 1 });
    }
    const rows = await single.scoped(organisationId, (tx) => tx.all<{ n: number }>(sql`select count(*)::int as n from pg_prepared_statements where statement like '%''prepared'' = ''prepared''%'`));
    expect(rows[0]?.n).toBe(1);
    await single.close();
  });
});

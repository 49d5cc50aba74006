/** The database's own catalogue, read: no table, view, function or key may escape the rules of the house. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestDatabase, type TestDatabase } from './testing/test-database.ts';

let database: TestDatabase;
let admin: pg.Client;

// Read before anybody knows the organisation, and holding no care data.
const outside = ['organisations', 'sign_in_names', 'invitation_codes', 'installation', 'schema_migrations', 'cds_issuers'];

beforeAll(async () => {
  database = await makeTestDatabase();
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await database.close();
});

const rows = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> => (await admin.query<T>(text, values)).rows;
const careTables = async (): Promise<string[]> =>
  (await rows<{ relname: string }>(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`)).map(({ relname }) => relname).filter((name) => !outside.includes(name));

describe('every table of care data (A-3, A-4, A-5)', () => {
  it('is really looked at: the list is not empty', async () => {
    expect((await careTables()).length).toBeGreaterThan(11);
  });

  it('forces row-level security with the one policy that opens, using and with check; any other only narrows', async () => {
    const found = await rows<{ relname: string; ok: boolean }>(`
      select c.relname, c.relrowsecurity and c.relforcerowsecurity and count(p.*) filter (where p.polpermissive) = 1
        and bool_and(p.polqual is not null and p.polwithcheck is not null and p.polcmd = '*'
          and pg_get_expr(p.polqual, p.polrelid) like '%current_organisation()%' and pg_get_expr(p.polwithcheck, p.polrelid) like '%current_organisation()%') filter (where p.polpermissive) as ok
      from pg_class c left join pg_policy p on p.polrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all($1) group by c.oid, c.relname`, [outside]);
    expect(found.filter(({ ok }) => ok !== true).map(({ relname }) => relname)).toEqual([]);
  });

  it('leads its primary key with organisation_id', async () => {
    const found = await rows<{ relname: string; first: string | null }>(`
      select c.relname, (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> all($1)`, [outside]);
    expect(found.filter(({ first }) => first !== 'organisation_id').map(({ relname }) => relname)).toEqual([]);
  });

  it('carries organisation_id in every foreign key and every unique key', async () => {
    const foreign = await rows<{ conname: string; relname: string }>(`
      select k.conname, c.relname from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and c.relname <> all($1)
        and not exists (select from unnest(k.conkey) n join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n where a.attname = 'organisation_id')`, [outside]);
    expect(foreign).toEqual([]);
    const unique = await rows<{ relname: string }>(`
      select i.indexrelid::regclass::text as relname from pg_index i join pg_class c on c.oid = i.indrelid
      where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname <> all($1)
        and not exists (select from unnest(i.indkey::int2[]) n join pg_attribute a on a.attrelid = c.oid and a.attnum = n where a.attname = 'organisation_id')`, [outside]);
    expect(unique).toEqual([]);
  });

  it('keeps no quantity in a binary fraction: amounts are whole micrograms', async () => {
    const found = await rows(`
      select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.atttypid in ('float4'::regtype, 'float8'::regtype)`);
    expect(found).toEqual([]);
  });

  it('keeps instants with their zone and stamps nothing by itself', async () => {
    const zoneless = await rows(`select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and a.atttypid = 'timestamp'::regtype`);
    expect(zoneless).toEqual([]);
    const stamped = await rows(`select c.relname, pg_get_expr(d.adbin, d.adrelid) as value from pg_attrdef d join pg_class c on c.oid = d.adrelid
      where c.relnamespace = 'public'::regnamespace and c.relname <> all($1) and pg_get_expr(d.adbin, d.adrelid) ~* '(now|current_|clock_timestamp|localtime)'`, [outside]);
    expect(stamped).toEqual([]);
  });
});

describe('the application’s role', () => {
  it('owns nothing, is no superuser and does not bypass row-level security', async () => {
    const found = await rows(`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, (select count(*)::int from pg_class where relowner = r.oid) as owned from pg_roles r where rolname = 'fairlead_app'`);
    expect(found).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, owned: 0 }]);
  });

  it('cannot update a whole row of anything, and deletes only what is no record', async () => {
    const found = await rows<{ table_name: string; privilege_type: string }>(`
      select table_name, privilege_type from information_schema.role_table_grants where grantee = 'fairlead_app' and privilege_type not in ('SELECT', 'INSERT') and table_schema = 'public' order by 1, 2`);
    expect(found.filter(({ table_name }) => !['installation', 'idempotency_keys', 'staff_sites', 'cds_tokens'].includes(table_name))).toEqual([]);
  });

  it('cannot change or remove what was audited or what happened', async () => {
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    for (const table of ['audit_entries', 'events']) {
      await expect(app.query(`update ${table} set params = '{}'`)).rejects.toThrow(/permission denied|does not exist/);
      await expect(app.query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
      await expect(app.query(`truncate ${table}`)).rejects.toThrow(/permission denied/);
    }
    await expect(app.query('create table mine (a int)')).rejects.toThrow(/permission denied/);
    await app.end();
  });

  it('sees nothing without an organisation, also after one was set and its transaction ended', async () => {
    const app = new pg.Client({ connectionString: database.appUrl });
    await app.connect();
    await app.query(`begin; select set_config('fairlead.organisation_id', '01890000-0000-7000-8000-000000000000', true); commit`);
    for (const table of await careTables()) expect((await app.query(`select 1 from ${table} limit 1`)).rowCount, table).toBe(0);
    await app.end();
  });
});

describe('views and functions', () => {
  it('run with the rights of whoever asks', async () => {
    const views = await rows(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and not coalesce(reloptions::text ~ 'security_invoker=(true|on|1)', false)`);
    expect(views).toEqual([]);
    const definers = await rows(`select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef`);
    expect(definers).toEqual([]);
  });
});

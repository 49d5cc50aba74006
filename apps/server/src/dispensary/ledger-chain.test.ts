/** Every movement is linked in the transaction that writes it, and what leaves the house shows whether anything was touched since. */
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedger } from '../../../../tools/verify-ledger.ts';
import { doDueWork } from '../due-work.ts';
import { medicationRoutes } from '../medication/index.ts';
import { newId } from '../platform/ids.ts';
import { ConstraintProblem, sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { anchorKey, dispensaryRoutes, keepAnchorFiles, signAnchorsWith } from './index.ts';
import { writeJournal } from './stock-store.ts';
import { makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
let admin: pg.Client;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

const exported = async (query = ''): Promise<string> => {
  const reply = await clinic.as('auditor', { url: `/api/sites/${clinic.here.siteId}/ledger-export${query}` });
  expect(reply.statusCode, reply.body.slice(0, 400)).toBe(200);
  return reply.json().text as string;
};

describe('the chain of a container', () => {
  it('is whole after doses given by many at once, and an outsider can see it', async () => {
    const people = await Promise.all(Array.from({ length: 24 }, () => kit.addDosed()));
    for (const { personId } of people) await kit.check(personId);
    const given = await Promise.all(people.map((person) => kit.give(person)));
    expect(given.map(({ statusCode }) => statusCode)).toEqual(people.map(() => 201));
    const text = await exported();
    expect(verifyLedger(text)).toMatchObject({ exitCode: 0 });
    const seqs = text.trimEnd().split('\n').slice(1).map((line) => JSON.parse(line) as { chain: string; seq: number }).filter(({ chain }) => chain === kit.containerId).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_seq, index) => index + 1));
    expect(seqs.length).toBe(25);
  });

  it('links what touches no container in the chain of its site', async () => {
    await clinic.database.scoped(clinic.here.id, (tx) => writeJournal(tx, { siteId: clinic.here.siteId, kind: 'correction', authorId: clinic.here.staff.nurse, witnessId: null, reason: 'Poured | and not “taken”\n' }, [
      { account: 'waste', productId: kit.productId, lot: 'L1', containerId: null, personId: null, amountUg: 5 }, { account: 'person', productId: kit.productId, lot: 'L1', containerId: null, personId: clinic.here.personId, amountUg: -5 },
    ], clinic.clock.now()));
    const text = await exported();
    expect(text).toContain('beside the containers');
    expect(verifyLedger(text)).toMatchObject({ exitCode: 0 });
  });

  it('cannot be written to beside the movements, nor added to afterwards', async () => {
    const as = (statement: ReturnType<typeof sql>): Promise<unknown> => clinic.database.scoped(clinic.here.id, (tx) => tx.run(statement));
    await expect(as(sql`insert into ledger_links (organisation_id, chain_id, seq, journal_id, lines, hash) values (${clinic.here.id}, ${kit.containerId}, 900, ${newId()}, 2, ${Buffer.alloc(32)})`)).rejects.toBeInstanceOf(ConstraintProblem);
    await expect(as(sql`update ledger_links set hash = ${Buffer.alloc(32)} where organisation_id = ${clinic.here.id}`)).rejects.toThrow(/permission denied/);
    await expect(as(sql`delete from ledger_links where organisation_id = ${clinic.here.id}`)).rejects.toThrow(/permission denied/);
    const late = as(sql`
      insert into entries (organisation_id, journal_id, line, account, product_id, lot, container_id, person_id, amount_ug)
      select organisation_id, journal_id, 8 + n, 'waste', product_id, lot, null, null, case n when 0 then 1 else -1 end from entries, generate_series(0, 1) n where container_id = ${kit.containerId} and line = 1 and amount_ug < 0 limit 2`);
    await expect(late).rejects.toBeInstanceOf(ConstraintProblem);
  });

  it('is exported whole from any day on, to auditors and managers and nobody else', async () => {
    expect(await exported(`?since=${kit.today()}`)).toContain(kit.containerId);
    expect((await exported('?since=2030-01-01')).split('\n')).toHaveLength(2);
    expect((await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/ledger-export` })).statusCode).toBe(403);
    const looks = await admin.query(`select person_ids from audit_entries where event = 'ledger exported' and array_length(person_ids, 1) >= 24`);
    expect(looks.rowCount).toBeGreaterThan(0);
  });
});

describe('a keeper of the database who writes the past anew', () => {
  /** Does something as the superuser, past every trigger, and puts it back. */
  async function tampered(change: string, values: readonly unknown[]): Promise<ReturnType<typeof verifyLedger>> {
    await admin.query('set session_replication_role = replica');
    await admin.query('create temp table kept_entries as select * from entries; create temp table kept_links as select * from ledger_links; create temp table kept_containers as select id, balance_ug from containers');
    await admin.query(change, [...values]);
    const verdict = verifyLedger(await exported());
    await admin.query(`delete from entries; insert into entries select * from kept_entries; delete from ledger_links; insert into ledger_links select * from kept_links; update containers c set balance_ug = k.balance_ug from kept_containers k where k.id = c.id; drop table kept_entries, kept_links, kept_containers`);
    await admin.query('set session_replication_role = default');
    return verdict;
  }

  it.each([
    ['an amount', `update entries e set amount_ug = amount_ug - 1000 from ledger_links l where l.journal_id = e.journal_id and l.chain_id = $1 and l.seq = 7 and e.container_id is not null`],
    ['whose dose it was', `update entries e set person_id = (select id from people where organisation_id = e.organisation_id and id <> e.person_id limit 1) from ledger_links l where l.journal_id = e.journal_id and l.chain_id = $1 and l.seq = 7 and e.account = 'person'`],
    ['that it happened at all', `delete from ledger_links where chain_id = $1 and seq = 7`],
    ['its link', `update ledger_links set hash = sha256(hash) where chain_id = $1 and seq = 7`],
  ])('is found out and named when it is %s', async (_what, change) => {
    const verdict = await tampered(change, [kit.containerId]);
    expect(verdict.exitCode).toBe(1);
    expect(verdict.first).toMatchObject({ chain: kit.containerId });
    expect([7, 8]).toContain(verdict.first?.seq);
    expect(verifyLedger(await exported())).toMatchObject({ exitCode: 0 });
  });

  it('is found out by a balance that no entry explains', async () => {
    const verdict = await tampered('update containers set balance_ug = balance_ug + 1 where id = $1', [kit.containerId]);
    expect(verdict).toMatchObject({ exitCode: 1, first: { chain: kit.containerId } });
  });

  it('is found out by the anchor even when every link is made anew', async () => {
    const anchor = await clinic.as('auditor', { method: 'POST', url: '/api/ledger-anchors', payload: {} });
    expect(anchor.statusCode, anchor.body).toBe(201);
    const kept = (await clinic.as('auditor', { url: `/api/ledger-anchors/${String(anchor.json().number)}` })).json().text as string;
    expect(verifyLedger(await exported(), [kept])).toMatchObject({ exitCode: 0 });
    const forged = await tampered(`with recursive gone as (select $1::uuid as chain)
      update ledger_links set hash = sha256('anything') where chain_id = (select chain from gone) and seq = (select max(seq) from ledger_links where chain_id = (select chain from gone))`, [kit.containerId]);
    expect(forged.exitCode).toBe(1);
    await admin.query('set session_replication_role = replica');
    await admin.query(`update journals set reason = 'rewritten' where id = (select journal_id from ledger_links where chain_id = $1 and seq = 5)`, [kit.containerId]);
    await admin.query(`do $$ declare o uuid; n bigint; h bytea := '\\x0000000000000000000000000000000000000000000000000000000000000000'; begin
      for o, n in select organisation_id, seq from ledger_links where chain_id = '${kit.containerId}' order by seq loop
        h := sha256(convert_to(ledger_link_text(o, '${kit.containerId}', n, h, (select journal_id from ledger_links where chain_id = '${kit.containerId}' and seq = n)), 'UTF8'));
        update ledger_links set hash = h where chain_id = '${kit.containerId}' and seq = n;
      end loop; end $$`);
    await admin.query('set session_replication_role = default');
    const rewritten = await exported();
    expect(verifyLedger(rewritten), 'it agrees with itself').toMatchObject({ exitCode: 0 });
    expect(verifyLedger(rewritten, [kept])).toMatchObject({ exitCode: 1, first: { chain: kit.containerId, seq: 25 } });
  });
});

describe('anchors', () => {
  it('are made once a day by themselves, numbered, each with the digest of the one before, and kept beside the database', async () => {
    await doDueWork(clinic.database, clinic.clock.now());
    await doDueWork(clinic.database, clinic.clock.now());
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    await doDueWork(clinic.database, clinic.clock.now());
    const { items } = (await clinic.as('manager', { url: '/api/ledger-anchors' })).json() as { items: { number: number; day: string; digest: string }[] };
    expect(items.map(({ number }) => number)).toEqual(items.map((_item, index) => items.length - index));
    const directory = await mkdtemp(join(tmpdir(), 'fairlead-anchors-'));
    signAnchorsWith(await anchorKey(directory));
    expect((await stat(join(directory, 'ledger-anchor-key.pem'))).mode & 0o777).toBe(0o600);
    expect(await keepAnchorFiles(clinic.database, clinic.here.id, directory)).toBe(items.length);
    expect(await keepAnchorFiles(clinic.database, clinic.here.id, directory)).toBe(0);
    const files = (await readdir(join(directory, 'anchors'))).toSorted();
    const texts = await Promise.all(files.map((name) => readFile(join(directory, 'anchors', name), 'utf8')));
    expect(texts.at(-1)).toContain(`before ${items[1]?.digest ?? ''}`);
    expect(texts.at(-1)).toContain('signature ');
    expect(verifyLedger(await exported(), [texts.at(-1) ?? ''])).toMatchObject({ exitCode: 0 });
    await rm(directory, { recursive: true });
  });
});

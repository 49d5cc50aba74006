/** A dosing window to break: an embedded database of its own with nurses who are signed in and people on signed orders. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { addStaff } from '../../apps/server/src/platform/accounts-store.ts';
import { startEmbedded, sayStartProblem, type EmbeddedDatabase } from '../../apps/server/src/platform/embedded/index.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { migrate, sayMigrateProblem } from '../../apps/server/src/platform/migrate.ts';
import { openDatabase, sql, type Database } from '../../apps/server/src/platform/scoped.ts';
import { openSession } from '../../apps/server/src/platform/sessions-store.ts';
import { addSite, startingProfiles } from '../../apps/server/src/platform/sites-store.ts';
import { stockContainer } from '../../apps/server/src/dispensary/index.ts';
import { insertProduct } from '../../apps/server/src/medication/index.ts';

export const doseUg = 20_000;
const stockUg = 1_000_000_000_000;

export interface Patient {
  readonly personId: string;
  readonly episodeId: string;
  readonly orderId: string;
}

export interface Window {
  readonly embedded: EmbeddedDatabase;
  readonly organisationId: string;
  readonly siteId: string;
  readonly cookies: readonly string[];
  readonly people: readonly Patient[];
  readonly dosingDay: string;
  readonly postmasterPid: () => Promise<number>;
  readonly close: () => Promise<void>;
}

async function organisation(database: Database, now: Temporal.Instant): Promise<{ readonly id: string; readonly siteId: string; readonly nurses: readonly string[]; readonly productId: string; readonly cookies: readonly string[] }> {
  const id = newId();
  await database.outside(sql`insert into organisations (id, name, country, created_at) values (${id}, 'Crash clinic', 'US', ${now.toString()})`);
  return database.scoped(id, async (tx) => {
    // UTC, so that no run near midnight of another zone changes its dosing day half-way.
    const siteId = await addSite(tx, { code: 'CRASH', name: 'Crash window', country: 'US', timeZone: 'UTC', profiles: startingProfiles.US }, now);
    const nurses: string[] = [];
    for (let n = 0; n < 8; n += 1) nurses.push(await addStaff(tx, { displayName: `Nurse ${n + 1}`, initials: `N${n + 1}`, roles: ['nurse', 'prescriber'], siteIds: [siteId] }, now));
    await tx.run(sql`update accounts set state = 'active' where organisation_id = ${id}`);
    const productId = await insertProduct(tx, { name: 'Methadone 1 mg/mL', medicine: 'methadone', form: 'liquid', ugPerMl: 1000, ugPerUnit: null, controlled: true }, now);
    await stockContainer(tx, { siteId, productId, lot: 'L1', expiresOn: '2099-01-01', place: 'window', label: 'Window', amountUg: stockUg }, nurses[0] ?? '', now);
    const cookies: string[] = [];
    for (const nurse of nurses) cookies.push(`fairlead=${(await openSession(tx, nurse, 'crash test', 'full', now, true)).token}`);
    return { id, siteId, nurses, productId, cookies };
  });
}

const facts = { lowTolerance: false, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, rationale: 'crash test' };
const allow = { decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] };

/** People in bulk as the owner of nothing but SQL: setting up through the routes would take longer than the test. */
async function insertPeople(adminUrl: string, made: { readonly id: string; readonly siteId: string; readonly nurses: readonly string[]; readonly productId: string }, count: number, now: Temporal.Instant): Promise<readonly Patient[]> {
  const people = Array.from({ length: count }, () => ({ personId: newId(), episodeId: newId(), orderId: newId(), checkId: newId() }));
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const day = now.toString().slice(0, 10);
  const last = Temporal.PlainDate.from(day).add({ days: 3 }).toString();
  const run = (text: string, ...values: unknown[]): Promise<unknown> => client.query(text, [made.id, people.map((each) => each.personId), people.map((each) => each.episodeId), people.map((each) => each.orderId), people.map((each) => each.checkId), ...values]);
  const from = `from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) with ordinality as u (person, episode, ord, chk, n) where $1::uuid is not null`;
  await client.query('begin');
  await run(`insert into people (organisation_id, id, number, given_name, family_name, born_on, site_id, created_at) select $1, u.person, 'C-' || u.n, 'Pat', 'Number ' || u.n, '1980-01-01', $6::uuid, $7::timestamptz ${from}`, made.siteId, now.toString());
  await run(`insert into episodes (organisation_id, id, person_id, site_id, started_on, responsible_clinician_id, created_at) select $1, u.episode, u.person, $6::uuid, $7::date, $8::uuid, $9::timestamptz ${from}`, made.siteId, day, made.nurses[0], now.toString());
  await run(`insert into orders (organisation_id, id, person_id, episode_id, site_id, product_id, medicine, medicine_class, days, parts, version, state, created_by, created_at)
    select $1, u.ord, u.person, u.episode, $6::uuid, $7::uuid, 'methadone', 'methadone', daterange($8::date, $9::date, '[]'), '[1,2)', 1, 'draft', $10::uuid, $11::timestamptz ${from}`, made.siteId, made.productId, day, last, made.nurses[0], now.toString());
  await run(`insert into order_versions (organisation_id, order_id, version, days, part_ug, reason, facts, decision, drafted_by, drafted_at)
    select $1, u.ord, 1, daterange($6::date, $7::date, '[]'), array[${doseUg}::bigint], 'crash test', $8::jsonb, $9::jsonb, $10::uuid, $11::timestamptz ${from}`, day, last, JSON.stringify(facts), JSON.stringify(allow), made.nurses[0], now.toString());
  await run(`insert into order_signatures (organisation_id, order_id, version, signed_by, signed_at, decision) select $1, u.ord, 1, $6::uuid, $7::timestamptz, $8::jsonb ${from}`, made.nurses[0], now.toString(), JSON.stringify(allow));
  await client.query(`update orders set state = 'signed' where organisation_id = $1`, [made.id]);
  await run(`insert into window_checks (organisation_id, id, person_id, episode_id, site_id, dosing_day, identifiers, identity_confirmed, poss, intoxicated, dosed_elsewhere, checked_by, checked_at)
    select $1, u.chk, u.person, u.episode, $6::uuid, $7::date, array['photo', 'born-on'], true, '1', false, false, $8::uuid, $9::timestamptz ${from}`, made.siteId, day, made.nurses[0], now.toString());
  await client.query('commit');
  await client.query('analyze');
  await client.end();
  return people.map(({ personId, episodeId, orderId }) => ({ personId, episodeId, orderId }));
}

/** Starts everything; `port` is the database's own, kept over its restarts. */
export async function openWindow(people: number): Promise<Window> {
  const directory = await mkdtemp(join(tmpdir(), 'fairlead-crash-'));
  const started = await startEmbedded({ directory });
  if (started.kind === 'refused') throw new Error(sayStartProblem(started.problem));
  const embedded = started.database;
  const migrated = await migrate(embedded.ownerUrl);
  if (migrated.kind === 'refused') throw new Error(sayMigrateProblem(migrated.problem));
  const now = Temporal.Now.instant();
  const database = openDatabase(embedded.appUrl, { size: 2 });
  const made = await organisation(database, now);
  await database.close();
  const patients = await insertPeople(embedded.adminUrl, made, people, now);
  return {
    embedded, organisationId: made.id, siteId: made.siteId, cookies: made.cookies, people: patients, dosingDay: now.toString().slice(0, 10),
    postmasterPid: async () => Number((await readFile(join(embedded.directory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]),
    close: async () => {
      await embedded.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export interface Acknowledged {
  readonly personId: string;
  readonly doseId: string;
}

/** What was promised beside what is kept. */
export async function compare(window: Window, acknowledged: readonly Acknowledged[]): Promise<{ readonly lost: number; readonly duplicated: number; readonly offUg: number }> {
  const client = new pg.Client({ connectionString: window.embedded.adminUrl });
  await client.connect();
  const one = async (text: string, ...values: unknown[]): Promise<number> => Number((await client.query<{ n: string }>(text, [window.organisationId, ...values])).rows[0]?.n ?? 0);
  const lost = await one(`select count(*) as n from unnest($2::uuid[], $3::uuid[]) as a (person, dose) where not exists (
    select 1 from doses d join entries e on e.organisation_id = d.organisation_id and e.journal_id = d.journal_id and e.account = 'person' and e.amount_ug = d.given_ug
    join audit_entries u on u.organisation_id = d.organisation_id and u.event = 'dose given' and u.kind = 'write' and u.details ->> 'doseId' = d.id::text
    where d.organisation_id = $1 and d.id = a.dose and d.person_id = a.person and d.given_ug = ${doseUg})`, acknowledged.map((each) => each.personId), acknowledged.map((each) => each.doseId));
  const duplicated = await one(`select count(*) as n from (select person_id from doses where organisation_id = $1 group by person_id, dosing_day, part having count(*) > 1) x`);
  const people = new Set(acknowledged.map((each) => each.personId)).size;
  const drawn = stockUg - (await one(`select sum(balance_ug) as n from containers where organisation_id = $1`));
  const unsettled = await one(`select coalesce(sum(abs(x.s)), 0) as n from (select sum(amount_ug) as s from entries where organisation_id = $1 group by journal_id) x`);
  const drift = await one(`select coalesce(sum(abs(c.balance_ug - (select coalesce(sum(e.amount_ug), 0) from entries e where e.organisation_id = c.organisation_id and e.container_id = c.id))), 0) as n from containers c where c.organisation_id = $1`);
  await client.end();
  return { lost, duplicated, offUg: Math.abs(drawn - people * doseUg) + unsettled + drift };
}

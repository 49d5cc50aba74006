/** A dosing window to break: an embedded database of its own with nurses who are signed in, stock, and people on signed orders. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { addStaff, claimName } from '../../apps/server/src/platform/accounts-store.ts';
import { startEmbedded, sayStartProblem, type EmbeddedDatabase } from '../../apps/server/src/platform/embedded/index.ts';
import { newId } from '../../apps/server/src/platform/ids.ts';
import { migrate, sayMigrateProblem } from '../../apps/server/src/platform/migrate.ts';
import { openDatabase, sql, type Database } from '../../apps/server/src/platform/scoped.ts';
import { openSession } from '../../apps/server/src/platform/sessions-store.ts';
import { addSite, startingProfiles } from '../../apps/server/src/platform/sites-store.ts';
import { stockContainer } from '../../apps/server/src/dispensary/index.ts';
import { insertProduct } from '../../apps/server/src/medication/index.ts';

export const doseUg = 20_000;
export const depotUg = 380_000;
export const windowUg = 1_000_000_000_000;
export const safeUg = 10_000_000_000;
export const nurseCount = 8;
const windowCount = 4;

/** The second person of every witness: their passphrase is hashed as cheaply as the format allows, for speed. */
export const secondName = 'witness@crash.example';
export const secondPassphrase = 'crash';
const secondHash = '$argon2id$v=19$m=8,t=1,p=1$TakqcORudy1oVWSJK/1p8w$tEiBvWQg6zAwXvjW6fA/H8KNqUpzDTptuMpLWexukxU';

export interface Patient {
  readonly personId: string;
  readonly orderId: string;
  /** One in ten has a monthly depot ordered; all others drink. */
  readonly depot: boolean;
}

export interface Window {
  readonly embedded: EmbeddedDatabase;
  readonly organisationId: string;
  readonly cookies: readonly string[];
  readonly people: readonly Patient[];
  /** Open at the window, shared by all nurses. */
  readonly windows: readonly string[];
  /** One for each nurse, whom alone it obeys. */
  readonly safes: readonly string[];
  readonly syringes: string;
  readonly postmasterPid: () => Promise<number>;
  readonly close: () => Promise<void>;
}

type Made = { readonly id: string; readonly siteId: string; readonly nurses: readonly string[]; readonly productId: string; readonly depotId: string; readonly cookies: readonly string[] } & Pick<Window, 'windows' | 'safes' | 'syringes'>;

async function organisation(database: Database, now: Temporal.Instant): Promise<Made> {
  const id = newId();
  await database.outside(sql`insert into organisations (id, name, country, created_at) values (${id}, 'Crash clinic', 'US', ${now.toString()})`);
  return database.scoped(id, async (tx) => {
    // UTC, so that a nurse's day is the same here and at the site.
    const siteId = await addSite(tx, { code: 'CRASH', name: 'Crash window', country: 'US', timeZone: 'UTC', profiles: startingProfiles.US }, now);
    const nurses: string[] = [];
    for (let n = 0; n < nurseCount; n += 1) nurses.push(await addStaff(tx, { displayName: `Nurse ${n + 1}`, initials: `N${n + 1}`, roles: ['nurse', 'prescriber'], siteIds: [siteId] }, now));
    const witness = await addStaff(tx, { displayName: 'Witness', initials: 'WI', roles: ['pharmacist'], siteIds: [siteId] }, now);
    await claimName(tx, secondName, witness);
    await tx.run(sql`update accounts set state = 'active' where organisation_id = ${id}`);
    await tx.run(sql`update accounts set passphrase_hash = ${secondHash} where organisation_id = ${id} and id = ${witness}`);
    const productId = await insertProduct(tx, { name: 'Methadone 1 mg/mL', medicine: 'methadone', form: 'liquid', ugPerMl: 1000, ugPerUnit: null, controlled: true }, now);
    const depotId = await insertProduct(tx, { name: 'Vivitrol 380 mg', medicine: 'naltrexone-depot', form: 'depot', ugPerMl: null, ugPerUnit: depotUg, controlled: false, depot: { name: 'Vivitrol', interval: 'monthly' } }, now);
    const stock = (product: string, place: 'window' | 'safe', label: string, amountUg: number): Promise<string> => stockContainer(tx, { siteId, productId: product, lot: 'L1', expiresOn: '2099-01-01', place, label, amountUg }, nurses[0] ?? '', now);
    const windows: string[] = [];
    for (let n = 0; n < windowCount; n += 1) windows.push(await stock(productId, 'window', `Window ${n + 1}`, windowUg));
    const safes: string[] = [];
    for (let n = 0; n < nurseCount; n += 1) safes.push(await stock(productId, 'safe', `Safe ${n + 1}`, safeUg));
    const syringes = await stock(depotId, 'safe', 'Fridge', depotUg * 1_000_000);
    const cookies: string[] = [];
    for (const nurse of nurses) cookies.push(`fairlead=${(await openSession(tx, nurse, 'crash test', 'full', now, true)).token}`);
    return { id, siteId, nurses, productId, depotId, cookies, windows, safes, syringes };
  });
}

const facts = { lowTolerance: false, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, rationale: 'crash test' };
const depotFacts = { lastOpioid: 'heroin', daysOpioidFree: 12, currentOpioidAnalgesic: 'none', dependentOrInWithdrawal: false, altTimesUln: 1, acuteHepatitis: false };
const allow = { decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] };
const depotEvery = 10;

/** People in bulk as the owner of nothing but SQL: setting up through the routes would take longer than the test. */
async function insertPeople(adminUrl: string, made: Made, count: number, now: Temporal.Instant): Promise<readonly Patient[]> {
  const people = Array.from({ length: count }, () => ({ personId: newId(), episodeId: newId(), orderId: newId(), decisionId: newId() }));
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const day = now.toString().slice(0, 10);
  const last = Temporal.PlainDate.from(day).add({ days: 10 }).toString();
  const run = (text: string, ...values: unknown[]): Promise<unknown> => client.query(text, [made.id, people.map((each) => each.personId), people.map((each) => each.episodeId), people.map((each) => each.orderId), people.map((each) => each.decisionId), ...values]);
  const from = `from (select *, n % ${depotEvery} = 0 as depot from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[]) with ordinality as x (person, episode, ord, decision, n)) u where $1::uuid is not null`;
  await client.query('begin');
  // The rows are copies of one another; checking each against the tables that were just filled took most of the set-up.
  await client.query("set local session_replication_role = 'replica'");
  await run(`insert into people (organisation_id, id, number, given_name, family_name, born_on, site_id, created_at) select $1, u.person, 'C-' || u.n, 'Pat', 'Number ' || u.n, '1980-01-01', $6::uuid, $7::timestamptz ${from}`, made.siteId, now.toString());
  await run(`insert into episodes (organisation_id, id, person_id, site_id, started_on, responsible_clinician_id, created_at) select $1, u.episode, u.person, $6::uuid, $7::date, $8::uuid, $9::timestamptz ${from}`, made.siteId, day, made.nurses[0], now.toString());
  await run(`insert into orders (organisation_id, id, person_id, episode_id, site_id, product_id, medicine, medicine_class, days, parts, version, state, created_by, created_at)
    select $1, u.ord, u.person, u.episode, $6::uuid, case when u.depot then $12::uuid else $7::uuid end, m.name, m.name, daterange($8::date, $9::date, '[]'), '[1,2)', 1, 'signed', $10::uuid, $11::timestamptz
    ${from.replace(' where', ", lateral (select case when u.depot then 'naltrexone-depot' else 'methadone' end as name) m where")}`, made.siteId, made.productId, day, last, made.nurses[0], now.toString(), made.depotId);
  await run(`insert into order_versions (organisation_id, order_id, version, days, part_ug, reason, facts, decision, drafted_by, drafted_at)
    select $1, u.ord, 1, daterange($6::date, $7::date, '[]'), array[case when u.depot then ${depotUg} else ${doseUg} end::bigint], 'crash test', case when u.depot then $12::jsonb else $8::jsonb end, $9::jsonb, $10::uuid, $11::timestamptz ${from}`, day, last, JSON.stringify(facts), JSON.stringify(allow), made.nurses[0], now.toString(), JSON.stringify(depotFacts));
  await run(`insert into order_signatures (organisation_id, order_id, version, signed_by, signed_at, decision) select $1, u.ord, 1, $6::uuid, $7::timestamptz, $8::jsonb ${from}`, made.nurses[0], now.toString(), JSON.stringify(allow));
  await run(`insert into take_home_decisions (organisation_id, id, person_id, episode_id, requested_days, factors, rationale, decision, max_days, outcome, valid_until, decided_by, decided_at)
    select $1, u.decision, u.person, u.episode, 2, '{}', 'crash test', $6::jsonb, 7, 'allowed', $7::date, $8::uuid, $9::timestamptz ${from} and not u.depot`, JSON.stringify(allow), last, made.nurses[0], now.toString());
  await client.query('commit');
  await client.query('analyze');
  await client.end();
  return people.map(({ personId, orderId }, index) => ({ personId, orderId, depot: (index + 1) % depotEvery === 0 }));
}

/** Starts everything; the database keeps its port over its restarts. */
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
    embedded, organisationId: made.id, cookies: made.cookies, people: patients, windows: made.windows, safes: made.safes, syringes: made.syringes,
    postmasterPid: async () => Number((await readFile(join(embedded.directory, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]),
    close: async () => {
      await embedded.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

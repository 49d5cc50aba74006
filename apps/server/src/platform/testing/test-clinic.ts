/** Two organisations on the real database, with staff of every role, for tests through the real routes. */
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Role } from '@fairlead/contract';
import { addAccount, addStaff } from '../accounts-store.ts';
import { buildApp } from '../app.ts';
import { movableClock, type Clock } from '../clock.ts';
import { addDevice, enrolDevice } from '../devices-store.ts';
import { newId } from '../ids.ts';
import { makeLimiter } from '../limiter.ts';
import { silentLog } from '../log.ts';
import type { PlatformDeps, SystemOf } from '../mount.ts';
import type { AnyRoute } from '../registry.ts';
import { openDatabase, sql, type Database } from '../scoped.ts';
import { openSession } from '../sessions-store.ts';
import { signInRoutes } from '../sign-in-routes.ts';
import { holdKeys, newKeyText, readKeys } from '../vault.ts';
import { makeTestDatabase, type TestDatabase } from './test-database.ts';

export const everyRole: readonly Role[] = ['administrator', 'prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor'];

/** The guidelines that a US and a UK site of the demonstration follow. */
export const usProfiles = { methadoneStart: 'US-CFR-2024', missedDose: 'TIP63', takeHome: 'US-CFR-2024', buprenorphineStart: 'ASAM20', ecg: 'KRANTZ09', placement: 'FAIRLEAD' };
export const ukProfiles = { methadoneStart: 'OB17', missedDose: 'UK', takeHome: 'UK', buprenorphineStart: 'OB17', ecg: 'UK-MHRA', placement: 'FAIRLEAD' };

/** A screen that stands at the organisation's site. */
export type Screen = 'check-in screen' | 'wall screen';

export interface TestOrganisation {
  readonly id: string;
  readonly siteId: string;
  /** Account of each role: one member of staff a role. */
  readonly staff: Readonly<Record<Role, string>>;
  /** A person in care with an account, and their episode. */
  readonly personId: string;
  readonly episodeId: string;
}

export interface TestClinic {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly clock: Required<Clock>;
  readonly here: TestOrganisation;
  readonly other: TestOrganisation;
  /** As the superuser, to look past row-level security in an assertion. */
  readonly adminUrl: string;
  /** Sends one request as a role, as the person in care, as a pharmacy or a screen of the house (made when first asked for), or as nobody; a change gets a new Idempotency-Key. */
  readonly as: (who: Role | 'person' | 'pharmacy' | Screen | 'nobody', request: InjectOptions & { readonly organisation?: TestOrganisation }) => Promise<LightMyRequestResponse>;
  /** A further person with an open episode. */
  readonly addPerson: (organisation?: TestOrganisation, names?: { readonly given: string; readonly family: string }) => Promise<{ readonly personId: string; readonly episodeId: string }>;
  /** A cookie of a full session of an account with a fresh second factor. */
  readonly cookieOf: (organisation: TestOrganisation, accountId: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface TestClinicOptions {
  readonly routes: readonly AnyRoute[] | ((deps: PlatformDeps) => readonly AnyRoute[]);
  readonly mounts?: readonly ((app: FastifyInstance, database: Database) => Promise<void> | void)[];
  /** Where the clinic's own time starts: a Tuesday morning in New York unless said. */
  readonly startAt?: string;
  /** Which system a bearer token names. */
  readonly systemOf?: (deps: PlatformDeps) => SystemOf;
  /** A database that somebody else began: a benchmark's own, with durable commits. */
  readonly database?: TestDatabase;
}

async function insertPerson(database: Database, organisation: { id: string; siteId: string; clinicianId: string }, names: { given: string; family: string }, now: Temporal.Instant): Promise<{ personId: string; episodeId: string }> {
  const [personId, episodeId] = [newId(), newId()];
  await database.scoped(organisation.id, async (tx) => {
    await tx.run(sql`
      insert into people (organisation_id, id, number, given_name, family_name, born_on, sex, site_id, created_at)
      values (${organisation.id}, ${personId}, 'FL-' || nextval('person_numbers'), ${names.given}, ${names.family}, '1988-03-14', 'unknown', ${organisation.siteId}, ${now.toString()})`);
    await tx.run(sql`
      insert into episodes (organisation_id, id, person_id, site_id, started_on, responsible_clinician_id, created_at)
      values (${organisation.id}, ${episodeId}, ${personId}, ${organisation.siteId}, ${now.toString().slice(0, 10)}, ${organisation.clinicianId}, ${now.toString()})`);
  });
  return { personId, episodeId };
}

async function makeOrganisation(database: Database, name: string, country: 'US' | 'UK', now: Temporal.Instant): Promise<TestOrganisation> {
  const [id, siteId] = [newId(), newId()];
  await database.outside(sql`insert into organisations (id, name, country, created_at) values (${id}, ${name}, ${country}, ${now.toString()})`);
  const staff = await database.scoped(id, async (tx) => {
    const zone = country === 'US' ? 'America/New_York' : 'Europe/London';
    await tx.run(sql`insert into sites (organisation_id, id, code, name, country, time_zone, profiles, created_at)
      values (${id}, ${siteId}, ${country === 'US' ? 'HARBOR' : 'QUAY'}, ${name}, ${country}, ${zone}, ${JSON.stringify(country === 'US' ? usProfiles : ukProfiles)}, ${now.toString()})`);
    const entries: [Role, string][] = [];
    for (const role of everyRole) entries.push([role, await addStaff(tx, { displayName: `Test ${role}`, initials: role.slice(0, 2).toUpperCase(), roles: [role], siteIds: [siteId] }, now)]);
    await tx.run(sql`update accounts set state = 'active' where organisation_id = ${id}`);
    return Object.fromEntries(entries) as Record<Role, string>;
  });
  const person = await insertPerson(database, { id, siteId, clinicianId: staff.prescriber }, { given: 'Kit', family: 'Marlow' }, now);
  await database.scoped(id, async (tx) => {
    const accountId = newId();
    await addAccount(tx, { id: accountId, kind: 'person', displayName: 'Kit Marlow', language: 'en', now });
    await tx.run(sql`update accounts set state = 'active' where organisation_id = ${id} and id = ${accountId}`);
    await tx.run(sql`update people set account_id = ${accountId} where organisation_id = ${id} and id = ${person.personId}`);
  });
  return { id, siteId, staff, ...person };
}

/** One key for every clinic of a process: keys are held by the process, and a second clinic with another would close what the first has sealed. */
const testKeys = readKeys(newKeyText()) ?? [];

/** A clinic of its own for one test file: here in the US, and another organisation in the UK. */
export async function makeTestClinic(options: TestClinicOptions): Promise<TestClinic> {
  const testDatabase = options.database ?? await makeTestDatabase();
  holdKeys(testKeys);
  // A machine that is busy with other tests is no outage.
  const database = openDatabase(testDatabase.appUrl, { size: 10, waitMs: 30_000 });
  const startedAt = Temporal.Now.instant().epochMilliseconds;
  const start = Temporal.Instant.from(options.startAt ?? '2026-02-10T13:00:00Z').epochMilliseconds;
  // Time goes on from the start that the test names, so that a run does not depend on today's date.
  const clock = movableClock(0, () => Temporal.Instant.fromEpochMilliseconds(start + Temporal.Now.instant().epochMilliseconds - startedAt));
  const here = await makeOrganisation(database, 'Harbor Street', 'US', clock.now());
  const other = await makeOrganisation(database, 'Quayside', 'UK', clock.now());
  const withoutSystems: PlatformDeps = {
    database, clock, log: silentLog, limiter: makeLimiter(() => clock.real().epochMilliseconds, 1000), frontDoorOrganisation: async () => here.id,
    cookieName: 'fairlead', cookieSecure: false, allowedOrigins: () => ['http://localhost:4600'],
    passkeys: { rpId: 'localhost', origins: ['http://localhost:4600'] },
  };
  const deps: PlatformDeps = options.systemOf === undefined ? withoutSystems : { ...withoutSystems, systemOf: options.systemOf(withoutSystems) };
  const mounts = (options.mounts ?? []).map((mount) => (instance: FastifyInstance) => mount(instance, database));
  const app = await buildApp({ deps, routes: [...signInRoutes(deps), ...(typeof options.routes === 'function' ? options.routes(deps) : options.routes)], ready: async () => true, mounts });
  const cookieOf = async (organisation: TestOrganisation, accountId: string): Promise<string> => {
    const session = await database.scoped(organisation.id, (tx) => openSession(tx, accountId, 'a test', 'full', clock.real(), true));
    return `fairlead=${session.token}`;
  };
  const signIn = async (who: Role | 'person' | 'pharmacy' | Screen, organisation: TestOrganisation): Promise<string> => {
    if (who === 'check-in screen' || who === 'wall screen') return addTestScreen(database, organisation, who === 'wall screen' ? 'wall' : 'check-in', clock);
    return cookieOf(organisation, who === 'person' ? await accountOfPerson(database, organisation) : who === 'pharmacy' ? (await addTestPharmacy(database, organisation, clock.now())).accountId : organisation.staff[who]);
  };
  // Kept as promises: who asks twice at once signs in once.
  const cookies = new Map<string, Promise<string>>();
  const cookieFor = (who: Role | 'person' | 'pharmacy' | Screen, organisation: TestOrganisation): Promise<string> => {
    const name = `${organisation.id} ${who}`;
    const made = cookies.get(name) ?? signIn(who, organisation);
    cookies.set(name, made);
    return made;
  };
  return {
    app, database, clock, here, other, adminUrl: testDatabase.adminUrl, cookieOf,
    as: async (who, { organisation = here, ...request }) => {
      const cookie = who === 'nobody' ? {} : { cookie: await cookieFor(who, organisation) };
      const key = request.method === undefined || request.method === 'GET' ? {} : { 'idempotency-key': newId() };
      return app.inject({ ...request, headers: { ...cookie, ...key, ...request.headers } });
    },
    addPerson: (organisation = here, names = { given: 'Robin', family: 'Okafor' }) => insertPerson(database, { id: organisation.id, siteId: organisation.siteId, clinicianId: organisation.staff.prescriber }, names, clock.now()),
    close: async () => {
      await app.close();
      await database.close();
      await testDatabase.close();
    },
  };
}

/** A pharmacy that opens from Monday to Saturday, with an account of its own. */
export async function addTestPharmacy(database: Database, organisation: TestOrganisation, now: Temporal.Instant, odsCode = 'FQ123'): Promise<{ readonly pharmacyId: string; readonly accountId: string }> {
  const pharmacyId = newId();
  const accountId = await database.scoped(organisation.id, async (tx) => {
    await tx.run(sql`
      insert into pharmacies (organisation_id, id, name, ods_code, address, telephone, time_zone, open_days, opens_on_bank_holidays, added_by, added_at)
      select ${organisation.id}, ${pharmacyId}, ${`Pharmacy ${odsCode}`}, ${odsCode}, '1 Market Row', '07700 900001', s.time_zone, '{1,2,3,4,5,6}', false, ${organisation.staff.administrator}, ${now.toString()} from sites s where s.organisation_id = ${organisation.id} and s.id = ${organisation.siteId}`);
    const id = await addStaff(tx, { displayName: `Pharmacist ${odsCode}`, initials: 'PH', roles: ['pharmacist'], siteIds: [], pharmacyId }, now);
    await tx.run(sql`update accounts set state = 'active' where organisation_id = ${organisation.id} and id = ${id}`);
    return id;
  });
  return { pharmacyId, accountId };
}

async function accountOfPerson(database: Database, organisation: TestOrganisation): Promise<string> {
  const row = await database.scoped(organisation.id, (tx) => tx.one<{ account_id: string }>(sql`select account_id from people where organisation_id = ${organisation.id} and id = ${organisation.personId}`));
  if (row === null) throw new Error('The test clinic has no such person.');
  return row.account_id;
}

/** A screen of the house, enrolled as staff and the screen itself do it; its cookie. */
async function addTestScreen(database: Database, organisation: TestOrganisation, kind: 'check-in' | 'wall', clock: Clock): Promise<string> {
  const added = await database.scoped(organisation.id, (tx) => addDevice(tx, { siteId: organisation.siteId, kind, name: `The ${kind}` }, organisation.staff.manager, clock.now(), clock.real()));
  const enrolled = await enrolDevice(database, added.code, clock.now(), clock.real());
  if (enrolled === null) throw new Error('A code that was just made is not good.');
  return `fairlead=${enrolled.token}`;
}

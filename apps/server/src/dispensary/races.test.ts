/**
 * Two pairs of hands on one person at the same moment (D-1, D-7, D-12): none doubles, whoever was slower is told who was faster and
 * when, and the ledger adds up. 40 of each by `npm test`, 500 in `.ci/run`; `npm run races -- --rounds 10000` for more.
 */
import type { LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medicationRoutes } from '../medication/index.ts';
import { newId } from '../platform/ids.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { dispensaryRoutes } from './index.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './testing/dosing-kit.ts';
import { addManyDosed } from './testing/many-people.ts';

const rounds = Number(process.env['RACE_ROUNDS'] ?? 40);
/** Pairs under way at once: enough that they meet each other on stock too. */
const together = 10;

let clinic: TestClinic;
let kit: DosingKit;
let admin: pg.Client;
const hostSiteId = newId();
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
  await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`
    insert into sites (organisation_id, id, code, name, country, time_zone, profiles, created_at) select organisation_id, ${hostSiteId}, 'LAKE', 'Lakeside', country, time_zone, profiles, created_at from sites where organisation_id = ${clinic.here.id} and id = ${clinic.here.siteId}`));
  const stock = await clinic.as('nurse', { method: 'POST', url: `/api/sites/${hostSiteId}/stock`, payload: { productId: kit.productId, lot: 'L9', expiresOn: '2029-01-31', label: 'Lake 1', amountUg: 1_000_000_000, place: 'window' } });
  if (stock.statusCode !== 201) throw new Error(stock.body);
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

type Pair = readonly [LightMyRequestResponse, LightMyRequestResponse];

/** Who begins changes from pair to pair; the answers come back in the order of the two presses. */
async function race(people: readonly DosedPerson[], first: (person: DosedPerson) => Promise<LightMyRequestResponse>, second: (person: DosedPerson) => Promise<LightMyRequestResponse>, judge: (pair: Pair, person: DosedPerson) => void): Promise<void> {
  // So many came at once that what the database knows of its tables is old; in a clinic it learns as they come.
  await admin.query('analyze');
  for (let from = 0; from < people.length; from += together) {
    // A run of many rounds lasts longer than a second factor.
    if (from % 500 === 0) await admin.query('update sessions set factor_at = now(), last_seen_at = now() where factor_at is not null');
    await Promise.all(people.slice(from, from + together).map(async (person, index) => {
      const pair: Pair = index % 2 === 0 ? await Promise.all([first(person), second(person)]) : ((await Promise.all([second(person), first(person)])).toReversed() as unknown as Pair);
      judge(pair, person);
    }));
  }
}

/** At most one dose a person and day, each of its own order's amount, and as many steps of the episode as writes were answered with 201. */
async function expectWhole(people: readonly DosedPerson[], given: number, steps: number): Promise<void> {
  const ids = people.map(({ personId }) => personId);
  const kept = await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ doses: number; people: number; taken: number; steps: number }>(sql`
    select (select count(*) from doses d where d.organisation_id = ${tx.organisationId} and d.person_id = any(${ids}::uuid[])) as doses, (select count(distinct d.person_id) from doses d where d.organisation_id = ${tx.organisationId} and d.person_id = any(${ids}::uuid[])) as people,
      (select coalesce(sum(e.amount_ug), 0)::bigint from entries e where e.organisation_id = ${tx.organisationId} and e.account = 'person' and e.person_id = any(${ids}::uuid[])) as taken,
      (select sum(version - 1)::int from episodes where organisation_id = ${tx.organisationId} and person_id = any(${ids}::uuid[])) as steps`));
  expect(kept).toEqual({ doses: given, people: given, taken: given * 20_000, steps });
  for (const siteId of [clinic.here.siteId, hostSiteId]) expect((await clinic.as('nurse', { url: `/api/sites/${siteId}/ledger-check` })).json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
}

const wasGiven = (reply: LightMyRequestResponse): number => (reply.statusCode === 201 ? 1 : 0);
const timeout = 60_000 + rounds * 250;

describe(`${rounds} times at the same moment`, { timeout }, () => {
  it('two nurses press for one person: one gives, and the other is told who and when', async () => {
    const people = await addManyDosed(clinic, kit, rounds);
    let given = 0;
    await race(people, (person) => kit.give(person), (person) => kit.give(person, {}, {}, 'pharmacist'), ([nurse, pharmacist]) => {
      given += wasGiven(nurse) + wasGiven(pharmacist);
      const [slower, name] = wasGiven(nurse) === 1 ? [pharmacist, 'nurse'] : [nurse, 'pharmacist'];
      expect([slower.statusCode, slower.json().detail], `${nurse.body}\n${pharmacist.body}`).toEqual([409, expect.stringMatching(new RegExp(`^Test ${name} gave this dose at \\d\\d:\\d\\d\\.`))]);
    });
    expect(given).toBe(rounds);
    await expectWhole(people, rounds, rounds);
  });

  it('home and host press for a guest: the host gives', async () => {
    const people = await addManyDosed(clinic, kit, rounds, { hostSiteId });
    await race(people, (person) => kit.give(person, { siteId: clinic.here.siteId }), (person) => kit.give(person, { siteId: hostSiteId }, {}, 'pharmacist'), ([home, host]) => {
      expect([home.statusCode, host.statusCode], `${home.body}\n${host.body}`).toEqual([409, 201]);
      expect(`${home.json().detail} ${JSON.stringify(home.json().decision ?? {})}`).toMatch(/GUEST_AT_ANOTHER_WINDOW|Test pharmacist gave this dose at \d\d:\d\d/);
    });
    await expectWhole(people, rounds, rounds);
  });

  it('a nurse presses and a prescriber sends the person to another house: one of the two', async () => {
    const people = await addManyDosed(clinic, kit, rounds);
    let given = 0;
    const away = (person: DosedPerson): Promise<LightMyRequestResponse> => clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/guest-stays`, payload: { kind: 'away', fromDay: kit.today(), toDay: kit.today(), clinic: 'Bay Clinic', phone: '555 0177' } });
    await race(people, (person) => kit.give(person), away, ([dose, stay]) => {
      given += wasGiven(dose);
      expect([dose.statusCode, stay.statusCode].toSorted(), `${dose.body}\n${stay.body}`).toEqual([201, 409]);
    });
    await expectWhole(people, given, rounds);
  });

  it('a nurse presses and a prescriber signs the next version: the dose of the version that is in force, or none and why', async () => {
    const people = await addManyDosed(clinic, kit, rounds, { nextUg: 25_000 });
    let given = 0;
    const sign = (person: DosedPerson): Promise<LightMyRequestResponse> => clinic.as('prescriber', { method: 'POST', url: `/api/orders/${person.orderId}/signature`, payload: { version: 2, overrideReason: 'Steady' } });
    await race(people, (person) => kit.give(person), sign, ([dose, signature]) => {
      given += wasGiven(dose);
      expect(signature.statusCode, signature.body).toBe(201);
      if (dose.statusCode !== 201) expect([dose.statusCode, dose.json().detail]).toEqual([412, expect.stringMatching(/^The order changed: it is at version 2 with 25 mg; your screen showed version 1\. Test prescriber signed it at \d\d:\d\d\. Nothing was given\.$/)]);
    });
    await expectWhole(people, given, given + rounds);
  });

  it('a nurse presses and a colleague holds: the dose before the hold, or none and by whom it is held', async () => {
    const people = await addManyDosed(clinic, kit, rounds);
    let given = 0;
    const hold = (person: DosedPerson): Promise<LightMyRequestResponse> => clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/holds`, payload: { reason: 'Very drowsy.' } });
    await race(people, (person) => kit.give(person), hold, ([dose, held]) => {
      given += wasGiven(dose);
      expect(held.statusCode, held.body).toBe(201);
      if (dose.statusCode !== 201) expect([dose.statusCode, dose.json().detail]).toEqual([409, expect.stringMatching(/^Test prescriber held doses at \d\d:\d\d: Very drowsy\. /)]);
    });
    await expectWhole(people, given, given + rounds);
  });
});

describe('what is committed between a nurse’s look and her write', () => {
  /** Holds the person's episode, lets the nurse look and come up to her write, changes the record, and only then lets her write. */
  async function between(person: DosedPerson, change: string): Promise<LightMyRequestResponse> {
    await admin.query('begin');
    await admin.query(`update episodes set version = version + 1 where id = '${person.episodeId}'`);
    const pressed = kit.give(person);
    const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    for (let tries = 0; tries < 400 && (await admin.query(waits)).rowCount === 0; tries += 1) await new Promise((resolve) => { setTimeout(resolve, 10); });
    await admin.query(change);
    await admin.query('commit');
    return pressed;
  }

  it('stops the dose: a hold', async () => {
    const [person] = await addManyDosed(clinic, kit, 1);
    if (person === undefined) throw new Error('Nobody to dose.');
    const reply = await between(person, `insert into holds (organisation_id, id, person_id, episode_id, code, reason, lifted_by_role, placed_by, placed_at)
      values ('${clinic.here.id}', '${newId()}', '${person.personId}', '${person.episodeId}', 'HELD_BY_STAFF', 'Very drowsy.', 'prescriber', '${clinic.here.staff.prescriber}', '${clinic.clock.now().toString()}')`);
    expect([reply.statusCode, reply.json().detail]).toEqual([409, expect.stringContaining('Test prescriber held doses at')]);
    await expectWhole([person], 0, 1);
  });

  it('stops the dose: another window’s dose of the same day', async () => {
    const [person] = await addManyDosed(clinic, kit, 1);
    if (person === undefined) throw new Error('Nobody to dose.');
    const reply = await between(person, `insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, medicine, dose_ug, given_ug, kind, state, origin, given_at, recorded_at)
      values ('${clinic.here.id}', '${newId()}', '${person.personId}', '${person.episodeId}', '${clinic.here.siteId}', '${kit.today()}', 1, 'methadone', 20000, 20000, 'observed', 'given', 'imported', '${clinic.clock.now().toString()}', '${clinic.clock.now().toString()}')`);
    expect([reply.statusCode, reply.json().detail]).toEqual([409, expect.stringContaining('gave this dose at')]);
  });
});

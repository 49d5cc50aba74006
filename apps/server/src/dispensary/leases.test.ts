/** One machine a person-day (D-12): what the server may not give while a site node holds it, tried through the routes and with raw SQL. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../platform/ids.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { medicationRoutes } from '../medication/index.ts';
import { dispensaryRoutes, finishGuestStays } from './index.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
let admin: pg.Client;
const node = newId();
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
  await admin.query(`insert into site_nodes (organisation_id, id, site_id, name, state, public_key, box_key, server_public, server_private, added_by, added_at, enrolled_at)
    values ($1, $2, $3, 'Window node', 'active', repeat('a', 43), repeat('a', 43), repeat('a', 43), 'x', $4, '2026-02-01T00:00Z', '2026-02-01T00:00Z')`, [clinic.here.id, node, clinic.here.siteId, clinic.here.staff.administrator]);
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

const lease = async (personId: string, day: string): Promise<string> => {
  const id = newId();
  await admin.query(`insert into dosing_leases (organisation_id, id, node_id, site_id, person_id, day, taken_at) values ($1, $2, $3, $4, $5, $6, '2026-02-10T12:00Z')`, [clinic.here.id, id, node, clinic.here.siteId, personId, day]);
  return id;
};
const release = (id: string) => admin.query(`update dosing_leases set state = 'returned', released_at = '2026-02-10T13:00Z' where id = $1`, [id]);
const dosed = async (): Promise<DosedPerson> => {
  const person = await kit.addDosed();
  await kit.check(person.personId);
  return person;
};

describe('while a node holds a day', () => {
  it('the server gives nothing and says why, and gives again once the day is back', async () => {
    const person = await dosed();
    const id = await lease(person.personId, kit.today());
    const refused = await kit.give(person);
    expect(refused.statusCode).toBe(409);
    expect(refused.json().detail).toMatch(/The site node of Harbor Street gives the dose of 2026-02-10\. It has not been heard yet\. Nothing was given here\./);
    await release(id);
    expect((await kit.give(person)).statusCode).toBe(201);
  });

  it('corrects no dose of such a day here', async () => {
    const person = await dosed();
    const given = await kit.give(person);
    expect(given.statusCode).toBe(201);
    await lease(person.personId, kit.today());
    const corrected = await clinic.as('nurse', { method: 'POST', url: `/api/doses/${given.json().dose.id}/corrections`, payload: { kind: 'note', reason: 'Spilled a drop' } });
    expect(corrected.statusCode).toBe(409);
    expect(corrected.json().detail).toMatch(/Correct it there/);
  });

  it('begins no guest days elsewhere until the node gave the days back', async () => {
    const person = await dosed();
    const id = await lease(person.personId, '2026-02-12');
    const agreed = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/guest-stays`, payload: { kind: 'away', fromDay: '2026-02-12', toDay: '2026-02-13', clinic: 'Mill Road', phone: '555 0100' } });
    expect(agreed.statusCode).toBe(201);
    const stateAfterALook = async () => {
      await clinic.database.scoped(clinic.here.id, (tx) => finishGuestStays(tx, clinic.clock.now()));
      return (await clinic.as('prescriber', { url: `/api/people/${person.personId}/guest-stays` })).json().items[0].state;
    };
    expect(await stateAfterALook()).toBe('waiting');
    await release(id);
    expect(await stateAfterALook()).toBe('active');
  });

  it('has one holder a person and day, and a day that was given back stays given back', async () => {
    const person = await dosed();
    const id = await lease(person.personId, '2026-03-01');
    await expect(lease(person.personId, '2026-03-01')).rejects.toMatchObject({ constraint: 'one_holder_a_person_day' });
    await release(id);
    await expect(admin.query(`update dosing_leases set state = 'held', released_at = null where id = $1`, [id])).rejects.toMatchObject({ constraint: 'a_released_day_stays_released' });
  });
});

describe('the database alone', () => {
  const insertDose = (person: DosedPerson, over: { node?: string; version?: number; ug?: number } = {}) => admin.query(`
    insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, dose_ug, given_ug, kind, state, given_at, given_by, journal_id, recorded_at, node_id)
    select $1, $2, $3, $4, $5, $6, 1, $7, $8, 'methadone', $9, $9, 'observed', 'given', '2026-02-10T14:00Z', $10, (select id from journals where organisation_id = $1 limit 1), '2026-02-10T14:00Z', $11`,
  [clinic.here.id, newId(), person.personId, person.episodeId, clinic.here.siteId, kit.today(), person.orderId, over.version ?? 1, over.ug ?? 20_000, clinic.here.staff.nurse, over.node ?? null]);

  it('refuses a dose of a day that a node holds, and takes one that comes from that node', async () => {
    const person = await dosed();
    await expect(insertDose(person, { node })).rejects.toMatchObject({ constraint: 'a_node_gives_on_days_it_held' });
    await lease(person.personId, kit.today());
    await expect(insertDose(person)).rejects.toMatchObject({ constraint: 'only_the_holder_of_a_day_doses' });
    await expect(insertDose(person, { node, ug: 20_001 })).rejects.toMatchObject({ constraint: 'a_dose_is_at_most_the_ordered_amount' });
    await expect(insertDose(person, { node, version: 2 })).rejects.toMatchObject({ constraint: 'a_dose_needs_a_signed_order' });
    await insertDose(person, { node });
    await expect(insertDose(person, { node })).rejects.toMatchObject({ constraint: 'one_dose_a_person_day_part' });
  });

  it('lets no lease pass a dose that is under way', async () => {
    const person = await dosed();
    const slow = new pg.Client({ connectionString: clinic.adminUrl });
    await slow.connect();
    await slow.query('begin');
    await slow.query(`select pg_advisory_xact_lock_shared(lease_lock($1))`, [clinic.here.id]);
    let taken = false;
    const taking = (async () => {
      await admin.query('begin');
      await admin.query('select pg_advisory_xact_lock(lease_lock($1))', [clinic.here.id]);
      await lease(person.personId, kit.today());
      await admin.query('commit');
      taken = true;
    })();
    await new Promise((resolve) => { setTimeout(resolve, 150); });
    expect(taken).toBe(false);
    await slow.query('commit');
    await taking;
    expect(taken).toBe(true);
    await slow.end();
  });

  it('moves stock that stands at a node nowhere else', async () => {
    const person = await dosed();
    await admin.query('update containers set held_by = $2 where id = $1', [kit.containerId, node]);
    const moved = await kit.give(person);
    expect(moved.statusCode, moved.body).toBe(409);
    expect(moved.json().detail).toMatch(/only_the_holder_of_a_container_moves_it/);
    const counted = await clinic.as('nurse', { method: 'POST', url: `/api/containers/${kit.containerId}/counts`, payload: { countedUg: 5 } });
    expect(counted.json().detail).toMatch(/stands at the site node of Harbor Street/);
    await admin.query('update containers set held_by = null where id = $1', [kit.containerId]);
    expect((await kit.give(person)).statusCode).toBe(201);
  });
});

describe('a prescription for a pharmacy', () => {
  it('waits for what a node gives back, as guest days do', async () => {
    const person = await dosed();
    await lease(person.personId, '2026-02-14');
    const insert = (days: string) => admin.query(`
      insert into instalment_prescriptions (organisation_id, id, person_id, episode_id, site_id, pharmacy_id, order_id, order_version, days, supervised, wordings, content, decision, signed_by, signed_at)
      values ($1, $2, $3, $4, $5, $6, $7, 1, $8::daterange, true, '{}', '{}', '{}', $9, '2026-02-10T12:00Z')`,
    [clinic.here.id, newId(), person.personId, person.episodeId, clinic.here.siteId, newId(), person.orderId, days, clinic.here.staff.prescriber]);
    await expect(insert('[2026-02-13,2026-02-16)')).rejects.toMatchObject({ constraint: 'a_prescription_waits_for_the_node' });
    // Past the node's day only the pharmacy itself is missing here.
    await expect(insert('[2026-02-15,2026-02-16)')).rejects.toMatchObject({ constraint: expect.stringMatching(/_fkey$/) });
  });
});

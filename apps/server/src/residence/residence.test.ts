import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crisisRoutes } from '../crisis/index.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { freePlaces, residenceRoutes, sweepBeds } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...residenceRoutes, ...crisisRoutes] }); });
afterAll(() => clinic.close());

const post = (who: 'nurse' | 'manager' | 'front_desk', url: string, payload: Record<string, unknown>) => clinic.as(who, { method: 'POST', url, payload });
let count = 0;
async function addBed(): Promise<string> {
  count += 1;
  const reply = await post('manager', `/api/sites/${clinic.here.siteId}/beds`, { name: String(count), room: 'Ward 2' });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().id;
}
const inHours = (hours: number): string => clinic.clock.now().add({ hours }).toString();
const hold = (bedId: string, heldFor: string, hours = 4) => post('nurse', `/api/beds/${bedId}/holds`, { until: inHours(hours), heldFor });
const places = () => clinic.database.scoped(clinic.here.id, (tx) => freePlaces(tx, clinic.here.siteId, clinic.clock.now()));
const board = async () => (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/beds` })).json();

describe('a hold', () => {
  it('by 20 at once on one bed is one hold, and the others learn whose', async () => {
    const bedId = await addBed();
    const all = await Promise.all(Array.from({ length: 20 }, (_, each) => hold(bedId, `L. C. ${String(each)}`)));
    expect(all.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    const lost = all.filter(({ statusCode }) => statusCode === 409);
    expect(lost).toHaveLength(19);
    expect(lost[0]?.json().detail).toMatch(/is held for L\. C\. \d+ by Test nurse/);
  });

  it('is one in the database too, whatever the product says', async () => {
    const bedId = await addBed();
    const write = (kind: string, from: string, to: string | null) => clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`
      insert into bed_spans (organisation_id, id, bed_id, kind, during, held_for, person_id, episode_id, made_at, made_by) values (${clinic.here.id}, gen_random_uuid(), ${bedId}, ${kind}, tstzrange(${from}::timestamptz, ${to}::timestamptz),
        'L. C.', ${kind === 'stay' ? clinic.here.personId : null}, ${kind === 'stay' ? clinic.here.episodeId : null}, ${inHours(0)}, ${clinic.here.staff.nurse})`));
    const from = inHours(10);
    await write('hold', from, inHours(14));
    await expect(write('hold', inHours(13), inHours(15))).rejects.toMatchObject({ constraint: 'one_bed_one_hold_or_stay' });
    await expect(write('stay', inHours(0), null)).rejects.toMatchObject({ constraint: 'one_bed_one_hold_or_stay' });
    await expect(write('hold', inHours(20), null)).rejects.toMatchObject({ constraint: 'a_hold_expires' });
  });

  it('expires by itself and gives the place free again', async () => {
    const bedId = await addBed();
    const before = await places();
    await hold(bedId, 'L. C.', 1);
    expect(await places()).toMatchObject({ free: before.free - 1, held: before.held + 1 });
    clinic.clock.moveBy(Temporal.Duration.from('PT61M'));
    expect((await places()).free).toBeGreaterThanOrEqual(before.free);
    await clinic.database.scoped(clinic.here.id, (tx) => sweepBeds(tx, clinic.clock.now()));
    expect((await hold(bedId, 'Somebody else')).statusCode).toBe(201);
  });

  it('becomes the stay of whom it was held for; another person does not get in by it', async () => {
    const bedId = await addBed();
    const [mine, other] = [await clinic.addPerson(), await clinic.addPerson()];
    const held = await post('front_desk', `/api/beds/${bedId}/holds`, { until: inHours(4), personId: mine.personId });
    expect((await post('nurse', `/api/beds/${bedId}/stays`, { personId: other.personId })).statusCode).toBe(409);
    expect((await post('nurse', `/api/beds/${bedId}/stays`, { personId: other.personId, holdId: held.json().id })).statusCode).toBe(409);
    expect((await post('nurse', `/api/beds/${bedId}/stays`, { personId: mine.personId, holdId: held.json().id })).statusCode).toBe(201);
    const bed = (await board()).items.find((each: { id: string }) => each.id === bedId);
    expect(bed).toMatchObject({ state: 'occupied', span: { kind: 'stay', personId: mine.personId, until: null } });
  });
});

describe('a stay in a bed', () => {
  it('moves, goes on leave with naloxone asked for, comes back and ends', async () => {
    const [first, second] = [await addBed(), await addBed()];
    const person = await clinic.addPerson();
    const stay = (await post('nurse', `/api/beds/${first}/stays`, { personId: person.personId })).json();
    expect((await post('nurse', `/api/beds/${second}/stays`, { personId: person.personId })).statusCode).toBe(409);
    const moved = await post('nurse', `/api/bed-spans/${stay.id}/transfer`, { bedId: second });
    expect(moved.statusCode, moved.body).toBe(201);
    const leave = await post('nurse', `/api/bed-spans/${moved.json().id}/leaves`, { dueBackAt: inHours(3), reason: 'Daughter’s birthday' });
    expect(leave.json()).toMatchObject({ naloxoneInHand: false });
    clinic.clock.moveBy(Temporal.Duration.from('PT4H'));
    await clinic.database.scoped(clinic.here.id, (tx) => sweepBeds(tx, clinic.clock.now()));
    const owed = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ kind: string }>(sql`select kind from tasks where organisation_id = ${clinic.here.id} and person_id = ${person.personId} and state = 'open' order by kind`));
    expect(owed).toEqual([{ kind: 'crisis.offer-naloxone' }, { kind: 'residence.not-back' }]);
    expect((await post('nurse', `/api/bed-leaves/${leave.json().id}/return`, {})).statusCode).toBe(201);
    expect((await post('nurse', `/api/bed-spans/${moved.json().id}/end`, { reason: 'went_home' })).statusCode).toBe(201);
    expect((await board()).items.find((each: { id: string }) => each.id === second)).toMatchObject({ state: 'free', span: null });
  });
});

describe('the timetable', () => {
  it('shows the day with who lives here; an outing names its risks; the newest word on attendance counts', async () => {
    const bedId = await addBed();
    const person = await clinic.addPerson();
    await post('nurse', `/api/beds/${bedId}/stays`, { personId: person.personId });
    const url = `/api/sites/${clinic.here.siteId}/timetable`;
    const item = { startsAt: inHours(0), minutes: 60, title: 'Walk on the hill' };
    expect((await post('nurse', url, { ...item, kind: 'outing' })).json().field).toBe('/riskNote');
    const made = await post('nurse', url, { ...item, kind: 'outing', riskNote: 'Two staff, naloxone with them, nobody walks alone' });
    for (const state of ['did_not_come', 'came']) expect((await post('nurse', `/api/timetable-items/${made.json().id}/attendance`, { people: [{ personId: person.personId, state }] })).statusCode).toBe(201);
    const day = (await clinic.as('nurse', { url })).json();
    expect(day.residents).toEqual(expect.arrayContaining([expect.objectContaining({ personId: person.personId, onLeave: false })]));
    expect(day.items).toMatchObject([{ title: 'Walk on the hill', attendance: [{ personId: person.personId, state: 'came' }] }]);
  });

  it('keeps a search with its consent in the house log', async () => {
    const url = `/api/sites/${clinic.here.siteId}/house-log`;
    expect((await post('nurse', url, { kind: 'search', words: 'Room 4' })).json().field).toBe('/consented');
    expect((await post('nurse', url, { kind: 'search', words: 'Room 4', consented: true })).statusCode).toBe(201);
    expect((await clinic.as('nurse', { url })).json().items).toMatchObject([{ kind: 'search', consented: true, by: 'Test nurse' }]);
  });
});

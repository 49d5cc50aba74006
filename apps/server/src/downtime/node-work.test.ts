/** What a node does beside the daily dose: injections, lifted holds, photos, and a clock that was set while it was off. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DosedPerson } from '../dispensary/testing/dosing-kit.ts';
import { newId } from '../platform/ids.ts';
import { openTask } from '../platform/record-store.ts';
import { sql } from '../platform/scoped.ts';
import { smallPicture } from '../platform/testing/small-picture.ts';
import { makeTwoMachines, type TwoMachines } from './testing/two-machines.ts';

let two: TwoMachines;
let depotProduct = '';
beforeAll(async () => {
  // Two of the pictures below have room in an answer.
  two = await makeTwoMachines(0, 3, { bytes: 1, ms: 4_000, peopleAtOnce: 1, photoBytes: 70_000 });
  depotProduct = await made('pharmacist', '/api/products', { name: 'Vivitrol 380 mg', form: 'depot', medicine: 'naltrexone-depot', ugPerUnit: 380_000, controlled: false, depot: { name: 'Vivitrol', interval: 'monthly' } });
  await made('nurse', `/api/sites/${two.clinic.here.siteId}/stock`, { productId: depotProduct, lot: 'V1', expiresOn: '2029-01-31', label: 'Depot 1', amountUg: 380_000 * 50, place: 'safe' });
});
afterAll(() => two.close());

async function made(who: 'nurse' | 'pharmacist' | 'prescriber', url: string, payload: object): Promise<string> {
  const reply = await two.clinic.as(who, { method: 'POST', url, payload });
  if (reply.statusCode !== 201) throw new Error(`${url}: ${reply.statusCode} ${reply.body.slice(0, 600)}`);
  return reply.json().id;
}
const exchange = async (): Promise<void> => {
  two.weather = 'up';
  expect(await two.link.exchange()).toBe(true);
};
const day = (after: number): string => Temporal.PlainDate.from(two.kit.today()).add({ days: after }).toString();

describe('an injection at a node', () => {
  const free = { lastOpioid: 'heroin', daysOpioidFree: 12, currentOpioidAnalgesic: 'none', dependentOrInWithdrawal: false, altTimesUln: 1, acuteHepatitis: false };
  const inject = (where: 'server' | 'node', orderId: string, more: object = {}) => two[where].as('nurse', { method: 'POST', url: `/api/orders/${orderId}/injections`, headers: { 'if-match': '1' }, payload: { dosingDay: two.kit.today(), route: 'IM-gluteal', place: 'buttock-left', identifiers: ['photo', 'born-on'], poss: '1', intoxicated: false, acknowledged: [], ...more } });
  async function ordered(): Promise<{ personId: string; orderId: string }> {
    const person = await two.clinic.addPerson();
    const orderId = await made('prescriber', `/api/episodes/${person.episodeId}/orders`, { productId: depotProduct, startOn: day(0), endOn: day(180), partUg: [380_000], reason: 'Wants it', facts: free });
    await made('prescriber', `/api/orders/${orderId}/signature`, { version: 1 });
    await exchange();
    return { personId: person.personId, orderId };
  }

  it('is given with the link lost, on the node’s own list and stock, and handed over once with its needle', async () => {
    const { personId, orderId } = await ordered();
    two.weather = 'down';
    const list = await two.node.as('nurse', { url: `/api/sites/${two.clinic.here.siteId}/injections` });
    expect(list.json().items.map((each: { personId: string }) => each.personId), list.body).toContain(personId);
    const given = await inject('node', orderId);
    expect(given.statusCode, given.body).toBe(201);
    expect((await inject('node', orderId)).statusCode).toBe(409);
    two.weather = 'twice';
    await two.link.exchange();
    await exchange();
    expect(await two.server.rows('select i.place, i.lot, d.node_id from injections i join doses d on d.id = i.dose_id where i.person_id = $1', [personId])).toEqual([{ place: 'buttock-left', lot: 'V1', node_id: two.nodeId }]);
    const balance = `select balance_ug from containers where label = 'Depot 1'`;
    expect(await two.server.rows(balance)).toEqual(await two.node.rows(balance));
    expect(await two.server.rows('select because from node_differences')).toEqual([]);
  });

  it('is given by the server only when the node holds no day of theirs, since it counts for weeks', async () => {
    const { personId, orderId } = await ordered();
    expect((await inject('server', orderId)).json().detail).toMatch(/The site node of Harbor Street gives the dose of/);
    const back = (to: number) => two.clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/days-back`, payload: { from: day(0), to: day(to) } });
    await back(0);
    await exchange();
    expect((await inject('server', orderId)).json().detail).toMatch(/holds days of this person, so injections are given there/);
    await back(40);
    await exchange();
    // What stands at the node stays there; this came to the server after.
    const containerId = await made('nurse', `/api/sites/${two.clinic.here.siteId}/stock`, { productId: depotProduct, lot: 'V2', expiresOn: '2029-01-31', label: 'Depot 2', amountUg: 380_000, place: 'safe' });
    const given = await inject('server', orderId, { containerId });
    expect(given.statusCode, given.body).toBe(201);
  });
});

describe('a hold at a node', () => {
  const hold = async (where: 'server' | 'node', person: DosedPerson, orderId?: string) => (await two[where].as('nurse', { method: 'POST', url: `/api/episodes/${person.episodeId}/holds`, payload: { reason: 'Very drowsy', ...(orderId === undefined ? {} : { orderId }) } })).json().id as string;
  const lift = (where: 'server' | 'node', id: string, who: 'nurse' | 'prescriber', reason: string) => two[where].as(who, { method: 'POST', url: `/api/holds/${id}/lift`, payload: { reason } });

  it('is lifted there by who may, doses go on, and the server lets the order go on too', async () => {
    const person = await two.kit.addDosed();
    const id = await hold('server', person, person.orderId);
    await exchange();
    two.weather = 'down';
    await two.node.check(person);
    expect((await two.node.give(person)).statusCode).toBe(409);
    expect((await lift('node', id, 'nurse', 'Awake')).statusCode).toBe(403);
    const lifted = await lift('node', id, 'prescriber', 'Awake and clear');
    expect(lifted.statusCode, lifted.body).toBe(201);
    expect((await two.node.give(person)).statusCode).toBe(201);
    await exchange();
    expect(await two.server.rows('select h.lift_reason, o.state from holds h join orders o on o.id = h.order_id where h.id = $1', [id])).toEqual([{ lift_reason: 'Awake and clear', state: 'signed' }]);
    expect(await two.server.rows(`select kind from tasks where person_id = $1 and kind like 'downtime.%'`, [person.personId])).toEqual([]);
  });

  it('that was placed there on an order holds it at the server; who lifted first lifted, and who may not any more is looked at', async () => {
    const person = await two.kit.addDosed();
    await exchange();
    const id = await hold('node', person, person.orderId);
    await exchange();
    expect(await two.server.rows('select state from orders where id = $1', [person.orderId])).toEqual([{ state: 'held' }]);
    two.weather = 'down';
    expect((await lift('node', id, 'prescriber', 'There')).statusCode).toBe(201);
    expect((await lift('server', id, 'prescriber', 'Here')).statusCode).toBe(201);
    await exchange();
    expect(await two.server.rows('select lift_reason from holds where id = $1', [id])).toEqual([{ lift_reason: 'Here' }]);
    const second = await hold('node', person);
    await exchange();
    two.weather = 'down';
    expect((await lift('node', second, 'prescriber', 'Awake')).statusCode).toBe(201);
    await two.server.rows(`update staff set roles = '{nurse}' where id = $1`, [two.clinic.here.staff.prescriber]);
    await exchange();
    expect(await two.server.rows(`select params ->> 'who' as who from tasks where person_id = $1 and kind = 'downtime.look-at-lift'`, [person.personId])).toEqual([{ who: 'Test prescriber' }]);
    await two.server.rows(`update staff set roles = '{prescriber}' where id = $1`, [two.clinic.here.staff.prescriber]);
    await exchange();
  });
});

describe('photos at a node', () => {
  const take = async (personId: string, picture = smallPicture(30_000)): Promise<string> => {
    await made('nurse', `/api/people/${personId}/photos`, { picture, agreed: true });
    return picture;
  };
  const none = (personId: string) => made('nurse', `/api/people/${personId}/no-photo`, {});
  const shown = (personId: string) => two.node.as('nurse', { url: `/api/people/${personId}/photo` });
  const known = async (personId: string): Promise<string> => (await two.node.as('nurse', { url: `/api/people/${personId}/photos` })).json().state;
  const check = (personId: string) => two.node.as('nurse', { method: 'POST', url: `/api/people/${personId}/window-checks`, payload: { identifiers: ['photo-on-file', 'born-on'], identityConfirmed: true, poss: '1', intoxicated: false, dosedElsewhere: false } });
  const askedLast = (): readonly string[] => (JSON.parse(two.sent.at(-1)?.text ?? '{}') as { photos?: string[] }).photos ?? [];
  const kept = () => two.node.rows<{ person_id: string; sealed_picture: string }>(`select person_id, sealed_picture from person_photos where state = 'taken'`);

  it('come down after everything else, sealed anew, are an identifier there without the link, and go with the consent', async () => {
    const person = await two.kit.addDosed();
    const picture = await take(person.personId);
    await exchange();
    // Everything that dosing needs is here; the picture is not yet, and nobody is known by it.
    expect([(await shown(person.personId)).statusCode, (await check(person.personId)).statusCode]).toEqual([404, 400]);
    await exchange();
    two.weather = 'down';
    expect((await shown(person.personId)).json()).toMatchObject({ mediaType: 'image/png', picture });
    expect((await check(person.personId)).statusCode).toBe(201);
    expect((await two.node.give(person)).statusCode).toBe(201);
    const [[there], [server]] = await Promise.all([kept(), two.server.rows<{ sealed_picture: string }>('select sealed_picture from person_photos where person_id = $1', [person.personId])]);
    expect(there?.sealed_picture.startsWith('k1.')).toBe(true);
    expect(there?.sealed_picture).not.toBe(server?.sealed_picture);
    expect(await two.server.rows(`select details ->> 'nodeId' as node from audit_entries where event = 'photos sent to a site node' and $1 = any(person_ids)`, [person.personId])).toEqual([{ node: two.nodeId }]);
    await none(person.personId);
    await exchange();
    expect([await kept(), await known(person.personId), (await check(person.personId)).statusCode]).toEqual([[], 'withdrawn', 400]);
  });

  it('are asked for by who waits at the window, as many as have room, and go on after a lost answer and a new start', async () => {
    const people = [await two.kit.addDosed(), await two.kit.addDosed(), await two.kit.addDosed()].map(({ personId }) => personId);
    for (const personId of people) await take(personId);
    await exchange();
    for (const personId of people.slice(0, 2)) {
      expect((await two.node.as('nurse', { method: 'POST', url: `/api/people/${personId}/check-ins`, payload: {} })).statusCode).toBe(201);
      two.nodeClock.moveBy(Temporal.Duration.from({ seconds: 1 }));
    }
    const before = two.sent.length;
    await exchange();
    const asked = two.sent.slice(before).map(({ text }) => (JSON.parse(text) as { photos?: string[] }).photos ?? []).find(({ length }) => length > 0);
    const [first] = await two.server.rows<{ ids: string[] }>('select array_agg(person_id order by array_position($1::uuid[], id)) as ids from person_photos where id = any($1)', [asked ?? []]);
    expect(first?.ids).toEqual([people[1], people[0], people[2]]);
    // Facts first: that answer had none of them.
    await exchange();
    expect((await kept()).map((each) => each.person_id).toSorted()).toEqual([people[1] ?? '', people[0] ?? ''].toSorted());
    two.weather = 'answers-lost';
    await two.link.exchange();
    expect(askedLast()).toHaveLength(1);
    two.weather = 'up';
    // A line that lost an answer with pictures carries one without.
    await two.link.exchange();
    expect(askedLast()).toEqual([]);
    two.restart();
    for (let count = 0; count < 3; count += 1) await exchange();
    expect(await kept()).toHaveLength(3);
    expect(askedLast()).toEqual([]);
  });

  it('are of nobody else, and leave with the last day that the node holds', async () => {
    const [stranger] = await two.server.rows<{ id: string }>(`insert into people (organisation_id, id, number, given_name, family_name, born_on, sex, site_id, created_at) select organisation_id, uuidv7(), 'FL-X', 'No', 'Body', '1980-01-01', 'unknown', site_id, created_at from people limit 1 returning id`);
    await take(stranger?.id ?? '');
    const [photo] = await two.server.rows<{ id: string }>('select id from person_photos where person_id = $1', [stranger?.id]);
    const person = await two.kit.addDosed();
    await take(person.personId);
    await exchange();
    // A node that names somebody else's photo is given none.
    await two.node.rows(`insert into node_photos (organisation_id, person_id, photo_id, state, media_type, side_px, noted_by, noted_at) select organisation_id, (select id from people where id <> $1 and id not in (select person_id from node_photos) limit 1), $2, state, media_type, side_px, noted_by, noted_at from node_photos where person_id = $1`, [person.personId, photo?.id]);
    await exchange();
    await exchange();
    expect(askedLast()).toEqual([]);
    const mine = async () => (await kept()).filter((each) => each.person_id === person.personId).length;
    expect([await mine(), (await two.node.rows('select 1 from person_photos where id = $1', [photo?.id])).length]).toEqual([1, 0]);
    await two.clinic.as('nurse', { method: 'POST', url: `/api/people/${person.personId}/days-back`, payload: { from: day(0), to: day(40) } });
    await exchange();
    await exchange();
    expect([await mine(), (await two.node.rows('select 1 from node_photos where person_id = $1', [person.personId])).length]).toEqual([0, 0]);
  });
});

describe('a test drawn by chance, at a node', () => {
  const drawn = async (): Promise<{ person: DosedPerson; id: string }> => {
    const person = await two.kit.addDosed();
    const id = newId();
    const about = { siteId: two.clinic.here.siteId, personId: person.personId, episodeId: person.episodeId };
    // As the server's draw writes it.
    await two.clinic.database.scoped(two.clinic.here.id, async (tx) => {
      await tx.run(sql`insert into urine_tests (organisation_id, id, person_id, episode_id, site_id, reason, panel, drawn_for, ordered_at) values (${tx.organisationId}, ${id}, ${person.personId}, ${person.episodeId}, ${about.siteId}, 'random', '{opiates,fentanyl}', 7, ${two.clinic.clock.now().toString()})`);
      await openTask(tx, null, two.clinic.clock.now(), { ...about, kind: 'tests.take-sample', role: 'nurse', dueAt: two.clinic.clock.now().toString(), priority: 3, params: {}, dedupeKey: `sample ${id}` });
    });
    await exchange();
    two.weather = 'down';
    return { person, id };
  };
  const collect = (id: string) => two.node.as('nurse', { method: 'POST', url: `/api/urine-tests/${id}/collection`, payload: { given: true, observed: false, check: { temperatureC: 34.2 } } });
  const stands = (id: string) => two.server.rows(`select t.state, (select count(*)::int from specimen_checks c where c.test_id = t.id) as checks, (select state from tasks where dedupe_key = 'sample ' || t.id) as task from urine_tests t where t.id = $1`, [id]);

  it('stands at its window, its sample is noted there once, and the server’s list says so', async () => {
    const { person, id } = await drawn();
    const ticket = async () => (await two.node.as('nurse', { url: `/api/people/${person.personId}/ticket` })).json();
    expect((await ticket()).testSince).toBeDefined();
    expect((await two.node.as('nurse', { method: 'POST', url: `/api/episodes/${person.episodeId}/urine-tests`, payload: { reason: 'clinical', panel: ['opiates'] } })).json().detail).toMatch(/^This needs the server/);
    const noted = await collect(id);
    expect(noted.statusCode, noted.body).toBe(201);
    expect([(await collect(id)).statusCode, (await ticket()).testSince]).toEqual([409, undefined]);
    two.weather = 'twice';
    await two.link.exchange();
    await exchange();
    expect(await stands(id)).toEqual([{ state: 'collected', checks: 1, task: 'done' }]);
    expect((await two.node.as('nurse', { url: `/api/people/${person.personId}/urine-tests` })).json().items).toMatchObject([{ id, state: 'collected', check: { temperatureC: 34.2 } }]);
  });

  it('that was excused meanwhile was given all the same; one that was noted at the server too is looked at', async () => {
    const excused = await drawn();
    expect((await two.clinic.as('nurse', { method: 'POST', url: `/api/urine-tests/${excused.id}/excuse`, payload: { why: 'travel', words: '' } })).statusCode).toBe(201);
    expect((await collect(excused.id)).statusCode).toBe(201);
    await exchange();
    expect(await stands(excused.id)).toMatchObject([{ state: 'collected', checks: 1 }]);
    const both = await drawn();
    expect((await two.clinic.as('nurse', { method: 'POST', url: `/api/urine-tests/${both.id}/collection`, payload: { given: true } })).statusCode).toBe(201);
    expect((await collect(both.id)).statusCode).toBe(201);
    await exchange();
    expect(await two.server.rows(`select table_name, kind from node_differences where person_id = $1`, [both.person.personId])).toEqual([{ table_name: 'urine_tests', kind: 'not-taken' }]);
    await two.clinic.as('prescriber', { method: 'POST', url: `/api/node-differences/${(await two.server.rows<{ id: string }>('select id from node_differences where person_id = $1', [both.person.personId]))[0]?.id ?? ''}/settle`, payload: { note: 'One sample, noted twice' } });
  });
});

describe('a clock that is set while the machine is off and the link is lost (T-2)', () => {
  const confirm = (body: object) => two.node.as('nurse', { method: 'POST', url: '/api/link/date', payload: body });
  const here = (): string => two.nodeClock.now().toZonedDateTimeISO('America/New_York').toPlainDate().toString();
  const ready = async (): Promise<DosedPerson> => {
    const person = await two.kit.addDosed();
    await exchange();
    await two.node.check(person);
    two.weather = 'down';
    return person;
  };

  it('is noticed to the second while the machine itself ran on', async () => {
    const person = await ready();
    two.offFor(5 * 3_600_000, { hours: 5 });
    await two.node.check(person);
    // Five hours off, and five by the counter: the clock is right, however long it was.
    expect((await two.node.as('nurse', { url: '/api/link' })).json().doubtedSince).toBeNull();
    two.offFor(60_000, { hours: 1 });
    expect((await two.node.give(person)).json().detail).toMatch(/Somebody confirms the date before the first dose\. Nothing was given/);
    // Started again, it still does not know.
    two.restart();
    expect((await two.node.give(person)).json().detail).toMatch(/confirms the date/);
    two.setBack({ hours: 6 });
    await exchange();
    expect((await two.node.give(person)).statusCode).toBe(201);
  });

  it('is asked about after a new start when hours have passed; a named person with today’s date and a reason lets it dose, and it is handed over', async () => {
    const person = await ready();
    two.offFor(null, { hours: 3 });
    expect((await two.node.as('nurse', { url: '/api/link' })).json().doubtedSince).toBeNull();
    await two.link.exchange();
    two.offFor(null, { hours: 24 });
    await two.node.check(person);
    const stopped = await two.node.give(person, { dosingDay: here() });
    expect(stopped.json().detail, stopped.body).toMatch(new RegExp(`last seen on ${day(0)}, its clock says ${day(1)}.*confirms the date`));
    expect((await two.node.as('front_desk', { method: 'POST', url: '/api/link/date', payload: { day: here(), reason: 'x' } })).statusCode).toBe(403);
    expect((await confirm({ day: day(0), reason: 'It is still that day' })).json().detail).toMatch(/set the clock right first/);
    const said = await confirm({ day: here(), reason: 'Power was out over night; radio and telephone say so' });
    expect(said.statusCode, said.body).toBe(201);
    expect((await confirm({ day: here(), reason: 'Again' })).statusCode).toBe(409);
    expect((await two.node.give(person, { dosingDay: here() })).statusCode).toBe(201);
    // It was not so: the server's clock stands a day before, and somebody is asked about that dose.
    two.setBack({ hours: 27 });
    await exchange();
    expect(await two.server.rows(`select kind, params ->> 'because' as because from tasks where kind in ('downtime.look-at-date', 'downtime.look-at-dose') order by kind`)).toEqual([{ kind: 'downtime.look-at-date', because: null }, { kind: 'downtime.look-at-dose', because: 'clock-ahead' }]);
    expect(await two.server.rows('select day::text, reason from clock_confirmations')).toEqual([{ day: day(1), reason: 'Power was out over night; radio and telephone say so' }]);
  });
});

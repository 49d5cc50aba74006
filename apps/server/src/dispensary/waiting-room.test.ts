/** The waiting room: a screen that tells nobody who comes here, a wall without names, and times that rank nobody. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviceEnrolment, deviceRoutes } from '../platform/device-routes.ts';
import { mayHear } from '../platform/live.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { sql } from '../platform/scoped.ts';
import { holdKeys, newKeyText, readKeys } from '../platform/vault.ts';
import { medicationRoutes } from '../medication/index.ts';
import { dispensaryRoutes, resealCards } from './index.ts';
import { makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
let admin: pg.Client;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: (deps) => [...medicationRoutes, ...dispensaryRoutes, ...deviceRoutes, ...deviceEnrolment(deps)] });
  kit = await makeDosingKit(clinic);
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

const arrive = (payload: object) => clinic.as('check-in screen', { method: 'POST', url: '/api/device/arrivals', payload });
const queue = async () => (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/queue` })).json();
const wall = async () => (await clinic.as('wall screen', { url: '/api/device/wall' })).json();
const call = (personId: string, window = '2') => clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/calls`, payload: { window } });
const cardOf = async (personId: string, fresh = false): Promise<string> => (await clinic.as('front_desk', { method: 'POST', url: `/api/people/${personId}/check-in-card`, payload: { fresh } })).json().card;

/** Somebody with initials and a birthday of their own. */
async function addBorn(given: string, family: string, bornOn: string): Promise<string> {
  const { personId } = await clinic.addPerson(clinic.here, { given, family });
  await admin.query('update people set born_on = $1 where id = $2', [bornOn, personId]);
  return personId;
}

describe('the check-in screen', () => {
  it('answers the same whether somebody is known, unknown, or one of two', async () => {
    await addBorn('Wanda', 'Quill', '1980-05-06');
    await addBorn('Vera', 'Zorn', '1981-07-08');
    await addBorn('Viktor', 'Zeller', '1990-07-08');
    const answers = [await arrive({ initials: 'wq', month: 5, day: 6 }), await arrive({ initials: 'wq', month: 5, day: 7 }), await arrive({ initials: 'VZ', month: 7, day: 8 }), await arrive({ card: 'FLC1.NOTACARD' })];
    expect(answers.map(({ statusCode, headers }) => [statusCode, Object.keys(headers).toSorted().join()])).toEqual(Array(4).fill([201, Object.keys(answers[0]?.headers ?? {}).toSorted().join()]));
    const first = answers[0]?.json().number as number;
    expect(answers.map((answer) => answer.json())).toEqual([0, 1, 2, 3].map((more) => ({ number: first + more })));
    expect((await queue()).arrivals.map((row: { number: number; initials: string | null; how: string }) => [row.number - first, row.initials, row.how])).toEqual([[1, 'WQ', 'initials'], [2, 'VZ', 'initials'], [3, null, 'card']]);
  });
  it('does not say by an older number that somebody is here already, and keeps nothing of what they typed', async () => {
    const personId = await addBorn('Uma', 'de la Xin', '1979-03-01');
    const number = (await arrive({ initials: 'UX', month: 3, day: 1 })).json().number as number;
    expect((await arrive({ initials: 'UD', month: 3, day: 1 })).json()).toEqual({ number: number + 1 });
    expect((await queue()).items.find((row: { personId: string }) => row.personId === personId)).toMatchObject({ lane: 'here', onWall: { label: `${number} · ${number + 1}`, window: null } });
    expect((await admin.query('select typed_initials, outcome from arrivals where number = $1', [number])).rows).toEqual([{ typed_initials: null, outcome: 'here' }]);
  });
  it('knows a card, on the phone as on paper, until a new one ends it', async () => {
    const { personId } = clinic.here;
    const card = await cardOf(personId);
    expect((await clinic.as('person', { method: 'POST', url: '/api/me/check-in-card', payload: {} })).json().card).toBe(card);
    expect(card).toMatch(/^FLC1\.[2-9A-Z]{26}$/);
    expect((await admin.query('select 1 from check_in_cards where sealed_card like $1 or card_hash::text like $1', [`%${card}%`])).rowCount).toBe(0);
    const fresh = await cardOf(personId, true);
    expect(fresh).not.toBe(card);
    await arrive({ card });
    expect((await queue()).items.some((row: { personId: string; lane: string }) => row.personId === personId && row.lane === 'here')).toBe(false);
    await arrive({ card: fresh.toLowerCase() });
    expect((await queue()).items.some((row: { personId: string; lane: string }) => row.personId === personId && row.lane === 'here')).toBe(true);
  });
  it('numbers everybody once, also when many come at once', async () => {
    const numbers = (await Promise.all([1, 2, 3].map((day) => arrive({ initials: 'QQ', month: 1, day })))).filter(({ statusCode }) => statusCode === 201).map((answer) => answer.json().number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(0);
  });
  it('finds nobody of another organisation, and nobody whose treatment has ended', async () => {
    const { personId } = await clinic.addPerson(clinic.other, { given: 'Xena', family: 'Yule' });
    await admin.query(`update people set born_on = '1970-12-24' where id = $1`, [personId]);
    const before = (await queue()).arrivals.length;
    await arrive({ initials: 'XY', month: 12, day: 24 });
    expect((await queue()).arrivals).toHaveLength(before + 1);
    const ended = await addBorn('Yan', 'Xu', '1971-11-23');
    await admin.query(`update episodes set state = 'ended', ended_on = started_on, end_reason = 'completed' where person_id = $1`, [ended]);
    await arrive({ initials: 'YX', month: 11, day: 23 });
    expect((await queue()).arrivals).toHaveLength(before + 2);
  });
  it('leaves to staff whom it did not know: under the number that the person holds', async () => {
    await arrive({ initials: 'KO', month: 2, day: 29 });
    const arrival = (await queue()).arrivals.at(-1);
    const { personId } = await clinic.addPerson();
    const settle = (payload: object) => clinic.as('front_desk', { method: 'POST', url: `/api/arrivals/${arrival.id}/settlement`, payload });
    expect((await settle({ personId })).statusCode).toBe(201);
    expect((await settle({})).statusCode).toBe(404);
    expect((await queue()).items.find((row: { personId: string }) => row.personId === personId)).toMatchObject({ onWall: { label: String(arrival.number) } });
  });
});

describe('the wall', () => {
  it('shows who is called to which window by number or initials, never by name, until the dose is given', async () => {
    const person = await kit.addDosed({ person: await clinic.addPerson(clinic.here, { given: 'Imogen', family: 'Vantongeren' }) });
    expect((await call(person.personId)).statusCode).toBe(409);
    await clinic.as('front_desk', { method: 'POST', url: `/api/people/${person.personId}/check-ins`, payload: {} });
    expect((await call(person.personId)).json()).toMatchObject({ label: 'I V' });
    await call(person.personId, '3');
    const shown = await wall();
    expect(shown.calls.filter(({ label }: { label: string }) => label === 'I V')).toEqual([expect.objectContaining({ window: '3' })]);
    expect(JSON.stringify(shown)).not.toMatch(/Imogen|Vantongeren|FL-|personId/);
    const waiting = shown.waiting as number;
    await kit.check(person.personId);
    expect((await kit.give(person)).statusCode).toBe(201);
    expect((await wall()).calls.some(({ label }: { label: string }) => label === 'I V')).toBe(false);
    expect((await wall()).waiting).toBe(waiting - 1);
  });
  it('forgets a call after a quarter of an hour', async () => {
    const { personId } = await clinic.addPerson(clinic.here, { given: 'Olu', family: 'Wren' });
    await clinic.as('front_desk', { method: 'POST', url: `/api/people/${personId}/check-ins`, payload: {} });
    await call(personId);
    expect((await wall()).calls.some(({ label }: { label: string }) => label === 'O W')).toBe(true);
    clinic.clock.moveBy(Temporal.Duration.from({ minutes: 16 }));
    expect((await wall()).calls.some(({ label }: { label: string }) => label === 'O W')).toBe(false);
  });
});

describe('a screen of the house', () => {
  const enrol = (code: string) => clinic.as('nobody', { method: 'POST', url: '/api/device/enrolment', payload: { code }, headers: { origin: 'http://localhost:4600' } });
  const add = async (name: string, kind = 'wall') => (await clinic.as('front_desk', { method: 'POST', url: `/api/sites/${clinic.here.siteId}/devices`, payload: { name, kind } })).json();
  it('is enrolled once by its code, says what it is, and is shut at once when staff end it', async () => {
    const { id, code } = await add('By the door');
    const made = await enrol(code.toLowerCase());
    const cookie = String(made.headers['set-cookie']);
    expect([made.statusCode, made.json()]).toEqual([201, { kind: 'wall' }]);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(cookie).toMatch(/Max-Age=34560000/);
    expect((await enrol(code)).statusCode).toBe(400);
    const asScreen = (url: string) => clinic.app.inject({ url, headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect((await asScreen('/api/device')).json()).toMatchObject({ kind: 'wall', name: 'By the door', siteName: 'Harbor Street' });
    expect((await asScreen(`/api/sites/${clinic.here.siteId}/queue`)).statusCode).toBe(403);
    expect((await asScreen('/api/session')).statusCode).toBe(403);
    expect((await clinic.as('manager', { method: 'POST', url: `/api/devices/${id}/end`, payload: {} })).statusCode).toBe(201);
    expect((await asScreen('/api/device')).statusCode).toBe(401);
    expect((await asScreen('/api/device/wall')).statusCode).toBe(401);
  });
  it('is not made by a code that is over, or by a name that stands there', async () => {
    const { code } = await add('Late');
    await admin.query(`update devices set code_until = code_until - interval '1 hour' where name = 'Late'`);
    expect((await enrol(code)).statusCode).toBe(400);
    expect(await add('Late')).toMatchObject({ field: '/name' });
  });
  it('hears that the queue moved, of its own site, and of nobody', () => {
    const screen = { kind: 'device', organisationId: 'o', sessionId: 'd', device: 'wall', siteId: 's' } as const;
    const notice = { o: 'o', t: 'queue', p: 'somebody', s: 's', a: 'team', i: 'i' } as const;
    expect([notice, { ...notice, t: 'people' }, { ...notice, s: 'elsewhere' }, { ...notice, s: null }, { ...notice, o: 'other' }, { ...notice, a: 'pharmacy' as const }].map((each) => mayHear(screen, each))).toEqual([true, false, false, false, false, false]);
  });
  it('keeps cards readable when the installation’s key is changed', async () => {
    const older = newKeyText();
    holdKeys(readKeys(older) ?? []);
    const { personId } = await clinic.addPerson();
    const card = await cardOf(personId);
    const newer = newKeyText();
    holdKeys(readKeys(`${newer},${older}`) ?? []);
    expect(await resealCards(clinic.database)).toBe(1);
    holdKeys(readKeys(newer) ?? []);
    expect(await cardOf(personId)).toBe(card);
  });
});

describe('how long people take at the window', () => {
  it('is a median from five people on, and stands beside nobody', async () => {
    const url = `/api/sites/${clinic.here.siteId}/window-times`;
    const note = (seconds: number) => clinic.as('nurse', { method: 'POST', url, payload: { seconds } });
    for (const seconds of [30, 41, 600, 35]) expect((await note(seconds)).statusCode).toBe(201);
    expect((await clinic.as('manager', { url })).json()).toMatchObject({ targetSeconds: 45, today: { people: 4, medianSeconds: null } });
    await note(52);
    expect((await clinic.as('manager', { url })).json()).toMatchObject({ today: { people: 5, medianSeconds: 41 } });
    expect((await note(0)).statusCode).toBe(400);
    const columns = await admin.query<{ column_name: string }>(`select column_name from information_schema.columns where table_name = 'window_times' order by 1`);
    expect(columns.rows.map(({ column_name: name }) => name)).toEqual(['dosing_day', 'id', 'organisation_id', 'seconds', 'site_id']);
    // An id of ours holds its instant; these do not, so that no time can be laid beside the audit.
    const ids = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ id: string }>(sql`select id from window_times where organisation_id = ${tx.organisationId}`));
    expect(ids.every(({ id }) => id[14] === '4')).toBe(true);
  });
});

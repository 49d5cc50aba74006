/** What is kept cold: read each working day, held when the cold was left, given again only when somebody decided so with a reason. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@fairlead/contract';
import { dispensaryRoutes, sweepCold } from '../index.ts';
import { medicationRoutes } from '../../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { ConstraintProblem, sql } from '../../platform/scoped.ts';
import { writeDose } from '../doses-store.ts';
import { newId } from '../../platform/ids.ts';

let clinic: TestClinic;
let productId = '';
let box = '';
let fridgeId = '';
type Reply = Awaited<ReturnType<TestClinic['as']>>;
type Body = Readonly<Record<string, unknown>>;
const post = (url: string, payload: Body, who: Role = 'nurse', headers: Record<string, string> = {}): Promise<Reply> => clinic.as(who, { method: 'POST', url, payload, headers });
const at = (path: string): string => `/api/sites/${clinic.here.siteId}/${path}`;
const chain = async () => (await clinic.as('nurse', { url: at('cold-chain') })).json();
const stateOf = async (id = box) => (await chain()).containers.find((each: { containerId: string }) => each.containerId === id).cold;
const stock = async (label: string): Promise<string> => (await post(at('stock'), { productId, lot: label, expiresOn: '2029-01-31', label, amountUg: 3_000_000, place: 'safe' })).json().id as string;
const reading = (lowest: number, highest: number, now: number): Promise<Reply> => post(`/api/fridges/${fridgeId}/readings`, { lowestTenths: lowest, highestTenths: highest, nowTenths: now });
const openHold = async (label: string) => (await chain()).holds.find((each: { label: string; decision: string | null }) => each.label === label && each.decision === null);
const sweep = () => clinic.database.scoped(clinic.here.id, (tx) => sweepCold(tx, clinic.clock.now()));
const tasks = async (kind: string): Promise<readonly { state: string; role: string }[]> => clinic.database.scoped(clinic.here.id, (tx) => tx.all(sql`select state, role from tasks where organisation_id = ${clinic.here.id} and kind = ${kind} order by created_at desc, id desc`));

beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  productId = (await post('/api/products', { name: 'Sublocade 300 mg', medicine: 'buprenorphine-depot', form: 'depot', ugPerUnit: 300_000, controlled: true, depot: { name: 'Sublocade', interval: 'monthly' } }, 'pharmacist')).json().id as string;
  box = await stock('Box');
  fridgeId = (await post(at('fridges'), { name: 'Fridge 1' })).json().id as string;
});
afterAll(() => clinic.close());

describe('the limits of a product', () => {
  it('are what the site typed on its card, and nothing is kept cold without them', async () => {
    expect((await post(`/api/containers/${box}/cold`, { fridgeId })).statusCode).toBe(409);
    expect((await post(at('product-cards'), { productId, lowestTenths: 40 })).statusCode).toBe(400);
    expect((await post(at('product-cards'), { productId, lowestTenths: 60, highestTenths: 40 })).statusCode).toBe(400);
    expect((await post(at('product-cards'), { productId, lowestTenths: 30, highestTenths: 70, outsideHours: 10 })).json()).toMatchObject({ lowestTenths: 30, highestTenths: 70, outsideHours: 10 });
    expect((await post(`/api/containers/${box}/cold`, { fridgeId })).json().cold).toMatchObject({ fridge: { name: 'Fridge 1' }, outsideMinutes: 0, allowedMinutes: 600, held: null });
    expect((await post(`/api/containers/${box}/cold`, { fridgeId })).statusCode).toBe(409);
    expect((await post(`/api/fridges/${fridgeId}/end`, {})).statusCode).toBe(409);
  });
});

describe('a reading', () => {
  it('is due on each working day, makes work, and ends it', async () => {
    expect((await chain()).fridges[0].state).toBe('due');
    await sweep();
    await sweep();
    expect(await tasks('dispensary.read-fridge')).toEqual([{ state: 'open', role: 'nurse' }]);
    expect((await reading(45, 55, 40)).statusCode).toBe(400);
    expect((await reading(35, 65, 50)).json().held).toEqual([]);
    expect((await chain()).fridges[0]).toMatchObject({ state: 'read', readings: [{ lowestTenths: 35, highestTenths: 65, nowTenths: 50, readBy: 'Test nurse', held: 0 }] });
    expect((await tasks('dispensary.read-fridge'))[0]?.state).toBe('done');
  });

  it('outside the limits holds what stood there since the last one, until somebody decides with a reason', async () => {
    const [elsewhere, gone] = [await stock('Never in it'), await stock('Taken out before')];
    await post(`/api/containers/${gone}/cold`, { fridgeId });
    await post(`/api/containers/${gone}/cold`, { fridgeId: null, takenFor: 'A visit' });
    const off = await reading(35, 71, 50);
    expect(off.json().held.toSorted()).toEqual(['Box', 'Taken out before']);
    expect([(await stateOf(elsewhere)).held, (await stateOf()).held.cause]).toEqual([null, 'reading']);
    expect((await tasks('dispensary.decide-cold-hold')).map(({ role }) => role)).toEqual(['pharmacist', 'pharmacist']);
    expect((await reading(35, 80, 50)).json().held, 'what is held already is not held twice').toEqual([]);
    const opened = await post(`/api/containers/${box}/place`, { state: 'open', reason: 'Looks fine' });
    expect([opened.statusCode, opened.json().detail]).toEqual([409, expect.stringContaining('held since the cold was left')]);
    const { id } = await openHold('Box');
    expect((await post(`/api/cold-holds/${id}/decision`, { decision: 'usable', why: 'I say so' })).statusCode).toBe(403);
    expect((await post(`/api/cold-holds/${id}/decision`, { decision: 'usable', why: ' ' }, 'pharmacist')).statusCode).toBe(400);
    const decided = await post(`/api/cold-holds/${id}/decision`, { decision: 'usable', why: 'The maker confirmed by telephone, reference 4711' }, 'pharmacist');
    expect(decided.json()).toMatchObject({ decision: 'usable', decidedBy: 'Test pharmacist' });
    expect((await post(`/api/cold-holds/${id}/decision`, { decision: 'dispose', why: 'No' }, 'prescriber')).statusCode).toBe(409);
    expect((await stateOf()).held).toBeNull();
    expect((await clinic.as('nurse', { url: at('stock') })).json().items.find((each: { id: string }) => each.id === box).state).toBe('open');
  });
});

describe('taken out of the cold', () => {
  it('counts its time, and is held when it stood outside longer than its card says', async () => {
    expect((await post(`/api/containers/${box}/cold`, { fridgeId: null })).statusCode).toBe(400);
    await post(`/api/containers/${box}/cold`, { fridgeId: null, takenFor: 'Visit of three people' });
    clinic.clock.moveBy(Temporal.Duration.from({ hours: 2 }));
    expect(await stateOf()).toMatchObject({ fridge: null, held: null });
    const { outsideMinutes: counted } = (await post(`/api/containers/${box}/cold`, { fridgeId })).json().cold;
    expect(counted).toBeGreaterThanOrEqual(120);
    expect(counted).toBeLessThan(180);
    clinic.clock.moveBy(Temporal.Duration.from({ hours: 24 }));
    expect((await stateOf()).outsideMinutes, 'in the fridge no time outside goes by').toBe(counted);
    await post(`/api/containers/${box}/cold`, { fridgeId: null, takenFor: 'Another visit' });
    clinic.clock.moveBy(Temporal.Duration.from({ hours: 9 }));
    await sweep();
    expect((await stateOf()).held).toMatchObject({ cause: 'outside' });
    const { id } = await openHold('Box');
    expect((await post(`/api/cold-holds/${id}/decision`, { decision: 'usable', why: 'Maker' }, 'pharmacist')).json().field).toBe('/moreHours');
    expect((await post(`/api/cold-holds/${id}/decision`, { decision: 'usable', why: 'Maker', moreHours: 0 }, 'pharmacist')).statusCode).toBe(409);
    await post(`/api/containers/${box}/cold`, { fridgeId });
    expect((await post(`/api/cold-holds/${id}/decision`, { decision: 'usable', why: 'Maker', moreHours: 1 }, 'pharmacist')).statusCode).toBe(201);
    await sweep();
    expect((await stateOf()).held).toBeNull();
  });
});

describe('what is held after an excursion', () => {
  it('is shown where an injection is given, refused there, and refused by the database whoever asks', async () => {
    const person = await clinic.addPerson();
    const history = await post(`/api/episodes/${person.episodeId}/orders`, { productId, startOn: clinic.clock.now().toZonedDateTimeISO('America/New_York').toPlainDate().toString(), endOn: '2026-08-01', partUg: [300_000], reason: 'Monthly', facts: { childPugh: 'A', longQt: false } }, 'prescriber');
    const orderId = history.json().id as string;
    await post(`/api/orders/${orderId}/signature`, { version: 1, overrideReason: 'Steady for months elsewhere' }, 'prescriber');
    expect((await reading(20, 50, 40)).json().held).toContain('Box');
    const shown = (await clinic.as('nurse', { url: `/api/people/${person.personId}/injections` })).json();
    expect(shown.containers.find((each: { id: string }) => each.id === box).cold).toMatchObject({ held: { cause: 'reading' }, fridge: { name: 'Fridge 1' } });
    const asked = { dosingDay: shown.day, containerId: box, route: 'SC', place: 'abdomen-upper-left', identifiers: ['photo', 'born-on'], poss: '1', intoxicated: false };
    expect((await post(`/api/orders/${orderId}/injection-decisions`, asked)).json().decision.reasons).toContain('CONTAINER_SET_ASIDE');
    // Past every rule: set open by hand in the database, it is still not given.
    const written = clinic.database.scoped(clinic.here.id, async (tx) => {
      await tx.run(sql`update containers set state = 'open' where organisation_id = ${clinic.here.id} and id = ${box}`);
      const line = { productId, lot: 'Box' };
      return writeDose(tx, {
        id: newId(), personId: person.personId, episodeId: person.episodeId, siteId: clinic.here.siteId, dosingDay: shown.day, part: 1, orderId, orderVersion: 1, medicine: 'buprenorphine-depot', productId, doseUg: 300_000, givenUg: 300_000, kind: 'observed', state: 'given',
        givenBy: clinic.here.staff.nurse, checkedBy: null, windowCheckId: null, decision: null, overrideReason: null, overrideBy: null, note: null,
      }, [{ ...line, account: 'container', containerId: box, personId: null, amountUg: -300_000 }, { ...line, account: 'person', containerId: null, personId: person.personId, amountUg: 300_000 }], null, (await tx.one<{ version: number }>(sql`select version from episodes where id = ${person.episodeId}`))?.version ?? 0, clinic.clock.now());
    });
    await expect(written).rejects.toThrow(ConstraintProblem);
    await expect(written).rejects.toThrow(/nothing_is_given_while_held_after_an_excursion/);
  });

  it('is given no more once it is to be disposed of, and leaves by two', async () => {
    const { id } = await openHold('Box');
    expect((await post(`/api/cold-holds/${id}/decision`, { decision: 'dispose', why: 'The maker does not stand for it' }, 'prescriber')).statusCode).toBe(201);
    expect((await stateOf()).held).toMatchObject({ decision: 'dispose' });
    expect((await post(`/api/containers/${box}/place`, { state: 'open', reason: 'A pity' })).statusCode).toBe(409);
    const asked = await post(at('second-signatures'), { act: 'disposal', of: clinic.here.staff.pharmacist, params: { id: clinic.here.siteId }, body: { kind: 'destroyed', lines: [{ containerId: box, ug: 3_000_000 }], reason: 'Left the cold', place: 'Safe room', method: 'Binder', nonRetrievable: true } });
    expect(asked.statusCode, asked.body).toBe(201);
    expect((await post(`/api/second-signatures/${asked.json().id}/signature`, { hash: asked.json().hash }, 'pharmacist')).json().state).toBe('signed');
    expect((await chain()).containers.some((each: { containerId: string }) => each.containerId === box)).toBe(false);
  });
});

/** Naloxone as an order, from who needs a kit to its replacement. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crisisRoutes, sweepKits } from './index.ts';
import { scheduleRoutes } from '../schedule/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...crisisRoutes, ...scheduleRoutes] }); });
afterAll(() => clinic.close());

type Who = Parameters<TestClinic['as']>[0];
const post = (who: Who, url: string, payload: object): ReturnType<TestClinic['as']> => clinic.as(who, { method: 'POST', url, payload });
const orders = async (personId: string) => (await clinic.as('nurse', { url: `/api/people/${personId}/naloxone-orders` })).json();
const issue = (personId: string, orderId: string, more: object = {}) => post('nurse', `/api/people/${personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true, orderId, ...more });

describe('a naloxone order', () => {
  it('follows from the rule on who needs a kit, is signed by a prescriber, and is used up kit by kit', async () => {
    const { personId } = await clinic.addPerson();
    expect((await orders(personId)).need).toMatchObject({ supply: 2, held: 0 });
    const asked = { product: 'nasal_4mg', kits: 1, reason: 'Starts treatment' };
    expect((await post('nurse', `/api/people/${personId}/naloxone-orders`, asked)).statusCode).toBe(403);
    const ordered = await post('prescriber', `/api/people/${personId}/naloxone-orders`, asked);
    expect(ordered.statusCode, ordered.body).toBe(201);
    const id = ordered.json().id as string;
    expect((await issue(personId, id, { product: 'nasal_8mg' })).statusCode).toBe(400);
    expect((await issue((await clinic.addPerson()).personId, id)).statusCode).toBe(400);
    expect((await issue(personId, id)).statusCode).toBe(201);
    expect(await orders(personId)).toMatchObject({ need: { supply: 0, held: 2 }, items: [{ id, issued: 1, open: false }] });
    expect((await issue(personId, id)).statusCode).toBe(409);
  });

  it('gives its last kit to one of two nurses who press at once', async () => {
    const pairs = await Promise.all(Array.from({ length: 12 }, async () => {
      const { personId } = await clinic.addPerson();
      return { personId, id: (await post('prescriber', `/api/people/${personId}/naloxone-orders`, { product: 'nasal_4mg', kits: 1, reason: 'Household' })).json().id as string };
    }));
    const both = await Promise.all(pairs.map(({ personId, id }) => Promise.all([issue(personId, id), issue(personId, id)])));
    for (const each of both) expect(each.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
  });

  it('stands for everybody at a site until it ends', async () => {
    const { personId } = await clinic.addPerson();
    const id = (await post('prescriber', `/api/sites/${clinic.here.siteId}/naloxone-standing-orders`, { product: 'nasal_4mg', reason: 'State standing order' })).json().id as string;
    expect((await orders(personId)).standing).toMatchObject([{ id, kits: null, open: true }]);
    expect((await issue(personId, id)).statusCode).toBe(201);
    expect((await issue((await clinic.addPerson()).personId, id)).statusCode).toBe(201);
    expect((await post('prescriber', `/api/naloxone-orders/${id}/end`, { reason: 'New one' })).statusCode).toBe(201);
    expect((await post('prescriber', `/api/naloxone-orders/${id}/end`, { reason: 'New one' })).statusCode).toBe(409);
    expect((await issue(personId, id)).statusCode).toBe(409);
  });

  it('is asked for again when a kit is used, and before the last one runs out', async () => {
    const tasksOf = async (personId: string) => ((await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/tasks?role=nurse&personId=${personId}` })).json().items as { kind: string }[]).map(({ kind }) => kind);
    const sweep = () => clinic.database.scoped(clinic.here.id, (tx) => sweepKits(tx, clinic.clock.now()));
    const { personId } = await clinic.addPerson();
    const kit = (await post('nurse', `/api/people/${personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true, expiresOn: '2026-04-01' })).json().id as string;
    await sweep();
    expect(await tasksOf(personId)).toEqual([]);
    clinic.clock.moveBy(Temporal.Duration.from('P25D'));
    await sweep();
    await sweep();
    expect(await tasksOf(personId)).toEqual(['crisis.offer-naloxone']);
    expect((await post('nurse', `/api/people/${personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true, expiresOn: '2027-04-01' })).statusCode).toBe(201);
    await sweep();
    expect(await tasksOf(personId)).toEqual([]);
    expect((await post('nurse', `/api/naloxone-kits/${kit}/end`, { how: 'used' })).statusCode).toBe(201);
    expect(await tasksOf(personId)).toEqual(['crisis.offer-naloxone']);
  });
});

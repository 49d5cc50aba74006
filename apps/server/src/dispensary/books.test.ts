/** The books that an inspector asks for: the day, the dispensing log, the register, inventories and losses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medicationRoutes } from '../medication/index.ts';
import { claimName } from '../platform/accounts-store.ts';
import { hashPassphrase } from '../platform/passphrases.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { dispensaryRoutes } from './index.ts';
import { makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
let site: string;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic, clinic.here, 1000);
  site = `/api/sites/${clinic.here.siteId}`;
  const hash = await hashPassphrase('a long walk by the river');
  await clinic.database.scoped(clinic.here.id, async (tx) => {
    await claimName(tx, 'pharmacist@test', clinic.here.staff.pharmacist);
    await tx.run(sql`update accounts set passphrase_hash = ${hash} where organisation_id = ${clinic.here.id} and id = ${clinic.here.staff.pharmacist}`);
  });
});
afterAll(() => clinic.close());

const second = async (): Promise<string> => (await clinic.as('nurse', { method: 'POST', url: '/api/second-person', payload: { name: 'pharmacist@test', passphrase: 'a long walk by the river' } })).json().confirmationId as string;
const get = async (path: string): Promise<ReturnType<typeof JSON.parse>> => {
  const reply = await clinic.as('auditor', { url: `${site}/${path}` });
  expect(reply.statusCode, reply.body.slice(0, 400)).toBe(200);
  return reply.json();
};
const post = (path: string, payload: Readonly<Record<string, unknown>>): ReturnType<TestClinic['as']> => clinic.as('nurse', { method: 'POST', url: path.startsWith('/') ? path : `${site}/${path}`, payload });

describe('the books of a day', () => {
  it('say what each container began with, what moved, and what was counted, and it adds up', async () => {
    for (const mg of [20, 30]) {
      const person = await kit.addDosed({ mg: [mg] });
      await kit.check(person.personId);
      expect((await kit.give(person)).statusCode).toBe(201);
    }
    expect((await post(`/api/containers/${kit.containerId}/waste`, { amountUg: 5000, reason: 'Spilled', confirmationId: await second() })).statusCode).toBe(201);
    expect((await post(`/api/containers/${kit.containerId}/counts`, { countedUg: 945_000 })).json()).toMatchObject({ differenceUg: 0 });
    const { items } = await get('books/day');
    expect(items).toEqual([expect.objectContaining({ openingUg: 0, receivedUg: 1_000_000, givenUg: -50_000, wastedUg: -5000, closingUg: 945_000, countedUg: 945_000, countedBy: 'Test nurse' })]);
    const [line] = items as Record<string, number>[];
    expect(['openingUg', 'receivedUg', 'movedUg', 'givenUg', 'homeUg', 'backUg', 'wastedUg', 'adjustedUg'].reduce((sum, key) => sum + (line?.[key] ?? 0), 0)).toBe(line?.['closingUg']);
  });

  it('keep the dispensing log with all that 21 CFR 1304.24 asks: medicine, strength, form, date, person, amount here, amount home, initials', async () => {
    const { items } = await get(`books/log?from=${kit.today()}&to=${kit.today()}`);
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ form: 'liquid', ugPerMl: 1000, givenUg: 20_000, homeUg: 0, initials: 'NU' });
    expect(items[0].number).toMatch(/^FL-/);
    expect(Date.parse(items[0].at as string)).not.toBeNaN();
  });

  it('keep the register in order with the running balance, who supplied and who collected, and how they were known', async () => {
    const { items } = await get(`books/register?productId=${kit.productId}&from=${kit.today()}&to=${kit.today()}`);
    expect(items.map((each: { kind: string; balanceUg: number }) => [each.kind, each.balanceUg])).toEqual([['receive', 1_000_000], ['dose', 980_000], ['dose', 950_000], ['waste', 945_000]]);
    expect(items[1]).toMatchObject({ outUg: 20_000, prescriber: 'Test prescriber', identity: ['photo', 'born-on'], author: 'Test nurse' });
    expect(items[3]).toMatchObject({ witness: 'Test pharmacist', reason: 'Spilled' });
  });

  it('say how long stock lasts, and when to reorder', async () => {
    const { products } = await get('shelves');
    expect(products[0]).toMatchObject({ balanceUg: 945_000, usedUg: 50_000, daysLeft: 529, reorder: false });
    expect((await get('inventories')).decision.reasons).toContain('BIENNIAL_INVENTORY_OVERDUE');
  });

  it('take an inventory only over what was counted since it last moved, signed by two', async () => {
    const safe = await post('stock', { productId: kit.productId, lot: 'L2', expiresOn: '2029-01-31', label: 'Safe', amountUg: 2_000_000, place: 'safe' });
    const early = await post('inventories', { moment: 'close', confirmationId: await second() });
    expect(early.statusCode).toBe(409);
    expect(early.json().detail).toContain('Safe');
    await post(`/api/containers/${safe.json().id as string}/counts`, { countedUg: 2_000_000 });
    expect((await post('inventories', { moment: 'close', confirmationId: clinic.here.siteId })).statusCode).toBe(400);
    const signed = await post('inventories', { moment: 'close', confirmationId: await second() });
    expect(signed.statusCode, signed.body).toBe(201);
    expect(signed.json()).toMatchObject({ takenBy: 'Test nurse', secondBy: 'Test pharmacist', moment: 'close' });
    expect(signed.json().lines).toHaveLength(2);
    expect(signed.json().lines[1]).toMatchObject({ form: 'liquid', ugPerMl: 1000, countedUg: 945_000 });
    const now = await get('inventories');
    expect([now.months, now.dueOn, now.decision.decision]).toEqual([0, Temporal.PlainDate.from(kit.today()).add({ years: 2 }).toString(), 'allow']);
  });

  it('start two clocks when something is gone, and say when each has run out (I-3)', async () => {
    const counted = await post(`/api/containers/${kit.containerId}/counts`, { countedUg: 925_000 });
    const discrepancyId = counted.json().discrepancyId as string;
    // Counted again before anybody explained it: the same 20 mg are not missing twice.
    expect((await post(`/api/containers/${kit.containerId}/counts`, { countedUg: 925_000 })).json()).toMatchObject({ expectedUg: 925_000, differenceUg: 0, discrepancyId: null });
    const asked = { discrepancyId, kind: 'other', whatHappened: 'The evening count is 20 mg short', policeTold: false, measures: 'Two count at every change of shift' };
    const loss = await post('losses', asked);
    expect(loss.statusCode, loss.body).toBe(201);
    expect(loss.json()).toMatchObject({ tellBy: '2026-02-11', fileBy: '2026-03-27', decision: { decision: 'allow' }, lines: [{ form: 'liquid', ugPerMl: 1000, lostUg: 20_000, lot: 'L1' }] });
    expect((await post('losses', asked)).statusCode).toBeGreaterThanOrEqual(400);
    const tasks = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ kind: string }>(sql`select kind from tasks where organisation_id = ${clinic.here.id} and kind in ('dispensary.tell-office', 'dispensary.file-loss-form') order by kind`));
    expect(tasks).toHaveLength(2);
    clinic.clock.moveBy(Temporal.Duration.from('P2D'));
    expect((await get('losses')).items[0].decision.reasons).toEqual(['LOSS_NOTICE_OVERDUE']);
    const told = await clinic.as('manager', { method: 'POST', url: `/api/losses/${loss.json().id as string}/steps`, payload: { step: 'told', reference: 'Spoke to the duty officer' } });
    expect(told.statusCode, told.body).toBe(201);
    expect(told.json().decision.decision).toBe('allow');
    clinic.clock.moveBy(Temporal.Duration.from('P45D'));
    const late = await get('losses');
    expect(late.items[0].decision.reasons).toEqual(['LOSS_FORM_OVERDUE']);
    expect([late.inTwoYears, late.registrant.name]).toEqual([1, 'Harbor Street']);
  });

  it('name each field of form 106 that is still empty, and let it be filed whole: registrant, police, containers, a line a substance with its code and price', async () => {
    const [loss] = (await get('losses')).items as { id: string; missing: { field: string; line?: number }[] }[];
    const id = loss?.id;
    expect(loss?.missing.map(({ field, line }) => `${field}${line ?? ''}`)).toEqual(['address', 'phone', 'number', 'county', 'kindInWords', 'marks', 'orderFormsTaken', 'otherGoodsTaken', 'signer', 'ndc1', 'tradeName1', 'value1']);
    const card = await clinic.as('pharmacist', { method: 'POST', url: `${site}/product-cards`, payload: { productId: kit.productId, ndc: '0054-0392-68', tradeName: 'Methadone Oral Concentrate', maker: 'Hikma', packSize: 1000, priceMinor: 6250 } });
    expect(card.statusCode, card.body).toBe(201);
    expect(card.json()).toMatchObject({ schedule: 'II', currency: 'USD', setBy: 'Test pharmacist' });
    expect((await clinic.as('pharmacist', { method: 'POST', url: `${site}/product-cards`, payload: { productId: kit.productId, ndc: '54-0392' } })).statusCode).toBe(400);
    await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update sites set details = details || '{"address": "14 Harbor Street", "phone": "555-0140", "deaNumber": "RH1234563", "county": "Suffolk"}' where organisation_id = ${clinic.here.id} and id = ${clinic.here.siteId}`));
    const answer = (answers: Readonly<Record<string, unknown>>): ReturnType<TestClinic['as']> => post(`/api/losses/${id}/answers`, answers);
    const half = await answer({ policeTold: true, policeReference: 'HS-2031', kindInWords: 'Not known', marks: 'Site label with container number', orderFormsTaken: true, otherGoodsTaken: false });
    expect(half.statusCode, half.body).toBe(201);
    expect(half.json().missing.map(({ field }: { field: string }) => field)).toEqual(['policeDepartment', 'policePhone', 'orderFormNumbers', 'signer']);
    const whole = await answer({ policeTold: true, policeReference: 'HS-2031', policeDepartment: 'Harbor Street PD', policePhone: '555-0111', kindInWords: 'Not known', marks: 'Site label with container number', orderFormsTaken: false, otherGoodsTaken: false, signer: 'Helen Park, programme manager' });
    // 20 mg of 1 mg/mL out of a litre of 62.50 dollars.
    expect(whole.json()).toMatchObject({ missing: [], valueMinor: 125, lines: [{ ndc: '0054-0392-68', tradeName: 'Methadone Oral Concentrate', substance: 'methadone hydrochloride', schedule: 'II' }] });
    expect((await answer({ happenedOn: '2026-12-31' })).statusCode).toBe(400);
    const paper = await clinic.as('auditor', { url: `/api/losses/${id}/paper` });
    expect(Buffer.from(paper.json().base64 as string, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('a dose taken in part', () => {
  it('stands with what was taken under given, and with what was wasted under wasted', async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    const line = async () => ((await get('books/day')).items as { containerId: string; givenUg: number; wastedUg: number }[]).find(({ containerId }) => containerId === kit.containerId);
    const before = await line();
    expect((await kit.give(person, { state: 'partial', givenUg: 12_000, confirmationId: await second() })).statusCode).toBe(201);
    const after = await line();
    expect([(after?.givenUg ?? 0) - (before?.givenUg ?? 0), (after?.wastedUg ?? 0) - (before?.wastedUg ?? 0)]).toEqual([-12_000, -8000]);
  });
});

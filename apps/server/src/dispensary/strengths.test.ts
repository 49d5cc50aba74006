/** An order names a medicine and a form; the strengths that stand at the window make its doses (D41, M67). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { medicationRoutes } from '../medication/index.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { dispensaryRoutes, insertImportedDoses } from './index.ts';
import { labelsOf } from './labels/label-store.ts';
import { doseText } from './labels/label-parts.ts';
import { answers, makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
const ids: Record<string, string> = {};
const at: Record<string, string> = {};
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
  for (const [key, payload] of Object.entries({
    eight: { name: 'Combo film 8 mg', medicine: 'buprenorphine-naloxone', form: 'film', ugPerUnit: 8_000 }, two: { name: 'Combo film 2 mg', medicine: 'buprenorphine-naloxone', form: 'film', ugPerUnit: 2_000 },
    tablet: { name: 'Combo tablet 2 mg', medicine: 'buprenorphine-naloxone', form: 'tablet', ugPerUnit: 2_000 }, mono: { name: 'Mono tablet 8 mg', medicine: 'buprenorphine', form: 'tablet', ugPerUnit: 8_000 },
    espranor: { name: 'Espranor 8 mg', medicine: 'buprenorphine', form: 'tablet', ugPerUnit: 8_000, line: 'Espranor' },
  })) ids[key] = (await ok('pharmacist', '/api/products', { ...payload, controlled: true })).id as string;
  at['eights'] = await stock('eight', 'Eights', 80);
  at['twos'] = await stock('two', 'Twos', 16);
});
afterAll(() => clinic.close());

const day = (n: number): string => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString();
const post = (who: 'prescriber' | 'nurse' | 'pharmacist', url: string, payload: object, headers: Record<string, string> = {}): ReturnType<TestClinic['as']> => clinic.as(who, { method: 'POST', url, payload, headers });
async function ok(who: 'prescriber' | 'nurse' | 'pharmacist', url: string, payload: object, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const reply = await post(who, url, payload, headers);
  expect(reply.statusCode, `${url} ${reply.body.slice(0, 800)}`).toBeLessThan(300);
  return reply.json();
}
const stock = async (product: string, label: string, mg: number, expiresOn = '2029-01-31'): Promise<string> => (await ok('nurse', `/api/sites/${clinic.here.siteId}/stock`, { productId: ids[product], lot: label, expiresOn, label, amountUg: mg * 1000, place: 'window' })).id as string;
const balances = async (): Promise<Record<string, number>> => Object.fromEntries(((await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/stock` })).json().items as { label: string; balanceUg: number }[]).map(({ label, balanceUg }) => [label, balanceUg / 1000]));

const combo = { preparation: { medicine: 'buprenorphine-naloxone', form: 'film' } };
/** Somebody steady on this dose, with a signed order and a check of today. */
async function steady(mg: number, what: object = combo): Promise<{ personId: string; episodeId: string; orderId: string; doseUg: number }> {
  const person = await clinic.addPerson();
  await clinic.database.scoped(clinic.here.id, (tx) => insertImportedDoses(tx, [-3, -2, -1].map((n) => ({ ...person, siteId: clinic.here.siteId, dosingDay: day(n), medicine: 'buprenorphine-naloxone', ug: mg * 1000 })), clinic.clock.now()));
  const draft = await ok('prescriber', `/api/episodes/${person.episodeId}/orders`, { ...what, startOn: day(0), endOn: day(20), partUg: [mg * 1000], reason: 'Steady', facts: { sedativesOrAlcohol: false } });
  await ok('prescriber', `/api/orders/${draft['id'] as string}/signature`, { version: 1, overrideReason: 'Seen today' });
  await kit.check(person.personId);
  return { ...person, orderId: draft['id'] as string, doseUg: mg * 1000 };
}
const ticketOf = async (personId: string): Promise<{ order: { product: object }; units?: object; decision: { reasons: string[]; findings: { code: string; params: object }[] } }> => (await clinic.as('nurse', { url: `/api/people/${personId}/ticket` })).json();

describe('an order over strengths', () => {
  it('names the medicine and the form, and its doses are made of whole units from both containers', async () => {
    const person = await steady(18);
    const ticket = await ticketOf(person.personId);
    expect(ticket.order.product).toMatchObject({ id: null, name: 'Buprenorphine/naloxone film', medicine: 'buprenorphine-naloxone', form: 'film', ugPerUnit: null, strengthsUg: [8_000, 2_000] });
    expect(ticket.units).toEqual([{ strengthUg: 8_000, count: 2 }, { strengthUg: 2_000, count: 1 }]);
    const before = await balances();
    const given = await kit.give(person);
    expect(given.statusCode, given.body).toBe(201);
    const after = await balances();
    expect([(before['Eights'] ?? 0) - (after['Eights'] ?? 0), (before['Twos'] ?? 0) - (after['Twos'] ?? 0)]).toEqual([16, 2]);
    const row = await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ product_id: string | null; products: number }>(sql`select d.product_id, (select count(distinct e.product_id)::int from entries e where e.organisation_id = d.organisation_id and e.journal_id = d.journal_id) as products from doses d where d.organisation_id = ${clinic.here.id} and d.person_id = ${person.personId} and d.origin = 'here'`));
    expect(row).toEqual({ product_id: null, products: 2 });
  });

  it('is the same where a product of one strength was named: no strength is part of it', async () => {
    const draft = await ok('prescriber', `/api/episodes/${(await clinic.addPerson()).episodeId}/orders`, { productId: ids['two'], startOn: day(0), endOn: day(3), partUg: [8_000], reason: 'Start', facts: {} });
    expect(draft['product']).toMatchObject({ id: null, strengthsUg: [8_000, 2_000] });
    const both = await post('prescriber', `/api/episodes/${(await clinic.addPerson()).episodeId}/orders`, { productId: ids['two'], ...combo, startOn: day(0), endOn: day(3), partUg: [8_000], reason: 'Start', facts: {} });
    expect(both.statusCode).toBe(400);
  });

  it('is refused with the strengths that are kept where none of them makes the dose', async () => {
    const reply = await post('prescriber', `/api/episodes/${(await clinic.addPerson()).episodeId}/order-decisions`, { preparation: { medicine: 'buprenorphine', form: 'tablet' }, startOn: day(0), endOn: day(2), partUg: [9_000], reason: 'Odd', facts: {} });
    expect(reply.statusCode).toBe(400);
    expect(reply.json().detail).toContain('9 mg cannot be made from units of 8 mg');
    const none = await post('prescriber', `/api/episodes/${(await clinic.addPerson()).episodeId}/order-decisions`, { preparation: { medicine: 'naltrexone', form: 'tablet' }, startOn: day(0), endOn: day(2), partUg: [50_000], reason: 'None kept', facts: {} });
    expect(none.json().detail).toContain('No product of this medicine in this form is kept');
  });

  it('says what is missing where the shelf cannot make the dose whole, and gives nothing of another form, medicine or line', async () => {
    await stock('tablet', 'Combo tablets', 40);
    await stock('mono', 'Mono tablets', 80);
    await stock('espranor', 'Espranor box', 80);
    await ok('nurse', `/api/containers/${at['twos'] ?? ''}/place`, { state: 'quarantined', reason: 'Torn foil' });
    const person = await steady(18);
    const ticket = await ticketOf(person.personId);
    expect(ticket.decision.findings.find(({ code }) => code === 'UNITS_NOT_IN_STOCK')?.params).toEqual({ units: '1 × 2 mg' });
    expect(ticket.units).toBeUndefined();
    const nothing = await kit.give(person, { acknowledged: [...answers, 'UNITS_NOT_IN_STOCK'] });
    expect([nothing.statusCode, nothing.json().decision.reasons]).toEqual([409, expect.arrayContaining(['UNITS_NOT_IN_STOCK'])]);
    // Neither by name: tablets of the same medicine are no films, and two films and a quarter are not whole.
    const tablets = ((await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/stock` })).json().items as { id: string; label: string }[]).find(({ label }) => label === 'Combo tablets')?.id ?? '';
    expect((await kit.give(person, { containers: [{ id: at['eights'], ug: 16_000 }, { id: tablets, ug: 2_000 }] })).statusCode).toBe(400);
    expect((await kit.give(person, { containers: [{ id: at['eights'], ug: 18_000 }] })).statusCode).toBe(409);
    const mono = await steady(16, { preparation: { medicine: 'buprenorphine', form: 'tablet' } });
    const before = await balances();
    expect((await kit.give(mono)).statusCode).toBe(201);
    const after = await balances();
    expect([(before['Mono tablets'] ?? 0) - (after['Mono tablets'] ?? 0), after['Espranor box']]).toEqual([16, 80]);
    await ok('nurse', `/api/containers/${at['twos'] ?? ''}/place`, { state: 'open', reason: 'Looked at' });
  });

  it('keeps a line that is not one to one by itself, and asks for its name', async () => {
    const reply = await post('pharmacist', '/api/products', { name: 'Zubsolv 5.7 mg', medicine: 'buprenorphine-naloxone', form: 'tablet', ugPerUnit: 5_700, controlled: true });
    expect([reply.statusCode, reply.json().detail]).toEqual([400, expect.stringContaining('Zubsolv is not one to one')]);
  });

  it('cuts a unit only where no strength that is kept makes the dose whole, and asks the nurse about it', async () => {
    const person = await steady(1);
    const ticket = await ticketOf(person.personId);
    expect(ticket.decision.reasons).toContain('UNIT_IS_CUT');
    expect((await kit.give(person)).json().detail).toContain('UNIT_IS_CUT');
    expect((await kit.give(person, { acknowledged: [...answers, 'UNIT_IS_CUT'] })).statusCode).toBe(201);
  });
});

describe('packs that go home', () => {
  it('are each of whole units, and their labels name every strength with its count', async () => {
    const person = await steady(10);
    expect((await kit.give(person)).statusCode).toBe(201);
    await kit.check(person.personId);
    const head = { noActiveUseOrConditionRaisingHarm: true, regularAttendance: true, noSeriousBehaviourProblem: true, noKnownRecentDiversion: true, safeTransportAndStorage: true, otherRelevantFactors: true };
    await ok('prescriber', `/api/episodes/${person.episodeId}/take-home-decisions`, { requestedDays: 7, factors: head, rationale: 'Works nights', overrideReason: 'Steady for long' });
    const issued = await ok('nurse', `/api/orders/${person.orderId}/take-home`, { dosingDays: [day(1), day(2)] }, { 'if-match': '1' });
    expect(issued['bottles']).toHaveLength(2);
    const labels = await clinic.database.scoped(clinic.here.id, (tx) => labelsOf(tx, person.personId, null));
    expect(labels.map((row) => doseText(row))).toEqual(['10 mg = 1 film of 8 mg + 1 film of 2 mg', '10 mg = 1 film of 8 mg + 1 film of 2 mg']);
    expect(labels[0]).toMatchObject({ product: 'Combo film 2 mg + Combo film 8 mg', contents: [{ lot: 'Eights' }, { lot: 'Twos' }] });
    const out = (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/stock` })).json().totals as { name: string; outUg: number }[];
    expect(Object.fromEntries(out.map(({ name, outUg }) => [name, outUg]))).toMatchObject({ 'Combo film 8 mg': 16_000, 'Combo film 2 mg': 4_000 });
    // Further packs than the 2 mg films make: the first that cannot be made is named, and none is issued.
    const short = await post('nurse', `/api/orders/${person.orderId}/take-home`, { dosingDays: [day(3), day(4), day(5), day(6), day(7)] }, { 'if-match': '1' });
    expect([short.statusCode, short.json().detail]).toEqual([409, expect.stringMatching(/does not make 10 mg .* Missing: 1 × 2 mg/)]);
    const liquid = await kit.addDosed();
    await ok('prescriber', `/api/episodes/${liquid.episodeId}/take-home-decisions`, { requestedDays: 3, factors: head, rationale: 'Works nights', overrideReason: 'Steady for long' });
    await kit.check(liquid.personId);
    const unsaid = await post('nurse', `/api/orders/${liquid.orderId}/take-home`, { dosingDays: [day(1)] }, { 'if-match': '1' });
    expect([unsaid.statusCode, unsaid.json().field]).toEqual([400, '/containerId']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispensaryRoutes, insertImportedDoses, sweepInjections } from './index.ts';
import { medicationRoutes } from '../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { sql } from '../platform/scoped.ts';

let clinic: TestClinic;
let sublocade = '';
let vivitrol = '';
let syringes = '';
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  const product = async (payload: object): Promise<string> => (await post('pharmacist', '/api/products', { form: 'depot', ...payload })).json().id as string;
  sublocade = await product({ name: 'Sublocade 300 mg', medicine: 'buprenorphine-depot', ugPerUnit: 300_000, controlled: true, depot: { name: 'Sublocade', interval: 'monthly' } });
  vivitrol = await product({ name: 'Vivitrol 380 mg', medicine: 'naltrexone-depot', ugPerUnit: 380_000, controlled: false, depot: { name: 'Vivitrol', interval: 'monthly' } });
  const stock = async (productId: string, label: string, amountUg: number): Promise<string> => (await post('nurse', `/api/sites/${clinic.here.siteId}/stock`, { productId, lot: `${label}-1`, expiresOn: '2029-01-31', label, amountUg, place: 'safe' })).json().id as string;
  syringes = await stock(sublocade, 'Fridge', 3_000_000);
  await stock(vivitrol, 'Shelf', 3_800_000);
});
afterAll(() => clinic.close());

const post = (who: 'prescriber' | 'nurse' | 'pharmacist', url: string, payload: object, headers: Record<string, string> = {}): ReturnType<TestClinic['as']> => clinic.as(who, { method: 'POST', url, payload, headers });
const today = (): string => clinic.clock.now().toZonedDateTimeISO('America/New_York').toPlainDate().toString();
const day = (n: number): string => Temporal.PlainDate.from(today()).add({ days: n }).toString();

/** Somebody who took 16 mg under the tongue for so many days up to yesterday. */
async function onTongue(days: number): Promise<{ personId: string; episodeId: string }> {
  const person = await clinic.addPerson();
  const history = Array.from({ length: days }, (_, index) => ({ ...person, siteId: clinic.here.siteId, dosingDay: day(index - days), medicine: 'buprenorphine', ug: 16_000 }));
  await clinic.database.scoped(clinic.here.id, (tx) => insertImportedDoses(tx, history, clinic.clock.now()));
  return person;
}

async function ordered(person: { episodeId: string }, productId: string, facts: object, overrideReason?: string): Promise<{ id: string; reasons: string[] }> {
  const ug = productId === sublocade ? 300_000 : 380_000;
  const draft = await post('prescriber', `/api/episodes/${person.episodeId}/orders`, { productId, startOn: today(), endOn: day(180), partUg: [ug], reason: 'Wants a monthly injection', facts });
  expect(draft.statusCode, draft.body).toBe(201);
  const signed = await post('prescriber', `/api/orders/${draft.json().id}/signature`, { version: 1, ...(overrideReason === undefined ? {} : { overrideReason }) });
  expect(signed.statusCode, signed.body).toBe(201);
  return { id: draft.json().id as string, reasons: draft.json().versions[0].decision.reasons as string[] };
}

const seen = { route: 'SC', place: 'abdomen-upper-left', identifiers: ['photo', 'born-on'], poss: '1', intoxicated: false } as const;
const give = (orderId: string, more: object = {}): ReturnType<TestClinic['as']> => post('nurse', `/api/orders/${orderId}/injections`, { dosingDay: today(), ...seen, acknowledged: ['childPugh', 'longQt', 'ageYears'], ...more }, { 'if-match': '1' });
const balance = async (): Promise<number> => Number((await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ n: number }>(sql`select balance_ug as n from containers where organisation_id = ${clinic.here.id} and id = ${syringes}`)))?.n);
const listed = async (personId: string): Promise<{ state: string; dueOn: string | null; given: number } | undefined> => ((await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/injections` })).json().items as { personId: string; state: string; dueOn: string | null; given: number }[]).find((row) => row.personId === personId);

describe('a depot', () => {
  it('is ordered, given with its place and lot, taken from stock, and due again in its window', async () => {
    const person = await onTongue(10);
    const order = await ordered(person, sublocade, { childPugh: 'A', longQt: false });
    expect(order.reasons).toEqual([]);
    expect(await listed(person.personId)).toMatchObject({ state: 'first', given: 0, dueOn: null });
    const before = await balance();
    const given = await give(order.id);
    expect(given.statusCode, given.body).toBe(201);
    expect(given.json()).toMatchObject({ injection: { number: 1, place: 'abdomen-upper-left', lot: 'Fridge-1', doseUg: 300_000 }, next: { fromOn: day(26), dueOn: day(28), toOn: day(42) } });
    expect(await balance()).toBe(before - 300_000);
    expect((await give(order.id)).statusCode).toBe(409);
    expect(await listed(person.personId)).toMatchObject({ state: 'later', given: 1, dueOn: day(28) });
    expect((await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/ledger-check` })).json()).toMatchObject({ differs: [], dosesWithoutStock: 0 });
    clinic.clock.moveBy(Temporal.Duration.from('P20D'));
    const early = await give(order.id, { place: 'abdomen-upper-right' });
    expect(early.json()).toMatchObject({ status: 409, decision: { decision: 'refuse' } });
    expect(early.json().decision.reasons).toContain('INTERVAL_UNDER_26_DAYS');
    clinic.clock.moveBy(Temporal.Duration.from('P8D'));
    expect(await listed(person.personId)).toMatchObject({ state: 'due' });
    expect((await give(order.id, { place: 'abdomen-upper-right' })).json()).toMatchObject({ injection: { number: 2 } });
    clinic.clock.moveBy(Temporal.Duration.from('P43D'));
    expect(await listed(person.personId)).toMatchObject({ state: 'late' });
    await clinic.database.scoped(clinic.here.id, async (tx) => { await sweepInjections(tx, clinic.clock.now()); await sweepInjections(tx, clinic.clock.now()); });
    const tasks = await clinic.database.scoped(clinic.here.id, (tx) => tx.all(sql`select 1 from tasks where organisation_id = ${clinic.here.id} and person_id = ${person.personId} and kind = 'dispensary.injection-late'`));
    expect(tasks).toHaveLength(1);
  });

  it('is held back without the days under the tongue, without two identifiers, and never goes into a vein whoever signs', async () => {
    const person = await onTongue(3);
    const order = await ordered(person, sublocade, { childPugh: 'A', longQt: false }, 'Four more days at the last clinic, confirmed');
    expect(order.reasons).toContain('UNDER_7_DAYS_TM');
    expect((await give(order.id)).json().decision.reasons).toContain('UNDER_7_DAYS_TM');
    expect((await give(order.id, { identifiers: ['name'] })).json().decision.reasons).toContain('IDENTITY_NOT_CONFIRMED');
    const vein = await clinic.as('prescriber', { method: 'POST', url: `/api/orders/${order.id}/injections`, headers: { 'if-match': '1' }, payload: { dosingDay: today(), ...seen, route: 'IV', acknowledged: [], overrideReason: 'No' } });
    expect(vein.json()).toMatchObject({ status: 409, detail: 'Not now. The fact itself has to change first.', decision: { hardStop: true } });
  });

  it('is given past what a prescriber may answer for, when a prescriber who is asked signs it on their own device, and by nobody else', async () => {
    const person = await onTongue(3);
    const order = await ordered(person, sublocade, { childPugh: 'A', longQt: false }, 'Four more days at the last clinic, confirmed');
    const ask = (of: 'prescriber' | 'pharmacist', overrideReason?: string) => post('nurse', `/api/sites/${clinic.here.siteId}/second-signatures`, {
      act: 'injection', of: clinic.here.staff[of], params: { id: order.id }, ifMatch: '"1"', body: { dosingDay: today(), ...seen, facts: { singleTmDoseTolerated: true }, acknowledged: ['childPugh', 'longQt', 'ageYears'], ...(overrideReason === undefined ? {} : { overrideReason }) },
    });
    expect([(await ask('pharmacist', 'Steady elsewhere')).json(), (await ask('prescriber')).json()]).toMatchObject([{ status: 409, detail: 'Not now. A prescriber may go past this with a reason.' }, { status: 409, detail: 'Not now. Going past this needs a reason.' }]);
    const before = await balance();
    const one = (await ask('prescriber', 'Steady elsewhere')).json() as { id: string; hash: string; shown: { said: object } };
    expect(one).toMatchObject({ act: 'injection', state: 'asked', shown: { decision: { decision: 'refuse' } } });
    expect(one.shown.said, 'what was answered is shown with it').toMatchObject({ route: 'SC', place: 'abdomen-upper-left', poss: '1', overrideReason: 'Steady elsewhere', 'facts.singleTmDoseTolerated': true });
    expect(await balance()).toBe(before);
    expect((await post('prescriber', `/api/second-signatures/${one.id}/signature`, { hash: one.hash })).json()).toMatchObject({ state: 'signed' });
    expect(await balance()).toBe(before - 300_000);
    const [dose] = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ given_by: string; checked_by: string; override_by: string }>(sql`select given_by, checked_by, override_by from doses where organisation_id = ${clinic.here.id} and person_id = ${person.personId} and medicine = 'buprenorphine-depot'`));
    expect(dose).toEqual({ given_by: clinic.here.staff.nurse, checked_by: clinic.here.staff.prescriber, override_by: clinic.here.staff.prescriber });
  });

  it('does not stand at the dosing window, nor count its days between as missed', async () => {
    const person = await onTongue(10);
    await ordered(person, sublocade, { childPugh: 'A', longQt: false });
    const queue = (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/queue` })).json().items as { personId: string }[];
    expect(queue.filter((row) => row.personId === person.personId)).toEqual([]);
    expect((await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` })).json().order).toBeNull();
  });
});

describe('naltrexone', () => {
  const free = { lastOpioid: 'heroin', daysOpioidFree: 12, currentOpioidAnalgesic: 'none', dependentOrInWithdrawal: false, altTimesUln: 1, acuteHepatitis: false };
  it('waits for days free of opioids, and the agonist given here counts whatever is said', async () => {
    const ask = async (episodeId: string, facts: object): Promise<string[]> => (await post('prescriber', `/api/episodes/${episodeId}/order-decisions`, { productId: vivitrol, startOn: today(), endOn: day(90), partUg: [380_000], reason: 'Her wish', facts })).json().decision.reasons as string[];
    const { episodeId } = await clinic.addPerson();
    expect(await ask(episodeId, free)).toEqual([]);
    expect(await ask(episodeId, { ...free, daysOpioidFree: 5 })).toContain('UNDER_7_DAYS');
    const onAgonist = await onTongue(10);
    expect(await ask(onAgonist.episodeId, free)).toContain('LONG_ACTING_UNDER_14_DAYS');
  });
  it('goes into the other buttock each month, and use since asks for a test first', async () => {
    const person = await clinic.addPerson();
    const order = await ordered(person, vivitrol, free);
    const first = await give(order.id, { route: 'IM-gluteal', place: 'buttock-left', acknowledged: [] });
    expect(first.statusCode, first.body).toBe(201);
    clinic.clock.moveBy(Temporal.Duration.from('P28D'));
    const same = await give(order.id, { route: 'IM-gluteal', place: 'buttock-left', acknowledged: ['uds'], facts: { opioidUseSince: false } });
    expect(same.json().decision.reasons).toEqual(['ALTERNATE_BUTTOCK']);
    const used = await give(order.id, { route: 'IM-gluteal', place: 'buttock-right', acknowledged: ['uds'], facts: { opioidUseSince: true } });
    expect(used.json().decision.reasons).toContain('REASSESS_OPIOID_FREE');
    expect((await give(order.id, { route: 'IM-gluteal', place: 'buttock-right', facts: { opioidUseSince: false, uds: 'negative' } })).statusCode).toBe(201);
  });
});

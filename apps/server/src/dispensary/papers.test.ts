/** Where stock came from and went, what expires, what two days reconcile to, and every paper of it held against the fields of the law. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doDueWork } from '../due-work.ts';
import { medicationRoutes } from '../medication/index.ts';
import { claimName } from '../platform/accounts-store.ts';
import { hashPassphrase } from '../platform/passphrases.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic, type TestOrganisation } from '../platform/testing/test-clinic.ts';
import type { Role } from '@fairlead/contract';
import { dispensaryRoutes } from './index.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './testing/dosing-kit.ts';
import { destructionFields, inventoryFields, logFields, receiptFields, registerFields, type LegalField } from './testing/legal-fields.ts';
import { flat, pagesOf } from './testing/pdf-text.ts';

const passphrase = 'a long walk by the river';
let clinic: TestClinic;
let us: DosingKit;
let uk: DosingKit;
let person: DosedPerson;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  [us, uk] = [await makeDosingKit(clinic, clinic.here, 1000), await makeDosingKit(clinic, clinic.other, 1000)];
  const hash = await hashPassphrase(passphrase);
  for (const organisation of [clinic.here, clinic.other]) {
    await clinic.database.scoped(organisation.id, async (tx) => {
      await claimName(tx, `pharmacist@${organisation.siteId}`, organisation.staff.pharmacist);
      await tx.run(sql`update accounts set passphrase_hash = ${hash} where organisation_id = ${organisation.id} and id = ${organisation.staff.pharmacist}`);
      await tx.run(sql`update sites set details = '{"address": "14 Harbor Street", "phone": "555-0140", "deaNumber": "RH1234563", "county": "Suffolk"}' where organisation_id = ${organisation.id}`);
    });
  }
});
afterAll(() => clinic.close());

const site = (organisation: TestOrganisation): string => `/api/sites/${organisation.siteId}`;
const post = (url: string, payload: Readonly<Record<string, unknown>>, organisation = clinic.here, who: Role = 'nurse'): ReturnType<TestClinic['as']> => clinic.as(who, { organisation, method: 'POST', url, payload, headers: { 'if-match': '1' } });
const get = async (path: string, organisation = clinic.here): Promise<ReturnType<typeof JSON.parse>> => {
  const reply = await clinic.as('auditor', { organisation, url: path.startsWith('/') ? path : `${site(organisation)}/${path}` });
  expect(reply.statusCode, reply.body.slice(0, 400)).toBe(200);
  return reply.json();
};
const second = async (organisation = clinic.here): Promise<string> => (await post('/api/second-person', { name: `pharmacist@${organisation.siteId}`, passphrase }, organisation)).json().confirmationId as string;
async function done(reply: ReturnType<TestClinic['as']>): Promise<ReturnType<typeof JSON.parse>> {
  const { statusCode, body } = await reply;
  expect(statusCode, body.slice(0, 600)).toBe(201);
  return JSON.parse(body);
}
const paper = async (path: string, organisation = clinic.here): Promise<readonly string[]> => pagesOf(Buffer.from((await get(path, organisation)).base64 as string, 'base64'));
function holds(pages: readonly string[], fields: readonly LegalField[]): void {
  const text = flat(pages);
  for (const { field, cite, shown } of fields) expect(typeof shown === 'string' ? text.includes(shown) : shown.test(text), `${field} (${cite}): ${String(shown)}`).toBe(true);
}
const usSupplier = { name: 'Bay Wholesale', address: '9 Dock Road, Boston, MA', number: 'RB7654321' };

describe('receipts', () => {
  it('say what is missing until supplier and order form are entered, and correct by a further entry', async () => {
    await done(post(`${site(clinic.here)}/product-cards`, { productId: us.productId, ndc: '0054-0392-68', packSize: 1000, priceMinor: 6250 }));
    const bare = await get('receipts');
    expect(bare.items.map((each: { missing: string[] }) => each.missing)).toEqual([['supplier']]);
    const orderForm = { number: '231234567', line: 1, packsOrdered: 3, orderedOn: '2026-02-02' };
    const received = { productId: us.productId, lot: 'L9', expiresOn: '2028-12-31', label: 'Safe 9', amountUg: 2_000_000, place: 'safe' };
    expect((await post(`${site(clinic.here)}/stock`, { ...received, papers: { supplier: usSupplier, packsReceived: 2, orderForm: { ...orderForm, orderedOn: '2026-02-11' } } })).statusCode).toBe(400);
    const { id } = await done(post(`${site(clinic.here)}/stock`, { ...received, papers: { supplier: { name: 'Bay Wholesale' }, packsReceived: 2 } }));
    expect((await get('receipts')).items.at(-1).missing).toEqual(['supplierAddress', 'supplierNumber', 'orderForm']);
    await done(post(`/api/containers/${id as string}/receipt-papers`, { supplier: usSupplier, packsReceived: 2, invoice: 'BW-77', orderForm }));
    const { items, parties } = await get('receipts');
    expect(items.at(-1)).toMatchObject({ missing: [], schedule: 'II', papers: { orderForm, supplier: usSupplier } });
    expect(parties).toEqual([usSupplier]);
    holds(await paper('papers/receipts'), receiptFields);
    // An old one is found by what stands on it, in any capitals, and another word finds nothing.
    const lots = async (find: string, more = ''): Promise<string[]> => (await get(`receipts?find=${encodeURIComponent(find)}${more}`)).items.map(({ lot }: { lot: string }) => lot);
    for (const find of ['l9', '231234567', 'bw-77', 'bay whole', 'SAFE 9']) expect(await lots(find), find).toEqual(['L9']);
    expect([await lots('231234568'), await lots('%'), await lots('l9', '&to=2026-02-01')]).toEqual([[], [], []]);
  });
});

describe('the dispensing log and the register', () => {
  it('keep every field of 21 CFR 1304.24 on paper', async () => {
    person = await us.addDosed();
    await us.check(person.personId);
    expect((await us.give(person)).statusCode).toBe(201);
    const head = { noActiveUseOrConditionRaisingHarm: true, regularAttendance: true, noSeriousBehaviourProblem: true, noKnownRecentDiversion: true, safeTransportAndStorage: true, otherRelevantFactors: true };
    await done(post(`/api/episodes/${person.episodeId}/take-home-decisions`, { requestedDays: 2, factors: head, rationale: 'Works nights' }, clinic.here, 'prescriber'));
    await us.check(person.personId);
    await done(post(`/api/orders/${person.orderId}/take-home`, { dosingDays: ['2026-02-11'], containerId: us.containerId }));
    holds(await paper('papers/log'), logFields);
  });

  it('keep every field of schedule 6, on pages of each class, form and strength', async () => {
    await done(post(`${site(clinic.other)}/stock`, { productId: uk.productId, lot: 'B1', expiresOn: '2028-12-31', label: 'Safe B1', amountUg: 3_000_000, place: 'safe', papers: { supplier: { name: 'Thames Wholesale', address: '2 Wharf Lane, London' } } }, clinic.other));
    const patient = await uk.addDosed();
    await clinic.database.scoped(clinic.other.id, (tx) => tx.run(sql`update people set address = '5 Ferry Street' where organisation_id = ${clinic.other.id} and id = ${patient.personId}`));
    await uk.check(patient.personId);
    const given = await done(uk.give(patient));
    await done(post(`/api/doses/${given.dose.id as string}/corrections`, { kind: 'amount', givenUg: 15_000, reason: 'Spat out', confirmationId: await second(clinic.other) }, clinic.other));
    const spare = await done(post(`${site(clinic.other)}/stock`, { productId: uk.productId, lot: 'B0', expiresOn: '2026-02-10', label: 'Old B0', amountUg: 100_000, place: 'safe', papers: { supplier: { name: 'Thames Wholesale', address: '2 Wharf Lane, London' } } }, clinic.other));
    const asked = { kind: 'destroyed', lines: [{ containerId: spare.id, ug: 100_000 }], reason: 'Out of date', place: 'Treatment room', method: 'Denaturing kit' };
    const alone = await post(`${site(clinic.other)}/disposals`, { ...asked, confirmationId: await second(clinic.other) }, clinic.other);
    expect(alone.statusCode, alone.body).toBe(409);
    expect(alone.json().decision.reasons).toEqual(['WITNESSES_MISSING']);
    await done(post(`${site(clinic.other)}/disposals`, { ...asked, witness: { name: 'A. Reed', capacity: 'CD liaison officer', body: 'Metropolitan Police' }, confirmationId: await second(clinic.other) }, clinic.other));
    const returned = await done(post(`${site(clinic.other)}/disposals`, { kind: 'returned-medicine', lines: [], reason: 'No longer taken', place: 'Treatment room', method: 'Denaturing kit', returned: { personId: patient.personId, what: 'Methadone 1 mg/mL from a hospital', broughtBy: 'Their sister', ug: 30_000 }, confirmationId: await second(clinic.other) }, clinic.other));
    expect(flat(await paper(`/api/disposals/${returned.id as string}/paper`, clinic.other))).toMatch(/Patient-returned controlled drugs.*Their sister/);
    const pages = await paper(`papers/register?productId=${uk.productId}`, clinic.other);
    expect(pages.length).toBeGreaterThan(0);
    holds(pages, registerFields);
    expect(pages.every((page) => flat([page]).includes('Class: methadone hydrochloride'))).toBe(true);
  });
});

describe('what expires', () => {
  it('is not given at the window nor taken home past its date, is set aside by one tap, and leaves only by two', async () => {
    const old = await done(post(`${site(clinic.here)}/stock`, { productId: us.productId, lot: 'OLD', expiresOn: '2026-02-12', label: 'Old', amountUg: 500_000, place: 'window' }));
    await us.check(person.personId);
    const home = await post(`/api/orders/${person.orderId}/take-home`, { dosingDays: ['2026-02-13'], containerId: old.id });
    expect([home.statusCode, home.json().detail]).toEqual([409, 'The container is past its date on one of these days.']);
    clinic.clock.moveBy(Temporal.Duration.from('P35D'));
    const late = await us.addDosed();
    await us.check(late.personId);
    const refused = await us.give(late, { containers: [{ id: old.id, ug: 20_000 }], overrideReason: 'Nothing else' });
    expect([refused.statusCode, refused.json().decision.reasons]).toEqual([409, expect.arrayContaining(['CONTAINER_EXPIRED'])]);
    expect((await us.give(late)).statusCode).toBe(201);
    const lot = (): Promise<{ state: string; daysLeft: number; setAside: boolean } | undefined> => get('shelves').then(({ lots }) => lots.find(({ label }: { label: string }) => label === 'Old'));
    expect(await lot()).toMatchObject({ state: 'past', daysLeft: -33, setAside: false });
    const work = (): Promise<readonly string[]> => clinic.database.scoped(clinic.here.id, async (tx) => (await tx.all<{ kind: string }>(sql`select kind from tasks where organisation_id = ${clinic.here.id} and state = 'open' and kind in ('dispensary.reorder', 'dispensary.set-aside') order by kind`)).map(({ kind }) => kind));
    await doDueWork(clinic.database, clinic.clock.now());
    await doDueWork(clinic.database, clinic.clock.now());
    expect(await work()).toEqual(['dispensary.set-aside']);
    await done(post(`/api/containers/${old.id as string}/place`, { state: 'quarantined', reason: 'Past its date' }));
    expect((await lot())?.setAside).toBe(true);
    await done(post(`${site(clinic.here)}/reorder-points`, { productId: us.productId, pointUg: 9_000_000 }, clinic.here, 'pharmacist'));
    await doDueWork(clinic.database, clinic.clock.now());
    expect(await work()).toEqual(['dispensary.reorder']);
    // 9,000 mg are wanted and 2,940 can be given: seven bottles of a litre.
    expect((await get('shelves')).products[0]).toMatchObject({ reorder: true, usableUg: 2_940_000, balanceUg: 3_440_000, packs: 7 });
    await done(post(`${site(clinic.here)}/reorder-points`, { productId: us.productId, pointUg: 1_000_000 }, clinic.here, 'pharmacist'));
    await doDueWork(clinic.database, clinic.clock.now());
    expect(await work()).toEqual([]);
    const asked = { kind: 'destroyed', lines: [{ containerId: old.id, ug: 500_000 }], reason: 'Past its date', place: 'Dispensary, room 4', method: 'Sequestration kit' };
    const url = `${site(clinic.here)}/disposals`;
    expect((await post(url, { ...asked, confirmationId: await second() })).json().detail).toContain('nothing can be got back');
    expect((await post(url, { ...asked, nonRetrievable: true, confirmationId: clinic.here.siteId })).statusCode).toBe(400);
    expect((await post(url, { ...asked, lines: [{ containerId: old.id, ug: 500_001 }], nonRetrievable: true, confirmationId: await second() })).statusCode).toBe(409);
    const gone = await done(post(url, { ...asked, nonRetrievable: true, confirmationId: await second() }));
    expect((await get('stock')).items.map(({ label }: { label: string }) => label)).not.toContain('Old');
    holds(await paper(`/api/disposals/${gone.id as string}/paper`), destructionFields);
  });

  it('is sent away on an order form where schedule II asks for one', async () => {
    const { items } = await get('stock');
    const safe = items.find(({ label }: { label: string }) => label === 'Safe 9');
    const asked = { kind: 'reverse-distributor', lines: [{ containerId: safe.id, ug: 200_000 }], reason: 'Sealed and not wanted', recipient: { name: 'Clear Returns', address: '1 Mill Way, Albany, NY', number: 'RC1111119' } };
    const without = await post(`${site(clinic.here)}/disposals`, { ...asked, confirmationId: await second() });
    expect([without.statusCode, without.json().field]).toEqual([400, '/orderForm']);
    const sent = await done(post(`${site(clinic.here)}/disposals`, { ...asked, orderForm: '239999999', confirmationId: await second() }));
    const found = async (query: string, organisation = clinic.here): Promise<string[]> => (await get(`disposals?${query}`, organisation)).items.map(({ id }: { id: string }) => id);
    for (const find of ['239999999', 'clear returns', 'l9', 'safe 9']) expect(await found(`find=${encodeURIComponent(find)}`), find).toEqual([sent.id]);
    expect(await found(`from=${sent.disposedOn as string}&to=${sent.disposedOn as string}&find=sequestration`)).toEqual([]);
    expect(await found(`from=${sent.disposedOn as string}`)).toContain(sent.id);
    expect(await found('to=2026-02-01')).toEqual([]);
    expect(await found('find=their+sister', clinic.other)).toHaveLength(1);
    expect(flat(await paper(`/api/disposals/${sent.id as string}/paper`))).toMatch(/reverse distributor.*Clear Returns.*1 Mill Way, Albany, NY.*RC1111119.*239999999/);
    const lines = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ account: string; amount_ug: number }>(sql`select e.account, e.amount_ug from entries e join disposals d on d.organisation_id = e.organisation_id and d.journal_id = e.journal_id where e.organisation_id = ${clinic.here.id} and d.id = ${sent.id as string} order by e.line`));
    expect(lines).toEqual([{ account: 'container', amount_ug: -200_000 }, { account: 'distributor', amount_ug: 200_000 }]);
  });
});

describe('what is set aside', () => {
  it('is poured into no container that is in use', async () => {
    const box = (label: string): Promise<{ id: string }> => done(post(`${site(clinic.other)}/stock`, { productId: uk.productId, lot: 'Z', expiresOn: '2028-12-31', label, amountUg: 1000, place: 'safe' }, clinic.other));
    const [aside, inUse] = [await box('Z1'), await box('Z2')];
    await done(post(`/api/containers/${aside.id}/place`, { state: 'quarantined', reason: 'Seal broken' }, clinic.other));
    const poured = await post(`/api/containers/${aside.id}/transfers`, { toContainerId: inUse.id, amountUg: 500 }, clinic.other);
    expect([poured.statusCode, poured.json().detail]).toEqual([409, 'Z1 is set aside. It goes into no container that is in use.']);
  });
});

describe('an inventory', () => {
  it('prints every field of 21 CFR 1304.11, over what was counted', async () => {
    for (const { id, balanceUg } of (await get('stock')).items as { id: string; balanceUg: number }[]) await done(post(`/api/containers/${id}/counts`, { countedUg: balanceUg }));
    const { id } = await done(post(`${site(clinic.here)}/inventories`, { moment: 'close', confirmationId: await second() }));
    holds(await paper(`/api/inventories/${id as string}/paper`), inventoryFields);
  });
});

describe('two days', () => {
  it('reconcile by container, lot, product and person, each line to its movements', async () => {
    for (const by of ['container', 'lot', 'product', 'person']) {
      const { items } = await get(`reconciliation?from=2026-02-10&to=2026-03-31&by=${by}`);
      expect(items.length).toBeGreaterThan(0);
      for (const line of items) {
        expect([line.agrees, line.openingUg + line.inUg - line.outUg], `${by} ${line.name as string}`).toEqual([true, line.closingUg]);
        const { items: behind } = await get(`movements?from=2026-02-10&to=2026-03-31&by=${by}&of=${line.id as string}${line.lot === null ? '' : `&lot=${line.lot as string}`}`);
        expect(behind.reduce((sum: number, { amountUg }: { amountUg: number }) => sum + amountUg, 0)).toBe(line.closingUg - line.openingUg);
      }
    }
    expect((await clinic.as('auditor', { url: `${site(clinic.here)}/reconciliation?from=2026-03-02&to=2026-03-01&by=lot` })).statusCode).toBe(400);
  });

  it('come as a table that no spreadsheet reads as a formula', async () => {
    await done(post(`${site(clinic.here)}/stock`, { productId: us.productId, lot: '+1', expiresOn: '2028-12-31', label: '=HYPERLINK("http://x","y")', amountUg: 1000, place: 'safe' }));
    const { fileName, text } = await get('reconciliation-file?from=2026-02-10&to=2026-03-31&by=container');
    expect(fileName).toMatch(/^reconciliation-container-harbor-2026-02-10-2026-03-31\.csv$/);
    expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect((text as string).split('\r\n').slice(1, -1).every((row) => row.endsWith(',yes'))).toBe(true);
    expect((await get('reconciliation-file?from=2026-02-10&to=2026-03-31&by=lot')).text).toContain(",'+1,");
  });
});

/** What must never happen, tried with raw SQL as the application's own role: the program is not in the way, only the database. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispensaryRoutes } from './index.ts';
import { medicationRoutes } from '../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { newId } from '../platform/ids.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './testing/dosing-kit.ts';

let clinic: TestClinic;
let kit: DosingKit;
let person: DosedPerson;
let app: pg.Client;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic, clinic.here, 100);
  person = await kit.addDosed();
  await kit.check(person.personId);
  const given = await kit.give(person);
  if (given.statusCode !== 201) throw new Error(given.body);
  const url = new URL(clinic.adminUrl);
  app = new pg.Client({ connectionString: url.toString() });
  await app.connect();
  await app.query('set role fairlead_app');
});
afterAll(async () => {
  await app.end();
  await clinic.close();
});

/** One transaction of this organisation; says which constraint stopped it, or that it went through. */
async function tried(...statements: string[]): Promise<string> {
  await app.query('begin');
  try {
    await app.query(`select set_config('fairlead.organisation_id', '${clinic.here.id}', true)`);
    for (const statement of statements) await app.query(statement);
    await app.query('commit');
    return 'went through';
  } catch (error) {
    await app.query('rollback');
    const { constraint, message } = error as { constraint?: string; message: string };
    return constraint ?? message;
  }
}

const o = (): string => `'${clinic.here.id}'`;
const journal = (id: string, kind = 'dose', witness = 'null'): string => `insert into journals (organisation_id, id, site_id, kind, at, author_id, witness_id) values (${o()}, '${id}', '${clinic.here.siteId}', '${kind}', '2026-02-10T14:00Z', '${clinic.here.staff.nurse}', ${witness})`;
const entry = (id: string, line: number, account: string, ug: number, more = ''): string =>
  `insert into entries (organisation_id, journal_id, line, account, product_id, lot, container_id, person_id, amount_ug) values (${o()}, '${id}', ${line}, '${account}', '${kit.productId}', 'L1', ${account === 'container' ? `'${kit.containerId}'` : 'null'}, ${account === 'person' ? `'${person.personId}'` : 'null'}, ${ug})${more}`;
const dose = (part: number, over: Partial<Record<'order' | 'version' | 'ug' | 'day' | 'journal' | 'origin', string>> = {}): string => `
  insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, dose_ug, given_ug, kind, state, origin, given_at, given_by, journal_id, recorded_at)
  values (${o()}, '${newId()}', '${person.personId}', '${person.episodeId}', '${clinic.here.siteId}', ${over.day ?? `'${kit.today()}'`}, ${part}, ${over.order ?? `'${person.orderId}'`}, ${over.version ?? '1'}, 'methadone', ${over.ug ?? '20000'}, ${over.ug ?? '20000'},
    'observed', 'given', ${over.origin ?? `'here'`}, '2026-02-10T14:00Z', '${clinic.here.staff.nurse}', ${over.journal ?? 'null'}, '2026-02-10T14:00Z')`;

describe('the database alone', () => {
  it('refuses a second dose of the same person, day and part', async () => {
    const id = newId();
    expect(await tried(journal(id), entry(id, 1, 'container', -20_000), entry(id, 2, 'person', 20_000), dose(1, { journal: `'${id}'` }))).toBe('one_dose_a_person_day_part');
  });

  it('refuses a dose without a signed order, of another version, day, part or of more than was ordered', async () => {
    const id = newId();
    const movement = [journal(id), entry(id, 1, 'container', -20_000), entry(id, 2, 'person', 20_000)];
    const linked = { journal: `'${id}'` };
    expect(await tried(...movement, dose(2, linked))).toBe('a_dose_needs_a_signed_order');
    expect(await tried(...movement, dose(1, { ...linked, day: `'2027-02-10'` }))).toBe('a_dose_needs_a_signed_order');
    expect(await tried(...movement, dose(1, { ...linked, day: `'2026-02-12'`, ug: '21000' }))).toBe('a_dose_is_at_most_the_ordered_amount');
    const unsigned = await kit.addDosed({ sign: false });
    expect(await tried(...movement, dose(1, { ...linked, order: `'${unsigned.orderId}'` }))).toMatch(/a_dose_needs_a_signed_order|doses_.*fkey/);
    expect(await tried(dose(1, { order: 'null', version: 'null' }))).toMatch(/a_dose/);
  });

  it('refuses a dose that takes nothing from stock, and an imported one that takes something', async () => {
    expect(await tried(dose(1, { day: `'2026-02-12'` }))).toBe('stock_goes_with_the_dose');
    const id = newId();
    expect(await tried(journal(id), entry(id, 1, 'container', -20_000), entry(id, 2, 'person', 20_000), dose(9, { journal: `'${id}'`, order: 'null', version: 'null', origin: `'imported'` }))).toBe('an_imported_dose_has_no_order_and_no_ledger');
  });

  it('refuses a dose out of a container past its date, and of another lot than the container’s (I-2)', async () => {
    const [old, id] = [newId(), newId()];
    const container = `insert into containers (organisation_id, id, site_id, product_id, lot, expires_on, place, label, created_at) values (${o()}, '${old}', '${clinic.here.siteId}', '${kit.productId}', 'L1', '2026-02-09', 'window', 'Past its date', '2026-02-01T14:00Z')`;
    const filled = [container, journal(id, 'receive'), entry(id, 1, 'supplier', -20_000), entry(id, 2, 'container', 20_000).replaceAll(kit.containerId, old)];
    const given = newId();
    const fresh = await kit.addDosed();
    const taken = [journal(given), entry(given, 1, 'container', -20_000).replaceAll(kit.containerId, old), entry(given, 2, 'person', 20_000)];
    const itsDose = dose(1, { journal: `'${given}'`, order: `'${fresh.orderId}'` }).replaceAll(person.personId, fresh.personId).replaceAll(person.episodeId, fresh.episodeId);
    expect(await tried(...filled, ...taken, itsDose)).toBe('nothing_is_given_past_its_date');
    expect(await tried(...filled.map((each) => each.replace('2026-02-09', '2026-02-10')), ...taken, itsDose)).toBe('went through');
    expect(await tried(journal(newId()), entry(id, 1, 'container', -20_000).replace(`'L1'`, `'L2'`))).toBe('a_line_names_a_container_of_its_lot');
  });

  /** A product with a full container at the window. */
  async function kept(product: Record<string, unknown>): Promise<{ productId: string; containerId: string }> {
    const made = await clinic.as('pharmacist', { method: 'POST', url: '/api/products', payload: { controlled: true, ...product } });
    const productId = made.json().id as string;
    const stocked = await clinic.as('nurse', { method: 'POST', url: `/api/sites/${clinic.here.siteId}/stock`, payload: { productId, lot: 'L1', expiresOn: '2029-01-31', label: String(product['name']), amountUg: Number(product['ugPerUnit'] ?? 8_000) * 100, place: 'window' } });
    return { productId, containerId: stocked.json().id as string };
  }

  it('never mixes: not mono with the combination, a tablet with a film, a line that is not one to one, or a liquid of another strength (D41)', async () => {
    const film = { medicine: 'buprenorphine-naloxone', form: 'film', ugPerUnit: 8_000 };
    const shelf = {
      eights: await kept({ ...film, name: 'Film 8 mg' }), twos: await kept({ ...film, name: 'Film 2 mg', ugPerUnit: 2_000 }), tablet: await kept({ ...film, name: 'Tablet 8 mg', form: 'tablet' }), zubsolv: await kept({ ...film, name: 'Zubsolv 5.7 mg', form: 'tablet', line: 'Zubsolv', ugPerUnit: 5_700 }),
      mono: await kept({ name: 'Mono 8 mg', medicine: 'buprenorphine', form: 'tablet', ugPerUnit: 8_000 }), espranor: await kept({ name: 'Espranor 8 mg', medicine: 'buprenorphine', form: 'tablet', line: 'Espranor', ugPerUnit: 8_000 }),
      strong: await kept({ name: 'Methadone 10 mg/mL', medicine: 'methadone', form: 'liquid', ugPerMl: 10_000 }), plain: { productId: kit.productId, containerId: kit.containerId },
    };
    const one = await clinic.addPerson();
    const order = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${one.episodeId}/orders`, payload: { preparation: { medicine: 'buprenorphine-naloxone', form: 'film' }, startOn: kit.today(), endOn: '2026-03-10', partUg: [16_000], reason: 'Steady', facts: {} } });
    const films = { ...one, orderId: order.json().id as string, medicine: 'buprenorphine-naloxone' };
    expect((await clinic.as('prescriber', { method: 'POST', url: `/api/orders/${films.orderId}/signature`, payload: { version: 1, overrideReason: 'Steady for years' }, headers: { 'if-match': '1' } })).statusCode).toBe(201);
    const liquid = { ...(await kit.addDosed()), medicine: 'methadone' };
    /** A dose of 16 mg in equal lines out of these, taken back again where it went through. */
    const of = (whose: typeof films, from: readonly (keyof typeof shelf)[], over: { readonly medicine?: string } = {}): Promise<string> => {
      const id = newId();
      const lines = from.flatMap((key, at) => [entry(id, 2 * at + 1, 'container', -16_000 / from.length), entry(id, 2 * at + 2, 'person', 16_000 / from.length)].map((line) => line.replaceAll(kit.productId, shelf[key].productId).replaceAll(kit.containerId, shelf[key].containerId)));
      const given = dose(1, { journal: `'${id}'`, order: `'${whose.orderId}'`, ug: '16000' }).replaceAll(person.personId, whose.personId).replaceAll(person.episodeId, whose.episodeId).replace(`'methadone'`, `'${over.medicine ?? whose.medicine}'`);
      return tried(journal(id), ...lines, given, 'set constraints all immediate', 'do $$ begin raise exception \'went through\'; end $$');
    };
    expect(await of(films, ['eights'])).toBe('went through');
    expect(await of(films, ['eights', 'twos'])).toBe('went through');
    for (const wrong of ['tablet', 'zubsolv', 'mono', 'espranor', 'strong', 'plain'] as const) {
      expect(await of(films, [wrong]), wrong).toBe('a_dose_is_of_what_was_ordered');
      expect(await of(films, ['eights', wrong]), `film and ${wrong}`).toBe('a_dose_is_of_what_was_ordered');
    }
    expect(await of(liquid, ['plain'])).toBe('went through');
    for (const wrong of ['strong', 'mono', 'eights'] as const) expect(await of(liquid, [wrong]), wrong).toBe('a_dose_is_of_what_was_ordered');
    expect(await of(liquid, ['plain'], { medicine: 'buprenorphine' })).toBe('a_dose_is_of_what_was_ordered');

    const [pump, vessel] = [newId(), newId()];
    const atPump = `insert into pumps (organisation_id, id, site_id, name, host, port, tolerance_permille, added_by, added_at) values (${o()}, '${pump}', '${clinic.here.siteId}', 'Pump', '127.0.0.1', 9, 10, '${clinic.here.staff.pharmacist}', '2026-02-10T14:00Z')`;
    const pour = (from: keyof typeof shelf): string => `insert into pours (organisation_id, id, pump_id, container_id, person_id, order_id, order_version, dosing_day, part, asked_ug, asked_ul, ug_per_ml, asked_by, asked_at, measured_ul, measured_how, measured_at)
      values (${o()}, '${newId()}', '${pump}', '${shelf[from].containerId}', '${liquid.personId}', '${liquid.orderId}', 1, '${kit.today()}', 1, 10000, 10000, 1000, '${clinic.here.staff.nurse}', '2026-02-10T14:00Z', 0, 'refused', '2026-02-10T14:00Z')`;
    const second = `insert into containers (organisation_id, id, site_id, product_id, lot, expires_on, place, label, created_at) values (${o()}, '${vessel}', '${clinic.here.siteId}', '${kit.productId}', 'L2', '2029-02-09', 'window', 'Beside it', '2026-02-01T14:00Z')`;
    const undo = 'do $$ begin raise exception \'went through\'; end $$';
    expect(await tried(atPump, pour('plain'), undo)).toBe('went through');
    expect(await tried(atPump, pour('strong'), undo)).toBe('a_pour_is_of_what_was_ordered');
    expect(await tried(atPump, second, pour('plain'), pour('plain').replace(kit.containerId, vessel), undo)).toBe('one_container_in_a_cup');
  });

  it('never lets a container hold less than nothing, nor a balance move by itself', async () => {
    const id = newId();
    expect(await tried(journal(id, 'waste', `'${clinic.here.staff.pharmacist}'`), entry(id, 1, 'container', -90_000), entry(id, 2, 'waste', 90_000))).toBe('a_container_never_holds_less_than_nothing');
    expect(await tried(`update containers set balance_ug = 999 where id = '${kit.containerId}'`)).toBe('a_balance_moves_by_its_entries');
    expect(await tried(`insert into containers (organisation_id, id, site_id, product_id, lot, expires_on, place, label, balance_ug, created_at) values (${o()}, '${newId()}', '${clinic.here.siteId}', '${kit.productId}', 'X', '2030-01-01', 'safe', 'X', 5, '2026-02-10T14:00Z')`)).toMatch(/permission denied/);
  });

  it('refuses a journal that does not sum to zero, and waste without another witness', async () => {
    const id = newId();
    expect(await tried(journal(id), entry(id, 1, 'container', -5_000), entry(id, 2, 'person', 4_999))).toBe('a_journal_sums_to_zero');
    expect(await tried(journal(newId(), 'waste'))).toBe('waste_has_a_witness');
    expect(await tried(journal(newId(), 'waste', `'${clinic.here.staff.nurse}'`))).toBe('a_witness_is_somebody_else');
  });

  it('changes and removes nothing that was given, ordered, signed or moved', async () => {
    for (const statement of [
      `update doses set dose_ug = 1`, `update doses set given_ug = 0`, `update doses set person_id = '${newId()}'`, `delete from doses`, `update order_versions set part_ug = '{1}'`, `delete from order_versions`, `update order_days set dose_ug = 1`,
      `update order_signatures set signed_by = '${clinic.here.staff.nurse}'`, `update journals set at = '2020-01-01'`, `update entries set amount_ug = 1`, `delete from entries`, `update window_checks set poss = '1'`,
      `update dose_corrections set reason = 'x'`, `update stock_counts set counted_ug = 1`, `update urine_results set result = 'negative'`, `update ecgs set qt_ms = 400`, `update take_home_decisions set outcome = 'allowed'`, `truncate doses`,
    ]) expect(await tried(statement), statement).toMatch(/permission denied/);
    expect(await tried(`update doses set voided_by = null where person_id = '${person.personId}'`)).toBe('a_given_dose_does_not_change');
    expect(await tried(`update doses set voided_by = '${newId()}' where person_id = '${person.personId}'`)).toBe('a_given_dose_does_not_change');
  });

  it('refuses a second order in force of the same medicine over the same days, and an order in force that nobody signed', async () => {
    const again = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/orders`, payload: { productId: kit.productId, startOn: kit.today(), endOn: kit.today(), partUg: [10_000], reason: 'Second' } });
    expect(again.statusCode).toBe(409);
    expect(again.json().detail).toMatch(/Another order for methadone covers/);
    const id = newId();
    const insert = `insert into orders (organisation_id, id, person_id, episode_id, site_id, product_id, medicine, medicine_class, days, parts, version, state, created_by, created_at)
      values (${o()}, '${id}', '${person.personId}', '${person.episodeId}', '${clinic.here.siteId}', '${kit.productId}', 'methadone', 'methadone', '[2026-02-10,2026-02-20)', '[1,2)', 1, 'draft', '${clinic.here.staff.prescriber}', '2026-02-10T14:00Z')`;
    const version = `insert into order_versions (organisation_id, order_id, version, days, part_ug, reason, decision, drafted_by, drafted_at) values (${o()}, '${id}', 1, '[2026-02-10,2026-02-20)', '{5000}', 'x', '{}', '${clinic.here.staff.prescriber}', '2026-02-10T14:00Z')`;
    const signature = `insert into order_signatures (organisation_id, order_id, version, signed_by, signed_at, decision) values (${o()}, '${id}', 1, '${clinic.here.staff.prescriber}', '2026-02-10T14:00Z', '{}')`;
    const force = `update orders set state = 'signed' where id = '${id}'`;
    expect(await tried(insert, version, force)).toBe('an_order_in_force_is_signed');
    expect(await tried(insert, version, signature, force)).toBe('no_two_orders_of_a_medicine_overlap');
    expect(await tried(insert.replace("'draft'", "'signed'"))).toBe('an_order_begins_as_a_draft');
  });

  it('closes a difference only by two different people', async () => {
    const counted = await clinic.as('nurse', { method: 'POST', url: `/api/containers/${kit.containerId}/counts`, payload: { countedUg: 79_000 } });
    expect(counted.json()).toMatchObject({ expectedUg: 80_000, differenceUg: -1000 });
    const { discrepancyId } = counted.json() as { discrepancyId: string };
    const nurse = clinic.here.staff.nurse;
    expect(await tried(`update discrepancies set state = 'closed', explanation = 'x', closed_by = '${nurse}', second_by = '${nurse}', closed_at = '2026-02-10T14:00Z' where id = '${discrepancyId}'`)).toBe('a_discrepancy_is_closed_by_two');
    const stock = await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/stock` });
    expect(stock.json().items.find(({ id }: { id: string }) => id === kit.containerId)).toMatchObject({ balanceUg: 80_000, openDiscrepancyUg: -1000 });
  });
});

/** The printed list and what comes back from it (D-13): once, flagged, and never merged with what stands there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispensaryRoutes } from '../dispensary/index.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from '../dispensary/testing/dosing-kit.ts';
import { medicationRoutes } from '../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { askAsAdmin } from '../platform/testing/test-database.ts';
import { cellsOf } from './dose-list-paper.ts';
import { downtimeRoutes } from './index.ts';

let clinic: TestClinic;
let kit: DosingKit;
let admin: ReturnType<typeof askAsAdmin>;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes, ...downtimeRoutes] });
  kit = await makeDosingKit(clinic);
  admin = askAsAdmin(clinic.adminUrl);
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

const enter = (person: DosedPerson, more: Readonly<Record<string, unknown>> = {}) => clinic.as('nurse', {
  method: 'POST', url: `/api/sites/${clinic.here.siteId}/paper-doses`,
  payload: { personId: person.personId, dosingDay: kit.today(), part: 1, givenUg: person.doseUg, givenAt: clinic.clock.now().toString(), givenById: clinic.here.staff.pharmacist, reference: 'page 1', containerId: kit.containerId, ...more },
});
const list = async () => (await clinic.as('nurse', { method: 'GET', url: `/api/sites/${clinic.here.siteId}/dose-list` })).json();

describe('the list of a day', () => {
  it('names everybody who is due with dose, last dose and holds, and when it was made', async () => {
    const person = await kit.addDosed({ mg: [30] });
    await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${person.episodeId}/holds`, payload: { code: 'ASK', reason: 'Blood first', liftedByRole: 'prescriber' } });
    const reply = await list();
    expect(reply).toMatchObject({ site: 'Harbor Street', day: kit.today(), madeAt: expect.stringMatching(/^2026-02-10T13/) });
    expect(reply.items.find((each: { personId: string }) => each.personId === person.personId)).toMatchObject({ parts: [{ part: 1, doseUg: 30_000, given: null }], holds: ['Blood first'], ugPerMl: 1000, lastDay: null, bornOn: '1988-03-14' });
  });

  it('is printed as a PDF of its own time', async () => {
    const reply = (await clinic.as('nurse', { method: 'GET', url: `/api/sites/${clinic.here.siteId}/dose-list/paper` })).json();
    expect(reply.fileName).toBe('dose-list-harbor-2026-02-10.pdf');
    expect(Buffer.from(reply.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('a name on the list', () => {
  it('shows a mark for letters that hide or turn the line round', async () => {
    await kit.addDosed();
    const [line] = (await list()).items;
    const cells = cellsOf({ ...line, name: 'Kay\u202E uaeroM', holds: ['Blood\u200B first'] }, 'America/New_York', 'en');
    expect([cells[0].split('\n')[0], cells[3].includes('Blood\uFFFD first'), cells.join().includes('\u202E')]).toEqual(['Kay\uFFFD uaeroM', true, false]);
  });
});

describe('a dose from paper', () => {
  it('comes in once with its own time, who gave it, who entered it, and its stock', async () => {
    const person = await kit.addDosed();
    const entered = await enter(person);
    expect(entered.statusCode, entered.body).toBe(201);
    expect(entered.json().outcome).toBe('entered');
    const [row] = await admin.rows<Record<string, unknown>>('select given_by, paper_reference, paper_entered_by, given_at < recorded_at as before from doses where id = $1', [entered.json().doseId]);
    expect(row).toEqual({ given_by: clinic.here.staff.pharmacist, paper_reference: 'page 1', paper_entered_by: clinic.here.staff.nurse, before: true });
    const again = await enter(person);
    expect(again.json()).toEqual({ outcome: 'stands-already', doseId: null });
    expect(await admin.rows('select id from doses where person_id = $1', [person.personId])).toHaveLength(1);
    const differences = (await clinic.as('prescriber', { method: 'GET', url: '/api/downtime' })).json().differences;
    expect(differences).toEqual([expect.objectContaining({ kind: 'paper-duplicate', personId: person.personId, doseUg: 20_000, state: 'open' })]);
    const sums = (await clinic.as('nurse', { method: 'GET', url: `/api/sites/${clinic.here.siteId}/ledger-check` })).json();
    expect(sums).toMatchObject({ differs: [], dosesWithoutStock: 0 });
  });

  it('is entered by the order that was signed then, though it was ended since', async () => {
    const person = await kit.addDosed();
    const givenAt = clinic.clock.now().toString();
    const ended = await clinic.as('prescriber', { method: 'POST', url: `/api/orders/${person.orderId}/end`, payload: { reason: 'Moved away' } });
    expect(ended.statusCode, ended.body).toBeLessThan(300);
    expect((await enter(person, { givenAt })).json().outcome).toBe('entered');
    expect((await enter(await kit.addDosed({ sign: false }))).json().detail).toMatch(/No order that was signed by then/);
  });

  it('is not of tomorrow, of another day, or more than was ordered', async () => {
    const person = await kit.addDosed();
    expect((await enter(person, { givenAt: '2026-03-01T12:00:00Z' })).statusCode).toBe(400);
    expect((await enter(person, { dosingDay: '2026-02-09' })).statusCode).toBe(400);
    expect((await enter(person, { givenUg: 20_001 })).json().detail).toMatch(/says 20 mg/);
    expect((await enter(person, { givenById: clinic.here.staff.front_desk })).statusCode).toBe(400);
  });
});

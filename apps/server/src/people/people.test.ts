import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { sql } from '../platform/scoped.ts';
import { peopleRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: peopleRoutes }); });
afterAll(() => clinic.close());

describe('finding a person', () => {
  it('finds by the beginning of either name, by number and by date of birth', async () => {
    for (const find of ['mar', 'kit m', 'Marlow Kit', '1988-03-14']) {
      const reply = await clinic.as('nurse', { url: '/api/people', query: { find } });
      expect(reply.statusCode).toBe(200);
      expect(reply.json().items.map((person: { id: string }) => person.id)).toContain(clinic.here.personId);
    }
  });

  it('says where each person stands, and who looks after them', async () => {
    const reply = await clinic.as('nurse', { url: '/api/people', query: { find: 'Marlow' } });
    expect(reply.json().items[0].episode).toMatchObject({ state: 'open', responsibleClinician: 'Test prescriber', siteName: 'Harbor Street' });
    const list = async (who: 'nurse' | 'prescriber', mine?: 'yes') => (await clinic.as(who, { url: `/api/sites/${clinic.here.siteId}/people`, query: mine === undefined ? {} : { mine } })).json();
    expect((await list('nurse')).items.map((person: { id: string }) => person.id)).toEqual([clinic.here.personId]);
    expect([(await list('nurse', 'yes')).items, (await list('prescriber', 'yes')).items.length, (await list('nurse')).inTreatment]).toEqual([[], 1, 1]);
  });

  it('takes signs of the search language as plain text', async () => {
    const reply = await clinic.as('nurse', { url: '/api/people', query: { find: "%' or 1=1 --" } });
    expect(reply.json().items).toEqual([]);
  });

  it('shows nothing of another organisation, and the same answer as for nobody', async () => {
    const hidden = await clinic.as('nurse', { url: `/api/people/${clinic.other.personId}` });
    const absent = await clinic.as('nurse', { url: '/api/people/01890000-0000-7000-8000-000000000000' });
    expect(hidden.statusCode).toBe(404);
    expect(hidden.json()).toEqual(absent.json());
  });

  it('asks to sign in first, and refuses a person the clinic’s list', async () => {
    expect((await clinic.as('nobody', { url: '/api/people', query: { find: 'mar' } })).statusCode).toBe(401);
    expect((await clinic.as('person', { url: '/api/people', query: { find: 'mar' } })).statusCode).toBe(403);
  });

  it('notes who looked at whom before the reply leaves', async () => {
    await clinic.as('counsellor', { url: `/api/people/${clinic.here.personId}` });
    const rows = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ event: string; account_id: string }>(sql`
      select event, account_id from audit_entries where organisation_id = ${clinic.here.id} and ${clinic.here.personId}::uuid = any(person_ids) order by at desc limit 1`));
    expect(rows[0]).toEqual({ event: 'person opened', account_id: clinic.here.staff.counsellor });
  });
});

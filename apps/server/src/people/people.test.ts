import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { writeEvent } from '../platform/record-store.ts';
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

describe('the timeline', () => {
  it('is filtered by its room on the server, so that old lines are found past newer ones of other rooms', async () => {
    const { id, personId, staff } = clinic.here;
    const tell = (kind: string, at: string) => clinic.database.scoped(id, (tx) => writeEvent(tx, staff.nurse, Temporal.Instant.from(at), { kind, topic: 'people', personId }));
    await tell('tests.urine-ordered', '2025-11-01T10:00:00Z');
    for (const day of ['01', '02', '03']) await tell('recovery.checked-in', `2025-12-${day}T10:00:00Z`);
    const ask = async (query: Record<string, string>) => (await clinic.as('nurse', { url: `/api/people/${personId}/timeline`, query })).json();
    expect((await ask({ limit: '2' })).items.map(({ kind }: { kind: string }) => kind)).toEqual(['recovery.checked-in', 'recovery.checked-in']);
    expect((await ask({ limit: '2' })).rooms).toEqual(['recovery', 'tests']);
    expect((await ask({ limit: '2', room: 'tests' })).items.map(({ kind }: { kind: string }) => kind)).toEqual(['tests.urine-ordered']);
    expect((await clinic.as('nurse', { url: `/api/people/${personId}/timeline`, query: { room: '%' } })).statusCode).toBe(400);
  });

  it('goes on from page to page without losing a line or showing one twice, although many share an instant', async () => {
    const { id, personId, staff } = clinic.here;
    const at = Temporal.Instant.from('2025-10-01T10:00:00Z');
    for (let line = 0; line < 5; line += 1) await clinic.database.scoped(id, (tx) => writeEvent(tx, staff.nurse, at, { kind: 'messages.sent', topic: 'people', personId, params: { line } }));
    const seen: unknown[] = [];
    let before: string | null = '';
    while (before !== null) {
      const page: { items: { params: { line: number } }[]; next: string | null } = (await clinic.as('nurse', { url: `/api/people/${personId}/timeline`, query: { room: 'messages', limit: '2', ...(before === '' ? {} : { before }) } })).json();
      seen.push(...page.items.map(({ params }) => params.line));
      before = page.next;
    }
    expect(seen.toSorted()).toEqual([0, 1, 2, 3, 4]);
  });
});

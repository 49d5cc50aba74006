import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeState } from '../platform/accounts-store.ts';
import { openTask } from '../platform/record-store.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { scheduleRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: scheduleRoutes }); });
afterAll(() => clinic.close());

const list = async (who: 'nurse' | 'counsellor') => (await clinic.as(who, { url: `/api/sites/${clinic.here.siteId}/tasks` })).json().items as { id: string; kind: string }[];
const open = (kind: string, more: object) => clinic.database.scoped(clinic.here.id, (tx) => openTask(tx, null, clinic.clock.now(), { siteId: clinic.here.siteId, kind, dueAt: clinic.clock.now().toString(), role: 'nurse', ...more }));

describe('a worklist', () => {
  it('shows a role its own work, what cannot wait first', async () => {
    await open('later', { priority: 4 });
    await open('now', { priority: 1 });
    expect((await list('nurse')).map((task) => task.kind)).toEqual(['now', 'later']);
    expect(await list('counsellor')).toEqual([]);
  });

  it('asks once for the same thing however often a rule fires, and again after it was done', async () => {
    const first = await open('same', { dedupeKey: 'same thing' });
    expect(await open('same', { dedupeKey: 'same thing' })).toBeNull();
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/tasks/${first ?? ''}/done`, payload: { outcome: 'called' } })).statusCode).toBe(201);
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/tasks/${first ?? ''}/done`, payload: {} })).statusCode).toBe(409);
    expect(await open('same', { dedupeKey: 'same thing' })).not.toBeNull();
  });

  it('lets one of two take a task, and tells the other who has it', async () => {
    const id = await open('taken', {});
    const both = await Promise.all((['nurse', 'prescriber'] as const).map((who) => clinic.as(who, { method: 'POST', url: `/api/tasks/${id ?? ''}/assignee` })));
    expect(both.map((reply) => reply.statusCode).sort()).toEqual([201, 409]);
    expect(both.find((reply) => reply.statusCode === 409)?.json().detail).toMatch(/has this task/);
  });
});

describe('what is asked of a role that nobody here has', () => {
  it('stands on the lists of nurses and counsellors, so that no task is on nobody’s list', async () => {
    const id = await open('for a peer worker', { role: 'peer_worker' });
    const kinds = async () => (await list('counsellor')).map((task) => task.kind);
    expect(await kinds()).not.toContain('for a peer worker');
    const become = (state: 'disabled' | 'active') => clinic.database.scoped(clinic.here.id, (tx) => changeState(tx, clinic.here.staff.peer_worker, state));
    await become('disabled');
    expect(await kinds()).toContain('for a peer worker');
    expect((await clinic.as('counsellor', { method: 'POST', url: `/api/tasks/${id ?? ''}/done`, payload: { outcome: 'called' } })).statusCode).toBe(201);
    await become('active');
  });
});

describe('an appointment', () => {
  const book = (startsAt: string) => clinic.as('front_desk', { method: 'POST', url: `/api/people/${clinic.here.personId}/appointments`, payload: { kind: 'review', title: 'Dose review', startsAt, minutes: 30, modality: 'in_person' } });

  it('stands on the site’s local day, also late in the evening', async () => {
    const lateEvening = '2026-02-14T04:30:00Z';
    expect((await book(lateEvening)).statusCode).toBe(201);
    const on = async (day: string) => (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/appointments`, query: { day } })).json().items;
    expect(await on('2026-02-13')).toMatchObject([{ title: 'Dose review', personName: 'Kit Marlow' }]);
    expect(await on('2026-02-14')).toEqual([]);
  });

  it('that was missed asks somebody to reach out, and is settled once', async () => {
    const { id } = (await book('2026-02-20T15:00:00Z')).json();
    expect((await clinic.as('counsellor', { method: 'POST', url: `/api/appointments/${id}/outcome`, payload: { state: 'missed' } })).statusCode).toBe(201);
    expect((await clinic.as('counsellor', { method: 'POST', url: `/api/appointments/${id}/outcome`, payload: { state: 'kept' } })).statusCode).toBe(409);
    const peer = (await clinic.as('peer_worker', { url: `/api/sites/${clinic.here.siteId}/tasks` })).json().items;
    expect(peer).toMatchObject([{ kind: 'schedule.reach-out', personName: 'Kit Marlow' }]);
  });

  it('cannot be booked in the past', async () => {
    expect((await book('2026-01-01T15:00:00Z')).json()).toMatchObject({ status: 400, field: '/startsAt' });
  });
});

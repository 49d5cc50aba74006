/** Silence, on the real database: noticed once, each step asked for once, and nobody told without consent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doDueWork } from '../due-work.ts';
import { newId } from '../platform/ids.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { recoveryRoutes } from './index.ts';
import { dueAt } from './missed-check-ins.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: recoveryRoutes }); });
afterAll(() => clinic.close());

const agreement = { everyDays: 1, dueTime: '20:00', callAtCraving: 6, responderId: null, contact: { name: 'Dee', phone: '617 555 0100', relation: 'sister' }, contactConsented: true };
const agree = (personId: string, more: object = {}) => clinic.as('counsellor', { method: 'POST', url: `/api/people/${personId}/check-in-agreements`, payload: { ...agreement, ...more } });
const pass = async (time: string): Promise<void> => { clinic.clock.moveBy(Temporal.Duration.from(time)); await doDueWork(clinic.database, clinic.clock.now()); };
const openTasks = (personId: string): Promise<readonly string[]> => clinic.database.scoped(clinic.here.id, async (tx) => (await tx.all<{ kind: string }>(sql`select kind from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and state = 'open' order by kind`)).map((row) => row.kind));
const missedOf = async (personId: string) => (await clinic.as('counsellor', { url: `/api/people/${personId}/recovery` })).json().missed as { id: string; open: boolean; decision: { reasons: string[] } | null }[];
const attempt = (missedId: string, whom: string, outcome: string) => clinic.as('peer_worker', { method: 'POST', url: `/api/missed-check-ins/${missedId}/attempts`, payload: { whom, outcome } });

describe('when a check-in is due', () => {
  it('is at the agreed time on the site’s clock, across the change to summer time', () => {
    const at = { every_days: 1, due_time: '20:00', time_zone: 'America/New_York', agreed_at: '2026-03-07T15:00:00Z', last_at: null };
    expect(dueAt(at).toString()).toBe('2026-03-09T00:00:00Z');
    expect(dueAt({ ...at, last_at: '2026-03-09T03:30:00Z' }).toString()).toBe('2026-03-10T00:00:00Z');
  });
});

describe('a missed check-in', () => {
  it('is noticed once and escalates step by step, each step once, to the contact who may be called', async () => {
    const { personId } = clinic.here;
    expect((await agree(personId)).statusCode).toBe(201);
    await pass('PT12H');
    expect(await openTasks(personId)).toEqual([]);
    await pass('P1D');
    await pass('PT1M');
    expect(await openTasks(personId)).toEqual(['recovery.try-again']);
    const events = await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from events where organisation_id = ${clinic.here.id} and kind = 'recovery.check-in-missed'`));
    expect(events?.n).toBe(1);
    const [missed] = await missedOf(personId);
    await attempt(missed?.id ?? '', 'person', 'no_answer');
    expect(await openTasks(personId)).toEqual(['recovery.try-again']);
    await attempt(missed?.id ?? '', 'person', 'left_message');
    expect(await openTasks(personId)).toEqual([]);
    await pass('PT49H');
    await pass('PT1M');
    expect(await openTasks(personId)).toEqual(['recovery.call-nominated-contact']);
    await attempt(missed?.id ?? '', 'contact', 'no_answer');
    expect(await openTasks(personId)).toEqual(['recovery.outreach']);
    await pass('PT3H');
    expect(await openTasks(personId)).toEqual(['recovery.outreach']);
  });

  it('is over when a check-in comes, also from a phone whose clock is days behind, and the search with it', async () => {
    const { personId } = clinic.here;
    await clinic.as('person', { method: 'POST', url: '/api/me/check-ins', payload: { ratedAt: clinic.clock.now().subtract({ hours: 24 * 9 }).toString(), day: '2026-02-05', pull: 1 }, headers: { 'idempotency-key': newId() } });
    expect(await openTasks(personId)).toEqual([]);
    expect((await missedOf(personId)).map((one) => one.open)).toEqual([false]);
  });

  it('without consent calls nobody: the team goes itself', async () => {
    const { personId } = await clinic.addPerson();
    await agree(personId, { contactConsented: null });
    await pass('P2D');
    const [missed] = await missedOf(personId);
    await attempt(missed?.id ?? '', 'person', 'no_answer');
    await attempt(missed?.id ?? '', 'person', 'no_answer');
    await pass('P3D');
    expect(await openTasks(personId)).toEqual(['recovery.outreach']);
  });

  it('is not awaited from somebody who stopped it, or with whom nothing was agreed', async () => {
    const silent = await clinic.addPerson(clinic.here, { given: 'No', family: 'Agreement' });
    const stopped = await clinic.addPerson(clinic.here, { given: 'Has', family: 'Stopped' });
    await agree(stopped.personId);
    await agree(stopped.personId, { everyDays: null });
    await pass('P5D');
    expect([await openTasks(silent.personId), await openTasks(stopped.personId)]).toEqual([[], []]);
  });
});

describe('what the person agreed', () => {
  it('asks for a call at their own line, earlier than the policy', async () => {
    const { personId } = clinic.here;
    await clinic.as('person', { method: 'POST', url: '/api/me/cravings', payload: { startedAt: clinic.clock.now().toString(), endedAt: null, firstLevel: 6, highestLevel: 6, lastLevel: 3, helped: [] } });
    expect(await openTasks(personId)).toContain('recovery.craving-high');
  });

  it('names the contact who may be called', async () => {
    const reply = await agree(clinic.here.personId, { contact: null });
    expect([reply.statusCode, reply.json().field]).toEqual([400, '/contact']);
  });
});

describe('a shared journal entry', () => {
  it('for the counselor alone is read by counselors, and its words stand in no timeline', async () => {
    await clinic.as('person', { method: 'POST', url: '/api/me/journal-shares', payload: { writtenOn: '2026-02-10', text: 'Only for Rosa', withWhom: 'counsellor' } });
    await clinic.as('person', { method: 'POST', url: '/api/me/journal-shares', payload: { writtenOn: '2026-02-10', text: 'For everybody', withWhom: 'care_team' } });
    const read = async (who: 'counsellor' | 'nurse') => (await clinic.as(who, { url: `/api/people/${clinic.here.personId}/recovery` })).json().journalShares.map((share: { text: string }) => share.text);
    expect(await read('counsellor')).toEqual(['For everybody', 'Only for Rosa']);
    expect(await read('nurse')).toEqual(['For everybody']);
    const events = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ params: string; audience: string }>(sql`select params::text as params, audience from events where organisation_id = ${clinic.here.id} and kind = 'recovery.journal-shared'`));
    expect(events.some((event) => event.params.includes('Rosa'))).toBe(false);
  });
});

describe('a lapse noted by the team', () => {
  it('is looked back at together, which ends what was asked', async () => {
    const { personId } = await clinic.addPerson();
    const { id } = (await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/lapses`, payload: { happenedOn: '2026-02-10', what: null, safeNow: 'yes', hasNaloxone: 'yes', wantsCall: true, words: null } })).json();
    expect(await openTasks(personId)).toEqual(['recovery.lapse', 'recovery.wants-help']);
    await clinic.as('counsellor', { method: 'POST', url: `/api/lapses/${id}/debriefs`, payload: { before: 'Pay day, alone.', helped: 'Called Dee after.', next: null, steps: ['naloxone_in_hand', 'tolerance_explained'] } });
    expect(await openTasks(personId)).toEqual([]);
    const record = (await clinic.as('nurse', { url: `/api/people/${personId}/recovery` })).json();
    expect(record.lapses).toMatchObject([{ toldBy: 'staff', debriefs: [{ before: 'Pay day, alone.', steps: ['naloxone_in_hand', 'tolerance_explained'] }] }]);
  });
});

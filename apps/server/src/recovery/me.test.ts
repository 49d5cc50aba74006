/** The person's own record and what they tell, on the real database through the real routes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instrumentById } from '@fairlead/clinical';
import { PersonData } from '@fairlead/contract/recovery';
import { messagesRoutes } from '../messages/index.ts';
import { newId } from '../platform/ids.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { recoveryRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...recoveryRoutes, ...messagesRoutes] }); });
afterAll(() => clinic.close());

const me = async (): Promise<PersonData> => PersonData.parse((await clinic.as('person', { url: '/api/me' })).json());
const now = (): string => clinic.clock.now().toString();
const tasks = (): Promise<readonly { kind: string; due_hours: number }[]> => clinic.database.scoped(clinic.here.id, (tx) => tx.all(sql`
  select kind, round(extract(epoch from due_at - created_at) / 3600)::int as due_hours from tasks where organisation_id = ${clinic.here.id} and person_id = ${clinic.here.personId} and state = 'open' order by created_at, kind`));
const tell = (url: string, payload: object, headers: Record<string, string> = {}) => clinic.as('person', { method: 'POST', url, payload, headers });
const emptyPlan = { triggers: [], warningSigns: [], coping: [], reasons: [], contacts: [], safety: [] };

describe('the own record', () => {
  it('is complete for an offline day, and nobody else’s', async () => {
    const own = await me();
    expect(own).toMatchObject({ personId: clinic.here.personId, callMe: 'Kit', country: 'US', siteName: 'Harbor Street', today: '2026-02-10', relapsePrevention: { version: 0 }, messages: [] });
    const other = (await clinic.as('person', { url: '/api/me', organisation: clinic.other })).json();
    expect(other).toMatchObject({ personId: clinic.other.personId, country: 'GB' });
    for (const who of ['nurse', 'nobody'] as const) expect((await clinic.as(who, { url: '/api/me' })).statusCode).toBe(who === 'nobody' ? 401 : 403);
  });
});

describe('a check-in', () => {
  it('sent again after a lost reply counts once', async () => {
    const key = newId();
    const body = { ratedAt: now(), day: '2026-02-10', pull: 1 };
    const first = await tell('/api/me/check-ins', body, { 'idempotency-key': key });
    const again = await tell('/api/me/check-ins', body, { 'idempotency-key': key });
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json()).toEqual(first.json());
    expect((await me()).checkIns).toEqual([{ day: '2026-02-10', pull: 1 }]);
    expect((await tell('/api/me/check-ins', { ...body, pull: 4 }, { 'idempotency-key': key })).statusCode).toBe(422);
  });

  it('of a very strong pull puts a call on the team’s list for today, once', async () => {
    await tell('/api/me/check-ins', { ratedAt: now(), day: '2026-02-10', pull: 4 });
    await tell('/api/me/check-ins', { ratedAt: now(), day: '2026-02-10', pull: 4 });
    expect((await tasks()).filter((task) => task.kind === 'recovery.craving-high')).toEqual([{ kind: 'recovery.craving-high', due_hours: 8 }]);
  });
});

describe('a craving', () => {
  it('is kept with what helped, and counts towards what helped before', async () => {
    const craving = { startedAt: now(), endedAt: null, firstLevel: 6, highestLevel: 6, lastLevel: 2, trigger: 'Pay day', helped: [{ words: 'Walked to the pier', helped: true }] };
    expect((await tell('/api/me/cravings', craving)).statusCode).toBe(201);
    expect((await tell('/api/me/cravings', { ...craving, helped: [{ words: 'Walked to the pier', helped: false }] })).statusCode).toBe(201);
    expect((await me()).helpedBefore).toEqual([{ words: 'Walked to the pier', helped: 1, tried: 2 }]);
  });

  it('that ends before it starts is refused, naming the field', async () => {
    const reply = await tell('/api/me/cravings', { startedAt: now(), endedAt: '2020-01-01T00:00:00Z', firstLevel: 1, highestLevel: 1, lastLevel: 1, helped: [] });
    expect([reply.statusCode, reply.json().field]).toEqual([400, '/endedAt']);
  });
});

describe('a lapse', () => {
  it('resets nothing and asks for safety, naloxone and a call', async () => {
    await tell('/api/me/check-ins', { ratedAt: now(), day: '2026-02-10', pull: 2 });
    const before = await me();
    const tables = ['episodes', 'people', 'recovery_check_ins', 'cravings', 'relapse_prevention_plans', 'own_goals', 'appointments', 'orders', 'doses', 'bottles', 'take_home_decisions', 'consents', 'supporters'];
    const everything = () => clinic.database.scoped(clinic.here.id, async (tx) => {
      const rows: string[] = [];
      for (const table of tables) rows.push(JSON.stringify(await tx.all(sql`select * from ${sql.ref(table)} t where t.organisation_id = ${clinic.here.id} order by t::text`)));
      return rows;
    });
    const stood = await everything();
    const reply = await tell('/api/me/lapses', { toldAt: now(), happenedOn: '2026-02-09', what: null, safeNow: 'not_sure', hasNaloxone: 'no', wantsCall: true, words: 'It was one evening.' });
    expect(reply.statusCode).toBe(201);
    expect(await everything()).toEqual(stood);
    const after = await me();
    expect({ ...after, readAt: '' }).toEqual({ ...before, readAt: '' });
    const kinds = (await tasks()).map((task) => task.kind);
    expect(kinds).toEqual(expect.arrayContaining(['recovery.wants-help', 'recovery.lapse', 'recovery.safety-check', 'crisis.offer-naloxone']));
  });

  it('needs no answer but its telling', async () => {
    expect((await tell('/api/me/lapses', { toldAt: now(), happenedOn: null, what: null, safeNow: 'not_said', hasNaloxone: 'not_said', wantsCall: false, words: null })).statusCode).toBe(201);
  });

  it('cannot be changed or taken away, by anybody', async () => {
    await expect(clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update lapses set words = 'x' where organisation_id = ${clinic.here.id}`))).rejects.toThrow(/permission denied/);
    await expect(clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`delete from lapses where organisation_id = ${clinic.here.id}`))).rejects.toThrow(/permission denied/);
  });
});

describe('the relapse-prevention plan', () => {
  const put = (version: string | null, plan: object) => clinic.as('person', { method: 'PUT', url: '/api/me/relapse-prevention-plan', payload: plan, headers: version === null ? {} : { 'if-match': version } });
  it('is kept from the version that was read, and from no older one', async () => {
    const first = await put('"0"', { ...emptyPlan, coping: ['Call Ana'] });
    expect([first.statusCode, first.json().version, first.headers.etag]).toEqual([201, 1, '"1"']);
    const stale = await put('"0"', { ...emptyPlan, coping: ['Something else'] });
    expect(stale.statusCode).toBe(412);
    expect((await me()).relapsePrevention).toMatchObject({ version: 1, plan: { coping: ['Call Ana'] } });
    expect((await put(null, emptyPlan)).statusCode).toBe(400);
  });

  it('written by two at once keeps one and tells the other', async () => {
    const both = await Promise.all([put('"1"', { ...emptyPlan, reasons: ['My son'] }), put('"1"', { ...emptyPlan, reasons: ['My work'] })]);
    expect(both.map((reply) => reply.statusCode).sort()).toEqual([201, 412]);
  });
});

describe('a self-rating', () => {
  it('is scored by the rules, and an unanswered item leaves no total', async () => {
    const form = instrumentById('SOWS-16');
    const ids = form?.items.map((item) => item.id) ?? [];
    const full = Object.fromEntries(ids.map((id) => [id, 1]));
    expect((await tell('/api/me/responses', { instrument: 'SOWS-16', version: form?.version, ratedAt: now(), answers: full })).statusCode).toBe(201);
    expect((await tell('/api/me/responses', { instrument: 'SOWS-16', version: form?.version, ratedAt: now(), answers: { ...full, [ids[0] ?? '']: null } })).statusCode).toBe(201);
    const rows = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ total: number | null; complete: boolean }>(sql`select total::float8 as total, complete from responses where organisation_id = ${clinic.here.id} order by complete desc`));
    expect(rows).toEqual([{ total: 16, complete: true }, { total: null, complete: false }]);
    expect((await tell('/api/me/responses', { instrument: 'SOWS-16', version: form?.version, ratedAt: now(), answers: { ...full, [ids[0] ?? '']: 99 } })).statusCode).toBe(400);
  });
});

describe('messages', () => {
  it('ask the team once, are answered by name, and end what was asked', async () => {
    await tell('/api/me/messages', { text: 'Can I come later?' });
    await tell('/api/me/messages', { text: 'About nine.' });
    expect((await tasks()).filter((task) => task.kind === 'messages.answer')).toHaveLength(1);
    const answer = await clinic.as('counsellor', { method: 'POST', url: `/api/people/${clinic.here.personId}/messages`, payload: { text: 'Yes, nine is good.' } });
    expect(answer.statusCode).toBe(201);
    expect((await tasks()).filter((task) => task.kind === 'messages.answer')).toHaveLength(0);
    expect((await me()).messages.map((message) => [message.from, message.text])).toEqual([['person', 'Can I come later?'], ['person', 'About nine.'], ['staff', 'Yes, nine is good.']]);
  });
});

/** Supporters, meetings and small teams on the real database. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SupporterScope, type SupportedPerson } from '@fairlead/contract/community';
import { consentRoutes } from '../consent/index.ts';
import { scheduleRoutes } from '../schedule/index.ts';
import { recoveryRoutes } from '../recovery/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { communityRoutes, sampleMeetings } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...recoveryRoutes, ...communityRoutes, ...consentRoutes, ...scheduleRoutes] });
  const { personId } = clinic.here;
  await clinic.as('person', { method: 'POST', url: '/api/me/goals', payload: { words: 'SECRET-GOAL' } });
  await clinic.as('person', { method: 'PUT', url: '/api/me/relapse-prevention-plan', headers: { 'if-match': '"0"' }, payload: { triggers: [{ kind: 'place', words: 'SECRET-TRIGGER', coping: '' }], warningSigns: ['SECRET-SIGN'], coping: ['SECRET-COPING'], reasons: ['SECRET-REASON'], contacts: [{ name: 'SECRET-CONTACT', phone: '555', who: '' }], safety: ['SECRET-SAFETY'] } });
  await clinic.as('counsellor', { method: 'POST', url: `/api/people/${personId}/appointments`, payload: { kind: 'one_to_one', title: 'SECRET-APPOINTMENT', startsAt: clinic.clock.now().add({ hours: 30 }).toString(), minutes: 30, modality: 'in_person' } });
});
afterAll(() => clinic.close());

const passphrase = 'table lamp bread rope';
const endsOn = (days: number): string => clinic.clock.now().toZonedDateTimeISO('America/New_York').toPlainDate().add({ days }).toString();
const invite = (scopes: readonly string[], days = 30) => clinic.as('person', { method: 'POST', url: '/api/me/supporters', payload: { name: 'Dee', relation: 'sister', scopes, endsOn: endsOn(days), agreed: true } });

interface Supporter { readonly id: string; readonly read: () => Promise<{ status: number; body: string; people: SupportedPerson[] }> }
async function supporterWith(scopes: readonly string[], days = 30): Promise<Supporter> {
  const made = (await invite(scopes, days)).json();
  const signedIn = await clinic.app.inject({ method: 'POST', url: '/api/companion/invitations', payload: { code: made.invitationCode, passphrase } });
  const cookie = String(signedIn.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return {
    id: made.id,
    read: async () => {
      const reply = await clinic.app.inject({ url: '/api/supporting', headers: { cookie } });
      return { status: reply.statusCode, body: reply.body, people: reply.statusCode === 200 ? reply.json().people : [] };
    },
  };
}

const partOf = { appointments: 'appointments', attendance: 'attendance', dose_days: 'doseDays', goals: 'goals', relapse_prevention_plan: 'relapsePreventionPlan', lapse_alert: 'lapseAlerts' } as const;
const always = ['country', 'endsOn', 'name', 'readAt', 'relation', 'scopes', 'supporterId', 'today'];

describe('a supporter', () => {
  it('receives no field outside the scopes, whatever the scopes are', async () => {
    await fc.assert(fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...SupporterScope.options), { minLength: 1 }), async (scopes) => {
      const { read } = await supporterWith(scopes);
      const { status, body, people } = await read();
      expect(status).toBe(200);
      expect(Object.keys(people[0] ?? {}).sort()).toEqual([...always, ...scopes.map((scope) => partOf[scope])].sort());
      const may = new Set<string>(scopes);
      const secrets = [['SECRET-GOAL', 'goals'], ['SECRET-SIGN', 'relapse_prevention_plan'], ['SECRET-COPING', 'relapse_prevention_plan'], ['SECRET-SAFETY', 'relapse_prevention_plan'], ['SECRET-APPOINTMENT', 'appointments'], ['SECRET-TRIGGER', null], ['SECRET-REASON', null], ['SECRET-CONTACT', null]] as const;
      for (const [secret, scope] of secrets) expect([secret, body.includes(secret)]).toEqual([secret, scope !== null && may.has(scope)]);
    }), { numRuns: 25 });
  });

  it('sees nothing from the moment the person stops', async () => {
    const { id, read } = await supporterWith(['goals']);
    expect((await read()).people).toHaveLength(1);
    const end = await clinic.as('person', { method: 'POST', url: `/api/me/supporters/${id}/end` });
    expect(end.statusCode).toBe(201);
    const after = await read();
    // An answer without people, so that the phone puts it in the place of its own copy.
    expect([after.status, after.people, after.body.includes('SECRET')]).toEqual([200, [], false]);
  });

  it('sees nothing when the clinic ends the consent it rests on', async () => {
    const { id, read } = await supporterWith(['goals']);
    const { items } = (await clinic.as('counsellor', { url: `/api/people/${clinic.here.personId}/supporters` })).json();
    const { consentId } = items.find((item: { id: string }) => item.id === id);
    expect((await clinic.as('counsellor', { method: 'POST', url: `/api/consents/${consentId}/end`, payload: {} })).statusCode).toBe(201);
    expect((await read()).people).toEqual([]);
  });

  it('sees it through the last day and nothing after it', async () => {
    const { id, read } = await supporterWith(['goals'], 1);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect((await read()).people).toHaveLength(1);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect((await read()).people).toEqual([]);
    const own = (await clinic.as('person', { url: '/api/me' })).json().supporters;
    expect(own.find((one: { id: string }) => one.id === id)).toMatchObject({ state: 'ended', endedAt: null });
  });

  it('hears of a lapse only by consent, never its words, and nothing from before', async () => {
    const before = { toldAt: clinic.clock.now().subtract({ hours: 72 }).toString(), happenedOn: null, what: null, safeNow: 'yes', hasNaloxone: 'yes', wantsCall: false, words: 'SECRET-WORDS' };
    await clinic.as('person', { method: 'POST', url: '/api/me/lapses', payload: before });
    const { read } = await supporterWith(['lapse_alert']);
    expect((await read()).people[0]?.lapseAlerts).toEqual([]);
    await clinic.as('person', { method: 'POST', url: '/api/me/lapses', payload: { ...before, toldAt: clinic.clock.now().toString() } });
    const after = await read();
    expect(after.people[0]?.lapseAlerts).toHaveLength(1);
    expect(after.body).not.toContain('SECRET-WORDS');
  });

  it('may not read the person’s own routes, nor staff and persons the supporter’s', async () => {
    const made = (await invite(['goals'])).json();
    const signedIn = await clinic.app.inject({ method: 'POST', url: '/api/companion/invitations', payload: { code: made.invitationCode, passphrase } });
    const cookie = String(signedIn.headers['set-cookie'] ?? '').split(';')[0] ?? '';
    for (const url of ['/api/me', '/api/me/supporters', `/api/people/${clinic.here.personId}/recovery`]) expect((await clinic.app.inject({ url, headers: { cookie } })).statusCode).toBe(403);
    for (const who of ['person', 'nurse'] as const) expect((await clinic.as(who, { url: '/api/supporting' })).statusCode).toBe(403);
  });

  it('shows in the person’s own access log', async () => {
    const { read } = await supporterWith(['goals']);
    await read();
    const { items } = (await clinic.as('person', { url: '/api/me/access-log' })).json();
    expect(items[0]).toMatchObject({ who: 'Dee', role: 'supporter', what: 'Saw what you share with them' });
  });
});

describe('inviting', () => {
  it('is never for longer than a year, or for the past', async () => {
    for (const days of [400, -1]) {
      const reply = await invite(['goals'], days);
      expect([reply.statusCode, reply.json().field]).toEqual([400, '/endsOn']);
    }
  });

  it('cannot be ended by anybody else', async () => {
    const made = (await invite(['goals'])).json();
    const other = await clinic.as('person', { method: 'POST', url: `/api/me/supporters/${made.id}/end`, organisation: clinic.other });
    expect(other.statusCode).toBe(404);
  });
});

describe('meetings', () => {
  it('come from the file that the site loaded, and a sample says that it is made up', async () => {
    expect((await clinic.as('person', { url: '/api/meetings' })).json()).toEqual({ items: [], next: null, source: '', loadedOn: null, madeUp: false });
    expect((await clinic.as('nurse', { method: 'POST', url: '/api/meeting-lists', payload: sampleMeetings() })).statusCode).toBe(403);
    expect((await clinic.as('administrator', { method: 'POST', url: '/api/meeting-lists', payload: sampleMeetings() })).json()).toMatchObject({ meetings: sampleMeetings().meetings.length });
    const first = (await clinic.as('person', { url: '/api/meetings', query: { limit: '3' } })).json();
    const rest = (await clinic.as('person', { url: '/api/meetings', query: { limit: '200', after: first.next } })).json();
    expect(first).toMatchObject({ madeUp: true, source: 'Made-up sample' });
    expect([...first.items, ...rest.items]).toEqual(sampleMeetings().meetings);
  });
});

describe('a small team', () => {
  it('is ready with three by their own word, and full with six', async () => {
    const site = `/api/sites/${clinic.here.siteId}/accountability-teams`;
    const { id } = (await clinic.as('peer_worker', { method: 'POST', url: site, payload: { name: 'Pier walkers', afterALapse: 'Whoever hears of it calls the same day, and nobody is asked to leave.' } })).json();
    const join = (personId: string) => clinic.as('peer_worker', { method: 'POST', url: `/api/accountability-teams/${id}/members`, payload: { personId, agreed: true } });
    const people = await Promise.all(Array.from({ length: 7 }, (_unused, index) => clinic.addPerson(clinic.here, { given: `P${index}`, family: 'Team' })));
    const answers = [];
    for (const { personId } of people) answers.push((await join(personId)).statusCode);
    expect(answers).toEqual([201, 201, 201, 201, 201, 201, 409]);
    const { items } = (await clinic.as('peer_worker', { url: site })).json();
    expect(items[0]).toMatchObject({ ready: true, name: 'Pier walkers' });
    await clinic.as('peer_worker', { method: 'POST', url: `/api/accountability-members/${items[0].members[0].id}/end` });
    expect((await join(people[6]?.personId ?? '')).statusCode).toBe(201);
    expect((await clinic.as('peer_worker', { method: 'POST', url: `/api/accountability-teams/${id}/members`, payload: { personId: people[0]?.personId, agreed: false } })).statusCode).toBe(400);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentRoutes } from '../consent/index.ts';
import { peopleRoutes } from '../people/index.ts';
import { sql } from '../platform/scoped.ts';
import { everyRole, makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { addPlan, addVersion } from '../plan/index.ts';
import { scheduleRoutes } from '../schedule/index.ts';
import { answerHomework, homeworkOf, hoursAttended, planGroupsAhead, therapyRoutes } from './index.ts';

let clinic: TestClinic;
let [kit, robin, sam] = ['', '', ''];
let seriesId = '';

// A Tuesday, 08:00 in New York; the group meets at 10:00.
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...therapyRoutes, ...peopleRoutes, ...scheduleRoutes, ...consentRoutes] });
  kit = clinic.here.personId;
  robin = (await clinic.addPerson(clinic.here, { given: 'Robin', family: 'Okafor' })).personId;
  sam = (await clinic.addPerson(clinic.here, { given: 'Sam', family: 'Reyes' })).personId;
});
afterAll(() => clinic.close());

const post = (who: Parameters<TestClinic['as']>[0], url: string, payload: object = {}) => clinic.as(who, { method: 'POST', url, payload });
const get = async (who: Parameters<TestClinic['as']>[0], url: string) => (await clinic.as(who, { url })).json();
const day = async (on: string) => (await get('counsellor', `/api/sites/${clinic.here.siteId}/therapy-sessions?day=${on}`)).items;
const tuesday = '2026-02-10';
const group = (more: object = {}) => ({ programme: 'relapse_prevention', title: 'Skills group', leaderId: clinic.here.staff.counsellor, modality: 'in_person', room: 'Room 2', weekday: 2, time: '10:00', minutes: 90, capacity: 2, startsOn: '2026-02-01', ...more });

describe('a weekly group', () => {
  it('meets on the site’s wall clock for four weeks ahead, also over the change to summer time, and is planned once', async () => {
    const made = await post('counsellor', `/api/sites/${clinic.here.siteId}/group-series`, group());
    expect(made.statusCode).toBe(201);
    expect(made.json().decision.reasons).toEqual(['GROUP_SIZE_UNUSUAL']);
    seriesId = made.json().id;
    const times = async () => (await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ starts_at: string }>(sql`select starts_at from therapy_sessions where organisation_id = ${clinic.here.id} and series_id = ${seriesId} order by starts_at`))).map(({ starts_at }) => Temporal.Instant.from(starts_at).toZonedDateTimeISO('America/New_York').toPlainDateTime().toString());
    const first = await times();
    expect(first).toEqual(['2026-02-10T10:00:00', '2026-02-17T10:00:00', '2026-02-24T10:00:00', '2026-03-03T10:00:00', '2026-03-10T10:00:00']);
    await clinic.database.scoped(clinic.here.id, (tx) => planGroupsAhead(tx, clinic.clock.now()));
    expect(await times()).toEqual(first);
  });

  it('gives its last place once, and the next person waits and is asked when a place is free', async () => {
    const both = await Promise.all([kit, robin].map((personId) => post('counsellor', `/api/group-series/${seriesId}/places`, { personId })));
    expect(both.map((reply) => reply.json().state)).toEqual(['member', 'member']);
    const third = (await post('peer_worker', `/api/group-series/${seriesId}/places`, { personId: sam })).json();
    expect(third).toMatchObject({ state: 'waiting', decision: { reasons: ['GROUP_IS_FULL'] } });
    expect((await post('counsellor', `/api/group-places/${third.id}/membership`)).json()).toMatchObject({ status: 409, decision: { reasons: ['GROUP_IS_FULL'] } });
    expect((await post('counsellor', `/api/group-series/${seriesId}/places`, { personId: sam })).statusCode).toBe(409);
    const groups = (await get('front_desk', `/api/sites/${clinic.here.siteId}/group-series`)).items;
    expect(groups[0]).toMatchObject({ members: [{ name: 'Kit Marlow' }, { name: 'Robin Okafor' }], waiting: [{ name: 'Sam Reyes' }] });
  });

  it('of another organisation is nobody’s here', async () => {
    expect((await clinic.as('counsellor', { method: 'POST', url: `/api/group-series/${seriesId}/places`, payload: { personId: clinic.other.personId }, organisation: clinic.other })).statusCode).toBe(404);
    expect((await post('counsellor', `/api/group-series/${seriesId}/places`, { personId: clinic.other.personId })).json()).toMatchObject({ field: '/personId' });
  });
});

describe('attendance', () => {
  let sessionId = '';
  it('cannot be said before the session, except that somebody is excused', async () => {
    const [session] = await day(tuesday);
    sessionId = session.id;
    expect(session).toMatchObject({ state: 'planned', attendees: [{ name: 'Kit Marlow', status: null }, { name: 'Robin Okafor', status: null }] });
    expect((await post('front_desk', `/api/therapy-sessions/${sessionId}/attendance`, { personId: kit, status: 'came' })).json()).toMatchObject({ field: '/status' });
    expect((await post('front_desk', `/api/therapy-sessions/${sessionId}/attendance`, { personId: sam, status: 'excused' })).json()).toMatchObject({ field: '/personId' });
  });

  it('opens one call for who stayed away, takes it back when corrected, and keeps both answers', async () => {
    clinic.clock.moveBy(Temporal.Duration.from({ hours: 3 }));
    await post('counsellor', `/api/therapy-sessions/${sessionId}/attendance`, { personId: kit, status: 'came' });
    await post('counsellor', `/api/therapy-sessions/${sessionId}/attendance`, { personId: robin, status: 'absent' });
    const calls = async () => (await get('peer_worker', `/api/sites/${clinic.here.siteId}/tasks`)).items.filter(({ kind }: { kind: string }) => kind === 'therapy.reach-out');
    expect(await calls()).toMatchObject([{ personName: 'Robin Okafor', priority: 2 }]);
    await post('counsellor', `/api/therapy-sessions/${sessionId}/attendance`, { personId: robin, status: 'late', minutesPresent: 60 });
    expect(await calls()).toEqual([]);
    const [session] = await day(tuesday);
    expect(session).toMatchObject({ state: 'held', attendees: [{ status: 'came', minutesPresent: 90 }, { status: 'late', minutesPresent: 60 }] });
    const rows = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ status: string }>(sql`select status from session_attendance where organisation_id = ${clinic.here.id} and person_id = ${robin} order by at`));
    expect(rows.map(({ status }) => status)).toEqual(['absent', 'late']);
  });

  it('puts no hold on anybody’s dose: no order, hold or dose knows of it', async () => {
    const [count] = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ n: number }>(sql`select count(*) as n from holds where organisation_id = ${clinic.here.id}`));
    expect(count?.n).toBe(0);
  });

  it('gives hours attended beside hours planned', async () => {
    const of = (personId: string) => clinic.database.scoped(clinic.here.id, (tx) => hoursAttended(tx, personId, Temporal.Instant.from('2026-02-09T05:00:00Z'), Temporal.Instant.from('2026-02-23T05:00:00Z')));
    expect(await of(kit)).toEqual({ plannedMinutes: 180, attendedMinutes: 90, sessionsPlanned: 2, sessionsAttended: 1 });
    expect(await of(robin)).toMatchObject({ attendedMinutes: 60, sessionsAttended: 1 });
    expect(await of(sam)).toEqual({ plannedMinutes: 0, attendedMinutes: 0, sessionsPlanned: 0, sessionsAttended: 0 });
  });
});

describe('one group note', () => {
  const sessionOf = async () => (await day(tuesday))[0].id as string;
  const sign = async (payload: object) => post('counsellor', `/api/therapy-sessions/${await sessionOf()}/notes`, payload);
  const notesOf = async (personId: string) => (await get('nurse', `/api/people/${personId}/therapy`)).notes;

  it('is refused with a sentence while its common text names a member, and while an addendum names another', async () => {
    for (const text of ['Kit spoke of sleep.', 'All spoke; Okafor led.', 'K. M. was quiet.']) {
      const refused = (await sign({ text })).json();
      expect(refused).toMatchObject({ status: 409, decision: { reasons: ['COMMON_TEXT_NAMES_MEMBER'] } });
      expect(refused.detail).toMatch(/take the name out/);
    }
    expect((await sign({ text: 'All spoke of sleep.', addenda: [{ personId: kit, text: 'Argued with Robin.' }] })).json()).toMatchObject({ decision: { reasons: ['ADDENDUM_NAMES_ANOTHER'] } });
    expect((await sign({ text: 'All spoke of sleep.', addenda: [{ personId: sam, text: 'Was quiet.' }] })).json()).toMatchObject({ field: '/addenda' });
    expect(await notesOf(kit)).toEqual([]);
  });

  it('lands in the chart of each who was there at once, each with their own addendum and nobody else’s', async () => {
    const signed = await sign({ text: 'The group practised riding out an urge.', addenda: [{ personId: kit, text: 'Kit will try it on pay day.' }] });
    expect(signed.json()).toMatchObject({ version: 1, charts: 2 });
    expect(await notesOf(kit)).toMatchObject([{ text: 'The group practised riding out an urge.', addendum: 'Kit will try it on pay day.' }]);
    expect(await notesOf(robin)).toMatchObject([{ addendum: null }]);
    expect(await notesOf(sam)).toEqual([]);
    expect(JSON.stringify(await get('nurse', `/api/people/${robin}/therapy`))).not.toMatch(/Kit|Marlow/);
    for (const personId of [kit, robin]) expect((await get('nurse', `/api/people/${personId}/timeline`)).items.map(({ kind }: { kind: string }) => kind)).toContain('therapy.note-signed');
  });

  it('changes only by a further version that says why', async () => {
    expect((await sign({ text: 'Changed.' })).json()).toMatchObject({ field: '/reason' });
    expect((await sign({ text: 'The group practised twice.', reason: 'Left out the second part' })).json()).toMatchObject({ version: 2 });
    expect(await notesOf(robin)).toMatchObject([{ version: 2, text: 'The group practised twice.', reason: 'Left out the second part' }]);
    const one = await get('counsellor', `/api/therapy-sessions/${await sessionOf()}`);
    expect(one.notes.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
  });

  it('is signed by two at once as two versions, never as one lost', async () => {
    const text = 'Said at the same moment.';
    const both = await Promise.all([sign({ text, reason: 'one' }), sign({ text, reason: 'two' })]);
    expect(both.map((reply) => reply.json().version).sort()).toEqual([3, 4]);
  });

  it('leaves the chart of somebody who turns out not to have been there, and comes into that of who was', async () => {
    const id = await sessionOf();
    await post('counsellor', `/api/therapy-sessions/${id}/attendance`, { personId: robin, status: 'excused' });
    expect(await notesOf(robin)).toEqual([]);
    await post('counsellor', `/api/therapy-sessions/${id}/attendance`, { personId: robin, status: 'came' });
    expect(await notesOf(robin)).toHaveLength(1);
  });
});

describe('a one-to-one session', () => {
  it('is an appointment too, which its attendance settles', async () => {
    const planned = await post('counsellor', `/api/people/${kit}/therapy-sessions`, { kind: 'one_to_one', programme: 'mi', startsAt: '2026-02-10T18:00:00Z', minutes: 45, modality: 'in_person', room: 'Room 4' });
    expect(planned.statusCode).toBe(201);
    const appointment = async () => (await get('nurse', `/api/people/${kit}/appointments`)).items[0];
    expect(await appointment()).toMatchObject({ kind: 'one_to_one', title: 'Motivational interviewing', state: 'planned' });
    clinic.clock.moveBy(Temporal.Duration.from({ hours: 2 }));
    await post('counsellor', `/api/therapy-sessions/${planned.json().id}/attendance`, { personId: kit, status: 'came' });
    expect(await appointment()).toMatchObject({ state: 'kept' });
    expect((await post('counsellor', `/api/therapy-sessions/${planned.json().id}/notes`, { text: 'Kit weighed both sides.' })).json()).toMatchObject({ charts: 1 });
  });

  it('cannot be planned in the past, from nothing, or for another organisation’s person', async () => {
    const plan = (payload: object, personId = kit) => post('counsellor', `/api/people/${personId}/therapy-sessions`, { kind: 'one_to_one', programme: 'mi', startsAt: '2026-02-20T18:00:00Z', minutes: 45, modality: 'in_person', ...payload });
    expect((await plan({ startsAt: '2026-02-01T10:00:00Z' })).json()).toMatchObject({ field: '/startsAt' });
    expect((await plan({ programme: 'astrology' })).json()).toMatchObject({ field: '/programme' });
    expect((await plan({ modality: 'video' })).json()).toMatchObject({ field: '/link' });
    expect((await plan({}, clinic.other.personId)).statusCode).toBe(404);
  });
});

describe('homework', () => {
  it('goes to the phone, and its answer stands in the next session’s pre-note', async () => {
    const given = await post('counsellor', `/api/people/${kit}/homework`, { title: 'Ride out one urge', instructions: 'Note start, peak and end.', worksheet: 'urge_surfing', dueOn: '2026-02-17' });
    expect(given.statusCode).toBe(201);
    const answer = (personId: string) => clinic.database.scoped(clinic.here.id, (tx) => answerHomework(tx, { homeworkId: given.json().id, personId, text: 'Ten minutes, and it passed.', answeredAt: '2026-02-12T20:00:00Z', accountId: null }, clinic.clock.now()));
    expect(await answer(robin)).toBeNull();
    expect(await answer(kit)).not.toBeNull();
    const onPhone = await clinic.database.scoped(clinic.here.id, (tx) => homeworkOf(tx, kit));
    expect(onPhone).toMatchObject([{ title: 'Ride out one urge', dueOn: '2026-02-17', answeredAt: '2026-02-12T20:00:00.000Z' }]);
    const next = (await day('2026-02-17'))[0];
    const { preNotes } = await get('counsellor', `/api/therapy-sessions/${next.id}`);
    expect(preNotes.find(({ personId }: { personId: string }) => personId === kit)).toMatchObject({ homework: [{ answers: [{ text: 'Ten minutes, and it passed.' }] }], lastNote: { text: 'Kit weighed both sides.' } });
  });

  it('keeps a diary card, and asks about safety today where it says so', async () => {
    expect((await post('counsellor', `/api/people/${sam}/worksheets`, { worksheet: 'diary_card', answers: { urge_use: 6 } })).json()).toMatchObject({ field: '/answers/urge_use' });
    const kept = await post('counsellor', `/api/people/${sam}/worksheets`, { worksheet: 'diary_card', answers: { urge_use: 3, used: false, urge_self_harm: 2 } });
    expect(kept.json()).toMatchObject({ decision: { reasons: ['SELF_HARM_URGE'] } });
    expect((await get('nurse', `/api/sites/${clinic.here.siteId}/tasks`)).items).toMatchObject([{ kind: 'therapy.ask-safety', priority: 1 }]);
  });
});

describe('a family', () => {
  it('has its own file, meets only where nobody said they are not safe, and keeps confidences apart', async () => {
    const plan = () => post('counsellor', `/api/people/${kit}/therapy-sessions`, { kind: 'family', programme: 'family', startsAt: '2026-02-19T18:00:00Z', minutes: 60, modality: 'in_person' });
    expect((await plan()).json()).toMatchObject({ field: '/kind' });
    const family = (await post('counsellor', `/api/people/${kit}/family`, { agreedHow: 'spoken' })).json().id;
    const member = (await post('counsellor', `/api/families/${family}/members`, { name: 'Ana Marlow', relation: 'sister' })).json().id;
    await post('counsellor', `/api/families/${family}/safety`, { memberId: member, safe: false });
    expect((await plan()).json()).toMatchObject({ status: 409, decision: { reasons: ['NOT_SAFE_TOGETHER'] } });
    await post('counsellor', `/api/families/${family}/safety`, { memberId: member, safe: true });
    const planned = (await plan()).json();
    expect(planned.decision.reasons).toEqual(['SAFETY_NOT_ASKED']);
    clinic.clock.moveBy(Temporal.Duration.from({ days: 9, hours: 3 }));
    await post('counsellor', `/api/therapy-sessions/${planned.id}/attendance`, { personId: kit, status: 'came' });
    await post('counsellor', `/api/therapy-sessions/${planned.id}/attendance`, { familyMemberId: member, status: 'came' });
    expect((await post('counsellor', `/api/therapy-sessions/${planned.id}/notes`, { text: 'Spoke of small promises.', privateNotes: [{ familyMemberId: member, text: 'Fears the spring.' }] })).json()).toMatchObject({ charts: 1 });
    expect((await get('counsellor', `/api/people/${kit}/family`)).family.privateNotes).toMatchObject([{ member: 'Ana Marlow', text: 'Fears the spring.' }]);
    expect(JSON.stringify([await get('nurse', `/api/people/${kit}/therapy`), await get('nurse', `/api/people/${kit}/timeline`), await get('counsellor', `/api/therapy-sessions/${planned.id}`)])).not.toMatch(/Fears the spring/);
    for (const role of everyRole.filter((each) => each !== 'counsellor' && each !== 'prescriber')) expect((await clinic.as(role, { url: `/api/people/${kit}/family` })).statusCode, role).toBe(403);
  });
});

describe('a counselling note', () => {
  const secret = 'My own thinking about an old wound.';
  const url = () => `/api/people/${sam}/counselling-notes`;
  let noteId = '';

  it('changes by a version of its author alone', async () => {
    noteId = (await post('counsellor', url(), { text: secret })).json().id;
    expect((await post('counsellor', url(), { text: 'x', noteId })).json()).toMatchObject({ field: '/reason' });
    expect((await post('prescriber', url(), { text: 'x', noteId, reason: 'mine now' })).statusCode).toBe(404);
    expect((await post('counsellor', url(), { text: `${secret} Twice.`, noteId, reason: 'more' })).statusCode).toBe(201);
    expect((await get('counsellor', url())).items).toMatchObject([{ version: 2, text: `${secret} Twice.`, mine: true }]);
  });

  it('is for every other role as if it were not there: no text, no line, no count, no task, nothing live', async () => {
    const nobody = (await clinic.addPerson(clinic.here, { given: 'Nobody', family: 'Written' })).personId;
    for (const role of everyRole.filter((each) => each !== 'counsellor')) {
      const [withNote, without] = await Promise.all([sam, nobody].map((personId) => clinic.as(role, { url: `/api/people/${personId}/counselling-notes` })));
      expect([withNote?.statusCode, withNote?.body], role).toEqual([without?.statusCode, without?.body]);
      for (const path of ['timeline', 'therapy', 'consents', 'appointments', '']) {
        const shown = (await clinic.as(role, { url: `/api/people/${sam}/${path}`.replace(/\/$/, '') })).body;
        expect(shown, `${role} ${path}`).not.toMatch(/old wound|counselling.note-|written down apart/);
        expect(shown, `${role} ${path}`).not.toContain(noteId);
      }
    }
    expect((await clinic.as('person', { url: url() })).statusCode).toBe(403);
    const events = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ kind: string }>(sql`select kind from events where organisation_id = ${clinic.here.id} and person_id = ${sam} and about::text like ${`%${noteId}%`}`));
    expect(events).toEqual([]);
  });

  it('is read by a named supervisor only with the person’s separate consent, and no longer once either ends', async () => {
    const seen = async () => (await get('prescriber', url())).items.length;
    expect((await post('prescriber', '/api/note-supervisors', { staffId: clinic.here.staff.counsellor })).statusCode).toBe(201);
    expect(await seen()).toBe(0);
    const named = (await post('counsellor', '/api/note-supervisors', { staffId: clinic.here.staff.prescriber })).json().id;
    await post('nurse', `/api/people/${sam}/consents`, { kind: 'treatment', method: 'spoken' });
    expect(await seen()).toBe(0);
    const consent = (await post('nurse', `/api/people/${sam}/consents`, { kind: 'counselling_notes', method: 'on_screen' })).json().id;
    expect(await seen()).toBe(1);
    expect((await get('manager', url())).items).toEqual([]);
    expect((await post('prescriber', `/api/note-supervisors/${named}/end`)).statusCode).toBe(404);
    await post('nurse', `/api/consents/${consent}/end`, {});
    expect(await seen()).toBe(0);
    await post('nurse', `/api/people/${sam}/consents`, { kind: 'counselling_notes', method: 'on_screen' });
    expect(await seen()).toBe(1);
    await post('counsellor', `/api/note-supervisors/${named}/end`);
    expect(await seen()).toBe(0);
  });
});

describe('the thread from a plan to a note', () => {
  it('stands at the intervention that was worked on, in that person’s plan alone, and follows a correction', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    const other = await clinic.addPerson();
    const [sleep, gone] = [crypto.randomUUID(), crypto.randomUUID()];
    const plan = (person: string, episode: string, id: string) => clinic.database.scoped(clinic.here.id, async (tx) => {
      const planId = await addPlan(tx, { personId: person, episodeId: episode, startedOn: '2026-02-10', startedBy: clinic.here.staff.counsellor });
      const intervention = { id, words: 'Sleep skills', discipline: 'counselling' as const, who: null, nextOn: null, state: 'planned' as const, code: null };
      await addVersion(tx, { planId, version: 1, byId: clinic.here.staff.counsellor, content: { goals: [{ id: crypto.randomUUID(), words: 'Sleep through', from: 'person', ownGoalId: null, state: 'active', steps: [], interventions: [intervention] }], milestones: [], reviewOn: null }, reasons: {}, changed: null }, clinic.clock.now());
    });
    await plan(personId, episodeId, sleep);
    await plan(other.personId, other.episodeId, gone);
    const { id } = (await post('counsellor', `/api/people/${personId}/therapy-sessions`, { kind: 'drop_in', programme: 'counselling', startsAt: clinic.clock.now().subtract({ minutes: 1 }).toString(), minutes: 45, modality: 'in_person' })).json();
    const sign = (interventionIds: readonly string[], more: object = {}) => post('counsellor', `/api/therapy-sessions/${id}/notes`, { text: 'Went through the evening.', serves: [{ personId, interventionIds }], ...more });
    expect((await sign([gone])).json()).toMatchObject({ status: 400, field: '/serves' });
    expect((await sign([sleep])).statusCode).toBe(201);
    expect((await get('counsellor', `/api/therapy-sessions/${id}`))).toMatchObject({ notes: [{ serves: [{ personId, interventionIds: [sleep] }] }], preNotes: [{ interventions: [{ id: sleep, goal: 'Sleep through', words: 'Sleep skills', open: true }] }] });
    expect((await get('front_desk', `/api/people/${personId}/plan-work`)).items).toMatchObject([{ interventionId: sleep, sessionId: id, author: expect.any(String) }]);
    expect((await get('counsellor', `/api/people/${other.personId}/plan-work`)).items).toEqual([]);
    expect((await sign([], { reason: 'It was another evening' })).statusCode).toBe(201);
    expect((await get('counsellor', `/api/people/${personId}/plan-work`)).items).toEqual([]);
    expect((await clinic.as('counsellor', { url: `/api/people/${clinic.other.personId}/plan-work` })).statusCode).toBe(404);
  });
});

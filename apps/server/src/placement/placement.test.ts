import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { assessmentRoutes } from '../assessment/index.ts';
import { outcomesRoutes } from '../outcomes/index.ts';
import { scheduleRoutes } from '../schedule/index.ts';
import { therapyRoutes } from '../therapy/index.ts';
import { placementRoutes } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...assessmentRoutes, ...placementRoutes, ...scheduleRoutes, ...therapyRoutes, ...outcomesRoutes] }); });
afterAll(() => clinic.close());

const calm = { withdrawalNeed: 1, bodyNeed: 0, mindNeed: 1, useDanger: 2, homeAndPeople: 1, wishesAndReach: 0 };
type Who = 'prescriber' | 'nurse' | 'counsellor';
const look = async (personId: string) => (await clinic.as('nurse', { url: `/api/people/${personId}/placement` })).json();
const decide = (episodeId: string, body: object, who: Who = 'counsellor', version?: number) => clinic.as(who, {
  method: 'POST', url: `/api/episodes/${episodeId}/placements`, payload: { ratings: calm, waiting: false, acknowledgesMissing: true, ...body }, ...(version === undefined ? {} : { headers: { 'if-match': `"${version}"` } }),
});
const assess = async (personId: string, parts: Readonly<Record<string, object>>) => {
  const { id } = (await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/assessments` })).json();
  for (const [part, answers] of Object.entries(parts)) await clinic.as('nurse', { method: 'PUT', url: `/api/assessments/${id}/parts/${part}`, headers: { 'if-match': '"0"' }, payload: { answers, unsaid: {} } });
};
const whole = { social: { housing: 'safe' }, pregnancy: { pregnancy: 'no' }, health: { alcoholOrSedativeDependence: false, nursingNeed: false }, suicide: { q1: false, q2: false, q6: false }, opioidUse: { ...Object.fromEntries(Array.from({ length: 11 }, (_, at) => [String(at + 1), at < 6])), solelyUnderMedicalSupervision: false } };

describe('a recommendation', () => {
  it('is not complete while core facts were not asked, and names them with what they would change', async () => {
    const { personId } = await clinic.addPerson();
    const { recommendation } = await look(personId);
    expect(recommendation).toMatchObject({ complete: false, recommendedLevel: 'outpatient' });
    expect(recommendation.missing).toEqual(expect.arrayContaining(['oudSeverity', 'cssrs', 'housing']));
  });

  it('rests on the assessment, each fact with its source', async () => {
    const { personId } = await clinic.addPerson();
    await assess(personId, whole);
    const { recommendation, facts } = await look(personId);
    expect(recommendation).toMatchObject({ complete: true, missing: [], recommendedLevel: 'outpatient', medicationToday: true });
    expect(facts).toEqual(expect.arrayContaining([expect.objectContaining({ fact: 'housing', value: 'safe', from: expect.objectContaining({ kind: 'assessment', of: 'social' }) }), expect.objectContaining({ fact: 'oudSeverity', value: 'severe' })]));
    expect(recommendation.findings.map((finding: { code: string }) => finding.code)).toContain('AGONIST_SAME_DAY');
  });
});

describe('a decision', () => {
  it('as recommended begins the level with its usual hours, and asks for the plan', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    await assess(personId, whole);
    const reply = await decide(episodeId, { ratings: { ...calm, useDanger: 3 }, chosen: 'intensive_outpatient', acknowledgesMissing: false, reviewOn: '2026-03-10' });
    expect(reply.json()).toMatchObject({ outcome: 'accepted', recommendation: { recommendedLevel: 'intensive_outpatient', complete: true } });
    const shown = await look(personId);
    expect(shown).toMatchObject({ version: 1, levels: [{ level: 'intensive_outpatient', daysAWeek: 3, hoursAWeek: 9, to: null }], decisions: [{ outcome: 'accepted', reviewOn: '2026-03-10', by: 'Test counsellor' }] });
    const tasks = await clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ kind: string }>(sql`select kind from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and state = 'open' order by kind`));
    expect(tasks.map(({ kind }) => kind)).toEqual(['placement.review', 'plan.write']);
  });

  it('for one step less needs its reason, for two a prescriber who answers for it', async () => {
    const { episodeId } = await clinic.addPerson();
    const ratings = { ...calm, useDanger: 4 };
    const bare = await decide(episodeId, { ratings, chosen: 'partial_hospitalisation' });
    expect([bare.statusCode, bare.json().decision.reasons]).toEqual([409, expect.arrayContaining(['PREFERENCE_NEEDS_REASON'])]);
    const two = { ratings, chosen: 'intensive_outpatient', reason: 'Wants to stay with the children', override: true };
    expect((await decide(episodeId, two, 'counsellor')).statusCode).toBe(409);
    expect((await decide(episodeId, { ...two, override: false }, 'prescriber')).statusCode).toBe(409);
    expect((await decide(episodeId, two, 'prescriber')).json()).toMatchObject({ outcome: 'overridden' });
    expect((await decide(episodeId, { ratings, chosen: 'partial_hospitalisation', reason: 'Wants to sleep at home' })).json()).toMatchObject({ outcome: 'overridden' });
  });

  it('without asking for what is missing has to say so', async () => {
    const { episodeId } = await clinic.addPerson();
    const reply = await decide(episodeId, { chosen: 'outpatient', acknowledgesMissing: false });
    expect([reply.statusCode, reply.json().field]).toEqual([400, '/acknowledgesMissing']);
  });

  it('made past a newer one is stale, and two at once make one', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    const both = await Promise.all((['counsellor', 'prescriber'] as const).map((who) => decide(episodeId, { chosen: 'outpatient' }, who, 0)));
    expect(both.map((reply) => reply.statusCode).sort()).toEqual([201, 412]);
    expect((await look(personId)).decisions).toHaveLength(1);
  });

  it('while no place is free waits with medicine now, and begins later', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    await assess(personId, whole);
    const waiting = await decide(episodeId, { ratings: { ...calm, useDanger: 4 }, chosen: 'residential', waiting: true });
    expect(waiting.json().recommendation.interim.map((step: { code: string }) => step.code)).toEqual(expect.arrayContaining(['MEDICINE_NOW', 'CALL_WEEKLY']));
    expect((await look(personId)).levels).toEqual([]);
    const begin = (level: string) => clinic.as('nurse', { method: 'POST', url: `/api/episodes/${episodeId}/levels-of-care`, payload: { level } });
    expect((await begin('hospital')).statusCode).toBe(409);
    expect((await begin('residential')).statusCode).toBe(201);
    expect((await begin('sober_living')).statusCode).toBe(201);
    expect((await look(personId)).levels.map((row: { level: string }) => row.level).sort()).toEqual(['residential', 'sober_living']);
  });
});

describe('the timeline', () => {
  it('steps down without a gap, and the database refuses two levels at a time', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    await decide(episodeId, { ratings: { ...calm, useDanger: 3 }, chosen: 'intensive_outpatient' });
    clinic.clock.moveBy(Temporal.Duration.from('P14D'));
    await decide(episodeId, { chosen: 'outpatient' });
    const { levels } = await look(personId);
    expect(levels).toMatchObject([{ level: 'outpatient', step: 'down', to: null }, { level: 'intensive_outpatient', endReason: 'moved' }]);
    expect(levels[0].from).toBe(levels[1].to);
    await expect(clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update levels_of_care set during = tstzrange(lower(during), null) where organisation_id = ${clinic.here.id} and id = ${levels[1].id}`))).rejects.toThrow(/one_level_of_care_at_a_time/);
  });

  it('counts hours kept against hours planned', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    await decide(episodeId, { ratings: { ...calm, useDanger: 3 }, chosen: 'intensive_outpatient' });
    const startsAt = clinic.clock.now().add({ hours: 1 }).toString();
    const { id } = (await clinic.as('counsellor', { method: 'POST', url: `/api/people/${personId}/appointments`, payload: { kind: 'group', title: 'Skills group', startsAt, minutes: 90, modality: 'in_person' } })).json();
    await clinic.as('counsellor', { method: 'POST', url: `/api/appointments/${id}/outcome`, payload: { state: 'kept' } });
    const { weeks } = await look(personId);
    expect(weeks[0]).toMatchObject({ attendedHours: 1.5, attendedDays: 1 });
  });

  it('counts a group by the minutes each was there, a one-to-one once, and whoever stayed away as missed', async () => {
    const { personId, episodeId, siteId } = { ...await clinic.addPerson(), siteId: clinic.here.siteId };
    await decide(episodeId, { ratings: { ...calm, useDanger: 3 }, chosen: 'intensive_outpatient' });
    const counsellor = (url: string, payload: object) => clinic.as('counsellor', { method: 'POST', url, payload });
    const now = clinic.clock.now().toZonedDateTimeISO('America/New_York');
    const start = (hours: number) => now.add({ hours });
    const made = [];
    for (const hours of [1, 4]) {
      const at = start(hours);
      const { id } = (await counsellor(`/api/sites/${siteId}/group-series`, { programme: 'relapse_prevention', title: `Group ${hours}`, leaderId: clinic.here.staff.counsellor, modality: 'in_person', room: 'Room 1', weekday: at.dayOfWeek, time: at.toPlainTime().toString().slice(0, 5), minutes: 90, capacity: 10, startsOn: at.toPlainDate().toString() })).json();
      await counsellor(`/api/group-series/${id}/places`, { personId });
      made.push(at);
    }
    const own = (await counsellor(`/api/people/${personId}/therapy-sessions`, { kind: 'one_to_one', programme: 'counselling', startsAt: start(6).toInstant().toString(), minutes: 60, modality: 'in_person' })).json().id;
    clinic.clock.moveBy(Temporal.Duration.from('PT7H'));
    const sessions = (await clinic.as('counsellor', { url: `/api/people/${personId}/therapy` })).json().sessions.map((each: { session: { id: string; title: string; startsAt: string } }) => each.session).filter(({ startsAt }: { startsAt: string }) => startsAt < clinic.clock.now().toString());
    const idOf = (title: string) => sessions.find((each: { title: string }) => each.title === title).id;
    await counsellor(`/api/therapy-sessions/${idOf('Group 1')}/attendance`, { personId, status: 'late', minutesPresent: 60 });
    await counsellor(`/api/therapy-sessions/${idOf('Group 4')}/attendance`, { personId, status: 'absent' });
    await counsellor(`/api/therapy-sessions/${own}/attendance`, { personId, status: 'came' });
    const { weeks } = await look(personId);
    expect(weeks[0]).toMatchObject({ attendedHours: 2, attendedDays: 1, missed: 1 });
    const course = (await clinic.as('counsellor', { url: `/api/people/${personId}/course` })).json();
    expect(course.levels).toMatchObject([{ level: 'intensive_outpatient', to: null }]);
    expect(course.sessions.filter(({ day }: { day: string }) => day <= course.today).map(({ state }: { state: string }) => state).sort()).toEqual(['kept', 'kept', 'missed']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { admissionRoutes } from '../admission/index.ts';
import { assessmentRoutes } from '../assessment/index.ts';
import { newId } from '../platform/ids.ts';
import { planForPerson, planRoutes, planSweep, signPlanAsPerson } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...admissionRoutes, ...assessmentRoutes, ...planRoutes] }); });
afterAll(() => clinic.close());

type Who = 'counsellor' | 'nurse' | 'prescriber';
const look = async (personId: string) => (await clinic.as('counsellor', { url: `/api/people/${personId}/plan` })).json();
const say = (personId: string, words: string) => clinic.as('counsellor', { method: 'POST', url: `/api/people/${personId}/own-goals`, payload: { words } });
const save = (id: string, version: number, content: object, who: Who = 'counsellor') => clinic.as(who, { method: 'PUT', url: `/api/plans/${id}`, headers: { 'if-match': `"${version}"` }, payload: content });
const sign = (id: string, version: number, who: Who = 'counsellor') => clinic.as(who, { method: 'POST', url: `/api/plans/${id}/signatures`, payload: { version } });
const intervention = (more: object = {}) => ({ id: newId(), words: 'Skills group on Thursdays', discipline: 'counselling', who: 'Rosa Ibarra', nextOn: '2026-02-17', state: 'planned', code: null, ...more });

async function begun(): Promise<{ personId: string; episodeId: string; id: string; content: { goals: { interventions: object[] }[]; milestones: { code: string; byOn: string; state: string }[]; reviewOn: string | null } }> {
  const person = await clinic.addPerson();
  await say(person.personId, 'Keep my job and get there on time');
  const { id } = (await clinic.as('counsellor', { method: 'POST', url: `/api/episodes/${person.episodeId}/plans` })).json();
  const { goals, milestones, reviewOn } = (await look(person.personId)).plan;
  return { ...person, id, content: { goals, milestones, reviewOn } };
}

describe('a plan', () => {
  it('begins with the person’s own words and the twelve weeks with their days', async () => {
    const { personId, episodeId, content } = await begun();
    expect(content.goals).toMatchObject([{ words: 'Keep my job and get there on time', from: 'person', state: 'active' }]);
    expect(content.milestones.find(({ code }) => code === 'goals_before')).toMatchObject({ state: 'done' });
    expect(content.milestones).toHaveLength(15);
    expect(content.reviewOn).toBe(content.milestones.find(({ code }) => code === 'review_day_30')?.byOn);
    expect((await clinic.as('nurse', { method: 'POST', url: `/api/episodes/${episodeId}/plans` })).statusCode).toBe(409);
    await say(personId, 'Sleep without waking at 3');
    expect((await look(personId)).newGoals).toMatchObject([{ words: 'Sleep without waking at 3' }]);
  });

  it('takes a suggestion with the reason of its rule, and nobody’s invention', async () => {
    const { personId, id, content } = await begun();
    const assessment = (await clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/assessments` })).json().id;
    await clinic.as('nurse', { method: 'PUT', url: `/api/assessments/${assessment}/parts/social`, headers: { 'if-match': '"0"' }, payload: { answers: { housing: 'none' }, unsaid: {} } });
    const { suggestions } = await look(personId);
    expect(suggestions).toMatchObject([{ code: 'HOUSING_HELP', discipline: 'social', because: { mark: 'product' } }]);
    const [housing, made] = [intervention({ code: 'HOUSING_HELP', discipline: 'social' }), intervention({ code: 'NONSENSE' })];
    await save(id, 1, { ...content, goals: [{ ...content.goals[0], interventions: [housing, made] }] });
    const { plan } = await look(personId);
    expect(Object.keys(plan.reasons)).toEqual([housing.id]);
    expect(plan.reasons[housing.id].says.en).toContain('housing');
  });

  it('edited by two at once keeps the first and gives the second everything to compare', async () => {
    const { personId, id, content } = await begun();
    expect((await save(id, 1, content, 'nurse')).json()).toEqual({ version: 2 });
    const late = await save(id, 1, { ...content, reviewOn: '2026-03-20' });
    expect([late.statusCode, late.json().detail]).toEqual([412, expect.stringContaining('Test nurse saved version 2')]);
    const both = await Promise.all([save(id, 2, content), save(id, 2, content, 'prescriber')]);
    expect(both.map((reply) => reply.statusCode).sort()).toEqual([201, 412]);
    const versions = (await clinic.as('nurse', { url: `/api/plans/${id}/versions` })).json().items;
    expect(versions.map((row: { version: number }) => row.version)).toEqual([3, 2, 1]);
    expect((await look(personId)).plan.version).toBe(3);
  });
});

describe('signatures', () => {
  it('of staff need something done for each goal and a review day, and stand for one version', async () => {
    const { id, content } = await begun();
    const bare = await sign(id, 1);
    expect([bare.statusCode, bare.json().decision.reasons]).toEqual([409, ['GOAL_WITHOUT_ACTION']]);
    await save(id, 1, { ...content, goals: [{ ...content.goals[0], interventions: [intervention()] }] });
    expect((await sign(id, 1)).statusCode).toBe(412);
    expect((await sign(id, 2)).statusCode).toBe(201);
    expect((await sign(id, 2)).statusCode).toBe(409);
    expect((await sign(id, 2, 'prescriber')).statusCode).toBe(201);
  });

  it('of the person stand beside those of staff, or ask for a change without stopping anything', async () => {
    const { personId, id, content } = await begun();
    const { database, here, clock } = clinic;
    const signs = (version: number, agree: boolean, words: string | null = null) => database.scoped(here.id, (tx) => signPlanAsPerson(tx, { personId, accountId: here.staff.manager, planId: id, version, agree, words }, clock.now()));
    expect(await database.scoped(here.id, (tx) => planForPerson(tx, personId))).toBeNull();
    expect(await signs(1, true)).toMatchObject({ kind: 'conflict' });
    await save(id, 1, { ...content, goals: [{ ...content.goals[0], interventions: [intervention(), intervention({ state: 'stopped' })] }] });
    await sign(id, 2);
    expect(await database.scoped(here.id, (tx) => planForPerson(tx, personId))).toMatchObject({ version: 2, awaitsPerson: true, goals: [{ interventions: [{ who: 'Rosa Ibarra' }] }], signatures: [{ by: 'Test counsellor', role: 'staff' }] });
    expect(await signs(2, false, 'Thursdays I work')).toMatchObject({ kind: 'done', tasks: [{ kind: 'plan.person-asks', params: { words: 'Thursdays I work' } }] });
    expect(await signs(2, true)).toMatchObject({ kind: 'done', events: [{ kind: 'plan.signed', params: { role: 'person' } }] });
    expect(await signs(2, true)).toMatchObject({ kind: 'conflict' });
    expect(await database.scoped(here.id, (tx) => planForPerson(tx, personId))).toMatchObject({ awaitsPerson: false });
    expect(await database.scoped(here.id, (tx) => signPlanAsPerson(tx, { personId: here.personId, accountId: here.staff.manager, planId: id, version: 2, agree: true, words: null }, clock.now()))).toEqual({ kind: 'not-found' });
  });
});

describe('a review', () => {
  it('is asked for a week before its day, once', async () => {
    const { personId, id, content } = await begun();
    await save(id, 1, { ...content, reviewOn: '2026-02-16' });
    const tasks = () => clinic.database.scoped(clinic.here.id, (tx) => tx.all<{ id: string }>(sql`select id from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and kind = 'plan.review-due'`));
    const sweep = () => clinic.database.scoped(clinic.here.id, (tx) => planSweep(tx, clinic.clock.now()));
    await sweep();
    await sweep();
    const [task, ...more] = await tasks();
    expect(more).toEqual([]);
    await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update tasks set state = 'done' where organisation_id = ${clinic.here.id} and id = ${task?.id ?? null}`));
    await sweep();
    expect(await tasks()).toHaveLength(1);
  });
});

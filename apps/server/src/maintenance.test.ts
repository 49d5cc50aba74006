/** Maintenance is reviewed in a rhythm, and a taper is led by the person: what they ask changes nothing by itself (M65, D46). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { crisisRoutes } from './crisis/index.ts';
import { dispensaryRoutes, insertImportedDoses } from './dispensary/index.ts';
import { makeDosingKit, type DosingKit } from './dispensary/testing/dosing-kit.ts';
import { sql } from './platform/scoped.ts';
import { makeTestClinic, type TestClinic } from './platform/testing/test-clinic.ts';
import { medicationRoutes } from './medication/index.ts';
import { maintenanceForPerson } from './medication/maintenance/maintenance-for-person.ts';
import { reviewSweep } from './medication/maintenance/review-sweep.ts';
import { openEpisodeOf } from './people/index.ts';

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes, ...crisisRoutes] });
  kit = await makeDosingKit(clinic);
});
afterAll(() => clinic.close());

const post = (who: 'nurse' | 'prescriber' | 'counsellor', url: string, payload: object) => clinic.as(who, { method: 'POST', url, payload });
const day = (n: number): string => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString();
const scoped = <T>(then: Parameters<TestClinic['database']['scoped']>[1]): Promise<T> => clinic.database.scoped(clinic.here.id, then) as Promise<T>;
const maintenanceOf = async (personId: string) => (await clinic.as('nurse', { url: `/api/people/${personId}/maintenance` })).json();
const tasks = (personId: string, kind: string): Promise<readonly { state: string }[]> => scoped((tx) => tx.all(sql`select state from tasks where organisation_id = ${clinic.here.id} and person_id = ${personId} and kind = ${kind} order by created_at`));
const phone = (request: { readonly method: 'POST'; readonly url: string; readonly payload: object }) => clinic.as('person', request);
const review = (more: object = {}) => ({ benefit: 'good', sideEffects: ['sweating'], useOnTop: 'less', doseHolds: 'enough', goals: 'Back to work', outcome: 'continue', note: '', nextOn: day(60), ...more });
/** On methadone for so many days, with a dose on each. */
async function dosed(days: number, more: Parameters<DosingKit['addDosed']>[0] = {}) {
  const person = more.person ?? await clinic.addPerson();
  await scoped((tx) => insertImportedDoses(tx, Array.from({ length: days }, (_, n) => ({ ...person, siteId: clinic.here.siteId, dosingDay: day(n - days), medicine: 'methadone', ug: 60_000 })), clinic.clock.now()));
  return kit.addDosed({ mg: [60], person, facts: { rationale: 'Steady' }, ...more });
}
const falling = () => ({ end: day(13), schedule: Array.from({ length: 14 }, (_, n) => ({ dosingDay: day(n), part: 1, doseUg: n < 7 ? 60_000 : 55_000 })) });

describe('the review of maintenance', () => {
  it('falls due by the rhythm of the site, is asked for once, and is over when it was written', async () => {
    const person = await dosed(25);
    expect((await maintenanceOf(person.personId)).due).toMatchObject({ dueOn: day(5), state: 'soon', mark: 'product' });
    const sweep = () => scoped<void>((tx) => reviewSweep(tx, clinic.clock.now()));
    await sweep();
    await sweep();
    expect(await tasks(person.personId, 'medication.review-due')).toMatchObject([{ state: 'open' }]);
    expect((await post('nurse', `/api/episodes/${person.episodeId}/medication-reviews`, review({ nextOn: day(0) }))).json().field).toBe('/nextOn');
    expect((await post('nurse', `/api/episodes/${person.episodeId}/medication-reviews`, review({ nextOn: day(91) }))).json().detail).toContain(day(90));
    expect((await post('counsellor', `/api/episodes/${person.episodeId}/medication-reviews`, review())).statusCode).toBe(403);
    const kept = await post('prescriber', `/api/episodes/${person.episodeId}/medication-reviews`, review({ outcome: 'raise' }));
    expect(kept.statusCode, kept.body).toBe(201);
    expect((await tasks(person.personId, 'medication.review-due')).every(({ state }) => state !== 'open')).toBe(true);
    expect(await tasks(person.personId, 'medication.act-on-review')).toHaveLength(1);
    const after = await maintenanceOf(person.personId);
    expect(after.due).toMatchObject({ dueOn: day(60), state: 'ahead' });
    expect(after.reviews).toMatchObject([{ benefit: 'good', goals: 'Back to work', medicine: 'methadone', facts: { doseUg: 60_000, daysOnIt: 26, missedLast28: 0 } }]);
  });

  it('says what the record holds, and asks for nothing where nothing is ordered', async () => {
    const person = await clinic.addPerson();
    expect(await maintenanceOf(person.personId)).toMatchObject({ due: null, taper: null, facts: { medicine: null, doseUg: null } });
    expect((await post('prescriber', `/api/episodes/${person.episodeId}/medication-reviews`, review())).statusCode).toBe(409);
  });
});

describe('a taper', () => {
  it('is looked at line by line before it begins: what the record knows by itself, and what only a talk shows', async () => {
    const person = await dosed(10);
    const items = async (): Promise<Record<string, boolean | null>> => Object.fromEntries((await maintenanceOf(person.personId)).readiness.items.map((each: { id: string; state: boolean | null }) => [each.id, each.state]));
    expect(await items()).toEqual({ ownWish: null, pauseOffered: null, naloxoneInHand: false, relapsePlan: false, overdoseRiskTold: null });
    expect((await post('counsellor', `/api/episodes/${person.episodeId}/taper-readiness`, { ownWish: true, pauseOffered: true, overdoseRiskTold: false, words: 'I want to be free of it by summer' })).statusCode).toBe(201);
    expect((await post('nurse', `/api/people/${person.personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true })).statusCode).toBe(201);
    expect(await items()).toEqual({ ownWish: true, pauseOffered: true, naloxoneInHand: true, relapsePlan: false, overdoseRiskTold: false });
    expect((await maintenanceOf(person.personId)).readiness).toMatchObject({ ready: false, words: 'I want to be free of it by summer' });
  });

  it('shows the next step, and what the person asks for may be taken back, and alters no dose until a prescriber signs one', async () => {
    const person = await dosed(10, { ...falling(), person: clinic.here });
    expect((await phone({ method: 'POST', url: '/api/me/dose-requests/take-back', payload: {} })).statusCode).toBe(409);
    expect((await phone({ method: 'POST', url: '/api/me/dose-requests', payload: { what: 'step-back', words: '' } })).statusCode).toBe(201);
    expect((await phone({ method: 'POST', url: '/api/me/dose-requests/take-back', payload: {} })).statusCode).toBe(201);
    expect((await maintenanceOf(person.personId)).requests).toMatchObject([{ answer: 'taken-back' }]);
    expect((await post('nurse', '/api/me/dose-requests', { what: 'pause', words: '' })).statusCode).toBe(403);
    expect((await maintenanceOf(person.personId)).taper).toMatchObject({ nowUg: 60_000, nextOn: day(7), nextUg: 55_000, lastOn: day(13) });
    const asked = await phone({ method: 'POST', url: '/api/me/dose-requests', payload: { what: 'pause', words: 'Not this month' } });
    expect(asked.statusCode, asked.body).toBe(201);
    expect((await phone({ method: 'POST', url: '/api/me/dose-requests', payload: { what: 'slower', words: '' } })).statusCode).toBe(409);
    const ticket = (await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` })).json();
    expect(ticket).toMatchObject({ doseUg: 60_000, asks: { what: 'pause', words: 'Not this month' } });
    expect((await maintenanceOf(person.personId)).taper).toMatchObject({ nextUg: 55_000 });
    expect((await tasks(person.personId, 'medication.answer-request')).filter(({ state }) => state === 'open')).toHaveLength(1);
    const answer = { answer: 'changed', words: 'We wait four weeks, then look again' };
    expect((await post('nurse', `/api/dose-requests/${asked.json().id as string}/answer`, answer)).statusCode).toBe(403);
    expect((await post('prescriber', `/api/dose-requests/${asked.json().id as string}/answer`, answer)).json()).toMatchObject({ answer: 'changed' });
    expect((await post('prescriber', `/api/dose-requests/${asked.json().id as string}/answer`, answer)).statusCode).toBe(409);
    expect((await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` })).json().asks).toBeUndefined();
    const own = await scoped<Awaited<ReturnType<typeof maintenanceForPerson>>>(async (tx) => maintenanceForPerson(tx, await openEpisodeOf(tx, person.personId), kit.today(), true));
    expect(own).toMatchObject({ taper: { nextOn: day(7), nextUg: 55_000 }, request: { what: 'pause', answer: 'changed', answerWords: 'We wait four weeks, then look again' } });
  });
});

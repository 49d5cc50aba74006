import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consentRoutes } from '../consent/index.ts';
import { crisisRoutes } from '../crisis/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { levelsOf, placementRoutes } from '../placement/index.ts';
import { residenceRoutes } from '../residence/index.ts';
import { scheduleRoutes } from '../schedule/index.ts';
import { nextAfter } from './check-in.ts';
import { aftercareRoutes, aftercareSweep } from './index.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [...aftercareRoutes, ...scheduleRoutes, ...crisisRoutes, ...consentRoutes, ...placementRoutes, ...residenceRoutes] }); });
afterAll(() => clinic.close());

type Who = 'nurse' | 'prescriber' | 'peer_worker';
const post = (who: Who, url: string, payload: object = {}) => clinic.as(who, { method: 'POST', url, payload });
const leave = (who: Who, episodeId: string, more: object = {}) => post(who, `/api/episodes/${episodeId}/discharge`, { kind: 'planned', reason: 'finished', toleranceAdviceGiven: true, contactsConfirmed: true, medicineOffered: true, overrides: [], ...more });
const aftercare = async (personId: string) => (await clinic.as('nurse', { url: `/api/people/${personId}/aftercare` })).json();
const tasks = async (who: Who) => ((await clinic.as(who, { url: `/api/sites/${clinic.here.siteId}/tasks` })).json().items as { kind: string; personId: string }[]);
const plan = { keepsWell: 'Walking with my sister', earlySigns: 'Not sleeping', whatIDo: 'Call Marcus', whoICall: 'Marcus, 617 555 0100', medicine: '', weekly: 'Group on Thursday' };
const prepare = async (personId: string) => {
  await post('nurse', `/api/people/${personId}/appointments`, { kind: 'review', title: 'After a week', startsAt: clinic.clock.now().add({ hours: 24 * 7 }).toString(), minutes: 30, modality: 'telephone' });
  await post('nurse', `/api/people/${personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true });
  expect((await post('nurse', `/api/people/${personId}/aftercare-plans`, plan)).statusCode).toBe(201);
};

describe('leaving', () => {
  it('is refused without a next appointment, naloxone and a plan, each named', async () => {
    const { episodeId } = await clinic.addPerson();
    const reply = await leave('nurse', episodeId);
    expect(reply.statusCode).toBe(409);
    expect(reply.json().decision.reasons.sort()).toEqual(['NO_AFTERCARE_PLAN', 'NO_NALOXONE', 'NO_NEXT_APPOINTMENT']);
  });

  it('goes past a refusal with a prescriber’s reason, and with nobody else’s', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    const overrides = ['NO_AFTERCARE_PLAN', 'NO_NALOXONE', 'NO_NEXT_APPOINTMENT'].map((code) => ({ code, reason: 'Moves abroad tonight, told by telephone' }));
    expect((await leave('nurse', episodeId, { overrides })).statusCode).toBe(409);
    expect((await leave('prescriber', episodeId, { overrides: overrides.slice(0, 2) })).statusCode).toBe(409);
    expect((await leave('prescriber', episodeId, { overrides })).statusCode).toBe(201);
    expect((await aftercare(personId)).discharge.overrides).toHaveLength(3);
    expect((await leave('prescriber', episodeId, { overrides })).statusCode).toBe(409);
  });

  it('opens the watch over tolerance, the check-ins and the first call', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    await prepare(personId);
    expect((await leave('nurse', episodeId)).statusCode).toBe(201);
    const reply = await aftercare(personId);
    expect(reply.watches).toMatchObject([{ opening: 'discharged', fromOn: '2026-02-10', toOn: '2026-03-10' }]);
    expect(reply.followUp).toMatchObject({ nextOn: '2026-02-11', phase: 'daily', state: 'open', refresherOn: '2026-05-05' });
    expect((await tasks('peer_worker')).filter((task) => task.personId === personId).map(({ kind }) => kind)).toEqual(['aftercare.tolerance-call']);
  });

  it('frees the bed, and waits for nobody to come back from leave', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    const bedId = (await clinic.as('manager', { method: 'POST', url: `/api/sites/${clinic.here.siteId}/beds`, payload: { name: 'Heron 1' } })).json().id;
    const stay = (await post('nurse', `/api/beds/${bedId}/stays`, { personId })).json();
    expect((await post('nurse', `/api/bed-spans/${stay.id}/leaves`, { dueBackAt: clinic.clock.now().add({ hours: 5 }).toString(), reason: 'Court' })).statusCode).toBe(201);
    await prepare(personId);
    expect((await leave('nurse', episodeId)).statusCode).toBe(201);
    const [bed] = (await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/beds` })).json().items;
    expect(bed).toMatchObject({ id: bedId, state: 'free', span: null });
  });

  it('asks nothing of the dead, and follows nobody up who died', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    expect((await leave('nurse', episodeId, { kind: 'died', reason: 'died', overrides: [] })).statusCode).toBe(201);
    expect((await aftercare(personId)).followUp).toBeNull();
  });
});

describe('follow-up', () => {
  it('falls due by the cadence, asks once, and again tomorrow where nobody answered', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    await prepare(personId);
    await leave('nurse', episodeId);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    const sweep = () => clinic.database.scoped(clinic.here.id, (tx) => aftercareSweep(tx, clinic.clock.now()));
    await sweep();
    await sweep();
    const mine = async () => (await tasks('peer_worker')).filter((task) => task.personId === personId && task.kind === 'aftercare.check-in');
    expect(await mine()).toHaveLength(1);
    const missed = await post('peer_worker', `/api/people/${personId}/aftercare-check-ins`, { outcome: 'not_reached' });
    expect(missed.json().nextOn).toBe('2026-02-12');
    expect(await mine()).toEqual([]);
    const list = (await clinic.as('peer_worker', { url: `/api/sites/${clinic.here.siteId}/recall` })).json();
    expect(list.items.find((line: { personId: string }) => line.personId === personId)).toMatchObject({ tries: 1, watchUntil: '2026-03-10' });
  });

  it('counts from the last that happened, and gives up on nobody after three tries', () => {
    expect(nextAfter({ started_on: '2026-02-01', tries: 0 }, '2026-02-20', true)).toEqual({ nextOn: '2026-02-27', tries: 0 });
    expect(nextAfter({ started_on: '2026-02-01', tries: 1 }, '2026-02-20', false)).toEqual({ nextOn: '2026-02-21', tries: 2 });
    expect(nextAfter({ started_on: '2026-02-01', tries: 2 }, '2026-02-20', false)).toEqual({ nextOn: '2026-02-27', tries: 0 });
  });

  it('offers the refresher visit from week twelve, once', async () => {
    clinic.clock.moveBy(Temporal.Duration.from('P85D'));
    const sweep = () => clinic.database.scoped(clinic.here.id, (tx) => aftercareSweep(tx, clinic.clock.now()));
    await sweep();
    const asked = (await clinic.as('counsellor', { url: `/api/sites/${clinic.here.siteId}/tasks` })).json().items.filter((task: { kind: string }) => task.kind === 'aftercare.book-refresher');
    expect(asked.length).toBeGreaterThan(0);
    await clinic.as('counsellor', { method: 'POST', url: `/api/tasks/${asked[0].id}/done`, payload: {} });
    await sweep();
    const again = (await clinic.as('counsellor', { url: `/api/sites/${clinic.here.siteId}/tasks` })).json().items.filter((task: { kind: string }) => task.kind === 'aftercare.book-refresher');
    expect(again.length).toBe(asked.length - 1);
  });
});

describe('coming back', () => {
  it('opens a new episode from the old record in one step', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    await prepare(personId);
    await leave('nurse', episodeId);
    expect((await post('nurse', `/api/people/${personId}/episodes`)).json()).toMatchObject({ status: 400, field: '/consentMethod' });
    const back = await post('nurse', `/api/people/${personId}/episodes`, { consentMethod: 'spoken' });
    expect(back.statusCode).toBe(201);
    expect((await aftercare(personId)).followUp.state).toBe('returned');
    expect((await post('nurse', `/api/people/${personId}/episodes`)).statusCode).toBe(409);
    expect((await tasks('nurse')).filter((task) => task.personId === personId).map(({ kind }) => kind)).toContain('aftercare.look-again');
  });

  it('ends the level of care, and shows the danger of the gap also after coming back', async () => {
    const { personId, episodeId } = await clinic.addPerson();
    expect((await post('prescriber', `/api/episodes/${episodeId}/levels-of-care`, { level: 'sober_living' })).statusCode).toBe(201);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    await prepare(personId);
    expect((await leave('nurse', episodeId)).statusCode).toBe(201);
    const levels = await clinic.database.scoped(clinic.here.id, (tx) => levelsOf(tx, personId));
    expect(levels.map(({ level, ends_at, end_reason }) => [level, ends_at !== null, end_reason])).toEqual([['sober_living', true, 'left']]);
    clinic.clock.moveBy(Temporal.Duration.from('P5D'));
    expect((await post('nurse', `/api/people/${personId}/episodes`, { consentMethod: 'on_paper' })).statusCode).toBe(201);
    const risk = (await clinic.as('nurse', { url: `/api/people/${personId}/risk` })).json();
    expect(risk).toMatchObject({ tier: 'red', because: ['left_treatment'] });
    clinic.clock.moveBy(Temporal.Duration.from('P24D'));
    expect((await clinic.as('nurse', { url: `/api/people/${personId}/risk` })).json().because).not.toContain('left_treatment');
  });
});

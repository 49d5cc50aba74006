/** What the phone shows of take-home doses, urine tests and own scores, through the real routes on the real database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instrumentById } from '@fairlead/clinical';
import { PersonData, ownBottles } from '@fairlead/contract/recovery';
import { dispensaryRoutes } from './index.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './testing/dosing-kit.ts';
import { medicationRoutes } from '../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { testsRoutes } from '../tests/index.ts';
import { recoveryRoutes } from '../recovery/index.ts';

let clinic: TestClinic;
let kit: DosingKit;
let dosed: DosedPerson;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...recoveryRoutes, ...medicationRoutes, ...dispensaryRoutes, ...testsRoutes] });
  kit = await makeDosingKit(clinic);
});
afterAll(() => clinic.close());

const me = async (): Promise<PersonData> => PersonData.parse((await clinic.as('person', { url: '/api/me' })).json());
const factors = { noActiveUseOrConditionRaisingHarm: true, regularAttendance: true, noSeriousBehaviourProblem: true, noKnownRecentDiversion: true, safeTransportAndStorage: true, otherRelevantFactors: true };
const decide = (requestedDays: number, more: Partial<typeof factors> = {}) => clinic.as('prescriber', {
  method: 'POST', url: `/api/episodes/${clinic.here.episodeId}/take-home-decisions`, payload: { requestedDays, factors: { ...factors, ...more }, rationale: 'Looked at together' },
});

describe('take-home on the phone', () => {
  it('says nothing before an order, and what it takes before the first decision', async () => {
    expect((await me()).takeHome).toBeNull();
    dosed = await kit.addDosed({ person: { personId: clinic.here.personId, episodeId: clinic.here.episodeId } });
    expect((await me()).takeHome).toEqual({ bottles: 0, lastDay: null, decidedOn: null, by: null, reasons: [], next: { unmet: [], more: null } });
  });

  it('names what spoke against it, and the day from which the limit is longer', async () => {
    expect((await decide(7, { safeTransportAndStorage: false })).statusCode).toBe(201);
    expect((await me()).takeHome).toMatchObject({ decidedOn: '2026-02-10', next: { unmet: ['safeTransportAndStorage'], more: { from: '2026-02-24', days: 14 } } });
    expect((await decide(7)).statusCode).toBe(201);
    expect((await me()).takeHome?.next).toEqual({ unmet: [], more: { from: '2026-02-24', days: 14 } });
    // Two days were the practitioner's own choice: no limit stands against more.
    expect((await decide(2)).statusCode).toBe(201);
    expect((await me()).takeHome?.next).toEqual({ unmet: [], more: null });
  });

  it('reads out the labels of one’s own bottles, the day first, by the code that they carry, and nobody else’s', async () => {
    expect(ownBottles.reply.parse((await clinic.as('person', { url: ownBottles.path })).json()).items).toEqual([]);
    await kit.check(dosed.personId);
    expect((await kit.give(dosed)).statusCode).toBe(201);
    await kit.check(dosed.personId);
    const issued = await clinic.as('nurse', { method: 'POST', url: `/api/orders/${dosed.orderId}/take-home`, headers: { 'if-match': '1' }, payload: { dosingDays: ['2026-02-11'], containerId: kit.containerId } });
    expect(issued.statusCode, issued.body).toBe(201);
    const stranger = await kit.addDosed();
    const { items } = ownBottles.reply.parse((await clinic.as('person', { url: ownBottles.path })).json());
    expect(items).toMatchObject([{ code: issued.json().bottles[0].labelCode, day: '2026-02-11', part: 1, parts: 1, language: 'en' }]);
    expect(items[0]?.lines[0]).toBe('Take on Wednesday, February 11, 2026.');
    expect(items[0]?.lines.join(' ')).toMatch(/ mg = .* mL.*Drink all of this bottle on that day, by mouth\. Keep locked up/);
    expect(JSON.stringify(items)).not.toContain(stranger.personId);
    for (const who of ['nurse', 'nobody'] as const) expect((await clinic.as(who, { url: ownBottles.path })).statusCode).toBe(who === 'nobody' ? 401 : 403);
  });
});

describe('an own urine test', () => {
  it('waits, then shows what was found, with the laboratory’s word before the quick test’s, and never reads untested as negative', async () => {
    const ordered = await clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${clinic.here.episodeId}/urine-tests`, payload: { reason: 'random', panel: ['fentanyl', 'opiates', 'methadone'] } });
    const id = ordered.json().id as string;
    expect((await me()).tests).toEqual([{ id, day: '2026-02-10', state: 'ordered', results: [], unknown: ['fentanyl', 'opiates', 'methadone'] }]);
    const results = (all: readonly object[]) => clinic.as('nurse', { method: 'POST', url: `/api/urine-tests/${id}/results`, payload: { results: all } });
    expect((await results([{ substance: 'fentanyl', method: 'presumptive', result: 'positive' }, { substance: 'methadone', method: 'presumptive', result: 'positive' }])).statusCode).toBe(201);
    expect((await results([{ substance: 'fentanyl', method: 'confirmed', result: 'negative' }])).statusCode).toBe(201);
    const [test] = (await me()).tests;
    expect(test).toMatchObject({ state: 'resulted', unknown: ['opiates'] });
    expect(new Set(test?.results.map((one) => `${one.substance} ${one.result} ${one.confirmed}`))).toEqual(new Set(['methadone positive false', 'fentanyl negative true']));
    expect(JSON.stringify(test)).not.toContain('reason');
  });
});

describe('own scores', () => {
  it('come oldest first with the form’s own range; a form that lacks an answer has no point', async () => {
    const form = instrumentById('SOWS-16');
    const fill = (score: number, lacks = false) => clinic.as('person', {
      method: 'POST', url: '/api/me/responses',
      payload: { instrument: 'SOWS-16', version: form?.version, ratedAt: clinic.clock.now().toString(), answers: Object.fromEntries((form?.items ?? []).map(({ id }, index) => [id, lacks && index === 0 ? null : score])) },
    });
    await fill(2);
    clinic.clock.moveBy(Temporal.Duration.from('PT5H'));
    await fill(1);
    clinic.clock.moveBy(Temporal.Duration.from('PT5H'));
    await fill(1, true);
    expect((await me()).scores).toMatchObject([{ instrument: 'SOWS-16', min: 0, max: 64, better: 'lower', points: [{ total: 32 }, { total: 16 }] }]);
  });
});

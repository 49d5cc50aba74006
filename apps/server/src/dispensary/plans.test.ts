/** Orders with a plan by the day, from the draft to the window. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispensaryRoutes, insertImportedDoses } from './index.ts';
import { makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';
import { medicationRoutes } from '../medication/index.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes] });
  kit = await makeDosingKit(clinic);
});
afterAll(() => clinic.close());

const facts = { lowTolerance: false, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, otherMedicines: [], qtRiskFactors: false };
const day = (n: number): string => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString();
const post = (who: 'prescriber' | 'nurse' | 'pharmacist', url: string, payload: object, headers: Record<string, string> = {}): ReturnType<TestClinic['as']> => clinic.as(who, { method: 'POST', url, payload, headers });
const product = async (payload: object): Promise<string> => (await post('pharmacist', '/api/products', payload)).json().id as string;
async function taken(medicine: string, days: readonly (readonly [number, number])[]): Promise<{ personId: string; episodeId: string }> {
  const person = await clinic.addPerson();
  await clinic.database.scoped(clinic.here.id, (tx) => insertImportedDoses(tx, days.map(([at, mg]) => ({ ...person, siteId: clinic.here.siteId, dosingDay: day(at), medicine, ug: mg * 1000 })), clinic.clock.now()));
  return person;
}
interface Judged { readonly decision: string; readonly reasons: readonly string[]; readonly findings: readonly { readonly code: string; readonly days?: readonly string[]; readonly params: Readonly<Record<string, unknown>> }[] }
const tried = async (person: { episodeId: string }, order: object): Promise<Judged> => {
  const reply = await post('prescriber', `/api/episodes/${person.episodeId}/order-decisions`, { productId: kit.productId, startOn: day(0), endOn: day(13), partUg: [30_000], reason: 'Because', facts, ...order });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json().decision as Judged;
};

describe('a plan by the day', () => {
  it('says of each finding for which of its days it was found (M59)', async () => {
    const person = await clinic.addPerson();
    const schedule = Array.from({ length: 14 }, (_, at) => ({ dosingDay: day(at), part: 1, doseUg: 30_000 + Math.floor(at / 2) * 5_000 }));
    const found = (await tried(person, { schedule })).findings.find(({ code }) => code === 'ASAM_INCREASE_SOONER_THAN_5_DAYS');
    expect(found?.days).toEqual([2, 4, 6, 8, 10, 12].map(day));
    const slow = await tried(person, { schedule: schedule.map((each, at) => ({ ...each, doseUg: 30_000 + Math.floor(at / 5) * 10_000 })) });
    expect(slow.reasons).not.toContain('ASAM_INCREASE_SOONER_THAN_5_DAYS');
  });

  it('of a taper is judged step by step, and keeps its days when it is signed', async () => {
    const person = await taken('methadone', Array.from({ length: 30 }, (_, at) => [at - 30, 40] as const));
    const schedule = Array.from({ length: 14 }, (_, at) => ({ dosingDay: day(at), part: 1, doseUg: at < 7 ? 40_000 : 34_000 }));
    const draft = await post('prescriber', `/api/episodes/${person.episodeId}/orders`, { productId: kit.productId, startOn: day(0), endOn: day(13), partUg: [34_000], schedule, reason: 'Wants to come down', facts });
    const decision = draft.json().versions[0].decision as Judged;
    expect(decision.findings.find(({ code }) => code === 'TAPER_STEP_10PCT_OR_MORE')).toMatchObject({ days: [day(7)], params: { from: '40 mg', to: '34 mg', percent: 15 } });
    const signed = await post('prescriber', `/api/orders/${draft.json().id}/signature`, { version: 1, overrideReason: 'Asked for it' });
    expect(signed.json().order.versions[0].decision.findings.some((each: { days?: string[] }) => each.days?.includes(day(7)))).toBe(true);
  });

  it('begins from what the record knows: the dose of late, the guidelines and the ceiling of the site', async () => {
    const person = await taken('methadone', [[-2, 60], [-1, 65]]);
    const basis = (await clinic.as('prescriber', { url: `/api/episodes/${person.episodeId}/order-basis` })).json();
    expect(basis).toMatchObject({ today: day(0), profiles: { titration: 'ASAM-2020', taper: 'US-LABEL' }, methadoneTaken: [{ day: day(-2), ug: 60_000 }, { day: day(-1), ug: 65_000 }], buprenorphineLastUg: null });
  });

  it('is for the days with a dose: on a day without one nobody is due, and nothing is asked for', async () => {
    const tablet = await product({ name: 'Naltrexone 50 mg', medicine: 'naltrexone', form: 'tablet', ugPerUnit: 50_000, controlled: false });
    const person = await clinic.addPerson();
    const week = [100_000, 0, 100_000, 0, 150_000, 0, 0];
    const schedule = week.map((doseUg, at) => ({ dosingDay: day(at - 1), part: 1, doseUg }));
    const free = { lastOpioid: 'heroin', daysOpioidFree: 20, naloxoneChallenge: 'negative', currentOpioidAnalgesic: 'none', dependentOrInWithdrawal: false, altTimesUln: 1, acuteHepatitis: false };
    const draft = await post('prescriber', `/api/episodes/${person.episodeId}/orders`, { productId: tablet, startOn: day(-1), endOn: day(5), partUg: [150_000], schedule, reason: 'Supervised', facts: free });
    expect(draft.statusCode, draft.body).toBe(201);
    expect((await post('prescriber', `/api/orders/${draft.json().id}/signature`, { version: 1, overrideReason: 'Tolerated 25 mg yesterday' })).statusCode).toBe(201);
    const queued = async (): Promise<boolean> => ((await clinic.as('nurse', { url: `/api/sites/${clinic.here.siteId}/queue?day=${kit.today()}` })).json().items as { personId: string }[]).some(({ personId }) => personId === person.personId);
    expect(await queued()).toBe(false);
    expect((await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` })).json().doseUg).not.toBe(100_000);
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    expect(await queued()).toBe(true);
    expect((await clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` })).json().doseUg).toBe(100_000);
    clinic.clock.moveBy(Temporal.Duration.from('P6D'));
  });

  it('of a low-dose start stands beside the methadone that goes on, its parts counted from its own first', async () => {
    const film = await product({ name: 'Film 2 mg', medicine: 'buprenorphine-naloxone', form: 'film', ugPerUnit: 2_000, controlled: true });
    const person = await kit.addDosed({ mg: [60] });
    const schedule = [[500, 0], [500, 500], [1_000, 1_000]].flatMap((parts, at) => parts.map((doseUg, part) => ({ dosingDay: day(at), part: part + 1, doseUg })));
    const order = { productId: film, startOn: day(0), endOn: day(2), partUg: [1_000, 1_000], schedule, reason: 'Low-dose start', facts: { lastOpioid: 'methadone', hoursSince: 20, methadoneUg: 60_000, cows: 4, objectiveSigns: 0, sedativesOrAlcohol: false } };
    expect((await post('prescriber', `/api/episodes/${person.episodeId}/orders`, order)).json().detail).toContain('Say why both');
    const draft = await post('prescriber', `/api/episodes/${person.episodeId}/orders`, { ...order, besideReason: 'Methadone goes on unchanged until day 6' });
    expect(draft.statusCode, draft.body).toBe(201);
    expect(draft.json()).toMatchObject({ firstPart: 2 });
    expect(draft.json().versions[0].schedule.map((each: { part: number }) => each.part)).toEqual([2, 3, 2, 3, 2, 3]);
  });
});

describe('days missed before an order (2.3.3)', () => {
  const away = (mg: number, missed: number) => taken('methadone', Array.from({ length: 20 }, (_, at) => [at - 20 - missed, mg] as const));

  it('are asked at its draft and again at its signature, and no more once the dose is low enough', async () => {
    const person = await away(80, 3);
    expect((await tried(person, { partUg: [80_000] })).reasons).toContain('RESTART_LOWER');
    expect((await tried(person, { partUg: [40_000] })).reasons).not.toContain('RESTART_LOWER');
    const draft = await post('prescriber', `/api/episodes/${person.episodeId}/orders`, { productId: kit.productId, startOn: day(0), endOn: day(20), partUg: [70_000], reason: 'Back again', facts });
    expect(draft.json().versions[0].decision.reasons).toContain('RESTART_LOWER');
    // A day more goes by before anybody signs: the guideline now names half.
    clinic.clock.moveBy(Temporal.Duration.from('P1D'));
    const next = await post('prescriber', `/api/orders/${draft.json().id}/versions`, { startOn: day(0), endOn: day(20), partUg: [70_000], reason: 'Back again', facts }, { 'if-match': '1' });
    expect(next.json().versions[0].decision.reasons).toContain('PRESCRIBER_DISCUSSION_HALF_DOSE');
    const signed = await post('prescriber', `/api/orders/${draft.json().id}/signature`, { version: 2, overrideReason: 'Seen, not sedated' });
    const kept = await clinic.database.scoped(clinic.here.id, async (tx) => (await import('../medication/index.ts')).orderById(tx, draft.json().id as string));
    expect(signed.statusCode, signed.body).toBe(201);
    expect(kept?.versions[0]?.signatures).toHaveLength(1);
  });

  it('count up to today only: an order that takes over later misses nothing yet', async () => {
    const person = await away(80, 0);
    expect((await tried(person, { startOn: day(10), endOn: day(20), partUg: [80_000] })).reasons).not.toContain('RESTART_LOWER');
  });

  it('of buprenorphine are asked by the guideline that has a rule for it', async () => {
    const film = await product({ name: 'Film 8 mg', medicine: 'buprenorphine-naloxone', form: 'film', ugPerUnit: 8_000, controlled: true });
    const person = await taken('buprenorphine-naloxone', [[-6, 16], [-5, 16]]);
    expect((await tried(person, { productId: film, partUg: [16_000], facts: {} })).reasons).toContain('NO_MISSED_DOSE_RULE_FOR_MEDICINE');
  });
});

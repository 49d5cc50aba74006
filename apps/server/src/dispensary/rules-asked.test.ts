/**
 * Every rule of the rulebook's room of medicines is asked where it belongs: when an order is drafted, when it is signed, and when
 * the dose is given. The rules themselves are watched while the real routes run, under every guideline that a site can choose.
 */
import { holdRules } from '@fairlead/clinical';
import { siteRules } from '@fairlead/contract/setup';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ruleSets, type ListedRule } from '../../../../packages/clinical/src/rulebook.ts';
import { dispensaryRoutes, insertImportedDoses } from './index.ts';
import { makeDosingKit, type DosingKit } from './testing/dosing-kit.ts';
import { medicationRoutes } from '../medication/index.ts';
import { testsRoutes } from '../tests/index.ts';
import { sql } from '../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';

type Moment = 'draft' | 'sign' | 'give';
const moments = ['draft', 'sign', 'give'] as const;
const asked: Record<Moment, Set<string>> = { draft: new Set(), sign: new Set(), give: new Set() };
let moment: Moment | null = null;
const medicine = ruleSets.filter(({ set }) => set.room === 'medication').flatMap(({ set }) => set.rules);

/** A rule with its function, as the engine calls it. */
type Watched = ListedRule & { judge: (facts: unknown) => unknown };
function watch(rule: ListedRule): void {
  const watched = rule as Watched;
  const judge = watched.judge.bind(watched);
  watched.judge = (facts) => {
    if (moment !== null) asked[moment].add(rule.id);
    return judge(facts);
  };
}

const seenAtTheWindow = 'seen at the window on the day, and nobody knows it when the order is written';
const placeOfInjection = 'the place and the clock of one injection, known when it is given';
const ofTheOrder = 'a matter of the order: it is asked at each change of it, the signature answers for it, and a nurse cannot change it';
const betweenDoses = 'a second dose on the first day is an order of its own, judged at the window after the first';

/** Where a rule is not asked, and why. By the beginning of its name; the longest beginning that fits counts. */
const notAt: readonly (readonly [string, Partial<Record<Moment, string>>])[] = [
  ...holdRules.filter(({ id }) => id !== 'hold-naltrexone-xr').map(({ id }) => [id, { draft: seenAtTheWindow, sign: seenAtTheWindow }] as const),
  ...['us-label', 'asam-2020', 'tip63'].flatMap((profile) => ['size', 'time'].map((what) => [`methadone-${profile}-supplement-${what}`, { draft: betweenDoses, sign: betweenDoses }] as const)),
  ...['us-label', 'taper-consensus', 'uk-rcgp', 'uk-ob17'].map((profile) => [`methadone-${profile}-taper`, { give: ofTheOrder }] as const),
  ...['ecg-over-100', 'ecg-30-days', 'ecg-annual', 'ecg-syncope', 'ecg-baseline', 'methadone-interactions', 'order-shape', 'order-split'].map((each) => [each, { give: ofTheOrder }] as const),
  ...['depot-route', 'depot-site-reuse', 'depot-upper-arm', 'depot-test-dose', 'depot-week1', 'depot-tolerated', 'depot-watch', 'depot-interval', 'depot-sublocade', 'depot-late'].map((each) => [each, { draft: placeOfInjection, sign: placeOfInjection }] as const),
  ...['ntx-xr-route', 'ntx-xr-side', 'ntx-xr-interval', 'ntx-xr-test', 'ntx-xr-use-since'].map((each) => [each, { draft: placeOfInjection, sign: placeOfInjection }] as const),
];
const exemptAt = (id: string, at: Moment): string | undefined => notAt.filter(([start, why]) => id.startsWith(start) && why[at] !== undefined).at(-1)?.[1][at];

let clinic: TestClinic;
let kit: DosingKit;
beforeAll(async () => {
  for (const rule of medicine) watch(rule);
  clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes, ...testsRoutes] });
  kit = await makeDosingKit(clinic);
}, 120_000);
afterAll(() => clinic.close());

const day = (n: number): string => Temporal.PlainDate.from(kit.today()).add({ days: n }).toString();
const post = (who: 'prescriber' | 'nurse' | 'pharmacist', url: string, payload: object, headers: Record<string, string> = {}): ReturnType<TestClinic['as']> => clinic.as(who, { method: 'POST', url, payload, headers });
const during = async <T>(at: Moment, act: () => Promise<T>): Promise<T> => {
  moment = at;
  try {
    return await act();
  } finally {
    moment = null;
  }
};
const follow = (rules: Readonly<Record<string, string>>): Promise<unknown> => clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`update sites set profiles = profiles || ${JSON.stringify({ methadoneCeilingMg: '200', ...rules })}::jsonb where organisation_id = ${clinic.here.id} and id = ${clinic.here.siteId}`));
async function taken(medicineName: string, days: readonly (readonly [number, number])[]): Promise<{ personId: string; episodeId: string }> {
  const person = await clinic.addPerson();
  await clinic.database.scoped(clinic.here.id, async (tx) => {
    await insertImportedDoses(tx, days.map(([at, mg]) => ({ ...person, siteId: clinic.here.siteId, dosingDay: day(at), medicine: medicineName, ug: mg * 1000 })), clinic.clock.now());
    await tx.run(sql`update people set born_on = '1960-01-01' where organisation_id = ${clinic.here.id} and id = ${person.personId}`);
  });
  return person;
}

/** Drafts, signs where anybody may, and opens the ticket after the nurse has looked. */
async function through(person: { personId: string; episodeId: string }, order: object): Promise<void> {
  const draft = await during('draft', () => post('prescriber', `/api/episodes/${person.episodeId}/orders`, { startOn: day(0), endOn: day(30), reason: 'Because', ...order }));
  expect(draft.statusCode, draft.body).toBe(201);
  const signed = await during('sign', () => post('prescriber', `/api/orders/${draft.json().id}/signature`, { version: 1, overrideReason: 'Seen' }));
  if (signed.statusCode >= 300) return;
  await kit.check(person.personId, { rr: 14, spo2: 97, rousable: true, breathAlcoholMg: 0, bottlesDue: 1, bottlesReturned: 1 });
  const ticket = await during('give', () => clinic.as('nurse', { url: `/api/people/${person.personId}/ticket` }));
  expect(ticket.statusCode, ticket.body).toBe(200);
}

const stated = { lowTolerance: false, highTolerance: false, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, otherMedicines: ['citalopram'], qtRiskFactors: true, unexplainedSyncopeOrSeizure: false, respiratoryDisease: false, rationale: 'Steady elsewhere', splitReasonDocumented: true };
const whole = (mg: number) => ({ productId: kit.productId, partUg: [mg * 1000], facts: stated });
const daily = (mg: number, days: number, gap = 0): readonly (readonly [number, number])[] => Array.from({ length: days }, (_, at) => [at - days - gap, mg] as const);

async function methadone(rules: Readonly<Record<string, string>>): Promise<void> {
  await follow(rules);
  const measured = await clinic.addPerson();
  await post('nurse', `/api/episodes/${measured.episodeId}/ecgs`, { recordedAt: clinic.clock.now().toString(), qtMs: 400, heartRate: 60 });
  await through(measured, { ...whole(22), partUg: [11_000, 11_000] });
  await through(await taken('naltrexone-depot', [[-40, 380]]), whole(20));
  const other = await taken('methadone', daily(30, 5));
  await through(other, whole(35));
  await through(await taken('methadone', [...daily(80, 20, 20), ...daily(70, 20)]), whole(65));
  await through(await taken('methadone', daily(99, 40)), { ...whole(105), partUg: [105_000] });
  // A first part was given: the second is asked about with the hours since.
  const begun = await kit.addDosed({ mg: [22, 6], facts: { splitReasonDocumented: true } });
  await kit.check(begun.personId);
  const first = await kit.give(begun, { acknowledged: ['poss', 'sedativesOrAlcohol', 'lowTolerance', 'daysSinceLastOpioid', 'FIRST_DOSE_OVER_30', 'START_OVER_20_FRAIL', 'AU_CAUTION_30_OR_MORE', 'INTERACTION_QT', 'qtRiskFactors', 'hoursAfterFirst', 'rationale'], doseUg: 22_000 });
  expect(first.statusCode, first.body).toBe(201);
  await kit.check(begun.personId);
  await during('give', () => clinic.as('nurse', { url: `/api/people/${begun.personId}/ticket` }));
}

const optionsOf = (key: string): readonly string[] => siteRules.find((rule) => rule.key === key)?.options ?? [];
const at = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

it('asks every rule of methadone under every guideline that a site may choose', async () => {
  const [starts, titrations, ecgs, tapers] = [optionsOf('methadoneStart'), optionsOf('titration'), optionsOf('ecg'), optionsOf('taper')];
  for (const [index, methadoneStart] of starts.entries()) await methadone({ methadoneStart, titration: at(titrations, index), ecg: at(ecgs, index), taper: at(tapers, index) });
}, 240_000);

const product = async (payload: object): Promise<string> => (await post('pharmacist', '/api/products', payload)).json().id as string;

it('asks every rule of buprenorphine under every guideline, at the start and after', async () => {
  const film = await product({ name: 'Film 8 mg', medicine: 'buprenorphine-naloxone', form: 'film', ugPerUnit: 8_000, controlled: true });
  await post('nurse', `/api/sites/${clinic.here.siteId}/stock`, { productId: film, lot: 'F', expiresOn: '2029-01-31', label: 'Films', amountUg: 8_000_000, place: 'window' });
  for (const buprenorphineStart of optionsOf('buprenorphineStart')) {
    await follow({ buprenorphineStart });
    const said = { hoursSince: 40, cows: 14, objectiveSigns: 2, sedativesOrAlcohol: false, childPugh: 'A', buprenorphineAllergy: false, naloxoneAllergy: false };
    for (const lastOpioid of ['heroin', 'fentanyl', 'methadone']) await through(await clinic.addPerson(), { productId: film, partUg: [8_000], facts: { ...said, lastOpioid, methadoneUg: 20_000 }, schedule: [{ dosingDay: day(1), part: 1, doseUg: 16_000 }] });
    await through(await taken('buprenorphine-naloxone', [[-1, 8]]), { productId: film, partUg: [16_000], facts: said });
  }
}, 240_000);

it('asks every rule of naltrexone and of the depots', async () => {
  const tablet = await product({ name: 'Naltrexone 50 mg', medicine: 'naltrexone', form: 'tablet', ugPerUnit: 50_000, controlled: false });
  const depots = {
    sublocade: await product({ name: 'Sublocade 300', medicine: 'buprenorphine-depot', form: 'depot', ugPerUnit: 300_000, controlled: true, depot: { name: 'Sublocade', interval: 'monthly' } }),
    buvidal: await product({ name: 'Buvidal 16', medicine: 'buprenorphine-depot', form: 'depot', ugPerUnit: 16_000, controlled: true, depot: { name: 'Buvidal', interval: 'weekly' } }),
    brixadi: await product({ name: 'Brixadi 16', medicine: 'buprenorphine-depot', form: 'depot', ugPerUnit: 16_000, controlled: true, depot: { name: 'Brixadi', interval: 'weekly' } }),
    brixadiMonthly: await product({ name: 'Brixadi 96', medicine: 'buprenorphine-depot', form: 'depot', ugPerUnit: 96_000, controlled: true, depot: { name: 'Brixadi', interval: 'monthly' } }),
    vivitrol: await product({ name: 'Vivitrol', medicine: 'naltrexone-depot', form: 'depot', ugPerUnit: 380_000, controlled: false, depot: { name: 'Vivitrol', interval: 'monthly' } }),
  };
  const free = { lastOpioid: 'heroin', daysOpioidFree: 20, naloxoneChallenge: 'negative', udsNegative: true, currentOpioidAnalgesic: 'none', dependentOrInWithdrawal: false, allergy: false, altTimesUln: 1, acuteHepatitis: false, liverFailure: false, decompensatedCirrhosis: false, pregnant: false, pregnancyPlanned: false, severeRenal: false, lowPlatelets: false, daysToSurgery: 90 };
  const label = { childPugh: 'A', longQt: false, espranorUg: 8_000 };
  const now = { route: 'SC', place: 'arm-left', identifiers: ['photo', 'born-on'], poss: '1', intoxicated: false };
  const inject = async (person: { personId: string; episodeId: string }, productId: string, ug: number, facts: object, more: object): Promise<void> => {
    const draft = await during('draft', () => post('prescriber', `/api/episodes/${person.episodeId}/orders`, { productId, startOn: day(0), endOn: day(90), partUg: [ug], reason: 'Wants it', facts }));
    expect(draft.statusCode, draft.body).toBe(201);
    await during('sign', () => post('prescriber', `/api/orders/${draft.json().id}/signature`, { version: 1, overrideReason: 'Seen' }));
    const tried = await during('give', () => post('nurse', `/api/orders/${draft.json().id}/injection-decisions`, { dosingDay: day(0), ...now, ...more }));
    expect(tried.statusCode, tried.body).toBeLessThan(300);
  };
  for (const [depot, naltrexone] of [['PRE-2025', 'LABEL'], ['2025-RAPID', 'STRICT-3X'], ['US-PROGRAMME', 'LABEL']] as const) {
    await follow({ depot, naltrexone });
    await through(await clinic.addPerson(), { productId: tablet, partUg: [50_000], facts: free });
    for (const [productId, ug] of [[depots.sublocade, 300_000], [depots.buvidal, 16_000], [depots.brixadi, 16_000]] as const) {
      await inject(await taken('buprenorphine', daily(16, 10)), productId, ug, label, { facts: { singleTmDoseTolerated: true, hoursAfterTm: 2 } });
      await inject(await clinic.addPerson(), productId, ug, label, { facts: { naive: true, testDoseUg: 4_000, hoursAfterTm: 2 } });
      const later = await taken('buprenorphine-depot', [[-30, ug / 1000]]);
      await inject(later, productId, ug, label, { facts: {} });
    }
    await inject(await taken('buprenorphine-depot', [[-40, 96]]), depots.brixadiMonthly, 96_000, label, { facts: {} });
    await inject(await clinic.addPerson(), depots.vivitrol, 380_000, free, { route: 'IM-gluteal', place: 'buttock-left' });
    await inject(await taken('naltrexone-depot', [[-40, 380]]), depots.vivitrol, 380_000, free, { route: 'IM-gluteal', place: 'buttock-left', facts: { uds: 'negative', opioidUseSince: false } });
  }
  // A place that was used is known only from an injection that was given here.
  await follow({ depot: 'PRE-2025', naltrexone: 'LABEL' });
  const again: (() => Promise<void>)[] = [];
  for (const [productId, ug, facts, more] of [[depots.vivitrol, 380_000, free, { route: 'IM-gluteal', place: 'buttock-left' }], [depots.buvidal, 16_000, { childPugh: 'A' }, { place: 'abdomen-upper-left' }]] as const) {
    const person = productId === depots.buvidal ? await taken('buprenorphine', daily(10, 10)) : await clinic.addPerson();
    await post('nurse', `/api/sites/${clinic.here.siteId}/stock`, { productId, lot: 'S', expiresOn: '2029-01-31', label: `Syringes ${ug}`, amountUg: ug * 10, place: 'window' });
    const draft = await post('prescriber', `/api/episodes/${person.episodeId}/orders`, { productId, startOn: day(0), endOn: day(90), partUg: [ug], reason: 'Wants it', facts });
    await post('prescriber', `/api/orders/${draft.json().id}/signature`, { version: 1 });
    const given = await post('nurse', `/api/orders/${draft.json().id}/injections`, { dosingDay: day(0), ...now, ...more, acknowledged: ['NEGATIVE_UDS_DOES_NOT_EXCLUDE'] }, { 'if-match': '1' });
    expect(given.statusCode, given.body).toBe(201);
    again.push(async () => void (await during('give', () => post('nurse', `/api/orders/${draft.json().id}/injection-decisions`, { dosingDay: day(0), ...now, ...more, facts: { uds: 'negative', opioidUseSince: false } }))));
  }
  clinic.clock.moveBy(Temporal.Duration.from('P7D'));
  for (const each of again) await each();
}, 240_000);

it('leaves no rule unasked, and asks none where it says that it does not', () => {
  const unasked = medicine.flatMap(({ id }) => moments.flatMap((each) => (asked[each].has(id) === (exemptAt(id, each) === undefined) ? [] : [`${id} at ${each}: ${asked[each].has(id) ? 'asked, but exempt' : 'never asked'}`])));
  expect(unasked).toEqual([]);
});

/** Urine tests and ECGs. */
import * as contract from '@fairlead/contract/tests';
import { correctedQt } from '@fairlead/clinical/instruments';
import { clinicians, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute, type CommandResult } from '../platform/registry.ts';
import { endTasks, moveEpisodeOn, type RecordEvent } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { episodeById, personById } from '../people/index.ts';
import { excuseTest, insertSpecimenCheck } from './chance-store.ts';
import { dueRoutes } from './due-routes.ts';
import { readingOf } from './read-result.ts';
import { ecgsOf, insertEcg, insertResults, insertUrineTest, noteCollection, urineTestById, noResultKnownOf, urineTestsOf, type EcgRow, type UrineTestRow } from './tests-store.ts';

const readers = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager', 'auditor');
const testers = staff('prescriber', 'nurse', 'pharmacist', 'counsellor');

function urineReply(row: UrineTestRow): contract.UrineTest {
  const known = new Set(row.results.map(({ substance }) => substance));
  return {
    id: row.id, personId: row.person_id, reason: row.reason, panel: [...row.panel], state: row.state, orderedBy: row.ordered_by, orderedAt: row.ordered_at, collectedAt: row.collected_at, observed: row.observed,
    temperatureOk: row.temperature_ok, specimen: row.specimen, drawn: row.drawn, excused: row.excused === null ? null : { ...row.excused }, check: row.check === null ? null : { ...row.check }, reading: readingOf(row), results: row.results.map((each) => ({ ...each })), unknown: row.panel.filter((substance) => !known.has(substance)),
  };
}

function ecgReply(row: EcgRow): contract.Ecg {
  const by = { bazett: row.qtc_bazett_ms, fridericia: row.qtc_fridericia_ms, framingham: row.qtc_framingham_ms, hodges: row.qtc_hodges_ms };
  return {
    id: row.id, recordedAt: row.recorded_at, qtMs: row.qt_ms, heartRate: row.heart_rate, bazettMs: by.bazett, fridericiaMs: by.fridericia, framinghamMs: by.framingham, hodgesMs: by.hodges,
    formula: row.formula, qtcMs: by[row.formula], note: row.note, enteredBy: row.entered_by,
  };
}

async function urineDone(tx: Tx, id: string, kind: string, params: Readonly<Record<string, unknown>>): Promise<CommandResult<contract.UrineTest>> {
  const row = await urineTestById(tx, id);
  if (row === null) throw new Error('The test that was just written is not there.');
  const event: RecordEvent = { kind, topic: 'tests', personId: row.person_id, episodeId: row.episode_id, siteId: row.site_id, params, about: { table: 'urine_tests', id } };
  return { kind: 'done', reply: urineReply(row), people: [row.person_id], events: [event] };
}

const lost = { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' } as const;

export const testsRoutes: readonly AnyRoute[] = [
  read(contract.getUrineTests, { policy: readers, limiter: 'ordinary', audit: 'urine tests opened' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [ask.params.id], reply: { items: (await urineTestsOf(tx, ask.params.id)).map(urineReply), noResultKnown: [...(await noResultKnownOf(tx, ask.params.id))] } };
  }),
  command(contract.orderUrineTest, { policy: testers, limiter: 'ordinary', audit: 'urine test ordered' }, async (ask, tx) => {
    const episode = await episodeById(tx, ask.params.id);
    if (episode === null || episode.state !== 'open') return { kind: 'not-found' };
    const panel = [...new Set(ask.body.panel)];
    const id = await insertUrineTest(tx, { personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, reason: ask.body.reason, panel, ...(ask.body.specimen === undefined ? {} : { specimen: ask.body.specimen }) }, ask.actor.accountId, ask.now);
    return urineDone(tx, id, 'tests.urine-ordered', { reason: ask.body.reason });
  }),
  command(contract.collectUrine, { policy: clinicians, limiter: 'ordinary', audit: 'urine sample noted' }, async (ask, tx) => {
    const row = await urineTestById(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    const noted = await noteCollection(tx, row.id, ask.body.given, ask.actor.accountId, ask.body.observed ?? null, ask.body.temperatureOk ?? null, ask.now);
    if (!noted) return { kind: 'conflict', detail: 'This sample was noted already.' };
    if (ask.body.check !== undefined) await insertSpecimenCheck(tx, row.id, ask.body.check, ask.actor.accountId, ask.now);
    if (ask.body.given) await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `sample ${row.id}`, outcome: 'given' });
    return urineDone(tx, row.id, ask.body.given ? 'tests.urine-given' : 'tests.urine-not-given', {});
  }),
  command(contract.addUrineResults, { policy: testers, limiter: 'ordinary', audit: 'urine results entered' }, async (ask, tx) => {
    const row = await urineTestById(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    const episode = await episodeById(tx, row.episode_id);
    if (episode === null || !(await moveEpisodeOn(tx, episode.id, episode.version))) return lost;
    await insertResults(tx, row.id, ask.body.results, ask.actor.accountId, ask.now);
    if (ask.body.check !== undefined) await insertSpecimenCheck(tx, row.id, ask.body.check, ask.actor.accountId, ask.now);
    await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `sample ${row.id}`, outcome: 'result' });
    const positive = ask.body.results.filter(({ result }) => result === 'positive').map(({ substance }) => substance);
    return urineDone(tx, row.id, 'tests.urine-resulted', { positive, count: ask.body.results.length });
  }),
  command(contract.excuseUrine, { policy: clinicians, limiter: 'ordinary', audit: 'drawn test excused' }, async (ask, tx) => {
    const row = await urineTestById(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    if (!row.drawn) return { kind: 'conflict', detail: 'Somebody ordered this test; only one that was drawn by chance is excused.' };
    if (ask.body.why === 'other' && ask.body.words === '') return { kind: 'invalid', detail: 'Say why.', field: '/words' };
    if (!(await excuseTest(tx, row.id, ask.body.why, ask.body.words, ask.actor.accountId, ask.now))) return { kind: 'conflict', detail: 'The sample was given, or this test was excused already.' };
    await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `sample ${row.id}`, outcome: 'excused' });
    return urineDone(tx, row.id, 'tests.excused', { why: ask.body.why });
  }),
  ...dueRoutes,
  read(contract.getEcgs, { policy: readers, limiter: 'ordinary', audit: 'ECGs opened' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [ask.params.id], reply: { items: (await ecgsOf(tx, ask.params.id)).map(ecgReply) } };
  }),
  command(contract.addEcg, { policy: staff('prescriber', 'nurse'), limiter: 'ordinary', audit: 'ECG entered' }, async (ask, tx) => {
    const { body } = ask;
    const episode = await episodeById(tx, ask.params.id);
    if (episode === null) return { kind: 'not-found' };
    if (Temporal.Instant.compare(Temporal.Instant.from(body.recordedAt), ask.now) > 0) return { kind: 'invalid', detail: 'An ECG cannot be of a time to come.', field: '/recordedAt' };
    const known = await ecgsOf(tx, episode.person_id);
    if (body.supersedesId !== undefined && !known.some(({ id }) => id === body.supersedesId)) return { kind: 'invalid', detail: 'The ECG to be corrected is not there.', field: '/supersedesId' };
    const qt = correctedQt(body.qtMs, body.heartRate);
    if (qt.kind === 'invalid') return { kind: 'invalid', detail: 'This QT and heart rate do not go together.', field: '/qtMs' };
    if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return lost;
    const formula = body.formula ?? 'fridericia';
    const id = await insertEcg(tx, {
      personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, recordedAt: body.recordedAt, qtMs: body.qtMs, heartRate: body.heartRate, bazettMs: Math.round(qt.bazett), fridericiaMs: Math.round(qt.fridericia),
      framinghamMs: Math.round(qt.framingham), hodgesMs: Math.round(qt.hodges), formula, note: body.note ?? null, supersedesId: body.supersedesId ?? null,
    }, ask.actor.accountId, ask.now);
    const row = (await ecgsOf(tx, episode.person_id)).find((each) => each.id === id);
    if (row === undefined) throw new Error('The ECG that was just entered is not there.');
    const reply = ecgReply(row);
    return {
      kind: 'done', reply, people: [episode.person_id], events: [{ kind: 'tests.ecg', topic: 'tests', personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, params: { qtcMs: reply.qtcMs, formula }, about: { table: 'ecgs', id } }],
      tasks: reply.qtcMs >= 450 ? [{ siteId: episode.site_id, kind: 'tests.review-qtc', role: 'prescriber', personId: episode.person_id, episodeId: episode.id, dueAt: ask.now.toString(), priority: reply.qtcMs > 500 ? 1 : 2, params: { qtcMs: reply.qtcMs }, dedupeKey: `qtc ${id}` }] : [],
    };
  }),
];

/** Reviews of maintenance, readiness for a taper, and what the person asks. None of it changes a dose: only a signed order does. */
import * as contract from '@fairlead/contract/medication';
import { episodeById, openEpisodeOf, personById } from '../../people/index.ts';
import { dayAt } from '../../platform/clock.ts';
import { clinicians, person as ownPerson, staff } from '../../platform/policy.ts';
import { endTasks } from '../../platform/record-store.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import { ordersOf } from '../orders-store.ts';
import { orderInForce, readMaintenance } from './maintenance.ts';
import { answerRequestRow, insertReadiness, insertRequest, insertReview, requestById, requestsOf } from './maintenance-store.ts';

const readers = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager', 'auditor');

export const reviewKey = (personId: string): string => `medication review ${personId}`;
const requestKey = (id: string): string => `dose request ${id}`;

const opened = read(contract.getMaintenance, { policy: readers, limiter: 'ordinary', audit: 'maintenance opened' }, async (ask, tx) => {
  const person = await personById(tx, ask.params.id);
  if (person === null) return { kind: 'not-found' };
  return { kind: 'ok', people: [person.id], reply: await readMaintenance(tx, person, await openEpisodeOf(tx, person.id), ask.now) };
});

const reviewed = command(contract.addReview, { policy: staff('prescriber', 'nurse', 'pharmacist'), limiter: 'ordinary', audit: 'maintenance reviewed' }, async (ask, tx) => {
  const episode = await episodeById(tx, ask.params.id);
  const person = episode === null ? null : await personById(tx, episode.person_id);
  if (episode === null || person === null) return { kind: 'not-found' };
  if (episode.state !== 'open') return { kind: 'conflict', detail: 'This episode has ended.' };
  const { facts, due, today } = await readMaintenance(tx, person, episode, ask.now);
  if (facts.medicine === null) return { kind: 'conflict', detail: 'No order is in force, so there is no maintenance to review.' };
  if (ask.body.nextOn <= today) return { kind: 'invalid', detail: 'The next review comes after today.', field: '/nextOn' };
  if (due !== null && ask.body.nextOn > due.latestOn) return { kind: 'invalid', detail: `The rhythm of this site asks for the next review by ${due.latestOn}.`, field: '/nextOn' };
  const id = await insertReview(tx, { ...ask.body, personId: person.id, episodeId: episode.id, siteId: episode.site_id, medicine: facts.medicine, onDay: today, facts }, ask.actor.accountId, ask.now);
  await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: reviewKey(person.id), outcome: ask.body.outcome });
  return {
    kind: 'done', reply: { id }, people: [person.id],
    events: [{ kind: 'medication.reviewed', topic: 'orders', personId: person.id, episodeId: episode.id, siteId: episode.site_id, audience: 'person', params: { benefit: ask.body.benefit, outcome: ask.body.outcome, nextOn: ask.body.nextOn }, about: { table: 'medication_reviews', id } }],
    // What was agreed and is not "continue" is an order that somebody has to write.
    tasks: ask.body.outcome === 'continue' || ask.body.outcome === 'other' ? [] : [{ siteId: episode.site_id, kind: 'medication.act-on-review', role: 'prescriber', personId: person.id, episodeId: episode.id, dueAt: ask.now.toString(), priority: 2, params: { outcome: ask.body.outcome }, dedupeKey: `act on review ${id}` }],
  };
});

const looked = command(contract.noteReadiness, { policy: clinicians, limiter: 'ordinary', audit: 'readiness for a taper noted' }, async (ask, tx) => {
  const episode = await episodeById(tx, ask.params.id);
  const person = episode === null ? null : await personById(tx, episode.person_id);
  if (episode === null || person === null || episode.state !== 'open') return { kind: 'not-found' };
  const { readiness } = await readMaintenance(tx, person, episode, ask.now);
  const { words, ...said } = ask.body;
  const id = await insertReadiness(tx, person.id, episode.id, { ...readiness.known, ...said }, words, ask.actor.accountId, ask.now);
  return { kind: 'done', reply: { id }, people: [person.id], events: [{ kind: 'medication.readiness-looked-at', topic: 'orders', personId: person.id, episodeId: episode.id, siteId: episode.site_id, params: {}, about: { table: 'taper_readiness', id } }] };
});

const answered = command(contract.answerRequest, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'request about a dose answered' }, async (ask, tx) => {
  const row = await requestById(tx, ask.params.id);
  if (row === null) return { kind: 'not-found' };
  if (!(await answerRequestRow(tx, row.id, ask.body.answer, ask.body.words, ask.actor.accountId, ask.now))) return { kind: 'conflict', detail: 'This was answered or taken back already.' };
  await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: requestKey(row.id), outcome: ask.body.answer });
  const reply = (await requestsOf(tx, row.person_id)).find(({ id }) => id === row.id);
  if (reply === undefined) throw new Error('The request that was just answered is not there.');
  return { kind: 'done', reply: { ...reply }, people: [row.person_id], events: [{ kind: 'medication.request-answered', topic: 'orders', personId: row.person_id, episodeId: row.episode_id, siteId: row.site_id, audience: 'person', params: { answer: ask.body.answer, words: ask.body.words }, about: { table: 'dose_requests', id: row.id } }] };
});

const asked = command(contract.askAboutDose, { policy: ownPerson, limiter: 'ordinary', audit: 'asked about the dose' }, async (ask, tx) => {
  const { personId } = ask.actor;
  const episode = await openEpisodeOf(tx, personId);
  const order = episode === null ? undefined : orderInForce(await ordersOf(tx, personId), dayAt(ask.now, episode.time_zone));
  if (episode === null || order === undefined) return { kind: 'conflict', detail: 'No dose is ordered now. Write to your team instead.' };
  const id = await insertRequest(tx, { personId, episodeId: episode.id, siteId: order.siteId, orderId: order.id, what: ask.body.what, words: ask.body.words }, ask.now);
  if (id === null) return { kind: 'conflict', detail: 'You asked already. Your prescriber answers it first.' };
  const about = { personId, episodeId: episode.id, siteId: order.siteId };
  return {
    kind: 'done', reply: { id }, people: [personId],
    events: [{ kind: 'medication.person-asks', topic: 'orders', ...about, audience: 'person', params: { what: ask.body.what, words: ask.body.words }, about: { table: 'dose_requests', id } }],
    tasks: [{ ...about, kind: 'medication.answer-request', role: 'prescriber', dueAt: ask.now.add({ hours: 24 }).toString(), priority: 1, params: { what: ask.body.what }, dedupeKey: requestKey(id) }],
  };
});

const takenBack = command(contract.takeBackRequest, { policy: ownPerson, limiter: 'ordinary', audit: 'request about the dose taken back' }, async (ask, tx) => {
  const open = (await requestsOf(tx, ask.actor.personId)).find(({ answer }) => answer === null);
  const row = open === undefined ? null : await requestById(tx, open.id);
  if (row === null || !(await answerRequestRow(tx, row.id, 'taken-back', null, ask.actor.accountId, ask.now))) return { kind: 'conflict', detail: 'There is nothing to take back.' };
  await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: requestKey(row.id), outcome: 'taken back' });
  return { kind: 'done', reply: { ok: true as const }, people: [row.person_id], events: [{ kind: 'medication.request-taken-back', topic: 'orders', personId: row.person_id, episodeId: row.episode_id, siteId: row.site_id, audience: 'person', params: {}, about: { table: 'dose_requests', id: row.id } }] };
});

export const maintenanceRoutes: readonly AnyRoute[] = [opened, reviewed, looked, answered, asked, takenBack];

/** Stays from start to end, and comfort medicines. */
import * as contract from '@fairlead/contract/withdrawal';
import { decideAdjunct } from '@fairlead/clinical';
import { episodeById, openEpisodeOf, personById } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import { staff } from '../platform/policy.ts';
import { endTasks } from '../platform/record-store.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { staffAt } from '../residence/index.ts';
import { orderDecision } from './comfort-decision.ts';
import { comfortDoseById, comfortOrderById, endComfortOrderRow, insertEffect } from './comfort-store.ts';
import { readCourse } from './course-of-stay.ts';
import { endStay } from './end-stay.ts';
import { giveComfort, orderComfort } from './give-comfort.ts';
import { readStay } from './read-stay.ts';
import { decisionReply } from './signed.ts';
import { pregnantInRecord, startDecision, startStay } from './start-stay.ts';
import { stayById, staysOf } from './stays-store.ts';
import { bedside, wardRoutes, wardTeam } from './ward-routes.ts';

const done = { ok: true } as const;

const listed = read(contract.personStays, { policy: wardTeam, limiter: 'ordinary', audit: 'withdrawal opened' }, async (ask, tx) => {
  const person = await personById(tx, ask.params.id);
  if (person === null) return { kind: 'not-found' };
  const [stays, episode] = [await staysOf(tx, person.id), await openEpisodeOf(tx, person.id)];
  const items = stays.map((row) => ({ id: row.id, state: row.state, setting: row.setting, opioid: row.opioid, startedAt: row.started_at, endedAt: row.ended_at, endReason: row.end_reason, startedOn: dayAt(Temporal.Instant.from(row.started_at), row.time_zone) }));
  return { kind: 'ok', people: [person.id], reply: { items, clinicians: [...(await staffAt(tx, person.site_id, ['prescriber', 'nurse']))], openEpisodeId: episode?.id ?? null, pregnantInRecord: await pregnantInRecord(tx, person.id, episode?.time_zone ?? 'UTC', ask.now) } };
});

const opened = read(contract.getStay, { policy: wardTeam, limiter: 'ordinary', audit: 'withdrawal stay opened' }, async (ask, tx) => {
  const stay = await stayById(tx, ask.params.id);
  if (stay === null) return { kind: 'not-found' };
  return { kind: 'ok', people: [stay.person_id], etag: String(stay.version), reply: await readStay(tx, stay, ask.now) };
});

const tried = command(contract.tryStay, { policy: bedside, limiter: 'ordinary', audit: 'withdrawal weighed' }, async (ask, tx) => {
  const episode = await episodeById(tx, ask.params.id);
  if (episode === null) return { kind: 'not-found' };
  return { kind: 'done', reply: { decision: decisionReply(await startDecision(tx, episode, ask.body, ask.now)) }, people: [episode.person_id] };
});

const started = command(contract.startStay, { policy: bedside, limiter: 'ordinary', audit: 'withdrawal started' }, (ask, tx) => startStay(tx, ask.params.id, ask.body, ask.actor, ask.now));
const ended = command(contract.endStay, { policy: bedside, limiter: 'ordinary', audit: 'withdrawal ended' }, (ask, tx) => endStay(tx, ask.params.id, ask.body, ask.actor, ask.now));

const weighed = command(contract.tryComfortOrder, { policy: bedside, limiter: 'ordinary', audit: 'comfort medicine weighed' }, async (ask, tx) => {
  const stay = await stayById(tx, ask.params.id);
  if (stay === null) return { kind: 'not-found' };
  return { kind: 'done', reply: { decision: decisionReply(await orderDecision(tx, await readCourse(tx, stay, ask.now), ask.body, ask.now)) }, people: [stay.person_id] };
});

const ordered = command(contract.signComfortOrder, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'comfort medicine ordered', freshFactor: true }, (ask, tx) => orderComfort(tx, ask.params.id, ask.body, ask.actor, ask.now));
const given = command(contract.giveComfort, { policy: bedside, limiter: 'ordinary', audit: 'comfort medicine given or held' }, (ask, tx) => giveComfort(tx, ask.params.id, ask.body, ask.actor, ask.now));

const stopped = command(contract.endComfortOrder, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'comfort order ended' }, async (ask, tx) => {
  const order = await comfortOrderById(tx, ask.params.id);
  const stay = order === null ? null : await stayById(tx, order.stay_id);
  if (order === null || stay === null) return { kind: 'not-found' };
  if (!(await endComfortOrderRow(tx, order.id, ask.actor.accountId, ask.body.reason, ask.now))) return { kind: 'conflict', detail: 'This order has ended already.' };
  // Clonidine and lofexidine step down: the answer says so, whatever was decided.
  const decision = decideAdjunct({ drug: order.medicine, event: 'stop', abrupt: ask.body.abrupt ?? null });
  return { kind: 'done', reply: { ...done, decision: decisionReply(decision) }, people: [order.person_id], events: [{ kind: 'withdrawal.comfort-ended', topic: 'ward', personId: order.person_id, episodeId: stay.episode_id, siteId: stay.site_id, params: { medicine: order.medicine, reason: ask.body.reason }, about: { table: 'comfort_orders', id: order.id } }] };
});

const felt = command(contract.addEffect, { policy: bedside, limiter: 'ordinary', audit: 'effect of a comfort medicine noted' }, async (ask, tx) => {
  const dose = await comfortDoseById(tx, ask.params.id);
  const stay = dose === null ? null : await stayById(tx, dose.stay_id);
  if (dose === null || stay === null || dose.what !== 'given') return { kind: 'not-found' };
  if (!(await insertEffect(tx, dose.id, ask.body.effect, ask.body.note ?? null, ask.actor.accountId, ask.now))) return { kind: 'conflict', detail: 'Somebody asked already.' };
  await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `ask effect ${dose.id}`, outcome: ask.body.effect });
  return { kind: 'done', reply: done, people: [dose.person_id], events: [{ kind: 'withdrawal.comfort-effect', topic: 'ward', personId: dose.person_id, episodeId: stay.episode_id, siteId: stay.site_id, params: { medicine: dose.medicine, effect: ask.body.effect }, about: { table: 'comfort_doses', id: dose.id } }] };
});

/** The routes of this room. */
export const withdrawalRoutes: readonly AnyRoute[] = [...wardRoutes, listed, opened, tried, started, ended, weighed, ordered, given, stopped, felt];

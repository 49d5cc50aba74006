/** Stays from start to end. */
import * as contract from '@fairlead/contract/withdrawal';
import { episodeById, openEpisodeOf, personById } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { staffAt } from '../residence/index.ts';
import { comfortRoutes } from './comfort-routes.ts';
import { endStay } from './end-stay.ts';
import { readStay } from './read-stay.ts';
import { decisionReply } from './signed.ts';
import { pregnantInRecord, startDecision, startStay } from './start-stay.ts';
import { stayById, staysOf } from './stays-store.ts';
import { bedside, wardRoutes, wardTeam } from './ward-routes.ts';

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

/** The routes of this room. */
export const withdrawalRoutes: readonly AnyRoute[] = [...wardRoutes, listed, opened, tried, started, ended, ...comfortRoutes];

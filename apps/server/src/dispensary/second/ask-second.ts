/** Asks a named colleague to sign as the second. The command is tried and undone, so that what cannot be done is not asked for. */
import type { BodyOf } from '@fairlead/contract';
import type { SecondSignature, askSecond as askRoute } from '@fairlead/contract/dispensary';
import { startingRules } from '@fairlead/contract/setup';
import { mayConfirm } from '../../medication/index.ts';
import type { StaffActor } from '../../platform/actor.ts';
import { verdictOf, whoMay } from '../../platform/policy.ts';
import { endTasks, openTask, writeEvent } from '../../platform/record-store.ts';
import { versionSeen, type CommandResult } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { siteById, type SiteRow } from '../../platform/sites-store.ts';
import type { Acts } from './acts.ts';
import { attempt, type Around } from './attempt.ts';
import { askFor, colleaguesAt, endAsk, insertAsk, openAskOf, savepoint, type Colleague, type SecondRow } from './second-store.ts';

export const topic = 'second-signatures';
export const taskKey = (id: string): string => `second ${id}`;

/** How long an ask stands at a site. */
export function minutesAt(site: SiteRow): number {
  const rule = site.profiles['secondSignature'] ?? startingRules[site.country].secondSignature;
  const minutes = Number.parseInt(rule, 10);
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 240 ? minutes : 15;
}

/** Signed in now: seen within the time after which a session sleeps. */
export const colleagues = (tx: Tx, siteId: string, but: string, real: Temporal.Instant): Promise<readonly Colleague[]> => colleaguesAt(tx, siteId, [...mayConfirm], but, real.subtract({ minutes: 15 }));

/** An ask that nobody answered in time has ended, whether or not the sweep has come by. */
export function secondReply(row: SecondRow, now: Temporal.Instant): SecondSignature {
  const isOver = row.state === 'asked' && Temporal.Instant.compare(Temporal.Instant.from(row.expires_at), now) <= 0;
  return {
    id: row.id, siteId: row.site_id, act: row.act, shown: row.shown, hash: row.shown_hash, askedBy: row.by_name, askedOf: row.of_name, askedAt: row.asked_at, expiresAt: row.expires_at,
    state: isOver ? 'ended' : row.state, endedAt: isOver ? row.expires_at : row.ended_at, reason: row.reason,
  };
}

/** Nobody answered in time. */
export async function endedByTime(tx: Tx, row: SecondRow, now: Temporal.Instant): Promise<void> {
  if (!(await endAsk(tx, row.id, { state: 'ended' }, now))) return;
  await endTasks(tx, null, now, { dedupeKey: taskKey(row.id), outcome: 'ended' });
  await writeEvent(tx, null, now, { kind: 'dispensary.second-ended', topic, siteId: row.site_id, audience: 'restricted', params: { what: row.act, who: row.of_name }, about: { table: 'second_signatures', id: row.id } });
}

export async function rowOf(tx: Tx, id: string, accountId: string): Promise<SecondRow> {
  const row = await askFor(tx, id, accountId);
  if (row === null) throw new Error('The ask that was just written is not there.');
  return row;
}

export async function askSecond(tx: Tx, acts: Acts, actor: StaffActor, siteId: string, asked: BodyOf<typeof askRoute>, around: Around): Promise<CommandResult<SecondSignature>> {
  const { now } = around;
  const site = await siteById(tx, siteId);
  if (site === null) return { kind: 'not-found' };
  const route = acts[asked.act];
  if (verdictOf(route.declaration.policy, actor) !== 'allowed') return { kind: 'forbidden', who: whoMay(route.declaration.policy) };
  if (asked.of === actor.accountId) return { kind: 'invalid', detail: 'The second person has to be somebody else.', field: '/of' };
  const second = (await colleagues(tx, siteId, actor.accountId, around.real)).find(({ id }) => id === asked.of);
  if (second === undefined) return { kind: 'invalid', detail: 'This colleague may not sign as the second here.', field: '/of' };
  const { confirmationId: _confirmation, ...body } = asked.body;
  const waiting = { params: asked.params, body, ifMatch: asked.ifMatch === undefined ? null : versionSeen(asked.ifMatch), sessionId: actor.sessionId };
  const tried = await attempt(tx, asked.act, route, waiting, { first: actor, secondId: second.id }, around);
  if (tried.kind === 'not') return tried.result;
  await savepoint.undo(tx);
  const { shown, hash } = tried.shown;
  const there = await openAskOf(tx, actor.accountId, hash);
  if (there !== null && secondReply(there, now).state === 'asked') return { kind: 'conflict', detail: `You asked ${there.of_name} for this already. Take that back first; nothing is written twice.` };
  if (there !== null) await endedByTime(tx, there, now);
  const id = await insertAsk(tx, { siteId, act: asked.act, command: waiting, shown, hash, askedBy: actor.accountId, askedOf: second.id, minutes: minutesAt(site) }, now);
  await openTask(tx, actor.accountId, now, { siteId, kind: 'dispensary.sign-as-second', assigneeId: second.id, dueAt: now.toString(), priority: 1, params: { what: asked.act, secondId: id }, dedupeKey: taskKey(id) });
  const row = await rowOf(tx, id, actor.accountId);
  return {
    kind: 'done', reply: secondReply(row, now), people: tried.done.people,
    events: [{ kind: 'dispensary.second-asked', topic, siteId, audience: 'restricted', params: { what: asked.act, who: row.of_name }, about: { table: 'second_signatures', id } }],
    details: { secondId: id, act: asked.act, of: second.id, hash },
  };
}

/** The answer to an ask: signed, and written in the same moment; a no with its reason; taken back; or ended by time. */
import type { SecondSignature } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../../platform/actor.ts';
import { verdictOf, whoMay } from '../../platform/policy.ts';
import { endTasks } from '../../platform/record-store.ts';
import type { CommandResult, NotDone } from '../../platform/registry.ts';
import { problemOf, writeBeside } from '../../platform/run-route.ts';
import type { Tx } from '../../platform/scoped.ts';
import type { Sweep } from '../../platform/sweep.ts';
import type { Acts } from './acts.ts';
import { endedByTime, rowOf, secondReply, taskKey, topic } from './ask-second.ts';
import { attempt, type Around } from './attempt.ts';
import { askerOf, endAsk, lockAsk, overdueAsks, savepoint, type Ending, type SecondRow } from './second-store.ts';

const over: Readonly<Record<Exclude<SecondRow['state'], 'asked'>, string>> = {
  signed: 'This was signed already.', declined: 'This was refused already.', 'taken-back': 'This was taken back. Nothing was written.', ended: 'Nobody answered in time, and this ended by itself. Nothing was written.',
  changed: 'What was shown had changed. Nothing was written; it has to be asked for again.', refused: 'This could no longer be done. Nothing was written.',
};

/** An ask that stands open for this account, held; or why not. */
async function openFor(tx: Tx, id: string, accountId: string, side: 'asked_by' | 'asked_of', now: Temporal.Instant): Promise<SecondRow | NotDone> {
  const row = await lockAsk(tx, id, accountId);
  if (row === null || row[side] !== accountId) return { kind: 'not-found' };
  const { state } = secondReply(row, now);
  return state === 'asked' ? row : { kind: 'conflict', detail: over[state] };
}

/** Ends the ask, its task, and tells both screens. */
async function ended(tx: Tx, row: SecondRow, actor: StaffActor, ending: Ending, around: Around, people: readonly string[] = []): Promise<CommandResult<SecondSignature>> {
  if (!(await endAsk(tx, row.id, ending, around.now))) return { kind: 'lost-race', detail: 'This was answered at the same moment.' };
  await endTasks(tx, actor.accountId, around.now, { dedupeKey: taskKey(row.id), outcome: ending.state });
  return {
    kind: 'done', reply: secondReply(await rowOf(tx, row.id, actor.accountId), around.now), people,
    events: [{ kind: `dispensary.second-${ending.state}`, topic, siteId: row.site_id, audience: 'restricted', params: { what: row.act, who: row.of_name, ...(ending.reason === undefined ? {} : { reason: ending.reason }) }, about: { table: 'second_signatures', id: row.id } }],
    details: { secondId: row.id, act: row.act, state: ending.state, askedBy: row.asked_by },
  };
}

/** Signs: the command runs anew on what holds now, and is kept only where it writes what was shown. */
export async function signAsSecond(tx: Tx, acts: Acts, actor: StaffActor, id: string, hash: string, around: Around): Promise<CommandResult<SecondSignature>> {
  const row = await openFor(tx, id, actor.accountId, 'asked_of', around.now);
  if ('kind' in row) return row;
  if (row.shown_hash !== hash) return { kind: 'stale', detail: 'This is not what you were asked to sign. Look again.' };
  const route = acts[row.act];
  const first = await askerOf(tx, row.asked_by, row.command.sessionId);
  if (first === null || verdictOf(route.declaration.policy, first) !== 'allowed') return ended(tx, row, actor, { state: 'refused', answer: problemOf({ kind: 'forbidden', who: whoMay(route.declaration.policy) }) }, around);
  const tried = await attempt(tx, row.act, route, row.command, { first, secondId: actor.accountId }, around);
  if (tried.kind === 'not') {
    const { result } = tried;
    return result.kind === 'lost-race' ? result : ended(tx, row, actor, { state: 'refused', answer: problemOf(result) }, around);
  }
  if (tried.shown.hash !== row.shown_hash) {
    await savepoint.undo(tx);
    return ended(tx, row, actor, { state: 'changed' }, around);
  }
  await savepoint.keep(tx);
  const { done, ask, confirmationId } = tried;
  // As it would stand had the first pressed with the second beside them: their audit entry, their events, their tasks.
  await writeBeside(tx, route, ask, { ...done, details: { ...done.details, secondId: row.id, signedBy: actor.accountId } });
  const answer = { reply: route.shape.reply.parse(done.reply), etag: done.etag ?? null };
  return ended(tx, row, actor, { state: 'signed', confirmationId, answer }, around, done.people);
}

export async function declineSecond(tx: Tx, actor: StaffActor, id: string, reason: string, around: Around): Promise<CommandResult<SecondSignature>> {
  const row = await openFor(tx, id, actor.accountId, 'asked_of', around.now);
  return 'kind' in row ? row : ended(tx, row, actor, { state: 'declined', reason }, around);
}

export async function takeBackSecond(tx: Tx, actor: StaffActor, id: string, around: Around): Promise<CommandResult<SecondSignature>> {
  const row = await openFor(tx, id, actor.accountId, 'asked_by', around.now);
  return 'kind' in row ? row : ended(tx, row, actor, { state: 'taken-back' }, around);
}

/** Asks that nobody answered in the time that the site sets. */
export const endSecondAsks: Sweep = async (tx, now) => {
  for (const row of await overdueAsks(tx, now)) await endedByTime(tx, row, now);
};

/** Calls people back with their bottles: by chance within caps, or for a reason. What follows is a talk and a review, never a discharge. */
import { randomInt } from 'node:crypto';
import { callBackHours, pickForCallBack } from '@fairlead/clinical';
import type { CallBack } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import type { CommandResult } from '../platform/registry.ts';
import { endTasks } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { callBackById, callBacksOf, holdersOf, insertCallBack, settleCallBackRow, type CallBackRow } from './call-backs-store.ts';

export const callBackReply = ({ siteId: _site, episodeId: _episode, ...row }: CallBackRow): CallBack => row;

const wholeDays = (from: string, now: Temporal.Instant): number => Math.floor(now.since(Temporal.Instant.from(from)).total('hours') / 24);

export async function callBack(tx: Tx, actor: StaffActor, siteId: string, asked: { readonly count?: number | undefined; readonly personId?: string | undefined; readonly reason?: string | undefined }, now: Temporal.Instant): Promise<CommandResult<{ items: CallBack[] }>> {
  if ((await siteById(tx, siteId)) === null) return { kind: 'not-found' };
  if (asked.personId !== undefined && asked.reason === undefined) return { kind: 'invalid', detail: 'Say why this person is asked and not somebody by chance.', field: '/reason' };
  const holders = await holdersOf(tx, siteId);
  const candidates = holders.map((row) => ({ personId: row.person_id, daysSinceLast: row.last_at === null ? null : wholeDays(row.last_at, now), isOpen: row.is_open }));
  const picked = asked.personId === undefined ? pickForCallBack(candidates, asked.count ?? 1, (below) => randomInt(below)) : holders.filter((row) => row.person_id === asked.personId && !row.is_open).map((row) => row.person_id);
  if (picked.length === 0) return { kind: 'conflict', detail: asked.personId === undefined ? 'Nobody can be asked now: nobody has bottles out who was not asked in the last 30 days.' : 'This person has no bottles out, or is asked already.' };
  const dueAt = now.add({ hours: callBackHours }).toString();
  const made = new Set<string>();
  for (const row of holders.filter(({ person_id: id }) => picked.includes(id))) made.add(await insertCallBack(tx, { personId: row.person_id, episodeId: row.episode_id, siteId, reason: asked.reason ?? null, dueAt, bottlesExpected: row.bottles }, actor.accountId, now));
  const rows = (await callBacksOf(tx, siteId)).filter(({ id }) => made.has(id));
  return {
    kind: 'done', reply: { items: rows.map(callBackReply) }, people: [...picked], details: { count: rows.length, how: asked.personId === undefined ? 'random' : 'reason' },
    events: rows.map((row) => ({ kind: 'dispensary.called-back', topic: 'take-home', personId: row.personId, episodeId: row.episodeId, siteId, params: { bottles: row.bottlesExpected }, about: { table: 'call_backs', id: row.id } })),
    tasks: rows.map((row) => ({ siteId, kind: 'dispensary.call-in-bottles', role: 'nurse', personId: row.personId, episodeId: row.episodeId, dueAt, priority: 3, params: { bottles: row.bottlesExpected }, dedupeKey: `call-back ${row.id}` })),
  };
}

interface Outcome {
  readonly outcome: NonNullable<CallBackRow['outcome']>;
  readonly bottlesBrought?: number | undefined;
  readonly sealsWhole?: boolean | undefined;
  readonly volumesRight?: boolean | undefined;
  readonly note?: string | undefined;
}

/** What they brought. Whatever is short or wrong opens a review by a prescriber, who talks first. */
export async function settleCallBack(tx: Tx, actor: StaffActor, id: string, asked: Outcome, now: Temporal.Instant): Promise<CommandResult<CallBack>> {
  const row = await callBackById(tx, id);
  if (row === null) return { kind: 'not-found' };
  const came = asked.outcome === 'complete' || asked.outcome === 'short';
  if (came && (asked.bottlesBrought === undefined || asked.sealsWhole === undefined || asked.volumesRight === undefined)) return { kind: 'invalid', detail: 'Count the bottles, look at the seals and at how full they are.', field: '/bottlesBrought' };
  if (asked.outcome === 'complete' && (asked.bottlesBrought !== row.bottlesExpected || asked.sealsWhole !== true || asked.volumesRight !== true)) return { kind: 'invalid', detail: `${row.bottlesExpected} whole bottles are complete; note anything else as short.`, field: '/outcome' };
  if (asked.outcome === 'excused' && asked.note === undefined) return { kind: 'invalid', detail: 'Say why: travel, work, illness.', field: '/note' };
  if (!(await settleCallBackRow(tx, id, { outcome: asked.outcome, bottlesBrought: asked.bottlesBrought ?? null, sealsWhole: asked.sealsWhole ?? null, volumesRight: asked.volumesRight ?? null, note: asked.note ?? null }, actor.accountId, now))) return { kind: 'conflict', detail: 'This call-back was settled already.' };
  await endTasks(tx, actor.accountId, now, { dedupeKey: `call-back ${id}`, outcome: asked.outcome });
  const after = await callBackById(tx, id);
  if (after === null) return { kind: 'not-found' };
  const review = asked.outcome === 'short' || asked.outcome === 'not-come' || asked.outcome === 'not-reached';
  return {
    kind: 'done', reply: callBackReply(after), people: [row.personId], details: { callBackId: id, outcome: asked.outcome },
    events: [{ kind: `dispensary.call-back-${asked.outcome}`, topic: 'take-home', personId: row.personId, episodeId: row.episodeId, siteId: row.siteId, params: { bottles: row.bottlesExpected, brought: asked.bottlesBrought ?? 0 }, about: { table: 'call_backs', id } }],
    tasks: review ? [{ siteId: row.siteId, kind: 'dispensary.review-take-home', role: 'prescriber', personId: row.personId, episodeId: row.episodeId, dueAt: now.add({ hours: 24 }).toString(), priority: 2, params: { bottles: row.bottlesExpected, brought: asked.bottlesBrought ?? 0 }, dedupeKey: `call-back review ${id}` }] : [],
  };
}

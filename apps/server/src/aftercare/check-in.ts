/** A check-in after treatment, and the next one. */
import { addDays, dayOf, isoOf, nextCheckIn, phaseOn, type Day } from '@fairlead/clinical';
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { noteCheckIn } from '@fairlead/contract/aftercare';
import { personById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { endTasks, type NewTask } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { addCheckIn, lastFollowUp, moveFollowUp, type FollowUpRow } from './aftercare-store.ts';

const day = (iso: string): Day => dayOf(iso) ?? (0 as Day);
/** Nobody is given up after one call that was not answered: so many tries, a day apart, then the usual cadence. */
export const triesInARow = 3;

/** The name of the phase that a day of follow-up lies in: daily, weekly, monthly, quarterly, yearly. */
export function phaseName(startedOn: string, today: string): string {
  return phaseOn(Math.max(0, day(today) - day(startedOn)))?.code ?? 'yearly';
}

/** When somebody is asked next. Reached: by the cadence from today; not reached: tomorrow, three times at most. */
export function nextAfter(row: Pick<FollowUpRow, 'started_on' | 'tries'>, today: string, reached: boolean): { readonly nextOn: string; readonly tries: number } {
  const tries = reached ? 0 : row.tries + 1;
  if (!reached && tries < triesInARow) return { nextOn: isoOf(addDays(day(today), 1)), tries };
  return { nextOn: isoOf(nextCheckIn(day(row.started_on), day(today)) ?? addDays(day(today), 365)), tries: 0 };
}

export async function checkInAfter(tx: Tx, personId: string, body: BodyOf<typeof noteCheckIn>, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof noteCheckIn>>> {
  const person = await personById(tx, personId);
  if (person === null) return { kind: 'not-found' };
  const row = await lastFollowUp(tx, personId);
  if (row === null || row.state !== 'open') return { kind: 'conflict', detail: 'Nobody follows this person up now.' };
  const today = dayAt(now, (await siteById(tx, row.site_id))?.time_zone ?? 'UTC');
  const reached = body.outcome !== 'not_reached';
  const next = nextAfter(row, today, reached);
  const state = body.outcome === 'declined' ? 'declined' : 'open';
  if (!(await moveFollowUp(tx, row, { lastOn: reached ? today : row.last_on, ...next, state }, now))) return { kind: 'lost-race', detail: 'Somebody else noted a check-in at the same moment.' };
  const id = await addCheckIn(tx, { followUpId: row.id, personId, byId: actor.accountId, outcome: body.outcome, note: body.note ?? null }, now);
  await endTasks(tx, actor.accountId, now, { dedupeKey: `check-in ${personId}`, outcome: body.outcome });
  if (reached) await endTasks(tx, actor.accountId, now, { dedupeKey: `tolerance ${personId}`, outcome: body.outcome });
  const tasks: readonly NewTask[] = body.outcome === 'wants_back' ? [{ siteId: row.site_id, kind: 'aftercare.welcome-back', role: 'nurse', personId, dueAt: now.toString(), priority: 1, dedupeKey: `welcome back ${personId}` }]
    : body.outcome === 'struggling' ? [{ siteId: row.site_id, kind: 'aftercare.reach-out', role: 'counsellor', personId, dueAt: now.add({ hours: 24 }).toString(), priority: 2, dedupeKey: `reach out ${personId}` }] : [];
  return { kind: 'done', reply: { id, nextOn: state === 'open' ? next.nextOn : null }, people: [personId], events: [{ kind: 'aftercare.checked-in', topic: 'aftercare', personId, siteId: row.site_id, params: { outcome: body.outcome }, about: { table: 'aftercare_check_ins', id } }], tasks };
}

/** Beginning a plan: the person's own goals as they said them, and the twelve weeks with their days. */
import { isoOf, pathwayFrom } from '@fairlead/clinical';
import type { PlanContent } from '@fairlead/contract/plan';
import { ownGoalsOf, type OwnGoalRow } from '../admission/index.ts';
import { assessmentsOf, clinicalDay } from '../assessment/index.ts';
import { episodeById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { addPlan, addVersion, planOfEpisode } from './plan-store.ts';

/** Goals of the person as goals of a plan. */
export const goalsFrom = (goals: readonly OwnGoalRow[]): PlanContent['goals'] => goals.map(({ id, words }) => ({ id: newId(), words, from: 'person', ownGoalId: id, state: 'active', steps: [], interventions: [] }));

/** The twelve weeks from the first day; what is done already is marked. */
export function milestonesFrom(startedOn: string, done: readonly string[], today: string): PlanContent['milestones'] {
  return pathwayFrom(clinicalDay(startedOn)).map(({ code, from, by }) => {
    const isDone = done.includes(code);
    return { code, fromOn: isoOf(from), byOn: isoOf(by), state: isDone ? 'done' : 'to_come', doneOn: isDone ? today : null };
  });
}

/** The day-30 review of the pathway: what a first plan proposes until people choose another day. */
export const firstReview = (startedOn: string): string => isoOf(pathwayFrom(clinicalDay(startedOn)).find(({ code }) => code === 'review_day_30')?.by ?? clinicalDay(startedOn));

export async function startPlan(tx: Tx, episodeId: string, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<{ id: string }>> {
  const episode = await episodeById(tx, episodeId);
  if (episode === null) return { kind: 'not-found' };
  if (episode.state !== 'open') return { kind: 'conflict', detail: 'This episode has ended.' };
  if ((await planOfEpisode(tx, episode.id)) !== null) return { kind: 'conflict', detail: 'This episode has its plan already. Open it instead.' };
  const today = dayAt(now, episode.time_zone);
  const goals = await ownGoalsOf(tx, episode.person_id);
  const assessed = (await assessmentsOf(tx, episode.person_id)).some(({ episode_id, state }) => episode_id === episode.id && state === 'finished');
  const done = ['admission_request', ...(goals.length > 0 ? ['goals_before'] : []), ...(assessed ? ['assessment'] : [])];
  const id = await addPlan(tx, { personId: episode.person_id, episodeId: episode.id, startedOn: today, startedBy: actor.accountId });
  const review = firstReview(episode.started_on);
  const content: PlanContent = { goals: goalsFrom(goals), milestones: milestonesFrom(episode.started_on, done, today), reviewOn: review > today ? review : null };
  await addVersion(tx, { planId: id, version: 1, byId: actor.accountId, content, reasons: {}, changed: null }, now);
  return { kind: 'done', reply: { id }, people: [episode.person_id], events: [{ kind: 'plan.begun', topic: 'plan', personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, audience: 'person', params: { count: goals.length }, about: { table: 'plans', id } }] };
}

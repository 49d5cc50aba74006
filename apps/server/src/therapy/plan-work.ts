/** The thread from a plan to the notes of sessions: which interventions a note serves, and what was done for each. */
import type { PlanWork } from '@fairlead/contract/therapy';
import { openEpisodeOf } from '../people/index.ts';
import { newestVersion, planOfEpisode } from '../plan/index.ts';
import type { Tx } from '../platform/scoped.ts';

/** Interventions of the plan in force that somebody can work on: neither done nor stopped. Empty where there is no plan. */
export async function interventionsOf(tx: Tx, personId: string): Promise<readonly PlanWork[]> {
  const episode = await openEpisodeOf(tx, personId);
  const plan = episode === null ? null : await planOfEpisode(tx, episode.id);
  const version = plan === null ? null : await newestVersion(tx, plan.id);
  return (version?.goals ?? []).flatMap(({ words: goal, state: goalState, interventions }) => interventions.map(({ id, words, state }) => ({ id, goal, words, open: goalState === 'active' && state !== 'done' && state !== 'stopped' })));
}

/** Ids of a note that no intervention of that person's plan has. */
export async function unknownOf(tx: Tx, personId: string, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const known = new Set((await interventionsOf(tx, personId)).map(({ id }) => id));
  return ids.filter((id) => !known.has(id));
}

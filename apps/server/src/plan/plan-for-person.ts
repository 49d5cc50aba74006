/** The plan as the person reads it on their phone: the newest version that somebody of the team signed. */
import type { PersonPlan } from '@fairlead/contract/recovery';
import { openEpisodeOf } from '../people/index.ts';
import type { Tx } from '../platform/scoped.ts';
import { planOfEpisode, signaturesOf, versionsOf } from './plan-store.ts';

/** The person's plan, or null before the first signature of staff. */
export async function planForPerson(tx: Tx, personId: string): Promise<PersonPlan | null> {
  const episode = await openEpisodeOf(tx, personId);
  const plan = episode === null ? null : await planOfEpisode(tx, episode.id);
  if (plan === null) return null;
  const signatures = (await signaturesOf(tx, plan.id)).filter(({ agree }) => agree);
  const newest = Math.max(0, ...signatures.filter(({ role }) => role === 'staff').map(({ version }) => version));
  const row = (await versionsOf(tx, plan.id)).find(({ version }) => version === newest);
  if (row === undefined) return null;
  const own = signatures.filter(({ version }) => version === newest);
  return {
    id: plan.id, version: newest, startedOn: plan.started_on, reviewOn: row.review_on, awaitsPerson: !own.some(({ role }) => role === 'person'), signatures: own.map(({ by, role, at }) => ({ by, role, at })),
    goals: row.goals.map(({ id, words, state, interventions }) => ({
      id, words, state, interventions: interventions.filter((each) => each.state !== 'stopped').map((each) => ({ id: each.id, words: each.words, who: each.who, nextOn: each.nextOn, lastNote: null })),
    })),
  };
}

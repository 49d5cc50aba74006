/** Saving a plan: every save is a new version, from the one that was on the screen. */
import type { BodyOf } from '@fairlead/contract';
import type { PlanContent, savePlan as route, Suggestion } from '@fairlead/contract/plan';
import { episodeById, personById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { suggestionsFor } from './plan-facts.ts';
import { addVersion, newestVersion, planById, type KeptReason } from './plan-store.ts';

type Body = BodyOf<typeof route>;

/** The reason of each intervention that a rule suggested: as it was kept, or as the rule says it now. Never what a caller wrote. */
export function reasonsOf(goals: PlanContent['goals'], kept: Readonly<Record<string, KeptReason>>, suggestions: readonly Suggestion[]): Readonly<Record<string, KeptReason>> {
  const pairs = goals.flatMap(({ interventions }) => interventions).flatMap(({ id, code }): [string, KeptReason][] => {
    const before = kept[id];
    if (before !== undefined) return [[id, before]];
    const because = code === null ? undefined : suggestions.find((each) => each.code === code)?.because;
    if (because === undefined) return [];
    const { en, es, 'en-GB': gb } = because.says;
    return [[id, { says: { en, es, ...(gb === undefined ? {} : { 'en-GB': gb }) }, source: because.source, mark: because.mark }]];
  });
  return Object.fromEntries(pairs);
}

/** What is wrong with a plan's own ids and days, or null. */
function fault({ goals, milestones }: PlanContent): { readonly detail: string; readonly field: string } | null {
  const ids = goals.flatMap((goal) => [goal.id, ...goal.interventions.map(({ id }) => id)]);
  if (new Set(ids).size !== ids.length) return { detail: 'Two goals or interventions carry the same id.', field: '/goals' };
  const undone = milestones.findIndex(({ state, doneOn }) => (state === 'done') !== (doneOn !== null));
  return undone < 0 ? null : { detail: 'A milestone is done on a day, and has a day only when it is done.', field: `/milestones/${undone}/doneOn` };
}

export async function savePlan(tx: Tx, ask: { readonly id: string; readonly body: Body; readonly actor: StaffActor; readonly ifMatch: string | null }, now: Temporal.Instant): Promise<CommandResult<{ version: number }>> {
  const plan = await planById(tx, ask.id);
  const current = plan === null ? null : await newestVersion(tx, plan.id);
  if (plan === null || current === null) return { kind: 'not-found' };
  const [person, episode] = [await personById(tx, plan.person_id), await episodeById(tx, plan.episode_id)];
  if (person === null || episode === null) return { kind: 'not-found' };
  if (episode.state !== 'open') return { kind: 'conflict', detail: 'This episode has ended; its plan stays as it was.' };
  if (ask.ifMatch === null) return { kind: 'invalid', detail: 'Say which version you saw (If-Match).', field: '/if-match' };
  if (ask.ifMatch !== String(current.version)) return { kind: 'stale', detail: `${current.by} saved version ${current.version} of this plan meanwhile. What you typed is still on your screen: compare, then save again.` };
  const { changed, ...content } = ask.body;
  const wrong = fault(content);
  if (wrong !== null) return { kind: 'invalid', ...wrong };
  const { suggestions } = await suggestionsFor(tx, person, episode.time_zone, now);
  const version = current.version + 1;
  await addVersion(tx, { planId: plan.id, version, byId: ask.actor.accountId, content, reasons: reasonsOf(content.goals, current.reasons, suggestions), changed: changed === undefined || changed === '' ? null : changed }, now);
  return { kind: 'done', reply: { version }, people: [person.id], etag: String(version), events: [{ kind: 'plan.changed', topic: 'plan', personId: person.id, episodeId: episode.id, siteId: episode.site_id, params: { version }, about: { table: 'plans', id: plan.id } }] };
}

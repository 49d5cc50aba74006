/** Signing a version of the plan: staff first, then the person, who may say instead what should change. */
import { mayBeSigned } from '@fairlead/clinical';
import type { Decision } from '@fairlead/contract';
import { episodeById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { endTasks } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { addSignature, hasSigned, newestVersion, planById, signaturesOf, type VersionRow } from './plan-store.ts';

/** What the rules say of signing a version, in the shape of the contract. */
export function signingDecision(row: Pick<VersionRow, 'goals' | 'review_on'>): Decision {
  const { findings, wouldChange, missing, reasons, decision, hardStop } = mayBeSigned({ goals: row.goals, reviewOn: row.review_on });
  return {
    decision, reasons: [...reasons], missing: [...missing], wouldChange: wouldChange.map(({ fact, to, decision: leads }) => ({ fact, to, decision: leads })),
    findings: findings.map((finding) => ({ ...finding, says: { ...finding.says }, params: { ...finding.params }, facts: { ...finding.facts } })), ...(hardStop === undefined ? {} : { hardStop }),
  };
}

export async function signPlanAsStaff(tx: Tx, ask: { readonly id: string; readonly version: number; readonly actor: StaffActor }, now: Temporal.Instant): Promise<CommandResult<{ id: string }>> {
  const plan = await planById(tx, ask.id);
  const current = plan === null ? null : await newestVersion(tx, plan.id);
  const episode = plan === null ? null : await episodeById(tx, plan.episode_id);
  if (plan === null || current === null || episode === null) return { kind: 'not-found' };
  if (current.version !== ask.version) return { kind: 'stale', detail: `${current.by} saved version ${current.version} meanwhile. Read it before you sign.` };
  const decision = signingDecision(current);
  if (decision.decision === 'refuse') return { kind: 'refused', detail: decision.findings.filter((finding) => finding.decision === 'refuse').map(({ says }) => says.en).join(' '), decision, people: [plan.person_id] };
  if (await hasSigned(tx, plan.id, current.version, ask.actor.accountId)) return { kind: 'conflict', detail: 'You signed this version already.' };
  const id = await addSignature(tx, { planId: plan.id, version: current.version, accountId: ask.actor.accountId, role: 'staff', agree: true, words: null }, now);
  await endTasks(tx, ask.actor.accountId, now, { dedupeKey: `plan ${episode.id}`, outcome: 'signed' });
  await endTasks(tx, ask.actor.accountId, now, { personId: plan.person_id, kind: 'plan.review-due', outcome: 'signed' });
  return { kind: 'done', reply: { id }, people: [plan.person_id], events: [{ kind: 'plan.signed', topic: 'plan', personId: plan.person_id, episodeId: episode.id, siteId: episode.site_id, audience: 'person', params: { version: current.version, role: 'staff' }, about: { table: 'plans', id: plan.id } }] };
}

export interface PersonSigns {
  readonly personId: string;
  readonly accountId: string;
  readonly planId: string;
  readonly version: number;
  readonly agree: boolean;
  readonly words: string | null;
}

/**
 * The person's own signature, or what they want changed; for the companion's route. Only a version that staff signed can
 * be signed, and an older one is stale. Asking for a change puts it on the counselor's list and stops nothing.
 */
export async function signPlanAsPerson(tx: Tx, sign: PersonSigns, now: Temporal.Instant): Promise<CommandResult<{ id: string }>> {
  const plan = await planById(tx, sign.planId);
  const episode = plan === null ? null : await episodeById(tx, plan.episode_id);
  if (plan === null || episode === null || plan.person_id !== sign.personId) return { kind: 'not-found' };
  const signed = (await signaturesOf(tx, plan.id)).filter(({ role }) => role === 'staff').map(({ version }) => version);
  const newest = Math.max(0, ...signed);
  if (newest === 0) return { kind: 'conflict', detail: 'Nobody of the team has signed this plan yet.' };
  if (sign.version !== newest) return { kind: 'stale', detail: 'The plan changed since you read it. Please read it again.' };
  if (sign.agree && (await hasSigned(tx, plan.id, sign.version, sign.accountId))) return { kind: 'conflict', detail: 'You signed this already.' };
  const id = await addSignature(tx, { planId: plan.id, version: sign.version, accountId: sign.accountId, role: 'person', agree: sign.agree, words: sign.words }, now);
  const about = { topic: 'plan', personId: plan.person_id, episodeId: episode.id, siteId: episode.site_id, audience: 'person' as const, about: { table: 'plans', id: plan.id } };
  const asks = { siteId: episode.site_id, personId: plan.person_id, episodeId: episode.id, kind: 'plan.person-asks', role: 'counsellor', priority: 2 as const, dueAt: now.add({ hours: 48 }).toString(), params: { words: sign.words }, dedupeKey: `plan asks ${plan.id}` };
  return {
    kind: 'done', reply: { id }, people: [plan.person_id],
    events: [sign.agree ? { kind: 'plan.signed', ...about, params: { version: sign.version, role: 'person' } } : { kind: 'plan.change-asked', ...about, params: { words: sign.words } }],
    tasks: sign.agree ? [] : [asks],
  };
}

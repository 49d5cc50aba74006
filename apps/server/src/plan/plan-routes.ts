/** The plan of a person for staff: begun from their own goals, saved in versions, signed. */
import * as contract from '@fairlead/contract/plan';
import { ownGoalsOf } from '../admission/index.ts';
import { openEpisodeOf, personById } from '../people/index.ts';
import { careTeam, clinicians, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { suggestionsFor } from './plan-facts.ts';
import { newestVersion, planById, planOfEpisode, signaturesOf, versionsOf, type PlanRow, type SignatureRow, type VersionRow } from './plan-store.ts';
import { savePlan } from './save-plan.ts';
import { signingDecision, signPlanAsStaff } from './sign-plan.ts';
import { startPlan } from './start-plan.ts';

const signatureReply = ({ by, role, at, agree, words }: SignatureRow) => ({ by, role, at, agree, words });
const ofVersion = (signatures: readonly SignatureRow[], version: number) => signatures.filter((each) => each.version === version).map(signatureReply);
const contentOf = (row: VersionRow): contract.PlanContent => ({ goals: row.goals, milestones: row.milestones, reviewOn: row.review_on });

async function planReply(tx: Tx, plan: PlanRow): Promise<contract.Plan | null> {
  const row = await newestVersion(tx, plan.id);
  if (row === null) return null;
  const signatures = await signaturesOf(tx, plan.id);
  const signed = signatures.filter(({ role }) => role === 'staff').map(({ version }) => version);
  return {
    ...contentOf(row), id: plan.id, version: row.version, startedOn: plan.started_on, at: row.at, by: row.by, changed: row.changed, signatures: ofVersion(signatures, row.version),
    signedVersion: signed.length === 0 ? null : Math.max(...signed), reasons: { ...row.reasons }, signing: signingDecision(row),
  };
}

export const planRoomRoutes: readonly AnyRoute[] = [
  read(contract.getPlan, { policy: careTeam, limiter: 'ordinary', audit: 'plan opened' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const [site, episode] = [await siteById(tx, person.site_id), await openEpisodeOf(tx, person.id)];
    const row = episode === null ? null : await planOfEpisode(tx, episode.id);
    const plan = row === null ? null : await planReply(tx, row);
    const { suggestions, missing } = await suggestionsFor(tx, person, site?.time_zone ?? 'UTC', ask.now);
    const held = new Set(plan?.goals.map(({ ownGoalId }) => ownGoalId) ?? []);
    const newGoals = (await ownGoalsOf(tx, person.id)).filter(({ id }) => !held.has(id)).map(({ id, words, at }) => ({ id, words, at }));
    return { kind: 'ok', people: [person.id], ...(plan === null ? {} : { etag: String(plan.version) }), reply: { episodeId: episode?.id ?? null, plan, newGoals, suggestions, missing } };
  }),
  command(contract.startPlan, { policy: clinicians, limiter: 'ordinary', audit: 'plan begun' }, (ask, tx) => startPlan(tx, ask.params.id, ask.actor, ask.now)),
  command(contract.savePlan, { policy: clinicians, limiter: 'ordinary', audit: 'plan saved' }, (ask, tx) => savePlan(tx, { id: ask.params.id, body: ask.body, actor: ask.actor, ifMatch: ask.ifMatch }, ask.now)),
  command(contract.signPlan, { policy: staff('prescriber', 'nurse', 'counsellor'), limiter: 'ordinary', audit: 'plan signed' }, (ask, tx) => signPlanAsStaff(tx, { id: ask.params.id, version: ask.body.version, actor: ask.actor }, ask.now)),
  read(contract.planVersions, { policy: careTeam, limiter: 'ordinary', audit: 'plan versions looked at' }, async (ask, tx) => {
    const plan = await planById(tx, ask.params.id);
    if (plan === null) return { kind: 'not-found' };
    const signatures = await signaturesOf(tx, plan.id);
    const rows = await versionsOf(tx, plan.id);
    return { kind: 'ok', people: [plan.person_id], reply: { items: rows.map((row) => ({ ...contentOf(row), version: row.version, at: row.at, by: row.by, changed: row.changed, signatures: ofVersion(signatures, row.version) })) } };
  }),
];

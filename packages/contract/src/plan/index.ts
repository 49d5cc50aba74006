/** The plan: the person's own goals first, what is done for each and why, the twelve weeks, signatures on both sides. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Decision, Finding, Id, IdParams, Instant, IsoDay, Line, Text } from '../shapes.ts';

export const Discipline = z.enum(['medical', 'nursing', 'psychology', 'counselling', 'peer', 'social', 'pharmacy', 'family']);
export type Discipline = z.output<typeof Discipline>;
const Said = z.object({ en: z.string(), es: z.string(), 'en-GB': z.optional(z.string()) });

export const PlanIntervention = z.object({
  id: Id, words: Line, discipline: Discipline, who: z.nullable(Line), nextOn: z.nullable(IsoDay), state: z.enum(['planned', 'going_on', 'done', 'stopped']),
  /** The rule's code, where a rule suggested it. */
  code: z.nullable(z.string().check(z.maxLength(60))),
});
export type PlanIntervention = z.output<typeof PlanIntervention>;
export const PlanGoal = z.object({
  id: Id, words: Line, from: z.enum(['person', 'team']), ownGoalId: z.nullable(Id), state: z.enum(['active', 'reached', 'resting']),
  /** Small steps towards it that somebody can see happen. */
  steps: z.array(Line).check(z.maxLength(20)), interventions: z.array(PlanIntervention).check(z.maxLength(40)),
});
export type PlanGoal = z.output<typeof PlanGoal>;
export const PlanMilestone = z.object({ code: z.string().check(z.maxLength(60)), fromOn: IsoDay, byOn: IsoDay, state: z.enum(['to_come', 'done', 'not_needed']), doneOn: z.nullable(IsoDay) });
export type PlanMilestone = z.output<typeof PlanMilestone>;

/** What is edited; a save is a new version. */
export const PlanContent = z.object({ goals: z.array(PlanGoal).check(z.maxLength(30)), milestones: z.array(PlanMilestone).check(z.maxLength(60)), reviewOn: z.nullable(IsoDay) });
export type PlanContent = z.output<typeof PlanContent>;

export const PlanSignature = z.object({ by: z.string(), role: z.enum(['person', 'staff']), at: Instant, agree: z.boolean(), words: z.nullable(z.string()) });
/** Why an intervention is in the plan: the finding of the rule that suggested it, as it was then. */
export const PlanReason = z.object({ says: Said, source: z.string(), mark: z.enum(['primary', 'secondary', 'unchecked', 'product']) });
export const Plan = z.extend(PlanContent, {
  id: Id, version: z.int(), startedOn: IsoDay, at: Instant, by: z.string(), changed: z.nullable(z.string()), signatures: z.array(PlanSignature),
  /** The newest version that staff signed; null before the first. */
  signedVersion: z.nullable(z.int()), reasons: z.record(Id, PlanReason), signing: Decision,
});
export type Plan = z.output<typeof Plan>;

export const Suggestion = z.object({ code: z.string(), discipline: Discipline, when: z.enum(['today', 'this_plan']), because: Finding });
export type Suggestion = z.output<typeof Suggestion>;

export const PersonPlanView = z.object({
  episodeId: z.nullable(Id), plan: z.nullable(Plan),
  /** Goals the person said that the plan does not hold yet. */
  newGoals: z.array(z.object({ id: Id, words: z.string(), at: Instant })),
  suggestions: z.array(Suggestion), missing: z.array(z.string()),
});
export type PersonPlanView = z.output<typeof PersonPlanView>;

export const getPlan = route({ method: 'GET', path: '/api/people/:id/plan', summary: 'The plan of a person with what the assessment suggests', params: IdParams, reply: PersonPlanView });
export const startPlan = route({ method: 'POST', path: '/api/episodes/:id/plans', summary: 'Begins a plan from the person’s own goals and the twelve-week pathway', params: IdParams, reply: Created });
export const savePlan = route({
  method: 'PUT', path: '/api/plans/:id', summary: 'Saves a new version; If-Match carries the version that was on the screen', params: IdParams, body: z.extend(PlanContent, { changed: z.optional(Text) }), reply: z.object({ version: z.int() }),
});
export const signPlan = route({ method: 'POST', path: '/api/plans/:id/signatures', summary: 'Signs a version of the plan as staff', params: IdParams, body: z.object({ version: z.int() }), reply: Created });
export const planVersions = route({
  method: 'GET', path: '/api/plans/:id/versions', summary: 'All versions of a plan, newest first', params: IdParams,
  reply: z.object({ items: z.array(z.extend(PlanContent, { version: z.int(), at: Instant, by: z.string(), changed: z.nullable(z.string()), signatures: z.array(PlanSignature) })) }),
});

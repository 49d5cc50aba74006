/** The plan being edited: what is typed stays on the screen until the server has it; what somebody else saved is compared. */
import type { Plan, PlanContent, PlanGoal, PlanIntervention, PlanMilestone } from '@fairlead/contract/plan';
import { savePlan } from '@fairlead/contract/plan';
import { useCallback, useState } from 'react';
import { useCall, useLeaveGuard } from '../platform/index.ts';

export interface PlanDraft extends PlanContent { readonly version: number; readonly changed: string }

export const contentOf = ({ goals, milestones, reviewOn }: PlanContent): PlanContent => ({ goals, milestones, reviewOn });
const draftOf = (plan: Plan): PlanDraft => ({ ...contentOf(plan), version: plan.version, changed: '' });

export type Edit = (draft: PlanDraft) => PlanDraft;
export const editGoal = (id: string, change: (goal: PlanGoal) => PlanGoal): Edit => (draft) => ({ ...draft, goals: draft.goals.map((goal) => (goal.id === id ? change(goal) : goal)) });
export const addGoal = (goal: PlanGoal): Edit => (draft) => ({ ...draft, goals: goal.from === 'person' ? [...draft.goals.filter(({ from }) => from === 'person'), goal, ...draft.goals.filter(({ from }) => from !== 'person')] : [...draft.goals, goal] });
export const removeGoal = (id: string): Edit => (draft) => ({ ...draft, goals: draft.goals.filter((goal) => goal.id !== id) });
export const addIntervention = (goalId: string, intervention: PlanIntervention): Edit => editGoal(goalId, (goal) => ({ ...goal, interventions: [...goal.interventions, intervention] }));
export const editIntervention = (goalId: string, id: string, change: Partial<PlanIntervention>): Edit => editGoal(goalId, (goal) => ({ ...goal, interventions: goal.interventions.map((each) => (each.id === id ? { ...each, ...change } : each)) }));
export const removeIntervention = (goalId: string, id: string): Edit => editGoal(goalId, (goal) => ({ ...goal, interventions: goal.interventions.filter((each) => each.id !== id) }));
export const editMilestone = (code: string, change: Partial<PlanMilestone>): Edit => (draft) => ({ ...draft, milestones: draft.milestones.map((each) => (each.code === code ? { ...each, ...change } : each)) });

export const newGoal = (words: string, from: PlanGoal['from'], ownGoalId: string | null = null): PlanGoal => ({ id: crypto.randomUUID(), words, from, ownGoalId, state: 'active', steps: [], interventions: [] });
export const newIntervention = (words: string, discipline: PlanIntervention['discipline'], code: string | null = null): PlanIntervention => ({ id: crypto.randomUUID(), words, discipline, who: null, nextOn: null, state: 'planned', code });

/** A line in which two versions differ: what it is, and whose. */
export interface Difference { readonly what: string; readonly whose: 'mine' | 'theirs' | 'both' }

/** Where two versions differ, by goal and intervention, milestone and review day. */
export function differencesOf(mine: PlanContent, theirs: PlanContent, names: { readonly review: string; readonly milestone: (code: string) => string }): readonly Difference[] {
  const flat = ({ goals }: PlanContent) => new Map(goals.flatMap((goal) => [[goal.id, { what: goal.words, text: JSON.stringify({ ...goal, interventions: [] }) }] as const, ...goal.interventions.map((each) => [each.id, { what: `${goal.words}: ${each.words}`, text: JSON.stringify(each) }] as const)]));
  const [a, b] = [flat(mine), flat(theirs)];
  const lines = [...new Set([...a.keys(), ...b.keys()])].flatMap((id): Difference[] => {
    const [x, y] = [a.get(id), b.get(id)];
    if (x !== undefined && y === undefined) return [{ what: x.what, whose: 'mine' }];
    if (x === undefined) return y === undefined ? [] : [{ what: y.what, whose: 'theirs' }];
    return x.text === y?.text ? [] : [{ what: x.what, whose: 'both' }];
  });
  const steps = mine.milestones.filter((each) => JSON.stringify(each) !== JSON.stringify(theirs.milestones.find(({ code }) => code === each.code))).map(({ code }): Difference => ({ what: names.milestone(code), whose: 'both' }));
  return [...lines, ...steps, ...(mine.reviewOn === theirs.reviewOn ? [] : [{ what: names.review, whose: 'both' as const }])];
}

/** Mine, and what only theirs has: goals, and what is done for a goal that both have. */
export function bothOf(mine: PlanContent, theirs: PlanContent): PlanContent {
  const goals = mine.goals.map((goal) => {
    const other = theirs.goals.find(({ id }) => id === goal.id);
    const here = new Set(goal.interventions.map(({ id }) => id));
    return { ...goal, interventions: [...goal.interventions, ...(other?.interventions ?? []).filter(({ id }) => !here.has(id))] };
  });
  return { ...mine, goals: [...goals, ...theirs.goals.filter(({ id }) => !mine.goals.some((goal) => goal.id === id))] };
}

/** Empty lines that were being typed are not kept. */
const cleaned = (draft: PlanDraft): PlanContent => ({ ...contentOf(draft), goals: draft.goals.map((goal) => ({ ...goal, steps: goal.steps.filter((step) => step.trim() !== ''), interventions: goal.interventions.map((each) => ({ ...each, who: each.who === null || each.who.trim() === '' ? null : each.who })) })) });

export function usePlanDraft(plan: Plan) {
  const [kept, setKept] = useState<PlanDraft>();
  const saving = useCall(savePlan);
  const draft = kept ?? draftOf(plan);
  const edit = useCallback((change: Edit) => { saving.clear(); setKept((before) => change(before ?? draftOf(plan))); }, [plan, saving]);
  const isDirty = kept !== undefined && JSON.stringify(contentOf(kept)) !== JSON.stringify(contentOf(plan));
  useLeaveGuard(isDirty);
  const save = async (from: number = draft.version) => {
    const answer = await saving.send({ params: { id: plan.id }, body: { ...cleaned(draft), ...(draft.changed.trim() === '' ? {} : { changed: draft.changed }) } }, { ifMatch: String(from) });
    if (answer.kind === 'done') setKept(undefined);
  };
  return { draft, edit, save, saving, isDirty, isBehind: kept !== undefined && kept.version < plan.version, takeBoth: () => { saving.clear(); setKept({ ...bothOf(draft, plan), version: plan.version, changed: draft.changed }); }, takeTheirs: () => { saving.clear(); setKept(undefined); } };
}

export type PlanForm = ReturnType<typeof usePlanDraft>;

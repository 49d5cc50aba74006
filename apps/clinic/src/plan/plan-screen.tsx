/** The plan of a person: their own goals, what is done for each, what the assessment suggests, the twelve weeks. */
import { getPlan, startPlan, type PersonPlanView, type Plan } from '@fairlead/contract/plan';
import { planWork } from '@fairlead/contract/therapy';
import { Button, Card, EmptyState, TextField, useWords } from '@fairlead/ui';
import { IconCompass } from '@tabler/icons-react';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { GoalCard } from './goal-card.tsx';
import { PathwayCard } from './pathway-card.tsx';
import './plan.css';
import { planMessages } from './plan-messages.ts';
import { CompareNote, SaveCard, VersionsCard } from './save-card.tsx';
import { SuggestionsCard } from './suggestions-card.tsx';
import { addGoal, newGoal, usePlanDraft, type PlanForm } from './use-plan-draft.ts';

function AddGoal({ form, newGoals }: { readonly form: PlanForm; readonly newGoals: PersonPlanView['newGoals'] }) {
  const words = useWords(planMessages);
  const [typed, setTyped] = useState('');
  const add = (from: 'person' | 'team') => { if (typed.trim() === '') return; form.edit(addGoal(newGoal(typed.trim(), from))); setTyped(''); };
  const held = new Set(form.draft.goals.map(({ ownGoalId }) => ownGoalId));
  const open = newGoals.filter(({ id }) => !held.has(id));
  return (
    <Card title={words('addGoal')}>
      <div className="stack">
        {open.length === 0 ? null : <div><b className="small">{words('fromPhone')}</b><ul className="stack">{open.map(({ id, words: goal }) => <li key={id} className="rowx"><span>“{goal}”</span><Button aria-label={`${words('takeUp')}: ${goal}`} onClick={() => form.edit(addGoal(newGoal(goal, 'person', id)))}>{words('takeUp')}</Button></li>)}</ul></div>}
        <TextField label={words('newGoal')} value={typed} maxLength={200} onText={setTyped} />
        <p className="rowx"><Button onClick={() => add('person')}>{words('addOwn')}</Button><Button look="bare" onClick={() => add('team')}>{words('addTeam')}</Button></p>
      </div>
    </Card>
  );
}

function OpenPlan({ plan, view, personId }: { readonly personId: string; readonly plan: Plan; readonly view: PersonPlanView }) {
  const words = useWords(planMessages);
  const { has } = useSession();
  const form = usePlanDraft(plan);
  const work = useRead(planWork, { params: { id: personId } }, { topics: ['sessions'] }).data?.reply.items ?? [];
  const canEdit = view.episodeId !== null && has('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker');
  return (
    <div className="plan">
      <div className="stack">
        {form.isBehind ? <CompareNote form={form} plan={plan} /> : null}
        {form.draft.goals.length === 0 ? <Card title={words('goals')}><p>{words('noGoals')}</p></Card> : form.draft.goals.map((goal) => <GoalCard key={goal.id} goal={goal} form={form} plan={plan} canEdit={canEdit} work={work} />)}
        {canEdit ? <AddGoal form={form} newGoals={view.newGoals} /> : null}
        <PathwayCard form={form} canEdit={canEdit} />
      </div>
      <div className="stack">
        <SaveCard form={form} plan={plan} canEdit={canEdit} />
        {canEdit ? <SuggestionsCard suggestions={view.suggestions} missing={view.missing} form={form} /> : null}
        <VersionsCard planId={plan.id} />
      </div>
    </div>
  );
}

export function PlanScreen() {
  const words = useWords(planMessages);
  const { person, episode } = usePerson();
  const { has } = useSession();
  const read = useRead(getPlan, { params: { id: person.id } }, { topics: ['plan', 'people', 'assessment', 'responses'] });
  const begin = useCall(startPlan);
  const canStart = episode !== undefined && has('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker');
  return (
    <Shown of={read} lines={8}>{(view) => (view.plan === null ? (
      <Card title={words('tab')}><AnswerNote answer={begin.answer} onAgain={() => void begin.again()} />
        <EmptyState icon={IconCompass} title={words('none')} action={canStart ? <Button look="primary" onClick={() => void begin.send({ params: { id: episode.id } })}>{words('start')}</Button> : undefined}>{words(episode === undefined ? 'noEpisode' : 'noneSub')}</EmptyState></Card>
    ) : <OpenPlan key={view.plan.id} personId={person.id} plan={view.plan} view={view} />)}</Shown>
  );
}

/** One goal: its words as a heading, what is done for it with who and when, the small steps. */
import { sayIn } from '@fairlead/clinical';
import type { Plan, PlanGoal, PlanIntervention } from '@fairlead/contract/plan';
import { Discipline } from '@fairlead/contract/plan';
import type { ReplyOf } from '@fairlead/contract';
import type { planWork } from '@fairlead/contract/therapy';
import { Button, Card, Chip, Field, TextField, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { IconCircleCheck, IconCircleDashed, IconClock, IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { planMessages } from './plan-messages.ts';
import { addIntervention, editGoal, editIntervention, newIntervention, removeGoal, removeIntervention, type PlanForm } from './use-plan-draft.ts';

const icons = { planned: IconCircleDashed, going_on: IconClock, done: IconCircleCheck, stopped: IconHandStop } as const;

interface ChoiceProps<V extends string> { readonly label: string; readonly value: V; readonly options: readonly { readonly value: V; readonly label: string }[]; readonly onChoose: (value: V) => void }

function Select<V extends string>({ label, value, options, onChoose }: ChoiceProps<V>) {
  return <Field label={label}>{(ties) => <select {...ties} className="in" value={value} onChange={(event) => { const found = options.find((option) => option.value === event.target.value); if (found !== undefined) onChoose(found.value); }}>{options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}</select>}</Field>;
}

function InterventionFields({ goal, each, form, onClose }: { readonly goal: PlanGoal; readonly each: PlanIntervention; readonly form: PlanForm; readonly onClose: () => void }) {
  const words = useWords(planMessages);
  const change = (part: Partial<PlanIntervention>) => form.edit(editIntervention(goal.id, each.id, part));
  return (
    <div className="stack plan-edit">
      <TextField label={words('what')} value={each.words} maxLength={200} onText={(text) => change({ words: text })} />
      <div className="plan-fields">
        <Select label={words('discipline')} value={each.discipline} options={Discipline.options.map((value) => ({ value, label: words(value) }))} onChoose={(discipline) => change({ discipline })} />
        <TextField label={words('who')} value={each.who ?? ''} maxLength={200} onText={(text) => change({ who: text === '' ? null : text })} />
        <TextField label={words('nextOn')} type="date" value={each.nextOn ?? ''} onText={(text) => change({ nextOn: text === '' ? null : text })} />
        <Select label={words('state')} value={each.state} options={(['planned', 'going_on', 'done', 'stopped'] as const).map((value) => ({ value, label: words(value) }))} onChoose={(state) => change({ state })} />
      </div>
      <p className="rowx"><Button onClick={onClose}>{words('close')}</Button><Button look="bare" onClick={() => form.edit(removeIntervention(goal.id, each.id))}>{words('remove', { what: each.words })}</Button></p>
    </div>
  );
}

type Work = ReplyOf<typeof planWork>['items'];

/** What was done for it: how many sessions, and the last one. */
function Done({ work }: { readonly work: Work }) {
  const words = useWords(planMessages);
  const { dayTime } = useFormats();
  const [last] = work;
  return last === undefined ? null : <p className="small"><IconCircleCheck className="i" aria-hidden="true" /> {words('doneIn', { count: work.length })} <Link to="/sessions/$sessionId" params={{ sessionId: last.sessionId }}>{last.title}</Link> <span className="num muted">{dayTime(last.at)} · {last.author}</span></p>;
}

function InterventionLine({ goal, each, form, plan, work }: { readonly work: Work; readonly goal: PlanGoal; readonly each: PlanIntervention; readonly form: PlanForm; readonly plan: Plan }) {
  const words = useWords(planMessages);
  const language = useLanguage();
  const { day } = useFormats();
  const [isOpen, setOpen] = useState(each.words === '');
  const LineIcon = icons[each.state];
  const reason = plan.reasons[each.id];
  return (
    <li className="plan-line">
      <LineIcon className="i" aria-hidden="true" />
      <div><b>{each.words}</b> <span className="small muted">{words(each.state)} · {words(each.discipline)}{each.who === null ? null : <> · {each.who}</>}</span>
        {reason === undefined ? null : <p className="source">{words('because')}: {sayIn({ en: reason.says.en, es: reason.says.es, ...(reason.says['en-GB'] === undefined ? {} : { 'en-GB': reason.says['en-GB'] }) }, language)} {reason.source}</p>}<Done work={work.filter(({ interventionId }) => interventionId === each.id)} /></div>
      <span className="rowx"><span className="small num">{each.nextOn === null ? <span className="warn-ink">{words('noNote')}</span> : day(each.nextOn)}</span><Button look="bare" aria-expanded={isOpen} aria-label={`${words('editWords')}: ${each.words}`} onClick={() => setOpen(!isOpen)}>{words('editWords')}</Button></span>
      {isOpen ? <InterventionFields goal={goal} each={each} form={form} onClose={() => setOpen(false)} /> : null}
    </li>
  );
}

export function GoalCard({ goal, form, plan, canEdit, work }: { readonly work: Work; readonly goal: PlanGoal; readonly form: PlanForm; readonly plan: Plan; readonly canEdit: boolean }) {
  const words = useWords(planMessages);
  const [typed, setTyped] = useState('');
  const add = () => { if (typed.trim() === '') return; form.edit(addIntervention(goal.id, newIntervention(typed.trim(), 'counselling'))); setTyped(''); };
  return (
    <Card title={`“${goal.words}”`} aside={<Chip>{words(goal.from === 'person' ? 'inTheirWords' : 'byTeam')}</Chip>}>
      <div className="stack">
        <ul className="plan-lines">{goal.interventions.map((each) => <InterventionLine key={each.id} goal={goal} each={each} form={form} plan={plan} work={work} />)}</ul>
        {canEdit ? (
          <form className="rowx" onSubmit={(event) => { event.preventDefault(); add(); }}><TextField label={words('addAction')} value={typed} maxLength={200} onText={setTyped} /><Button type="submit">{words('addAction')}</Button></form>
        ) : null}
        <details><summary>{words('steps')}, {words('state')}</summary>
          <div className="stack">
            {goal.steps.map((step, at) => <TextField key={at} label={words('step', { n: at + 1 })} value={step} maxLength={200} onText={(text) => form.edit(editGoal(goal.id, (now) => ({ ...now, steps: now.steps.map((each, place) => (place === at ? text : each)) })))} />)}
            {canEdit ? <p className="rowx"><Button onClick={() => form.edit(editGoal(goal.id, (now) => ({ ...now, steps: [...now.steps, ''] })))}>{words('addStep')}</Button></p> : null}
            <Select label={words('state')} value={goal.state} options={(['active', 'reached', 'resting'] as const).map((value) => ({ value, label: words(value) }))} onChoose={(state) => form.edit(editGoal(goal.id, (now) => ({ ...now, state })))} />
            {canEdit ? <p><Button look="bare" onClick={() => form.edit(removeGoal(goal.id))}>{words('remove', { what: goal.words })}</Button></p> : null}
          </div>
        </details>
      </div>
    </Card>
  );
}

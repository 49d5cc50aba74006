/** What the assessment suggests that the plan does not hold yet, each with its reason and source. */
import { sayIn, type Sentence } from '@fairlead/clinical';
import type { Suggestion } from '@fairlead/contract/plan';
import { Button, Card, Chip, Field, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { IconBook2 } from '@tabler/icons-react';
import { useState } from 'react';
import { planMessages } from './plan-messages.ts';
import { addIntervention, newIntervention, type PlanForm } from './use-plan-draft.ts';

/** The sentence of the rule, as long as a line may be. */
const doing = (says: string): string => says.slice(0, 200);

export function SuggestionsCard({ suggestions, missing, form }: { readonly suggestions: readonly Suggestion[]; readonly missing: readonly string[]; readonly form: PlanForm }) {
  const words = useWords(planMessages);
  const language = useLanguage();
  const { list } = useFormats();
  const goals = form.draft.goals.filter(({ state }) => state === 'active');
  const [chosen, setChosen] = useState<string>();
  const goalId = goals.some(({ id }) => id === chosen) ? chosen : goals[0]?.id;
  const held = new Set(form.draft.goals.flatMap(({ interventions }) => interventions.map(({ code }) => code)));
  const open = suggestions.filter(({ code }) => !held.has(code));
  return (
    <Card title={words('suggested')}>
      <p className="muted small">{words('suggestedSub')}</p>
      {goals.length === 0 || open.length === 0 ? null : <Field label={words('forGoal')}>{(ties) => <select {...ties} className="in" value={goalId} onChange={(event) => setChosen(event.target.value)}>{goals.map(({ id, words: goal }) => <option key={id} value={id}>{goal}</option>)}</select>}</Field>}
      {open.length === 0 ? <p className="muted">{words('nothingSuggested')}</p> : (
        <ul className="stack">{open.map(({ code, discipline, when, because }) => {
          const says = sayIn(because.says as Sentence, language);
          return (
            <li key={code} className="suggestion"><p>{says} {when === 'today' ? <Chip tone="due">{words('today')}</Chip> : null}</p><p className="source"><IconBook2 className="i" aria-hidden="true" /> {because.source}</p>
              <Button aria-label={`${words('take', { what: words(discipline) })}: ${doing(says)}`} why={goalId === undefined ? words('needGoal') : undefined} onClick={() => { if (goalId !== undefined) form.edit(addIntervention(goalId, newIntervention(doing(says), discipline, code))); }}>{words('take', { what: words(discipline) })}</Button></li>
          );
        })}</ul>
      )}
      {missing.length === 0 ? null : <p className="small muted">{words('unknown', { facts: list([...missing]) })}</p>}
    </Card>
  );
}

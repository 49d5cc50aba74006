/** The substance history: one row a substance, its details only where it was or is used. */
import { questionsToAsk, substanceQuestions, substances, type PartAnswers, type Said, type Unsaid } from '@fairlead/clinical';
import { Button, useWords } from '@fairlead/ui';
import { assessmentMessages } from './assessment-messages.ts';
import { QuestionField } from './question-field.tsx';
import { useSay } from './use-say.ts';

interface SubstancesGridProps {
  readonly saved: PartAnswers;
  readonly fault: { readonly question: string; readonly detail: string } | undefined;
  readonly onAnswer: (question: string, answer: Said | null) => void;
  readonly onUnsaid: (question: string, why: Unsaid) => void;
}

export function SubstancesGrid({ saved, fault, onAnswer, onUnsaid }: SubstancesGridProps) {
  const words = useWords(assessmentMessages);
  const say = useSay();
  const asked = questionsToAsk(substanceQuestions, saved);
  const open = substances.filter(({ id }) => (saved.answers[`${id}.use`] ?? null) === null && saved.unsaid[`${id}.use`] === undefined);
  return (
    <div className="stack">
      {substances.map(({ id, says }) => (
        <section key={id} className="substance" aria-label={say(says)}>
          <h4>{say(says)}</h4>
          <div className="substance-qs">{asked.filter((question) => question.id.startsWith(`${id}.`)).map((question) => (
            <QuestionField key={question.id} question={question} of={say(says)} value={saved.answers[question.id]} why={saved.unsaid[question.id]} error={fault?.question === question.id ? fault.detail : undefined}
              onAnswer={(answer) => onAnswer(question.id, answer)} onUnsaid={(why) => onUnsaid(question.id, why)} />
          ))}</div>
        </section>
      ))}
      {open.length === 0 || open.length === substances.length ? null : <p><Button onClick={() => { for (const { id } of open) onAnswer(`${id}.use`, 'never'); }}>{words('allNever')}</Button></p>}
    </div>
  );
}

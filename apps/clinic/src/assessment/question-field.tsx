/** One question of an assessment part, drawn by its kind of answer. */
import type { Question, Said, Unsaid } from '@fairlead/clinical';
import { useWords } from '@fairlead/ui';
import { useId } from 'react';
import { Choices, QuestionShell, UnsaidChoices } from './answer-options.tsx';
import { assessmentMessages } from './assessment-messages.ts';
import { useSay } from './use-say.ts';

export interface QuestionFieldProps {
  readonly question: Question;
  readonly value: Said | null | undefined;
  readonly why: Unsaid | undefined;
  readonly onAnswer: (answer: Said | null) => void;
  readonly onUnsaid: (why: Unsaid) => void;
  /** Named by what stands above it: the substance of a row. */
  readonly of?: string | undefined;
  readonly error?: string | undefined;
}

function Several({ question, value, onAnswer }: QuestionFieldProps) {
  const say = useSay();
  if (question.answer.kind !== 'many') return null;
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return <>{question.answer.options.map(({ code, says }) => (
    <label key={code} className="opt"><input type="checkbox" className="tick" checked={chosen.includes(code)} onChange={(event) => {
      const next = event.target.checked ? [...chosen, code] : chosen.filter((each) => each !== code);
      onAnswer(next.length === 0 ? null : next);
    }} /><span>{say(says)}</span></label>
  ))}</>;
}

function Typed({ question, value, onAnswer, label }: QuestionFieldProps & { readonly label: string }) {
  const say = useSay();
  const { answer } = question;
  const text = typeof value === 'string' ? value : '';
  const write = (typed: string) => onAnswer(typed === '' ? null : typed);
  switch (answer.kind) {
    case 'number': return <span className="with-unit num"><input className="in" type="number" inputMode="numeric" aria-label={label} min={answer.min} max={answer.max} value={typeof value === 'number' ? value : ''} onChange={(event) => onAnswer(event.target.value === '' ? null : Number(event.target.value))} />{answer.unit === undefined ? null : <span>{say(answer.unit)}</span>}</span>;
    case 'day': return <input className="in day-in" type="date" aria-label={label} value={text} onChange={(event) => write(event.target.value)} />;
    case 'text': return answer.long === true ? <textarea className="in" rows={3} aria-label={label} value={text} onChange={(event) => write(event.target.value)} /> : <input className="in" aria-label={label} value={text} onChange={(event) => write(event.target.value)} />;
    default: return null;
  }
}

export function QuestionField(props: QuestionFieldProps) {
  const { question, value, why, onAnswer, onUnsaid, of, error } = props;
  const words = useWords(assessmentMessages);
  const say = useSay();
  const name = useId();
  const { answer } = question;
  const label = of === undefined ? say(question.says) : `${of}: ${say(question.says)}`;
  const shown = why === undefined ? value : undefined;
  const chosen = typeof shown === 'string' || typeof shown === 'boolean' ? shown : undefined;
  const hint = question.hint === undefined ? (answer.kind === 'number' ? words('rangeHint', { low: answer.min, high: answer.max }) : undefined) : say(question.hint);
  return (
    <QuestionShell legend={of === undefined ? label : <><span className="hide">{of}: </span>{say(question.says)}</>} hint={hint} error={error}>
      <div className="opts">
        {answer.kind === 'yesNo' ? <Choices name={name} options={[{ value: true, label: words('yes') }, { value: false, label: words('no') }]} value={chosen} onChoose={onAnswer} /> : null}
        {answer.kind === 'choice' ? <Choices name={name} options={answer.options.map(({ code, says }) => ({ value: code, label: say(says) }))} value={chosen as string | undefined} onChoose={onAnswer} /> : null}
        {answer.kind === 'many' ? <Several {...props} value={shown} /> : null}
        <Typed {...props} value={shown} label={label} />
        <UnsaidChoices name={answer.kind === 'yesNo' || answer.kind === 'choice' ? name : `${name}-unsaid`} value={why} onUnsaid={onUnsaid} />
      </div>
    </QuestionShell>
  );
}

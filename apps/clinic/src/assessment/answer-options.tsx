/** One question with its answers as large choices; "not known" and "would rather not say" are answers too. */
import type { Unsaid } from '@fairlead/clinical';
import { useWords } from '@fairlead/ui';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { assessmentMessages } from './assessment-messages.ts';

export interface Option<V> { readonly value: V; readonly label: string; readonly lead?: string | undefined }

interface QuestionShellProps { readonly legend: ReactNode; readonly hint?: string | undefined; readonly error?: string | undefined; readonly number?: string; readonly children: ReactNode }

/** The frame of one question. */
export function QuestionShell({ legend, hint, error, number, children }: QuestionShellProps) {
  const id = useId();
  return (
    <fieldset className="q" {...(hint === undefined && error === undefined ? {} : { 'aria-describedby': `${id}-more` })}>
      <legend>{number === undefined ? null : <span className="q-no num">{number}</span>}{legend}</legend>
      {hint === undefined && error === undefined ? null : <p id={`${id}-more`} className={error === undefined ? 'hint' : 'err'}>{error ?? hint}</p>}
      {children}
    </fieldset>
  );
}

interface ChoicesProps<V> {
  readonly name: string;
  readonly options: readonly Option<V>[];
  readonly value: V | null | undefined;
  readonly onChoose: (value: V) => void;
}

export function Choices<V extends string | number | boolean>({ name, options, value, onChoose }: ChoicesProps<V>) {
  return <>{options.map((option) => (
    <label key={String(option.value)} className="opt"><input type="radio" name={name} checked={option.value === value} onChange={() => onChoose(option.value)} />{option.lead === undefined ? null : <b className="num">{option.lead}</b>}<span>{option.label}</span></label>
  ))}</>;
}

/** Both reasons for having no answer, quieter than the answers. */
export function UnsaidChoices({ name, value, onUnsaid }: { readonly name: string; readonly value: Unsaid | undefined; readonly onUnsaid: (why: Unsaid) => void }) {
  const words = useWords(assessmentMessages);
  const options = [{ value: 'not_known', label: words('notKnown') }, { value: 'not_said', label: words('notSaid') }] as const;
  return <span className="unsaid">{options.map((option) => (
    <label key={option.value} className="opt"><input type="radio" name={name} checked={option.value === value} onChange={() => onUnsaid(option.value)} /><span>{option.label}</span></label>
  ))}</span>;
}

/** A field: visible label, hint before the input, error tied to it, and what was typed is kept. */
import { IconAlertCircle } from '@tabler/icons-react';
import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { useWords } from './language.tsx';
import { uiMessages } from './ui-messages.ts';

interface Labelled { readonly label: string; readonly hint?: string | undefined; readonly error?: string | undefined; readonly optional?: boolean }

/** What an input needs so that label, hint and error reach a screen reader. */
export interface FieldTies { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true }

/** Ties a label, a hint and an error to whatever input `children` draws with the ties it is given. */
export function Field({ label, hint, error, optional, children }: Labelled & { readonly children: (ties: FieldTies) => ReactNode }) {
  const words = useWords(uiMessages);
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter((each) => each !== '').join(' ');
  const ties: FieldTies = { id, ...(described === '' ? {} : { 'aria-describedby': described }), ...(error === undefined ? {} : { 'aria-invalid': true as const }) };
  return (
    <div className="fieldx">
      <label htmlFor={id}>{label}{optional ? <span className="muted small"> {words('optional')}</span> : null}</label>
      {hint === undefined ? null : <span className="hint" id={`${id}-hint`}>{hint}</span>}
      {children(ties)}
      {error === undefined ? null : <p className="err" id={`${id}-error`} role="alert"><IconAlertCircle className="i" aria-hidden="true" />{error}</p>}
    </div>
  );
}

interface TextFieldProps extends Labelled, Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange' | 'value' | 'children'> {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly unit?: string;
}

export function TextField({ label, hint, error, optional, unit, value, onText, className, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
      {(ties) => {
        const input = <input {...rest} {...ties} className={`in ${className ?? ''}`.trim()} value={value} onChange={(event) => onText(event.target.value)} />;
        return unit === undefined ? input : <span className="with-unit num">{input}<span>{unit}</span></span>;
      }}
    </Field>
  );
}

/** `first`: a dialog opens with the focus here, and not on its cross. */
export function NotesField({ label, hint, error, optional, value, onText, rows = 4, first }: Labelled & { readonly value: string; readonly onText: (text: string) => void; readonly rows?: number; readonly first?: boolean }) {
  return (
    <Field label={label} hint={hint} error={error} {...(optional ? { optional } : {})}>
      {(ties) => <textarea {...ties} {...(first ? { 'data-autofocus': true } : {})} className="in" rows={rows} value={value} onChange={(event) => onText(event.target.value)} />}
    </Field>
  );
}

export interface Choice<V extends string> { readonly value: V; readonly label: string; readonly hint?: string }

/** One of a few, as radio buttons in a fieldset; nothing is chosen beforehand. */
export function ChoiceField<V extends string>({ label, hint, error, choices, value, onChoose }: Labelled & { readonly choices: readonly Choice<V>[]; readonly value: V | undefined; readonly onChoose: (value: V) => void }) {
  const id = useId();
  return (
    <fieldset className="fieldx" {...(error === undefined ? {} : { 'aria-describedby': `${id}-error` })}>
      <legend>{label}</legend>
      {hint === undefined ? null : <span className="hint">{hint}</span>}
      {choices.map((choice) => (
        <label key={choice.value} className="choice">
          <input type="radio" name={id} value={choice.value} checked={choice.value === value} onChange={() => onChoose(choice.value)} />
          <span>{choice.label}{choice.hint === undefined ? null : <span className="muted small"> {choice.hint}</span>}</span>
        </label>
      ))}
      {error === undefined ? null : <p className="err" id={`${id}-error`} role="alert"><IconAlertCircle className="i" aria-hidden="true" />{error}</p>}
    </fieldset>
  );
}

/** Two to four views of one thing, side by side. */
export function Segments<V extends string>({ label, choices, value, onChoose }: { readonly label: string; readonly choices: readonly Choice<V>[]; readonly value: V; readonly onChoose: (value: V) => void }) {
  return (
    <div className="seg" role="group" aria-label={label}>
      {choices.map((choice) => <button key={choice.value} type="button" aria-pressed={choice.value === value} onClick={() => onChoose(choice.value)}>{choice.label}</button>)}
    </div>
  );
}

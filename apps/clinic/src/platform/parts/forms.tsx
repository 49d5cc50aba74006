/** Parts of forms and actions: sections, the button that carries its amount, what became of a press, undo. */
import { Button, ErrorNote, Key, UndoNote, useLanguage, useWords } from '@fairlead/ui';
import { IconCircle, IconCircleCheck, IconProgress } from '@tabler/icons-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Answer } from '../api.ts';
import { useShortcut } from '../keys.tsx';
import { shellMessages } from '../shell-messages.ts';

/** A part of a form with its heading; parts may be filled in any order. */
export function FormSection({ title, hint, children }: { readonly title: ReactNode; readonly hint?: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  return <section className="form-section" aria-labelledby={id}><header><h3 id={id}>{title}</h3>{hint === undefined ? null : <p>{hint}</p>}</header>{children}</section>;
}

export interface Part { readonly key: string; readonly title: ReactNode; readonly line: ReactNode; readonly state: 'done' | 'open' | 'empty'; readonly action: ReactNode }

/** A long form as parts that wait: done, started, not started. */
export function Parts({ parts }: { readonly parts: readonly Part[] }) {
  const words = useWords(shellMessages);
  const shown = { done: { icon: IconCircleCheck, word: words('partDone') }, open: { icon: IconProgress, word: words('partOpen') }, empty: { icon: IconCircle, word: words('partEmpty') } };
  return (
    <ol className="secs">{parts.map(({ key, title, line, state, action }) => {
      const { icon: PartIcon, word } = shown[state];
      return <li key={key} className={state}><PartIcon className="i" aria-hidden="true" /><span><b>{title}</b><span className="hide"> {word}</span><small>{line}</small></span>{action}</li>;
    })}</ol>
  );
}

interface ConfirmlessButtonProps {
  /** Verb and object with its amount: "Give 85 mg". There is no second question. */
  readonly label: string;
  /** The same amount in the other unit: "8.5 mL". */
  readonly amount?: string | undefined;
  readonly shortcut?: string;
  /** Why it cannot act yet; the press then goes to `onWhy`, which moves focus to what is missing. */
  readonly why?: string | undefined;
  readonly onWhy?: () => void;
  readonly busy?: boolean;
  /** Id of the finding that governs it (`DecisionPanel findingId`). */
  readonly governedBy?: string;
  readonly onPress: () => void;
}

/** What is missing stands on the button. */
const saysItself = (): undefined => undefined;

export function ConfirmlessButton({ label, amount, shortcut, why, onWhy, busy, governedBy, onPress }: ConfirmlessButtonProps) {
  const press = () => { if (busy) return; if (why === undefined) onPress(); else onWhy?.(); };
  return (
    <Button look="primary" className="give" why={why} onWhy={onWhy ?? saysItself} aria-busy={busy ?? false} onClick={press} {...(governedBy === undefined ? {} : { 'aria-describedby': governedBy })}>
      <span>{why ?? label}</span>{amount === undefined ? null : <span className="num mlw">{amount}</span>}{shortcut === undefined ? null : <><Key>{shortcut.toUpperCase()}</Key><Pressed shortcut={shortcut} label={label} onPress={press} /></>}
    </Button>
  );
}

function Pressed({ shortcut, label, onPress }: { readonly shortcut: string; readonly label: string; readonly onPress: () => void }) {
  useShortcut(shortcut, label, onPress);
  return null;
}

/** What became of a press, where the button was. Draws nothing for `done`; a refusal's decision is the screen's to show. */
export function AnswerNote({ answer, onAgain, onReadAgain }: { readonly answer: Answer<unknown> | undefined; readonly onAgain?: () => void; readonly onReadAgain?: () => void }) {
  const words = useWords(shellMessages);
  const language = useLanguage();
  if (answer === undefined || answer.kind === 'done') return null;
  switch (answer.kind) {
    case 'unreachable': return <ErrorNote title={words('noAnswer')} {...(onAgain === undefined ? {} : { onRetry: onAgain })}>{words('notSavedUnsure')}</ErrorNote>;
    case 'signed-out': return <ErrorNote title={words('notSaved')}>{words('againTitle')}</ErrorNote>;
    case 'stale': return <ErrorNote title={words('somebodyFaster')} {...(onReadAgain === undefined ? {} : { onRetry: onReadAgain })}>{answer.problem.detail}</ErrorNote>;
    case 'refused': {
      const first = answer.decision?.findings.find((finding) => finding.decision === 'refuse') ?? answer.decision?.findings[0];
      const said = first === undefined ? answer.problem.detail : language === 'es' ? first.says.es : (language === 'en-GB' ? first.says['en-GB'] : undefined) ?? first.says.en;
      return <ErrorNote title={words('notSaved')}>{said}</ErrorNote>;
    }
    case 'forbidden': return <ErrorNote title={words('noRight')}>{answer.problem.detail}</ErrorNote>;
    case 'absent': return <ErrorNote title={words('absent')}>{words('absentSub')}</ErrorNote>;
    default: return <ErrorNote title={words('notSaved')} code={answer.problem.reference}>{answer.problem.detail}</ErrorNote>;
  }
}

/** Undo for 8 s, over the foot of the screen. */
export function Undo({ children, onUndo, onGone }: { readonly children: ReactNode; readonly onUndo: () => void; readonly onGone: () => void }) {
  return <div className="undo-place"><UndoNote onUndo={onUndo} onGone={onGone}>{children}</UndoNote></div>;
}

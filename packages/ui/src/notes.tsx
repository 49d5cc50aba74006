/** Empty, loading, error, offline and undo: designed states, not left-over ones. */
import { IconCheck, IconCloudCheck, IconCloudOff, IconCloudUp, IconMug, IconPlugConnectedX } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useWords } from './language.tsx';
import { uiMessages } from './ui-messages.ts';

interface EmptyStateProps { readonly title: ReactNode; readonly children?: ReactNode; readonly action?: ReactNode; readonly icon?: Icon }

/** Says that it is true, what comes next, and one useful thing to do. */
export function EmptyState({ title, children, action, icon: EmptyIcon = IconMug }: EmptyStateProps) {
  return <div className="empty"><EmptyIcon className="i" aria-hidden="true" /><b>{title}</b>{children === undefined ? null : <p className="muted">{children}</p>}{action}</div>;
}

interface NoteProps { readonly tone?: 'quiet' | 'allow' | 'warn' | 'refuse' | 'due' | 'overdue'; readonly icon: Icon; readonly title: ReactNode; readonly children?: ReactNode; readonly live?: 'polite' | 'assertive' }

/** A tinted line with an icon; the first words say what is so. */
export function Note({ tone = 'quiet', icon: NoteIcon, title, children, live }: NoteProps) {
  return <div className={`note ${tone}`} {...(live === undefined ? {} : { role: live === 'polite' ? 'status' : 'alert' })}><NoteIcon className="i" aria-hidden="true" /><div><b>{title}</b> {children}</div></div>;
}

interface ErrorNoteProps {
  /** What did not happen. */
  readonly title: ReactNode;
  /** What is safe, and what to do. */
  readonly children?: ReactNode;
  readonly code?: string | undefined;
  readonly onRetry?: () => void;
}

/** Stands where the action was. */
export function ErrorNote({ title, children, code, onRetry }: ErrorNoteProps) {
  const words = useWords(uiMessages);
  return (
    <Note tone="refuse" icon={IconPlugConnectedX} title={title} live="assertive">
      {children}
      {code === undefined ? null : <span className="small muted"> {words('code', { code })}</span>}
      {onRetry === undefined ? null : <p><Button onClick={onRetry}>{words('tryAgain')}</Button></p>}
    </Note>
  );
}

/** Nothing for 300 ms, then shapes of what comes; after 8 s words and the paper way. */
export function LoadingShapes({ lines = 4, label, slow }: { readonly lines?: number; readonly label?: string; readonly slow?: ReactNode }) {
  const words = useWords(uiMessages);
  const [stage, setStage] = useState<'quiet' | 'shapes' | 'words'>('quiet');
  useEffect(() => {
    const shapes = setTimeout(() => setStage('shapes'), 300);
    const late = setTimeout(() => setStage('words'), 8000);
    return () => { clearTimeout(shapes); clearTimeout(late); };
  }, []);
  if (stage === 'quiet') return null;
  return (
    <div className="sk" role="status">
      <span className="hide">{label ?? words('loading')}</span>
      {Array.from({ length: lines }, (_, line) => <i key={line} />)}
      {stage === 'words' ? <p className="small muted">{slow ?? words('stillLoading')}</p> : null}
    </div>
  );
}

export interface Unsent { readonly what: ReactNode; readonly sent: boolean }

/** Said once, in the due colour: what goes on and until when, and each thing that is still to go out. */
export function OfflineNote({ title, children, unsent = [] }: { readonly title: ReactNode; readonly children?: ReactNode; readonly unsent?: readonly Unsent[] }) {
  const words = useWords(uiMessages);
  return (
    <>
      <Note tone="due" icon={IconCloudOff} title={title} live="polite">{children}</Note>
      {unsent.length === 0 ? null : (
        <ul className="sent num">{unsent.map(({ what, sent }, at) => (
          <li key={at}>{sent ? <IconCloudCheck className="i" aria-hidden="true" /> : <IconCloudUp className="i" aria-hidden="true" />}{what}<span className="muted">{words(sent ? 'sent' : 'waitingToSend')}</span></li>
        ))}</ul>
      )}
    </>
  );
}

/** Offers Undo for 8 s, longer while it is hovered or focused. */
export function UndoNote({ children, onUndo, onGone }: { readonly children: ReactNode; readonly onUndo: () => void; readonly onGone: () => void }) {
  const words = useWords(uiMessages);
  const [left, setLeft] = useState(8);
  const still = useRef(false);
  const gone = useRef(onGone);
  useEffect(() => { gone.current = onGone; });
  useEffect(() => {
    const timer = setInterval(() => { if (!still.current) setLeft((seconds) => seconds - 1); }, 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => { if (left <= 0) gone.current(); }, [left]);
  const rest = (yes: boolean) => () => { still.current = yes; };
  return (
    // Hovering or reading it holds the time still; the action itself is the button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div className="toast" role="status" onMouseEnter={rest(true)} onMouseLeave={rest(false)} onFocus={rest(true)} onBlur={rest(false)}>
      <IconCheck className="i" aria-hidden="true" /><span>{children}</span><Button look="bare" onClick={onUndo}>{words('undo')}</Button><span className="muted num" aria-hidden="true">{words('seconds', { seconds: Math.max(0, left) })}</span>
    </div>
  );
}

/** A list of who needs you, sorted before it comes here by who needs you first: J, K or arrows move, Enter opens. */
import { Key, useWords } from '@fairlead/ui';
import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useShortcut } from '../keys.tsx';
import { shellMessages } from '../shell-messages.ts';

export interface WorklistRow {
  readonly id: string;
  /** The figure at the left edge, such as minutes waited. */
  readonly lead?: { readonly figure: ReactNode; readonly unit: ReactNode };
  /** A small photo before the title. */
  readonly face?: ReactNode;
  readonly title: ReactNode;
  readonly line?: ReactNode;
  /** A `StateTag` or `DueTag`. */
  readonly state?: ReactNode;
}

interface WorklistProps {
  readonly label: string;
  readonly rows: readonly WorklistRow[];
  /** The row that is open beside the list. */
  readonly current?: string | undefined;
  readonly onOpen: (id: string) => void;
  /** Only one list of a screen takes J and K. */
  readonly takesKeys?: boolean;
  readonly className?: string;
}

function useRowKeys(list: { readonly current: HTMLOListElement | null }, takesKeys: boolean): void {
  const words = useWords(shellMessages);
  const move = (by: number) => {
    if (!takesKeys) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button.row') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const from = at >= 0 ? at : buttons.findIndex((button) => button.hasAttribute('aria-current'));
    buttons[Math.min(buttons.length - 1, Math.max(0, from + by))]?.focus();
  };
  useShortcut('j', words('keyNext'), () => move(1));
  useShortcut('k', words('keyBefore'), () => move(-1));
}

export function Worklist({ label, rows, current, onOpen, takesKeys = true, className }: WorklistProps) {
  const list = useRef<HTMLOListElement>(null);
  useRowKeys(list, takesKeys);
  const onArrow = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const buttons = [...(list.current?.querySelectorAll<HTMLButtonElement>('button.row') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
  };
  return (
    <ol className={`rows ${className ?? ''}`.trim()} aria-label={label} ref={list}>
      {rows.map(({ id, lead, face, title, line, state }) => (
        <li key={id}>
          <button type="button" className={lead === undefined ? 'row no-lead' : 'row'} onClick={() => onOpen(id)} onKeyDown={onArrow} {...(id === current ? { 'aria-current': true } : {})}>
            {lead === undefined ? null : <span className="wait num">{lead.figure}<small>{lead.unit}</small></span>}
            <span className={face === undefined ? 'who' : 'who has-face'}>{face}<b>{title}</b>{line === undefined ? null : <small className="num">{line}</small>}</span>
            {state}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** The quiet line that says which keys move. */
export function WorklistKeys() {
  const words = useWords(shellMessages);
  return <p className="keys small faint" aria-hidden="true"><span><Key>J</Key> <Key>K</Key> {words('move')}</span><span><Key>{words('enter')}</Key> {words('open')}</span><span><Key>?</Key> {words('keys')}</span></p>;
}

/** A state is always an icon, a word and a colour. Soft for what is so; solid only for what cannot wait. */
import { IconAlarm, IconAlertTriangle, IconCircleCheck, IconClock, IconDoorExit, IconHandStop, IconUrgent } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from './language.tsx';
import { uiMessages } from './ui-messages.ts';

export type State = 'allow' | 'warn' | 'refuse' | 'due' | 'overdue' | 'actNow' | 'given' | 'away';

interface Shown { readonly icon: Icon; readonly tone: string; readonly solid?: true; readonly bare?: true }

export const stateLooks: Readonly<Record<State, Shown>> = {
  allow: { icon: IconCircleCheck, tone: 'allow', bare: true },
  given: { icon: IconCircleCheck, tone: 'allow', bare: true },
  warn: { icon: IconAlertTriangle, tone: 'warn' },
  refuse: { icon: IconHandStop, tone: 'refuse' },
  due: { icon: IconClock, tone: 'due' },
  overdue: { icon: IconAlarm, tone: 'overdue', solid: true },
  actNow: { icon: IconUrgent, tone: 'refuse', solid: true },
  away: { icon: IconDoorExit, tone: 'quiet' },
};

interface StateTagProps {
  readonly state: State;
  /** Other words than the usual ones of this state; they come from a catalogue. */
  readonly children?: ReactNode;
  /** A tinted chip even where the state is usually unboxed. */
  readonly boxed?: boolean;
}

export function StateTag({ state, children, boxed }: StateTagProps) {
  const words = useWords(uiMessages);
  const { icon: StateIcon, tone, solid, bare } = stateLooks[state];
  return (
    <span className={`tag ${tone}${solid ? ' solid' : ''}${bare && !boxed ? ' bare' : ''}`}>
      <StateIcon className="i" aria-hidden="true" />{children ?? words(state)}
    </span>
  );
}

interface ChipProps { readonly tone?: 'quiet' | 'allow' | 'warn' | 'refuse' | 'due' | 'overdue'; readonly icon?: Icon; readonly children: ReactNode }

/** A quiet chip for a fact that is no state of its own. */
export function Chip({ tone = 'quiet', icon: ChipIcon, children }: ChipProps) {
  return <span className={`tag ${tone}`}>{ChipIcon === undefined ? null : <ChipIcon className="i" aria-hidden="true" />}{children}</span>;
}

/** The ticket: what it is about, the decision that governs it, and the actions, in one frame in the colour of the state. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useFormats } from './language.tsx';

interface TicketProps {
  readonly tone?: 'allow' | 'warn' | 'refuse' | 'due' | 'quiet';
  readonly title: ReactNode;
  /** Amount and order, or whatever the ticket is about. */
  readonly about?: ReactNode;
  /** A `DecisionPanel`. */
  readonly decision?: ReactNode;
  /** One filled button and at most three others. */
  readonly actions?: ReactNode;
  /** On a tablet, dose and decision side by side. */
  readonly halves?: boolean;
}

export function Ticket({ tone = 'quiet', title, about, decision, actions, halves }: TicketProps) {
  const id = useId();
  return (
    <section className={`ticket ${tone}${halves ? ' halves' : ''}`} aria-labelledby={id}>
      <div className="dose"><h2 id={id}>{title}</h2>{about}</div>
      {decision}
      {actions === undefined ? null : <div className="acts">{actions}</div>}
    </section>
  );
}

interface AmountProps {
  readonly doseUg: number;
  /** Strength of the liquid, micrograms a millilitre; without it no volume is shown. */
  readonly ugPerMl?: number | undefined;
  /** Not now: the dose is kept, and shown in the third voice. */
  readonly kept?: boolean;
}

/** The dose, the largest thing on the screen; mg and mL always together, each with its unit. */
export function Amount({ doseUg, ugPerMl, kept }: AmountProps) {
  const { mgFigure, mL } = useFormats();
  return <p className={`amount num${kept ? ' kept' : ''}`}><b>{mgFigure(doseUg)}</b><span>mg</span>{ugPerMl === undefined ? null : <em>{mL(doseUg, ugPerMl)}</em>}</p>;
}

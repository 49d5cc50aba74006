/** A card with its heading: one thing, named, with what belongs to its right edge. */
import { useId } from 'react';
import type { ReactNode } from 'react';

interface CardProps {
  readonly title: ReactNode;
  /** Second voice after the title: "28 days". */
  readonly sub?: ReactNode;
  /** A sentence about the whole card, under its heading. */
  readonly lead?: ReactNode;
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Card({ title, sub, lead, aside, className, children }: CardProps) {
  const id = useId();
  return (
    <section className={`card ${className ?? ''}`.trim()} aria-labelledby={id}>
      <div className="cap"><h2 id={id}>{title}{sub === undefined ? null : <> <span className="cap-sub">{sub}</span></>}</h2>{aside}</div>
      {lead === undefined ? null : <p className="cap-lead">{lead}</p>}
      {children}
    </section>
  );
}

export interface Fact { readonly name: ReactNode; readonly value: ReactNode }

/** Facts in pairs: a small name, the figure under it. Unknown is a value too, never left out. */
export function Facts({ facts, className }: { readonly facts: readonly Fact[]; readonly className?: string }) {
  return <dl className={className ?? 'obs num'}>{facts.map(({ name, value }, at) => <div key={at}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

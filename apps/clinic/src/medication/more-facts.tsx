/** What the rules ask of the person beside the first questions: who is frail, what must not be given, what a liver bears. Nothing is chosen beforehand. */
import { Segments, useWords } from '@fairlead/ui';
import { factMessages } from './fact-messages.ts';
import { medicationMessages } from './medication-messages.ts';
import { moreFacts, type Known, type MoreFact, type OrderKind } from './order-facts.ts';
import type { OrderText } from './use-order-form.ts';

interface Props { readonly kind: OrderKind; readonly text: OrderText; readonly set: (more: Partial<OrderText>) => void }

export function MoreFacts({ kind, text, set }: Props) {
  const words = useWords(medicationMessages);
  const facts = useWords(factMessages);
  const sentence = (fact: MoreFact): string => { const said = facts(fact); return said.charAt(0).toUpperCase() + said.slice(1); };
  const asked: readonly MoreFact[] = moreFacts[kind];
  if (asked.length === 0) return null;
  return (
    <div className="two">{asked.map((fact) => (
      <div key={fact} className="fieldx"><span>{sentence(fact)}</span><Segments<Known> label={sentence(fact)} value={text.more[fact] ?? 'unknown'} choices={[{ value: 'no', label: words('no') }, { value: 'yes', label: words('yes') }, { value: 'unknown', label: words('notKnown') }]} onChoose={(value) => set({ more: { ...text.more, [fact]: value } })} /></div>
    ))}</div>
  );
}

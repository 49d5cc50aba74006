/** Facts and the changes of them that would turn a decision, in words; amounts in milligrams. */
import type { ShownDecision } from '@fairlead/ui';
import { spacedOut, useFormats, useWords } from '@fairlead/ui';
import { factMessages } from './fact-messages.ts';

type FactKey = keyof typeof factMessages.en;
const isFact = (fact: string): fact is FactKey => Object.hasOwn(factMessages.en, fact);

/** Only what would turn the answer is worth reading. */
export const turning = <D extends ShownDecision>(decision: D): D => ({ ...decision, wouldChange: decision.wouldChange.filter((change) => change.decision !== decision.decision) });

/** Fact keys in words; one that has none yet is spaced out by the panel. */
export function useFactWords(): { readonly factWords: (fact: string) => string; readonly changeWords: (change: { readonly fact: string; readonly to: unknown }) => string | undefined } {
  const words = useWords(factMessages);
  const { mg } = useFormats();
  const factWords = (fact: string) => (isFact(fact) ? words(fact) : spacedOut(fact));
  return {
    factWords,
    changeWords: ({ fact, to }) => (fact.endsWith('Ug') && typeof to === 'number' ? words('changeTo', { fact: factWords(fact), dose: mg(to) }) : undefined),
  };
}

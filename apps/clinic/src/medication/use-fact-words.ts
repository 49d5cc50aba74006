/** Facts and the changes of them that would turn a decision, in words; amounts in milligrams. */
import type { ShownDecision } from '@fairlead/ui';
import { spacedOut, useFormats, useWords } from '@fairlead/ui';
import { changeMessages } from './change-messages.ts';
import { factMessages } from './fact-messages.ts';

type FactKey = keyof typeof factMessages.en;
const isFact = (fact: string): fact is FactKey => Object.hasOwn(factMessages.en, fact);

type ChangeKey = keyof typeof changeMessages.en;
const isChange = (key: string): key is ChangeKey => Object.hasOwn(changeMessages.en, key);

/** Only what would turn the answer is worth reading. */
export const turning = <D extends ShownDecision>(decision: D): D => ({ ...decision, wouldChange: decision.wouldChange.filter((change) => change.decision !== decision.decision) });

/** Fact keys in words; one that has none yet is spaced out by the panel. */
export function useFactWords(): { readonly factWords: (fact: string) => string; readonly changeWords: (change: { readonly fact: string; readonly to: unknown }) => string | undefined } {
  const words = useWords(factMessages);
  const changes = useWords(changeMessages);
  const { mg } = useFormats();
  const factWords = (fact: string) => (isFact(fact) ? words(fact) : spacedOut(fact));
  return {
    factWords,
    changeWords: ({ fact, to }) => {
      if (fact.endsWith('Ug') && typeof to === 'number') return words('changeTo', { fact: factWords(fact), dose: mg(to) });
      // A whole sentence for this value, else one for any value of the fact.
      const exact = `${fact}.${String(to)}`;
      return isChange(exact) ? changes(exact) : isChange(fact) ? changes(fact, { to: String(to) }) : undefined;
    },
  };
}

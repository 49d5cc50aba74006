/** Substances in the reader's language. */
import type { substances } from '@fairlead/contract/tests';
import { useWords } from '@fairlead/ui';
import { substanceMessages } from './tests-messages.ts';

type Substance = (typeof substances)[number];

/** A substance in words; one that an older record brought stays as it was written. */
export function useSubstance(): (substance: string) => string {
  const words = useWords(substanceMessages);
  return (substance) => (Object.hasOwn(substanceMessages.en, substance) ? words(substance as Substance) : substance);
}

/** A sentence of the rules in the reader's language. */
import type { Sentence } from '@fairlead/clinical';
import { useLanguage } from '@fairlead/ui';

export function useSay(): (sentence: Sentence) => string {
  const language = useLanguage();
  return (sentence) => sentence[language] ?? sentence.en;
}

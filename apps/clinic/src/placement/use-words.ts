/** Levels and facts of placement in the reader's words. */
import { levelOf, sayIn, type LevelOfCare } from '@fairlead/clinical';
import { useLanguage, useWords } from '@fairlead/ui';
import { factMessages } from './placement-messages.ts';

type FactKey = keyof typeof factMessages.en;

export function useLevelName(): (level: LevelOfCare['id']) => string {
  const language = useLanguage();
  return (level) => sayIn(levelOf(level).names, language);
}

export function useFactWords(): { readonly fact: (fact: string) => string; readonly value: (value: unknown) => string; readonly source: (of: string) => string } {
  const words = useWords(factMessages);
  const found = (key: string): string | undefined => (key in factMessages.en ? words(key as FactKey) : undefined);
  return { fact: (fact) => found(fact) ?? fact, value: (value) => found(`v.${String(value)}`) ?? String(value), source: (of) => found(`from.${of}`) ?? of };
}

/** A sentence of the rules in the reader's language. */
import { sayIn, type Instrument, type Scored, type Sentence } from '@fairlead/clinical';
import { useLanguage } from '@fairlead/ui';
import { useCallback } from 'react';

export function useSay(): (sentence: Sentence) => string {
  const language = useLanguage();
  return useCallback((sentence) => sayIn(sentence, language), [language]);
}

/** The words of a band or triage result of an instrument. */
export function bandSentence(instrument: Instrument, band: Scored['band']): Sentence | null {
  if (band === null) return null;
  const steps = instrument.triage === undefined ? [] : [...instrument.triage.steps, instrument.triage.otherwise];
  return steps.find((step) => step.band === band)?.says ?? instrument.bandSets.flatMap((set) => set.bands).find(({ id }) => id === band)?.says ?? null;
}

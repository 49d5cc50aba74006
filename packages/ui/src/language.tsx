/** The reader's language and the site's zone, given once at the top of a door. */
import { createContext, useContext, useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { formatsOf } from './format.ts';
import type { Clock, Formats } from './format.ts';
import { useNow } from './now.ts';
import { wordsOf } from './words.ts';
import type { Catalogue, Language, Words } from './words.ts';

interface Spoken {
  readonly language: Language;
  readonly zone: string;
  readonly formats: Formats;
}

const SpokenContext = createContext<Spoken>({ language: 'en', zone: 'UTC', formats: formatsOf('en', 'UTC') });

/** Languages by their own names; a name is the same in every language. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English (US)', 'en-GB': 'English (UK)', es: 'Español' };

interface LanguageProviderProps {
  readonly language: Language;
  /** IANA zone of the site. */
  readonly zone: string;
  readonly clock?: Clock;
  readonly children: ReactNode;
}

export function LanguageProvider({ language, zone, clock = 'site', children }: LanguageProviderProps) {
  const present = new Date(useNow()).toISOString().slice(0, 4);
  const spoken = useMemo(() => ({ language, zone, formats: formatsOf(language, zone, clock, present) }), [language, zone, clock, present]);
  useEffect(() => { document.documentElement.lang = language === 'en' ? 'en-US' : language; }, [language]);
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

/** The words of one catalogue in the reader's language. */
export function useWords<K extends string>(messages: Catalogue<K>): Words<K> {
  const { language } = useContext(SpokenContext);
  return useMemo(() => wordsOf(messages, language), [messages, language]);
}

export function useLanguage(): Language {
  return useContext(SpokenContext).language;
}

/** Dates, times, amounts in the reader's language and the site's zone. */
export function useFormats(): Formats {
  return useContext(SpokenContext).formats;
}

export function useZone(): string {
  return useContext(SpokenContext).zone;
}

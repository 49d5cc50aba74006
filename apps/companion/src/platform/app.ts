/** What every screen may ask of the app that holds it. */
import { createContext, useContext, useMemo } from 'react';
import type { SupporterData } from '@fairlead/contract/community';
import type { Country } from '@fairlead/contract/crisis';
import type { CompanionSession } from '@fairlead/contract';
import type { PersonData } from '@fairlead/contract/recovery';
import { wordsOf } from '@fairlead/ui/words';
import type { Catalogue, Language, Words } from '@fairlead/ui/words';
import type { Kept, LocalData } from './local-data.ts';
import type { Call, Outbox, OutboxItem } from './outbox.ts';

export interface App {
  readonly language: Language;
  readonly country: Country;
  readonly session: CompanionSession;
  readonly me: Kept<PersonData> | undefined;
  readonly supporting: Kept<SupporterData> | undefined;
  readonly online: boolean;
  readonly signedOut: boolean;
  readonly items: readonly OutboxItem[];
  readonly local: LocalData;
  readonly outbox: Outbox;
  readonly path: string;
  readonly go: (path: string) => void;
  readonly chooseLanguage: (language: Language) => void;
  readonly hide: () => void;
  readonly lock: () => void;
  readonly signOut: () => Promise<void>;
  readonly refresh: () => Promise<void>;
  /** Fulfils when the thing is on this phone's disk; sending starts by itself. */
  readonly queue: (key: string, what: string, call: Call) => Promise<void>;
}

export const AppContext = createContext<App | undefined>(undefined);
export function useApp(): App {
  const app = useContext(AppContext);
  if (app === undefined) throw new Error('A screen stands outside the app.');
  return app;
}

export const LanguageContext = createContext<Language>('en');
export function useWords<K extends string>(messages: Catalogue<K>): Words<K> {
  const language = useContext(LanguageContext);
  return useMemo(() => wordsOf(messages, language), [messages, language]);
}
export const useLanguage = (): Language => useContext(LanguageContext);

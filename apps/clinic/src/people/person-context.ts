/** Whose record is open. */
import type { Episode, Person } from '@fairlead/contract/people';
import { createContext, useContext } from 'react';

export interface OpenRecord {
  readonly person: Person;
  /** What to call the person: the name they go by and their family name. */
  readonly name: string;
  /** All episodes, newest first. */
  readonly episodes: readonly Episode[];
  /** The open episode, or undefined between two. */
  readonly episode: Episode | undefined;
}

export const RecordContext = createContext<OpenRecord | undefined>(undefined);

/** The record that is open; only inside a part of `personRoute`. */
export function usePerson(): OpenRecord {
  const record = useContext(RecordContext);
  if (record === undefined) throw new Error('usePerson stands outside a person’s record.');
  return record;
}

/** Known-as or given name, and the family name. */
export const nameOf = (person: Pick<Person, 'givenName' | 'familyName' | 'knownAs'>): string => `${person.knownAs ?? person.givenName} ${person.familyName}`;

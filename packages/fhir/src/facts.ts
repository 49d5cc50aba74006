/** What the record takes from a resource. Rows of our tables have these fields; what R4 says beyond them is kept beside, as it came. */

export interface PersonFact {
  readonly kind: 'person';
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string | null;
  readonly bornOn: string | null;
  readonly sex: 'female' | 'male' | 'other' | 'unknown' | null;
  readonly language: 'en' | 'en-GB' | 'es';
  readonly telephone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly nhsNumber: string | null;
  readonly diedOn: string | null;
}

export interface EpisodeFact {
  readonly kind: 'episode';
  readonly state: 'open' | 'ended';
  readonly startedOn: string;
  readonly endedOn: string | null;
}

/** The tables of a person's history that came from elsewhere. */
export type HistoryTable = 'problems' | 'procedures' | 'encounters' | 'allergies' | 'medication_statements';

export interface HistoryFact {
  readonly kind: 'history';
  readonly table: HistoryTable;
  /** What sort within the table: `request`, `statement`, `dispense` or `administration` of a medicine. */
  readonly sort: string;
  readonly system: string | null;
  readonly code: string | null;
  readonly words: string;
  /** The resource's own status, in its own word. */
  readonly state: string;
  readonly began: string | null;
  readonly ended: string | null;
  /** For order, where anything says when. */
  readonly at: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ObservationFact {
  readonly kind: 'observation';
  /** A word of ours, or `system|code`. */
  readonly code: string;
  readonly words: string;
  readonly at: string;
  readonly value: number | null;
  readonly unit: string | null;
  readonly valueText: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ResponseFact {
  readonly kind: 'response';
  readonly instrumentId: string;
  readonly at: string;
  /** The resource again: its answers are read by the instrument. */
  readonly words: string;
}

export interface DoseFact {
  readonly kind: 'dose';
  readonly medicine: string;
  readonly words: string;
  readonly ug: number;
  readonly taken: boolean;
  readonly at: string;
  /** The dosing day where the source names it. */
  readonly day: string | null;
  readonly part: number | null;
  readonly takeHome: boolean;
}

export interface GoalFact {
  readonly kind: 'goal';
  readonly words: string;
  readonly at: string | null;
  readonly saidBy: 'person' | 'staff';
}

export interface AppointmentFact {
  readonly kind: 'appointment';
  readonly title: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly state: 'planned' | 'kept' | 'missed' | 'cancelled';
  readonly place: string | null;
}

/** Kept as it came and shown on the timeline, because our record has no row for it, or must not make one of it. */
export interface VerbatimFact {
  readonly kind: 'verbatim';
  readonly words: string;
  readonly at: string | null;
}

/** It says what no such resource can say. `why` names the element. */
export interface UnreadableFact {
  readonly kind: 'unreadable';
  readonly why: string;
}

export type RecordFact = PersonFact | EpisodeFact | HistoryFact | ObservationFact | ResponseFact | DoseFact | GoalFact | AppointmentFact | VerbatimFact | UnreadableFact;

export const unreadable = (why: string): UnreadableFact => ({ kind: 'unreadable', why });

/** One row of our record as the database gives it. */
export type Row = Readonly<Record<string, unknown>>;

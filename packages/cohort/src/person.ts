/** Who a made-up person is, and where they stand on the last day that was lived. */
import type { Day } from '@fairlead/clinical';
import type { CohortEvent, Level, Medicine } from './events.ts';

export interface CohortSite {
  readonly code: string;
  readonly country: 'US' | 'UK';
}

/** What shapes a life. Numbers run from 0 to 1. */
export interface Traits {
  readonly severity: number;
  readonly steadiness: number;
  readonly injects: boolean;
  readonly fentanyl: boolean;
  readonly sedatives: boolean;
  readonly homeless: boolean;
  readonly hasChildren: boolean;
  readonly works: boolean;
  readonly usesPhone: boolean;
}

export type Stage =
  | 'asking' | 'waiting' | 'closed' | 'assessment' | 'withdrawal' | 'residence' | 'starting' | 'treatment' | 'aftercare' | 'left' | 'died';

export interface CohortSupporter {
  readonly displayName: string;
  readonly relation: string;
  readonly story: string;
}

export interface CohortPerson {
  readonly id: string;
  /** A name of the story, for the people the demonstration introduces. */
  readonly persona: string | null;
  readonly story: string | null;
  readonly givenName: string;
  readonly familyName: string;
  readonly bornOn: Day;
  readonly sex: 'female' | 'male' | 'other';
  readonly language: 'en' | 'en-GB' | 'es';
  readonly telephone: string;
  readonly site: CohortSite;
  readonly traits: Traits;
  readonly track: Track;
  readonly stage: Stage;
  /** Where care is given on the last day; null before acceptance and after leaving. */
  readonly level: Level | null;
  /** The course that goes on on the last day, with its first dosing day. */
  readonly course: { readonly medicine: Medicine; readonly startedOn: Day } | null;
  readonly supporters: readonly CohortSupporter[];
  readonly events: readonly CohortEvent[];
}

export type Track = 'methadone' | 'buprenorphine' | 'naltrexone' | 'counselling';

/** How a life goes: drawn from the rates, or written for somebody the demonstration introduces. */
export interface LifePlan {
  readonly enquiryOn: Day;
  readonly waitDays: number;
  readonly closes: boolean;
  readonly track: Track;
  /** Days from acceptance to the first dose, where no ward comes between. */
  readonly startGapDays: number;
  /** Nights in a withdrawal ward before the medicine; 0 for none. */
  readonly wardDays: number;
  readonly residenceDays: number;
  readonly intensive: boolean;
  /** Whole days in the course before leaving; null for as long as is lived. */
  readonly leavesAfterDays: number | null;
  readonly leaveReason: 'completed' | 'dropped_out' | 'transferred' | 'prison' | 'moved';
  readonly returnsAfterDays: number | null;
  readonly diesAfterDays: number | null;
  readonly pregnantAfterDays: number | null;
  readonly releasedFromPrison: boolean;
  /** Days missed in a row just before the last day lived; below nothing for somebody who came each of so many last days. */
  readonly missesAtTheEnd: number;
  readonly longQt: boolean;
  readonly depot: boolean;
  readonly source: 'front_door' | 'telephone' | 'walk_in' | 'gp' | 'hospital' | 'prison';
}

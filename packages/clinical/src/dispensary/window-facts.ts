/** What one look at the dosing window rests on: as the record gives it, and as the rules read it. */
import type { Day } from '../day.ts';
import type { Ug } from '../dose.ts';
import type { MethadoneFacts, Poss } from '../medication/index.ts';
import type { MissedDoseFacts } from './missed-dose-facts.ts';
import type { SiteProfiles } from './site-profiles.ts';

/** One part of an order: 1 for a whole dose, 1..n of a split order. */
export interface OrderedPart {
  readonly part: number;
  readonly doseUg: Ug;
}

/** The order that the nurse is about to act on. A supplement or a replacement of a vomited dose is an order of its own. */
export interface OrderForDosing {
  readonly kind: 'regular' | 'supplement' | 'replacement';
  readonly state: 'draft' | 'active' | 'paused' | 'ended';
  readonly signed: boolean;
  readonly fromDay: Day;
  /** The last dosing day, or null for an order without an end. */
  readonly toDay: Day | null;
  readonly parts: readonly OrderedPart[];
  /** The prescriber saw the person after the missed days and signed this order for them. */
  readonly missedDaysReviewed: boolean;
  /** Two prescribers signed this very version: what two may go past was gone past. */
  readonly signedByTwo?: boolean;
}

/** One dose taken: observed, or taken home on the day it was for. Held and refused doses are none. */
export interface DoseTaken {
  readonly day: Day;
  readonly part: number;
  readonly doseUg: Ug;
}

/**
 * Everything that the window asks. Null means looked for and not known, and is named under `missing`; a fact that may
 * be absent is not asked about at this site. Days are dosing days of the site.
 */
export interface DosingFacts {
  readonly profiles: SiteProfiles;
  readonly drug: 'methadone' | 'buprenorphine' | 'naltrexone';
  readonly dosingDay: Day;
  readonly part: number;
  readonly order: OrderForDosing | null;
  /** The first dose of this course; after a new induction, the first dose since. Null: none yet. */
  readonly firstDoseDay: Day | null;
  /** The latest dose before this day, however long ago. Null: none yet. */
  readonly lastDoseDay: Day | null;
  /** All doses taken in the last 15 days, today included. */
  readonly doses: readonly DoseTaken[];
  readonly hoursSinceFirstDoseToday?: number | null;

  readonly poss: Poss | null;
  readonly intoxicated: boolean | null;
  readonly identityConfirmed: boolean | null;
  readonly dosedElsewhereToday: boolean | null;
  readonly rr?: number | null;
  readonly spo2?: number | null;
  readonly spo2Scale2?: boolean;
  readonly rousable?: boolean | null;
  readonly breathAlcohol?: number | null;
  readonly bottlesReturnedShort?: boolean | null;
  /** The latest injection of XR naltrexone; null: none. */
  readonly naltrexoneXrDay?: Day | null;
  /** The latest QTc; absent where no ECG was taken, since treatment is never denied for want of one. */
  readonly qtcMs?: number | null;

  readonly rationaleDocumented?: boolean | null;
  readonly rationale?: string | null;
  readonly sedativesOrAlcohol?: boolean | null;
  readonly daysSinceLastOpioid?: number | null;
  readonly lowTolerance?: boolean | null;
  readonly highTolerance?: boolean | null;
  readonly experiencedPrescriber?: boolean | null;
  readonly ageYears?: number | null;
  readonly respiratoryDisease?: boolean | null;
  readonly recentHospitalisation?: boolean | null;
  readonly severeHepaticImpairment?: boolean | null;

  /** What is left of this medicine in the container in use. */
  readonly stockUg: Ug | null;
  /** The product's own ceiling for one day, above which two prescribers sign. Null: none set. */
  readonly ceilingUg: Ug | null;
  /** Strength of the liquid in use; null for tablets and films. */
  readonly ugPerMl: number | null;
}

/** The same as the rules read it, flat. */
export type WindowFacts = MethadoneFacts & MissedDoseFacts & {
  readonly orderState?: 'none' | 'draft' | 'active' | 'paused' | 'ended';
  readonly orderSigned?: boolean;
  readonly orderCoversDay?: boolean;
  readonly partOrdered?: boolean;
  readonly dosedElsewhereToday?: boolean | null;
  readonly doseUg?: Ug | null;
  readonly stockUg?: Ug | null;
  readonly ceilingUg?: Ug | null;
  readonly lastDayUg?: Ug | null;
  /** The largest dose of today, which a replacement stands in for. */
  readonly vomitedUg?: Ug;
};

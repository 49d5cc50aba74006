/** What the placement rules are told. Absent: not asked. Null: asked, not known. */
import type { Facts } from '../rule.ts';
import type { DomainId } from './domain-floors.ts';
import type { LevelId } from './levels.ts';

type DomainFacts = { readonly [K in DomainId]?: number | null };

export interface PlacementFacts extends Facts, DomainFacts {
  /** Pasero scale: S asleep and easy to rouse, 1 to 4, as the code of the instrument or as a number. */
  readonly poss?: 'S' | '1' | '2' | '3' | '4' | 1 | 2 | 3 | 4 | null;
  /** Breaths a minute. */
  readonly respiratoryRate?: number | null;
  /** Per cent, scale 1. */
  readonly spo2?: number | null;
  readonly news2?: number | null;
  readonly seizureOrDelirium?: boolean | null;
  /** CIWA-Ar total, 0 to 67. */
  readonly ciwaAr?: number | null;
  readonly pastWithdrawalSeizure?: boolean | null;
  readonly alcoholOrSedativeDependence?: boolean | null;
  readonly pregnant?: boolean | null;
  readonly pregnancyWeeks?: number | null;
  readonly pregnancyUnstable?: boolean | null;
  readonly startingAgonist?: boolean | null;
  readonly cssrs?: 'none' | 'low' | 'moderate' | 'high' | null;
  /** An illness that is not under control and needs nursing. */
  readonly nursingNeed?: boolean | null;
  readonly oudSeverity?: 'none' | 'mild' | 'moderate' | 'severe' | null;
  /** COWS total; any value, also none, allows an outpatient start. */
  readonly cows?: number | null;
  readonly failedOutpatientStarts?: number | null;
  readonly failedCommunityDetox?: boolean | null;
  readonly wantsDetox?: boolean | null;
  readonly housing?: 'safe' | 'unsafe' | 'none' | null;
  readonly dailyFentanyl?: boolean | null;
  /** Days stable, on or off medication. */
  readonly stableDays?: number | null;
  readonly sessionsAttended?: 'regularly' | 'sometimes' | 'never' | null;
  /** What the person and the team have in mind. */
  readonly chosenLevel?: LevelId | null;
  readonly preferenceReason?: string | null;
  /** A bed or place at the recommended level is not free yet. */
  readonly waiting?: boolean | null;
}

/** Without these nobody can say where somebody is safe; they are named as missing when nobody asked. */
export const coreFacts: readonly (keyof PlacementFacts & string)[] = ['oudSeverity', 'cssrs', 'pregnant', 'alcoholOrSedativeDependence', 'nursingNeed', 'housing'];

export const placementInputs: readonly (keyof PlacementFacts & string)[] = [
  'poss', 'respiratoryRate', 'spo2', 'news2', 'seizureOrDelirium', 'ciwaAr', 'pastWithdrawalSeizure', 'alcoholOrSedativeDependence',
  'pregnant', 'pregnancyWeeks', 'pregnancyUnstable', 'startingAgonist', 'cssrs', 'nursingNeed', 'oudSeverity', 'cows',
  'failedOutpatientStarts', 'failedCommunityDetox', 'wantsDetox', 'housing', 'dailyFentanyl', 'stableDays', 'sessionsAttended',
  'withdrawalNeed', 'bodyNeed', 'mindNeed', 'useDanger', 'homeAndPeople', 'wishesAndReach', 'chosenLevel', 'preferenceReason', 'waiting',
];

/** What each rating of each domain asks for, apart from its words: the rules need no sentence of it. */
import type { LevelId } from './levels.ts';

export const domainIds = ['withdrawalNeed', 'bodyNeed', 'mindNeed', 'useDanger', 'homeAndPeople', 'wishesAndReach'] as const;
export type DomainId = (typeof domainIds)[number];

export type Severity = 0 | 1 | 2 | 3 | 4;

/** The least level of care at 0, 1, 2, 3 and 4. */
export type Floors = readonly [LevelId | null, LevelId | null, LevelId | null, LevelId | null, LevelId | null];

export const domainFloors: Readonly<Record<DomainId, Floors>> = {
  withdrawalNeed: [null, 'outpatient', 'outpatient', 'inpatient_withdrawal', 'hospital'],
  bodyNeed: [null, null, 'outpatient', 'medically_managed_residential', 'hospital'],
  mindNeed: [null, null, 'outpatient', 'partial_hospitalisation', 'hospital'],
  useDanger: [null, 'monitoring', 'outpatient', 'intensive_outpatient', 'residential'],
  homeAndPeople: [null, null, null, 'intensive_outpatient', 'residential'],
  wishesAndReach: [null, null, null, null, null],
};

/** A whole number from 0 to 4; anything else is a typing error and is rejected, not clamped (C5). */
export function isSeverity(value: unknown): value is Severity {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 4;
}

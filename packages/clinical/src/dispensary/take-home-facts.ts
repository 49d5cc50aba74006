/** What the take-home rules may look at (clinical reference 3.9 and 3.10). */

/** The six heads that the practitioner considers under 42 CFR 8.12(i)(2). */
export const takeHomeHeads = [
  'noActiveUseOrConditionRaisingHarm', 'regularAttendance', 'noSeriousBehaviourProblem', 'noKnownRecentDiversion', 'safeTransportAndStorage', 'otherRelevantFactors',
] as const;
export type TakeHomeHead = (typeof takeHomeHeads)[number];

/** What the practitioner recorded of one head. `met` null: looked at, and cannot tell. */
export interface HeadConsidered {
  readonly met: boolean | null;
  readonly note?: string;
}

/** Absent: not asked about. Null: asked and not known. */
export type TakeHomeFacts = {
  readonly drug?: 'methadone' | 'buprenorphine';
  readonly treatmentDay?: number | null;
  readonly requestedDays?: number | null;
  readonly criteriaMet?: boolean | null;
  /** The heads that speak against it. */
  readonly failed?: readonly string[] | null;
  /** The heads that were looked at and written down. */
  readonly considered?: readonly string[] | null;
  readonly rationaleDocumented?: boolean | null;
  readonly clinicClosed?: boolean | null;
  /** Days in a row on which the clinic is closed; one where nobody says more. */
  readonly closureDays?: number | null;
  /** The state's own limit in days. Null: the state sets none. */
  readonly stateMaxDays?: number | null;
  readonly supervised?: boolean | null;
};

/** Six recorded heads as the facts the rules read: met only where all are considered and none speaks against it. */
export function criteriaOf(heads: Readonly<Partial<Record<TakeHomeHead, HeadConsidered>>>): Pick<TakeHomeFacts, 'criteriaMet' | 'failed' | 'considered'> {
  const considered = takeHomeHeads.filter((head) => heads[head] !== undefined);
  const failed = considered.filter((head) => heads[head]?.met === false);
  const unclear = considered.length < takeHomeHeads.length || considered.some((head) => heads[head]?.met === null);
  return { considered, failed, criteriaMet: failed.length > 0 ? false : unclear ? null : true };
}

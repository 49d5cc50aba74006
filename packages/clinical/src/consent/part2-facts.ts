/** What the disclosure rules of 42 CFR Part 2 may look at (clinical reference 10.1). */
import type { Day } from '../day.ts';

/** What a written consent has to contain (42 CFR 2.31). */
export const consentElements = [
  'patientName', 'discloser', 'amountAndKind', 'recipients', 'purpose', 'rightToRevoke', 'expiry', 'signature', 'date', 'redisclosureStatement', 'consequencesOfRefusal',
] as const;
export type ConsentElement = (typeof consentElements)[number];

/** A consent as it stands. `scope` is what it covers: `all-future-TPO`, one purpose, or `SUD-counselling-notes`. */
export type Part2Consent = {
  readonly scope?: string | null;
  readonly signed?: boolean | null;
  readonly revoked?: boolean | string | null;
  /** The last day on which it holds; null where it ends with an event or never. */
  readonly expiresDay?: Day | null;
  readonly elements?: readonly string[] | null;
};

/** Absent: not asked about. `consent` null: there is none. */
export type DisclosureFacts = {
  readonly regime?: string;
  /** `TPO` (treatment, payment, operations), `treatment`, `medical-emergency`, `civil-proceeding` and the like, `SUD-counselling-notes`, or another. */
  readonly purpose?: string | null;
  readonly consent?: Part2Consent | null;
  readonly courtOrder?: boolean | null;
  readonly subpoena?: boolean | null;
  readonly noticeAttached?: boolean | null;
  readonly today?: Day | null;
  /** What was written down of an emergency disclosure. */
  readonly emergencyRecord?: readonly string[] | null;
};

/** What an emergency disclosure's record holds (42 CFR 2.51). */
export const emergencyRecordParts = ['recipient', 'discloser', 'date', 'nature'] as const;

/** What the missed-dose rules may look at. */
import type { Ug } from '../dose.ts';

/** Absent: not asked about. Null: asked and not known. */
export type MissedDoseFacts = {
  readonly drug?: 'methadone' | 'buprenorphine';
  /** The day's usual total. */
  readonly usualUg?: Ug | null;
  /** Whole days in a row without a dose, up to yesterday. */
  readonly missedDays?: number | null;
  /** Days without a dose in the first 14, in a row or not. */
  readonly missedInFirstFortnight?: number | null;
  readonly treatmentDay?: number | null;
  readonly intoxicated?: boolean | null;
  /** `collectMissedDoseLater`: a dose of an earlier day is asked for today. */
  readonly event?: string | null;
  readonly minutesAfterDose?: number | null;
  readonly witnessed?: boolean | null;
  readonly pregnant?: boolean | null;
};

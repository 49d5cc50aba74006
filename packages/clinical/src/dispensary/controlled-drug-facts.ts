/** What the rules on controlled-drug prescriptions, records and naloxone supply may look at (clinical reference 10.3, 6.1). */
import type { Day } from '../day.ts';

/** Absent: not asked about. Null: asked and not known. */
export type ControlledDrugFacts = {
  /** `FP10` or `FP10MDA` (England's instalment form). */
  readonly form?: string;
  readonly drug?: string;
  /** Days that an instalment prescription covers; days' supply of any other. */
  readonly days?: number | null;
  readonly daysSupply?: number | null;
  readonly instalments?: boolean | null;
  readonly instalmentAmount?: boolean | null;
  readonly instalmentInterval?: boolean | null;
  readonly daysSinceAppropriateDate?: number | null;
  readonly quantityInWords?: boolean | null;
  readonly quantityInFigures?: boolean | null;
  readonly doseDefined?: boolean | null;
  /** Whether the prescription carries the approved wording for missed instalments. */
  readonly approvedWording?: boolean | null;

  readonly regime?: string;
  readonly event?: string;
  readonly monthsSinceLast?: number | null;
  readonly record?: string;
  readonly action?: string;
  readonly ageYears?: number | null;
  readonly businessDaysSinceDiscovery?: number | null;
  readonly fieldOfficeTold?: boolean | null;
  readonly daysSinceDiscovery?: number | null;
  readonly formFiled?: boolean | null;
  /** Different people who saw and signed. */
  readonly witnesses?: number | null;
  readonly daysAfterSupply?: number | null;

  readonly by?: string;
  readonly trained?: boolean | null;
  readonly suppliedDay?: Day | null;
};

/** What is written as a dose and is none: nobody could take it as it stands. `one as directed` is one. */
export function isDefinedDose(text: string): boolean {
  return /\d/.test(text) || /\b(half|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|uno|una|dos|tres|media)\b/i.test(text);
}

/** What is known of one patient when somebody looks at a chart or writes an order, anywhere, with opioids about. */
import type { Facts } from '../rule.ts';

/** A urine drug test on record: within a year, an older one, or none at all. */
export type UrineTestOnRecord = 'within_year' | 'older' | 'none';

/** Opioid use disorder as the problem list has it. */
export type UseDisorderOnRecord = 'active' | 'in_remission' | 'none';

/** `null` is asked and not known. None of these is ever read as "no" where it is null or absent. */
export interface PrescribingFacts extends Facts {
  /** An opioid for pain is current, or stands on the order being written. */
  readonly opioid?: boolean | null;
  /** Morphine milligram equivalents a day of all of them, 0 where there is none; null where one amount is not known. */
  readonly mme?: number | null;
  readonly benzodiazepine?: boolean | null;
  /** Naloxone is on the medicine list. */
  readonly naloxone?: boolean | null;
  readonly opioidUseDisorder?: UseDisorderOnRecord | null;
  /** Methadone for opioid use disorder, buprenorphine or naltrexone is current or being ordered. */
  readonly treatmentMedicine?: boolean | null;
  readonly naltrexone?: boolean | null;
  readonly overdoseBefore?: boolean | null;
  readonly urineTest?: UrineTestOnRecord | null;
}

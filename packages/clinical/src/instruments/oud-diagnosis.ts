/** Codes and remission of opioid use disorder (DSM-5-TR paraphrase) [unchecked]. */

export type Remission = 'none' | 'early_remission' | 'sustained_remission';

/**
 * Remission by whole or part months without any criterion other than craving: early from 3 to under 12, sustained from 12.
 * The specifiers "on maintenance therapy" and "in a controlled environment" are facts beside it and change nothing here.
 * @returns null where the number of months is impossible.
 */
export function remissionOf(months: number): Remission | null {
  if (!Number.isFinite(months) || months < 0) return null;
  if (months >= 12) return 'sustained_remission';
  return months >= 3 ? 'early_remission' : 'none';
}

export interface OudCode {
  readonly icd10cm: string;
  readonly icd10Uk: string;
  readonly icd11: string;
}

/** The codes of one severity, in remission or not; null where the criteria do not reach the disorder. */
export function oudCode(severity: string, remission: Remission = 'none'): OudCode | null {
  if (severity !== 'mild' && severity !== 'moderate' && severity !== 'severe') return null;
  const mild = severity === 'mild';
  const icd10cm = remission === 'none' ? (mild ? 'F11.10' : 'F11.20') : mild ? 'F11.11' : 'F11.21';
  return { icd10cm, icd10Uk: 'F11.2', icd11: '6C43.2' };
}

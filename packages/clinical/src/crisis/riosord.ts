/**
 * RIOSORD (civilian) as open points (clinical reference, section 6.3; weights unchecked, their sum is the published 146).
 * Its classes come from a case-control sample and are no absolute risks, and everybody with opioid use disorder scores 25 or
 * more: show it as a list of factors only.
 */

export const riosordPoints = {
  substanceUseDisorder: 25,
  fentanyl: 13,
  morphine: 11,
  bipolarOrSchizophrenia: 10,
  methadone: 10,
  strokeOrCvd: 9,
  benzodiazepine: 9,
  kidneyDisease: 8,
  antidepressant: 8,
  heartFailure: 7,
  pancreaticNonmalignant: 7,
  hydromorphone: 7,
  mme100: 7,
  chronicPulmonary: 5,
  recurrentHeadache: 5,
  erLaOpioid: 5,
} as const;

export type RiosordFactor = keyof typeof riosordPoints;

/** Lowest score of classes 2 to 7. */
const classFrom = [5, 8, 10, 18, 26, 42] as const;

/** Whether a text names a factor of the index. */
export function isRiosordFactor(text: string): text is RiosordFactor {
  return Object.hasOwn(riosordPoints, text);
}

/** The score 0-146 and class 1-7 of the factors that are present; a factor named twice counts once. */
export function riosord(factors: readonly RiosordFactor[]): { readonly score: number; readonly riskClass: number } {
  const score = [...new Set(factors)].reduce((sum, factor) => sum + riosordPoints[factor], 0);
  return { score, riskClass: 1 + classFrom.filter((from) => score >= from).length };
}

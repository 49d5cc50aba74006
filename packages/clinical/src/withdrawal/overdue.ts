/** An observation that was not done: who is asked after how many minutes. */
import type { Cite } from '../rule.ts';

export interface OverdueStep {
  readonly afterMinutes: number;
  readonly asks: 'nurse' | 'prescriber';
}

/** Ten minutes are what a round takes; half an hour later somebody else has to know. */
export const overdueSteps: readonly OverdueStep[] = [
  { afterMinutes: 10, asks: 'nurse' },
  { afterMinutes: 40, asks: 'prescriber' },
];
export const overdueCite: Cite = { source: 'Fairlead observation defaults', section: 'a site may edit them', mark: 'product' };

/** The furthest step that an observation so many minutes overdue has reached, or null before the first. */
export function overdueStep(overdueMinutes: number): OverdueStep['asks'] | null {
  return overdueSteps.findLast(({ afterMinutes }) => overdueMinutes >= afterMinutes)?.asks ?? null;
}

/** Minutes after which somebody asks whether a comfort medicine helped: from, to. */
export const askEffectMinutes = [30, 60] as const;

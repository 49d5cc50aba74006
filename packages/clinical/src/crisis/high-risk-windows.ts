/** Times in which overdose is more likely, as data (clinical reference, sections 6.2, 6.4; section 13, ruling 10). */
import type { Cite } from '../rule.ts';

export interface HighRiskWindow {
  readonly kind: string;
  /** Last day of the red part; day 0 is the day of the event. Null where there is no red part. */
  readonly redUntilDay: number | null;
  /** Last day of the whole window, or null where the event opens none. */
  readonly untilDay: number | null;
  readonly cite: Cite;
}

const sordo: Cite = { source: 'Sordo 2017, BMJ', mark: 'primary' };
const display: Cite = { source: 'Risk display of the product, not validated', mark: 'product' };

export const highRiskWindows: readonly HighRiskWindow[] = [
  { kind: 'methadone_start', redUntilDay: 28, untilDay: 28, cite: sordo },
  { kind: 'methadone_restart', redUntilDay: 28, untilDay: 28, cite: display },
  { kind: 'buprenorphine_start', redUntilDay: null, untilDay: null, cite: sordo },
  { kind: 'left_treatment', redUntilDay: 28, untilDay: 28, cite: { source: 'Sordo 2017; Cousins 2016', mark: 'primary' } },
  { kind: 'prison_release', redUntilDay: 14, untilDay: 28, cite: { source: 'Merrall 2010', mark: 'unchecked' } },
  { kind: 'after_detox', redUntilDay: 28, untilDay: 28, cite: display },
  { kind: 'hospital_discharge', redUntilDay: 28, untilDay: 28, cite: display },
];

const otherNames: Readonly<Record<string, string>> = {
  detox_exit: 'after_detox',
  detox: 'after_detox',
  left_detox: 'after_detox',
  release: 'prison_release',
  released_from_prison: 'prison_release',
  left_prison: 'prison_release',
  left_hospital: 'hospital_discharge',
  treatment_exit: 'left_treatment',
};

export interface WindowAnswer {
  readonly highRisk: boolean;
  /** The last day of the part of the window the person is in; absent outside. */
  readonly untilDay?: number;
  readonly tier: 'red' | 'amber' | 'none';
}

/** Whether a day after an event lies in its window, or null for an event that no source speaks of or a day before it. */
export function highRiskOn(kind: string, day: number): WindowAnswer | null {
  const window = highRiskWindows.find((each) => each.kind === (otherNames[kind] ?? kind));
  if (window === undefined || day < 0) return null;
  if (window.redUntilDay !== null && day <= window.redUntilDay) return { highRisk: true, untilDay: window.redUntilDay, tier: 'red' };
  if (window.untilDay !== null && day <= window.untilDay) return { highRisk: true, untilDay: window.untilDay, tier: 'amber' };
  return { highRisk: false, tier: 'none' };
}

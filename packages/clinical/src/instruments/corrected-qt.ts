/** The QT interval corrected for heart rate by four published formulas; Bazett over-corrects above 90 a minute. */
import type { Invalid } from './answer-score.ts';

/** Milliseconds to one decimal, half up (C9). The raw QT, the rate and the formula are stored beside any of them. */
export interface CorrectedQt {
  readonly kind: 'corrected';
  readonly bazett: number;
  readonly fridericia: number;
  readonly framingham: number;
  readonly hodges: number;
}

/** Outside of these a number is a typing error. */
const QT_MS = [100, 900] as const;
const HR_BPM = [20, 300] as const;

const tenth = (value: number): number => Math.floor(value * 10 + 0.5 + 1e-9) / 10;

/**
 * The QT interval corrected for the heart rate, or why the readings cannot be.
 * @param qtMs measured QT in milliseconds
 * @param hrBpm heart rate a minute
 */
export function correctedQt(qtMs: number, hrBpm: number): CorrectedQt | Invalid {
  for (const [item, value, [min, max]] of [['qtMs', qtMs, QT_MS], ['hrBpm', hrBpm, HR_BPM]] as const) {
    if (!(value >= min && value <= max)) return { kind: 'invalid', error: 'invalid_option', item, allowed: [min, max] };
  }
  const rrSeconds = 60 / hrBpm;
  return {
    kind: 'corrected',
    bazett: tenth(qtMs / Math.sqrt(rrSeconds)),
    fridericia: tenth(qtMs / Math.cbrt(rrSeconds)),
    framingham: tenth(qtMs + 154 * (1 - rrSeconds)),
    hodges: tenth(qtMs + 1.75 * (hrBpm - 60)),
  };
}

/**
 * NEWS2 as its chart says: parts, total, risk and the least monitoring (RCP 2017). Where opioids make a single reading an
 * emergency whatever the total, the withdrawal room's own rules say so beside it (section 13, ruling 5).
 */
import type { Invalid } from './answer-score.ts';
import type { Answers } from './instrument.ts';
import { news2 } from './packs/news2.ts';
import { score } from './score.ts';

/** Readings by the chart's rows; null is not taken. `scale2` only with a documented saturation target of 88 to 92 per cent. */
export interface News2Readings {
  readonly rr: number | null;
  readonly spo2: number | null;
  readonly scale2?: boolean | null;
  readonly onOxygen: boolean | null;
  readonly sbp: number | null;
  readonly pulse: number | null;
  readonly acvpu: string | null;
  readonly tempC: number | null;
}

export type News2Part = 'rr' | 'spo2' | 'oxygen' | 'sbp' | 'pulse' | 'acvpu' | 'temp';
export type News2Risk = 'low' | 'low_medium' | 'medium' | 'high';
export type News2Monitoring = '12_hourly' | '4_to_6_hourly' | 'hourly' | 'continuous';

export interface News2Score {
  readonly kind: 'scored';
  readonly total: number | null;
  readonly complete: boolean;
  readonly partial: number;
  /** Names of the readings, as they were given, that are missing. */
  readonly missing: readonly string[];
  readonly parts: Readonly<Record<News2Part, number | null>>;
  /** True as soon as one reading scores 3; null while none does and readings are missing. */
  readonly anyThree: boolean | null;
  readonly risk: News2Risk | null;
  readonly minMonitoring: News2Monitoring | null;
}

const READING_OF: Readonly<Record<News2Part, keyof News2Readings>> = { rr: 'rr', spo2: 'spo2', oxygen: 'onOxygen', sbp: 'sbp', pulse: 'pulse', acvpu: 'acvpu', temp: 'tempC' };
const PARTS = Object.keys(READING_OF) as readonly News2Part[];

function riskOf(total: number, anyThree: boolean): News2Risk {
  if (total >= 7) return 'high';
  if (total >= 5) return 'medium';
  return anyThree ? 'low_medium' : 'low';
}

function monitoringOf(total: number, anyThree: boolean): News2Monitoring {
  if (total >= 7) return 'continuous';
  if (total >= 5 || anyThree) return 'hourly';
  return total === 0 ? '12_hourly' : '4_to_6_hourly';
}

/** Scores a set of readings. A missing reading gives no total and no risk; an impossible one is an error. */
export function news2Score(readings: News2Readings): News2Score | Invalid {
  const answers: Answers = Object.fromEntries(PARTS.map((part) => [part, readings[READING_OF[part]] ?? null]));
  const scored = score(news2, answers, { scale2: readings.scale2 === true, onOxygen: readings.onOxygen });
  if (scored.kind === 'invalid') return { ...scored, item: READING_OF[scored.item as News2Part] };
  // On scale 2 a saturation above the target scores only on oxygen, so without that fact it cannot be told.
  const openSpo2 = readings.scale2 === true && (readings.onOxygen ?? null) === null && (readings.spo2 ?? 0) > 92;
  const partOf = (part: News2Part): number | null => (part === 'spo2' && openSpo2 ? null : scored.itemScores[part] ?? null);
  const parts = Object.fromEntries(PARTS.map((part) => [part, partOf(part)])) as Record<News2Part, number | null>;
  const three = PARTS.some((part) => parts[part] === 3);
  const { total } = scored;
  return {
    kind: 'scored',
    total,
    complete: scored.complete,
    partial: PARTS.reduce((sum, part) => sum + (parts[part] ?? 0), 0),
    missing: scored.missing.map((part) => READING_OF[part as News2Part]),
    parts,
    anyThree: three || (scored.complete ? false : null),
    risk: total === null ? null : riskOf(total, three),
    minMonitoring: total === null ? null : monitoringOf(total, three),
  };
}

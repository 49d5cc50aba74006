/** Filled-in instruments whose items add up to a plausible total. Item ids and scores are those of packages/clinical. */
import type { Answers } from '@fairlead/clinical';
import type { Random } from './random.ts';

interface Shape {
  readonly items: readonly string[];
  /** The scores an item may have, lowest first. */
  readonly scores: readonly (readonly number[])[];
}

const evenShape = (items: readonly string[], scores: readonly number[]): Shape => ({ items, scores: items.map(() => scores) });

const shapes = {
  'PHQ-9': evenShape(['interest', 'mood', 'sleep', 'energy', 'appetite', 'selfWorth', 'concentration', 'movement', 'selfHarm'], [0, 1, 2, 3]),
  'GAD-7': evenShape(['nervous', 'control', 'worry', 'relax', 'restless', 'irritable', 'afraid'], [0, 1, 2, 3]),
  'BARC-10': evenShape(['priorities', 'happiness', 'energy', 'community', 'friends', 'fulfilment', 'livingSpace', 'responsibility', 'professionals', 'progress'], [1, 2, 3, 4, 5, 6]),
  COWS: {
    items: ['pulse', 'sweating', 'restlessness', 'pupil', 'aches', 'runnyNose', 'gi', 'tremor', 'yawning', 'anxiety', 'gooseflesh'],
    scores: [[0, 1, 2, 4], [0, 1, 2, 3, 4], [0, 1, 3, 5], [0, 1, 2, 5], [0, 1, 2, 4], [0, 1, 2, 4], [0, 1, 2, 3, 5], [0, 1, 2, 4], [0, 1, 2, 4], [0, 1, 2, 4], [0, 3, 5]],
  },
} as const satisfies Readonly<Record<string, Shape>>;

export interface Filled {
  readonly answers: Answers;
  readonly total: number;
}

/** Item scores whose sum comes as near to `target` as the allowed scores let it, never above. `spared` items stay lowest. */
export function fill(random: Random, instrument: keyof typeof shapes, target: number, spared: readonly string[] = []): Filled {
  const { items, scores }: Shape = shapes[instrument];
  const step = items.map(() => 0);
  let total = scores.reduce((sum, allowed) => sum + (allowed[0] ?? 0), 0);
  // Enough tries for the largest scale; each raises one item by one step where that still fits.
  for (let tries = items.length * 12; tries > 0 && total < target; tries -= 1) {
    const at = Math.floor(random.next() * items.length);
    const now = step[at] ?? 0;
    const allowed = scores[at] ?? [];
    const next = allowed[now + 1];
    if (next === undefined || spared.includes(items[at] ?? '')) continue;
    const rise = next - (allowed[now] ?? 0);
    if (total + rise > target) continue;
    step[at] = now + 1;
    total += rise;
  }
  const answers: Record<string, number> = {};
  for (let i = 0; i < items.length; i += 1) answers[items[i] ?? ''] = scores[i]?.[step[i] ?? 0] ?? 0;
  return { answers, total };
}

/** Opioid use disorder: so many of the eleven criteria, tolerance and withdrawal first among them. */
export function fillCriteria(random: Random, count: number): Filled {
  const order = ['4', '1', '2', '10', '11', '3', '5', '6', '9', '7', '8'];
  const met = new Set(order.slice(0, Math.max(0, count - 1)));
  const rest = order.filter((id) => !met.has(id));
  const last = rest[Math.floor(random.next() * Math.min(3, rest.length))];
  if (last !== undefined && count > 0) met.add(last);
  return { answers: Object.fromEntries(order.toSorted((a, b) => Number(a) - Number(b)).map((id) => [id, met.has(id)])), total: met.size };
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(value)));

/** Brief Addiction Monitor at a severity of 0 to 1: risk and use fall as protection rises. */
export function fillBam(random: Random, severity: number, works: boolean): Filled {
  const bad = (weight = 1): number => clamp(4 * severity * weight + (random.next() - 0.5) * 1.6, 0, 4);
  const good = (weight = 1): number => clamp(4 * (1 - severity) * weight + (random.next() - 0.5) * 1.6, 0, 4);
  const alcohol = bad(0.5);
  const drugs = bad(0.9);
  return {
    total: 0,
    answers: {
      '1': bad(0.9), '2': bad(), '3': bad(), '4': alcohol, '5': Math.min(alcohol, bad(0.3)), '6': drugs, '7E': drugs, '8': bad(), '9': good(), '10': good(0.6), '11': bad(), '12': good(0.6),
      '13': works ? good(1.1) : good(0.3), '14': works ? 4 : 0, '15': bad(0.8), '16': good(), '17': good(),
    },
  };
}

const substances = ['alcohol', 'opiates', 'crack', 'cocaine', 'amphetamines', 'cannabis', 'other', 'tobacco'] as const;

/** Treatment Outcomes Profile over 28 days, by severity; every line answered. */
export function fillTop(random: Random, severity: number, injects: boolean, works: boolean): Filled {
  const answers: Record<string, number> = {};
  const week = (weight: number): number => clamp(7 * severity * weight + (random.next() - 0.5) * 2, 0, 7);
  const weights: Readonly<Record<(typeof substances)[number], number>> = { alcohol: 0.35, opiates: 1, crack: 0.45, cocaine: 0.1, amphetamines: 0.03, cannabis: 0.4, other: 0.02, tobacco: 2 };
  let opiateDays = 0;
  for (const substance of substances) {
    for (const n of [4, 3, 2, 1]) {
      const days = weights[substance] < 0.05 ? 0 : week(weights[substance]);
      answers[`${substance}.week${String(n)}`] = days;
      if (substance === 'opiates') opiateDays += days;
    }
  }
  const score = (): number => clamp(20 * (1 - severity) * 0.9 + (random.next() - 0.5) * 4, 0, 20);
  const injecting = injects ? Math.min(opiateDays, clamp(28 * severity, 0, 28)) : 0;
  return {
    total: 0,
    answers: {
      ...answers, injectingDays: injecting, sharedNeedle: injecting > 0 && random.chance(0.06) ? 1 : 0, sharedEquipment: injecting > 0 && random.chance(0.1) ? 1 : 0,
      shoplifting: severity > 0.7 ? random.between(0, 6) : 0, selling: 0, vehicleTheft: 0, otherTheft: 0, fraud: 0, violence: 0,
      psychologicalHealth: score(), workDays: works ? random.between(8, 20) : 0, educationDays: 0, physicalHealth: score(), housingProblem: severity > 0.8 ? 1 : 0, evictionRisk: 0, qualityOfLife: score(),
    },
  };
}

/** Nights on a withdrawal ward: rounds every four hours by day, comfort medicines with their holds. */
import { addDays, type Day } from '@fairlead/clinical';
import { fill } from './answers.ts';
import type { Adjunct, Round } from './events.ts';
import { note, type Life } from './life.ts';
import type { Random } from './random.ts';

/**
 * Withdrawal from short-acting opioids by hours: rises to a peak on day 2 to 3 and is mostly over after a week
 * (clinical reference 2.1); with a buprenorphine taper it is about half of that.
 */
export function expectedCows(hours: number, severity: number): number {
  const peak = (12 + 14 * severity) * 0.75;
  const rise = Math.min(1, hours / 36);
  const fall = hours <= 48 ? 1 : Math.exp(-(hours - 48) / 60);
  return peak * rise * fall + 2;
}

const roundMinutes = [370, 610, 850, 1090, 1310] as const;

/** One stay from `from`; the last night is `from + nights - 1`. Someone whose life ends before is still on the ward. */
export function wardStay(life: Life, from: Day, nights: number): void {
  const { random, newId } = life;
  const stayId = newId(from, 640);
  if (from > life.until) return;
  note(life, { id: newId(from, 640), day: from, minute: 640, kind: 'stay-started', stayId, bed: String(random.between(1, 12)) });
  note(life, { id: newId(from, 640), day: from, minute: 640, kind: 'placed', level: 'inpatient_withdrawal', because: 'Withdrawal with nursing day and night' });
  life.stage = 'withdrawal';
  life.level = 'inpatient_withdrawal';
  for (let day = from; day < from + nights && day <= life.until; day = addDays(day, 1)) {
    for (const minute of roundMinutes) {
      if (day === from && minute < 850) continue;
      wardRound(life, stayId, day, minute, (day - from) * 24 + (minute - 640) / 60 + 10);
    }
  }
  const end = addDays(from, nights);
  if (end > life.until) return;
  note(life, { id: newId(end, 620), day: end, minute: 620, kind: 'stay-ended', stayId, outcome: 'completed' });
  life.level = 'outpatient';
}

/** What one round finds. */
export type Signs = Omit<Round, 'kind' | 'id' | 'day' | 'minute' | 'stayId'>;

/** Signs and readings so many hours after the last use; one round in seventeen finds a low pressure. */
export function signsAt(random: Random, severity: number, hours: number): Signs {
  const cows = fill(random, 'COWS', Math.max(0, Math.round(random.normal(expectedCows(hours, severity), 2))));
  const pulseScore = Number(cows.answers['pulse'] ?? 0);
  const pulse = pulseScore === 0 ? random.between(62, 80) : pulseScore === 1 ? random.between(81, 100) : pulseScore === 2 ? random.between(101, 120) : random.between(121, 132);
  const systolic = Math.round(random.normal(122, 9));
  const low = random.chance(0.06);
  return { cows: cows.answers, cowsTotal: cows.total, pulse, systolic: low ? 86 : systolic, diastolic: Math.round(systolic * 0.63), respiration: random.between(13, 18), spo2: random.between(96, 99), poss: random.chance(0.85) ? '1' : '2' };
}

/** Comfort medicines that such signs call for; clonidine is held where the pressure is low. */
export function comfortFor({ cows, cowsTotal, systolic }: Signs): readonly Pick<Adjunct, 'medicine' | 'doseUg' | 'state' | 'why'>[] {
  const low = systolic < 90;
  return [
    ...(cowsTotal >= 8 ? [{ medicine: 'clonidine' as const, doseUg: 100, state: low ? 'held' as const : 'given' as const, why: low ? `Systolic ${String(systolic)}` : 'Sweating and restless' }] : []),
    ...(Number(cows['gi'] ?? 0) >= 3 ? [{ medicine: 'loperamide' as const, doseUg: 4000, state: 'given' as const, why: 'Loose stool' }] : []),
    ...(Number(cows['aches'] ?? 0) >= 2 ? [{ medicine: 'ibuprofen' as const, doseUg: 400_000, state: 'given' as const, why: 'Aching legs' }] : []),
  ];
}

function wardRound(life: Life, stayId: string, day: Day, minute: number, hours: number): void {
  const { random, newId } = life;
  const signs = signsAt(random, life.traits.severity, hours);
  note(life, { id: newId(day, minute), day, minute, kind: 'round', stayId, ...signs });
  for (const adjunct of comfortFor(signs)) note(life, { id: newId(day, minute + 8), day, minute: minute + 8, kind: 'adjunct', stayId, ...adjunct });
}

/** Nights on a withdrawal ward: rounds every four hours by day, comfort medicines with their holds. */
import { addDays, type Day } from '@fairlead/clinical';
import { fill } from './answers.ts';
import type { Adjunct } from './events.ts';
import { note, type Life } from './life.ts';

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

function wardRound(life: Life, stayId: string, day: Day, minute: number, hours: number): void {
  const { random, newId } = life;
  const cows = fill(random, 'COWS', Math.max(0, Math.round(random.normal(expectedCows(hours, life.traits.severity), 2))));
  const pulseScore = Number(cows.answers['pulse'] ?? 0);
  const pulse = pulseScore === 0 ? random.between(62, 80) : pulseScore === 1 ? random.between(81, 100) : pulseScore === 2 ? random.between(101, 120) : random.between(121, 132);
  const systolic = Math.round(random.normal(122, 9));
  const low = random.chance(0.06);
  note(life, {
    id: newId(day, minute), day, minute, kind: 'round', stayId, cows: cows.answers, cowsTotal: cows.total, pulse, systolic: low ? 86 : systolic, diastolic: Math.round(systolic * 0.63),
    respiration: random.between(13, 18), spo2: random.between(96, 99), poss: random.chance(0.85) ? '1' : '2',
  });
  const adjunct = (medicine: Adjunct['medicine'], doseUg: number, state: 'given' | 'held', why: string): void =>
    note(life, { id: newId(day, minute + 8), day, minute: minute + 8, kind: 'adjunct', stayId, medicine, doseUg, state, why });
  if (cows.total >= 8) adjunct('clonidine', 100, low ? 'held' : 'given', low ? 'Systolic 86' : 'Sweating and restless');
  if (Number(cows.answers['gi'] ?? 0) >= 3) adjunct('loperamide', 4000, 'given', 'Loose stool');
  if (Number(cows.answers['aches'] ?? 0) >= 2) adjunct('ibuprofen', 400_000, 'given', 'Aching legs');
}

/** One line a dosing day, for lists and charts: taken, at home, imported, missed. */
import type { ReplyOf } from '@fairlead/contract';
import type { getDoses } from '@fairlead/contract/dispensary';
import type { DoseRow } from './doses-store.ts';

export type DoseDay = ReplyOf<typeof getDoses>['days'][number];

function kindOf(rows: readonly DoseRow[], takenUg: number): DoseDay['kind'] {
  if (takenUg === 0) return rows.some((row) => row.state_now === 'refused') ? 'refused' : 'missed';
  if (rows.some((row) => row.origin === 'imported')) return 'imported';
  if (rows.every((row) => row.kind === 'take-home')) return 'take-home';
  return rows.some((row) => row.state_now === 'partial') ? 'partial' : 'observed';
}

/** Days with a dose, and days that were planned and are over without one. A day still to come is not missed. */
export function daysOf(rows: readonly DoseRow[], planned: readonly { readonly day: string; readonly ug: number }[], today: string): readonly DoseDay[] {
  const plannedUg = new Map(planned.map(({ day, ug }) => [day, ug]));
  const days = new Map<string, DoseRow[]>();
  for (const row of rows) if (row.state_now !== 'void') days.set(row.dosing_day, [...(days.get(row.dosing_day) ?? []), row]);
  for (const { day } of planned) if (day < today && !days.has(day)) days.set(day, []);
  return [...days.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([dosingDay, each]) => {
    const takenUg = each.reduce((total, row) => total + row.taken_ug, 0);
    return { dosingDay, takenUg, plannedUg: plannedUg.get(dosingDay) ?? null, kind: kindOf(each, takenUg) };
  });
}

/** A schedule in steps as planned day doses: start, change, days between, target. Whole micrograms; the last step lands on the target. */

export interface Steps {
  readonly startOn: string;
  readonly endOn: string;
  readonly fromUg: number;
  readonly changeUg: number;
  readonly everyDays: number;
  readonly targetUg: number;
}

const dayMs = 86_400_000;
const after = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The dose of every day; never beyond the target, never below nothing. */
export function plannedDays({ startOn, endOn, fromUg, changeUg, everyDays, targetUg }: Steps): readonly { readonly dosingDay: string; readonly part: 1; readonly doseUg: number }[] {
  const days: { dosingDay: string; part: 1; doseUg: number }[] = [];
  const rising = targetUg >= fromUg;
  for (let index = 0; days.length < 366; index += 1) {
    const dosingDay = after(startOn, index);
    if (dosingDay > endOn) return days;
    const moved = fromUg + Math.floor(index / Math.max(1, everyDays)) * Math.abs(changeUg) * (rising ? 1 : -1);
    days.push({ dosingDay, part: 1, doseUg: rising ? Math.min(targetUg, moved) : Math.max(targetUg, moved) });
  }
  return days;
}

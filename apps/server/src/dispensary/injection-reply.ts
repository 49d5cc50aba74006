/** Injections as they travel, and the list of who is due. */
import type { InjectionLine, InjectionRow } from '@fairlead/contract/dispensary';
import { injectionState } from '@fairlead/clinical';
import { dayNumber, daysFrom } from '../platform/clock.ts';
import { nextAfter } from './injection-decision.ts';
import type { DueRow, injectionsOf } from './injections-store.ts';

export function injectionLine(row: Awaited<ReturnType<typeof injectionsOf>>[number]): InjectionLine {
  return { doseId: row.dose_id, dosingDay: row.dosing_day, productName: row.product_name, doseUg: row.dose_ug, number: row.number, route: row.route, place: row.place, lot: row.lot, givenAt: row.given_at, givenBy: row.given_by, note: row.note, state: row.void ? 'void' : 'given' };
}

type Next = { readonly fromOn: string; readonly dueOn: string; readonly toOn: string };

/** Where somebody stands with the next one on a day. */
export function standing(next: Next | null, day: string): InjectionRow['state'] {
  return injectionState(next === null ? null : { fromDay: dayNumber(next.fromOn), dueDay: dayNumber(next.dueOn), toDay: dayNumber(next.toOn) }, dayNumber(day));
}

export function dueRow(row: DueRow, day: string): InjectionRow {
  const next = row.last_on === null || row.product.depot === null ? null : nextAfter(row.product.depot, row.last_on);
  return {
    personId: row.person_id, number: row.number, name: row.name, orderId: row.order_id, medicine: row.medicine, productName: row.product.name, doseUg: row.dose_ug, given: row.given, lastOn: row.last_on, lastPlace: row.last_place,
    state: standing(next, day), fromOn: next?.fromOn ?? null, dueOn: next?.dueOn ?? null, toOn: next?.toOn ?? null, daysSince: row.last_on === null ? null : daysFrom(row.last_on, day), holds: row.holds,
  };
}

const weight: Readonly<Record<InjectionRow['state'], number>> = { late: 0, due: 1, 'may be given': 2, first: 3, later: 4 };

/** Late first, the longest overdue before the others; then who is due, who may have it, who has had none, who comes later. */
export function sortDue(rows: readonly InjectionRow[]): readonly InjectionRow[] {
  return rows.toSorted((a, b) => weight[a.state] - weight[b.state] || (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.number.localeCompare(b.number));
}

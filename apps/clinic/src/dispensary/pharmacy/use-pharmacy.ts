/** A pharmacy's day, and one press on it. */
import { askPrescriber, correctMark, markSupply, pharmacyDay, pharmacyPrescription } from '@fairlead/contract/dispensary';
import type { MarkKind, PharmacyRow } from '@fairlead/contract/dispensary';
import { useCall, useRead } from '../../platform/index.ts';

export const useDay = (day: string | undefined) => useRead(pharmacyDay, { query: day === undefined ? {} : { day } }, { topics: ['pharmacy'], keep: true });
export const useOne = (id: string | undefined) => useRead(pharmacyPrescription, { params: { id: id ?? '' } }, { topics: ['pharmacy'], enabled: id !== undefined, keep: true });

const groupOf: Readonly<Record<PharmacyRow['state'], 'first' | 'due' | 'done'>> = {
  stopped: 'first', 'on-hold': 'first', ended: 'first', due: 'due', intoxicated: 'due', held: 'first', supervised: 'done', 'in-part': 'done', 'taken-away': 'done', missed: 'done', refused: 'done', 'at-home': 'done', 'given-at-clinic': 'done',
};
/** Who has to wait for somebody first, then who is due, then what is done. */
export const inGroup = (rows: readonly PharmacyRow[], group: 'first' | 'due' | 'done'): readonly PharmacyRow[] => rows.filter(({ state }) => groupOf[state] === group);

export const isSupplied = ({ state }: PharmacyRow): boolean => state === 'supervised' || state === 'in-part' || state === 'taken-away';
/** Whether anything can still be marked on the row. */
export const isOpen = ({ state, due }: PharmacyRow): boolean => due.length > 0 && !['ended', 'supervised', 'in-part', 'taken-away', 'at-home', 'given-at-clinic'].includes(state);
/** What the rules refuse here waits for the prescriber. */
export const waits = (row: PharmacyRow): boolean => row.decision?.decision === 'refuse' && row.missedDays > 0 && row.decision.reasons.some((code) => code !== 'DOSE_HELD');

export function useMarks(row: PharmacyRow, day: string) {
  const mark = useCall(markSupply);
  const ask = useCall(askPrescriber);
  const correct = useCall(correctMark);
  const press = (kind: MarkKind, more: { readonly note?: string; readonly at?: string; readonly takenUg?: number } = {}) => mark.send({
    params: { id: row.prescriptionId }, body: { day, kind, ...(kind === 'supervised' || kind === 'in-part' || kind === 'taken-away' ? { doseUg: row.dueUg } : {}), ...more },
  });
  return { mark, ask, correct, press };
}

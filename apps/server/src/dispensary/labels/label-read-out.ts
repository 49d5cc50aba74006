/** The words of a label for a voice: what stands on the paper, the day first, with nothing left out that its reader needs. */
import { dayText } from '../../platform/paper.ts';
import { doseText, productText, shelfText, wordsOf } from './label-parts.ts';
import type { LabelRow } from './label-store.ts';

export function readOut(row: LabelRow): readonly string[] {
  const words = wordsOf(row);
  const day = dayText(row.dosing_day, row.language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  return [
    `${words.takeOn} ${day}${row.parts > 1 ? `. ${words.part(row.part, row.parts)}` : ''}.`,
    `${row.given_name} ${row.family_name}.`,
    `${doseText(row)}. ${productText(row)}.`,
    words.swallowAll[row.form === 'depot' ? 'liquid' : row.form],
    words.locked, words.danger, words.back,
    `${[row.site_name, row.address, row.phone === null ? null : `${words.telephone} ${row.phone}`].filter((part) => part !== null && part !== '').join(', ')}.`,
    `${words.prescriber} ${row.prescriber ?? '—'}. ${shelfText(row)}. ${words.serial} ${row.serial}.`,
  ];
}

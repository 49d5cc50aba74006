/**
 * The label of 57 by 32 mm, for small bottles. Three pictograms with words do not fit here beside what the law asks for:
 * only the padlock stands before its sentence. The smallest letter is 4.2 points, as on small pharmacy labels.
 */
import { dayAt } from '../../platform/clock.ts';
import { dayText, mm, type Doc } from '../../platform/paper.ts';
import { black, block, codeLetters, drawCode, drawDose, productText, shelfText, white, whole, wordsOf } from './label-parts.ts';
import type { LabelRow } from './label-store.ts';
import { drawPictogram } from './pictograms.ts';

export const smallWidth = 57 * mm;
export const smallHeight = 32 * mm;

/** The day in white on black: it is the largest on the label. Returns its size. */
function drawDay(doc: Doc, row: LabelRow, x: number, y: number, width: number): number {
  doc.roundedRect(x, y, width, 17.4, 1.5).fill(black);
  doc.fillColor(white);
  whole(doc, 'bold', 4.8, `${wordsOf(row).takeOn}${row.parts > 1 ? ` · ${wordsOf(row).part(row.part, row.parts)}` : ''}`, x + 3, y + 1.2, width - 6);
  const took = whole(doc, 'bold', 10.8, dayText(row.dosing_day, row.language), x + 3, y + 5.2, width - 6);
  doc.fillColor(black);
  return took;
}

/** One label with its top left corner at x, y. */
export function drawSmall(doc: Doc, row: LabelRow, x: number, y: number): void {
  const words = wordsOf(row);
  const [left, full, code] = [x + 5, smallWidth - 10, 14.6 * mm];
  const beside = full - code - 4;
  const born = row.born_on === null ? row.number : `${words.born} ${row.born_on} · ${row.number}`;
  const high = block(doc, 'bold', 8, `${row.given_name} ${row.family_name}`, left, y + 3, beside, 11.4);
  whole(doc, 'plain', 4.8, born, left, y + 3 + high, beside);
  const largest = drawDay(doc, row, left, y + 20.4, beside);
  const dose = Math.min(10, largest - 0.4);
  drawDose(doc, row, { dose, beside: dose, counted: 5.6 }, left, y + 38, beside);
  whole(doc, 'plain', 4.9, productText(row), left, y + 49.6, full);
  const codeLeft = x + smallWidth - 4 - code;
  drawCode(doc, row.label_code, codeLeft, y + 3, code);
  whole(doc, 'plain', 4.2, codeLetters(row.label_code), codeLeft, y + 3 + code + 0.6, code);
  const issued = dayAt(Temporal.Instant.from(row.issued_at), row.time_zone);
  drawPictogram(doc, 'locked', left - 0.6, y + 55, 6.4);
  whole(doc, 'bold', 4.9, words.locked, left + 7.5, y + 55.4, full - 7.5);
  whole(doc, 'bold', 4.7, words.danger, left, y + 61, full);
  whole(doc, 'plain', 4.7, `${words.swallowAll[row.form === 'depot' ? 'liquid' : row.form]} ${words.back}`, left, y + 66.2, full);
  whole(doc, 'plain', 4.2, words.law, left, y + 71.4, full);
  whole(doc, 'plain', 4.4, `${words.prescriber} ${row.prescriber ?? '—'} · ${words.dispensed} ${issued} ${row.issued_by ?? ''} · ${words.serial} ${row.serial}`, left, y + 75.8, full);
  whole(doc, 'bold', 4.6, `${row.site_name}${row.phone === null ? '' : ` · ${words.telephone} ${row.phone}`}`, left, y + 80.4, full * 0.56);
  doc.font('plain').fontSize(4.2);
  const shelf = shelfText(row);
  const shelfWide = Math.min(full * 0.42, doc.widthOfString(shelf));
  whole(doc, 'plain', 4.2, shelf, left + full - shelfWide, y + 80.6, shelfWide);
  if (row.address !== null) whole(doc, 'plain', 4.4, row.address, left, y + 84.9, full);
}

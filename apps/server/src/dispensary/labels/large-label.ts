/**
 * The label of 100 by 62 mm: the day to take it reversed out and the largest, the dose, the strength, one instruction,
 * three pictograms with their words, the clinic, and the code. The code stands in the upper right corner of every label,
 * with a ring below it where a raised dot is stuck: fingers that find the dot have found the code.
 */
import { dayAt } from '../../platform/clock.ts';
import { dayText, mm, type Doc } from '../../platform/paper.ts';
import { black, block, codeLetters, drawCode, drawDose, productText, shelfText, white, whole, wordsOf } from './label-parts.ts';
import type { LabelRow } from './label-store.ts';
import { drawPictogram, type Pictogram } from './pictograms.ts';

export const largeWidth = 100 * mm;
export const largeHeight = 62 * mm;

const margin = 8;
const day = { width: 82, height: 108 };
const code = 20 * mm;

function drawDay(doc: Doc, row: LabelRow, x: number, y: number): void {
  const words = wordsOf(row);
  const [inner, width] = [x + 5, day.width - 10];
  const split = row.parts > 1;
  const top = y + (split ? 8 : 16);
  doc.roundedRect(x, y, day.width, day.height, 3).fill(black);
  doc.fillColor(white);
  block(doc, 'bold', 9, words.takeOn, inner, top, width, 12, 'center');
  whole(doc, 'bold', 29, dayText(row.dosing_day, row.language, { weekday: 'short' }), inner, top + 10, width, 'center');
  whole(doc, 'bold', 23, dayText(row.dosing_day, row.language, { day: 'numeric', month: 'short' }), inner, top + 40, width, 'center');
  whole(doc, 'plain', 8, dayText(row.dosing_day, row.language, { year: 'numeric' }), inner, top + 67, width, 'center');
  doc.fillColor(black);
  if (!split) return;
  doc.roundedRect(inner, y + day.height - 22, width, 17, 2).fill(white);
  doc.fillColor(black);
  whole(doc, 'bold', 11, words.part(row.part, row.parts), inner + 3, y + day.height - 20, width - 6, 'center');
}

function drawPictures(doc: Doc, row: LabelRow, x: number, y: number, width: number): void {
  const words = wordsOf(row);
  const mouth: Pictogram = row.form === 'tablet' || row.form === 'film' ? 'under-tongue' : 'drink';
  const shown: readonly (readonly [Pictogram, string])[] = [[mouth, words.pictures[mouth]], ['locked', words.pictures.locked], ['no-children', words.pictures['no-children']]];
  const column = width / shown.length;
  for (const [index, [picture, text]] of shown.entries()) {
    drawPictogram(doc, picture, x + index * column + (column - 23) / 2, y, 23);
    block(doc, 'bold', 6, text, x + index * column + 1.5, y + 25, column - 3, 16, 'center');
  }
}

/** Where fingers find the code, and what it does. */
function drawTouch(doc: Doc, row: LabelRow, x: number, y: number): void {
  const words = wordsOf(row);
  doc.lineWidth(0.8).dash(1.6, { space: 1.2 }).circle(x + 8, y + 8.4, 6.4).stroke(black).undash();
  block(doc, 'plain', 5.2, words.raisedDot, x + 18, y + 1.4, code - 18, 16);
  block(doc, 'plain', 5.2, words.readsAloud, x, y + 18.6, code, 18);
}

/** One label with its top left corner at x, y. */
export function drawLarge(doc: Doc, row: LabelRow, x: number, y: number): void {
  const words = wordsOf(row);
  const [left, full] = [x + margin, largeWidth - 2 * margin];
  const middle = left + day.width + 6;
  const codeLeft = x + largeWidth - margin - code;
  const width = codeLeft - middle - 6;
  drawDay(doc, row, left, y + margin);
  drawCode(doc, row.label_code, codeLeft, y + margin, code);
  whole(doc, 'plain', 5.4, codeLetters(row.label_code), codeLeft, y + margin + code + 1.5, code);
  drawTouch(doc, row, codeLeft, y + margin + code + 9);
  const high = block(doc, 'bold', 13, `${row.given_name} ${row.family_name}`, middle, y + margin - 1, width, 20);
  whole(doc, 'plain', 6.2, row.born_on === null ? row.number : `${words.born} ${row.born_on} · ${row.number}`, middle, y + margin - 0.5 + high, width);
  drawDose(doc, row, { dose: 21, beside: 12, counted: 7 }, middle, y + margin + 26, width);
  block(doc, 'plain', 6.8, productText(row), middle, y + margin + 51, width, 15.4);
  drawPictures(doc, row, middle, y + margin + 67, width);
  drawFoot(doc, row, left, y + margin + day.height + 2.5, full);
}

function drawFoot(doc: Doc, row: LabelRow, left: number, y: number, full: number): void {
  const words = wordsOf(row);
  const issued = dayAt(Temporal.Instant.from(row.issued_at), row.time_zone);
  whole(doc, 'bold', 7, `${words.swallowAll[row.form === 'depot' ? 'liquid' : row.form]} ${words.back}`, left, y, full);
  whole(doc, 'bold', 6.2, `${words.locked} ${words.danger}`, left, y + 9, full);
  doc.lineWidth(0.6).moveTo(left, y + 18).lineTo(left + full, y + 18).stroke(black);
  whole(doc, 'bold', 6.6, [row.site_name, row.address, row.phone === null ? null : `${words.telephone} ${row.phone}`].filter((part) => part !== null && part !== '').join(' · '), left, y + 20, full);
  whole(doc, 'plain', 5.4, `${words.prescriber} ${row.prescriber ?? '—'} · ${words.dispensed} ${issued} ${row.issued_by ?? ''} · ${words.serial} ${row.serial} · ${shelfText(row)}`, left, y + 29, full);
  block(doc, 'plain', 5.2, words.law, left, y + 36.6, full, 14);
}

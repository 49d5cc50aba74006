/**
 * Pictograms of the label, drawn here as paths on a square of 24 by 24: black and white alone, lines thick enough for a
 * label printer of 203 dots an inch. Each stands with its words; a picture alone is read in too many ways.
 */
import type { Doc } from '../../platform/paper.ts';
import { black, white } from './label-parts.ts';

export type Pictogram = 'drink' | 'under-tongue' | 'locked' | 'no-children';

/** A head in profile with an open mouth, looking right. */
function head(doc: Doc): void {
  // Shoulders, and a head from which the mouth is cut.
  doc.path('M1 23.5 C1 17.5 3.5 15.5 8.5 15.5 C13.5 15.5 16 17.5 16 23.5 Z').fill(black);
  doc.path('M9.2 0.8 A7.2 7.2 0 1 0 15.2 12.1 L10.6 9.4 L16.2 6.4 A7.2 7.2 0 0 0 9.2 0.8 Z').fill(black);
}

function drink(doc: Doc): void {
  head(doc);
  // A cup, tipped to the mouth, and what is in it.
  doc.save().translate(14.6, 8.2).rotate(-32);
  doc.lineWidth(1.5).lineJoin('round').path('M0 0 L1.6 -6.4 L9 -6.4 L10.6 0 Z').stroke(black);
  doc.path('M0 0 L0.9 -3.4 L9.7 -3.4 L10.6 0 Z').fill(black);
  doc.restore();
}

function underTongue(doc: Doc): void {
  // A wide open mouth: lips, the tongue lifted, and a film below it.
  doc.path('M1.5 12 C4.5 3.2 9 3.6 12 5.4 C15 3.6 19.5 3.2 22.5 12 C20 20.6 16 22.4 12 22.4 C8 22.4 4 20.6 1.5 12 Z').fill(black);
  doc.path('M4.6 12 C7 8.2 9.6 7.6 12 8.6 C14.4 7.6 17 8.2 19.4 12 C17.6 17.6 15 19.8 12 19.8 C9 19.8 6.4 17.6 4.6 12 Z').fill(white);
  doc.path('M7.2 11.4 C7.6 8.6 16.4 8.6 16.8 11.4 C17 13.4 15 14 12 14 C9 14 7 13.4 7.2 11.4 Z').fill(black);
  doc.rect(8.6, 15.3, 6.8, 2.7).fill(black);
}

function locked(doc: Doc): void {
  doc.lineWidth(2.4).path('M6.8 11 L6.8 7.2 C6.8 0.6 17.2 0.6 17.2 7.2 L17.2 11').stroke(black);
  doc.roundedRect(3.2, 10.2, 17.6, 13, 1.8).fill(black);
  doc.circle(12, 15.4, 1.9).fill(white);
  doc.path('M11.1 16.2 L12.9 16.2 L13.5 20 L10.5 20 Z').fill(white);
}

function noChildren(doc: Doc): void {
  // A small child that reaches up, and the bar of "not".
  doc.circle(11.6, 6.7, 2.9).fill(black);
  doc.lineWidth(2).lineCap('round').path('M9.4 12.2 L6.2 8.6').stroke(black);
  doc.path('M13.8 12.2 L16.4 14.4').stroke(black);
  doc.path('M9 10.4 L14.2 10.4 L15.4 17 L7.8 17 Z').fill(black);
  doc.lineWidth(2).path('M10 16.6 L10 20').stroke(black);
  doc.path('M13.2 16.6 L13.2 20').stroke(black);
  doc.lineWidth(3.6).lineCap('butt').path('M4.4 4.4 L19.6 19.6').stroke(white);
  doc.lineWidth(1.8).path('M4.2 4.2 L19.8 19.8').stroke(black);
  doc.circle(12, 12, 11).stroke(black);
}

const drawings: Readonly<Record<Pictogram, (doc: Doc) => void>> = { drink, 'under-tongue': underTongue, locked, 'no-children': noChildren };

export function drawPictogram(doc: Doc, which: Pictogram, x: number, y: number, size: number): void {
  doc.save().translate(x, y).scale(size / 24).lineCap('butt').lineJoin('miter');
  drawings[which](doc);
  doc.restore();
}

/** A dose passport as one page of paper, and its code as a path for a screen. */
import { encode } from 'uqr';
import type { Language } from '@fairlead/contract';
import { passportDose, type Passport } from '@fairlead/contract/passport';
import { mm, momentText, newPaper, plainText, type Doc } from '../platform/paper.ts';
import { paperWords } from './passport-paper-messages.ts';

/** The dark modules as one SVG path of unit squares, runs of a row together; a margin of four light ones all round. */
export function codePath(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (data[y]?.[x] !== true) continue;
      const start = x;
      while (data[y]?.[x + 1] === true) x += 1;
      path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`;
    }
  }
  return { size, path };
}

/** Draws a code, `side` wide with its light margin, and gives back how wide that margin is. `flush`: the margin stands outside `x`. */
export function drawLetterCode(doc: Doc, text: string, x: number, y: number, side: number, edge: 'flush' | 'within' = 'within'): number {
  const { size, path } = codePath(text);
  const quiet = (4 * side) / size;
  doc.save().translate(edge === 'flush' ? x - quiet : x, y).scale(side / size).path(path).fill('#000000').restore();
  doc.fillColor('#000000');
  return quiet;
}

/** One A4 page: the code, what it says, and what to be careful of. */
export function passportPdf(passport: Passport, text: string, zone: string, language: Language): Promise<Buffer> {
  const words = paperWords[language];
  const when = (instant: string): string => `${momentText(instant, zone, language)} (${zone})`;
  const { doc, finished } = newPaper(words.title, { size: 'A4', margin: 22 * mm });
  const width = 166 * mm;
  doc.font('bold').fontSize(26).text(words.title, { width });
  doc.moveDown(0.2).font('plain').fontSize(12).text(words.identity, { width });
  const side = 78 * mm;
  const top = doc.y + 6 * mm;
  const quiet = drawLetterCode(doc, text, 22 * mm, top, side, 'flush');
  const rows: readonly (readonly [string, string])[] = [
    [words.who, `${passport.initials}${passport.birthYear === null ? '' : `, ${words.born} ${passport.birthYear}`}`], [words.dose, `${passport.medicine} ${passportDose(passport)}`],
    [words.last, passport.lastDoseAt === null ? words.noLast : `${passport.lastDoseUg / 1000} mg, ${when(passport.lastDoseAt)}`], [words.bottles, String(passport.bottlesLeft)],
    [words.site, `${passport.site}${passport.phone === '' ? '' : `, ${passport.phone}`}`], [words.issued, when(passport.issuedAt)], [words.until, when(passport.expiresAt)],
  ];
  doc.y = top + quiet;
  for (const [name, value] of rows) {
    const x = 22 * mm + side + 4 * mm;
    doc.font('plain').fontSize(10).text(name, x, doc.y, { width: width - side - 4 * mm });
    doc.font('bold').fontSize(13).text(plainText(value), { width: width - side - 4 * mm }).moveDown(0.35);
  }
  doc.font('bold').fontSize(13).text(words.call, 22 * mm, Math.max(doc.y, top + side) + 4 * mm, { width });
  doc.moveDown(0.5).font('plain').fontSize(11).text(words.check, { width });
  doc.moveDown(0.8).fontSize(8).text(text, { width, characterSpacing: 0.2 });
  return finished();
}

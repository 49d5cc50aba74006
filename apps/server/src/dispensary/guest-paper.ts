/** A signed letter about guest days as one page: its code, what it says, and the notice that goes with it. */
import type { Language } from '@fairlead/contract';
import { readLetter, type Letter } from '@fairlead/contract/grant';
import { dayText, mm, momentText, newPaper, plainText } from '../platform/paper.ts';
import { mg } from '../platform/words.ts';
import { guestPaperWords } from './guest-paper-messages.ts';
import { drawLetterCode } from './passport-paper.ts';

function rowsOf(letter: Letter, other: string, language: Language): readonly (readonly [string, string])[] {
  const words = guestPaperWords[language];
  const when = (instant: string): string => `${momentText(instant, 'UTC', language)} (UTC)`;
  const day = (text: string): string => dayText(text, language);
  if (letter.kind === 'grant') {
    const { grant } = letter;
    return [
      [words.to, other], [words.number, String(grant.number)], [words.days, `${day(grant.fromDay)} – ${day(grant.toDay)}`], [words.dose, `${grant.medicine} ${grant.leastUg === grant.mostUg ? mg(grant.mostUg) : `${mg(grant.leastUg)} – ${mg(grant.mostUg)}`}`],
      [words.last, grant.lastDoseAt === null ? words.noLast : `${mg(grant.lastDoseUg)}, ${when(grant.lastDoseAt)}`], [words.bottles, String(grant.bottlesLeft)], [words.from, [grant.site, grant.phone].filter((each) => each !== '').join(', ')], [words.signed, when(grant.issuedAt)], [words.until, when(grant.expiresAt)],
    ];
  }
  const back = letter.return;
  return [[words.to, other], [words.number, `${back.grantNumber} / ${back.number}`], ...back.days.map(({ day: each, outcome, ug, at }): readonly [string, string] => [day(each), [ug === 0 ? '' : mg(ug), words[outcome], at === null ? '' : when(at)].filter((part) => part !== '').join(', ')]), [words.signed, when(back.issuedAt)]];
}

/** One page, more where a month is told. `other` is the clinic that it goes to. */
export function guestPaper(text: string, said: { readonly notice: string; readonly basis: string }, other: string, language: Language): Promise<Buffer> {
  const letter = readLetter(text);
  if (letter === null) throw new Error('The letter that is kept cannot be read.');
  const words = guestPaperWords[language];
  const { doc, finished } = newPaper(words[letter.kind], { size: 'A4', margin: 20 * mm });
  const width = 170 * mm;
  doc.font('bold').fontSize(24).text(words[letter.kind], { width });
  doc.moveDown(0.2).font('plain').fontSize(12).text(words[letter.kind === 'grant' ? 'grantLead' : 'returnLead'], { width });
  const [side, top] = [88 * mm, doc.y + 5 * mm];
  const quiet = drawLetterCode(doc, text, 20 * mm, top, side, 'flush');
  const rows = rowsOf(letter, other, language);
  const beside = rows.slice(0, 9);
  doc.y = top + quiet;
  for (const [name, value] of beside) {
    doc.font('plain').fontSize(9).text(name, 20 * mm + side + 3 * mm, doc.y, { width: width - side - 3 * mm });
    doc.font('bold').fontSize(11).text(plainText(value), { width: width - side - 3 * mm }).moveDown(0.25);
  }
  doc.y = Math.max(doc.y, top + side) + 4 * mm;
  for (const [name, value] of rows.slice(9)) doc.font('plain').fontSize(10).text(`${name}: ${plainText(value)}`, 20 * mm, doc.y, { width });
  doc.font('bold').fontSize(11).text(said.notice, 20 * mm, doc.y + 2 * mm, { width });
  doc.font('plain').fontSize(10).text(said.basis, { width }).moveDown(0.4).text(words.call, { width });
  doc.moveDown(0.8).fontSize(7).text(text, { width, characterSpacing: 0.2 });
  return finished();
}

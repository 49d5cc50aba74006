/** The letter that asks signed days back, one page, and on a second one the words for the call, which stays in the house. */
import type { Language } from '@fairlead/contract';
import { mm, newPaper, plainText, type Doc } from '../platform/paper.ts';
import { drawLetterCode } from './passport-paper.ts';
import { recallWords, type RecallFacts, type RecallWords } from './recall-messages.ts';

export interface RecallLetter {
  readonly facts: RecallFacts;
  readonly address: string;
  readonly why: keyof RecallWords['why'];
  /** Text of the letter that is recalled, for its code. */
  readonly text: string;
  readonly notice: string;
  readonly country: 'US' | 'UK';
  readonly language: Language;
}

function listed(doc: Doc, items: readonly string[], left: number, width: number): void {
  for (const [index, item] of items.entries()) {
    const top = doc.y;
    doc.font('bold').text(`${index + 1}.`, left, top, { width: 6 * mm });
    doc.font('plain').text(plainText(item), left + 6 * mm, top, { width: width - 6 * mm });
    doc.y += 1 * mm;
  }
}

function drawLetter(doc: Doc, letter: RecallLetter, left: number, width: number): void {
  const words = recallWords[letter.language];
  const { facts } = letter;
  doc.font('bold').fontSize(12).text(plainText(facts.site), left, 18 * mm, { width: width / 2 });
  doc.font('plain').fontSize(10).text(plainText([letter.address, facts.phone].filter((part) => part !== '').join(' · ')), { width: width * 0.6 });
  doc.font('plain').fontSize(10).text(facts.today, left + width / 2, 18 * mm, { width: width / 2, align: 'right' });
  doc.moveTo(left, 33 * mm).lineTo(left + width, 33 * mm).lineWidth(0.8).stroke('#000000');
  doc.font('bold').fontSize(22).text(words.title, left, 38 * mm, { width });
  doc.moveDown(0.2).font('plain').fontSize(12).text(`${words.to}: ${plainText(facts.recipient)}`, { width }).moveDown(0.4).text(words.lead(facts), { width }).text(words.why[letter.why], { width });
  const top = doc.y + 4 * mm;
  const side = 42 * mm;
  drawLetterCode(doc, letter.text, left + width - side, top, side);
  doc.font('bold').fontSize(12).text(words.granted, left, top, { width: width - side - 6 * mm });
  for (const [name, value] of [[words.number, facts.number], [words.days, `${facts.from} – ${facts.to}`], [words.signed, facts.signed], [words.until, facts.until]] as const) {
    doc.font('plain').fontSize(9).text(name, left, doc.y + 1.2 * mm, { width: width - side - 6 * mm });
    doc.font('bold').fontSize(12).text(plainText(value), { width: width - side - 6 * mm });
  }
  doc.font('plain').fontSize(8.5).text(words.code, left + width - side, Math.max(top + side + 1.5 * mm, 0), { width: side });
  doc.y = Math.max(doc.y, top + side + 8 * mm) + 2 * mm;
  doc.font('bold').fontSize(12).text(words.doHead, left, doc.y, { width }).moveDown(0.2).fontSize(11);
  listed(doc, words.todo(facts), left, width);
  doc.font('bold').fontSize(12).text(words.weHead, left, doc.y + 2 * mm, { width }).font('plain').fontSize(11);
  for (const each of words.we) doc.text(each, left, doc.y + 0.6 * mm, { width });
  const line = Math.max(doc.y + 14 * mm, 232 * mm);
  doc.moveTo(left, line).lineTo(left + width / 2, line).lineWidth(0.6).stroke('#000000');
  doc.font('plain').fontSize(9).text(words.signature, left, line + 1 * mm, { width: width / 2 });
  doc.font('bold').fontSize(10).text(letter.notice, left, line + 8 * mm, { width });
  doc.font('plain').fontSize(9).text(words.basis, { width });
}

function drawCall(doc: Doc, letter: RecallLetter, left: number, width: number): void {
  const words = recallWords[letter.language];
  doc.font('bold').fontSize(22).text(words.callTitle, left, 18 * mm, { width });
  doc.moveDown(0.2).font('plain').fontSize(12).text(words.callLead, { width }).moveDown(0.5);
  listed(doc.fontSize(12), words.call(letter.facts), left, width);
  doc.y += 4 * mm;
  for (const field of words.fields) {
    doc.y += 7 * mm;
    doc.moveTo(left, doc.y).lineTo(left + width, doc.y).lineWidth(0.5).stroke('#000000');
    doc.font('plain').fontSize(9).text(field, left, doc.y + 0.8 * mm, { width });
  }
}

/** Two pages: the letter, on paper of its country, and the words for the call. */
export function recallPaper(letter: RecallLetter): Promise<Buffer> {
  const size = letter.country === 'US' ? 'LETTER' : 'A4';
  const { doc, finished } = newPaper(recallWords[letter.language].title, { size, margin: 0, autoFirstPage: false });
  for (const draw of [drawLetter, drawCall]) {
    doc.addPage({ size, margin: 0 });
    draw(doc, letter, 20 * mm, doc.page.width - 40 * mm);
  }
  return finished();
}

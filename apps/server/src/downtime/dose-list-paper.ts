/** The list of a day as paper: who, what, and lines to write on. Every page says when it was made. */
import type { Language } from '@fairlead/contract';
import type { DoseListLine } from '@fairlead/contract/downtime';
import { dayText, mm, momentText, newPaper, plainLines, plainText } from '../platform/paper.ts';
import { filled } from '../platform/words.ts';
import { listWords } from './dose-list-messages.ts';

const margin = 12 * mm;
const width = 297 * mm - 2 * margin;
const bottom = 210 * mm - margin - 8 * mm;

export interface PrintedList {
  readonly site: string;
  readonly timeZone: string;
  readonly day: string;
  readonly madeAt: string;
  readonly items: readonly DoseListLine[];
}

/** What each column of one person says. */
export function cellsOf(line: DoseListLine, timeZone: string, language: Language): readonly [string, string, string, string] {
  const words = listWords[language];
  const date = (day: string): string => dayText(day, language, { dateStyle: 'medium' });
  const time = (at: string): string => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  const doses = line.parts.map(({ part, doseUg, given }) => {
    const volume = line.ugPerMl === null ? '' : ` (${Math.round((doseUg / line.ugPerMl) * 100) / 100} mL)`;
    const done = given === null ? '' : `\n${given.kind === 'take-home' ? words.home : filled(words.done, { ug: String(given.ug / 1000), time: time(given.at) })}`;
    return `${line.parts.length > 1 ? `${part}. ` : ''}${doseUg / 1000} mg${volume}${done}`;
  });
  const cells: readonly [string, string, string, string] = [
    `${line.name}\n${line.number}, ${words.born} ${line.bornOn ?? '?'}`,
    `${line.medicine ?? ''}\n${doses.join('\n')}${line.orderUntil === null ? '' : `\n${filled(words.until, { day: date(line.orderUntil) })}`}`,
    line.lastDay === null ? words.none : `${date(line.lastDay)}\n${(line.lastUg ?? 0) / 1000} mg`,
    [
      ...line.holds.map((why) => filled(words.held, { why })), ...(line.elsewhere === null ? [] : [filled(words.away, { where: line.elsewhere })]),
      ...(line.bottlesOut > 0 ? [filled(words.bottles, { count: String(line.bottlesOut) })] : []), ...(line.allergies.length > 0 ? [filled(words.allergies, { list: line.allergies.join(', ') })] : []),
    ].join('\n'),
  ];
  const [who, dose, last, look] = cells;
  return [plainLines(who), plainLines(dose), plainLines(last), plainLines(look)];
}

/** A4 across; a person's line is never torn over two pages. */
export function doseListPdf(list: PrintedList, language: Language): Promise<Buffer> {
  const words = listWords[language];
  const when = `${momentText(list.madeAt, list.timeZone, language)} (${list.timeZone})`;
  const day = dayText(list.day, language, { dateStyle: 'full' });
  const { doc, finished } = newPaper(filled(words.title, { day, site: list.site }), { size: 'A4', layout: 'landscape', margin });
  const widths = [62, 62, 34, 60, 38, 17].map((each) => each * mm);
  const at = (column: number): number => margin + widths.slice(0, column).reduce((sum, each) => sum + each, 0);
  let page = 0;
  const head = (): void => {
    page += 1;
    doc.font('bold').fontSize(14).text(plainText(filled(words.title, { day, site: list.site })), margin, margin, { width: width - 40 * mm });
    doc.font('plain').fontSize(9).text(filled(words.page, { page: String(page) }), margin + width - 40 * mm, margin, { width: 40 * mm, align: 'right' });
    doc.font('bold').fontSize(9).text(filled(words.madeAt, { when }), margin, margin + 7 * mm, { width });
    if (page === 1) doc.font('plain').fontSize(9).text(words.how, { width });
    const y = doc.y + 3 * mm;
    for (const [column, name] of [words.person, words.dose, words.last, words.look, words.given, words.by].entries()) doc.font('bold').fontSize(9).text(name, at(column), y, { width: (widths[column] ?? 0) - 2 * mm });
    doc.y = y + 5 * mm;
    doc.moveTo(margin, doc.y).lineTo(margin + width, doc.y).lineWidth(1).stroke();
  };
  head();
  for (const line of list.items) {
    const cells = cellsOf(line, list.timeZone, language);
    doc.font('plain').fontSize(10);
    const height = Math.max(11 * mm, ...cells.map((text, column) => doc.heightOfString(text, { width: (widths[column] ?? 0) - 2 * mm }) + 3 * mm));
    if (doc.y + height > bottom) {
      doc.addPage();
      head();
    }
    const y = doc.y;
    for (const [column, text] of cells.entries()) {
      const [first = '', ...rest] = text.split('\n');
      doc.font('bold').fontSize(10).text(first, at(column), y + 1.5 * mm, { width: (widths[column] ?? 0) - 2 * mm });
      if (rest.length > 0) doc.font('plain').fontSize(10).text(rest.join('\n'), { width: (widths[column] ?? 0) - 2 * mm });
    }
    doc.y = y + height;
    doc.moveTo(margin, doc.y).lineTo(margin + width, doc.y).lineWidth(0.5).stroke();
    for (const column of [4, 5]) doc.moveTo(at(column) - 1 * mm, y).lineTo(at(column) - 1 * mm, doc.y).lineWidth(0.5).stroke();
  }
  return finished();
}

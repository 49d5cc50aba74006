/** The handover as a letter on paper: what is most needed first, the basis and the notice at the end of every letter. */
import type { Language } from '@fairlead/contract';
import { dayText, locales, mm, newPaper, plainText } from '../platform/paper.ts';
import { mg } from '../platform/words.ts';
import type { HandoverContent } from './handover-content.ts';
import { letterWords } from './handover-messages.ts';
import type { HandoverRow } from './handover-store.ts';

export type LetterLine = { readonly head: string; readonly lines: readonly string[]; readonly strong?: true };

const total = (parts: readonly number[]): number => parts.reduce((sum, each) => sum + each, 0);

/** The letter as text, so that a test reads what the paper says. */
export function letterOf(row: HandoverRow, content: HandoverContent, language: Language): readonly LetterLine[] {
  const words = letterWords[language];
  const day = (value: string): string => dayText(value, language, { dateStyle: 'medium' });
  const time = (instant: string): string => Temporal.Instant.from(instant).toZonedDateTimeISO(content.site.timeZone).toLocaleString(locales[language], { timeStyle: 'short' });
  const states: Readonly<Record<string, string>> = { refused: words.refused, vomited: words.vomited, partial: words.partial };
  const doseLine = (dose: HandoverContent['doses'][number]): string => [`${day(dose.day)}: ${dose.medicine} ${mg(dose.ug)}`, dose.kind === 'take-home' ? words.home : `${words.observed} ${time(dose.at)}`, states[dose.state]].filter(Boolean).join(', ');
  const { person, naloxone } = content;
  const basis = row.basis === 'consent' ? [words.basisConsent, words.notice] : row.basis === 'emergency' ? [`${words.basisEmergency} ${row.emergency_nature ?? ''}`, words.notice] : [words.basisCare];
  return [
    { head: words.to, lines: [[row.other_name, row.other_person, row.other_phone].filter(Boolean).join(', ')] },
    { head: person.name, strong: true, lines: [[...(person.bornOn === null ? [] : [`${words.bornOn} ${day(person.bornOn)}`]), `${words.number} ${person.number}`].join(' · '), `${words.allergies}: ${person.allergies.length > 0 ? person.allergies.join(', ') : person.allergiesAsked ? words.noAllergies : words.allergiesNotAsked}`] },
    { head: words.medicine, strong: true, lines: content.orders.length === 0 ? [words.none] : content.orders.map((order) => `${order.product}: ${mg(total(order.partUg))}${order.depot ? '' : ` ${words.perDay}`}${order.partUg.length > 1 ? ` ${words.parts} ${order.partUg.map(mg).join(' + ')}` : ''}, ${words.until} ${day(order.to)}${order.held ? `. ${words.held}` : ''}`) },
    ...(content.injection === null ? [] : [{ head: words.injection, lines: [`${content.injection.product} ${mg(content.injection.ug)}, ${day(content.injection.day)}`] }]),
    { head: words.doses, lines: [...(content.doses.length === 0 ? [words.noDoses] : content.doses.toReversed().map(doseLine)), ...(content.missed.length === 0 ? [] : [`${words.missed}: ${content.missed.map(day).join(', ')}`])] },
    { head: words.bottles, lines: content.bottlesOut.length === 0 ? [words.noBottles] : content.bottlesOut.map((bottle) => `${day(bottle.day)}: ${mg(bottle.ug)}`) },
    { head: words.naloxone, lines: [naloxone === null ? words.naloxoneUnknown : naloxone.packs === 0 ? words.naloxoneNone : `${naloxone.packs} ${words.packs}${naloxone.goodUntil === null ? '' : `, ${words.goodUntil} ${day(naloxone.goodUntil)}`}`] },
    { head: words.risks, lines: [...(content.risks.length === 0 ? [words.risksNone] : content.risks.map((says) => (language === 'en-GB' ? says['en-GB'] ?? says.en : says[language]))), ...(content.notAsked === 0 ? [] : [`${content.notAsked} ${words.notAsked}`])] },
    ...(content.holds.length === 0 ? [] : [{ head: words.holds, lines: content.holds }]),
    ...(content.contact === null ? [] : [{ head: words.contact, lines: [`${content.contact.name}, ${content.contact.phone}`] }]),
    ...(row.note === null || row.note === '' ? [] : [{ head: words.note, lines: [row.note] }]),
    { head: words.advice, strong: true, lines: [words.advice1, words.advice2, words.advice3] },
    { head: words.from, lines: [[row.by, content.site.name, content.site.phone].filter(Boolean).join(', '), `${words.written} ${day(Temporal.Instant.from(row.at).toZonedDateTimeISO(content.site.timeZone).toPlainDate().toString())}, ${time(row.at)}`, ...basis] },
  ];
}

/** A4, as many pages as it needs. */
export function letterPdf(row: HandoverRow, content: HandoverContent, language: Language): Promise<Buffer> {
  const words = letterWords[language];
  const { doc, finished } = newPaper(words.title, { size: 'A4', margin: 20 * mm });
  doc.font('bold').fontSize(19).text(words.title).moveDown(0.5);
  for (const { head, lines, strong } of letterOf(row, content, language)) {
    doc.font('bold').fontSize(strong === true ? 13 : 10.5).text(plainText(head));
    for (const line of lines) doc.font('plain').fontSize(strong === true ? 11.5 : 10).text(plainText(line));
    doc.moveDown(0.45);
  }
  return finished();
}

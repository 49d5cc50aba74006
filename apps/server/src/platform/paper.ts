/** Paper as PDF: what every sheet, letter and label begins and ends with, and how days are written on it. Points throughout. */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { Language } from '@fairlead/contract';

const require = createRequire(import.meta.url);
const font = (weight: string): string => require.resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`);

export type Doc = InstanceType<typeof PDFDocument>;
type Options = Omit<NonNullable<ConstructorParameters<typeof PDFDocument>[0]>, 'info'>;

/** A millimetre in points. */
export const mm = 72 / 25.4;

/** One mark for decimals on every paper of a site: the point, in Spanish too. */
export const locales: Readonly<Record<Language, string>> = { en: 'en-US', 'en-GB': 'en-GB', es: 'es-US' };

/** A document kept in memory, with the fonts `plain` and `bold`. `finished` ends it and gives the whole file. */
export function newPaper(title: string, options: Options): { readonly doc: Doc; readonly finished: () => Promise<Buffer> } {
  const doc = new PDFDocument({ ...options, info: { Title: title, Creator: 'Fairlead', Producer: 'Fairlead' } });
  doc.registerFont('plain', font('400Regular'));
  doc.registerFont('bold', font('700Bold'));
  const parts: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  return { doc, finished: () => { doc.end(); return whole; } };
}

/** Text for paper: what would turn the line round or hide in it is shown as a mark (W-3). */
export function plainText(text: string): string {
  return text.normalize('NFC').replaceAll(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '\uFFFD');
}

/** The same for text of several lines: line breaks stay. */
export const plainLines = (text: string): string => text.split(/\r?\n/).map(plainText).join('\n');

/** A calendar day in words: `Tue, Feb 10, 2026` unless `how` says otherwise. */
export function dayText(day: string, language: Language, how: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }): string {
  return Temporal.PlainDate.from(day).toLocaleString(locales[language], how);
}

/** An instant as a clock of that zone shows it: `Feb 10, 2026, 9:00 AM`. */
export function momentText(instant: string, zone: string, language: Language): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toLocaleString(locales[language], { dateStyle: 'medium', timeStyle: 'short' });
}

/** One named value, the small grey name over it; wraps, is never cut, and leaves the pen under it. */
export function namedValue(doc: Doc, name: string, value: string, x: number, y: number, width: number, size = 10.5): void {
  doc.font('plain').fontSize(8).fillColor('#444444').text(name, x, y, { width });
  doc.font('bold').fontSize(size).fillColor('#000000').text(plainText(value), x, doc.y + 0.5, { width });
}

/** A dose passport as one page of paper, and its code as a path for a screen. */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import type { Language } from '@fairlead/contract';
import { passportDose, type Passport } from '@fairlead/contract/passport';
import { paperWords } from './passport-paper-messages.ts';
import { plainText } from './labels/label-parts.ts';

const require = createRequire(import.meta.url);
const font = (weight: string): string => require.resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`);
const mm = 72 / 25.4;

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

/** One A4 page: the code, what it says, and what to be careful of. */
export function passportPdf(passport: Passport, text: string, zone: string, language: Language): Promise<Buffer> {
  const words = paperWords[language];
  const locale = { en: 'en-US', 'en-GB': 'en-GB', es: 'es-US' }[language];
  const when = (instant: string): string => `${Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' })} (${zone})`;
  const doc = new PDFDocument({ size: 'A4', margin: 22 * mm, info: { Title: words.title, Creator: 'Fairlead', Producer: 'Fairlead' } });
  const parts: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  doc.registerFont('plain', font('400Regular'));
  doc.registerFont('bold', font('700Bold'));
  const width = 166 * mm;
  doc.font('bold').fontSize(26).text(words.title, { width });
  doc.moveDown(0.2).font('plain').fontSize(12).text(words.identity, { width });
  const { size, path } = codePath(text);
  const side = 78 * mm;
  const top = doc.y + 6 * mm;
  doc.save().translate(22 * mm - (4 * side) / size, top).scale(side / size).path(path).fill('#000000').restore();
  doc.fillColor('#000000');
  const rows: readonly (readonly [string, string])[] = [
    [words.who, `${passport.initials}${passport.birthYear === null ? '' : `, ${words.born} ${passport.birthYear}`}`], [words.dose, `${passport.medicine} ${passportDose(passport)}`],
    [words.last, passport.lastDoseAt === null ? words.noLast : `${passport.lastDoseUg / 1000} mg, ${when(passport.lastDoseAt)}`], [words.bottles, String(passport.bottlesLeft)],
    [words.site, `${passport.site}${passport.phone === '' ? '' : `, ${passport.phone}`}`], [words.issued, when(passport.issuedAt)], [words.until, when(passport.expiresAt)],
  ];
  doc.y = top + (4 * side) / size;
  for (const [name, value] of rows) {
    const x = 22 * mm + side + 4 * mm;
    doc.font('plain').fontSize(10).text(name, x, doc.y, { width: width - side - 4 * mm });
    doc.font('bold').fontSize(13).text(plainText(value), { width: width - side - 4 * mm }).moveDown(0.35);
  }
  doc.font('bold').fontSize(13).text(words.call, 22 * mm, Math.max(doc.y, top + side) + 4 * mm, { width });
  doc.moveDown(0.5).font('plain').fontSize(11).text(words.check, { width });
  doc.moveDown(0.8).fontSize(8).text(text, { width, characterSpacing: 0.2 });
  doc.end();
  return finished;
}

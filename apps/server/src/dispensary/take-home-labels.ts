/** Labels of bottles as PDF: one label of 57 by 32 mm a page for a label printer, or an A4 sheet of 24. */
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { encode } from 'uqr';
import { dayAt } from '../platform/clock.ts';
import { labelWords } from './label-messages.ts';
import type { LabelRow } from './label-store.ts';

const require = createRequire(import.meta.url);
const font = (weight: string): string => require.resolve(`@expo-google-fonts/atkinson-hyperlegible-next/${weight}/AtkinsonHyperlegibleNext_${weight}.ttf`);

const mm = 72 / 25.4;
export const labelWidth = 57 * mm;
export const labelHeight = 32 * mm;

type Paper = 'roll' | 'a4';
type Doc = InstanceType<typeof PDFDocument>;

/** Text for paper: what would turn the line round or hide in it is shown as a mark (W-3). */
export function plainText(text: string): string {
  return text.normalize('NFC').replaceAll(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '\uFFFD');
}

/** One mark for decimals on every label of a site: the point, in Spanish too. */
const locales = { en: 'en-US', 'en-GB': 'en-GB', es: 'es-US' } as const;

function dayText(day: string, language: LabelRow['language']): string {
  return Temporal.PlainDate.from(day).toLocaleString(locales[language], { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
}

/** `80 mg = 8 mL`, `18 mg = 2 films of 8 mg + 1 film of 2 mg`: never cut short, whatever else has to be. */
export function doseText(row: Pick<LabelRow, 'dose_ug' | 'ug_per_ml' | 'contents' | 'language' | 'form'>): string {
  const number = new Intl.NumberFormat(locales[row.language], { maximumFractionDigits: 3, useGrouping: false });
  const amount = `${number.format(row.dose_ug / 1000)} mg`;
  if (row.ug_per_ml !== null) return `${amount} = ${number.format(row.dose_ug / row.ug_per_ml)} mL`;
  const { form } = row;
  if (form === 'liquid' || form === 'depot') return amount;
  const words = labelWords[row.language];
  // Two lots of one strength are one count.
  const counts = [...Map.groupBy(row.contents.filter(({ ugPerUnit }) => ugPerUnit !== null), ({ ugPerUnit }) => ugPerUnit ?? 1)].map(([unit, lots]) => ({ unit, count: lots.reduce((sum, { ug }) => sum + ug, 0) / unit }));
  return counts.length === 0 ? amount : `${amount} = ${counts.map(({ unit, count }) => words.ofStrength(`${number.format(count)} ${words.units[form][count === 1 ? 0 : 1]}`, `${number.format(unit / 1000)} mg`)).join(' + ')}`;
}

/** Shortens to the width with an ellipsis; the name alone may be shortened, the date of birth stands behind it. */
function fitted(doc: Doc, text: string, width: number): string {
  if (doc.widthOfString(text) <= width) return text;
  let shorter = text;
  while (shorter.length > 1 && doc.widthOfString(`${shorter}…`) > width) shorter = shorter.slice(0, -1);
  return `${shorter.trimEnd()}…`;
}

function line(doc: Doc, weight: 'plain' | 'bold', size: number, text: string, x: number, y: number, width: number): void {
  doc.font(weight).fontSize(size);
  doc.text(fitted(doc, plainText(text), width), x, y, { lineBreak: false });
}

/** A line that the law asks for, or that a life hangs on: set smaller where it is long, never cut. */
function whole(doc: Doc, weight: 'plain' | 'bold', size: number, text: string, x: number, y: number, width: number): void {
  const shown = plainText(text);
  const wide = doc.font(weight).fontSize(size).widthOfString(shown);
  doc.fontSize(wide <= width ? size : (size * width) / wide);
  doc.text(shown, x, y, { lineBreak: false });
}

/** The code of the bottle and nothing else: no name, no medicine (clinical reference 3.12). */
function drawCode(doc: Doc, code: string, x: number, y: number, side: number): void {
  const { data, size } = encode(code, { ecc: 'M', border: 0 });
  const dot = side / size;
  for (let row = 0; row < size; row += 1) for (let column = 0; column < size; column += 1) if (data[row]?.[column] === true) doc.rect(x + column * dot, y + row * dot, dot + 0.02, dot + 0.02);
  doc.fill('#000000');
}

/** A padlock: read without words. */
function drawLock(doc: Doc, x: number, y: number, size: number): void {
  doc.rect(x, y + size * 0.42, size * 0.8, size * 0.58).fill('#000000');
  doc.lineWidth(size * 0.12).moveTo(x + size * 0.16, y + size * 0.45).lineTo(x + size * 0.16, y + size * 0.3).bezierCurveTo(x + size * 0.16, y, x + size * 0.64, y, x + size * 0.64, y + size * 0.3).lineTo(x + size * 0.64, y + size * 0.45).stroke('#000000');
}

/** One label with its top left corner at x, y. Sizes in points; the smallest letter is 4.4 points, as on small pharmacy labels. */
function drawLabel(doc: Doc, row: LabelRow, x: number, y: number): void {
  const words = labelWords[row.country === 'UK' && row.language === 'en' ? 'en-GB' : row.language];
  const [left, full, code] = [x + 5, labelWidth - 10, 15.5 * mm];
  const beside = full - code - 5;
  const born = row.born_on === null ? row.number : `${words.born} ${row.born_on} · ${row.number}`;
  line(doc, 'bold', 7.6, `${row.given_name} ${row.family_name}`, left, y + 4, beside);
  whole(doc, 'plain', 5, born, left, y + 13, beside);
  whole(doc, 'bold', 5, words.takeOn, left, y + 19.6, beside);
  whole(doc, 'bold', 8.6, dayText(row.dosing_day, row.language), left, y + 24.6, beside);
  whole(doc, 'bold', 12, doseText(row), left, y + 33.6, beside);
  whole(doc, 'plain', 5, `${row.product}${row.parts > 1 ? ` · ${words.part(row.part, row.parts)}` : ''}`, left, y + 47, beside);
  drawCode(doc, row.label_code, x + labelWidth - 5 - code, y + 5, code);
  whole(doc, 'plain', 4.4, (row.label_code.match(/.{1,4}/g) ?? []).join(' '), x + labelWidth - 5 - code, y + 5 + code + 1.2, code);
  const issued = dayAt(Temporal.Instant.from(row.issued_at), row.time_zone);
  drawLock(doc, left, y + 53.6, 6.2);
  whole(doc, 'bold', 4.9, words.locked, left + 7.5, y + 54, full - 7.5);
  whole(doc, 'bold', 4.7, words.danger, left, y + 60, full);
  whole(doc, 'plain', 4.7, `${words.swallowAll[row.form === 'depot' ? 'liquid' : row.form]} ${words.back}`, left, y + 65.4, full);
  whole(doc, 'plain', 4.2, words.law, left, y + 70.8, full);
  whole(doc, 'plain', 4.4, `${words.prescriber} ${row.prescriber ?? '—'} · ${words.dispensed} ${issued} ${row.issued_by ?? ''} · ${words.serial} ${row.serial}`, left, y + 75.4, full);
  whole(doc, 'bold', 4.6, `${row.site_name}${row.phone === null ? '' : ` · ${words.telephone} ${row.phone}`}`, left, y + 80.2, full * 0.56);
  doc.font('plain').fontSize(4.2);
  const lots = [...new Set(row.contents.map(({ lot }) => lot))].join(', ');
  const expires = row.contents.map(({ expiresOn }) => expiresOn).toSorted()[0];
  const shelf = `${words.lot} ${lots === '' ? '—' : lots}${expires === undefined ? '' : ` · ${words.goodUntil} ${expires}`}`;
  const shelfWide = Math.min(full * 0.42, doc.widthOfString(plainText(shelf)));
  whole(doc, 'plain', 4.2, shelf, left + full - shelfWide, y + 80.4, shelfWide);
  if (row.address !== null) whole(doc, 'plain', 4.4, row.address, left, y + 84.9, full);
}

/** A sheet of 24 self-adhesive labels of 63.5 by 33.9 mm, as stationers sell it. */
const sheet = { columns: 3, rows: 8, left: 7.21 * mm, top: 12.9 * mm, pitchX: 66.04 * mm, pitchY: 33.9 * mm, width: 63.5 * mm, height: 33.9 * mm, scale: 1.04 };

/** The labels as one PDF file. `roll`: a page a label; `a4`: 24 a page, three across. */
export function labelsPdf(rows: readonly LabelRow[], paper: Paper): Promise<Buffer> {
  const doc = new PDFDocument({ autoFirstPage: false, margin: 0, info: { Title: 'Labels', Creator: 'Fairlead', Producer: 'Fairlead' } });
  doc.registerFont('plain', font('400Regular'));
  doc.registerFont('bold', font('700Bold'));
  const parts: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => resolve(Buffer.concat(parts)));
    doc.on('error', reject);
  });
  for (const [index, row] of rows.entries()) {
    const at = index % (sheet.columns * sheet.rows);
    if (paper === 'roll') {
      doc.addPage({ size: [labelWidth, labelHeight], margin: 0 });
      drawLabel(doc, row, 0, 0);
      continue;
    }
    if (at === 0) doc.addPage({ size: 'A4', margin: 0 });
    const [x, y] = [sheet.left + (at % sheet.columns) * sheet.pitchX, sheet.top + Math.floor(at / sheet.columns) * sheet.pitchY];
    doc.save().translate(x + (sheet.width - labelWidth * sheet.scale) / 2, y + (sheet.height - labelHeight * sheet.scale) / 2).scale(sheet.scale);
    drawLabel(doc, row, 0, 0);
    doc.restore();
  }
  doc.end();
  return finished;
}

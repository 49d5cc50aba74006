/** What labels of every size are drawn with: whole lines, whole blocks, and the code in its quiet frame. Points throughout. */
import { encode } from 'uqr';
import { locales, plainText, type Doc } from '../../platform/paper.ts';
import type { LabelRow } from './label-store.ts';
import { labelWords, type LabelWords } from './label-messages.ts';

export type Weight = 'plain' | 'bold';

export const black = '#000000';
export const white = '#ffffff';

export const wordsOf = (row: Pick<LabelRow, 'country' | 'language'>): LabelWords => labelWords[row.country === 'UK' && row.language === 'en' ? 'en-GB' : row.language];

const numberText = (language: LabelRow['language'], value: number): string => new Intl.NumberFormat(locales[language], { maximumFractionDigits: 3, useGrouping: false }).format(value);

/** `80 mg`, and what that is in the hand: `8 mL`, or `2 films of 8 mg + 1 film of 2 mg`; null where nothing is counted. */
export function doseParts(row: Pick<LabelRow, 'dose_ug' | 'ug_per_ml' | 'contents' | 'language' | 'form'>): { readonly amount: string; readonly inHand: string | null } {
  const number = (value: number): string => numberText(row.language, value);
  const amount = `${number(row.dose_ug / 1000)} mg`;
  if (row.ug_per_ml !== null) return { amount, inHand: `${number(row.dose_ug / row.ug_per_ml)} mL` };
  const { form } = row;
  if (form === 'liquid' || form === 'depot') return { amount, inHand: null };
  const words = labelWords[row.language];
  // Two lots of one strength are one count.
  const counts = [...Map.groupBy(row.contents.filter(({ ugPerUnit }) => ugPerUnit !== null), ({ ugPerUnit }) => ugPerUnit ?? 1)].map(([unit, lots]) => ({ unit, count: lots.reduce((sum, { ug }) => sum + ug, 0) / unit }));
  return { amount, inHand: counts.length === 0 ? null : counts.map(({ unit, count }) => words.ofStrength(`${number(count)} ${words.units[form][count === 1 ? 0 : 1]}`, `${number(unit / 1000)} mg`)).join(' + ') };
}

/** `80 mg = 8 mL`, `18 mg = 2 films of 8 mg + 1 film of 2 mg`: never cut short, whatever else has to be. */
export function doseText(row: Parameters<typeof doseParts>[0]): string {
  const { amount, inHand } = doseParts(row);
  return inHand === null ? amount : `${amount} = ${inHand}`;
}

/** Names of several strengths that begin with the same words say those once: `Film 8 mg/2 mg + 2 mg/0.5 mg`. */
function folded(names: readonly string[]): string {
  const [first = '', ...others] = names;
  const words = first.split(' ');
  let same = 0;
  while (same < words.length - 1 && others.every((name) => name.split(' ')[same] === words[same])) same += 1;
  // The strength itself is never left out, where two names differ in their last part alone.
  while (same > 0 && /\d/.test(words[same - 1] ?? '')) same -= 1;
  return [first, ...others.map((name) => name.split(' ').slice(same).join(' '))].join(' + ');
}

/** The product with its strength, once: many names of products say it themselves. */
export function productText(row: Pick<LabelRow, 'product' | 'ug_per_ml' | 'language'>): string {
  if (row.ug_per_ml === null) return folded(row.product.split(' + '));
  if (/\d\s*mg\s*\/\s*ml/i.test(row.product)) return row.product;
  return `${row.product} ${numberText(row.language, row.ug_per_ml / 1000)} mg/mL`;
}

/** One line: set smaller where it is long, never cut. Returns the size it took. */
export function whole(doc: Doc, weight: Weight, size: number, text: string, x: number, y: number, width: number, align: 'left' | 'center' = 'left'): number {
  const shown = plainText(text);
  const wide = doc.font(weight).fontSize(size).widthOfString(shown);
  const took = wide <= width ? size : (size * width) / wide;
  doc.fontSize(took);
  doc.text(shown, align === 'center' ? x + (width - Math.min(wide, width)) / 2 : x, y, { lineBreak: false });
  return took;
}

/** Several lines within a height: set smaller until the whole of it stands there, never cut. Returns the height it took. */
export function block(doc: Doc, weight: Weight, size: number, text: string, x: number, y: number, width: number, height: number, align: 'left' | 'center' = 'left'): number {
  const shown = plainText(text);
  doc.font(weight).fontSize(size);
  // A word that is wider than the block would be broken inside: the widest has to stand on a line of its own.
  const widest = Math.max(...shown.split(/\s+/).map((word) => doc.widthOfString(word)));
  let took = widest <= width ? size : (size * width * 0.999) / widest;
  while (took > 0.5 && doc.fontSize(took).heightOfString(shown, { width, lineGap: 0 }) > height) took *= 0.95;
  doc.fontSize(took);
  doc.text(shown, x, y, { width, align, lineGap: 0 });
  return doc.heightOfString(shown, { width, lineGap: 0 });
}

/** The dose, and beside it what that is in the hand: on one line, or small and in several where much is counted. */
export function drawDose(doc: Doc, row: LabelRow, sizes: { readonly dose: number; readonly beside: number; readonly counted: number }, x: number, y: number, width: number): void {
  const { amount, inHand } = doseParts(row);
  const took = whole(doc, 'bold', sizes.dose, amount, x, y, inHand === null ? width : width * 0.62);
  if (inHand === null) return;
  const left = x + doc.widthOfString(amount) + took * 0.24;
  const [room, text] = [x + width - left, `= ${inHand}`];
  const single = doc.font('bold').fontSize(sizes.beside).widthOfString(text) <= room;
  if (single || row.ug_per_ml !== null) whole(doc, 'bold', sizes.beside, text, left, y + (took - sizes.beside) * 0.8, room);
  else block(doc, 'bold', sizes.counted, text, left, y + took * 0.08, room, took * 1.16);
}

/**
 * The code of the bottle and nothing else: no name, no medicine, no address (clinical reference 3.12). Four modules of
 * white stand round it, and a frame round those, so that a camera finds it fast.
 */
export function drawCode(doc: Doc, code: string, x: number, y: number, side: number): void {
  const { data, size } = encode(code, { ecc: 'M', border: 0 });
  const dot = side / (size + 8);
  for (let row = 0; row < size; row += 1) for (let column = 0; column < size; column += 1) if (data[row]?.[column] === true) doc.rect(x + (column + 4) * dot, y + (row + 4) * dot, dot + 0.02, dot + 0.02);
  doc.fill(black);
  doc.lineWidth(0.6).rect(x, y, side, side).stroke(black);
}

/** The code's letters in fours, for whoever types them. */
export const codeLetters = (code: string): string => (code.match(/.{1,4}/g) ?? []).join(' ');

/** Lots and the earliest day until which the contents are good. */
export function shelfText(row: LabelRow): string {
  const words = wordsOf(row);
  const lots = [...new Set(row.contents.map(({ lot }) => lot))].join(', ');
  const expires = row.contents.map(({ expiresOn }) => expiresOn).toSorted()[0];
  return `${words.lot} ${lots === '' ? '—' : lots}${expires === undefined ? '' : ` · ${words.goodUntil} ${expires}`}`;
}

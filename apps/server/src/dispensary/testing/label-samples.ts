/** A label to try things on, and a drawing that is listened to: what was written where, how large, and in which colour. */
import { newPaper } from '../../platform/paper.ts';
import { white as whiteInk } from '../labels/label-parts.ts';
import type { LabelRow } from '../labels/label-store.ts';
import { sizes, type LabelSize } from '../labels/labels-pdf.ts';

export const sampleLabel: LabelRow = {
  id: 'x', label_code: 'K7QW2M9ZD4TB8R3X', dosing_day: '2026-02-11', part: 1, parts: 1, dose_ug: 85_000, product: 'Methadone oral solution 1 mg/mL', form: 'liquid', ug_per_ml: 1000,
  contents: [{ ugPerUnit: null, ug: 85_000, lot: 'ME282', expiresOn: '2027-08-31' }], given_name: 'Kay', family_name: 'Moreau', born_on: '1988-03-14', number: 'FL-2041', language: 'en', site_name: 'Harbor Street', country: 'US',
  time_zone: 'America/New_York', address: '14 Harbor Street', phone: '555-0140', label_size: null, prescriber: 'Dana Osei', issued_at: '2026-02-10T13:00:00Z', issued_by: 'A. B.', serial: '4F7C21A0B9',
};

export interface Written { readonly text: string; readonly size: number; readonly white: boolean }

/** Everything that was written on one label, and what of it stands over its edge. */
export function recordedLabel(row: LabelRow, size: LabelSize): { readonly texts: readonly Written[]; readonly outside: readonly string[] } {
  const { width, height, draw } = sizes[size];
  const { doc } = newPaper('Label', { size: [width, height], margin: 0 });
  const texts: Written[] = [];
  const outside: string[] = [];
  let [points, ink] = [0, ''];
  const [sizeOf, colourOf, textOf] = [doc.fontSize.bind(doc), doc.fillColor.bind(doc), doc.text.bind(doc)];
  doc.fontSize = (to) => { points = to; return sizeOf(to); };
  doc.fillColor = (to) => { ink = String(to); return colourOf(to); };
  doc.text = ((text: string, x: number, y: number, options: { readonly width?: number }) => {
    texts.push({ text, size: points, white: ink === whiteInk });
    const wide = options.width ?? doc.widthOfString(text);
    const high = options.width === undefined ? doc.currentLineHeight() : doc.heightOfString(text, { width: options.width });
    if (x < 0 || y < 0 || x + wide > width + 0.01 || y + high > height + 0.8) outside.push(text);
    return textOf(text, x, y, options);
  }) as typeof doc.text;
  draw(doc, row, 0, 0);
  if (doc.bufferedPageRange().count > 1) outside.push('a second page');
  doc.end();
  return { texts, outside };
}

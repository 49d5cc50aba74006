/** Labels of bottles as PDF: a label a page for a label printer, or sheets of A4; small (57 by 32 mm) or large (100 by 62 mm). */
import { mm, newPaper, type Doc } from '../../platform/paper.ts';
import type { LabelRow } from './label-store.ts';
import { drawLarge, largeHeight, largeWidth } from './large-label.ts';
import { drawSmall, smallHeight, smallWidth } from './small-label.ts';

export type Paper = 'roll' | 'a4';
export type LabelSize = 'small' | 'large';

interface Sheet { readonly columns: number; readonly rows: number; readonly left: number; readonly top: number; readonly pitchX: number; readonly pitchY: number; readonly width: number; readonly height: number; readonly scale: number }
interface Size { readonly width: number; readonly height: number; readonly draw: (doc: Doc, row: LabelRow, x: number, y: number) => void; readonly sheet: Sheet }

/** Sheets of self-adhesive labels as stationers sell them: 24 of 63.5 by 33.9 mm, and 8 of 99.1 by 67.7 mm. */
export const sizes: Readonly<Record<LabelSize, Size>> = {
  small: { width: smallWidth, height: smallHeight, draw: drawSmall, sheet: { columns: 3, rows: 8, left: 7.21 * mm, top: 12.9 * mm, pitchX: 66.04 * mm, pitchY: 33.9 * mm, width: 63.5 * mm, height: 33.9 * mm, scale: 1.04 } },
  large: { width: largeWidth, height: largeHeight, draw: drawLarge, sheet: { columns: 2, rows: 4, left: 4.67 * mm, top: 13.1 * mm, pitchX: 101.6 * mm, pitchY: 67.7 * mm, width: 99.1 * mm, height: 67.7 * mm, scale: 0.98 } },
};

/** The labels as one PDF file. `roll`: a page a label; `a4`: as many a page as the sheet holds. */
export function labelsPdf(rows: readonly LabelRow[], paper: Paper, of: LabelSize): Promise<Buffer> {
  const { doc, finished } = newPaper('Labels', { autoFirstPage: false, margin: 0 });
  const { width, height, draw, sheet } = sizes[of];
  for (const [index, row] of rows.entries()) {
    const at = index % (sheet.columns * sheet.rows);
    if (paper === 'roll') {
      doc.addPage({ size: [width, height], margin: 0 });
      draw(doc, row, 0, 0);
      continue;
    }
    if (at === 0) doc.addPage({ size: 'A4', margin: 0 });
    const [x, y] = [sheet.left + (at % sheet.columns) * sheet.pitchX, sheet.top + Math.floor(at / sheet.columns) * sheet.pitchY];
    doc.save().translate(x + (sheet.width - width * sheet.scale) / 2, y + (sheet.height - height * sheet.scale) / 2).scale(sheet.scale);
    draw(doc, row, 0, 0);
    doc.restore();
  }
  return finished();
}

/**
 * Official sheets as PDF: whose book it is on every page, tables whose heads and balance are carried over a page break, rows that are
 * never torn and text that is never cut, page numbers with their total. Letter in the US, A4 elsewhere.
 */
import type { Registrant } from '@fairlead/contract/dispensary';
import { mm, newPaper, plainLines as shown, type Doc } from '../../platform/paper.ts';

const margin = 13 * mm;
const footHeight = 9 * mm;

export interface SheetKind {
  readonly title: string;
  readonly registrant: Registrant;
  /** When it was made, in words, and what it is read from; at the foot of every page. */
  readonly foot: string;
  readonly across?: boolean;
}

export interface Column {
  readonly head: string;
  /** Share of the width. */
  readonly share: number;
  readonly right?: boolean;
}

export interface Row {
  readonly cells: readonly string[];
  readonly bold?: boolean;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The row that stands last on a page and first on the next one, given how many rows stand before it. */
  readonly carried?: (rowsBefore: number) => { readonly forward: readonly string[]; readonly brought: readonly string[] };
  /** Stands over the table again on every page it goes on to. */
  readonly heading?: string;
}

const size = { text: 9, cell: 8, small: 7.5, head: 7.5, title: 15 } as const;
/** Letters of one cell on one line of a table; what is longer goes on in a further row, so that no row is taller than a page. */
const longest = 420;

/** Cuts between words where it can. */
function pieces(text: string): readonly string[] {
  const parts: string[] = [];
  let left = text;
  while (left.length > longest) {
    const space = left.lastIndexOf(' ', longest);
    const at = space > longest / 2 ? space : longest;
    parts.push(left.slice(0, at));
    left = left.slice(at).trimStart();
  }
  return [...parts, left];
}

const tick = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

export class Sheet {
  readonly #doc: Doc;
  readonly #kind: SheetKind;
  readonly #finished: () => Promise<Buffer>;
  readonly #width: number;
  readonly #bottom: number;
  readonly #heights = new Map<string, number>();

  constructor(kind: SheetKind) {
    const paper = kind.registrant.country === 'US' ? 'LETTER' : 'A4';
    this.#kind = kind;
    ({ doc: this.#doc, finished: this.#finished } = newPaper(kind.title, { size: paper, layout: kind.across === true ? 'landscape' : 'portrait', margin: 0, autoFirstPage: false, bufferPages: true }));
    this.#doc.addPage();
    this.#width = this.#doc.page.width - 2 * margin;
    this.#bottom = this.#doc.page.height - margin - footHeight;
    this.#head();
  }

  #head(): void {
    const { registrant, title } = this.#kind;
    const doc = this.#doc;
    const who = [registrant.address, registrant.county, registrant.phone, registrant.number === null ? 'registration number not entered' : `${registrant.country === 'US' ? 'DEA registration' : 'Licence'} ${registrant.number}`].filter((each) => each !== null).join(' · ');
    doc.font('bold').fontSize(size.title).fillColor('#000000').text(shown(title), margin, margin, { width: this.#width });
    doc.font('bold').fontSize(size.text).text(shown(registrant.name), margin, doc.y + 1, { width: this.#width });
    doc.font('plain').fontSize(size.text).text(shown(who), margin, doc.y, { width: this.#width });
    doc.y += 1.5 * mm;
    doc.moveTo(margin, doc.y).lineTo(margin + this.#width, doc.y).lineWidth(0.8).strokeColor('#000000').stroke();
    doc.y += 2 * mm;
  }

  newPage(): void {
    this.#doc.addPage();
    this.#head();
  }

  #room(height: number): void {
    if (this.#doc.y + height > this.#bottom) this.newPage();
  }

  /** Measured once: most cells of a book say what another says. */
  #height(text: string, width: number, letters: number, weight: 'plain' | 'bold' = 'plain'): number {
    const key = `${weight} ${letters} ${width} ${text}`;
    const known = this.#heights.get(key);
    if (known !== undefined) return known;
    const height = this.#doc.font(weight).fontSize(letters).heightOfString(shown(text) === '' ? ' ' : shown(text), { width });
    this.#heights.set(key, height);
    return height;
  }

  heading(text: string): void {
    this.#room(14 * mm);
    this.#doc.y += 1.5 * mm;
    this.#doc.font('bold').fontSize(11).fillColor('#000000').text(shown(text), margin, this.#doc.y, { width: this.#width });
    this.#doc.y += 1 * mm;
  }

  note(text: string, weight: 'plain' | 'bold' = 'plain'): void {
    for (const piece of shown(text).split('\n').flatMap(pieces)) {
      this.#room(this.#height(piece, this.#width, size.text, weight));
      this.#doc.font(weight).fontSize(size.text).fillColor('#000000').text(piece, margin, this.#doc.y, { width: this.#width });
    }
    this.#doc.y += 1.2 * mm;
  }

  /** Named values, as many beside each other as `columns` says; a pair is never torn over a page unless it is longer than one. */
  fields(pairs: readonly (readonly [name: string, value: string])[], columns = 3): void {
    const gap = 5 * mm;
    const wide = (this.#width - gap * (columns - 1)) / columns;
    for (let at = 0; at < pairs.length; at += columns) {
      const line = pairs.slice(at, at + columns);
      const height = Math.max(...line.map(([name, value]) => this.#height(name, wide, size.small) + this.#height(value, wide, size.text + 1, 'bold'))) + 2 * mm;
      if (height > this.#bottom - 50 * mm) {
        for (const [name, value] of line) { this.note(name); this.note(value, 'bold'); }
        continue;
      }
      this.#room(height);
      const top = this.#doc.y;
      line.forEach(([name, value], index) => {
        const x = margin + index * (wide + gap);
        this.#doc.font('plain').fontSize(size.small).fillColor('#444444').text(shown(name), x, top, { width: wide });
        this.#doc.font('bold').fontSize(size.text + 1).fillColor('#000000').text(shown(value), x, this.#doc.y, { width: wide });
      });
      this.#doc.y = top + height;
    }
  }

  #columnsAt(columns: readonly Column[]): readonly { readonly x: number; readonly wide: number; readonly right: boolean }[] {
    const whole = columns.reduce((sum, { share }) => sum + share, 0);
    let x = margin;
    return columns.map(({ share, right }) => {
      const wide = (share / whole) * this.#width;
      x += wide;
      return { x: x - wide, wide: wide - 2 * mm, right: right ?? false };
    });
  }

  #rowHeight(cells: readonly string[], columns: readonly Column[], letters: number, bold: boolean): number {
    const at = this.#columnsAt(columns);
    return Math.max(...cells.map((text, index) => this.#height(text, at[index]?.wide ?? 10, letters, bold ? 'bold' : 'plain'))) + 1.4 * mm;
  }

  #row(cells: readonly string[], columns: readonly Column[], letters: number, bold: boolean, rule: number, known?: number): void {
    const at = this.#columnsAt(columns);
    const height = known ?? this.#rowHeight(cells, columns, letters, bold);
    const top = this.#doc.y;
    cells.forEach((text, index) => {
      const column = at[index];
      if (column !== undefined && text !== '') this.#doc.font(bold ? 'bold' : 'plain').fontSize(letters).fillColor('#000000').text(shown(text), column.x, top + 0.7 * mm, { width: column.wide, align: column.right ? 'right' : 'left' });
    });
    this.#doc.y = top + height;
    this.#doc.moveTo(margin, this.#doc.y).lineTo(margin + this.#width, this.#doc.y).lineWidth(rule).strokeColor(rule > 0.5 ? '#000000' : '#999999').stroke();
  }

  #tableHead({ columns, heading }: Table): void {
    if (heading !== undefined) this.heading(heading);
    this.#row(columns.map(({ head }) => head), columns, size.head, true, 0.9);
  }

  async table(table: Table): Promise<void> {
    const { columns, rows, carried } = table;
    const headHeight = this.#rowHeight(columns.map(({ head }) => head), columns, size.head, true) + (table.heading === undefined ? 0 : 10 * mm);
    this.#room(headHeight + 14 * mm);
    this.#tableHead(table);
    const carriedHeight = carried === undefined ? 0 : Math.max(this.#rowHeight(carried(0).forward, columns, size.cell, true), this.#rowHeight(carried(0).brought, columns, size.cell, true));
    for (const [index, { cells, bold = false }] of rows.entries()) {
      if (index % 100 === 99) await tick();
      const cut = cells.map((text) => pieces(shown(text)));
      for (let part = 0; part < Math.max(...cut.map((each) => each.length)); part += 1) {
        const line = cut.map((each) => each[part] ?? '');
        const height = this.#rowHeight(line, columns, size.cell, bold);
        if (this.#doc.y + height + carriedHeight > this.#bottom) {
          const over = part === 0 ? carried?.(index) : undefined;
          if (over !== undefined) this.#row(over.forward, columns, size.cell, true, 0.9);
          this.newPage();
          this.#tableHead(table);
          if (over !== undefined) this.#row(over.brought, columns, size.cell, true, 0.9);
        }
        this.#row(line, columns, size.cell, bold, 0.4, height);
      }
    }
    this.#doc.y += 2 * mm;
  }

  /** Lines where pens sign, kept together. */
  signatures(names: readonly string[]): void {
    this.#room(22 * mm);
    const gap = 6 * mm;
    const wide = (this.#width - gap * (names.length - 1)) / names.length;
    const y = this.#doc.y + 13 * mm;
    names.forEach((name, index) => {
      const x = margin + index * (wide + gap);
      this.#doc.moveTo(x, y).lineTo(x + wide, y).lineWidth(0.6).strokeColor('#000000').stroke();
      this.#doc.font('plain').fontSize(size.small).fillColor('#444444').text(shown(name), x, y + 1 * mm, { width: wide });
    });
    this.#doc.y = y + 8 * mm;
  }

  end(): Promise<Buffer> {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#doc.switchToPage(page);
      const y = this.#doc.page.height - margin - 4 * mm;
      this.#doc.font('plain').fontSize(size.small).fillColor('#444444').text(shown(this.#kind.foot), margin, y, { width: this.#width - 30 * mm, lineBreak: false, ellipsis: true, height: 10 });
      this.#doc.text(`Page ${page + 1} of ${count}`, margin + this.#width - 30 * mm, y, { width: 30 * mm, align: 'right', lineBreak: false });
    }
    return this.#finished();
  }
}

/**
 * The tables of a treatment trial: who, and `when` as a study day that may be negative and carries no date. Blank and NA are
 * unknown. A urine test has a row for each substance found and none for what was not found or not looked for, so that a
 * visit without rows is unknown and never negative.
 */

export type TableName = 'everybody' | 'demographics' | 'randomization' | 'treatment' | 'uds' | 'visit' | 'withdrawal';
export const tableNames: readonly TableName[] = ['everybody', 'demographics', 'randomization', 'treatment', 'uds', 'visit', 'withdrawal'];

const needed: Readonly<Record<TableName, readonly string[]>> = {
  everybody: ['who', 'project'], demographics: ['who'], randomization: ['who', 'treatment', 'which', 'when'], treatment: ['who', 'amount', 'when'],
  uds: ['who', 'what', 'when'], visit: ['who', 'visit', 'what', 'when'], withdrawal: ['who', 'withdrawal', 'when'],
};

export interface TableRow {
  readonly table: TableName;
  /** The line of the file, 1 being the header. */
  readonly line: number;
  readonly who: string;
  /** The study day; null in tables without one, and for a visit that did not take place on any. */
  readonly when: number | null;
  /** A value by its column; null where it is unknown. */
  readonly value: (column: string) => string | null;
  readonly columns: readonly string[];
}

export interface BadRow {
  readonly table: TableName;
  readonly line: number;
  readonly why: string;
}

export interface Tables {
  readonly kind: 'tables';
  /** Rows by who, in the order of the files. */
  readonly people: ReadonlyMap<string, readonly TableRow[]>;
  readonly bad: readonly BadRow[];
  readonly read: Readonly<Record<TableName, number>>;
}

export type ParsedTables = Tables | { readonly kind: 'refused'; readonly fault: 'no-table' | 'bad-table'; readonly where: string };

/** Rows of a CSV with quotes as RFC 4180 has them. */
export function csvRows(text: string): readonly (readonly string[])[] {
  if (!text.includes('"')) return text.split(/\r?\n/).filter((line) => line !== '').map((line) => line.split(','));
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[index + 1] === '"') {
        field += '"';
        index += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',') {
      row.push(field);
      field = '';
    } else if (char === '\n') {
      rows.push([...row, field]);
      row = [];
      field = '';
    } else if (char !== '\r') field += char;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows.filter((each) => each.length > 1 || each[0] !== '');
}

const dayForm = /^-?\d{1,5}(\.0+)?$/;
const whoForm = /^[A-Za-z0-9-]{1,20}$/;

/** One table: its rows that can be read and those that cannot, with the line and why. */
function readTable(table: TableName, text: string): { readonly rows: readonly TableRow[]; readonly bad: readonly BadRow[]; readonly read: number } | string {
  const [header, ...lines] = csvRows(text.replace(/^\uFEFF/, ''));
  const columns = (header ?? []).map((each) => each.trim());
  const absent = needed[table].filter((column) => !columns.includes(column));
  if (absent.length > 0) return `${table}.csv: ${absent.join(', ')}`;
  const at = new Map(columns.map((column, index) => [column, index]));
  const rows: TableRow[] = [];
  const bad: BadRow[] = [];
  const dated = needed[table].includes('when');
  for (const [index, cells] of lines.entries()) {
    const value = (column: string): string | null => {
      const cell = cells[at.get(column) ?? -1]?.trim();
      return cell === undefined || cell === '' || cell === 'NA' ? null : cell;
    };
    const who = value('who') ?? '';
    const when = value('when');
    const line = index + 2;
    if (cells.length !== columns.length) bad.push({ table, line, why: `${cells.length} / ${columns.length}` });
    else if (!whoForm.test(who)) bad.push({ table, line, why: 'who' });
    else if (dated && (when === null ? table !== 'visit' : !dayForm.test(when))) bad.push({ table, line, why: 'when' });
    else rows.push({ table, line, who, when: dated && when !== null ? Number(when) : null, value, columns });
  }
  return { rows, bad, read: lines.length };
}

/** All tables together, by person. Only `everybody` must be there. */
export function parseTables(files: ReadonlyMap<string, string>): ParsedTables {
  if (!files.has('everybody')) return { kind: 'refused', fault: 'no-table', where: 'everybody.csv' };
  const people = new Map<string, TableRow[]>();
  const bad: BadRow[] = [];
  const read = Object.fromEntries(tableNames.map((table) => [table, 0])) as Record<TableName, number>;
  for (const table of tableNames) {
    const text = files.get(table);
    if (text === undefined) continue;
    const result = readTable(table, text);
    if (typeof result === 'string') return { kind: 'refused', fault: 'bad-table', where: result };
    bad.push(...result.bad);
    read[table] = result.read;
    for (const row of result.rows) {
      const rows = people.get(row.who);
      if (rows === undefined) people.set(row.who, [row]);
      else rows.push(row);
    }
  }
  return { kind: 'tables', people, bad, read };
}

/** Whole micrograms of milligrams in decimal text, exact: `8`, `0.5`, `2.125`. Null for anything else. */
export function ugOfText(text: string | null): number | null {
  const match = /^(\d{1,6})(?:\.(\d+))?$/.exec(text ?? '');
  if (match === null) return null;
  const [, whole = '', fraction = ''] = match;
  const thousandths = fraction.padEnd(3, '0');
  return /^0*$/.test(thousandths.slice(3)) ? Number(whole) * 1000 + Number(thousandths.slice(0, 3)) : null;
}

/** Many rows of many tables at once, for the made-up history of the demonstration. */
import { sql, type Tx } from '../platform/scoped.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface Bulk {
  /** Remembers a row. A column that it does not name has its default. */
  readonly add: (table: string, row: Row) => void;
  /** Writes what was remembered, table after table in the order in which each was first named; what points at everything comes last. */
  readonly write: (tx: Tx) => Promise<number>;
}

const chunk = 1500;
const last: readonly string[] = ['events', 'tasks'];

async function insertAll(tx: Tx, table: string, rows: readonly Row[]): Promise<number> {
  let written = 0;
  for (const alike of Map.groupBy(rows, (row) => Object.keys(row).join()).values()) written += await insertRows(tx, table, alike);
  return written;
}

/** Rows that name the same columns. */
async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<number> {
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.ref(column)));
  let written = 0;
  for (let from = 0; from < rows.length; from += chunk) {
    const part = JSON.stringify(rows.slice(from, from + chunk));
    written += await tx.run(sql`insert into ${sql.table(table)} (organisation_id, ${columns}) select ${tx.organisationId}::uuid, ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${part}::jsonb)`);
  }
  return written;
}

/** Rows wait here until they are written in one go. */
export function makeBulk(): Bulk {
  const waiting = new Map<string, Row[]>();
  return {
    add: (table, row) => {
      const rows = waiting.get(table);
      if (rows === undefined) waiting.set(table, [row]);
      else rows.push(row);
    },
    write: async (tx) => {
      let written = 0;
      const tables = [...waiting].toSorted(([a], [b]) => last.indexOf(a) - last.indexOf(b));
      for (const [table, rows] of tables) written += await insertAll(tx, table, rows);
      waiting.clear();
      return written;
    },
  };
}

/** So many numbers that people are known by. */
export async function personNumbers(tx: Tx, count: number): Promise<readonly string[]> {
  const rows = await tx.all<{ number: string }>(sql`select 'FL-' || nextval('person_numbers') as number from generate_series(1, ${count})`);
  return rows.map(({ number }) => number);
}

/** Brings made-up orders into force, or to their end where they say why they ended. */
export function settleOrders(tx: Tx): Promise<number> {
  return tx.run(sql`update orders set state = case when end_reason is null then 'signed' else 'ended' end where organisation_id = ${tx.organisationId} and origin = 'synthetic' and state = 'draft'`);
}

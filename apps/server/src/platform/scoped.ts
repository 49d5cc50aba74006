/**
 * The only way to a connection. Every statement runs inside a transaction that names its organisation, so that
 * row-level security shows that organisation's rows and nothing else.
 */
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, DummyDriver, sql } from 'kysely';
import type { CompiledQuery, RawBuilder } from 'kysely';
import type { Socket } from 'node:net';
import pg from 'pg';
import { makeGatherer } from './gather.ts';
import { makePreparedNames } from './prepared.ts';

/** A statement with the type of its rows, written with the `sql` tag: values are always parameters, never text. */
export type Statement<Row> = RawBuilder<Row>;

export { sql };

// Kysely compiles the statements; pg sends them.
const compiler = new Kysely<Record<string, never>>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** What a store may do inside one transaction. */
export interface Tx {
  /** The organisation this transaction sees. */
  readonly organisationId: string;
  /** All rows. */
  readonly all: <Row>(statement: Statement<Row>) => Promise<readonly Row[]>;
  /** The first row, or null. */
  readonly one: <Row>(statement: Statement<Row>) => Promise<Row | null>;
  /** How many rows a change touched. */
  readonly run: (statement: Statement<unknown>) => Promise<number>;
  /** What was sent all at once and need not be answered before the commit is sent: where it fails, nothing is committed. */
  readonly last: (sent: Promise<unknown>) => void;
  /** Waits until no other transaction holds this turn, and holds it until this one ends. */
  readonly takeTurns: (turn: string) => Promise<void>;
}

/** A change that named no row, or clashed with a named constraint. */
export class ConstraintProblem extends Error {
  readonly constraint: string;
  constructor(constraint: string, cause: unknown) {
    super(`The database refused this: ${constraint}.`, { cause });
    this.constraint = constraint;
  }
}

/** The database ended this transaction so that others could go on (two waited for each other): nothing of it was written, and it may be tried again. */
export class TransactionLost extends Error {}

/** The database did not answer: lost, starting, or full. The outcome of a commit under way is not known. */
export class DatabaseUnreachable extends Error {}

export interface Database {
  /** Runs `work` in one transaction of one organisation; what it throws rolls everything back. */
  readonly scoped: <T>(organisationId: string, work: (tx: Tx) => Promise<T>, options?: { readonly readOnly?: boolean }) => Promise<T>;
  /** The same for work that many send at once: it may share its transaction with others', and may be run again. */
  readonly gathered: <T>(organisationId: string, work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** One statement in a transaction of its own, all of it in one round trip. */
  readonly first: <Row>(organisationId: string, statement: Statement<Row>) => Promise<Row | null>;
  /** Tables outside every organisation: organisations, sign-in names, the installation's one row. */
  readonly outside: <Row>(statement: Statement<Row>) => Promise<readonly Row[]>;
  /** Listens to what committed transactions told; calls back with each payload. Returns how to stop. */
  readonly listen: (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

// Days are text, never a JavaScript Date, which would move them across midnight; bigint counts fit a double here.
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === 1082) return (text: string) => text;
    if (oid === 1114 || oid === 1184) return (text: string) => instantText(text);
    if (oid === 20) return Number;
    return pg.types.getTypeParser(oid, format);
  },
};

/** `2026-02-10 08:04:00.123+00` to `2026-02-10T08:04:00.123Z`. Connections run in UTC. */
function instantText(text: string): string {
  return text.replace(' ', 'T').replace(/\+00(:00)?$/, 'Z');
}

const unreachableCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300', '53100', '08006', '08001', '08003']);

function translated(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = (error as { code?: string }).code ?? '';
  const constraint = (error as { constraint?: string }).constraint;
  if (code.startsWith('23') && constraint !== undefined) return new ConstraintProblem(constraint, error);
  if (code === '40P01' || code === '40001') return new TransactionLost('Others changed the same at the same moment.', { cause: error });
  if (unreachableCodes.has(code) || /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(error.message)) {
    return new DatabaseUnreachable('The database does not answer.', { cause: error });
  }
  return error;
}

/** What a client writes in one go leaves in one packet: a call to the system a statement costs more than the statement. */
function hold(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Sends a statement on a connection, under a name where it has come often. */
type Sender = <Row>(client: pg.PoolClient, statement: Statement<Row>) => Promise<pg.QueryResult>;

function makeSender(): Sender {
  const preparedName = makePreparedNames();
  return <Row>(client: pg.PoolClient, statement: Statement<Row>) => {
    const compiled: CompiledQuery<Row> = statement.compile(compiler);
    const name = preparedName(compiled.sql);
    hold(client);
    return client.query({ text: compiled.sql, values: [...compiled.parameters], ...(name === undefined ? {} : { name }) });
  };
}

/** What first went wrong in a transaction: whatever was sent after it only says that the transaction is aborted. */
interface FirstFault {
  error?: unknown;
}

/** A transaction's own side: how its work sends, and what it is left with when the work is done. */
function txOf(sendOn: Sender, client: pg.PoolClient, organisationId: string, first: FirstFault): { readonly tx: Tx; readonly end: () => Promise<unknown> } {
  const unanswered: Promise<unknown>[] = [];
  let isOver = false;
  const send = async <Row>(statement: Statement<Row>): Promise<pg.QueryResult> => {
    if (isOver) throw new Error('A statement was sent after its transaction had ended.');
    try {
      return await sendOn(client, statement);
    } catch (error) {
      first.error ??= error;
      throw error;
    }
  };
  const tx: Tx = {
    organisationId,
    all: async <Row>(statement: Statement<Row>) => (await send(statement)).rows as Row[],
    one: async <Row>(statement: Statement<Row>) => ((await send(statement)).rows[0] as Row | undefined) ?? null,
    run: async (statement) => (await send(statement)).rowCount ?? 0,
    last: (sent) => {
      sent.catch(() => undefined);
      unanswered.push(sent);
    },
    takeTurns: async (turn) => void await send(sql`select pg_advisory_xact_lock(hashtextextended(${turn}, 0))`),
  };
  return {
    tx,
    end: () => {
      isOver = true;
      return Promise.all(unanswered);
    },
  };
}

/** Begins a transaction that sees one organisation. Sent together with its first statement; a failure fails that statement too. */
function opening(sendOn: Sender, client: pg.PoolClient, organisationId: string, begin: string): Promise<unknown> {
  hold(client);
  const opened = Promise.all([client.query(begin), sendOn(client, sql`select set_config('fairlead.organisation_id', ${organisationId}, true)`)]);
  opened.catch(() => undefined);
  return opened;
}

async function inTransaction<T>(sendOn: Sender, client: pg.PoolClient, organisationId: string, work: (tx: Tx) => Promise<T>, begin: string): Promise<T> {
  const opened = opening(sendOn, client, organisationId, begin);
  const first: FirstFault = {};
  const { tx, end: ended } = txOf(sendOn, client, organisationId, first);
  try {
    const result = await work(tx);
    const unanswered = ended();
    hold(client);
    const [end] = await Promise.all([client.query('commit'), unanswered, opened]);
    // A transaction in which a statement failed answers commit with ROLLBACK, without an error.
    if (end.command !== 'COMMIT') throw new Error('The transaction was rolled back: a statement in it had failed.');
    return result;
  } catch (error) {
    ended().catch(() => undefined);
    await client.query('rollback').catch(() => undefined);
    // Of statements sent together the second may be heard of first.
    if ((error as { code?: string }).code === '25P02' && first.error !== undefined) throw first.error;
    throw error;
  }
}

/** Opens a pool as the application's role. More than 8 connections on a small machine only add waiting; `waitMs` is how long a request waits for one. */
export function openDatabase(url: string, { size = 8, waitMs = 2_000 } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url, max: size, pipeline: true, types,
    connectionTimeoutMillis: waitMs, idleTimeoutMillis: 60_000,
    options: '-c timezone=UTC -c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=20000',
  } as pg.PoolConfig);
  pool.on('error', () => undefined);
  // A lost client that is checked out kills the process unless it has a listener from the moment it connects.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const sendOn = makeSender();

  const connected = async <T>(ask: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    let client: pg.PoolClient | undefined;
    let broken = false;
    try {
      client = await pool.connect();
      return await ask(client);
    } catch (error) {
      const known = translated(error);
      broken = known instanceof DatabaseUnreachable;
      throw known;
    } finally {
      client?.release(broken);
    }
  };

  const scoped: Database['scoped'] = (organisationId, work, { readOnly = false } = {}) => connected((client) => inTransaction(sendOn, client, organisationId, work, readOnly ? 'begin read only' : 'begin'));

  return {
    scoped,
    gathered: makeGatherer(scoped),
    first: <Row>(organisationId: string, statement: Statement<Row>) => connected(async (client) => {
      const [, asked] = await Promise.all([opening(sendOn, client, organisationId, 'begin read only'), sendOn(client, statement), client.query('commit')]);
      return (asked.rows[0] as Row | undefined) ?? null;
    }),
    outside: async <Row>(statement: Statement<Row>) => {
      const compiled = statement.compile(compiler);
      try {
        return (await pool.query(compiled.sql, [...compiled.parameters])).rows as Row[];
      } catch (error) {
        throw translated(error);
      }
    },
    listen: (channel, heard) => listenOn(url, channel, heard),
    close: () => pool.end(),
  };
}

/** A connection of its own that listens, and comes back by itself when the database does. */
async function listenOn(url: string, channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
  let stopped = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  // One at a time: a connection that fails to open both ends and rejects, and would double with every try of an outage.
  const again = (): void => {
    if (stopped || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void open().catch(again);
    }, 500);
  };
  const open = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url });
    next.on('error', () => undefined);
    next.on('end', () => { if (client === next) again(); });
    next.on('notification', (message) => heard(message.payload ?? ''));
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    client = next;
  };
  await open();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    client?.removeAllListeners('end');
    await client?.end().catch(() => undefined);
  };
}

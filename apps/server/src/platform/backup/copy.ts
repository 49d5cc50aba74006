import { once } from 'node:events';
import { Readable } from 'node:stream';
import type pg from 'pg';

/** What node-postgres' connection can do with COPY, which its types leave out. */
type CopyConnection = pg.Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void; sendCopyFail(because: string): void };

/** A `copy ... to stdout` as a stream of bytes; it slows the server down when the reader is slow. */
export function copyOut(client: pg.Client, sql: string): Readable {
  let connection: pg.Connection | undefined;
  const bytes = new Readable({ read: () => { connection?.stream.resume(); } });
  const query = {
    submit(given: pg.Connection): void {
      connection = given;
      given.query(sql);
    },
    handleCopyData(message: { chunk: Buffer }, given: pg.Connection): void {
      // The parser uses its buffer again, so the chunk is copied.
      if (!bytes.push(Buffer.from(message.chunk))) given.stream.pause();
    },
    handleCommandComplete(): void {},
    handleReadyForQuery(): void { finish(() => bytes.push(null)); },
    handleError(error: Error): void { finish(() => bytes.destroy(error)); },
  };
  // A stream that has ended asks for no more, so nobody else would let the connection run again.
  const finish = (end: () => void): void => {
    end();
    connection?.stream.resume();
  };
  client.query(query);
  return bytes;
}

/** Feeds bytes to a `copy ... from stdin` and waits until the server has taken them all. */
export async function copyIn(client: pg.Client, sql: string, bytes: AsyncIterable<Buffer>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let failed: Error | undefined;
    const query = {
      submit(connection: pg.Connection): void { connection.query(sql); },
      handleCopyInResponse(given: pg.Connection): void {
        const connection = given as CopyConnection;
        feed(connection, bytes, () => failed !== undefined).catch((error: unknown) => {
          failed ??= error instanceof Error ? error : new Error(String(error));
          connection.sendCopyFail(failed.message);
        });
      },
      handleCommandComplete(): void {},
      handleReadyForQuery(): void { if (failed === undefined) resolve(); else reject(failed); },
      // node-postgres does not call handleReadyForQuery after an error.
      handleError(error: Error): void {
        failed ??= error;
        reject(failed);
      },
    };
    client.query(query);
  });
}

async function feed(connection: CopyConnection, bytes: AsyncIterable<Buffer>, stopped: () => boolean): Promise<void> {
  for await (const chunk of bytes) {
    if (stopped()) return;
    connection.sendCopyFromChunk(chunk);
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
  }
  connection.endCopyFrom();
}

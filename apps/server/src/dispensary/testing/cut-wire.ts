/** A wire between server and database that is cut at one chosen message: before it arrives, or right after it was delivered. */
import { connect, createServer, type Server, type Socket } from 'node:net';

export type Phase = 'lost' | 'delivered';
/** One message of all, or one of the commits: their number is the same whether statements were prepared before or not. */
export type Point = number | { readonly commit: number };

const isCommit = (message: Buffer): boolean => /^[QP][^]{4}[^\0]*\0?commit\0/.test(message.toString('latin1'));

export interface Wire {
  readonly port: number;
  /** Cuts at the so-many-th message (from 1) that the server sends from now on, or at its so-many-th commit; Infinity only counts. */
  readonly arm: (at: Point, phase: Phase) => void;
  readonly disarm: () => { readonly seen: number; readonly commits: number; readonly cut: boolean };
  readonly close: () => Promise<void>;
}

/** Where whole messages of the frontend end in a buffer: the first has no type byte, all others have one. */
function nextMessage(buffer: Buffer, started: boolean): number | null {
  const header = started ? 5 : 4;
  if (buffer.length < header) return null;
  const length = buffer.readUInt32BE(started ? 1 : 0) + (started ? 1 : 0);
  return buffer.length < length ? null : length;
}

export async function openWire(databasePort: number, host = '127.0.0.1'): Promise<Wire> {
  let armed = false;
  let target: Point = Number.POSITIVE_INFINITY;
  let phase: Phase = 'lost';
  let seen = 0;
  let commits = 0;
  let cut = false;
  const sockets = new Set<Socket>();

  const carry = (client: Socket): void => {
    const server = connect(databasePort, host);
    sockets.add(client).add(server);
    // Messages go on one by one: without this each would wait for the last one's acknowledgement.
    for (const socket of [client, server]) socket.setNoDelay(true);
    let started = false;
    let rest: Buffer = Buffer.alloc(0);
    const end = (): void => { client.destroy(); server.destroy(); };
    client.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      for (let length = nextMessage(rest, started); length !== null; length = nextMessage(rest, started)) {
        const message = rest.subarray(0, length);
        rest = rest.subarray(length);
        started = true;
        if (armed) seen += 1;
        const commit = armed && isCommit(message);
        if (commit) commits += 1;
        if (armed && (typeof target === 'number' ? seen === target : commit && commits === target.commit)) {
          cut = true;
          armed = false;
          if (phase === 'lost') return end();
          // Delivered, then cut: the database has it, and no answer ever comes back.
          client.pause();
          server.removeAllListeners('data');
          server.write(message, () => { setTimeout(end, 5); });
          return;
        }
        server.write(message);
      }
    });
    server.on('data', (chunk: Buffer) => client.write(chunk));
    for (const socket of [client, server]) {
      socket.on('error', end);
      socket.on('close', () => { sockets.delete(socket); end(); });
    }
  };

  const listener: Server = createServer(carry);
  await new Promise<void>((resolve) => { listener.listen(0, host, resolve); });
  const address = listener.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    arm: (at, how) => { [armed, target, phase, seen, commits, cut] = [true, at, how, 0, 0, false]; },
    disarm: () => { armed = false; return { seen, commits, cut }; },
    close: () => new Promise((resolve) => { for (const socket of sockets) socket.destroy(); listener.close(() => resolve()); }),
  };
}

/** A wire between server and database that is cut at one chosen message (before it arrives, or right after it was delivered), or that holds one statement back until others are done. */
import { connect, createServer, type Server, type Socket } from 'node:net';

export type Phase = 'lost' | 'delivered';
/** One message of all, or one of the commits: their number is the same whether statements were prepared before or not. */
export type Point = number | { readonly commit: number };

const isCommit = (message: Buffer): boolean => /^[QP][^]{4}[^\0]*\0?commit\0/.test(message.toString('latin1'));

export interface Wire {
  readonly port: number;
  /** Cuts at the so-many-th message (from 1) that the server sends from now on, or at its so-many-th commit; Infinity only counts. */
  readonly arm: (at: Point, phase: Phase) => void;
  /** Holds the so-many-th statement (from 1) that the server sends from now on, and all that its connection sends after it, until released. `reached`: it is held now. */
  readonly hold: (statement: number) => { readonly reached: Promise<void>; readonly release: () => void };
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

/** A message after which the next one begins another statement. */
const endsStatement = (message: Buffer): boolean => message[0] === 0x53 || message[0] === 0x51;

/** Holds one statement back, and with it all that its connection sends after. */
function makeGate(): { readonly hold: Wire['hold']; readonly isShut: (carryOn: () => void) => boolean } {
  let held: { readonly statement: number; seen: number; readonly reached: () => void; carryOn: (() => void) | undefined } | undefined;
  return {
    hold: (statement) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const mine = { statement, seen: 0, reached: resolve, carryOn: undefined as (() => void) | undefined };
      held = mine;
      return { reached: promise, release: () => { held = undefined; mine.carryOn?.(); } };
    },
    // Asked at the beginning of every statement of every connection: the one that is held waits here.
    isShut: (carryOn) => {
      if (held === undefined || held.carryOn !== undefined) return false;
      held.seen += 1;
      if (held.seen !== held.statement) return false;
      held.carryOn = carryOn;
      held.reached();
      return true;
    },
  };
}

export async function openWire(databasePort: number, host = '127.0.0.1'): Promise<Wire> {
  let armed = false;
  let target: Point = Number.POSITIVE_INFINITY;
  let phase: Phase = 'lost';
  let seen = 0;
  let commits = 0;
  let cut = false;
  const gate = makeGate();
  const sockets = new Set<Socket>();

  const carry = (client: Socket): void => {
    const server = connect(databasePort, host);
    sockets.add(client).add(server);
    // Messages go on one by one: without this each would wait for the last one's acknowledgement.
    for (const socket of [client, server]) socket.setNoDelay(true);
    let started = false;
    let between = false;
    let isHeld = false;
    let rest: Buffer = Buffer.alloc(0);
    const end = (): void => { client.destroy(); server.destroy(); };
    const carryOn = (): void => {
      for (let length = nextMessage(rest, started); length !== null; length = nextMessage(rest, started)) {
        if (isHeld) return;
        if (between && gate.isShut(() => { isHeld = false; carryOn(); })) {
          isHeld = true;
          return;
        }
        const message = rest.subarray(0, length);
        rest = rest.subarray(length);
        between = started && endsStatement(message);
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
    };
    client.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk]);
      carryOn();
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
    hold: gate.hold,
    disarm: () => { armed = false; return { seen, commits, cut }; },
    close: () => new Promise((resolve) => { for (const socket of sockets) socket.destroy(); listener.close(() => resolve()); }),
  };
}

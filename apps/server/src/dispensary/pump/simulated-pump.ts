/** A pump that is none: it keeps the protocol, and its line loses, repeats, delays and reorders as much as it is told to. */
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { PumpAsk, type PumpReport, type PumpSay } from './pump-protocol.ts';

/** Shares of lines, 0 to 1, each way; `delayMs` at most. `short`: share of pours that end before their amount, as with an empty bottle. */
export interface Faults {
  readonly drop: number;
  readonly repeat: number;
  readonly delayMs: number;
  readonly cut: number;
  readonly short: number;
}
export const noFaults: Faults = { drop: 0, repeat: 0, delayMs: 0, cut: 0, short: 0 };

interface Setting {
  readonly faults?: Faults;
  readonly ulPerSecond?: number;
  /** 0 to 1: chance for the faults. */
  readonly random?: () => number;
  readonly name?: string;
}

/** Same chance for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export class SimulatedPump {
  /** What it remembers of every command, for ever. */
  readonly remembered = new Map<string, { state: PumpReport['state']; ul: number }>();
  /** What really ran out of the nozzle. */
  totalUl = 0;
  /** How often the motor began for a command: more than once would be the fault that kills. */
  readonly begun = new Map<string, number>();
  memory = crypto.randomUUID();
  readonly #faults: Faults;
  readonly #ulPerMs: number;
  readonly #random: () => number;
  readonly #name: string;
  readonly #born = performance.now();
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;

  constructor({ faults = noFaults, ulPerSecond = 2500, random = Math.random, name = 'simulated' }: Setting = {}) {
    this.#faults = faults;
    this.#ulPerMs = ulPerSecond / 1000;
    this.#random = random;
    this.#name = name;
  }

  get tick(): number {
    return Math.floor(performance.now() - this.#born);
  }

  /** Listens; answers with the port. */
  async listen(port: number, host: string): Promise<number> {
    const server = createServer((socket) => this.#serve(socket));
    this.#server = server;
    await new Promise<void>((resolve, reject) => { server.once('error', reject); server.listen(port, host, resolve); });
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => { if (this.#server === null) resolve(); else this.#server.close(() => resolve()); });
  }

  /** The plug is pulled: every line ends, and what was pouring stops where it is. What is remembered stays. */
  powerCut(): void {
    for (const socket of this.#sockets) socket.destroy();
    for (const known of this.remembered.values()) if (known.state === 'pouring') known.state = 'stopped';
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#sockets.delete(socket));
    let rest = '';
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) void this.#faulty(() => this.#hear(socket, line), socket);
    });
  }

  /** Does a thing as a bad line would: never, once or twice, at once or later, so that it overtakes and is overtaken. */
  async #faulty(act: () => void, socket: Socket): Promise<void> {
    const { drop, repeat, delayMs, cut } = this.#faults;
    if (this.#random() < cut) { socket.destroy(); return; }
    if (this.#random() < drop) return;
    const times = this.#random() < repeat ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const later = Math.floor(this.#random() * delayMs);
      if (later > 0) await wait(later);
      act();
    }
  }

  #say(socket: Socket, words: PumpSay): void {
    void this.#faulty(() => { if (!socket.destroyed) socket.write(`${JSON.stringify(words)}\n`); }, socket);
  }

  #hear(socket: Socket, line: string): void {
    const read = PumpAsk.safeParse(parsed(line));
    if (!read.success) return;
    const asked = read.data;
    if (asked.ask === 'hello') { this.#say(socket, { say: 'hello', pump: this.#name, memory: this.memory, tick: this.tick }); return; }
    const known = this.remembered.get(asked.command);
    if (asked.ask === 'pour' && known === undefined) {
      const late = asked.memory !== this.memory || this.tick > asked.before;
      this.remembered.set(asked.command, { state: late ? 'refused' : 'pouring', ul: 0 });
      if (!late) void this.#pour(socket, asked.command, asked.ul);
    }
    if (asked.ask === 'cancel') {
      if (known === undefined) this.remembered.set(asked.command, { state: 'refused', ul: 0 });
      else if (known.state === 'pouring') known.state = 'stopped';
    }
    this.#report(socket, asked.command);
  }

  #report(socket: Socket, command: string): void {
    const known = this.remembered.get(command) ?? { state: 'unknown' as const, ul: 0 };
    this.#say(socket, { say: 'report', command, state: known.state, ul: known.ul });
  }

  async #pour(socket: Socket, command: string, ul: number): Promise<void> {
    this.begun.set(command, (this.begun.get(command) ?? 0) + 1);
    const known = this.remembered.get(command);
    const until = this.#random() < this.#faults.short ? Math.floor(ul * this.#random()) : ul;
    while (known !== undefined && known.state === 'pouring' && known.ul < until) {
      await wait(20);
      if (known.state !== 'pouring') break;
      const more = Math.min(until - known.ul, Math.max(1, Math.round(20 * this.#ulPerMs)));
      known.ul += more;
      this.totalUl += more;
    }
    if (known?.state === 'pouring') known.state = until < ul ? 'stopped' : 'poured';
    this.#report(socket, command);
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

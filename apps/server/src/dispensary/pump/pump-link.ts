/**
 * The link to dispensing pumps: sends what was asked for, and keeps what the pump measured. Everything that must survive a
 * crash stands in the store; this holds only sockets and what was heard a moment ago.
 */
import { connect, type Socket } from 'node:net';
import { firstSending, isFinal, nextAsk, readSay, type OpenPour, type PumpKnown, type PumpReport } from './pump-protocol.ts';

/** A pump and its pours that have no last word yet. */
export interface PumpWork {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly pours: readonly { readonly id: string; readonly askedUl: number; readonly claimed: boolean }[];
}

/** What the link needs kept. */
export interface PumpStore {
  /** Every pump in use, with its open pours. */
  readonly work: () => Promise<readonly PumpWork[]>;
  /** True for the one run of the program that may send this pour; everybody else may only ask and cancel. */
  readonly claim: (pourId: string) => Promise<boolean>;
  readonly keep: (pourId: string, report: { readonly state: 'poured' | 'stopped' | 'refused'; readonly ul: number }) => Promise<void>;
  /** Whether the pump answers, where that changed. */
  readonly answering: (pumpId: string, answers: boolean) => void;
}

interface Line {
  socket: Socket;
  known: PumpKnown | null;
  heardAtMs: number;
}

export class PumpLink {
  readonly #store: PumpStore;
  readonly #nowMs: () => number;
  readonly #lines = new Map<string, Line>();
  readonly #sent = new Map<string, NonNullable<OpenPour['sent']>>();
  readonly #pouring = new Map<string, number>();
  readonly #answers = new Map<string, boolean>();

  constructor(store: PumpStore, nowMs: () => number = () => performance.now()) {
    this.#store = store;
    this.#nowMs = nowMs;
  }

  /** One round: connects, says hello, and asks about every open pour. Called a few times a second while there are pumps; answers how many there are. */
  async beat(): Promise<number> {
    const work = await this.#store.work();
    for (const [id, line] of this.#lines) if (!work.some((pump) => pump.id === id)) { line.socket.destroy(); this.#lines.delete(id); }
    for (const pump of work) {
      const line = this.#lineTo(pump);
      const nowMs = this.#nowMs();
      this.#tell(pump.id, nowMs - line.heardAtMs < 3000);
      if (line.socket.connecting) continue;
      send(line.socket, { ask: 'hello', fairlead: 1 });
      for (const pour of pump.pours) await this.#ask(line, pour, nowMs);
    }
    return work.length;
  }

  close(): void {
    for (const { socket } of this.#lines.values()) socket.destroy();
    this.#lines.clear();
  }

  #tell(pumpId: string, answers: boolean): void {
    if (this.#answers.get(pumpId) === answers) return;
    this.#answers.set(pumpId, answers);
    this.#store.answering(pumpId, answers);
  }

  async #ask(line: Line, pour: PumpWork['pours'][number], nowMs: number): Promise<void> {
    let sent = this.#sent.get(pour.id) ?? null;
    if (sent === null && !pour.claimed) {
      if (line.known === null || !(await this.#store.claim(pour.id))) return;
      sent = firstSending(line.known, nowMs);
      this.#sent.set(pour.id, sent);
    }
    send(line.socket, nextAsk({ id: pour.id, askedUl: pour.askedUl, sent, claimed: pour.claimed, pouringAtMs: this.#pouring.get(pour.id) ?? null }, nowMs));
  }

  #lineTo(pump: PumpWork): Line {
    const there = this.#lines.get(pump.id);
    if (there !== undefined && !there.socket.destroyed) return there;
    const socket = connect({ host: pump.host, port: pump.port });
    const line: Line = { socket, known: null, heardAtMs: there?.heardAtMs ?? Number.NEGATIVE_INFINITY };
    this.#lines.set(pump.id, line);
    socket.setNoDelay(true);
    // A pump that is off refuses the line; the next round tries again.
    socket.on('error', () => undefined);
    let rest = '';
    socket.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = (lines.pop() ?? '').slice(-4000);
      for (const words of lines) this.#hear(line, words);
    });
    return line;
  }

  #hear(line: Line, words: string): void {
    const said = readSay(words);
    if (said === null) return;
    line.heardAtMs = this.#nowMs();
    if (said.say === 'hello') {
      // Of hellos that overtake each other the highest tick is the newest; another memory is another pump.
      if (line.known?.memory !== said.memory || said.tick > line.known.tick) line.known = { memory: said.memory, tick: said.tick, atMs: line.heardAtMs };
      return;
    }
    void this.#keep(said);
  }

  async #keep(report: PumpReport): Promise<void> {
    if (report.state === 'pouring') this.#pouring.set(report.command, this.#nowMs());
    // Unknown to the pump: the way to an answer that holds for ever is to cancel it.
    if (report.state === 'unknown') this.#pouring.set(report.command, Number.NEGATIVE_INFINITY);
    if (!isFinal(report.state)) return;
    await this.#store.keep(report.command, { state: report.state, ul: report.ul }).then(() => {
      this.#sent.delete(report.command);
      this.#pouring.delete(report.command);
      // What could not be kept is asked for again in the next round.
    }, () => undefined);
  }
}

function send(socket: Socket, words: object): void {
  if (!socket.destroyed) socket.write(`${JSON.stringify(words)}\n`);
}

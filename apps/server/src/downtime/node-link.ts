/** The node's end of its link: hands over, takes, gives back; and says when this machine may not dose. */
import { ExchangeAnswer, Signed, type ExchangeAsked, type LinkState, type NodeRow } from '@fairlead/contract/downtime';
import { dayAt, startOfDay, type Clock } from '../platform/clock.ts';
import { factorOf } from '../platform/reseal.ts';
import type { Database, Tx } from '../platform/scoped.ts';
import { seal } from '../platform/vault.ts';
import { giveBack, hasOver, heldTo, knownParcels, latestSeen, linkState, nextNumber, nextRows, noteAnswer, noteLost, outboxRow, ownLink, type Link, type Replica } from './own-store.ts';
import { digestOf, isSignedBy, openBox, rowDigest, signText, type KeyPair } from './signing.ts';

export interface NodeKeys {
  readonly sign: KeyPair;
  readonly box: KeyPair;
}

/** What the other end said: a signed answer, or the status of a refusal. Throws where nothing answers. */
export type Send = (url: string, signed: Signed) => Promise<{ readonly status: number; readonly body: unknown }>;

export interface NodeLink {
  /** One exchange, and as many more as it takes until nothing waits. False: no answer. */
  readonly exchange: () => Promise<boolean>;
  /** Why this machine gives no dose at this moment, or null. */
  readonly stopped: (tx: Tx, now: Temporal.Instant) => Promise<string | null>;
  readonly state: (tx: Tx, now: Temporal.Instant) => Promise<LinkState>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface NodeParts {
  readonly database: Database;
  readonly replica: Replica;
  readonly organisationId: string;
  readonly clock: Clock;
  readonly keys: NodeKeys;
  readonly send: Send;
  /** Milliseconds that no setting of the clock moves. */
  readonly monotonicMs: () => number;
  /** A demonstration's server runs ahead; its node follows. */
  readonly follow?: (serverNow: Temporal.Instant) => void;
  readonly log?: (what: string) => void;
}

const everyMs = 10_000;
const fullEveryMs = 600_000;
const nudgeMs = 400;
/** A clock may be off by so much before its node stops. */
const clockToleranceMs = 120_000;
/** A node whose last day ends stops so long before. */
const marginMinutes = 15;
const rounds = 50;

const restored = 'This node was put back from an older copy of itself: the server has entries of it that are not here. It gives no doses. End it at the server and enrol it anew.';
const strange = 'What answered is not the server that enrolled this node.';
const unknown = 'The server does not know this node any more.';
const minutes = (ms: number): number => Math.round(Math.abs(ms) / 60_000);

interface Round { readonly answered: boolean; readonly again: boolean }

class Exchanger {
  readonly #parts: NodeParts;
  #since: string | null = null;
  /** While a comparison of everybody is under way: when it began, and whom it reached. */
  #under: { readonly from: string; readonly isFull: boolean; readonly reached: string } | null = null;
  #fullAtMs = Number.NEGATIVE_INFINITY;
  /** Where clock and counter stood together; the clock has to go on as the counter does. */
  #clockMark: { readonly wall: Temporal.Instant; readonly counter: number };
  #lasting: string | null = null;

  constructor(parts: NodeParts) {
    this.#parts = parts;
    this.#clockMark = { wall: parts.clock.now(), counter: parts.monotonicMs() };
  }

  get lasting(): string | null { return this.#lasting; }

  clockMoved(now: Temporal.Instant): number {
    return now.epochMilliseconds - this.#clockMark.wall.epochMilliseconds - (this.#parts.monotonicMs() - this.#clockMark.counter);
  }

  async #ask(): Promise<{ readonly asked: ExchangeAsked; readonly link: Link; readonly waiting: number }> {
    const { database, organisationId, clock, monotonicMs } = this.#parts;
    const isFull = this.#under?.isFull ?? monotonicMs() - this.#fullAtMs > fullEveryMs;
    return database.scoped(organisationId, async (tx) => {
      const number = await nextNumber(tx);
      const link = await ownLink(tx);
      if (link === null) throw new Error('This is no site node.');
      const { rows, waiting } = await nextRows(tx, link.acked_seq);
      const known = waiting === 0 ? await knownParcels(tx) : null;
      const asked: ExchangeAsked = {
        nodeId: link.node_id, organisationId, number, now: clock.now().toString(), afterSeq: link.acked_seq, rows: [...rows], waiting, known: known === null ? null : { ...known },
        since: isFull ? null : this.#since, after: this.#under?.reached ?? null, stopped: this.#lasting,
      };
      return { asked, link, waiting };
    });
  }

  async #lost(trouble: string | null): Promise<Round> {
    const { database, organisationId, clock } = this.#parts;
    await database.scoped(organisationId, (tx) => noteLost(tx, trouble, clock.now()));
    return { answered: false, again: false };
  }

  /** The server's last row of ours has to be ours. */
  async #isOlderCopy(tx: Tx, answer: ExchangeAnswer): Promise<boolean> {
    if (answer.appliedSeq === 0 || answer.appliedDigest === null) return false;
    const row: NodeRow | null = await outboxRow(tx, answer.appliedSeq);
    return row === null || rowDigest(row).toString('hex') !== answer.appliedDigest;
  }

  async round(): Promise<Round> {
    const { keys, send } = this.#parts;
    const { asked, link, waiting } = await this.#ask();
    const signed = signText(JSON.stringify(asked), keys.sign.privateKey);
    let reply: Awaited<ReturnType<Send>>;
    try {
      reply = await send(`${link.server_url}/api/nodes/exchanges`, signed);
    } catch {
      return this.#lost(null);
    }
    if (reply.status === 404) return this.#lost(unknown);
    // A number that was overtaken, a server that stops or is full: the next exchange is another one.
    if (reply.status >= 300) return this.#lost(null);
    const answer = readAnswer(reply.body, link.server_public);
    if (answer === null || answer.number !== asked.number || answer.to !== digestOf(signed.text).toString('hex')) return this.#lost(strange);
    return this.#take(asked, answer, link, waiting);
  }

  async #take(asked: ExchangeAsked, answer: ExchangeAnswer, link: Link, waiting: number): Promise<Round> {
    const { database, organisationId, clock, keys, replica, monotonicMs } = this.#parts;
    if (answer.isDemo) this.#parts.follow?.(Temporal.Instant.from(answer.now));
    const now = clock.now();
    this.#clockMark = { wall: now, counter: monotonicMs() };
    const isOld = await database.scoped(organisationId, async (tx) => {
      if (await this.#isOlderCopy(tx, answer)) return true;
      await noteAnswer(tx, { ackedSeq: answer.appliedSeq, clockOffMs: now.epochMilliseconds - Temporal.Instant.from(answer.now).epochMilliseconds, isReturning: answer.isReturning }, now);
      return false;
    });
    this.#lasting = isOld ? restored : null;
    if (isOld) return this.#lost(restored);
    let again = waiting > 0 || answer.reached !== null;
    if (asked.known !== null) {
      const changes = answer.parcels.length + answer.gone.length > 0;
      const stands = !changes || await replica.put(organisationId, answer.parcels, answer.gone, answer.appliedSeq, (accountId, box) => sealed(openBox(box, keys.box, factorOf(accountId)), accountId));
      if (stands) this.#reach(asked, answer);
      again ||= !stands;
    }
    return { answered: true, again: (await this.#giveBack(answer, link.time_zone, now)) > 0 || again };
  }

  /** What was read first is as old as the first answer: the next comparison begins there. */
  #reach(asked: ExchangeAsked, answer: ExchangeAnswer): void {
    const from = this.#under?.from ?? answer.now;
    if (answer.reached !== null) {
      this.#under = { from, isFull: asked.since === null, reached: answer.reached };
      return;
    }
    this.#under = null;
    this.#since = from;
    if (asked.since === null) this.#fullAtMs = this.#parts.monotonicMs();
  }

  async #giveBack(answer: ExchangeAnswer, zone: string | null, now: Temporal.Instant): Promise<number> {
    const { database, organisationId } = this.#parts;
    if (zone === null) return 0;
    const today = dayAt(now, zone);
    const isAny = answer.askedBack.length > 0 || answer.isReturning || await database.scoped(organisationId, (tx) => hasOver(tx, today));
    return isAny ? database.scoped(organisationId, (tx) => giveBack(tx, answer.askedBack, today, answer.isReturning, now)) : 0;
  }
}

const sealed = (plain: string | null, accountId: string): string | null => (plain === null ? null : seal(plain, factorOf(accountId)));

function readAnswer(body: unknown, serverKey: string): ExchangeAnswer | null {
  const signed = Signed.safeParse(body);
  if (!signed.success || !isSignedBy(signed.data, serverKey)) return null;
  const read = ExchangeAnswer.safeParse(JSON.parse(signed.data.text));
  return read.success ? read.data : null;
}

function clockFault(link: Link, latest: string, movedMs: number, now: Temporal.Instant): string | null {
  const backMs = Temporal.Instant.from(latest).epochMilliseconds - now.epochMilliseconds;
  if (backMs > clockToleranceMs) return `The clock of this site node stands ${minutes(backMs)} minutes before an instant that it has seen already: it was set back. It gives no doses until it is right.`;
  if (Math.abs(movedMs) > clockToleranceMs) return `The clock of this site node was moved by ${minutes(movedMs)} minutes. It gives no doses until it has spoken with its server, or is right again.`;
  if (Math.abs(link.clock_off_ms) > clockToleranceMs) return `The clock of this site node differs by ${minutes(link.clock_off_ms)} minutes from its server’s. It gives no doses until it is right.`;
  return null;
}

/** The last day that is held ends a little early, so that two clocks need not agree on midnight. */
function endsNow(last: string | null, zone: string, now: Temporal.Instant): string | null {
  if (last === null || dayAt(now, zone) !== last) return null;
  const end = startOfDay(Temporal.PlainDate.from(last).add({ days: 1 }).toString(), zone).subtract({ minutes: marginMinutes });
  return Temporal.Instant.compare(now, end) < 0 ? null : `The last day that this site node holds, ${last}, is over in ${marginMinutes} minutes. It gives no doses until it has spoken with its server.`;
}

export function makeNodeLink(parts: NodeParts): NodeLink {
  const { database } = parts;
  const exchanger = new Exchanger(parts);
  let under: Promise<boolean> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let nudge: NodeJS.Timeout | undefined;
  let unlisten: (() => Promise<void>) | undefined;

  const run = async (): Promise<boolean> => {
    for (let count = 0; count < rounds; count += 1) {
      const { answered, again } = await exchanger.round();
      if (!answered) return false;
      if (!again) return true;
    }
    return true;
  };
  const exchange = (): Promise<boolean> => (under ??= run().finally(() => { under = null; }));
  const quietly = (): void => void exchange().catch((error: unknown) => parts.log?.(error instanceof Error ? error.message : 'unknown'));
  const stopped = async (tx: Tx, now: Temporal.Instant): Promise<string | null> => {
    const link = await ownLink(tx);
    if (link === null || link.time_zone === null) return 'This site node has not spoken with its server yet.';
    if (exchanger.lasting !== null || link.trouble === restored) return restored;
    const seen = link.latest_at ?? now.toString();
    const fault = clockFault(link, seen, exchanger.clockMoved(now), now) ?? endsNow(await heldTo(tx), link.time_zone, now);
    if (fault === null) await latestSeen(tx, now);
    return fault;
  };
  return {
    exchange, stopped,
    state: async (tx, now) => {
      const link = await ownLink(tx);
      if (link === null) throw new Error('This is no site node.');
      const seen = link.latest_at ?? now.toString();
      return linkState(tx, link, exchanger.lasting ?? clockFault(link, seen, exchanger.clockMoved(now), now));
    },
    start: async () => {
      unlisten = await database.listen('fairlead_events', () => { nudge ??= setTimeout(() => { nudge = undefined; quietly(); }, nudgeMs); });
      timer = setInterval(quietly, everyMs);
      await exchange().catch(() => false);
    },
    stop: async () => {
      clearInterval(timer);
      clearTimeout(nudge);
      await unlisten?.();
      await under?.catch(() => false);
      await parts.replica.close();
    },
  };
}

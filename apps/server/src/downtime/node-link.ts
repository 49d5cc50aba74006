/** The node's end of its link: hands over, takes, gives back; and says when this machine may not dose. */
import { ExchangeAnswer, Signed, type ExchangeAsked, type LinkState, type NodeRow } from '@fairlead/contract/downtime';
import { dayAt, type Clock } from '../platform/clock.ts';
import type { CommandResult } from '../platform/registry.ts';
import { factorOf } from '../platform/reseal.ts';
import type { Database, Tx } from '../platform/scoped.ts';
import { seal } from '../platform/vault.ts';
import { coldHoldsHere, confirmClock, doubtClock, giveBack, hasOver, heldTo, knownParcels, latestSeen, linkState, nextNumber, nextRows, noteAnswer, noteLost, noteSeen, outboxRow, ownLink, tellScreens, type Link, type Replica } from './own-store.ts';
import { clockFault, clockToleranceMs, doubtFault, endsNow, hasJumped } from './node-clock.ts';
import { NodePhotos } from './node-photos.ts';
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
  /** A named person says which day it is, where the clock cannot be known. */
  readonly confirmDate: (tx: Tx, accountId: string, said: { readonly day: string; readonly reason: string }, now: Temporal.Instant) => Promise<CommandResult<{ readonly day: string }>>;
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
  /** Milliseconds since the machine was started, its sleep among them, and which start that was; null where it does not say. */
  readonly machine: () => { readonly uptimeMs: number; readonly bootId: string | null };
  /** A demonstration's server runs ahead; its node follows. */
  readonly follow?: (serverNow: Temporal.Instant) => void;
  readonly log?: (what: string) => void;
}

const everyMs = 10_000;
const fullEveryMs = 600_000;
const nudgeMs = 400;
const rounds = 50;

const restored = 'This node was put back from an older copy of itself: the server has entries of it that are not here. It gives no doses. End it at the server and enrol it anew.';
const strange = 'What answered is not the server that enrolled this node.';
const unknown = 'The server does not know this node any more.';

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
  readonly #photos = new NodePhotos();
  /** Whether the time between the last start and this one was looked at. */
  #begun = false;
  /** Kept here as well: what a refused dose looked at is rolled back with it. */
  #doubtedSince: string | null = null;

  constructor(parts: NodeParts) {
    this.#parts = parts;
    this.#clockMark = { wall: parts.clock.now(), counter: parts.monotonicMs() };
  }

  get lasting(): string | null { return this.#lasting; }

  clockMoved(now: Temporal.Instant): number {
    return now.epochMilliseconds - this.#clockMark.wall.epochMilliseconds - (this.#parts.monotonicMs() - this.#clockMark.counter);
  }

  /**
   * Once a start, before the clock is noted anew: does it stand where it should? While the machine ran on, the counter of its start
   * knows to the second; after a new start only the clock itself says how long it was off, and hours of it are asked about.
   */
  async look(tx: Tx, now: Temporal.Instant): Promise<void> {
    const machine = this.#parts.machine();
    const link = await ownLink(tx);
    if (link === null) return;
    const isFirst = !this.#begun;
    this.#begun = true;
    const jumped = isFirst && link.latest_at !== null && hasJumped(link, link.latest_at, now, machine);
    this.#doubtedSince ??= link.doubted_since ?? (jumped ? link.latest_at : null);
    if (this.#doubtedSince !== null && link.doubted_since === null) await doubtClock(tx, this.#doubtedSince);
    // A clock that may be wrong is no instant to remember.
    if (this.#doubtedSince !== null || Math.abs(this.clockMoved(now)) > clockToleranceMs || Math.abs(link.clock_off_ms) > clockToleranceMs) return;
    await noteSeen(tx, now, machine);
  }

  /** Somebody said which day it is: from here on the clock has to go on as the counter does. */
  trustClock(now: Temporal.Instant): void {
    this.#doubtedSince = null;
    this.#clockMark = { wall: now, counter: this.#parts.monotonicMs() };
  }

  async #ask(): Promise<{ readonly asked: ExchangeAsked; readonly link: Link; readonly waiting: number }> {
    const { database, organisationId, clock, monotonicMs } = this.#parts;
    const isFull = this.#under?.isFull ?? monotonicMs() - this.#fullAtMs > fullEveryMs;
    return database.scoped(organisationId, async (tx) => {
      await this.look(tx, clock.now());
      const number = await nextNumber(tx);
      const link = await ownLink(tx);
      if (link === null) throw new Error('This is no site node.');
      const { rows, waiting } = await nextRows(tx, link.acked_seq);
      const known = waiting === 0 ? await knownParcels(tx) : null;
      const photos = known === null || this.#under !== null ? [] : await this.#photos.wanted(tx);
      const coldHolds = await coldHoldsHere(tx);
      const asked: ExchangeAsked = {
        nodeId: link.node_id, organisationId, number, now: clock.now().toString(), afterSeq: link.acked_seq, rows: [...rows], waiting, known: known === null ? null : { ...known },
        since: isFull ? null : this.#since, after: this.#under?.reached ?? null, stopped: this.#lasting, ...(photos.length === 0 ? {} : { photos }), ...(coldHolds.length === 0 ? {} : { coldHolds: [...coldHolds] }),
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
      this.#photos.lost(asked.photos?.length ?? 0);
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
    const { database, organisationId, clock, keys, replica } = this.#parts;
    if (answer.isDemo) this.#parts.follow?.(Temporal.Instant.from(answer.now));
    const now = clock.now();
    this.trustClock(now);
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
      // What is held now is said at once: until then the people here are called.
      again ||= !stands || (changes && await this.#hasNewHolds(asked));
    }
    await this.#photos.keep(database, organisationId, answer.photos ?? [], keys.box);
    return { answered: true, again: (await this.#giveBack(answer, link.time_zone, now)) > 0 || again };
  }

  async #hasNewHolds(asked: ExchangeAsked): Promise<boolean> {
    const { database, organisationId } = this.#parts;
    return database.scoped(organisationId, async (tx) => {
      const held = await coldHoldsHere(tx);
      const isNew = held.join() !== (asked.coldHolds ?? []).join();
      if (isNew) await tellScreens(tx, 'stock');
      return isNew;
    });
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
    await exchanger.look(tx, now);
    const link = await ownLink(tx);
    if (link === null || link.time_zone === null) return 'This site node has not spoken with its server yet.';
    if (exchanger.lasting !== null || link.trouble === restored) return restored;
    const seen = link.latest_at ?? now.toString();
    const fault = clockFault(link, seen, exchanger.clockMoved(now), now) ?? doubtFault(link, now) ?? endsNow(await heldTo(tx), link.time_zone, now);
    if (fault === null) await latestSeen(tx, now);
    return fault;
  };
  return {
    exchange, stopped,
    state: async (tx, now) => {
      await exchanger.look(tx, now);
      const link = await ownLink(tx);
      if (link === null) throw new Error('This is no site node.');
      const seen = link.latest_at ?? now.toString();
      return linkState(tx, link, exchanger.lasting ?? clockFault(link, seen, exchanger.clockMoved(now), now) ?? doubtFault(link, now));
    },
    confirmDate: async (tx, accountId, { day, reason }, now) => {
      await tx.takeTurns('date of this machine');
      await exchanger.look(tx, now);
      const link = await ownLink(tx);
      if (link === null || link.time_zone === null || link.doubted_since === null) return { kind: 'conflict', detail: 'Nobody needs to confirm the date: this machine knows it.' };
      const shown = dayAt(now, link.time_zone);
      if (day !== shown) return { kind: 'conflict', detail: `The clock of this machine says ${shown}. Where today is ${day}, set the clock right first. Nothing was confirmed.` };
      const id = await confirmClock(tx, { nodeId: link.node_id, since: link.doubted_since, day, reason }, accountId, now);
      exchanger.trustClock(now);
      return { kind: 'done', people: [], reply: { day }, details: { confirmationId: id, since: link.doubted_since, day, reason } };
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

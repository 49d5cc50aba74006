/**
 * What Fairlead and a dispensing pump say to each other: one JSON object a line, over TCP. For makers of pumps and of drivers
 * it is described in docs/guides/pump-protocol.md.
 *
 * The link may lose, repeat, delay and reorder lines. What makes one pour out of many lines stands here: the pump pours a
 * command at most once in its life, never after its latest tick, never after a cancel, and answers a cancel with what it
 * measured. So whoever asks long enough always learns how much is in the cup, and nothing is ever poured twice.
 */
import * as z from 'zod/mini';

const Command = z.uuid();
/** Whole microlitres. A cup holds no litre. */
const Ul = z.int().check(z.gte(0), z.lte(1_000_000));

/** What Fairlead asks. `memory` and `tick` are as the pump last said them. */
export const PumpAsk = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('hello'), fairlead: z.literal(1) }),
  z.object({ ask: z.literal('pour'), command: Command, ul: Ul.check(z.gte(1)), memory: z.string(), before: z.int() }),
  z.object({ ask: z.literal('report'), command: Command }),
  z.object({ ask: z.literal('cancel'), command: Command }),
]);
export type PumpAsk = z.output<typeof PumpAsk>;

/**
 * What a pump says. `memory` names what it remembers: a pump that lost its memory says another name and pours nothing that
 * was asked of the old one. `tick` is its own clock in milliseconds, which only goes forwards while the memory is the same.
 */
export const PumpSay = z.discriminatedUnion('say', [
  z.object({ say: z.literal('hello'), pump: z.string().check(z.minLength(1), z.maxLength(100)), memory: z.string().check(z.minLength(1), z.maxLength(100)), tick: z.int().check(z.gte(0)) }),
  z.object({
    say: z.literal('report'), command: Command,
    /** pouring: under way, `ul` so far. poured: all of it. stopped: some of it, and no more. refused: nothing, and never will be. unknown: never heard of. */
    state: z.enum(['pouring', 'poured', 'stopped', 'refused', 'unknown']), ul: Ul,
  }),
]);
export type PumpSay = z.output<typeof PumpSay>;
export type PumpReport = Extract<PumpSay, { say: 'report' }>;

/** A report that never changes again. */
export const isFinal = (state: PumpReport['state']): state is 'poured' | 'stopped' | 'refused' => state === 'poured' || state === 'stopped' || state === 'refused';

/** A line of the pump; null for what is no line of this protocol. */
export function readSay(line: string): PumpSay | null {
  if (line.length > 2000) return null;
  try {
    const read = PumpSay.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** What is known of the pump from its last hello; `atMs` by our own clock, when it came. */
export interface PumpKnown {
  readonly memory: string;
  readonly tick: number;
  readonly atMs: number;
}

/** One pour that the pump has not answered for good. */
export interface OpenPour {
  readonly id: string;
  readonly askedUl: number;
  /** Set where this program sent it first, and with what; null where another run of the program did, or nobody yet. */
  readonly sent: { readonly memory: string; readonly before: number; readonly untilMs: number } | null;
  /** Somebody claimed the sending of it, maybe a run of this program that is no more. */
  readonly claimed: boolean;
  /** When the pump last said that it is pouring, by our own clock. */
  readonly pouringAtMs: number | null;
}

/** How long a command may be on its way: after it, nothing of it is poured. */
export const sendingMs = 5000;
const silenceMs = 3000;

/** The words with which a pour is sent for the first time: the pump's tick now is at least the one used here, so the time is never longer than said. */
export function firstSending(pump: PumpKnown, nowMs: number): NonNullable<OpenPour['sent']> {
  return { memory: pump.memory, before: Math.floor(pump.tick + (nowMs - pump.atMs)) + sendingMs, untilMs: nowMs + sendingMs };
}

/** The next line about an open pour. Sent again and again until the pump's last word is there. */
export function nextAsk(pour: OpenPour, nowMs: number): PumpAsk {
  const pouring = pour.pouringAtMs !== null && nowMs - pour.pouringAtMs < silenceMs;
  if (pour.sent !== null && nowMs < pour.sent.untilMs && !pouring) return { ask: 'pour', command: pour.id, ul: pour.askedUl, memory: pour.sent.memory, before: pour.sent.before };
  if (pouring || (pour.sent === null && pour.pouringAtMs === null && pour.claimed)) return { ask: 'report', command: pour.id };
  return { ask: 'cancel', command: pour.id };
}

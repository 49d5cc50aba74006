/**
 * Two writes at the same moment, in every order that their statements can meet: the first is held before each of its
 * statements in turn while the second runs as far as it gets. Whatever comes of it has to be what one of the two orders
 * brings where one is done after the other; anything else is a decision made on facts that were gone.
 */
import { newId } from '../../platform/ids.ts';
import type { Counting, Tally } from '../../platform/testing/count-rows.ts';
import type { Waits } from '../../platform/testing/open-waits.ts';
import { nameOf } from './cut-run.ts';
import type { Asked, CutScenario, Stage } from './cut-stage.ts';
import type { Wire } from './cut-wire.ts';

/** Two requests on the same things, made afresh for every order. */
export interface Pair {
  readonly name: string;
  readonly ready: (stage: Stage) => Promise<readonly [Asked, Asked]>;
  /** Once the second was answered the first may not be done any more: what a person took back stays taken back from that answer on. */
  readonly strict?: true;
  /** One of them may be refused in whichever order, by another refusal than the one that comes alone, and that may be noted in the audit. */
  readonly loose?: true;
  /** Puts back what would stand in the way of other pairs. */
  readonly after?: (stage: Stage) => Promise<void>;
}

export interface PairResult {
  /** How many statements of the first the second was run before. */
  readonly points: number;
  readonly faults: readonly string[];
}

/** The same press by two people: each with a second person of their own, where one is needed. */
export const twice = (scenario: CutScenario): Pair => ({
  name: `${nameOf(scenario)}, twice`,
  ready: async (stage) => {
    const asked = await scenario.ready(stage);
    if (!('confirmationId' in asked.payload)) return [asked, asked];
    const confirmationId = await (scenario.second?.(stage) ?? stage.second(asked.organisation, asked.who === 'prescriber' || asked.who === 'pharmacist' ? asked.who : 'nurse'));
    return [asked, { ...asked, payload: { ...asked.payload, confirmationId } }];
  },
});

const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
/** After so long the second is taken to wait for something that the database does not know of. */
const patienceMs = 400;

async function send(stage: Stage, asked: Asked): Promise<number> {
  const organisation = asked.organisation === undefined ? {} : { organisation: asked.organisation };
  return (await stage.clinic.as(asked.who, { ...organisation, method: asked.method ?? 'POST', url: asked.url, payload: asked.payload, headers: { 'if-match': '1', 'idempotency-key': newId(), ...asked.headers } })).statusCode;
}

/** How it ended: both answers, and how much every table grew. That somebody was refused is noted too, and counts. */
function ending(statuses: readonly number[], before: Tally, after: Tally, isLoose: boolean): string {
  const grew = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !isLoose || name !== 'audit_entries').toSorted().map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const).filter(([, n]) => n !== 0);
  return `${statuses.map((status) => (isLoose ? (status < 300 ? 'done' : 'refused') : status)).join(' and ')}; ${grew.map(([name, n]) => `${name} ${n > 0 ? '+' : ''}${n}`).join(', ')}`;
}

/** Runs the second until it has an answer, or waits for the first. Whether it has one. */
async function asFarAsItGets(waits: Waits, second: Promise<unknown>): Promise<boolean> {
  let isDone = false;
  void second.then(() => { isDone = true; }, () => { isDone = true; });
  for (const end = performance.now() + patienceMs; !isDone && performance.now() < end;) {
    if (await waits.anybody()) return false;
    await sleep(5);
  }
  return isDone;
}

export async function interleave(stage: Stage, wire: Wire, { count, freshen }: Counting, waits: Waits, pair: Pair): Promise<PairResult> {
  const prepared = async (): Promise<readonly [readonly [Asked, Asked], Tally]> => {
    const asked = await pair.ready(stage);
    await freshen();
    return [asked, await count()];
  };
  const one = async (order: 'first' | 'second'): Promise<string> => {
    const [[first, second], before] = await prepared();
    const [early, late] = order === 'first' ? [first, second] : [second, first];
    const statuses = [await send(stage, early), await send(stage, late)];
    // A pair of which one is refused even alone tries nothing.
    if (!(Number(statuses[0]) < 300)) throw new Error(`${pair.name}: the ${order} was answered ${String(statuses[0])} with nobody else there`);
    const came = ending(order === 'first' ? statuses : statuses.toReversed(), before, await count(), pair.loose === true);
    await pair.after?.(stage);
    return came;
  };
  await one('first');
  const alone = async (which: 0 | 1): Promise<string> => {
    const [asked, before] = await prepared();
    const status = await send(stage, asked[which]);
    const came = ending(which === 0 ? [status, 409] : [409, status], before, await count(), true);
    await pair.after?.(stage);
    return came;
  };
  const allowed = [await one('first'), await one('second'), ...(pair.loose === true ? [await alone(0), await alone(1)] : [])];
  const faults: string[] = [];
  let points = 0;
  for (let statement = 1; ; statement += 1) {
    const [[first, second], before] = await prepared();
    const held = wire.hold(statement);
    const early = send(stage, first);
    const isHeld = await Promise.race([held.reached.then(() => true), early.then(() => false)]);
    if (!isHeld) {
      held.release();
      await early;
      await pair.after?.(stage);
      return { points, faults };
    }
    points += 1;
    const late = send(stage, second);
    const wasAnswered = await asFarAsItGets(waits, late);
    held.release();
    const came = ending(await Promise.all([early, late]), before, await count(), pair.loose === true);
    await pair.after?.(stage);
    if (!(pair.strict === true && wasAnswered ? allowed.slice(1) : allowed).includes(came)) faults.push(`${pair.name}: with the second before statement ${statement} of the first it came to ${came}; one after the other it is ${[...new Set(allowed)].join(', or ')}`);
  }
}

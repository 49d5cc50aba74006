/** Cuts the database's wire under one write after another, and says where the write was not done exactly once (D-4). */
import { isDeepStrictEqual } from 'node:util';
import { newId } from '../../platform/ids.ts';
import type { Counting, Tally } from '../../platform/testing/count-rows.ts';
import type { Wire, Phase, Point } from './cut-wire.ts';
import type { Asked, CutScenario, Stage } from './cut-stage.ts';

/** What changed between two counts. */
function change(before: Tally, after: Tally): Tally {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return Object.fromEntries(names.map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const).filter(([, n]) => n !== 0));
}

export interface CutResult {
  readonly messages: number;
  readonly cuts: number;
  /** Cuts after which the nurse had no certain answer. */
  readonly ambiguous: number;
  readonly faults: readonly string[];
}

export const nameOf = ({ route, way }: CutScenario): string => (way === undefined ? route : `${route} (${way})`);

interface Settled { readonly first: number; readonly last: number; readonly body: string; readonly again: { readonly status: number; readonly body: string } }

/** The first answer, then with the same key until one is certain, and once more: the same press says the same for ever. */
async function settle(stage: Stage, asked: Asked, key: string, afterFirst: () => void): Promise<Settled> {
  let payload = asked.payload;
  const send = async (): Promise<{ status: number; body: string }> => {
    const { statusCode, body } = await stage.clinic.as(asked.who, { ...(asked.organisation === undefined ? {} : { organisation: asked.organisation }), method: 'POST', url: asked.url, payload, headers: { 'if-match': '1', 'idempotency-key': key } });
    payload = asked.next?.() ?? payload;
    return { status: statusCode, body };
  };
  const first = await send();
  afterFirst();
  let last = first;
  for (let tries = 0; last.status >= 500 && tries < 100; tries += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    last = await send();
  }
  return { first: first.status, last: last.status, body: last.body, again: await send() };
}

/** What stands against the answers of one press; the database keeps an answer's members in an order of its own. Where a route keeps none, it says once more that it stands. */
function answerFault({ last, body, again }: Settled, kept: number | undefined): string | null {
  if (kept !== undefined) return [200, 201, kept].includes(last) && again.status === kept ? null : `answered ${last} ${body.slice(0, 300)}, and ${again.status} the next time`;
  if (last !== 201 && last !== 200) return `answered ${last} ${body.slice(0, 300)}`;
  return again.status === 200 && isDeepStrictEqual(JSON.parse(again.body), JSON.parse(body)) ? null : `answered ${again.status} ${again.body.slice(0, 300)} the next time, after ${body.slice(0, 300)}`;
}

/**
 * One write without a cut, then with the wire cut at each of the chosen messages in both ways, where not only one is asked for: lost before it arrives, and
 * delivered with the answer lost. Every time the same key is sent again until the answer is certain, and once more: that answer has to
 * be the same, and every table must have changed by exactly what it changed by the first time.
 */
export async function cutWrite(stage: Stage, wire: Wire, { count, freshen }: Counting, scenario: CutScenario, chosen: (messages: number, commits: number) => readonly Point[], phases: readonly Phase[] = ['lost', 'delivered']): Promise<CutResult> {
  const name = nameOf(scenario);
  await freshen();
  const clean = await scenario.ready(stage);
  await freshen();
  /** That it was asked again is noted of a route that keeps no answers. */
  const counted = async (): Promise<Tally> => {
    const all = await count();
    return scenario.again === undefined ? all : { ...all, audit_entries: 0 };
  };
  const before = await counted();
  wire.arm(Number.POSITIVE_INFINITY, 'lost');
  let [messages, commits] = [0, 0];
  const whole = await settle(stage, clean, newId(), () => { ({ seen: messages, commits } = wire.disarm()); });
  const wrong = whole.first === 201 || (scenario.again !== undefined && whole.first === 200) ? answerFault(whole, scenario.again) : `answers ${whole.first} ${whole.body.slice(0, 300)}`;
  if (wrong !== null) return { messages, cuts: 0, ambiguous: 0, faults: [`${name}: without a cut it ${wrong}`] };
  const once = JSON.stringify(change(before, await counted()));
  const faults: string[] = [];
  let [cuts, ambiguous] = [0, 0];
  for (const at of chosen(messages, commits)) {
    for (const phase of phases) {
      const asked = await scenario.ready(stage);
      await freshen();
      const from = await counted();
      wire.arm(at, phase);
      let cut = false;
      const settled = await settle(stage, asked, newId(), () => { ({ cut } = wire.disarm()); });
      const changed = JSON.stringify(change(from, await counted()));
      if (cut) cuts += 1;
      if (cut && settled.first >= 500) ambiguous += 1;
      const fault = answerFault(settled, scenario.again) ?? (changed === once ? null : `changed ${changed} instead of ${once}`);
      if (fault !== null) faults.push(`${name}: cut at ${typeof at === 'number' ? `message ${at}` : 'the commit'} (${phase}), it ${fault}`);
    }
  }
  return { messages, cuts, ambiguous, faults };
}

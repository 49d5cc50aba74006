/** Cuts the database's wire under one write after another, and says where the write was not done exactly once (D-4). */
import { newId } from '../../platform/ids.ts';
import type { Counting, Tally } from '../../platform/testing/count-rows.ts';
import type { Wire, Phase, Point } from './cut-wire.ts';
import type { Asked, Stage } from './cut-stage.ts';
import type { CutScenario } from './cut-scenarios.ts';

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

/** The first answer, and then with the same key until one is certain. */
async function settle(stage: Stage, asked: Asked, key: string, afterFirst: () => void): Promise<{ readonly first: number; readonly last: number; readonly body: string }> {
  const send = async (): Promise<{ status: number; body: string }> => {
    const { statusCode, body } = await stage.clinic.as(asked.who, { ...(asked.organisation === undefined ? {} : { organisation: asked.organisation }), method: 'POST', url: asked.url, payload: asked.payload, headers: { 'if-match': '1', 'idempotency-key': key } });
    return { status: statusCode, body };
  };
  const first = await send();
  afterFirst();
  let last = first;
  for (let tries = 0; last.status >= 500 && tries < 100; tries += 1) {
    await new Promise((resolve) => { setTimeout(resolve, 20); });
    last = await send();
  }
  return { first: first.status, last: last.status, body: last.body };
}

/**
 * One write without a cut, then with the wire cut at each of the chosen messages in both ways: lost before it arrives, and
 * delivered with the answer lost. Every time the same key is sent again until the answer is certain, and every table must have
 * changed by exactly what it changed by the first time.
 */
export async function cutWrite(stage: Stage, wire: Wire, { count, freshen }: Counting, scenario: CutScenario, chosen: (messages: number, commits: number) => readonly Point[]): Promise<CutResult> {
  const name = nameOf(scenario);
  await freshen();
  const clean = await scenario.ready(stage);
  await freshen();
  const before = await count();
  wire.arm(Number.POSITIVE_INFINITY, 'lost');
  let [messages, commits] = [0, 0];
  const whole = await settle(stage, clean, newId(), () => { ({ seen: messages, commits } = wire.disarm()); });
  if (whole.last !== 201) return { messages, cuts: 0, ambiguous: 0, faults: [`${name}: without a cut it answers ${whole.last} ${whole.body.slice(0, 300)}`] };
  const once = JSON.stringify(change(before, await count()));
  const faults: string[] = [];
  let [cuts, ambiguous] = [0, 0];
  for (const at of chosen(messages, commits)) {
    for (const phase of ['lost', 'delivered'] satisfies Phase[]) {
      const asked = await scenario.ready(stage);
      await freshen();
      const from = await count();
      wire.arm(at, phase);
      let cut = false;
      const settled = await settle(stage, asked, newId(), () => { ({ cut } = wire.disarm()); });
      const changed = JSON.stringify(change(from, await count()));
      if (cut) cuts += 1;
      if (cut && settled.first >= 500) ambiguous += 1;
      if (settled.last !== 201 && settled.last !== 200) faults.push(`${name}: cut at ${typeof at === 'number' ? `message ${at}` : 'the commit'} (${phase}), then answered ${settled.last} ${settled.body.slice(0, 300)}`);
      else if (changed !== once) faults.push(`${name}: cut at ${typeof at === 'number' ? `message ${at}` : 'the commit'} (${phase}), it changed ${changed} instead of ${once}`);
    }
  }
  return { messages, cuts, ambiguous, faults };
}

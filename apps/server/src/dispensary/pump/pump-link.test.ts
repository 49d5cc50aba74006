/** Over a line that loses, repeats, delays, reorders and breaks, nothing is poured twice and every microlitre is known in the end. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { PumpLink, type PumpStore } from './pump-link.ts';
import { firstSending, nextAsk, readSay, sendingMs, type OpenPour } from './pump-protocol.ts';
import { noFaults, seeded, SimulatedPump, type Faults } from './simulated-pump.ts';

interface Kept { askedUl: number; claimed: boolean; report: { state: string; ul: number } | null; contradicted: boolean }

function makeStore(port: () => number) {
  const pours = new Map<string, Kept>();
  const store: PumpStore = {
    work: () => Promise.resolve([{ id: 'pump', host: '127.0.0.1', port: port(), pours: [...pours].filter(([, each]) => each.report === null).map(([id, each]) => ({ id, askedUl: each.askedUl, claimed: each.claimed })) }]),
    claim: (id) => {
      const pour = pours.get(id);
      if (pour === undefined || pour.claimed) return Promise.resolve(false);
      pour.claimed = true;
      return Promise.resolve(true);
    },
    keep: (id, report) => {
      const pour = pours.get(id);
      if (pour === undefined) return Promise.resolve();
      if (pour.report === null) pour.report = report;
      else if (pour.report.ul !== report.ul) pour.contradicted = true;
      return Promise.resolve();
    },
    answering: () => undefined,
  };
  return { pours, store };
}

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => { for (const close of closing.splice(0).toReversed()) await close(); });

async function until(done: () => boolean, beat: () => Promise<number>, ms: number): Promise<void> {
  const end = performance.now() + ms;
  while (!done() && performance.now() < end) { await beat(); await wait(30); }
}

describe('a pump on a bad line', () => {
  const kinds: readonly (readonly [string, Faults])[] = [
    ['a good line', noFaults],
    ['lines lost', { ...noFaults, drop: 0.5 }],
    ['lines repeated and reordered', { ...noFaults, repeat: 0.7, delayMs: 150 }],
    ['the line breaking', { ...noFaults, cut: 0.1 }],
    ['everything at once, and bottles that run dry', { drop: 0.25, repeat: 0.4, delayMs: 120, cut: 0.03, short: 0.3 }],
  ];
  it.each(kinds)('%s: each pour begins at most once and all that ran out is known', { timeout: 60_000 }, async (_name, faults) => {
    const pump = new SimulatedPump({ faults, random: seeded(7), ulPerSecond: 100_000 });
    const port = await pump.listen(0, '127.0.0.1');
    closing.push(() => pump.close());
    const { pours, store } = makeStore(() => port);
    const link = new PumpLink(store);
    closing.push(() => link.close());
    const ids = Array.from({ length: 25 }, () => crypto.randomUUID());
    for (const id of ids) pours.set(id, { askedUl: 8000, claimed: false, report: null, contradicted: false });
    await until(() => [...pours.values()].every((each) => each.report !== null), () => link.beat(), 50_000);
    const kept = [...pours.values()];
    expect(kept.filter((each) => each.report === null)).toEqual([]);
    expect(Math.max(...pump.begun.values())).toBe(1);
    expect(kept.reduce((sum, each) => sum + (each.report?.ul ?? 0), 0)).toBe(pump.totalUl);
    expect(kept.some((each) => each.contradicted)).toBe(false);
    expect(pump.totalUl).toBeGreaterThan(0);
    if (faults === noFaults) expect(kept.every((each) => each.report?.state === 'poured' && each.report.ul === 8000)).toBe(true);
  });

  it('learns after a crash of the program what was poured, and sends nothing again', { timeout: 20_000 }, async () => {
    const pump = new SimulatedPump({ ulPerSecond: 20_000 });
    const port = await pump.listen(0, '127.0.0.1');
    closing.push(() => pump.close());
    const { pours, store } = makeStore(() => port);
    const [asked, never] = [crypto.randomUUID(), crypto.randomUUID()];
    pours.set(asked, { askedUl: 8000, claimed: false, report: null, contradicted: false });
    // Claimed by a run of the program that died before the command left.
    pours.set(never, { askedUl: 5000, claimed: true, report: null, contradicted: false });
    const first = new PumpLink(store);
    await until(() => pump.begun.has(asked), () => first.beat(), 5000);
    first.close();
    const second = new PumpLink(store);
    closing.push(() => second.close());
    await until(() => [...pours.values()].every((each) => each.report !== null), () => second.beat(), 10_000);
    expect(pours.get(asked)?.report).toEqual({ state: 'poured', ul: 8000 });
    expect(pours.get(never)?.report).toEqual({ state: 'refused', ul: 0 });
    expect(pump.totalUl).toBe(8000);
  });

  it('stops where the power went, and says so when it is back', { timeout: 20_000 }, async () => {
    const pump = new SimulatedPump({ ulPerSecond: 10_000 });
    const port = await pump.listen(0, '127.0.0.1');
    closing.push(() => pump.close());
    const { pours, store } = makeStore(() => port);
    const id = crypto.randomUUID();
    pours.set(id, { askedUl: 8000, claimed: false, report: null, contradicted: false });
    const link = new PumpLink(store);
    closing.push(() => link.close());
    await until(() => pump.totalUl > 1000, () => link.beat(), 5000);
    pump.powerCut();
    await until(() => pours.get(id)?.report !== null, () => link.beat(), 10_000);
    expect(pours.get(id)?.report?.state).toBe('stopped');
    expect(pours.get(id)?.report?.ul).toBe(pump.totalUl);
    expect(pump.totalUl).toBeLessThan(8000);
  });
});

describe('what is sent', () => {
  const open: OpenPour = { id: 'a', askedUl: 100, sent: null, claimed: true, pouringAtMs: null };
  it('is never a pour by a program that did not begin it, nor after its time', () => {
    expect(nextAsk(open, 0).ask).toBe('report');
    expect(nextAsk({ ...open, pouringAtMs: Number.NEGATIVE_INFINITY }, 0).ask).toBe('cancel');
    const sent = firstSending({ memory: 'm', tick: 1000, atMs: 0 }, 400);
    expect(sent).toEqual({ memory: 'm', before: 1400 + sendingMs, untilMs: 400 + sendingMs });
    expect(nextAsk({ ...open, sent }, 400 + sendingMs - 1)).toEqual({ ask: 'pour', command: 'a', ul: 100, memory: 'm', before: sent.before });
    expect(nextAsk({ ...open, sent }, 400 + sendingMs).ask).toBe('cancel');
  });
  it('lets a pump that says it is pouring finish', () => {
    const sent = firstSending({ memory: 'm', tick: 0, atMs: 0 }, 0);
    expect(nextAsk({ ...open, sent, pouringAtMs: 9000 }, 10_000).ask).toBe('report');
    expect(nextAsk({ ...open, sent, pouringAtMs: 9000 }, 12_000).ask).toBe('cancel');
  });
  it.each(['', 'null', '{"say":"report"}', '{"say":"report","command":"x","state":"poured","ul":1}', '{"say":"report","command":"00000000-0000-4000-8000-000000000000","state":"poured","ul":-1}', '{"say":"report","command":"00000000-0000-4000-8000-000000000000","state":"poured","ul":1.5}', 'x'.repeat(5000)])('takes no nonsense from the line: %s', (line) => {
    expect(readSay(line)).toBeNull();
  });
});

it('a late pour is refused by the pump, and so is one asked of a memory that is gone', async () => {
  const pump = new SimulatedPump();
  const port = await pump.listen(0, '127.0.0.1');
  closing.push(() => pump.close());
  const { connect } = await import('node:net');
  const socket = connect(port, '127.0.0.1');
  closing.push(() => { socket.destroy(); });
  const said: unknown[] = [];
  socket.on('data', (chunk: Buffer) => said.push(...chunk.toString().trim().split('\n').map((line) => JSON.parse(line) as unknown)));
  const [late, other] = [crypto.randomUUID(), crypto.randomUUID()];
  await wait(20);
  socket.write(`${JSON.stringify({ ask: 'pour', command: late, ul: 5, memory: pump.memory, before: 1 })}\n${JSON.stringify({ ask: 'pour', command: other, ul: 5, memory: 'another', before: 1e9 })}\n`);
  await wait(80);
  expect(said).toEqual([late, other].map((command) => ({ say: 'report', command, state: 'refused', ul: 0 })));
  expect(pump.totalUl).toBe(0);
});

/**
 * Faults during dosing. `--kills N [--seed S]`: the server, and sometimes its database, is killed (SIGKILL) while eight nurses
 * dose; `--cut`: the wire to the database is cut at every message of a dose, before it arrives and after it was delivered.
 * This process is the client that notes what was acknowledged, and is never killed.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openWire } from './crash/cut.ts';
import { press, settle } from './crash/nurses.ts';
import { serveWindow } from './crash/server.ts';
import { compare, openWindow, type Acknowledged, type Patient, type Window } from './crash/window.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wait = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** mulberry32: the same faults again for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

const serverFile = fileURLToPath(new URL('./crash/server.ts', import.meta.url));

function startServer(url: string, port: number): ChildProcess {
  return spawn(process.execPath, [serverFile], { env: { ...process.env, CRASH_DATABASE: url, CRASH_PORT: String(port) }, stdio: ['ignore', 'ignore', 'inherit'] });
}

const ended = (child: ChildProcess): Promise<void> => (child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => { child.once('exit', () => resolve()); }));

async function answers(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await fetch(`http://127.0.0.1:${port}/healthz`).then((reply) => reply.ok, () => false)) return;
    await wait(50);
  }
  throw new Error('The server did not come back within 30 seconds.');
}

interface Tally { readonly acknowledged: Acknowledged[]; presses: number; sends: number }

/** One nurse until told to stop or nobody is left. One person in four is pressed for by two nurses at once. */
async function dose(nurse: number, port: number, window: Window, queue: Iterator<Patient>, tally: Tally, done: () => boolean): Promise<void> {
  for (let next = queue.next(); next.done !== true && !done(); next = queue.next()) {
    const patient = next.value;
    const hands = tally.presses % 4 === 0 ? [nurse, nurse + 1] : [nurse];
    tally.presses += hands.length;
    for (const settled of await Promise.all(hands.map((hand) => settle(port, window, hand, patient)))) {
      tally.sends += settled.sends;
      if (settled.acknowledged !== null) tally.acknowledged.push(settled.acknowledged);
    }
  }
}

interface Kills { server: number; database: number }

async function killing(window: Window, port: number, kills: number, random: () => number): Promise<Kills> {
  const made: Kills = { server: 0, database: 0 };
  let child = startServer(window.embedded.appUrl, port);
  await answers(port);
  for (let n = 0; n < kills; n += 1) {
    await wait(150 + Math.floor(random() * 700));
    if (n % 8 === 3) {
      process.kill(await window.postmasterPid(), 'SIGKILL');
      made.database += 1;
      await wait(500 + Math.floor(random() * 1000));
    } else {
      child.kill('SIGKILL');
      await ended(child);
      made.server += 1;
      child = startServer(window.embedded.appUrl, port);
      if (random() < 0.8) await answers(port);
    }
  }
  await answers(port);
  closers.push(async () => { child.kill('SIGKILL'); await ended(child); });
  return made;
}

const closers: (() => Promise<void>)[] = [];

async function killRun(kills: number, seed: number): Promise<boolean> {
  say(`${kills} kills while eight nurses dose; seed ${seed}. About one in eight is the database's.`);
  const window = await openWindow(Math.min(120_000, 600 * kills + 500));
  const port = await freePort();
  const tally: Tally = { acknowledged: [], presses: 0, sends: 0 };
  const queue = window.people[Symbol.iterator]();
  let stop = false;
  const faults = killing(window, port, kills, seeded(seed)).finally(() => { stop = true; });
  await answers(port);
  const nurses = Promise.all(Array.from({ length: 8 }, (_, nurse) => dose(nurse, port, window, queue, tally, () => stop)));
  const made = await faults;
  await nurses;
  for (const close of closers) await close();
  const result = await compare(window, tally.acknowledged);
  await window.close();
  say(`${made.server} kills of the server, ${made.database} of the database; ${tally.acknowledged.length} doses acknowledged for ${tally.presses} presses, sent ${tally.sends} times.`);
  if (made.server + made.database < kills || tally.acknowledged.length === 0) say('The run was not whole.');
  say(`lost ${result.lost}, duplicated ${result.duplicated}, off by ${result.offUg} ug`);
  return result.lost === 0 && result.duplicated === 0 && result.offUg === 0 && tally.acknowledged.length > 0;
}

async function cutRun(): Promise<boolean> {
  const window = await openWindow(400);
  const url = new URL(window.embedded.appUrl);
  const wire = await openWire(Number(url.port), url.hostname === '' ? '127.0.0.1' : url.hostname);
  url.port = String(wire.port);
  const port = await freePort();
  const app = await serveWindow(url.toString(), port);
  const acknowledged: Acknowledged[] = [];
  const people = window.people[Symbol.iterator]();
  const nextPatient = (): Patient => {
    const next = people.next();
    if (next.done === true) throw new Error('Nobody is left to dose.');
    return next.value;
  };
  const note = async (patient: Patient, key: string): Promise<void> => {
    const settled = await settle(port, window, 0, patient, key);
    if (settled.acknowledged !== null) acknowledged.push(settled.acknowledged);
  };
  // Warm: connections open, sessions seen; then one clean dose is counted.
  for (let n = 0; n < 10; n += 1) await note(nextPatient(), randomUUID());
  wire.arm(Number.POSITIVE_INFINITY, 'lost');
  await note(nextPatient(), randomUUID());
  const { seen: messages } = wire.disarm();
  let [points, ambiguous] = [0, 0];
  for (const phase of ['lost', 'delivered'] as const) {
    for (let at = 1; at <= messages; at += 1) {
      const [patient, key] = [nextPatient(), randomUUID()];
      wire.arm(at, phase);
      const first = await press(port, window, 0, patient, key).catch(() => null);
      const { cut } = wire.disarm();
      if (cut) points += 1;
      if (cut && (first === null || first.status >= 500)) ambiguous += 1;
      await note(patient, key);
      // A pool of fresh connections again, so that the next cut meets the same messages.
      await note(nextPatient(), randomUUID());
    }
  }
  await app.close();
  await wire.close();
  const result = await compare(window, acknowledged);
  await window.close();
  say(`${messages} messages of one dose cut in both phases: ${points} cuts, ${ambiguous} without a certain first answer, all settled by the same key; ${acknowledged.length} doses acknowledged.`);
  say(`lost ${result.lost}, duplicated ${result.duplicated}, off by ${result.offUg} ug`);
  return result.lost === 0 && result.duplicated === 0 && result.offUg === 0 && points >= messages;
}

const { values } = parseArgs({ options: { kills: { type: 'string' }, seed: { type: 'string' }, cut: { type: 'boolean', default: false } } });
if (!values.cut && values.kills === undefined) {
  process.stderr.write('Say what to break: npm run crash -- --kills N [--seed S], or --cut.\n');
  process.exit(2);
}
const whole = (text: string | undefined, otherwise: number): number => (text !== undefined && /^\d+$/.test(text) ? Number(text) : otherwise);
const fine = values.cut ? await cutRun() : await killRun(whole(values.kills, 20), whole(values.seed, randomInt(1, 2 ** 31)));
process.exit(fine ? 0 : 1);

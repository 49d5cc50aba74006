/** Kills the server and its database with signal 9 while eight nurses work. This process is their client, and is never killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { bundleServer } from './bundle.ts';
import { compare } from './compare.ts';
import { patienceMs, type Sends } from './nurses.ts';
import { seeded } from './random.ts';
import { nurseCount, openWindow, safeUg, type Window } from './window.ts';
import { nothingPromised, work, type Promised } from './work.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const wait = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

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

const ended = (child: ChildProcess): Promise<void> => (child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => { child.once('exit', () => resolve()); }));

async function answers(port: number): Promise<void> {
  for (const from = performance.now(); performance.now() - from < patienceMs;) {
    if (await fetch(`http://127.0.0.1:${port}/healthz`).then((reply) => reply.ok, () => false)) return;
    await wait(20);
  }
  throw new Error('The server did not come back.');
}

export interface Kills { readonly server: number; readonly database: number }

/** Which falls when: the database's kills spread evenly between the server's. */
function sequence({ server, database }: Kills): readonly ('server' | 'database')[] {
  const all = server + database;
  return Array.from({ length: all }, (_, n) => (Math.floor(((n + 1) * database) / all) > Math.floor((n * database) / all) ? 'database' : 'server'));
}

/** Lets the nurses get so far that the next kill meets work under way, whatever the speed of the machine. */
async function untilTheyWork(sends: Sends, random: () => number): Promise<void> {
  const [enough, latest] = [sends.certain + 3 + Math.floor(random() * 30), performance.now() + 2500];
  while (sends.certain < enough && performance.now() < latest) await wait(2);
  await wait(Math.floor(random() * 40));
}

interface Server {
  readonly start: () => Promise<void>;
  readonly kill: () => Promise<void>;
}

function newServer(window: Window, file: string, port: number): Server {
  const env = { ...process.env, NODE_COMPILE_CACHE: join(file, '..', 'compiled'), CRASH_DATABASE: window.embedded.appUrl, CRASH_PORT: String(port) };
  let child: ChildProcess | null = null;
  return {
    start: async () => {
      child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'ignore', 'inherit'] });
      await answers(port);
    },
    kill: async () => {
      child?.kill('SIGKILL');
      if (child !== null) await ended(child);
    },
  };
}

async function killing(window: Window, server: Server, kills: Kills, random: () => number, sends: Sends): Promise<{ readonly made: Kills; readonly backMs: number }> {
  const made = { server: 0, database: 0 };
  let backMs = 0;
  await server.start();
  for (const what of sequence(kills)) {
    await untilTheyWork(sends, random);
    made[what] += 1;
    if (what === 'database') {
      process.kill(await window.postmasterPid(), 'SIGKILL');
      continue;
    }
    await server.kill();
    const before = performance.now();
    await server.start();
    backMs += performance.now() - before;
  }
  return { made, backMs: made.server === 0 ? 0 : backMs / made.server };
}

function told({ doses, refused, vomited, bottles, wastes, pours, counts, explained, injections }: Promised): string {
  const back = bottles.filter(({ state }) => state !== 'out').length;
  return `${doses.length - injections} doses, ${refused.length} not wanted, ${vomited.length} vomited, ${injections} injections, ${bottles.length} bottles home and ${back} back, ${wastes.length} wasted, ${pours.length} poured, ${counts.length} counts of which ${explained.length} differed`;
}

const rare = (promised: Promised): readonly number[] => [promised.doses.length - promised.injections, promised.injections, promised.refused.length, promised.bottles.length, promised.wastes.length, promised.counts.length, promised.explained.length];

/** True when nothing was lost, doubled or off. */
export async function killRun(kills: Kills, seed: number): Promise<boolean> {
  const all = kills.server + kills.database;
  say(`${kills.server} kills of the server and ${kills.database} of the database while eight nurses work; seed ${seed}.`);
  const file = await bundleServer();
  const window = await openWindow(Math.min(120_000, 120 * all + 500));
  try {
    return await underWork(window, file, kills, seed);
  } finally {
    await window.close();
  }
}

async function underWork(window: Window, file: string, kills: Kills, seed: number): Promise<boolean> {
  const [port, promised, sends] = [await freePort(), nothingPromised(), { n: 0, certain: 0 }];
  const queue = window.people[Symbol.iterator]();
  const server = newServer(window, file, port);
  let stop = false;
  try {
    const faults = killing(window, server, kills, seeded(seed), sends).finally(() => { stop = true; });
    const nurses = Promise.all(Array.from({ length: nurseCount }, (_, n) => work({ n, port, window, random: seeded(seed + 1 + n), sends, promised, safeUg }, queue, () => stop)));
    const [{ made, backMs }] = await Promise.all([faults, nurses]);
    await server.kill();
    const result = await compare(window, promised);
    say(`${made.server} kills of the server, ${made.database} of the database; back after ${Math.round(backMs)} ms on average; ${sends.n} requests sent, ${sends.certain} of them answered for certain.`);
    say(told(promised));
    // A short run may not come to everything; one of any length has to have done each kind of work.
    const whole = made.server === kills.server && made.database === kills.database && (made.server + made.database < 20 ? promised.doses.length > 0 : rare(promised).every((n) => n > 0));
    if (!whole) say('The run was not whole.');
    say(`lost ${result.lost}, duplicated ${result.duplicated}, off by ${result.offUg} ug`);
    return whole && result.lost === 0 && result.duplicated === 0 && result.offUg === 0;
  } finally {
    stop = true;
    await server.kill();
  }
}

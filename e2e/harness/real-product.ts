/** A real installation: `npm run serve` on a PostgreSQL of its own, as the role fairlead_app, with nothing set up yet. */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sayStartProblem, startEmbedded } from '../../apps/server/src/platform/embedded/index.ts';
import { freePort } from './product.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface RealProduct {
  readonly clinic: string;
  /** The code that the terminal shows. */
  readonly code: string;
  readonly stop: () => Promise<void>;
}

/** Runs a command of the product to its end, or until it says `until`. */
function run(args: readonly string[], env: Record<string, string>, until: string | null): Promise<{ readonly said: string; readonly child: ChildProcess }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'tools', 'run.mjs'), ...args], { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let said = '';
    const hear = (part: Buffer): void => {
      said += part.toString();
      if (until !== null && said.includes(until)) resolve({ said, child });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (status) => (status === 0 ? resolve({ said, child }) : reject(new Error(`${args.join(' ')} ended with ${status ?? 'a signal'}:\n${said}`))));
  });
}

export async function startRealProduct(): Promise<RealProduct> {
  const directory = await mkdtemp(join(tmpdir(), 'fairlead-real-'));
  const started = await startEmbedded({ directory: join(directory, 'database'), fsync: false });
  if (started.kind === 'refused') throw new Error(sayStartProblem(started.problem));
  const { database } = started;
  const port = await freePort();
  await run(['migrate'], { DATABASE_OWNER_URL: database.ownerUrl }, null);
  const { said, child } = await run(['serve'], { DATABASE_URL: database.appUrl, PORT: String(port), FAIRLEAD_KEY: randomBytes(32).toString('base64') }, 'Fairlead is ready at');
  const code = /^\s+((?:[A-Z2-9]{5}-){3}[A-Z2-9]{5})$/m.exec(said)?.[1];
  if (code === undefined) throw new Error(`The terminal shows no code:\n${said}`);
  return {
    clinic: `http://clinic.localhost:${port}`, code,
    stop: async () => {
      const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM');
      await Promise.race([ended, new Promise((resolve) => { setTimeout(resolve, 20_000); })]);
      await database.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

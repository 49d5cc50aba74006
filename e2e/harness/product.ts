/** The whole product as a newcomer starts it: `npm start` on a new data directory and a free port, killed and started again at will. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Product {
  readonly port: number;
  readonly front: string;
  readonly clinic: string;
  readonly companion: string;
  readonly dataDirectory: string;
  /** Moves the demonstration's clock forwards, e.g. `P1D`. */
  readonly moveClock: (by: string) => Promise<void>;
  /** Ends server and database with signal 9, as a power cut would, and starts again. */
  readonly killAndRestart: () => Promise<{ readonly seconds: number }>;
  /** Stops server and database; the data directory stays. */
  readonly halt: () => Promise<void>;
  /** Stops, and removes the data directory. */
  readonly stop: () => Promise<void>;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

function startServer(port: number, pumpPort: number, dataDirectory: string): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'tools', 'start.mjs')], {
      cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PORT: String(port), FAIRLEAD_DATA: dataDirectory, FAIRLEAD_PUMP_PORT: String(pumpPort), DATABASE_URL: '' },
    });
    let said = '';
    const timer = setTimeout(() => reject(new Error(`Fairlead was not ready within 180 s:\n${said}`)), 180_000);
    const hear = (part: Buffer): void => {
      said += part.toString();
      if (!said.includes(`Fairlead is ready at http://localhost:${port}`)) return;
      clearTimeout(timer);
      resolve(child);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`Fairlead ended with ${code ?? 'a signal'}:\n${said}`));
    });
  });
}

/** Ids of the postgres processes of a data directory, read from what the server noted. */
async function postmasterOf(dataDirectory: string): Promise<number | null> {
  const note = await readFile(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(note.split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : null;
}

const gone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

async function endGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    process.kill(-child.pid, signal);
  } catch {
    return;
  }
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 30_000))]);
}

/** Starts the product: on a new data directory and a free port, or where a kept way was. */
export async function startProduct(kept?: { readonly dataDirectory: string; readonly port: number }): Promise<Product> {
  const port = kept?.port ?? (await freePort());
  const dataDirectory = kept?.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'fairlead-walk-')));
  const pumpPort = await freePort();
  let child = await startServer(port, pumpPort, dataDirectory);
  return {
    port, dataDirectory,
    front: `http://localhost:${port}`, clinic: `http://clinic.localhost:${port}`, companion: `http://companion.localhost:${port}`,
    moveClock: async (by) => {
      const reply = await fetch(`http://localhost:${port}/api/demo/clock`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: JSON.stringify({ by }) });
      if (!reply.ok) throw new Error(`The clock did not move: ${reply.status} ${await reply.text()}`);
    },
    killAndRestart: async () => {
      const postmaster = await postmasterOf(dataDirectory);
      await endGroup(child, 'SIGKILL');
      if (postmaster !== null && !gone(postmaster)) process.kill(postmaster, 'SIGKILL');
      const before = performance.now();
      child = await startServer(port, pumpPort, dataDirectory);
      return { seconds: (performance.now() - before) / 1000 };
    },
    halt: () => endGroup(child, 'SIGTERM'),
    stop: async () => {
      await endGroup(child, 'SIGTERM');
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** A site node as somebody starts it at a site, behind a line that a test cuts. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './product.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Line {
  readonly port: number;
  readonly cut: () => Promise<void>;
  readonly mend: () => Promise<void>;
}

/** A line to a port of this machine. Cut, it takes nobody, and whoever speaks on it is cut off. */
export async function openLine(to: number): Promise<Line> {
  const port = await freePort();
  const open = new Set<Socket>();
  let server: Server | undefined;
  const mend = (): Promise<void> => new Promise((resolve) => {
    server = createServer((near) => {
      const far = connect(to, '127.0.0.1');
      for (const [one, other] of [[near, far], [far, near]] as const) {
        open.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => open.delete(one));
      }
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  await mend();
  return {
    port, mend,
    cut: () => new Promise((resolve) => {
      server?.close(() => resolve());
      for (const each of open) each.destroy();
    }),
  };
}

export interface SiteNode {
  readonly clinic: string;
  /** Ends it with signal 9, and starts it again without a code. */
  readonly killAndRestart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function startSiteNode(server: string, code: string): Promise<SiteNode> {
  const port = await freePort();
  const dataDirectory = await mkdtemp(join(tmpdir(), 'fairlead-node-'));
  const run = (words: readonly string[]): Promise<ChildProcess> => new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'tools', 'run.mjs'), 'node', ...words], { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PORT: String(port), FAIRLEAD_DATA: dataDirectory, DATABASE_URL: '' } });
    let said = '';
    const timer = setTimeout(() => reject(new Error(`The node was not ready within 180 s:\n${said}`)), 180_000);
    const hear = (part: Buffer): void => {
      said += part.toString();
      if (!said.includes('Fairlead is ready at')) return;
      clearTimeout(timer);
      resolve(child);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (exit) => { clearTimeout(timer); reject(new Error(`The node ended with ${exit ?? 'a signal'}:\n${said}`)); });
  });
  const end = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => new Promise((resolve) => {
    if (child.pid === undefined || child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    process.kill(-child.pid, signal);
  });
  let child = await run(['--server', server, '--code', code]);
  return {
    clinic: `http://clinic.localhost:${port}`,
    killAndRestart: async () => {
      await end(child, 'SIGKILL');
      child = await run([]);
    },
    stop: async () => {
      await end(child, 'SIGTERM');
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Held by the one process that runs a data directory; the system lets go of it when that process dies, however it dies. */
export type Guard = { kind: 'held'; release(): Promise<void> } | { kind: 'taken'; pid: number };

/** Takes the guard of a data directory (a real path), or names the process that has it. */
export async function takeGuard(directory: string): Promise<Guard> {
  const name = guardName(directory);
  const first = await listen(name);
  if (first !== undefined) return held(first);
  const pid = await askHolder(name);
  if (pid !== undefined) return { kind: 'taken', pid };
  // A socket file whose process is gone; abstract names and pipes never get here twice.
  if (!name.startsWith('\0')) await unlink(name).catch(() => undefined);
  const second = await listen(name);
  return second === undefined ? { kind: 'taken', pid: await askHolder(name) ?? 0 } : held(second);
}

/** The process that runs this data directory now, if any. */
export async function guardHolder(directory: string): Promise<number | undefined> {
  return await askHolder(guardName(directory));
}

function guardName(directory: string): string {
  const key = `fairlead-${createHash('sha256').update(directory).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${key}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${key}`;
  return join(tmpdir(), `${key}.sock`);
}

async function listen(name: string): Promise<Server | undefined> {
  return await new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(String(process.pid));
    });
    server.on('error', (error) => ('code' in error && error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen(name, () => resolve(server.unref()));
  });
}

async function askHolder(name: string): Promise<number | undefined> {
  return await new Promise((resolve) => {
    let said = '';
    const socket = connect(name);
    socket.setTimeout(2_000, () => { socket.destroy(); resolve(0); }); // alive but too busy to say its number
    socket.on('data', (part) => { said += part; });
    socket.on('end', () => resolve(Number(said)));
    socket.on('error', () => resolve(undefined));
  });
}

function held(server: Server): Guard {
  return { kind: 'held', release: async () => await new Promise((resolve) => { server.close(() => resolve()); }) };
}

import { execFileSync } from 'node:child_process';
import { readdir, readlink, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** One running process of PostgreSQL. */
export type PostgresProcess = { pid: number; parent: number };

/** Every process of PostgreSQL whose working directory is this cluster: its postmaster and what it left behind. */
export async function processesOf(cluster: string): Promise<readonly PostgresProcess[]> {
  return process.platform === 'linux' ? await fromProc(cluster) : await fromPidFile(cluster);
}

async function fromProc(cluster: string): Promise<readonly PostgresProcess[]> {
  const found: PostgresProcess[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const directory = await readlink(`/proc/${name}/cwd`).catch(() => undefined);
    if (directory !== cluster) continue;
    // Somebody's shell may stand in this directory too, so the program is looked at as well.
    const program = await readlink(`/proc/${name}/exe`).catch(() => '');
    if (!basename(program).startsWith('postgres')) continue;
    const status = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
    const afterName = status.slice(status.lastIndexOf(')') + 2).split(' ');
    if (afterName[0] !== 'Z') found.push({ pid: Number(name), parent: Number(afterName[1] ?? 0) });
  }
  return found;
}

/** Where there is no /proc: the process that postmaster.pid names, if it is a postgres of this cluster. */
async function fromPidFile(cluster: string): Promise<readonly PostgresProcess[]> {
  const pid = Number((await readFile(`${cluster}/postmaster.pid`, 'utf8').catch(() => '')).split('\n')[0]);
  if (!isAlive(pid)) return [];
  if (process.platform === 'win32') return [{ pid, parent: 0 }];
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(cluster) ? [{ pid, parent: 0 }] : [];
  } catch {
    return [];
  }
}

export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in the meantime.
  }
}

/** Waits until the check is true; false when the time (milliseconds) ran out first. */
export async function waitUntil(check: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!(await check())) {
    if (performance.now() > end) return false;
    await wait(25);
  }
  return true;
}

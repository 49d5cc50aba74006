import { readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { processesOf, sendSignal, waitUntil, type PostgresProcess } from './processes.ts';

/** What a start found and put right before it. */
export type Recovery = { kind: 'ready'; stoppedOrphan: boolean; endedBackends: number; removedPidFile: boolean } | { kind: 'held-elsewhere' };

/**
 * Makes a cluster ready to start after any kind of end: an orphan server is stopped fast, backends that a
 * killed server left are ended, and a postmaster.pid that belongs to nobody is removed. The caller holds
 * the guard of the data directory, so no living Fairlead owns what is stopped here.
 */
export async function recover(cluster: string): Promise<Recovery> {
  const before = await processesOf(cluster);
  const servers = before.filter(({ parent }) => !before.some(({ pid }) => pid === parent));
  const postmaster = await namedInPidFile(cluster);
  const orphan = servers.find(({ pid }) => pid === postmaster) ?? (servers.length === 1 && before.length > 1 ? servers[0] : undefined);
  if (orphan !== undefined) await stopServer(orphan.pid);
  const left = await endAll(cluster);
  if (await answersElsewhere(cluster)) return { kind: 'held-elsewhere' };
  const removedPidFile = postmaster !== undefined;
  const stale = (await readdir(cluster).catch(() => [])).filter((name) => name === 'postmaster.pid' || name.startsWith('.s.PGSQL.'));
  for (const name of stale) await rm(join(cluster, name), { force: true });
  return { kind: 'ready', stoppedOrphan: orphan !== undefined, endedBackends: left, removedPidFile };
}

/** Stops a server: fast (open transactions are rolled back, a checkpoint is written), then at once, then by force. */
export async function stopServer(pid: number, gone: () => boolean | Promise<boolean> = async () => !(await isPostgres(pid))): Promise<void> {
  const steps: readonly [NodeJS.Signals, number][] = [['SIGINT', 30_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]];
  for (const [signal, withinMs] of steps) {
    sendSignal(pid, signal);
    if (await waitUntil(gone, withinMs)) return;
  }
}

async function endAll(cluster: string): Promise<number> {
  const left = await processesOf(cluster);
  const gone = async (): Promise<boolean> => (await processesOf(cluster)).length === 0;
  const signalAll = (all: readonly PostgresProcess[], signal: NodeJS.Signals): void => all.forEach(({ pid }) => sendSignal(pid, signal));
  signalAll(left, 'SIGQUIT');
  if (await waitUntil(gone, 2_000)) return left.length;
  signalAll(await processesOf(cluster), 'SIGKILL');
  await waitUntil(gone, 5_000);
  return left.length;
}

async function namedInPidFile(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number(text.split('\n')[0]);
}

/** A server in another container that shares this directory still answers on the socket inside it. */
async function answersElsewhere(cluster: string): Promise<boolean> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const port = Number(lines[3]);
  const socketDirectory = lines[4];
  if (!Number.isInteger(port) || socketDirectory === undefined || socketDirectory === '' || process.platform === 'win32') return false;
  return await new Promise((resolve) => {
    const socket = connect(join(cluster, `.s.PGSQL.${port}`));
    socket.setTimeout(2_000, () => { socket.destroy(); resolve(false); });
    socket.on('connect', () => { socket.destroy(); resolve(true); });
    socket.on('error', () => resolve(false));
  });
}

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') {
    try { process.kill(pid, 0); return true; } catch { return false; }
  }
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return status.includes('(postgres') && !status.includes(') Z ');
}

import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { userInfo } from 'node:os';

/**
 * How PostgreSQL's programs are run, since they refuse to run as root or as a user without a name: as they
 * are, inside a user namespace where anybody is nobody, or as a user made for them.
 */
export type Runner =
  | { kind: 'plain' }
  | { kind: 'namespace' }
  | { kind: 'user'; uid: number; gid: number };

const userName = 'fairlead-postgres';

/** Chooses the first way that works here; undefined when root has none. */
export function chooseRunner(): Runner | undefined {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && hasName()) return { kind: 'plain' };
  if (spawnSync('unshare', ['--user', 'true'], { stdio: 'ignore' }).status === 0) return { kind: 'namespace' };
  return isRoot ? madeUser() : undefined;
}

/** initdb refuses a user that /etc/passwd does not know, such as a container's `--user 1234`. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
}

/** Starts a program through the runner. */
export function spawnThrough(runner: Runner, file: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const env = environment();
  if (runner.kind === 'namespace') return spawn('unshare', ['--user', file, ...args], { ...options, env });
  const identity = runner.kind === 'user' ? { uid: runner.uid, gid: runner.gid } : {};
  return spawn(file, args, { ...options, ...identity, env });
}

/** Runs a program to its end through the runner. */
export async function runThrough(runner: Runner, file: string, args: readonly string[], options: { cwd: string; input?: string }): Promise<{ code: number | null; output: string }> {
  return await new Promise((resolve, reject) => {
    const child = spawnThrough(runner, file, args, { cwd: options.cwd, stdio: 'pipe' });
    let output = '';
    child.stdout?.on('data', (part) => { output += part; });
    child.stderr?.on('data', (part) => { output += part; });
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input ?? '');
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Whether the runner may walk into the directory, seen from inside it. */
export async function canEnter(runner: Runner, directory: string): Promise<boolean> {
  if (runner.kind === 'plain') return true;
  return (await runThrough(runner, 'test', ['-x', directory], { cwd: '/' })).code === 0;
}

/** PostgreSQL sees no locale, zone or PG* setting of whoever started it. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG|TZ$)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
}

function madeUser(): Runner | undefined {
  const found = identityOf(userName);
  if (found !== undefined) return found;
  const tries: readonly (readonly [string, readonly string[]])[] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', userName]],
    ['adduser', ['-S', '-D', '-H', userName]],
  ];
  for (const [program, args] of tries) {
    if (spawnSync(program, args, { stdio: 'ignore' }).status === 0) return identityOf(userName);
  }
  return undefined;
}

function identityOf(name: string): Runner | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { kind: 'user', uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

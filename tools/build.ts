/** Builds the doors, each only when its sources changed. `npm run build`, and `npm start` when it is needed. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');

interface Door {
  readonly name: string;
  readonly folder: string;
  /** Arguments of vite, one run each. */
  readonly runs: readonly (readonly string[])[];
}

const shared = ['packages/clinical/src', 'packages/contract/src', 'packages/ui/src', 'package-lock.json'];
const doors: readonly Door[] = [
  { name: 'front door', folder: 'apps/front-door', runs: [['build'], ['build', '--ssr']] },
  { name: 'clinic', folder: 'apps/clinic', runs: [['build']] },
  { name: 'companion', folder: 'apps/companion', runs: [['build']] },
];

/** A hash of everything below a path: times differ between clones, contents do not. */
async function contentOf(path: string): Promise<string> {
  const info = await stat(path).catch(() => null);
  if (info === null) return '';
  if (info.isFile()) return createHash('sha256').update(await readFile(path)).digest('hex');
  const names = (await readdir(path)).filter((name) => name !== 'dist' && name !== 'node_modules').toSorted();
  const parts = await Promise.all(names.map(async (name) => `${name}=${await contentOf(join(path, name))}`));
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

function runVite(door: Door, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, ...args, '--logLevel', 'warn'], { cwd: join(root, door.folder), stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NODE_ENV: 'production' } });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Building the ${door.name} failed.`))));
  });
}

async function buildDoor(door: Door): Promise<void> {
  const parts = await Promise.all([...shared, door.folder].map((path) => contentOf(join(root, path))));
  const stamp = createHash('sha256').update(parts.join('\n')).digest('hex');
  const stampFile = join(root, door.folder, 'dist', '.built-from');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return;
  process.stdout.write(`Building the ${door.name} …\n`);
  for (const args of door.runs) await runVite(door, args);
  await mkdir(dirname(stampFile), { recursive: true });
  await writeFile(stampFile, stamp);
}

for (const door of doors) await buildDoor(door);

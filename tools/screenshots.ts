/** `npm run screenshots`: the README's pictures, taken on the browser walk from the real product. */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const kept: Readonly<Record<string, string>> = {
  'front-door-': 'front-door', inbox: 'inbox', 'assessment-mood': 'assessment', placement: 'placement', plan: 'plan', 'window-ready': 'dosing-window', 'record-overview': 'record',
};

const folder = await mkdtemp(join(tmpdir(), 'fairlead-pictures-'));
const code = await new Promise<number>((resolve) => {
  spawn(process.execPath, [join(root, 'e2e', 'walk.ts')], { stdio: 'inherit', env: { ...process.env, PICTURES: folder } }).on('exit', (exit) => resolve(exit ?? 1));
});
await mkdir(join(root, 'docs', 'pictures'), { recursive: true });
for (const [from, to] of Object.entries(kept)) await copyFile(join(folder, `${from}.png`), join(root, 'docs', 'pictures', `${to}.png`));
await rm(folder, { recursive: true, force: true });
process.exitCode = code;

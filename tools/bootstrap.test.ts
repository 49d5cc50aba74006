import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const bootstrap = new URL('./bootstrap.mjs', import.meta.url).href;
const root = join(import.meta.dirname, '..');
let house: string;
beforeEach(async () => { house = await mkdtemp(join(tmpdir(), 'fairlead-house-')); });
afterEach(async () => await rm(house, { recursive: true, force: true }));

async function whyInstall(): Promise<string | undefined> {
  const module = await import(bootstrap) as { whyInstall(directory: string): string | undefined };
  return module.whyInstall(house);
}

async function lay(wanted: object, there: object | undefined): Promise<void> {
  await writeFile(join(house, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  await mkdir(join(house, 'node_modules'), { recursive: true });
  if (there !== undefined) await writeFile(join(house, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: there }));
}

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  return await new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'tools', 'run.mjs'), ...args], (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), said: `${out}${err}` }));
  });
}

describe('the bootstrap', () => {
  const pg = { version: '8.0.0', integrity: 'sha512-a' };

  test('installs when nothing is installed, and when a package is missing or another one', async () => {
    await lay({ 'node_modules/pg': pg }, undefined);
    expect(await whyInstall()).toBe('nothing is installed yet');
    await lay({ 'node_modules/pg': pg }, {});
    expect(await whyInstall()).toBe('node_modules/pg is missing');
    await lay({ 'node_modules/pg': pg }, { 'node_modules/pg': { ...pg, version: '7.0.0' } });
    expect(await whyInstall()).toBe('node_modules/pg is another version');
    await lay({ 'node_modules/pg': pg }, { 'node_modules/pg': { ...pg, integrity: 'sha512-b' } });
    expect(await whyInstall()).toBe('node_modules/pg is another version');
  });

  test('does not install again for packages that are made for other platforms', async () => {
    const wanted = { '': { name: 'house' }, 'packages/clinical': {}, 'node_modules/pg': pg, 'node_modules/only-elsewhere': { version: '1.0.0', optional: true } };
    await lay(wanted, { 'node_modules/pg': pg });
    expect(await whyInstall()).toBeUndefined();
  });

  test('names the commands when it does not know one', async () => {
    const { code, said } = await run('brew-tea');
    expect(code).toBe(2);
    expect(said).toMatch(/^There is no command "brew-tea"; there are: .*serve.*test/);
    expect((await run('../tools/test')).code).toBe(2);
  });
});

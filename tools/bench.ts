/** `npm run bench -- NAME`: one benchmark beside its reference; without a name, a list. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'bench');
const names = readdirSync(folder).filter((name) => /^[a-z-]+\.ts$/.test(name) && name !== 'report.ts').map((name) => name.slice(0, -3)).toSorted();
const [name, ...args] = process.argv.slice(2);

if (name === undefined || !existsSync(join(folder, `${name}.ts`)) || !names.includes(name)) {
  if (name !== undefined) console.error(`There is no benchmark "${name}".`);
  console.log(`Benchmarks: ${names.join(', ')}`);
  process.exitCode = name === undefined ? 0 : 2;
} else {
  const child = spawn(process.execPath, [join(folder, `${name}.ts`), ...args], { stdio: 'inherit' });
  child.on('exit', (code) => { process.exitCode = code ?? 1; });
}

// `npm run NAME -- ARGS...`: installs what is missing and runs tools/NAME.ts or the server's command NAME.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, handOver, root } from './bootstrap.mjs';

const [name = '', ...args] = process.argv.slice(2);
const folders = ['tools', 'apps/server/src/commands'];
const commandFile = /^[a-z][a-z-]*\.ts$/;

const file = name === 'serve' ? undefined : folders.map((folder) => `${folder}/${name}.ts`).find((path) => commandFile.test(`${name}.ts`) && existsSync(join(root, path)));
if (name !== 'serve' && file === undefined) {
  const files = folders.flatMap((folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : []));
  const known = ['serve', ...files.filter((one) => commandFile.test(one)).map((one) => one.slice(0, -3))].sort();
  console.error(`There is no command "${name}"; there are: ${known.join(', ')}.`);
  process.exit(2);
}
ensureInstalled();
if (file === undefined) handOver('apps/server/src/main.ts', ['serve', ...args]);
else handOver(file, args);

/** The server to be killed in one file: it is started again after every kill, and reading a thousand files each time took longer than the kills. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds it and says which file to run. */
export async function bundleServer(): Promise<string> {
  const outDir = join(root, '.cache', 'crash');
  await mkdir(outDir, { recursive: true });
  await build({
    configFile: false, logLevel: 'error', root, ssr: { noExternal: true, external: ['@node-rs/argon2', 'pg-native'] },
    build: { ssr: fileURLToPath(new URL('./serve.ts', import.meta.url)), outDir, emptyOutDir: true, target: 'node20', rollupOptions: { output: { format: 'es', entryFileNames: 'serve.mjs' } } },
  });
  return join(outDir, 'serve.mjs');
}

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** First load of scripts may not pass this, gzipped. */
const scriptLimitBytes = 120_000;

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path) : [path];
  });
}

/** Writes what the service worker keeps, and version.json, by which a page heals a bad worker. */
function shell(): Plugin {
  return {
    name: 'shell',
    apply: 'build',
    closeBundle() {
      const dist = join(import.meta.dirname, 'dist');
      const files = filesIn(dist).filter((path) => !/(sw\.js|version\.json)$/.test(path)).sort();
      const hash = createHash('sha256');
      for (const path of files) hash.update(relative(dist, path)).update(readFileSync(path));
      const version = hash.digest('hex').slice(0, 12);
      const list = files.map((path) => `/${relative(dist, path).replaceAll('\\', '/')}`);
      const worker = join(dist, 'sw.js');
      const source = readFileSync(worker, 'utf8').replace('__VERSION__', version).replace("'__FILES__'", list.map((path) => `'${path}'`).join(', '));
      writeFileSync(worker, source);
      writeFileSync(join(dist, 'version.json'), JSON.stringify({ version }));
      const first = readFileSync(join(dist, 'index.html'), 'utf8').match(/(?<=src="\/|modulepreload" crossorigin href="\/)[^"]+\.js/g) ?? [];
      const bytes = first.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path))).length, 0);
      process.stdout.write(`first load: ${(bytes / 1000).toFixed(1)} kB of scripts gzipped (limit ${scriptLimitBytes / 1000}), shell version ${version}\n`);
      if (bytes > scriptLimitBytes) throw new Error('The companion is too heavy for an old phone.');
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), shell()],
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022', sourcemap: false },
});

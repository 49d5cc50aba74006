import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

interface Manifest { readonly [entry: string]: { readonly file: string; readonly css?: readonly string[] } }

/** The names of the client's files with their hashes, for the pages that the server bundle draws. */
function clientFiles(): { readonly css: string; readonly js: string } {
  const path = join(import.meta.dirname, 'dist/client/.vite/manifest.json');
  if (!existsSync(path)) throw new Error('Build the client first: the pages link its files.');
  const entry = (JSON.parse(readFileSync(path, 'utf8')) as Manifest)['src/enhance.ts'];
  if (entry === undefined) throw new Error('The client build has no entry.');
  return { css: `/${entry.css?.[0] ?? ''}`, js: `/${entry.file}` };
}

export default defineConfig(({ isSsrBuild }) => (isSsrBuild === true
  ? {
    root: import.meta.dirname, publicDir: false as const, plugins: [react()],
    define: { __CLIENT_FILES__: JSON.stringify(clientFiles()), 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true as const },
    build: { ssr: true, outDir: 'dist/server', emptyOutDir: true, target: 'node22', minify: false, rollupOptions: { input: 'src/front-door.tsx', output: { entryFileNames: 'front-door.js' } } },
  }
  : {
    root: import.meta.dirname, plugins: [react()],
    build: { outDir: 'dist/client', emptyOutDir: true, manifest: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022', rollupOptions: { input: 'src/enhance.ts' } },
  }));

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Everything leaves as a hashed file of this origin: no inline script, no inline style, no data address for code or fonts.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2024', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 900 },
  server: { port: 4601, proxy: { '/api': 'http://clinic.localhost:4600' } },
});

/** Writes docs/api from the rules' source. `npm run api`; with `--check` it writes nothing and fails when a page is stale. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { apiPages } from './api-pages.ts';

const folder = new URL('../docs/api/', import.meta.url);

/** The pages that differ from what the source says now, and pages that nothing writes any more. */
export function staleApiPages(pages = apiPages()): readonly string[] {
  mkdirSync(folder, { recursive: true });
  const there = new Set(readdirSync(folder).filter((name) => name.endsWith('.md')));
  const changed = [...pages].filter(([name, text]) => !there.has(name) || readFileSync(new URL(name, folder), 'utf8') !== text).map(([name]) => name);
  return [...changed, ...[...there].filter((name) => !pages.has(name))];
}

if (import.meta.main) {
  const pages = apiPages();
  const stale = staleApiPages(pages);
  if (process.argv.includes('--check')) {
    for (const name of stale) console.error(`docs/api/${name} is stale: run npm run api`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    for (const name of stale) {
      const text = pages.get(name);
      if (text === undefined) rmSync(new URL(name, folder));
      else writeFileSync(new URL(name, folder), text);
    }
  }
  console.log(`${String(pages.size)} pages, ${String(stale.length)} changed`);
}

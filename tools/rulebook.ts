/** Writes docs/rulebook from the rules. `npm run rulebook`; with `--check` it writes nothing and fails when a page is stale. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rulebookPages } from './rulebook-pages.ts';

const folder = new URL('../docs/rulebook/', import.meta.url);

/** The pages that differ from what the rules say now, and pages that no room has any more. */
export function stalePages(): readonly string[] {
  const pages = rulebookPages();
  const there = new Set(readdirSync(folder, { withFileTypes: true }).flatMap((each) => (each.isFile() && each.name.endsWith('.md') ? [each.name] : [])));
  const changed = [...pages].filter(([name, text]) => !there.has(name) || readFileSync(new URL(name, folder), 'utf8') !== text).map(([name]) => name);
  return [...changed, ...[...there].filter((name) => !pages.has(name))];
}

if (import.meta.main) {
  mkdirSync(folder, { recursive: true });
  const stale = stalePages();
  if (process.argv.includes('--check')) {
    for (const name of stale) console.error(`docs/rulebook/${name} is stale: run npm run rulebook`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    const pages = rulebookPages();
    for (const name of stale) {
      const text = pages.get(name);
      if (text === undefined) rmSync(new URL(name, folder));
      else writeFileSync(new URL(name, folder), text);
    }
  }
  console.log(`${String(rulebookPages().size)} pages, ${String(stale.length)} changed`);
}

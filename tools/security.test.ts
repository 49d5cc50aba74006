/** The security list stays true: each test that it names exists. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

/** Cells of one line of a CSV file with quoted cells. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((match) => (match[1] ?? match[2] ?? '').replaceAll('""', '"'));
}

const lines = readFileSync(join(root, 'docs', 'security', 'asvs.csv'), 'utf8').trim().split('\n').slice(1).map(cellsOf);

describe('the list of ASVS lines', () => {
  it('names each line once, with a level and a state', () => {
    const ids = lines.map(([id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(lines.length).toBeGreaterThan(60);
    for (const [id, level, requirement, state] of lines) {
      expect(id).toMatch(/^\d+\.\d+\.\d+$/);
      expect(['1', '2', '3']).toContain(level);
      expect(['met', 'partly', 'deviation']).toContain(state);
      expect((requirement ?? '').length).toBeGreaterThan(5);
    }
  });

  it('shows every line by a test that exists, or says where to read', () => {
    for (const [id, , , , evidence] of lines) {
      if (!(evidence ?? '').includes('|')) {
        expect((evidence ?? '').length, id).toBeGreaterThan(10);
        const file = /(?:apps|docs|packages)\/[\w./-]+\.\w+/.exec(evidence ?? '')?.[0];
        if (file !== undefined) expect(existsSync(join(root, file)), `${id}: ${file}`).toBe(true);
        continue;
      }
      const [file = '', title = ''] = (evidence ?? '').split('|');
      expect(existsSync(join(root, file)), `${id}: ${file}`).toBe(true);
      expect(readFileSync(join(root, file), 'utf8').includes(title), `${id}: ${title}`).toBe(true);
    }
  });
});

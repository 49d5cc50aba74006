import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulebookExamples } from '../packages/clinical/src/rulebook-examples.ts';
import { rulebook, ruleSets } from '../packages/clinical/src/rulebook.ts';
import { workedCases } from './rulebook-pages.ts';
import { stalePages } from './rulebook.ts';

describe('the rulebook', () => {
  it('is what the rules say now; `npm run rulebook` writes it', () => {
    expect(stalePages()).toEqual([]);
  });

  it('lists every rule set of the package', () => {
    const registry = readFileSync('packages/clinical/src/rulebook.ts', 'utf8');
    const exported = globSync('packages/clinical/src/**/*.ts').filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/export const (\w+): RuleSet</g)].map((match) => match[1] ?? ''));
    expect(exported.length).toBeGreaterThan(8);
    expect(exported.filter((name) => !registry.includes(name))).toEqual([]);
  });

  it('gives every set a name of its own and every rule sentences in both languages', () => {
    expect(new Set(ruleSets.map(({ name }) => name)).size).toBe(ruleSets.length);
    for (const { set } of ruleSets) {
      for (const rule of set.rules) {
        for (const code of rule.codes) {
          const says = set.codes[code]?.says;
          expect(says?.en.trim(), `${rule.id} ${code} en`).toBeTruthy();
          expect(says?.es.trim(), `${rule.id} ${code} es`).toBeTruthy();
          expect(says?.es, `${rule.id} ${code} is translated`).not.toBe(says?.en);
        }
      }
    }
  });

  it('tries only facts that a rule needs when one is missing, on more than one side', () => {
    for (const { name, set } of ruleSets) {
      const needs = new Set(set.rules.flatMap((rule) => rule.needs));
      for (const [fact, values] of Object.entries(set.plausible ?? {})) {
        expect(needs.has(fact), `${name} ${fact}`).toBe(true);
        expect(values?.length, `${name} ${fact}`).toBeGreaterThan(1);
      }
    }
  });

  it('prints the same parameters in every language', () => {
    const names = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].toSorted();
    for (const { set } of ruleSets) {
      for (const [code, { says }] of Object.entries(set.codes)) {
        expect(names(says.es), code).toEqual(names(says.en));
        if (says['en-GB'] !== undefined) expect(names(says['en-GB']), code).toEqual(names(says.en));
      }
    }
  });

  it('shows examples and the worked cases that touch a rule', () => {
    const { rooms } = rulebook({ examples: rulebookExamples, cases: workedCases() });
    const rules = rooms.flatMap(({ sets }) => sets.flatMap((set) => set.rules));
    const breathing = rules.find(({ id }) => id === 'withdrawal.rate-8');
    expect(breathing?.cases).toContain('WD-01');
    expect(breathing?.examples.map(({ gives }) => gives.length)).toEqual([1, 0]);
  });
});

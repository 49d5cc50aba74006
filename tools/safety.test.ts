/** The hazard log stays true: every design control names tests that exist, and no residual risk is 4 or higher (G24). */
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs', 'safety', 'hazards');

interface Hazard {
  readonly id: string;
  readonly name: string;
  readonly causes: readonly string[];
  readonly harm: string;
  readonly initial: { readonly severity: string; readonly likelihood: string; readonly risk: number };
  readonly controls: readonly { readonly type: string; readonly what: string; readonly owner: string; readonly tests?: readonly { readonly file: string; readonly title?: string }[] }[];
  readonly residual: { readonly severity: string; readonly likelihood: string; readonly risk: number };
  readonly status: string;
  readonly decision: string;
}

const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const hazards = files.map((name) => ({ file: name, hazard: parse(readFileSync(join(folder, name), 'utf8')) as Hazard }));

const severities = ['Minor', 'Significant', 'Considerable', 'Major', 'Catastrophic'];
const likelihoods = ['Very low', 'Low', 'Medium', 'High', 'Very high'];

describe('the hazard log', () => {
  it('has hazards, each in the file of its id', () => {
    expect(hazards.length).toBeGreaterThan(10);
    for (const { file, hazard } of hazards) expect(`${hazard.id}.yaml`).toBe(file);
  });

  it.each(hazards)('$file says everything that a reader needs', ({ hazard }) => {
    for (const rating of [hazard.initial, hazard.residual]) {
      expect(severities).toContain(rating.severity);
      expect(likelihoods).toContain(rating.likelihood);
    }
    expect(hazard.causes.length).toBeGreaterThan(0);
    expect([hazard.name, hazard.harm, hazard.status, hazard.decision].every((text) => text.length > 3)).toBe(true);
  });

  it.each(hazards)('$file: every design control is shown by a test that exists and is not skipped', ({ hazard }) => {
    const designs = hazard.controls.filter((control) => control.type === 'design');
    expect(designs.length).toBeGreaterThan(0);
    for (const control of designs) {
      expect(control.tests?.length ?? 0, control.what).toBeGreaterThan(0);
      for (const { file, title } of control.tests ?? []) {
        expect(existsSync(join(root, file)), file).toBe(true);
        const source = readFileSync(join(root, file), 'utf8');
        if (title !== undefined) expect(source.includes(`it('${title}'`) || source.includes(`it("${title}"`), `${file}: ${title}`).toBe(true);
        expect(source).not.toMatch(/\b(it|describe)\.(skip|todo|only)\b/);
      }
    }
  });

  it.each(hazards)('$file leaves no risk of 4 or higher, and none without a way down', ({ hazard }) => {
    expect(hazard.residual.risk).toBeLessThan(4);
    expect(hazard.residual.risk).toBeLessThanOrEqual(hazard.initial.risk);
  });
});

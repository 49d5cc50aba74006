import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const configFile = join(root, '.dependency-cruiser.cjs');
const canary = join(root, 'tools', 'boundary-canary');

type Cruise = {
  summary: { violations: { from: string; rule: { name: string; severity: string } }[]; totalCruised: number };
  modules: { source: string; dependencies: { module: string; resolved: string; couldNotResolve: boolean }[] }[];
};

async function cruise(directory: string, folders: readonly string[]): Promise<Cruise> {
  const program = join(root, 'node_modules', '.bin', 'depcruise');
  return await new Promise((resolve, reject) => {
    // It exits with the number of violations, which is what is looked for here.
    execFile(process.execPath, [program, '--config', configFile, '--output-type', 'json', ...folders], { cwd: directory, maxBuffer: 200_000_000 }, (error, output) => {
      try { resolve(JSON.parse(output)); } catch { reject(error ?? new Error(output)); }
    });
  });
}

/** Every fault planted in the canary: the file that has it and the rule that must name it. */
const planted: readonly (readonly [string, string])[] = [
  ['packages/clinical/src/reads-a-file.ts', 'clinical-imports-nothing'],
  ['packages/contract/src/takes-the-look.ts', 'contract-imports-clinical'],
  ['packages/fhir/src/takes-a-shape.ts', 'fhir-imports-clinical'],
  ['packages/cohort/src/takes-a-mapping.ts', 'cohort-imports-clinical-and-contract'],
  ['packages/ui/src/takes-a-shape.ts', 'ui-imports-clinical'],
  ['apps/clinic/src/asks-the-server.ts', 'clinic-stays-in-its-door'],
  ['apps/companion/src/enters-the-clinic.ts', 'companion-stays-in-its-door'],
  ['apps/front-door/src/enters-the-clinic.ts', 'front-door-stays-in-its-door'],
  ['apps/server/src/opens-a-door.ts', 'server-imports-no-door'],
  ['apps/server/src/plan/invents-people.ts', 'only-demo-imports-cohort'],
  ['apps/server/src/admission/climbs-through-a-window.ts', 'a-room-is-entered-by-its-index'],
  ['apps/server/src/platform/knows-a-room.ts', 'platform-knows-no-room'],
  ['apps/server/src/therapy/knows-interop.ts', 'no-room-knows-interop'],
  ['apps/server/src/people/asks-in-sql.ts', 'sql-stays-in-stores'],
  ['apps/server/src/recovery/chicken.ts', 'no-cycles'],
];

describe('the boundaries between packages, doors and rooms', () => {
  test('each bite: every planted fault is named, and nothing else is', async () => {
    const { summary } = await cruise(canary, ['packages', 'apps']);
    const named = summary.violations.filter(({ rule }) => rule.severity === 'error').map(({ from, rule }) => `${from}: ${rule.name}`);
    expect(named.toSorted()).toEqual(planted.map(([file, rule]) => `${file}: ${rule}`).toSorted());
  });

  test('each have a planted fault', () => {
    const config = createRequire(import.meta.url)(configFile) as { forbidden: { name: string }[] };
    expect(new Set(planted.map(([, rule]) => rule))).toEqual(new Set(config.forbidden.map(({ name }) => name)));
  });

  test('hold in the whole house, through the names of its packages', { timeout: 120_000 }, async () => {
    const { summary, modules } = await cruise(root, ['packages', 'apps', 'tools', 'bench', 'e2e']);
    expect(summary.violations.filter(({ rule }) => rule.severity === 'error')).toEqual([]);
    const files = globSync(['{packages,apps}/*/src/**/*.{ts,tsx}', '{tools,bench,e2e}/**/*.ts'], { cwd: root, exclude: ['tools/boundary-canary/**'] });
    expect(files.length).toBeGreaterThan(40);
    expect(summary.totalCruised).toBeGreaterThanOrEqual(files.length);
    const ours = modules.flatMap(({ dependencies }) => dependencies).filter(({ module }) => module.startsWith('@fairlead/'));
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.filter(({ couldNotResolve, resolved }) => couldNotResolve || !resolved.startsWith('packages/'))).toEqual([]);
  });

  test('are judged under the TypeScript that the cruiser can read', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'typescript', 'package.json'), 'utf8'));
    expect(version).toMatch(/^6\.0\./);
  });
});

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildClinical, bundledSize } from './build-clinical.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairlead-clinical-'));
const dist = join(folder, 'dist');
const elsewhere = join(folder, 'elsewhere');

function run(command: string, args: readonly string[], cwd: string): string {
  const ran = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, npm_config_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' } });
  if (ran.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

/** Each JavaScript example of the README with the output that the page shows under it. */
function examplesOfReadme(): readonly (readonly [string, string])[] {
  const page = readFileSync('packages/clinical/README.md', 'utf8');
  return [...page.matchAll(/```js\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```/g)].map((match) => [match[1] ?? '', match[2] ?? ''] as const);
}

beforeAll(() => {
  buildClinical(dist);
  const packed = run('npm', ['pack', '--pack-destination', folder], dist).trim().split('\n').at(-1) ?? '';
  mkdirSync(elsewhere);
  writeFileSync(join(elsewhere, 'package.json'), '{"name":"elsewhere","private":true,"type":"module"}');
  run('npm', ['install', join(folder, packed)], elsewhere);
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the published rules', () => {
  it.each(examplesOfReadme())('run the README outside of the repository (%#)', (code, expected) => {
    const file = join(elsewhere, 'example.js');
    writeFileSync(file, code);
    expect(run(process.execPath, [file], elsewhere)).toBe(expected);
  });

  it('show at least three examples', () => expect(examplesOfReadme().length).toBeGreaterThanOrEqual(3));

  it('give one instrument alone, and every other entry', () => {
    const code = "import { cows } from '@fairlead/clinical/instruments/cows'; import { rulebook } from '@fairlead/clinical/rulebook'; import { rulebookExamples } from '@fairlead/clinical/rulebook-examples'; console.log(cows.items.length, rulebook({ examples: rulebookExamples }).counts.rules > 300);";
    expect(run(process.execPath, ['--input-type=module', '-e', code], elsewhere).trim()).toBe('11 true');
  });

  it('bring their command line, with help, JSON in and out, and a sentence for a wrong question', () => {
    const clinical = (args: readonly string[], input = '') => spawnSync(join(elsewhere, 'node_modules', '.bin', 'clinical'), args, { cwd: elsewhere, input, encoding: 'utf8' });
    for (const command of ['score', 'decide', 'instruments', 'rules']) expect(clinical([command, '--help']).stdout).toContain(`Usage: clinical ${command}`);
    const scored = clinical(['score', 'PHQ-9', '-'], '{"answers":{}}');
    expect([scored.status, JSON.parse(scored.stdout)]).toMatchObject([0, { kind: 'scored', complete: false, total: null }]);
    expect(clinical(['decide', 'opioid-prescribing'], '{"naltrexone":true,"opioid":true}').status).toBe(1);
    expect(clinical(['decide', 'opioid-prescribing'], '{"opiod":true}')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('is no fact') });
  });

  it('bring declarations that a strict TypeScript project reads', () => {
    writeFileSync(join(elsewhere, 'typed.ts'), "import { recommendPlacement } from '@fairlead/clinical';\nexport const level: 'hospital' | string = recommendPlacement({ news2: 9 }).recommendedLevel;\n// @ts-expect-error: there is no such level\nrecommendPlacement({ chosenLevel: 'hotel' });\n");
    run(process.execPath, [join(process.cwd(), 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--ignoreConfig', '--module', 'nodenext', '--target', 'es2023', 'typed.ts'], elsewhere);
  }, 120_000);

  it('stay under 60 kB gzipped, rules and scorer bundled', async () => {
    const entry = join(dist, 'rules-and-scorer.js');
    writeFileSync(entry, "export { ruleSets } from './rulebook.js';\nexport { score } from './instruments/score.js';\n");
    const { gzip } = await bundledSize(entry);
    expect(gzip).toBeLessThan(60 * 1024);
  }, 120_000);
});

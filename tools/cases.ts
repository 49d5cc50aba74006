/** `npm run cases -- FILE...`: a clinic's own table of worked cases through the rules. */
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { runCase, type WorkedCase } from '../packages/clinical/src/cases.ts';
import { families } from '../packages/clinical/src/families.ts';

/** What one run prints and ends with: 0 all as expected, 1 differences, 2 a file that cannot be read as cases. */
export interface CasesRun {
  readonly lines: readonly string[];
  readonly problems: readonly string[];
  readonly passed: number;
  readonly failed: number;
  readonly exitCode: 0 | 1 | 2;
}

type Read = { readonly kind: 'cases'; readonly cases: readonly WorkedCase[] } | { readonly kind: 'problem'; readonly says: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

function isCase(value: unknown): value is WorkedCase {
  return isRecord(value) && typeof value['id'] === 'string' && isRecord(value['input']) && isRecord(value['expected'])
    && (value['family'] === undefined || typeof value['family'] === 'string') && (value['mark'] === undefined || typeof value['mark'] === 'string');
}

function parsed(path: string, text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return { kind: 'problem', says: `${path} is not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (!Array.isArray(value)) return { kind: 'problem', says: `${path} is not a list of cases: it should begin with [ and hold one object a case.` };
  const wrong = value.findIndex((each) => !isCase(each));
  if (wrong >= 0) return { kind: 'problem', says: `${path}: case ${String(wrong + 1)} is not a case. Each needs an id (text), an input and an expected (objects).` };
  return { kind: 'cases', cases: value as WorkedCase[] };
}

function readCases(path: string): Read {
  try {
    return parsed(path, readFileSync(path, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : error instanceof Error ? error.message : String(error);
    return { kind: 'problem', says: `${path} cannot be read: ${why}.` };
  }
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The lines of one case's differences; empty where it passes. */
function failuresOf(worked: WorkedCase, fileFamily: string): readonly string[] {
  const mark = worked.mark === undefined ? '' : ` [${worked.mark}]`;
  const name = worked.family ?? fileFamily;
  const family = Object.hasOwn(families, name) ? families[name] : undefined;
  if (family === undefined) return [`FAIL ${worked.id} family expected one of ${Object.keys(families).join(', ')} got ${name}${mark}`];
  return runCase(family, worked).map(({ key, expected, got }) => `FAIL ${worked.id} ${key} expected ${shown(expected)} got ${shown(got)}${mark}`);
}

/** Runs every case of every file. A file that cannot be read is named, and the others still run. */
export function runFiles(paths: readonly string[]): CasesRun {
  const [lines, problems]: [string[], string[]] = [[], []];
  let [passed, failed] = [0, 0];
  for (const path of paths) {
    const read = readCases(path);
    if (read.kind === 'problem') {
      problems.push(read.says);
      continue;
    }
    const family = basename(path).split('.')[0] ?? '';
    for (const worked of read.cases) {
      const failures = failuresOf(worked, family);
      lines.push(...failures);
      if (failures.length === 0) passed += 1;
      else failed += 1;
    }
  }
  return { lines, problems, passed, failed, exitCode: problems.length > 0 ? 2 : failed > 0 ? 1 : 0 };
}

if (import.meta.main) {
  const typedIn = process.env['INIT_CWD'] ?? process.cwd();
  const paths = process.argv.slice(2).map((path) => resolve(typedIn, path));
  const run = runFiles(paths);
  for (const line of run.lines) console.log(line);
  for (const problem of run.problems) console.error(problem);
  if (paths.length === 0) console.error('Which file? npm run cases -- FILE... runs worked cases through the rules.');
  console.log(`${String(run.passed)} passed, ${String(run.failed)} failed`);
  process.exitCode = paths.length === 0 ? 2 : run.exitCode;
}

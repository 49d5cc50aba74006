/**
 * Stands in for `vitest` while mutants run: gathers the tests of a family instead of running them, so that one process
 * loads them once and runs the few that reach a break, thousands of times. `expect` is the real one.
 */
export { expect } from 'vitest';

export interface GatheredTest {
  readonly id: string;
  readonly run: () => unknown;
}

const gathered = new Map<string, GatheredTest>();
let path: readonly string[] = [];

/** All tests that were declared since the process began. */
export function gatheredTests(): readonly GatheredTest[] {
  return [...gathered.values()];
}

function declare(name: string, run: () => unknown): void {
  const says = [...path, name].join(' > ');
  // Two tests of one name are two tests.
  let id = says;
  for (let at = 2; gathered.has(id); at += 1) id = `${says} (${String(at)})`;
  gathered.set(id, { id, run });
}

function group(name: string, body: () => void): void {
  const outer = path;
  path = [...path, name];
  body();
  path = outer;
}

type Each = <Row>(rows: readonly Row[]) => (name: string, body: (...args: never[]) => unknown) => void;

const each = (make: (name: string, body: () => void) => void): Each => (rows) => (name, body) => {
  for (const [at, row] of rows.entries()) make(`${name} [${String(at)}]`, () => (body as (...args: unknown[]) => unknown)(...(Array.isArray(row) ? (row as unknown[]) : [row])) as undefined);
};

export const it = Object.assign((name: string, run: () => unknown) => { declare(name, run); }, { each: each(declare) });
export const describe = Object.assign((name: string, body: () => void) => { group(name, body); }, { each: each(group) });
export { it as test };

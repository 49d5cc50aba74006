/** Assertions of the walk: few, and each says what was expected and what was there. */
import { deepStrictEqual, ok } from 'node:assert';

interface Expectation {
  readonly toBe: (value: unknown) => void;
  readonly toMatch: (pattern: RegExp) => void;
  readonly toContain: (part: string) => void;
}

export function expect(got: unknown): Expectation {
  return {
    toBe: (value) => deepStrictEqual(got, value),
    toMatch: (pattern) => ok(pattern.test(String(got)), `expected ${pattern} and got “${String(got)}”`),
    toContain: (part) => ok(String(got).includes(part), `expected “${part}” in “${String(got).slice(0, 400)}”`),
  };
}

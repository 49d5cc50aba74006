/** Worked cases: a clinic's own table of examples, run through the rules. */

/** One worked case as it stands in a file. */
export interface WorkedCase {
  readonly id: string;
  readonly family?: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly source?: string;
  readonly mark?: string;
}

/** One family of worked cases: the keys it understands, and the outputs for one input. */
export interface CaseFamily {
  readonly inputs: readonly string[];
  readonly run: (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** One difference between what a case expects and what the rules gave. */
export interface Difference {
  readonly key: string;
  readonly expected: unknown;
  readonly got: unknown;
}

function same(key: string, expected: unknown, got: unknown): boolean {
  if (expected === null || got === null) return expected === got;
  if (typeof expected === 'number' && typeof got === 'number') return Math.abs(expected - got) <= 0.001;
  if (Array.isArray(expected) && Array.isArray(got)) {
    if (expected.length !== got.length) return false;
    if (key === 'reasons') return expected.every((each) => got.includes(each)) && got.every((each) => expected.includes(each));
    return expected.every((each, index) => same('', each, got[index]));
  }
  if (typeof expected === 'object' && typeof got === 'object') {
    const fields = Object.entries(expected as object);
    return fields.every(([field, value]) => same(field, value, (got as Record<string, unknown>)[field]));
  }
  return expected === got;
}

/**
 * Runs one case. It passes when every key of `expected` is in the output with that value: numbers within 0.001,
 * `reasons` as a set, other arrays in order, null equal only to null; further keys of the output are ignored.
 * An input key that the family does not understand is a difference too, since a mistyped fact is silently no fact.
 */
export function runCase(family: CaseFamily, worked: WorkedCase): readonly Difference[] {
  const unknown = Object.keys(worked.input).filter((key) => !family.inputs.includes(key));
  if (unknown.length > 0) return unknown.map((key) => ({ key: `input.${key}`, expected: 'a key of this family', got: 'unknown key' }));
  try {
    const output = family.run(worked.input);
    return Object.entries(worked.expected)
      .filter(([key, value]) => !(key in output) || !same(key, value, output[key]))
      .map(([key, value]) => ({ key, expected: value, got: output[key] }));
  } catch (error) {
    return [{ key: 'run', expected: 'an answer', got: error instanceof Error ? error.message : String(error) }];
  }
}

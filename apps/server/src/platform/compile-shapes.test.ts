/** Compiled shapes answer as the contract's own do: what nobody declared does not pass, and what is wrong is named. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as z from 'zod/mini';
import { compileObjects } from './compile-shapes.ts';

function madeAnew() {
  const Line = z.object({ id: z.uuid(), name: z.string().check(z.minLength(1)), count: z.optional(z.int().check(z.gte(0))), note: z._default(z.nullable(z.string()), null) });
  const Tree = z.object({ value: z.number(), get below() { return z.optional(z.array(Tree)); } });
  return z.object({
    lines: z.array(Line), one: z.nullable(Line), either: z.discriminatedUnion('kind', [z.object({ kind: z.literal('a'), x: z.number() }), z.strictObject({ kind: z.literal('b'), y: z.boolean() })]),
    checked: z.object({ from: z.number(), to: z.number() }).check(z.refine(({ from, to }) => from <= to)), open: z.looseObject({ a: z.string() }), named: z.record(z.string(), Line), tree: Tree,
  });
}

const compiled = madeAnew();
compileObjects(compiled);

const nearly = <T>(right: fc.Arbitrary<T>): fc.Arbitrary<unknown> => fc.oneof({ weight: 60, arbitrary: right }, { weight: 1, arbitrary: fc.constantFrom<unknown>(undefined, null, 7, 'text', [], {}) });
const further = <T extends Record<string, fc.Arbitrary<unknown>>>(fields: T) => nearly(fc.record({ ...fields, undeclared: fc.string() }, { requiredKeys: Object.keys(fields).filter((key) => key !== 'count') }));
const line = further({ id: nearly(fc.uuid()), name: nearly(fc.string({ minLength: 1, maxLength: 3 })), count: nearly(fc.nat()), note: nearly(fc.option(fc.string())) });
const values = further({
  lines: nearly(fc.array(line, { maxLength: 4 })), one: nearly(fc.option(line)), either: fc.oneof(further({ kind: fc.constant('a'), x: nearly(fc.double()) }), nearly(fc.record({ kind: fc.constant('b'), y: fc.boolean() })), further({ kind: fc.constant('b'), y: fc.boolean() })),
  checked: further({ from: fc.integer({ max: 5 }), to: fc.nat() }), open: further({ a: nearly(fc.string()) }), named: nearly(fc.dictionary(fc.string(), line)), tree: further({ value: fc.integer(), below: nearly(fc.array(further({ value: fc.integer() }), { maxLength: 2 })) }),
});

it('gives the same value, without what nobody declared, or the same complaints', () => {
  const plain = madeAnew();
  let [passed, refused] = [0, 0];
  fc.assert(fc.property(values, (value) => {
    const [ours, theirs] = [compiled.safeParse(value), plain.safeParse(value)];
    expect(ours.success ? ours.data : ours.error.issues).toEqual(theirs.success ? theirs.data : theirs.error.issues);
    if (ours.success) passed += 1; else refused += 1;
    if (ours.success) expect(JSON.stringify({ ...ours.data, open: null })).not.toContain('undeclared');
  }), { numRuns: 500 });
  expect(Math.min(passed, refused)).toBeGreaterThan(20);
});

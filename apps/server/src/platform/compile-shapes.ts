/**
 * The contract is written in `zod/mini`, which is small enough for the doors and reads each object key by key. A server may
 * compile: the full Zod does it for its own objects, and the same compiler is put on the contract's here. A list of a
 * thousand people is then checked three times as fast, with the same answers.
 */
import { $ZodObject, $ZodObjectJIT, $ZodType } from 'zod/v4/core';

const compiled = new WeakSet<$ZodType>();

/** Compiles the objects of a schema and of all schemas in it; once each. A schema that is looked up only while parsing (`z.lazy`) stays as it is. */
export function compileObjects(schema: unknown): void {
  if (!(schema instanceof $ZodType) || compiled.has(schema)) return;
  compiled.add(schema);
  for (const part of Object.values(schema._zod.def)) {
    for (const each of Array.isArray(part) ? part : [part]) compileObjects(each);
  }
  if (!(schema instanceof $ZodObject)) return;
  for (const property of Object.values(schema._zod.def.shape)) compileObjects(property);
  const { parse, run } = schema._zod;
  $ZodObjectJIT.init(schema, schema._zod.def);
  // Where an object has no further checks, running it is parsing it, and it holds on to the parser that it was made with.
  if (run === parse) schema._zod.run = schema._zod.parse;
}

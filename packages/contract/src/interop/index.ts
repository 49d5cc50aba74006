/** Bringing records in from other systems: a look at what would be kept, then the same again for good. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, IsoDay, Line } from '../shapes.ts';

export const ImportReason = z.object({ code: z.string(), en: z.string(), es: z.string() });
export type ImportReason = z.output<typeof ImportReason>;

/** What became of one entry of a file. */
export const EntryResult = z.object({
  /** The file and, within it, the entry's place or the line's number. */
  file: z.string(), place: z.int(), type: z.string(), id: z.nullable(z.string()), words: z.string(),
  outcome: z.enum(['kept', 'here', 'not-kept']),
  /** What our record made of it: a table's name, or null where it is kept as it came. */
  as: z.nullable(z.string()),
  personId: z.nullable(Id), personNumber: z.nullable(z.string()),
  /** Why it was not kept, or what to look at where it was. */
  reason: z.nullable(ImportReason),
});
export type EntryResult = z.output<typeof EntryResult>;

export const ImportCounts = z.object({ read: z.int(), kept: z.int(), here: z.int(), notKept: z.int() });
export type ImportCounts = z.output<typeof ImportCounts>;

export const importRecords = route({
  method: 'POST', path: '/api/sites/:id/imports', summary: 'Reads FHIR bundles, NDJSON or trial tables: first to look, then to keep', params: IdParams,
  body: z.object({
    /** False shows what would happen and keeps nothing. */
    confirm: z.boolean(),
    files: z.array(z.object({ name: Line, text: z.string() })).check(z.minLength(1), z.maxLength(20)),
    /** The system they come from, where the file does not say. */
    source: z.optional(Line),
    dayZero: z.optional(IsoDay),
  }),
  reply: z.object({
    batchId: z.nullable(Id), counts: ImportCounts,
    types: z.array(z.extend(ImportCounts, { type: z.string() })),
    /** At most 600; those not kept come first. */
    entries: z.array(EntryResult),
    people: z.array(z.object({ id: Id, number: z.string(), name: z.string() })),
  }),
});

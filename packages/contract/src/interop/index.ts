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

/** A record that leaves is written down before it does; the bundle itself is then read by `Patient/:id/$everything`. */
export const releaseRecord = route({
  method: 'POST', path: '/api/people/:id/record-releases', summary: 'Notes that the whole record is taken out: for the person, or under a consent to share that is in force', params: IdParams,
  body: z.object({ consentId: z.optional(Id) }),
  reply: z.object({ entries: z.int(), recipient: z.nullable(z.string()) }),
});

const FhirQuery = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
const ResourceType = z.string().check(z.regex(/^[A-Z][A-Za-z]{1,60}$/));
/** FHIR R4 to read. The resources are R4's own, so that their shape is not said again here. */
export const FhirResource = z.looseObject({ resourceType: z.string() });
export const fhirMetadata = route({ method: 'GET', path: '/fhir/R4/metadata', summary: 'What this FHIR server can do (CapabilityStatement)', reply: FhirResource });
export const fhirEverything = route({ method: 'GET', path: '/fhir/R4/Patient/:id/$everything', summary: 'One person’s whole record as a bundle', params: IdParams, reply: FhirResource });
export const fhirRead = route({
  method: 'GET', path: '/fhir/R4/:type/:id', summary: 'One resource',
  params: z.object({ type: ResourceType, id: z.string().check(z.regex(/^[A-Za-z0-9\-.]{1,64}$/)) }), reply: FhirResource,
});
export const fhirSearch = route({ method: 'GET', path: '/fhir/R4/:type', summary: 'Resources of one person, or people by name, number or birth', params: z.object({ type: ResourceType }), query: FhirQuery, reply: FhirResource });

export * from './cds-hooks.ts';

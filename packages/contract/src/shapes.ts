/** Small shapes that many rooms use. */
import * as z from 'zod/mini';

export const Id = z.uuid();
export const IsoDay = z.iso.date();
/** An instant in UTC, ISO 8601. */
export const Instant = z.iso.datetime({ offset: true });
/** Whole micrograms. */
export const Micrograms = z.int().check(z.nonnegative());
/** One line a person typed. Control characters are refused, since they change how labels and lists read. */
export const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200), z.regex(/^[^\p{Cc}\u202A-\u202E\u2066-\u2069]*$/u));
/** Free text of a note, up to 20,000 characters. */
export const Text = z.string().check(z.trim(), z.maxLength(20_000));
export const Language = z.enum(['en', 'en-GB', 'es']);
export type Language = z.output<typeof Language>;
export const IdParams = z.object({ id: Id });
export const Created = z.object({ id: Id });

export const Role = z.enum(['administrator', 'prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor']);
export type Role = z.output<typeof Role>;

/** A page of a list; `next` is opaque and null at the end. */
export const pageOf = <T extends z.ZodMiniType>(item: T) => z.object({ items: z.array(item), next: z.nullable(z.string()) });
export const PageQuery = z.object({ limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))), after: z.optional(z.string()) });

export const Finding = z.object({
  code: z.string(),
  rule: z.string(),
  version: z.string(),
  decision: z.enum(['allow', 'warn', 'refuse']),
  says: z.object({ en: z.string(), es: z.string(), 'en-GB': z.optional(z.string()) }),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  source: z.string(),
  mark: z.enum(['primary', 'secondary', 'unchecked', 'product']),
  facts: z.record(z.string(), z.unknown()),
  override: z.enum(['acknowledge', 'prescriber', 'two prescribers', 'nobody']),
  /** The dosing days of an order for which this was found; absent where the finding is of one moment. */
  days: z.optional(z.array(z.string())),
});
export type Finding = z.output<typeof Finding>;

export const Decision = z.object({
  decision: z.enum(['allow', 'warn', 'refuse']),
  reasons: z.array(z.string()),
  findings: z.array(Finding),
  missing: z.array(z.string()),
  wouldChange: z.array(z.object({
    fact: z.string(), to: z.unknown(), decision: z.enum(['allow', 'warn', 'refuse']),
    and: z.optional(z.array(z.object({ fact: z.string(), to: z.unknown() }))), unknown: z.optional(z.literal(true)),
  })),
  hardStop: z.optional(z.literal(true)),
});
export type Decision = z.output<typeof Decision>;

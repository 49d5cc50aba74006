/** Overdose risk as a list of factors with a tier: what is so, what is not, what nobody asked. Not validated. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { IdParams, Instant, IsoDay } from '../shapes.ts';

const Said = z.object({ en: z.string(), es: z.string(), 'en-GB': z.optional(z.string()) });
const Cite = z.object({ source: z.string(), mark: z.enum(['primary', 'secondary', 'unchecked', 'product']) });

export const OverdoseRisk = z.object({
  tier: z.enum(['red', 'amber', 'green']),
  /** False while a factor was not asked or is not known; no screen shows the tier without it. */
  complete: z.boolean(),
  present: z.array(z.object({ id: z.string(), says: Said, since: z.nullable(IsoDay), cite: Cite })),
  notPresent: z.array(z.object({ id: z.string(), says: Said })),
  notAsked: z.array(z.object({ id: z.string(), says: Said })),
  because: z.array(z.string()),
  actions: z.array(z.object({ code: z.string(), says: Said })),
  validated: z.literal(false),
  /** Packs in hand that have not expired; null where nobody knows. */
  naloxone: z.nullable(z.object({ packs: z.int(), goodUntil: z.nullable(IsoDay) })),
  readAt: Instant,
});
export type OverdoseRisk = z.output<typeof OverdoseRisk>;

export const getRisk = route({ method: 'GET', path: '/api/people/:id/risk', summary: 'Overdose risk of a person as factors, with what is not known and what to do', params: IdParams, reply: OverdoseRisk });

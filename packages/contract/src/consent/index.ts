/** Consents: given, seen, ended at once. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, IsoDay, Line, Text } from '../shapes.ts';

export const ConsentKind = z.enum(['treatment', 'sharing', 'counselling_notes', 'reporting', 'research']);
export const Consent = z.object({
  id: Id, kind: ConsentKind, recipient: z.nullable(z.string()), purpose: z.nullable(z.string()), amountAndKind: z.nullable(z.string()), expiresOn: z.nullable(IsoDay),
  signedAt: Instant, method: z.string(), endedAt: z.nullable(Instant),
  /** in force, or why not. */
  state: z.enum(['in_force', 'ended', 'expired']),
});
export type Consent = z.output<typeof Consent>;

export const listConsents = route({ method: 'GET', path: '/api/people/:id/consents', summary: 'What the person agreed to', params: IdParams, reply: z.object({ items: z.array(Consent) }) });
export const addConsent = route({
  method: 'POST', path: '/api/people/:id/consents', summary: 'Notes a consent as it is signed', params: IdParams,
  body: z.object({ kind: ConsentKind, recipient: z.optional(Line), purpose: z.optional(Line), amountAndKind: z.optional(Line), expiresOn: z.optional(IsoDay), method: z.enum(['on_screen', 'on_phone', 'on_paper', 'spoken']) }),
  reply: Created,
});
export const endConsent = route({
  method: 'POST', path: '/api/consents/:id/end', summary: 'Ends a consent at once, for ever', params: IdParams, body: z.object({ reason: z.optional(Text) }), reply: z.object({ ok: z.literal(true) }),
});
export const AccessLine = z.object({ at: Instant, event: z.string(), kind: z.string(), who: z.nullable(z.string()), roles: z.array(z.string()) });
export const accessLog = route({ method: 'GET', path: '/api/people/:id/access-log', summary: 'Who looked at or changed this record', params: IdParams, reply: z.object({ items: z.array(AccessLine) }) });

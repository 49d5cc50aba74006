/** Naloxone kits: offered, issued, used, replaced. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, IsoDay, Line, Text } from '../shapes.ts';

export const NaloxoneProduct = z.enum(['nasal_4mg', 'nasal_8mg', 'nasal_3mg', 'im_0_4mg', 'im_5mg', 'prenoxad', 'nyxoid']);
export const NaloxoneKit = z.object({
  id: Id, product: NaloxoneProduct, devices: z.int(), holder: z.nullable(z.string()), lot: z.nullable(z.string()), expiresOn: z.nullable(IsoDay),
  issuedAt: Instant, issuedBy: z.string(), trained: z.boolean(), ended: z.nullable(z.object({ at: Instant, how: z.enum(['used', 'lost', 'expired', 'replaced', 'returned']) })),
});
export const listKits = route({
  method: 'GET', path: '/api/people/:id/naloxone-kits', summary: 'Naloxone kits of a person', params: IdParams,
  reply: z.object({ items: z.array(NaloxoneKit), lastOffer: z.nullable(z.object({ at: Instant, answer: z.enum(['taken', 'has_one', 'declined']) })) }),
});
export const issueKit = route({
  method: 'POST', path: '/api/people/:id/naloxone-kits', summary: 'Issues a naloxone kit', params: IdParams,
  body: z.object({ product: NaloxoneProduct, devices: z.int().check(z.gte(1), z.lte(20)), holder: z.optional(Line), lot: z.optional(Line), expiresOn: z.optional(IsoDay), trained: z.boolean(), /** The order that it is issued on; without one by the service's own right to supply. */ orderId: z.optional(Id) }),
  reply: Created,
});
export const noteOffer = route({
  method: 'POST', path: '/api/people/:id/naloxone-offers', summary: 'Notes that naloxone was offered and not taken', params: IdParams,
  body: z.object({ answer: z.enum(['has_one', 'declined']), note: z.optional(Text) }), reply: Created,
});
export const endKit = route({
  method: 'POST', path: '/api/naloxone-kits/:id/end', summary: 'Says what became of a kit', params: IdParams,
  body: z.object({ how: z.enum(['used', 'lost', 'expired', 'replaced', 'returned']), note: z.optional(Text) }), reply: z.object({ ok: z.literal(true) }),
});

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
export const NaloxoneOrder = z.object({
  id: Id, product: NaloxoneProduct,
  /** Null for a standing order of the site. */
  kits: z.nullable(z.int()), issued: z.int(), reason: z.string(), validUntil: IsoDay, orderedBy: z.string(), orderedAt: Instant, endedAt: z.nullable(Instant), endReason: z.nullable(z.string()),
  /** Kits can be issued on it now. */
  open: z.boolean(),
});
export type NaloxoneOrder = z.output<typeof NaloxoneOrder>;
export const naloxoneOrders = route({
  method: 'GET', path: '/api/people/:id/naloxone-orders', summary: 'Who needs a kit by the rule, what was ordered for the person, and the standing orders of their site', params: IdParams,
  reply: z.object({ need: z.object({ supply: z.int(), held: z.int(), why: z.array(z.string()) }), items: z.array(NaloxoneOrder), standing: z.array(NaloxoneOrder) }),
});
export const orderNaloxone = route({
  method: 'POST', path: '/api/people/:id/naloxone-orders', summary: 'Orders naloxone kits for a person; needs a second factor shown in the last five minutes', params: IdParams,
  body: z.object({ product: NaloxoneProduct, kits: z.int().check(z.gte(1), z.lte(20)), reason: Reason }), reply: Created,
});
export const standNaloxoneOrder = route({
  method: 'POST', path: '/api/sites/:id/naloxone-standing-orders', summary: 'A standing order for naloxone at a site, for a year; needs a second factor shown in the last five minutes', params: IdParams,
  body: z.object({ product: NaloxoneProduct, reason: Reason }), reply: Created,
});
export const endNaloxoneOrder = route({ method: 'POST', path: '/api/naloxone-orders/:id/end', summary: 'Ends an order for naloxone', params: IdParams, body: z.object({ reason: Reason }), reply: z.object({ ok: z.literal(true) }) });

/** A second signature, asked of a named colleague and given on their own device; and photos of waste. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Decision, Id, IdParams, Instant, IsoDay, Role } from '../shapes.ts';

/** What two sign. Each is a command of its own; asked for, it waits until the second has signed. */
export const SecondAct = z.enum(['waste', 'difference', 'correction', 'disposal', 'inventory', 'pump-run', 'poured', 'dose', 'injection', 'take-home', 'bottle', 'guest-days']);
export type SecondAct = z.output<typeof SecondAct>;

/** One line as the ledger will have it, or as it was counted. */
export const ShownLine = z.object({
  account: z.string(), product: z.string(), lot: z.string(), expiresOn: z.nullable(IsoDay), container: z.nullable(z.string()), amountUg: z.int(),
});
export type ShownLine = z.output<typeof ShownLine>;

/** Exactly what is signed. What is written has the same hash, or it is not written. */
export const ShownAct = z.object({
  person: z.nullable(z.object({ number: z.string(), name: z.string() })),
  lines: z.array(ShownLine),
  /** What was said with it, by the name of its field: reason, note, method, moment. */
  said: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** What the rules found, where the act overrides a finding or stands beside one. */
  decision: z.nullable(Decision),
  photoId: z.nullable(Id),
});
export type ShownAct = z.output<typeof ShownAct>;

export const SecondState = z.enum(['asked', 'signed', 'declined', 'taken-back', 'ended', 'changed', 'refused']);
export type SecondState = z.output<typeof SecondState>;

export const SecondSignature = z.object({
  id: Id, siteId: Id, act: SecondAct, shown: ShownAct, hash: z.string(), askedBy: z.string(), askedOf: z.string(), askedAt: Instant, expiresAt: Instant,
  state: SecondState, endedAt: z.nullable(Instant),
  /** Why the second said no. */
  reason: z.nullable(z.string()),
});
export type SecondSignature = z.output<typeof SecondSignature>;

const Fields = z.record(z.string(), z.unknown());

export const listSecondSigners = route({
  method: 'GET', path: '/api/sites/:id/second-signers', summary: 'Who may be asked to sign as the second here, and who is signed in now', params: IdParams,
  reply: z.object({ items: z.array(z.object({ id: Id, name: z.string(), initials: z.string(), roles: z.array(Role), here: z.boolean() })), minutes: z.int(), /** The site doses at a node, whose screens show no asks. */ atNode: z.boolean() }),
});
export const askSecond = route({
  method: 'POST', path: '/api/sites/:id/second-signatures', summary: 'Asks a colleague to sign as the second on their own device; nothing is written until they do', params: IdParams,
  body: z.object({ act: SecondAct, of: Id, params: Fields, body: Fields, ifMatch: z.optional(z.string().check(z.maxLength(100))) }),
  reply: SecondSignature,
});
export const listSecondSignatures = route({
  method: 'GET', path: '/api/second-signatures', summary: 'What waits for my signature as the second, and what I asked for and is open',
  reply: z.object({ toSign: z.array(SecondSignature), asked: z.array(SecondSignature) }),
});
export const getSecondSignature = route({
  method: 'GET', path: '/api/second-signatures/:id', summary: 'One ask, for the two of it; whoever asked also reads what came of it', params: IdParams,
  reply: z.object({ ask: SecondSignature, /** The reply of the command, or the problem; for whoever asked alone. */ answer: z.optional(z.unknown()) }),
});
export const signAsSecond = route({
  method: 'POST', path: '/api/second-signatures/:id/signature', summary: 'Signs as the second: the act is written in the same moment; needs a second factor shown in the last five minutes', params: IdParams,
  body: z.object({ /** The hash of what was on the screen. */ hash: z.string().check(z.maxLength(100)) }), reply: SecondSignature,
});
export const declineSecond = route({
  method: 'POST', path: '/api/second-signatures/:id/refusal', summary: 'Says no to signing as the second, with the reason', params: IdParams,
  body: z.object({ reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)) }), reply: SecondSignature,
});
export const takeBackSecond = route({ method: 'POST', path: '/api/second-signatures/:id/end', summary: 'Takes an ask back; nothing was written', params: IdParams, body: z.object({}), reply: SecondSignature });

export const addWastePhoto = route({
  method: 'POST', path: '/api/sites/:id/waste-photos', summary: 'Keeps a photo of waste or a spill, sealed, for the movement that names it', params: IdParams,
  body: z.object({ /** Base64 of a square JPEG, WebP or PNG, 60 kB at most. */ picture: z.string().check(z.maxLength(82_000), z.regex(/^[A-Za-z0-9+/]+=*$/)) }), reply: z.object({ id: Id }),
});
export const getWastePhoto = route({
  method: 'GET', path: '/api/waste-photos/:id', summary: 'A photo of waste, for whoever may read the ledger', params: IdParams,
  reply: z.object({ mediaType: z.enum(['image/jpeg', 'image/webp', 'image/png']), picture: z.string(), takenBy: z.string(), takenAt: Instant }),
});

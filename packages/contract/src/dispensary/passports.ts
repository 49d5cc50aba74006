/** Dose passports on paper, their keys, and what the window says of one that somebody shows. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant } from '../shapes.ts';

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

export const PassportKeyLine = z.object({ id: z.string(), publicKey: z.string(), state: z.enum(['current', 'retired', 'withdrawn']), from: Instant, until: z.nullable(Instant) });

export const getPassportKeys = route({
  method: 'GET', path: '/.well-known/fairlead-passport-keys.json', summary: 'The public keys that prove this clinic’s dose passports',
  /** `at`: the clinic's own time, for readers whose clock is wrong. */
  reply: z.object({ format: z.literal('fairlead-passport-keys-1'), issuer: z.string(), at: Instant, keys: z.array(PassportKeyLine) }),
});
export const rotatePassportKey = route({
  method: 'POST', path: '/api/passport-keys', summary: 'Signs passports with a new key from now on; a withdrawn key proves nothing any more',
  body: z.object({ withdrawn: z.boolean(), reason: Reason }), reply: PassportKeyLine,
});
export const printPassport = route({
  method: 'POST', path: '/api/people/:id/dose-passports', summary: 'Prints a dose passport for the person who asked for it and takes it along', params: IdParams,
  body: z.object({ askedByPerson: z.literal(true) }),
  reply: z.object({ id: Id, fileName: z.string(), base64: z.string(), text: z.string(), expiresAt: Instant }),
});

/** Signing in, sessions, the demonstration's clock. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, Instant, Language, Role } from '../shapes.ts';
import { Passphrase, SignInCode, SignInName, TotpCode } from './account.ts';

export * from './devices.ts';
export * from './account.ts';
export * from './companion.ts';
export * from './passkeys.ts';
export * from './setup.ts';

const Ok = z.object({ ok: z.literal(true) });

export const Who = z.object({
  kind: z.enum(['staff', 'pharmacy', 'person', 'supporter']),
  accountId: Id,
  displayName: z.string(),
  initials: z.string(),
  language: Language,
  roles: z.array(Role),
  organisation: z.object({ id: Id, name: z.string(), country: z.enum(['US', 'UK']) }),
  sites: z.array(z.object({ id: Id, code: z.string(), name: z.string(), country: z.enum(['US', 'UK']), timeZone: z.string() })),
  personId: z.nullable(Id),
  /** The pharmacy whose account this is. */
  pharmacy: z.nullable(z.object({ id: Id, name: z.string(), timeZone: z.string() })),
  isDemo: z.boolean(),
  now: Instant,
});
export type Who = z.output<typeof Who>;

export const signIn = route({
  method: 'POST', path: '/api/sign-in', summary: 'Shows a name and a passphrase',
  body: z.object({ name: SignInName, passphrase: Passphrase }),
  reply: z.object({ next: z.enum(['factor', 'signed-in']), hasPasskey: z.boolean() }),
});
export const showFactor = route({
  method: 'POST', path: '/api/sign-in/factor', summary: 'Shows the second factor and is signed in',
  body: z.object({ code: SignInCode }), reply: z.object({ next: z.literal('signed-in'), recoveryCodesLeft: z.nullable(z.int()) }),
});
export const signOut = route({ method: 'POST', path: '/api/sign-out', summary: 'Ends this session', reply: Ok });
export const whoAmI = route({ method: 'GET', path: '/api/session', summary: 'Who is signed in here', reply: Who });
export const setLanguage = route({ method: 'POST', path: '/api/session/language', summary: 'Chooses the language', body: z.object({ language: Language }), reply: Ok });
export const freshFactor = route({
  method: 'POST', path: '/api/session/factor', summary: 'Shows the second factor again, to sign', body: z.object({ code: TotpCode }), reply: Ok,
});
/** Only in the demonstration: one tap a role. */
export const demoRoles = route({
  method: 'GET', path: '/api/demo/roles', summary: 'Who can sign in with one tap in the demonstration',
  reply: z.object({ items: z.array(z.object({ staffId: Id, displayName: z.string(), roles: z.array(Role), siteName: z.string() })) }),
});
export const demoPeople = route({
  method: 'GET', path: '/api/demo/people', summary: 'People of the demonstration who carry the companion',
  reply: z.object({ items: z.array(z.object({ accountId: Id, kind: z.enum(['person', 'supporter']), displayName: z.string(), story: z.string() })) }),
});
export const demoSignIn = route({
  method: 'POST', path: '/api/demo/sign-in', summary: 'Signs in with one tap in the demonstration',
  body: z.object({ staffId: z.optional(Id), accountId: z.optional(Id) }), reply: Ok,
});
export const demoFactor = route({ method: 'GET', path: '/api/demo/factor', summary: 'The demonstration’s second factor of whoever is signed in', reply: z.object({ code: z.string() }) });
export const demoClock = route({
  method: 'POST', path: '/api/demo/clock', summary: 'Moves time forwards for the whole demonstration',
  body: z.object({ by: z.string().check(z.regex(/^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/)) }),
  reply: z.object({ now: Instant }),
});

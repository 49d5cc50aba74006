/** Signing in, sessions, the demonstration's clock. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant, Language, Line, Role } from '../shapes.ts';

/** 15 characters where the passphrase is the only factor, 8 with a second one; no rules on composition (NIST SP 800-63B-4). */
export const Passphrase = z.string().check(z.minLength(8), z.maxLength(256));
export * from './companion.ts';

const Code = z.string().check(z.regex(/^\d{6}$/));
const Ok = z.object({ ok: z.literal(true) });

export const Who = z.object({
  kind: z.enum(['staff', 'person', 'supporter']),
  accountId: Id,
  displayName: z.string(),
  initials: z.string(),
  language: Language,
  roles: z.array(Role),
  organisation: z.object({ id: Id, name: z.string(), country: z.enum(['US', 'UK']) }),
  sites: z.array(z.object({ id: Id, code: z.string(), name: z.string(), country: z.enum(['US', 'UK']), timeZone: z.string() })),
  personId: z.nullable(Id),
  isDemo: z.boolean(),
  now: Instant,
});
export type Who = z.output<typeof Who>;

export const signIn = route({
  method: 'POST', path: '/api/sign-in', summary: 'Shows a name and a passphrase',
  body: z.object({ name: z.string().check(z.trim(), z.minLength(3), z.maxLength(120)), passphrase: Passphrase }),
  reply: z.object({ next: z.enum(['factor', 'signed-in']) }),
});
export const showFactor = route({
  method: 'POST', path: '/api/sign-in/factor', summary: 'Shows the second factor and is signed in',
  body: z.object({ code: Code }), reply: z.object({ next: z.literal('signed-in') }),
});
export const signOut = route({ method: 'POST', path: '/api/sign-out', summary: 'Ends this session', reply: Ok });
export const whoAmI = route({ method: 'GET', path: '/api/session', summary: 'Who is signed in here', reply: Who });
export const setLanguage = route({ method: 'POST', path: '/api/session/language', summary: 'Chooses the language', body: z.object({ language: Language }), reply: Ok });
export const freshFactor = route({
  method: 'POST', path: '/api/session/factor', summary: 'Shows the second factor again, to sign', body: z.object({ code: Code }), reply: Ok,
});
export const listSessions = route({
  method: 'GET', path: '/api/sessions', summary: 'Where one is signed in',
  reply: z.object({ items: z.array(z.object({ id: Id, device: z.string(), createdAt: Instant, lastSeenAt: Instant, current: z.boolean() })) }),
});
export const endSession = route({ method: 'POST', path: '/api/sessions/:id/end', summary: 'Ends one of one’s sessions', params: IdParams, reply: Ok });

export const acceptInvitation = route({
  method: 'POST', path: '/api/invitations/accept', summary: 'Uses an invitation’s code to choose a name and a passphrase',
  body: z.object({ code: z.string().check(z.trim(), z.minLength(8), z.maxLength(40)), name: z.string().check(z.trim(), z.minLength(3), z.maxLength(120)), passphrase: Passphrase }),
  reply: z.object({ kind: z.enum(['staff', 'person', 'supporter']), totpSecret: z.nullable(z.string()), next: z.enum(['enrol-factor', 'signed-in']) }),
});
export const setUp = route({
  method: 'POST', path: '/api/setup', summary: 'Creates the first organisation and its administrator, with the code from the terminal',
  body: z.object({
    code: z.string().check(z.trim(), z.minLength(8), z.maxLength(40)),
    organisationName: Line, country: z.enum(['US', 'UK']), siteName: Line, siteCode: z.string().check(z.regex(/^[A-Z0-9]{2,12}$/)), timeZone: z.string(),
    displayName: Line, name: z.string().check(z.trim(), z.minLength(3), z.maxLength(120)), passphrase: Passphrase,
  }),
  reply: z.object({ organisationId: Id, totpSecret: z.string() }),
});
export const setupState = route({ method: 'GET', path: '/api/setup', summary: 'Whether an organisation exists', reply: z.object({ needed: z.boolean(), isDemo: z.boolean() }) });

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

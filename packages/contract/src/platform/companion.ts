/** Signing in on the companion's origin: a code from the clinic or from the person, later the own name and passphrase. */
import * as z from 'zod/mini';
import { route } from '../route.ts';

/** Nobody types these by hand from memory: 12 letters and digits without 0, O, 1, I and L; dashes and case do not matter. */
export const InvitationCode = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[2-9A-HJKMNP-Z -]{8,20}$/));
/** A person's only factor at the server, so 15 characters (NIST SP 800-63B-4); no rules on composition. The phone's PIN is no factor: the server never sees it. */
export const OwnPassphrase = z.string().check(z.minLength(15), z.maxLength(256));

/** Who is signed in on the companion's origin. */
export const CompanionSession = z.object({
  door: z.enum(['person', 'supporter']),
  name: z.string(),
  /** What to type, with the passphrase, on the next phone; null where the demonstration signed in. */
  signInName: z.nullable(z.string()),
});
export type CompanionSession = z.output<typeof CompanionSession>;

export const companionSession = route({ method: 'GET', path: '/api/companion/session', summary: 'Who is signed in on this phone', reply: z.object({ session: z.nullable(CompanionSession) }) });
export const companionInvitation = route({
  method: 'POST', path: '/api/companion/invitations', summary: 'Uses an invitation’s code once and chooses a passphrase; the name to sign in with is made here',
  body: z.object({ code: InvitationCode, passphrase: OwnPassphrase }), reply: CompanionSession,
});
export const companionSignIn = route({
  method: 'POST', path: '/api/companion/sign-in', summary: 'Signs a person or a supporter in with their own name and passphrase',
  body: z.object({ signInName: z.string().check(z.trim(), z.minLength(3), z.maxLength(120)), passphrase: z.string().check(z.maxLength(256)) }), reply: CompanionSession,
});

/** One's own account: where one is signed in, passphrase, second factor, and the one-time code that begins it. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant } from '../shapes.ts';

/** 15 characters where the passphrase is the only factor, 8 with a second one; no rules on composition (NIST SP 800-63B-4). */
export const Passphrase = z.string().check(z.minLength(8), z.maxLength(256));
export const SignInName = z.string().check(z.trim(), z.minLength(3), z.maxLength(120));
/** A one-time code that somebody was given: letters and digits; dashes, spaces and case do not matter. */
export const GivenCode = z.string().check(z.trim(), z.minLength(8), z.maxLength(40));
export const TotpCode = z.string().check(z.regex(/^\d{6}$/));
/** Six digits of an authenticator app, or one of the ten recovery codes. */
export const SignInCode = z.string().check(z.trim(), z.toUpperCase(), z.regex(/^(\d{6}|\d[- ]?[2-9A-HJKMNP-Z]{4}[- ]?[2-9A-HJKMNP-Z]{4}[- ]?[2-9A-HJKMNP-Z]{4})$/));
const Ok = z.object({ ok: z.literal(true) });
/** Base32, for an authenticator app. */
const TotpSecret = z.string();
/** Shown once; each works once. */
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const lookAtInvitation = route({
  method: 'POST', path: '/api/invitations/look', summary: 'What a member of staff’s one-time code asks for', body: z.object({ code: GivenCode }),
  reply: z.object({
    displayName: z.string(), organisationName: z.string(),
    /** Null: choose one. */
    name: z.nullable(z.string()),
    /** new: choose one; own: show the one that one has. */
    passphrase: z.enum(['new', 'own']),
    /** For the authenticator app; null where the second factor stays as it is. */
    totpSecret: z.nullable(TotpSecret),
  }),
});
export const acceptInvitation = route({
  method: 'POST', path: '/api/invitations/accept', summary: 'Uses the code: name, passphrase and second factor are kept together, and one is signed in',
  body: z.object({ code: GivenCode, name: SignInName, passphrase: Passphrase, totpCode: TotpCode }), reply: RecoveryCodes,
});

export const listSessions = route({
  method: 'GET', path: '/api/sessions', summary: 'Where one is signed in',
  reply: z.object({ items: z.array(z.object({ id: Id, device: z.string(), createdAt: Instant, lastSeenAt: Instant, current: z.boolean() })) }),
});
export const endSession = route({ method: 'POST', path: '/api/sessions/:id/end', summary: 'Ends one of one’s sessions', params: IdParams, reply: Ok });
export const endOtherSessions = route({ method: 'POST', path: '/api/sessions/end-others', summary: 'Ends all of one’s sessions but this', reply: z.object({ ended: z.int() }) });

export const changePassphrase = route({
  method: 'POST', path: '/api/session/passphrase', summary: 'Changes one’s passphrase; all other sessions end', body: z.object({ current: z.string().check(z.maxLength(256)), passphrase: Passphrase }), reply: Ok,
});
export const ownFactors = route({
  method: 'GET', path: '/api/session/factors', summary: 'One’s own second factors',
  reply: z.object({
    hasAuthenticator: z.boolean(), recoveryCodesLeft: z.int(),
    passkeys: z.array(z.object({ id: Id, name: z.string(), createdAt: Instant })),
  }),
});
export const nextAuthenticator = route({ method: 'GET', path: '/api/session/authenticator', summary: 'The secret for another authenticator app', reply: z.object({ totpSecret: TotpSecret }) });
export const changeAuthenticator = route({ method: 'POST', path: '/api/session/authenticator', summary: 'Takes another authenticator app instead of the one before', body: z.object({ totpCode: TotpCode }), reply: Ok });
export const renewRecoveryCodes = route({ method: 'POST', path: '/api/session/recovery-codes', summary: 'Ten new recovery codes; the ones before stop working', reply: RecoveryCodes });

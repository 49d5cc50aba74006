/** Passkeys of staff: a second factor at signing in, and a fresh one to sign with (WebAuthn). */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Line } from '../shapes.ts';

const Ok = z.object({ ok: z.literal(true) });
/** As WebAuthn has it; the browser and the server's library read it, nobody between. */
const Json = z.record(z.string(), z.unknown());
const Options = z.object({ options: Json });
const Shown = z.object({ response: Json });

export const passkeyOptions = route({ method: 'POST', path: '/api/passkeys/options', summary: 'What a new passkey is made from', reply: Options });
export const addPasskey = route({ method: 'POST', path: '/api/passkeys', summary: 'Keeps a new passkey', body: z.object({ name: Line, response: Json }), reply: z.object({ id: Id }) });
export const endPasskey = route({ method: 'POST', path: '/api/passkeys/:id/end', summary: 'Ends a passkey', params: IdParams, reply: Ok });

export const signInPasskeyOptions = route({ method: 'POST', path: '/api/sign-in/passkey/options', summary: 'What a passkey signs, to finish signing in', reply: Options });
export const signInWithPasskey = route({ method: 'POST', path: '/api/sign-in/passkey', summary: 'Shows a passkey as second factor and is signed in', body: Shown, reply: z.object({ next: z.literal('signed-in') }) });
export const freshPasskeyOptions = route({ method: 'POST', path: '/api/session/passkey/options', summary: 'What a passkey signs, to show the second factor again; no options where one has no passkey', reply: z.object({ options: z.nullable(Json) }) });
export const freshPasskey = route({ method: 'POST', path: '/api/session/passkey', summary: 'Shows a passkey again, to sign', body: Shown, reply: Ok });

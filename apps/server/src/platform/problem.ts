/** Errors as they leave the server: RFC 9457 problem details with a sentence for a person. */
import type { Decision, Problem } from '@fairlead/contract';

export type { Problem };

const problem = (type: string, status: number, title: string, detail: string, more: Partial<Problem> = {}): Problem =>
  ({ type: `/problems/${type}`, status, title, detail, ...more });

/** A shape that the route does not take. `field` is a JSON pointer. */
export const invalid = (detail: string, field?: string): Problem =>
  problem('invalid', 400, 'Something in this request cannot be used', detail, field === undefined ? {} : { field });

export const signedOut = (): Problem =>
  problem('signed-out', 401, 'You are signed out', 'Sign in again. What you typed is still on this screen.');

/** A system came without a token, or with one that does not hold. */
export const tokenRefused = (detail: string): Problem => problem('token-refused', 401, 'This token does not open anything here', detail);

export const factorNeeded = (): Problem =>
  problem('factor-needed', 401, 'Your second factor is needed again', 'Signing an order asks for a fresh code. Enter it and sign again; nothing was saved yet.');

export const forbidden = (who: string): Problem =>
  problem('forbidden', 403, 'Not with your role', `Who can do this: ${who}. Ask one of them, or your administrator.`);

export const notFound = (): Problem =>
  problem('not-found', 404, 'Not found', 'There is nothing here, or it is not yours to see.');

/** Rules refused. The decision says why and what would change it. */
export const refused = (detail: string, decision?: Decision): Problem =>
  problem('refused', 409, 'Not now', detail, decision === undefined ? {} : { decision });

/** Somebody else was faster. */
export const conflict = (detail: string): Problem => problem('conflict', 409, 'Somebody else was faster', detail);

export const stale = (detail: string): Problem =>
  problem('stale', 412, 'This changed while you were looking', detail);

export const keyReused = (): Problem =>
  problem('key-reused', 422, 'This key was used for something else', 'The same Idempotency-Key came with another request. Nothing was done. Make a new key for a new change.');

export const tooMany = (): Problem => problem('too-many', 429, 'Too many tries', 'Wait a minute, then try again.');

export const unreachable = (): Problem =>
  problem('unreachable', 503, 'The record does not answer right now', 'Nothing may have been saved. Try again in a few seconds with the same press: it counts once.');

export const fault = (reference: string): Problem =>
  problem('fault', 500, 'Something went wrong on our side', `Nothing was saved. Tell whoever helps you this number: ${reference}.`, { reference });

/** Passkeys, with one in software that makes and signs as a browser's would. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStaff } from './accounts-store.ts';
import { newId } from './ids.ts';
import { hashPassphrase, newTotpSecret, totpCode } from './passphrases.ts';
import { makeSoftwarePasskey } from './testing/software-passkey.ts';
import { makeTestClinic, type TestClinic } from './testing/test-clinic.ts';

let clinic: TestClinic;
let nurse = '';
const secret = newTotpSecret();
const passkey = makeSoftwarePasskey('localhost', 'http://localhost:4600');
const credentials = { name: 'alma.dorn', passphrase: 'three quiet boats' };
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [] });
  nurse = await clinic.database.scoped(clinic.here.id, async (tx) => addStaff(tx, { displayName: 'Alma Dorn', initials: 'AD', roles: ['nurse'], siteIds: [clinic.here.siteId], name: credentials.name, passphraseHash: await hashPassphrase(credentials.passphrase), totpSecret: secret }, clinic.clock.now()));
});
afterAll(() => clinic.close());

const post = (url: string, cookie: string, payload: unknown = {}) => clinic.app.inject({ method: 'POST', url, headers: { cookie, 'idempotency-key': newId() }, payload: payload as Record<string, unknown> });
const cookieIn = (headers: Record<string, unknown>): string => String(headers['set-cookie'] ?? '').split(';')[0] ?? '';
const full = (): Promise<string> => clinic.cookieOf(clinic.here, nurse);
const halfWay = async (): Promise<string> => cookieIn((await clinic.app.inject({ method: 'POST', url: '/api/sign-in', payload: credentials })).headers);
const asked = async (url: string, cookie: string): Promise<{ challenge: string }> => (await post(url, cookie)).json().options;

describe('a passkey', () => {
  it('is made where the second factor was just shown, and is named and listed', async () => {
    const cookie = await full();
    const options = await asked('/api/passkeys/options', cookie);
    expect(options).toMatchObject({ rp: { id: 'localhost' }, user: { name: 'alma.dorn' }, attestation: 'none' });
    const made = await post('/api/passkeys', cookie, { name: 'Key on the ward', response: passkey.register(options) });
    expect(made.statusCode, made.body).toBe(201);
    const factors = (await clinic.app.inject({ url: '/api/session/factors', headers: { cookie } })).json();
    expect(factors.passkeys).toMatchObject([{ id: made.json().id, name: 'Key on the ward' }]);
  });

  it('finishes signing in instead of a code, once an answer', async () => {
    const first = await clinic.app.inject({ method: 'POST', url: '/api/sign-in', payload: credentials });
    expect(first.json()).toEqual({ next: 'factor', hasPasskey: true });
    const half = cookieIn(first.headers);
    const answer = passkey.sign(await asked('/api/sign-in/passkey/options', half));
    const shown = await post('/api/sign-in/passkey', half, { response: answer });
    expect(shown.statusCode, shown.body).toBe(200);
    expect((await clinic.app.inject({ url: '/api/session', headers: { cookie: cookieIn(shown.headers) } })).json().displayName).toBe('Alma Dorn');
    // The same answer again, in another half-way session, was asked for nowhere.
    const other = await halfWay();
    await asked('/api/sign-in/passkey/options', other);
    expect((await post('/api/sign-in/passkey', other, { response: answer })).statusCode).toBe(400);
  });

  it('is a fresh second factor to sign with', async () => {
    const half = await halfWay();
    const cookie = cookieIn((await post('/api/sign-in/passkey', half, { response: passkey.sign(await asked('/api/sign-in/passkey/options', half)) })).headers);
    const options = await asked('/api/session/passkey/options', cookie);
    expect((await post('/api/session/passkey', cookie, { response: passkey.sign(options) })).json()).toEqual({ ok: true });
    expect((await post('/api/session/passkey', cookie, { response: passkey.sign(options) })).statusCode, 'an answer counts once').toBe(400);
  });

  it('of another page, of nobody, or copied, is not taken', async () => {
    const other = makeSoftwarePasskey('localhost', 'https://clinic.example.net');
    const stranger = makeSoftwarePasskey('localhost', 'http://localhost:4600');
    const cookie = await full();
    expect((await post('/api/passkeys', cookie, { name: 'Elsewhere', response: other.register(await asked('/api/passkeys/options', cookie)) })).statusCode).toBe(400);
    const half = await halfWay();
    for (const answer of [stranger.sign(await asked('/api/sign-in/passkey/options', half)), passkey.sign(await asked('/api/sign-in/passkey/options', half), 1)]) {
      expect((await post('/api/sign-in/passkey', half, { response: answer })).statusCode).toBe(400);
    }
    for (const response of [{}, { id: 'x' }, { id: null, response: [] }]) {
      await asked('/api/sign-in/passkey/options', half);
      expect((await post('/api/sign-in/passkey', half, { response })).statusCode).toBe(400);
    }
  });

  it('works no more once it is ended, and a code does', async () => {
    const cookie = await full();
    const [kept] = (await clinic.app.inject({ url: '/api/session/factors', headers: { cookie } })).json().passkeys as { id: string }[];
    const foreign = await clinic.cookieOf(clinic.here, clinic.here.staff.nurse);
    expect((await post(`/api/passkeys/${kept?.id ?? ''}/end`, foreign)).statusCode).toBe(404);
    expect((await post(`/api/passkeys/${kept?.id ?? ''}/end`, cookie)).statusCode).toBe(201);
    const half = await halfWay();
    expect((await post('/api/sign-in/passkey/options', half)).statusCode).toBe(404);
    expect((await post('/api/sign-in/factor', half, { code: totpCode(secret, clinic.clock.real()) })).statusCode).toBe(200);
  });
});

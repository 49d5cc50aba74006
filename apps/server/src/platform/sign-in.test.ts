/** Signing in as an attacker and as a user would. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStaff } from './accounts-store.ts';
import { newId } from './ids.ts';
import { hashPassphrase, newTotpSecret, totpCode } from './passphrases.ts';
import { makeTestClinic, type TestClinic } from './testing/test-clinic.ts';

let clinic: TestClinic;
const secret = newTotpSecret();
const name = 'alma.dorn';
const passphrase = 'three quiet boats';

beforeAll(async () => {
  clinic = await makeTestClinic({ routes: [] });
  await clinic.database.scoped(clinic.here.id, async (tx) => addStaff(tx, {
    displayName: 'Alma Dorn', initials: 'AD', roles: ['nurse'], siteIds: [clinic.here.siteId], name, passphraseHash: await hashPassphrase(passphrase), totpSecret: secret,
  }, clinic.clock.now()));
});
afterAll(() => clinic.close());

const cookieIn = (headers: Record<string, unknown>): string => String(headers['set-cookie'] ?? '').split(';')[0] ?? '';
const signIn = (given: { name: string; passphrase: string }) => clinic.app.inject({ method: 'POST', url: '/api/sign-in', payload: given });
const code = (): string => totpCode(secret, clinic.clock.real());

describe('signing in', () => {
  it('takes passphrase, then code; the half-way session opens nothing but the second step (N-4)', async () => {
    const first = await signIn({ name: 'Alma.Dorn ', passphrase });
    expect(first.json()).toEqual({ next: 'factor', hasPasskey: false });
    const half = cookieIn(first.headers);
    for (const url of ['/api/session', '/api/sessions', '/api/live']) {
      expect((await clinic.app.inject({ url, headers: { cookie: half } })).statusCode, url).toBe(401);
    }
    const second = await clinic.app.inject({ method: 'POST', url: '/api/sign-in/factor', payload: { code: code() }, headers: { cookie: half } });
    expect(second.statusCode).toBe(200);
    const full = cookieIn(second.headers);
    expect(full).not.toBe(half);
    expect((await clinic.app.inject({ url: '/api/session', headers: { cookie: full } })).json().displayName).toBe('Alma Dorn');
    expect((await clinic.app.inject({ url: '/api/session', headers: { cookie: half } })).statusCode).toBe(401);
  });

  it('takes a code once only', async () => {
    clinic.clock.moveBy(Temporal.Duration.from('PT0S'));
    const used = code();
    const half = cookieIn((await signIn({ name, passphrase })).headers);
    const again = await clinic.app.inject({ method: 'POST', url: '/api/sign-in/factor', payload: { code: used }, headers: { cookie: half } });
    expect(again.statusCode).toBe(400);
    expect(again.json().detail).toMatch(/used already/);
  });

  it('answers a wrong passphrase and an unknown name alike', async () => {
    const wrong = await signIn({ name, passphrase: 'three loud boats' });
    const unknown = await signIn({ name: 'nobody.here', passphrase: 'three loud boats' });
    expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401]);
    expect(wrong.json()).toEqual(unknown.json());
    expect(wrong.headers['set-cookie']).toBeUndefined();
  });

  it('stops guessing at one name after ten tries a minute, whether there is such a name or not, and says so', async () => {
    for (const tried of ['nobody.guessed', 'somebody.guessed']) {
      const got: number[] = [];
      for (let n = 0; n < 12; n += 1) got.push((await signIn({ name: tried, passphrase: `guess number ${n}` })).statusCode);
      expect(got).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
    }
    expect((await signIn({ name: 'nobody.guessed', passphrase: 'once more' })).json().detail).toBe('Wait a minute, then try again.');
  });

  it('keeps the cookie from scripts and other sites', async () => {
    const first = await signIn({ name, passphrase });
    expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it('gives nothing for a forged token', async () => {
    for (const token of ['x', `${clinic.here.id}.${'A'.repeat(43)}`, `${clinic.other.id}.${'A'.repeat(43)}`, `${clinic.here.id}.`]) {
      expect((await clinic.app.inject({ url: '/api/session', headers: { cookie: `fairlead=${token}` } })).statusCode).toBe(401);
    }
  });
});

describe('a session', () => {
  it('can be seen and ended by its owner, and is dead at the next call', async () => {
    const cookie = await clinic.cookieOf(clinic.here, clinic.here.staff.nurse);
    const other = await clinic.cookieOf(clinic.here, clinic.here.staff.nurse);
    const mine = (await clinic.app.inject({ url: '/api/sessions', headers: { cookie } })).json().items as { id: string; current: boolean }[];
    const others = mine.filter((line) => !line.current);
    expect(others.length).toBeGreaterThan(0);
    const foreign = await clinic.as('prescriber', { method: 'POST', url: `/api/sessions/${others[0]?.id ?? ''}/end` });
    expect(foreign.statusCode).toBe(404);
    for (const line of others) await clinic.app.inject({ method: 'POST', url: `/api/sessions/${line.id}/end`, headers: { cookie, 'idempotency-key': newId() } });
    expect((await clinic.app.inject({ url: '/api/session', headers: { cookie: other } })).statusCode).toBe(401);
    expect((await clinic.app.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(200);
  });

  it('ends on signing out, and the browser is told to forget', async () => {
    const cookie = await clinic.cookieOf(clinic.here, clinic.here.staff.counsellor);
    const out = await clinic.app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie } });
    expect(out.statusCode).toBe(200);
    expect(out.headers['clear-site-data']).toContain('storage');
    expect((await clinic.app.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(401);
  });
});

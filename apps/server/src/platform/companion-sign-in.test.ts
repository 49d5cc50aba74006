/** Signing in on a phone, as a person, a stranger and an attacker would. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addInvitation, addStaff } from './accounts-store.ts';
import { hashPassphrase, newTotpSecret } from './passphrases.ts';
import { sql } from './scoped.ts';
import { makeTestClinic, type TestClinic } from './testing/test-clinic.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [] }); });
afterAll(() => clinic.close());

const passphrase = 'table lamp bread rope';
const post = (url: string, payload: object) => clinic.app.inject({ method: 'POST', url, payload });
const cookieIn = (headers: Record<string, unknown>): string => String(headers['set-cookie'] ?? '').split(';')[0] ?? '';
const personAccount = async (): Promise<string> => (await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ account_id: string }>(sql`select account_id from people where organisation_id = ${clinic.here.id} and id = ${clinic.here.personId}`)))?.account_id ?? '';
const invite = async (code: string, accountId: string): Promise<void> => clinic.database.scoped(clinic.here.id, (tx) => addInvitation(tx, accountId, code, clinic.clock.now().add({ hours: 24 })));

describe('a code from the clinic', () => {
  it('opens the companion once, with a name that tells nothing, and works again on the next phone', async () => {
    await invite('ABCD-EFGH-JKMN', await personAccount());
    const first = await post('/api/companion/invitations', { code: 'abcd efgh jkmn', passphrase });
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({ door: 'person', name: 'Kit Marlow' });
    const { signInName } = first.json();
    expect(signInName).toMatch(/^[a-z]+-[a-z]+-\d{3}$/);
    expect(signInName).not.toMatch(/kit|marlow/i);
    const session = await clinic.app.inject({ url: '/api/companion/session', headers: { cookie: cookieIn(first.headers) } });
    expect(session.json()).toEqual({ session: { door: 'person', name: 'Kit Marlow', signInName } });
    expect((await post('/api/companion/invitations', { code: 'ABCD-EFGH-JKMN', passphrase })).statusCode).toBe(400);
    const nextPhone = await post('/api/companion/sign-in', { signInName: signInName.toUpperCase(), passphrase });
    expect(nextPhone.json()).toEqual({ door: 'person', name: 'Kit Marlow', signInName });
  });

  it('stays good when the passphrase is too short or one that everybody tries', async () => {
    await invite('QRST-UVWX-YZ23', await personAccount());
    const short = await post('/api/companion/invitations', { code: 'QRST-UVWX-YZ23', passphrase: 'short words' });
    expect([short.statusCode, short.json().field]).toEqual([400, '/passphrase']);
    expect((await post('/api/companion/invitations', { code: 'QRST-UVWX-YZ23', passphrase })).statusCode).toBe(201);
  });

  it('used again for a lost phone ends every older session and keeps the name', async () => {
    const account = await personAccount();
    const lost = await clinic.cookieOf(clinic.here, account);
    await invite('2345-6789-ABCD', account);
    const fresh = await post('/api/companion/invitations', { code: '2345-6789-ABCD', passphrase: 'another four small words' });
    expect((await clinic.app.inject({ url: '/api/companion/session', headers: { cookie: lost } })).json()).toEqual({ session: null });
    expect((await post('/api/companion/sign-in', { signInName: fresh.json().signInName, passphrase })).statusCode).toBe(401);
  });

  it('after its end opens nothing', async () => {
    await invite('WXYZ-2345-6789', await personAccount());
    clinic.clock.moveBy(Temporal.Duration.from('P2D'));
    expect((await post('/api/companion/invitations', { code: 'WXYZ-2345-6789', passphrase })).statusCode).toBe(400);
  });
});

describe('the companion’s door', () => {
  it('does not let staff in, neither by a code nor by a passphrase without their second factor', async () => {
    await invite('NURS-ENUR-SENU', clinic.here.staff.nurse);
    expect((await post('/api/companion/invitations', { code: 'NURS-ENUR-SENU', passphrase })).statusCode).toBe(400);
    await clinic.database.scoped(clinic.here.id, async (tx) => addStaff(tx, { displayName: 'Ola Berg', initials: 'OB', roles: ['nurse'], siteIds: [clinic.here.siteId], name: 'ola.berg', passphraseHash: await hashPassphrase(passphrase), totpSecret: newTotpSecret() }, clinic.clock.now()));
    const answer = await post('/api/companion/sign-in', { signInName: 'ola.berg', passphrase });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
    const staff = await clinic.cookieOf(clinic.here, clinic.here.staff.nurse);
    expect((await clinic.app.inject({ url: '/api/companion/session', headers: { cookie: staff } })).json()).toEqual({ session: null });
  });

  it('answers an unknown name as a wrong passphrase', async () => {
    const wrong = await post('/api/companion/sign-in', { signInName: 'ola.berg', passphrase: 'not the right one' });
    const unknown = await post('/api/companion/sign-in', { signInName: 'quiet-heron-000', passphrase: 'not the right one' });
    expect([wrong.statusCode, wrong.json()]).toEqual([unknown.statusCode, unknown.json()]);
  });

  it('shows nothing of a record without a session', async () => {
    expect((await clinic.app.inject({ url: '/api/companion/session' })).json()).toEqual({ session: null });
  });
});

/** An administrator keeps staff and sites in order; what they change counts at the next request. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { addStaff } from '../platform/accounts-store.ts';
import { newId } from '../platform/ids.ts';
import { totpCode } from '../platform/passphrases.ts';
import { makeTestClinic, type TestClinic } from '../platform/testing/test-clinic.ts';
import { administrationRoutes } from './index.ts';

let clinic: TestClinic;
let admin: pg.Client;
beforeAll(async () => {
  clinic = await makeTestClinic({ routes: administrationRoutes });
  admin = new pg.Client({ connectionString: clinic.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await clinic.close();
});

const does = (url: string, payload: Record<string, unknown> = {}) => clinic.as('administrator', { method: 'POST', url, payload });
const open = (url: string, payload: Record<string, unknown>) => clinic.app.inject({ method: 'POST', url, payload });
const cookieIn = (headers: Record<string, unknown>): string => String(headers['set-cookie'] ?? '').split(';')[0] ?? '';
const staffList = async (): Promise<{ id: string; displayName: string; state: string; roles: string[]; codeUntil: string | null; signInName: string | null; recoveryCodesLeft: number; hasAuthenticator: boolean }[]> => (await clinic.as('administrator', { url: '/api/staff' })).json().items;
const whoIs = (cookie: string) => clinic.app.inject({ url: '/api/session', headers: { cookie } });

interface Come { readonly id: string; readonly cookie: string; readonly secret: string; readonly recoveryCodes: string[]; readonly name: string }

async function comesIn(displayName: string, name: string, roles = ['nurse']): Promise<Come> {
  const invited = (await does('/api/staff', { displayName, roles, siteIds: [clinic.here.siteId] })).json();
  const look = (await open('/api/invitations/look', { code: invited.code })).json();
  const accepted = await open('/api/invitations/accept', { code: invited.code, name, passphrase: 'three quiet boats', totpCode: totpCode(look.totpSecret, clinic.clock.real()) });
  expect(accepted.statusCode, accepted.body).toBe(201);
  return { id: invited.id, cookie: cookieIn(accepted.headers), secret: look.totpSecret, recoveryCodes: accepted.json().recoveryCodes, name };
}

describe('inviting somebody', () => {
  it('gives a code once; with it they choose name and passphrase, show their authenticator’s code, and are in', async () => {
    const invited = await does('/api/staff', { displayName: 'Dr Ines Vale', profession: 'Physician', roles: ['prescriber'], siteIds: [clinic.here.siteId] });
    expect(invited.statusCode, invited.body).toBe(201);
    const { id, code } = invited.json();
    expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/);
    expect((await staffList()).find((one) => one.id === id)).toMatchObject({ displayName: 'Dr Ines Vale', initials: 'IV', state: 'invited', signInName: null, hasAuthenticator: false });
    const look = (await open('/api/invitations/look', { code: code.toLowerCase().replaceAll('-', ' ') })).json();
    expect(look).toMatchObject({ displayName: 'Dr Ines Vale', organisationName: 'Harbor Street', name: null, passphrase: 'new' });
    expect((await open('/api/invitations/look', { code })).json().totpSecret, 'the same picture when the screen is loaded again').toBe(look.totpSecret);
    const given = { code, name: 'ines', passphrase: 'seven grey herons' };
    expect((await open('/api/invitations/accept', { ...given, totpCode: '000000' })).json().field).toBe('/totpCode');
    expect((await open('/api/invitations/accept', { ...given, passphrase: 'Password123', totpCode: '000000' })).json().field).toBe('/passphrase');
    expect((await open('/api/invitations/accept', { ...given, passphrase: 'Dr Ines Vale', totpCode: '000000' })).json().detail).toMatch(/own name/);
    const accepted = await open('/api/invitations/accept', { ...given, totpCode: totpCode(look.totpSecret, clinic.clock.real()) });
    expect(accepted.statusCode, accepted.body).toBe(201);
    expect(accepted.json().recoveryCodes).toHaveLength(10);
    expect((await whoIs(cookieIn(accepted.headers))).json()).toMatchObject({ displayName: 'Dr Ines Vale', roles: ['prescriber'] });
    expect((await open('/api/invitations/look', { code })).json().detail).toMatch(/not good any more/);
    expect((await staffList()).find((one) => one.id === id)).toMatchObject({ state: 'active', signInName: 'ines', hasAuthenticator: true, recoveryCodesLeft: 10, codeUntil: null });
  });

  it('leaves the code good when the name is taken, and ends it after three days', async () => {
    await comesIn('First Come', 'taken.name');
    const { code } = (await does('/api/staff', { displayName: 'Second Come', roles: ['nurse'], siteIds: [clinic.here.siteId] })).json();
    const { totpSecret } = (await open('/api/invitations/look', { code })).json();
    const accept = (name: string) => open('/api/invitations/accept', { code, name, passphrase: 'seven grey herons', totpCode: totpCode(totpSecret, clinic.clock.real()) });
    expect((await accept('Taken.Name')).json()).toMatchObject({ field: '/name' });
    clinic.clock.moveBy(Temporal.Duration.from('PT71H'));
    expect((await open('/api/invitations/look', { code })).statusCode).toBe(200);
    clinic.clock.moveBy(Temporal.Duration.from('PT2H'));
    expect((await accept('second')).json().field).toBe('/code');
  });

  it('keeps the code sealed in the database, also in the answer kept for a retry', async () => {
    const key = newId();
    const send = () => clinic.as('administrator', { method: 'POST', url: '/api/staff', payload: { displayName: 'Once More', roles: ['nurse'], siteIds: [clinic.here.siteId] }, headers: { 'idempotency-key': key } });
    const first = await send();
    const again = await send();
    expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
    expect(again.json()).toEqual(first.json());
    const kept = await admin.query<{ reply: string }>('select reply::text as reply from idempotency_keys where key = $1', [key]);
    expect(kept.rows[0]?.reply).toContain('"sealed"');
    expect(kept.rows[0]?.reply).not.toContain(first.json().code);
  });

  it('does not take a site of another organisation, or nobody’s roles', async () => {
    expect((await does('/api/staff', { displayName: 'Far Away', roles: ['nurse'], siteIds: [clinic.other.siteId] })).json().field).toBe('/siteIds');
    expect((await does('/api/staff', { displayName: 'No Role', roles: [], siteIds: [clinic.here.siteId] })).statusCode).toBe(400);
  });
});

describe('changing somebody', () => {
  it('counts at their very next request', async () => {
    const nurse = await comesIn('Role Change', 'role.change');
    expect((await does(`/api/staff/${nurse.id}/roles`, { roles: ['counsellor', 'peer_worker'], siteIds: [clinic.here.siteId] })).statusCode).toBe(201);
    expect((await whoIs(nurse.cookie)).json().roles).toEqual(['counsellor', 'peer_worker']);
  });

  it('shuts an account: its sessions end at once and it cannot sign in, until it is opened again', async () => {
    const nurse = await comesIn('Leaves Us', 'leaves.us');
    expect((await does(`/api/staff/${nurse.id}/disable`)).statusCode).toBe(201);
    expect((await whoIs(nurse.cookie)).statusCode).toBe(401);
    expect((await open('/api/sign-in', { name: 'leaves.us', passphrase: 'three quiet boats' })).statusCode).toBe(401);
    expect((await does(`/api/staff/${nurse.id}/enable`)).statusCode).toBe(201);
    expect((await open('/api/sign-in', { name: 'leaves.us', passphrase: 'three quiet boats' })).statusCode).toBe(200);
  });

  it('never leaves the clinic without an administrator, and nobody changes their own account here', async () => {
    const self = clinic.here.staff.administrator;
    for (const [url, payload] of [[`/api/staff/${self}/disable`, {}], [`/api/staff/${self}/roles`, { roles: ['nurse'], siteIds: [clinic.here.siteId] }], [`/api/staff/${self}/reset`, { what: 'factor' }]] as const) {
      expect((await does(url, payload)).json().detail).toMatch(/another administrator/);
    }
    const { other } = clinic;
    const second = await clinic.database.scoped(other.id, async (tx) => addStaff(tx, { displayName: 'Second Administrator', initials: 'SA', roles: ['administrator'], siteIds: [other.siteId], passphraseHash: 'x' }, clinic.clock.now()));
    const [first, cookies] = [other.staff.administrator, [await clinic.cookieOf(other, other.staff.administrator), await clinic.cookieOf(other, second)]];
    const shuts = (cookie: string | undefined, id: string) => clinic.app.inject({ method: 'POST', url: `/api/staff/${id}/disable`, headers: { cookie, 'idempotency-key': newId() }, payload: {} });
    // Each shuts the other out at the same moment: one wins, and the clinic keeps an administrator.
    const both = await Promise.all([shuts(cookies[0], second), shuts(cookies[1], first)]);
    expect(both.filter((one) => one.statusCode === 201)).toHaveLength(1);
    const left = await admin.query(`select a.id from accounts a join staff s on s.id = a.id where a.organisation_id = $1 and a.state = 'active' and 'administrator' = any(s.roles)`, [other.id]);
    expect(left.rows).toHaveLength(1);
  });

  it('asks for a fresh second factor', async () => {
    const stale = await clinic.cookieOf(clinic.here, clinic.here.staff.administrator);
    await admin.query(`update sessions set factor_at = factor_at - interval '6 minutes' where account_id = $1`, [clinic.here.staff.administrator]);
    const refused = await clinic.app.inject({ method: 'POST', url: '/api/staff', headers: { cookie: stale, 'idempotency-key': newId() }, payload: { displayName: 'X Y', roles: ['nurse'], siteIds: [clinic.here.siteId] } });
    expect(refused.json()).toMatchObject({ status: 401, type: '/problems/factor-needed' });
    await admin.query(`update sessions set factor_at = factor_at + interval '6 minutes' where account_id = $1`, [clinic.here.staff.administrator]);
  });
});

describe('a lost phone', () => {
  it('is helped by a recovery code, once', async () => {
    const nurse = await comesIn('Lost Phone', 'lost.phone');
    const signIn = async (): Promise<string> => cookieIn((await open('/api/sign-in', { name: nurse.name, passphrase: 'three quiet boats' })).headers);
    const withCode = async (code: string) => clinic.app.inject({ method: 'POST', url: '/api/sign-in/factor', headers: { cookie: await signIn() }, payload: { code } });
    const first = await withCode(nurse.recoveryCodes[3]?.toLowerCase() ?? '');
    expect(first.json()).toEqual({ next: 'signed-in', recoveryCodesLeft: 9 });
    expect((await withCode(nurse.recoveryCodes[3] ?? '')).statusCode).toBe(400);
    expect((await withCode(`3-${'2'.repeat(4)}-AAAA-AAAA`)).statusCode).toBe(400);
    const cookie = cookieIn(first.headers);
    const { totpSecret } = (await clinic.app.inject({ url: '/api/session/authenticator', headers: { cookie } })).json();
    const kept = await clinic.app.inject({ method: 'POST', url: '/api/session/authenticator', headers: { cookie }, payload: { totpCode: totpCode(totpSecret, clinic.clock.real()) } });
    expect(kept.statusCode, kept.body).toBe(200);
    expect((await withCode(totpCode(nurse.secret, clinic.clock.real()))).statusCode, 'the lost phone').toBe(400);
    expect((await withCode(totpCode(totpSecret, clinic.clock.real().add({ seconds: 30 })))).statusCode, 'the new one').toBe(200);
  });

  it('is mended by the administrator: sessions and passkeys end, and the code takes the passphrase they have and a new authenticator', async () => {
    const nurse = await comesIn('Reset Me', 'reset.me');
    const reset = (await does(`/api/staff/${nurse.id}/reset`, { what: 'factor' })).json();
    expect((await whoIs(nurse.cookie)).statusCode).toBe(401);
    expect((await open('/api/sign-in', { name: 'reset.me', passphrase: 'three quiet boats' })).statusCode).toBe(401);
    const look = (await open('/api/invitations/look', { code: reset.code })).json();
    expect(look).toMatchObject({ name: 'reset.me', passphrase: 'own' });
    expect(look.totpSecret).not.toBe(nurse.secret);
    const accept = (passphrase: string) => open('/api/invitations/accept', { code: reset.code, name: 'reset.me', passphrase, totpCode: totpCode(look.totpSecret, clinic.clock.real()) });
    expect((await accept('not my passphrase')).json().field).toBe('/passphrase');
    expect((await accept('three quiet boats')).statusCode).toBe(201);
  });

  it('is no way round the second factor: a new passphrase still asks for the authenticator they have', async () => {
    const nurse = await comesIn('Forgot It', 'forgot.it');
    const reset = (await does(`/api/staff/${nurse.id}/reset`, { what: 'passphrase' })).json();
    const look = (await open('/api/invitations/look', { code: reset.code })).json();
    expect(look).toMatchObject({ passphrase: 'new', totpSecret: null });
    const accept = (code: string) => open('/api/invitations/accept', { code: reset.code, name: 'forgot.it', passphrase: 'five brass kettles', totpCode: code });
    expect((await accept('123456')).json().field).toBe('/totpCode');
    // The code that let them in a moment ago is used up; half a minute later their app shows another.
    const later = clinic.clock.real().add({ seconds: 30 });
    expect((await accept(totpCode(nurse.secret, later))).statusCode).toBe(201);
  });

  it('renews the code of somebody who has not come in, and the one before stops', async () => {
    const { id, code } = (await does('/api/staff', { displayName: 'Not Yet', roles: ['nurse'], siteIds: [clinic.here.siteId] })).json();
    const next = (await does(`/api/staff/${id}/code`)).json();
    expect((await open('/api/invitations/look', { code })).statusCode).toBe(400);
    expect((await open('/api/invitations/look', { code: next.code })).statusCode).toBe(200);
  });
});

describe('one’s own passphrase', () => {
  it('is changed with the one before, and every other session ends', async () => {
    const nurse = await comesIn('Own Change', 'own.change');
    const other = await clinic.cookieOf(clinic.here, nurse.id);
    const change = (current: string, passphrase: string) => clinic.app.inject({ method: 'POST', url: '/api/session/passphrase', headers: { cookie: nurse.cookie }, payload: { current, passphrase } });
    expect((await change('wrong', 'five brass kettles')).json().field).toBe('/current');
    expect((await change('three quiet boats', 'own.change1')).json().field).toBe('/passphrase');
    expect((await change('three quiet boats', 'five brass kettles')).statusCode).toBe(200);
    expect((await whoIs(other)).statusCode).toBe(401);
    expect((await whoIs(nurse.cookie)).statusCode).toBe(200);
    expect((await open('/api/sign-in', { name: 'own.change', passphrase: 'five brass kettles' })).statusCode).toBe(200);
  });

  it('and all sessions but this one can be ended at once', async () => {
    const nurse = await comesIn('Many Places', 'many.places');
    const others = await Promise.all([1, 2, 3].map(() => clinic.cookieOf(clinic.here, nurse.id)));
    const ended = await clinic.app.inject({ method: 'POST', url: '/api/sessions/end-others', headers: { cookie: nurse.cookie, 'idempotency-key': newId() } });
    expect(ended.json()).toEqual({ ended: 3 });
    for (const cookie of others) expect((await whoIs(cookie)).statusCode).toBe(401);
    expect((await whoIs(nurse.cookie)).statusCode).toBe(200);
  });
});

describe('sites', () => {
  const rules = { methadoneStart: 'OB17', titration: 'OB17', missedDose: 'UK', takeHome: 'UK', buprenorphineStart: 'OB17', ecg: 'UK-MHRA' };

  it('are added with time zone and guidelines, and changed; what they were is kept', async () => {
    const added = await does('/api/sites', { code: 'NORTH', name: 'North Pier', country: 'UK', timeZone: 'Europe/London', rules });
    expect(added.statusCode, added.body).toBe(201);
    const { id } = added.json();
    const change = await clinic.as('administrator', { method: 'PUT', url: `/api/sites/${id}`, payload: { name: 'North Pier House', timeZone: 'Europe/London', rules: { ...rules, methadoneStart: 'RCGP' } } });
    expect(change.statusCode, change.body).toBe(201);
    const { items } = (await clinic.as('administrator', { url: '/api/sites' })).json();
    expect(items.find((site: { id: string }) => site.id === id)).toMatchObject({ name: 'North Pier House', rules: { methadoneStart: 'RCGP', ecg: 'UK-MHRA' }, staff: 1 });
    const kept = await admin.query('select name, profiles from site_changes where site_id = $1', [id]);
    expect(kept.rows).toMatchObject([{ name: 'North Pier', profiles: { methadoneStart: 'OB17' } }]);
    // What stands on books and labels is said once, and a change of the rest leaves it as it is.
    const papers = { address: '1 North Pier, Blackpool', phone: '01253 000000', number: 'HO-12345' };
    for (const payload of [{ name: 'North Pier House', timeZone: 'Europe/London', rules, papers }, { name: 'North Pier House', timeZone: 'Europe/London', rules }]) {
      expect((await clinic.as('administrator', { method: 'PUT', url: `/api/sites/${id}`, payload })).statusCode).toBe(201);
      expect((await clinic.as('administrator', { url: '/api/sites' })).json().items.find((site: { id: string }) => site.id === id)).toMatchObject({ papers });
    }
  });

  it('take no time zone, guideline or code that is none', async () => {
    const site = { code: 'SOUTH', name: 'South Pier', country: 'UK', timeZone: 'Europe/London', rules };
    expect((await does('/api/sites', { ...site, timeZone: 'Europe/Londn' })).json().field).toBe('/timeZone');
    expect((await does('/api/sites', { ...site, rules: { ...rules, ecg: 'ANY' } })).json().field).toBe('/rules/ecg');
    expect((await does('/api/sites', { ...site, rules: { ...rules, other: 'X' } })).json().field).toBe('/rules');
    expect((await does('/api/sites', { ...site, code: 'HARBOR' })).json().field).toBe('/code');
  });
});

/** The first visit of a real installation. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../platform/app.ts';
import { systemClock } from '../platform/clock.ts';
import { keepSetupCode } from '../platform/installation-store.ts';
import { makeLimiter } from '../platform/limiter.ts';
import { silentLog } from '../platform/log.ts';
import { totpCode } from '../platform/passphrases.ts';
import { openDatabase, sql, type Database } from '../platform/scoped.ts';
import { signInRoutes } from '../platform/sign-in-routes.ts';
import { makeTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { holdKeys, newKeyText, readKeys } from '../platform/vault.ts';
import { administrationRoutes } from './index.ts';
import { setupCodeHash, setupRoutes } from './setup-routes.ts';

let testDatabase: TestDatabase;
let database: Database;
let app: FastifyInstance;
const code = 'ABCDE-FGHJK-MNPQR-STVWX';
const site = { organisationName: 'Cedar Valley Recovery', country: 'US', siteName: 'Main Street', siteCode: 'MAIN', timeZone: 'America/Denver' };
const self = { displayName: 'Nell Ortega', name: 'nell', passphrase: 'nine copper spoons' };

beforeAll(async () => {
  holdKeys(readKeys(newKeyText()) ?? []);
  testDatabase = await makeTestDatabase();
  database = openDatabase(testDatabase.appUrl, { size: 5 });
  const deps = {
    database, clock: systemClock, log: silentLog, limiter: makeLimiter(() => systemClock.real().epochMilliseconds, 100), frontDoorOrganisation: async () => null,
    cookieName: 'fairlead', cookieSecure: false, allowedOrigins: () => [], passkeys: { rpId: 'localhost', origins: [] },
  };
  app = await buildApp({ deps, routes: [...signInRoutes(deps), ...setupRoutes(deps), ...administrationRoutes], ready: async () => true });
});
afterAll(async () => {
  await app.close();
  await database.close();
  await testDatabase.close();
});

const send = (url: string, payload: Record<string, unknown>) => app.inject({ method: 'POST', url, payload });
const cookieIn = (headers: Record<string, unknown>): string => String(headers['set-cookie'] ?? '').split(';')[0] ?? '';
const organisations = async (): Promise<number> => (await database.outside(sql`select id from organisations`)).length;

describe('the first visit', () => {
  it('does nothing before the terminal has shown a code', async () => {
    expect((await app.inject({ url: '/api/setup' })).json()).toEqual({ needed: true, isDemo: false });
    expect((await send('/api/setup/factor', { code })).statusCode).toBe(404);
    await keepSetupCode(database, setupCodeHash(code));
  });

  it('asks for the code of the terminal, a passphrase that nobody guesses, a time zone and the authenticator’s code', async () => {
    expect((await send('/api/setup/factor', { code: 'WRONG-WRONG-WRONG-WRONG' })).json().detail).toBe('This is not the code that the terminal shows.');
    const { totpSecret } = (await send('/api/setup/factor', { code: 'abcde fghjk mnpqr stvwx' })).json();
    const right = { code, ...site, ...self, totpCode: totpCode(totpSecret, systemClock.real()) };
    for (const [field, wrong] of [['/code', { code: 'WRONG-WRONG-WRONG-WRONG' }], ['/passphrase', { passphrase: 'Password1' }], ['/passphrase', { passphrase: 'Cedar Valley Recovery' }], ['/timeZone', { timeZone: 'America/Denvr' }], ['/totpCode', { totpCode: '000000' }], ['/siteCode', { siteCode: 'main street' }]] as const) {
      const reply = await send('/api/setup', { ...right, ...wrong });
      expect(reply.json(), JSON.stringify(wrong)).toMatchObject({ status: 400, field });
    }
    expect(await organisations(), 'nothing half made').toBe(0);
  });

  it('makes organisation, site and administrator once, also when two send it at once, and signs the administrator in', async () => {
    const { totpSecret } = (await send('/api/setup/factor', { code })).json();
    const payload = { code, ...site, ...self, totpCode: totpCode(totpSecret, systemClock.real()) };
    const both = await Promise.all([send('/api/setup', payload), send('/api/setup', payload)]);
    expect(both.map((one) => one.statusCode).toSorted()).toEqual([201, 404]);
    expect(await organisations()).toBe(1);
    const made = both.find((one) => one.statusCode === 201);
    expect(made?.json().recoveryCodes).toHaveLength(10);
    const cookie = cookieIn(made?.headers ?? {});
    expect((await app.inject({ url: '/api/session', headers: { cookie } })).json()).toMatchObject({ displayName: 'Nell Ortega', initials: 'NO', roles: ['administrator'], organisation: { name: 'Cedar Valley Recovery' }, sites: [{ code: 'MAIN', timeZone: 'America/Denver' }], isDemo: false });
    const sites = (await app.inject({ url: '/api/sites', headers: { cookie } })).json();
    expect(sites.items[0].rules).toMatchObject({ methadoneStart: 'US-CFR-2024', missedDose: 'TIP63' });
    expect((await app.inject({ url: '/api/setup' })).json()).toEqual({ needed: false, isDemo: false });
  });

  it('cannot be made again, and the sign-in takes over', async () => {
    expect((await send('/api/setup/factor', { code })).statusCode).toBe(404);
    await keepSetupCode(database, setupCodeHash(code));
    expect((await send('/api/setup/factor', { code })).statusCode, 'an organisation is there').toBe(404);
    expect((await send('/api/sign-in', { name: 'nell', passphrase: self.passphrase })).json()).toEqual({ next: 'factor', hasPasskey: false });
  });
});

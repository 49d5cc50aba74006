/** How long a session lasts, whose clock counts, and from where somebody asks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { makeLimiter } from './limiter.ts';
import { silentLog } from './log.ts';
import { sql } from './scoped.ts';
import { openSession } from './sessions-store.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { makeTestClinic, type TestClinic } from './testing/test-clinic.ts';

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes: [] }); });
afterAll(() => clinic.close());

/** A session that began and was last used so long ago. */
async function sessionFrom(kind: 'staff' | 'person', began: string, seen: string, strength: 'full' | 'password' = 'full'): Promise<number> {
  const now = clinic.clock.real();
  const accountId = kind === 'staff' ? clinic.here.staff.nurse : await personAccount();
  const token = await clinic.database.scoped(clinic.here.id, async (tx) => {
    const made = await openSession(tx, accountId, 'a test', strength, now.subtract(Temporal.Duration.from(began)), true);
    await tx.run(sql`update sessions set last_seen_at = ${now.subtract(Temporal.Duration.from(seen)).toString()} where organisation_id = ${clinic.here.id} and id = ${made.id}`);
    return made.token;
  });
  const url = strength === 'full' ? '/api/session' : '/api/sign-in/factor';
  const reply = await clinic.app.inject(strength === 'full' ? { url, headers: { cookie: `fairlead=${token}` } } : { method: 'POST', url, payload: { code: '000000' }, headers: { cookie: `fairlead=${token}` } });
  return reply.statusCode;
}

async function personAccount(): Promise<string> {
  const row = await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ account_id: string }>(sql`select account_id from people where organisation_id = ${clinic.here.id} and id = ${clinic.here.personId}`));
  return row?.account_id ?? '';
}

describe('a session of staff', () => {
  it('ends 15 minutes after the last call', async () => {
    expect(await sessionFrom('staff', 'PT1H', 'PT14M')).toBe(200);
    expect(await sessionFrom('staff', 'PT1H', 'PT15M5S')).toBe(401);
  });

  it('ends 12 hours after it began, however busy', async () => {
    expect(await sessionFrom('staff', 'PT11H59M', 'PT0S')).toBe(200);
    expect(await sessionFrom('staff', 'PT12H5S', 'PT0S')).toBe(401);
  });

  it('waits 10 minutes for the second factor and no longer', async () => {
    expect(await sessionFrom('staff', 'PT9M', 'PT9M', 'password')).toBe(400);
    expect(await sessionFrom('staff', 'PT10M5S', 'PT10M5S', 'password')).toBe(401);
  });

  it('is used again by being used, so that a busy morning does not sign anybody out', async () => {
    const cookie = await clinic.cookieOf(clinic.here, clinic.here.staff.pharmacist);
    const lines = async (): Promise<string> => (await clinic.app.inject({ url: '/api/sessions', headers: { cookie } })).json().items.find((line: { current: boolean }) => line.current).lastSeenAt as string;
    expect(Temporal.Instant.from(await lines()).until(clinic.clock.real()).total('seconds')).toBeLessThan(61);
  });
});

describe('a session of a person’s phone', () => {
  it('lasts 30 days', async () => {
    expect(await sessionFrom('person', 'PT719H', 'PT719H')).toBe(200);
    expect(await sessionFrom('person', 'PT721H', 'PT1H')).toBe(401);
  });
});

describe('where somebody asks from', () => {
  /** Tries one name more often than its network may, each time with another X-Forwarded-For. */
  async function triesThatPass(trustProxy: boolean, header: (n: number) => string): Promise<number> {
    const deps = {
      database: clinic.database, clock: clinic.clock, log: silentLog, limiter: makeLimiter(() => 0), frontDoorOrganisation: async () => clinic.here.id,
      cookieName: 'fairlead', cookieSecure: false, allowedOrigins: () => [], passkeys: { rpId: 'localhost', origins: [] },
    };
    const app: FastifyInstance = await buildApp({ deps, routes: signInRoutes(deps), ready: async () => true, trustProxy });
    let passed = 0;
    for (let n = 1; n <= 15; n += 1) {
      const reply = await app.inject({ method: 'POST', url: '/api/sign-in', payload: { name: 'nobody.at.all', passphrase: 'wrong passphrase' }, headers: { 'x-forwarded-for': header(n) } });
      if (reply.statusCode === 401) passed += 1;
      else expect(reply.statusCode).toBe(429);
    }
    await app.close();
    return passed;
  }

  it('is the connection’s own address: a made-up X-Forwarded-For counts for nothing', async () => {
    expect(await triesThatPass(false, (n) => `198.51.100.${n}`)).toBe(10);
  });

  it('is what the proxy says where one is trusted', async () => {
    expect(await triesThatPass(true, (n) => `198.51.100.${n}`)).toBe(15);
  });

  it('is not what the asker wrote in front of what the proxy says', async () => {
    expect(await triesThatPass(true, (n) => `198.51.100.${n}, 203.0.113.7`)).toBe(10);
  });
});

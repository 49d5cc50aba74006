/** What every route promises, shown on a small set of routes of the test's own and on the whole product's registry. */
import pg from 'pg';
import * as z from 'zod/mini';
import { route } from '@fairlead/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from './ids.ts';
import { anyone, staff } from './policy.ts';
import { command, faultsOf, read, type AnyRoute } from './registry.ts';
import { moveEpisodeOn } from './record-store.ts';
import { sql } from './scoped.ts';
import { makeTestClinic, type TestClinic } from './testing/test-clinic.ts';

const Body = z.object({ episodeId: z.uuid(), words: z.string() });
const note = route({ method: 'POST', path: '/api/test/notes', summary: 'Adds a line', body: Body, reply: z.object({ id: z.uuid() }) });
const raced = route({ method: 'POST', path: '/api/test/raced', summary: 'Writes once a version', body: z.object({ episodeId: z.uuid(), version: z.int() }), reply: z.object({ version: z.int() }) });
const leaky = route({ method: 'GET', path: '/api/test/leaky', summary: 'Returns more than it declares', reply: z.object({ shown: z.string() }) });
const broken = route({ method: 'POST', path: '/api/test/broken', summary: 'Fails after writing', body: Body, reply: z.object({ id: z.uuid() }) });

const once = route({ method: 'POST', path: '/api/test/once', summary: 'Happens once a person', body: Body, reply: z.object({ id: z.uuid() }) });
const crossed = route({ method: 'POST', path: '/api/test/crossed', summary: 'Takes two locks in the order asked for', body: z.object({ order: z.array(z.int()) }), reply: z.object({ done: z.boolean() }) });
const meeting = { arrived: 0, both: Promise.withResolvers<void>() };

const policy = { policy: staff('nurse'), limiter: 'ordinary', audit: 'test' } as const;
const routes: readonly AnyRoute[] = [
  command(note, policy, async (ask, tx) => {
    const row = await tx.one<{ person_id: string }>(sql`select person_id from episodes where organisation_id = ${tx.organisationId} and id = ${ask.body.episodeId}`);
    if (row === null) return { kind: 'not-found' };
    const id = newId();
    return { kind: 'done', reply: { id }, people: [row.person_id], events: [{ kind: 'test.note', topic: 'test', personId: row.person_id, params: { words: ask.body.words }, about: { table: 'test', id } }] };
  }),
  command(raced, policy, async (ask, tx) => {
    if (!(await moveEpisodeOn(tx, ask.body.episodeId, ask.body.version))) return { kind: 'lost-race', detail: 'Somebody wrote first.' };
    return { kind: 'done', reply: { version: ask.body.version + 1 }, people: [] };
  }),
  command(once, policy, async (ask, tx) => {
    meeting.arrived += 1;
    const id = newId();
    if (meeting.arrived === 1) {
      await meeting.both.promise;
      return { kind: 'done', reply: { id }, people: [], events: [{ kind: 'test.once', topic: 'test', params: { words: ask.body.words } }] };
    }
    meeting.both.resolve();
    // The second was decided before the first was kept, and now sees what the first did.
    for (let look = 0; look < 200; look += 1) {
      if ((await tx.one(sql`select 1 from events where organisation_id = ${tx.organisationId} and kind = 'test.once'`)) !== null) return { kind: 'conflict', detail: 'It happened already.' };
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('The first never happened.');
  }),
  command(crossed, policy, async (ask, tx) => {
    for (const key of ask.body.order) {
      await tx.run(sql`select pg_advisory_xact_lock(${key})`);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    return { kind: 'done', reply: { done: true }, people: [] };
  }),
  read(leaky, policy, async () => ({ kind: 'ok', people: [], reply: { shown: 'yes', passphrase_hash: 'no' } as never })),
  command(broken, policy, async (_ask, tx) => {
    await tx.run(sql`update sites set name = 'half done' where organisation_id = ${tx.organisationId}`);
    throw new Error('a bug with the name Kit Marlow in it');
  }),
];

let clinic: TestClinic;
beforeAll(async () => { clinic = await makeTestClinic({ routes }); });
afterAll(() => clinic.close());

const post = (url: string, payload: object, key = newId()) => clinic.as('nurse', { method: 'POST', url, payload, headers: { 'idempotency-key': key } });
const lines = async (): Promise<number> => (await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ n: number }>(sql`select count(*)::int as n from events where organisation_id = ${clinic.here.id} and kind = 'test.note'`)))?.n ?? -1;

describe('a change', () => {
  it('does again what the database gave up because two waited for each other', async () => {
    const both = await Promise.all([[7001, 7002], [7002, 7001]].map((order) => post('/api/test/crossed', { order })));
    expect(both.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
  });

  it('happens once for one key, however often and however fast it is sent (D-2)', async () => {
    const before = await lines();
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 20 }, () => post('/api/test/notes', { episodeId: clinic.here.episodeId, words: 'once' }, key)));
    expect(new Set(answers.map((answer) => answer.json().id)).size).toBe(1);
    expect(answers.map((answer) => answer.statusCode).filter((code) => code === 201)).toHaveLength(1);
    expect(answers.every((answer) => answer.statusCode === 200 || answer.statusCode === 201)).toBe(true);
    expect(await lines()).toBe(before + 1);
  });

  it('answers a double tap with what the first tap did, not with what now stands against the second (D-2)', async () => {
    const key = newId();
    const taps = await Promise.all([1, 2].map(() => post('/api/test/once', { episodeId: clinic.here.episodeId, words: 'tap' }, key)));
    expect(taps.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 201]);
    expect(new Set(taps.map((tap) => tap.json().id)).size).toBe(1);
  });

  it('refuses the same key for another request (422), and a change without a key (400)', async () => {
    const key = newId();
    await post('/api/test/notes', { episodeId: clinic.here.episodeId, words: 'one' }, key);
    expect((await post('/api/test/notes', { episodeId: clinic.here.episodeId, words: 'another' }, key)).statusCode).toBe(422);
    const without = await clinic.as('nurse', { method: 'POST', url: '/api/test/notes', payload: { episodeId: clinic.here.episodeId, words: 'x' }, headers: { 'idempotency-key': '' } });
    expect(without.statusCode).toBe(400);
  });

  it('that decided on an older version answers 409 after three tries, and only one of many wins', async () => {
    const { episodeId } = await clinic.addPerson();
    const answers = await Promise.all(Array.from({ length: 10 }, () => post('/api/test/raced', { episodeId, version: 1 })));
    expect(answers.filter((answer) => answer.statusCode === 201)).toHaveLength(1);
    expect(answers.filter((answer) => answer.statusCode === 409)).toHaveLength(9);
  });

  it('that fails leaves nothing behind, and its answer tells a reference and no detail', async () => {
    const answer = await post('/api/test/broken', { episodeId: clinic.here.episodeId, words: 'x' });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('Marlow');
    expect(answer.json().reference).toMatch(/^[0-9a-f-]{36}$/);
    const site = await clinic.database.scoped(clinic.here.id, (tx) => tx.one<{ name: string }>(sql`select name from sites where organisation_id = ${clinic.here.id}`));
    expect(site?.name).toBe('Harbor Street');
  });

  it('cannot be sent by another site’s page (N-1)', async () => {
    const answer = await clinic.as('nurse', { method: 'POST', url: '/api/test/notes', payload: { episodeId: clinic.here.episodeId, words: 'x' }, headers: { origin: 'https://evil.example' } });
    expect(answer.statusCode).toBe(403);
    const simple = await clinic.as('nurse', { method: 'POST', url: '/api/test/notes', payload: 'words=x', headers: { 'content-type': 'text/plain' } });
    expect(simple.statusCode).toBe(415);
  });

  it('about another organisation’s episode finds nothing (A-1)', async () => {
    expect((await post('/api/test/notes', { episodeId: clinic.other.episodeId, words: 'x' })).statusCode).toBe(404);
  });

  it('is not done when its audit entry cannot be written (L-3)', async () => {
    const before = await lines();
    const admin = new pg.Client({ connectionString: clinic.adminUrl });
    await admin.connect();
    await admin.query('revoke insert on audit_entries from fairlead_app');
    const answer = await post('/api/test/notes', { episodeId: clinic.here.episodeId, words: 'unseen' });
    await admin.query('grant insert on audit_entries to fairlead_app');
    await admin.end();
    expect(answer.statusCode).toBe(500);
    expect(await lines()).toBe(before);
  });

  it('with a field at fault names it', async () => {
    const answer = await post('/api/test/notes', { episodeId: 'no uuid', words: 'x' });
    expect([answer.statusCode, answer.json().field]).toEqual([400, '/episodeId']);
  });
});

describe('a reply', () => {
  it('carries only what its route declares (A-2)', async () => {
    expect((await clinic.as('nurse', { url: '/api/test/leaky' })).json()).toEqual({ shown: 'yes' });
  });

  it('has the security headers on every route, also where nothing is found', async () => {
    for (const url of ['/api/test/leaky', '/api/nothing', '/healthz', '/elsewhere']) {
      const { headers } = await clinic.as('nobody', { url });
      expect(headers['x-content-type-options'], url).toBe('nosniff');
      expect(headers['content-security-policy'], url).toContain("default-src 'none'");
      expect(headers['content-security-policy'], url).toContain("frame-ancestors 'none'");
      expect(headers['referrer-policy'], url).toBe('no-referrer');
    }
  });
});

describe('bad input (W-7, F-1)', () => {
  it('is answered 400 in words, and nothing is lost', async () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    for (const payload of ['{"__proto__": {"admin": true}}', '{"constructor": {"prototype": {}}}', '{', deep]) {
      const answer = await clinic.as('nurse', { method: 'POST', url: '/api/test/notes', payload, headers: { 'content-type': 'application/json' } });
      expect(answer.statusCode, payload.slice(0, 30)).toBe(400);
      expect(answer.json().detail).toMatch(/\w+ \w+/);
    }
    const large = await clinic.as('nurse', { method: 'POST', url: '/api/test/notes', payload: JSON.stringify({ words: 'x'.repeat(1_100_000) }), headers: { 'content-type': 'application/json' } });
    expect(large.statusCode).toBe(413);
  });
});

describe('a route that is not fully declared', () => {
  it('keeps the server from starting', async () => {
    const bare = { ...routes[0], declaration: { policy: anyone } } as unknown as AnyRoute;
    expect(faultsOf([bare])).toHaveLength(1);
    await expect(makeTestClinic({ routes: [bare] })).rejects.toThrow(/not fully declared/);
    expect(faultsOf([...routes, ...routes])).not.toEqual([]);
  });
});

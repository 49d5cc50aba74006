/**
 * The matrix of the whole product (A-1, G6): every route of every room, asked by everybody, about one's own record, another's,
 * and one of another organisation. What may be asked is declared beside each route; this shows that nothing else can.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@fairlead/contract';
import { newId } from './platform/ids.ts';
import { verdictOf } from './platform/policy.ts';
import type { AnyRoute } from './platform/registry.ts';
import type { Actor } from './platform/actor.ts';
import { everyRole, makeTestClinic, type Screen, type TestClinic } from './platform/testing/test-clinic.ts';
import { cdsServiceRoutes } from './interop/index.ts';
import { roomRoutes } from './rooms.ts';

let clinic: TestClinic;
let everyRoute: readonly AnyRoute[];
beforeAll(async () => { clinic = await makeTestClinic({ routes: (deps) => (everyRoute = [...roomRoutes, ...cdsServiceRoutes(deps)]) }); });
afterAll(() => clinic.close());

type Who = Role | 'person' | 'pharmacy' | Screen | 'nobody';
const everybody: readonly Who[] = [...everyRole, 'person', 'pharmacy', 'check-in screen', 'wall screen', 'nobody'];

function actorOf(who: Who): Actor {
  const common = { organisationId: 'o', accountId: 'a', sessionId: 's', language: 'en' } as const;
  if (who === 'nobody') return { kind: 'anyone', organisationId: 'o' };
  if (who === 'check-in screen' || who === 'wall screen') return { kind: 'device', organisationId: 'o', sessionId: 's', device: who === 'wall screen' ? 'wall' : 'check-in', siteId: 's' };
  if (who === 'pharmacy') return { kind: 'pharmacy', ...common, pharmacyId: 'p', initials: '', factorAt: null };
  return who === 'person' ? { kind: 'person', ...common, personId: 'p' } : { kind: 'staff', ...common, roles: [who], siteIds: [], initials: '', factorAt: null };
}

const filled = (route: AnyRoute, id: string): string => route.shape.path.replaceAll(/:\w+/g, id);
const ask = (who: Who, route: AnyRoute, id: string) =>
  clinic.as(who, { method: route.shape.method, url: filled(route, id), ...(route.shape.method === 'GET' ? {} : { payload: {} }) });

describe('every route', () => {
  it('lets exactly those through whom its policy names', async () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const route of everyRoute) {
      await Promise.all(everybody.map(async (who) => {
        const expected = verdictOf(route.declaration.policy, actorOf(who));
        const { statusCode } = await ask(who, route, newId());
        const got = statusCode === 401 ? 'sign-in first' : statusCode === 403 ? 'forbidden' : 'allowed';
        cells += 1;
        // A room may refuse further (a field, a relation), so an allowed role may still meet 403 inside; never the other way.
        if (expected !== 'allowed' && got !== expected) wrong.push(`${who} ${route.shape.method} ${route.shape.path}: expected ${expected}, got ${statusCode}`);
        if (expected === 'allowed' && got === 'sign-in first') wrong.push(`${who} ${route.shape.method} ${route.shape.path}: allowed, but got ${statusCode}`);
        if (statusCode >= 500) wrong.push(`${who} ${route.shape.method} ${route.shape.path}: fault ${statusCode}`);
      }));
    }
    expect(wrong).toEqual([]);
    expect(cells).toBe(everyRoute.length * everybody.length);
  }, 180_000);

  it('answers about another organisation’s record as about one that does not exist', async () => {
    const wrong: string[] = [];
    const foreign = [clinic.other.personId, clinic.other.episodeId, clinic.other.siteId, clinic.other.staff.nurse];
    for (const route of everyRoute.filter(({ shape }) => shape.path.includes(':'))) {
      await Promise.all(everybody.filter((one) => verdictOf(route.declaration.policy, actorOf(one)) === 'allowed').map(async (who) => {
        const absent = await ask(who, route, newId());
        for (const id of foreign) {
          const got = await ask(who, route, id);
          const same = got.statusCode === absent.statusCode && got.statusCode >= 400;
          const emptyList = got.statusCode === 200 && got.body === absent.body;
          if (!same && !emptyList) wrong.push(`${who} ${route.shape.method} ${route.shape.path}: ${absent.statusCode} for nothing, ${got.statusCode} for another organisation’s`);
        }
      }));
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  it('opens to a pharmacy its own day, its own account, and nothing else', async () => {
    const open: string[] = [];
    for (const route of everyRoute) {
      const { statusCode } = await ask('pharmacy', route, newId());
      if (statusCode !== 403 && statusCode !== 401) open.push(`${route.shape.method} ${route.shape.path}`);
    }
    expect(open.filter((name) => !/ \/api\/pharmacy\//.test(name) && !everyRoute.some((route) => route.declaration.policy.kind === 'anyone' && `${route.shape.method} ${route.shape.path}` === name))).toEqual([]);
    expect(open.filter((name) => / \/api\/pharmacy\//.test(name))).toHaveLength(5);
  });

  it('opens to a screen of the house what it is there for, and nothing else', async () => {
    const forAnyone = new Set(everyRoute.filter(({ declaration }) => declaration.policy.kind === 'anyone').map(({ shape }) => `${shape.method} ${shape.path}`));
    for (const [who, only] of [['check-in screen', ['GET /api/device', 'POST /api/device/arrivals']], ['wall screen', ['GET /api/device', 'GET /api/device/wall']]] as const) {
      const open: string[] = [];
      for (const route of everyRoute) if ((await ask(who, route, newId())).statusCode !== 403) open.push(`${route.shape.method} ${route.shape.path}`);
      expect(open.filter((name) => !forAnyone.has(name)).toSorted()).toEqual(only);
    }
  });
});

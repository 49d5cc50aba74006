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

const nameOf = (route: AnyRoute): string => `${route.shape.method} ${route.shape.path}`;

/** What each is answered on each route, about a record that does not exist. */
const answered = new Map<Who, ReadonlyMap<string, { readonly status: number; readonly body: string }>>();
beforeAll(async () => {
  for (const who of everybody) {
    const answers = new Map<string, { readonly status: number; readonly body: string }>();
    // A few at a time: each of them waits for the database more than it works.
    for (let from = 0; from < everyRoute.length; from += 8) {
      await Promise.all(everyRoute.slice(from, from + 8).map(async (route) => {
        const { statusCode, body } = await ask(who, route, newId());
        answers.set(nameOf(route), { status: statusCode, body });
      }));
    }
    answered.set(who, answers);
  }
}, 180_000);
const statusOf = (who: Who, route: AnyRoute): number => answered.get(who)?.get(nameOf(route))?.status ?? 0;

describe('every route', () => {
  it('lets exactly those through whom its policy names', () => {
    const wrong: string[] = [];
    let cells = 0;
    for (const route of everyRoute) {
      for (const who of everybody) {
        const expected = verdictOf(route.declaration.policy, actorOf(who));
        const statusCode = statusOf(who, route);
        const got = statusCode === 401 ? 'sign-in first' : statusCode === 403 ? 'forbidden' : 'allowed';
        cells += statusCode > 0 ? 1 : 0;
        // A room may refuse further (a field, a relation), so an allowed role may still meet 403 inside; never the other way.
        if (expected !== 'allowed' && got !== expected) wrong.push(`${who} ${route.shape.method} ${route.shape.path}: expected ${expected}, got ${statusCode}`);
        if (expected === 'allowed' && got === 'sign-in first') wrong.push(`${who} ${route.shape.method} ${route.shape.path}: allowed, but got ${statusCode}`);
        if (statusCode >= 500) wrong.push(`${who} ${route.shape.method} ${route.shape.path}: fault ${statusCode}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(cells).toBe(everyRoute.length * everybody.length);
  });

  it('answers about another organisation’s record as about one that does not exist', async () => {
    const wrong: string[] = [];
    const foreign = [clinic.other.personId, clinic.other.episodeId, clinic.other.siteId, clinic.other.staff.nurse];
    for (const route of everyRoute.filter(({ shape }) => shape.path.includes(':'))) {
      const allowed = everybody.filter((one) => verdictOf(route.declaration.policy, actorOf(one)) === 'allowed');
      // Rows are hidden by the organisation and not by the role: one asks about each of them, everybody else about one in turn.
      await Promise.all(allowed.flatMap((who, nth) => (nth === 0 ? foreign : [foreign[nth % foreign.length] ?? '']).map(async (id) => {
        const absent = answered.get(who)?.get(nameOf(route));
        const got = await ask(who, route, id);
        const same = got.statusCode === absent?.status && got.statusCode >= 400;
        const emptyList = got.statusCode === 200 && got.body === absent?.body;
        if (!same && !emptyList) wrong.push(`${who} ${nameOf(route)}: ${absent?.status} for nothing, ${got.statusCode} for another organisation’s`);
      })));
    }
    expect(wrong).toEqual([]);
  }, 180_000);

  it('opens to a pharmacy its own day, its own account, and nothing else', () => {
    const open = everyRoute.filter((route) => ![401, 403].includes(statusOf('pharmacy', route)));
    const own = open.filter(({ shape }) => shape.path.startsWith('/api/pharmacy/'));
    expect(open.filter((route) => !own.includes(route) && route.declaration.policy.kind !== 'anyone').map(nameOf)).toEqual([]);
    expect(own).toHaveLength(6);
  });

  it('opens to a screen of the house what it is there for, and nothing else', () => {
    for (const [who, only] of [['check-in screen', ['GET /api/device', 'POST /api/device/arrivals']], ['wall screen', ['GET /api/device', 'GET /api/device/wall']]] as const) {
      const open = everyRoute.filter((route) => statusOf(who, route) !== 403 && route.declaration.policy.kind !== 'anyone');
      expect(open.map(nameOf).toSorted()).toEqual(only);
    }
  });
});

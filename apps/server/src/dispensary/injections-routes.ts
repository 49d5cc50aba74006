/** The injection list, one person's injections, and giving one. */
import * as contract from '@fairlead/contract/dispensary';
import { dayAt } from '../platform/clock.ts';
import { careTeam, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { decisionReply, holdReply, holdsOf, orderById, orderReply } from '../medication/index.ts';
import { personById } from '../people/index.ts';
import { isStopped } from './cold/cold-chain.ts';
import { giveInjection } from './give-injection.ts';
import { decideOnInjection, nextAfter } from './injection-decision.ts';
import { dueRow, injectionLine, sortDue, standing } from './injection-reply.ts';
import { depotOrderOf, depotOrders, injectionFacts, injectionsOf } from './injections-store.ts';

const givers = staff('nurse', 'pharmacist', 'prescriber');
const readers = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager', 'auditor');

export const injectionRoutes: readonly AnyRoute[] = [
  read(contract.listInjections, { policy: careTeam, limiter: 'ordinary', audit: 'injection list opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const day = dayAt(ask.now, site.time_zone);
    const items = sortDue((await depotOrders(tx, site.id, day)).map((row) => dueRow(row, day)));
    const count = (...states: readonly string[]): number => items.filter(({ state }) => states.includes(state)).length;
    return { kind: 'ok', people: items.map(({ personId }) => personId), reply: { day, items: [...items], counts: { late: count('late'), due: count('due'), mayBeGiven: count('may be given', 'first'), later: count('later') } } };
  }),
  read(contract.getInjections, { policy: readers, limiter: 'ordinary', audit: 'injections opened' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const site = await siteById(tx, person.site_id);
    const day = dayAt(ask.now, site?.time_zone ?? 'UTC');
    const found = await depotOrderOf(tx, person.id, day);
    const [order, row] = found === null ? [null, null] : [await orderById(tx, found.id), await injectionFacts(tx, found.id, ask.now)];
    const items = await injectionsOf(tx, person.id);
    const last = row?.given.at(-1);
    const next = last === undefined || row === null || row.product.depot === null ? null : nextAfter(row.product.depot, last.day);
    const holds = await holdsOf(tx, person.id);
    return {
      kind: 'ok', people: [person.id], ...(order === null ? {} : { etag: String(order.version) }),
      reply: {
        day, order: order === null ? null : orderReply(order), state: order === null ? null : standing(next, day), next, items: items.map(injectionLine), holds: holds.filter((hold) => hold.lifted_at === null).map(holdReply),
        containers: row === null ? [] : row.containers.filter(({ state, cold }) => state === 'open' || (cold !== null && cold.held !== null)).toSorted((a, b) => Number(isStopped(a.cold)) - Number(isStopped(b.cold))).map(({ id, label, lot, expiresOn, balanceUg, cold }) => ({ id, label, lot, expiresOn, balanceUg, cold, product: { ...row.product } })),
      },
    };
  }),
  command(contract.tryInjection, { policy: givers, limiter: 'ordinary', audit: 'injection tried' }, async (ask, tx) => {
    const row = await injectionFacts(tx, ask.params.id, ask.now);
    return row === null || row.product.depot === null ? { kind: 'not-found' } : { kind: 'done', people: [row.person_id], reply: { decision: decisionReply(decideOnInjection(row, ask.body)) } };
  }),
  command(contract.giveInjection, { policy: givers, limiter: 'ordinary', audit: 'injection given', freshFactor: (body) => body['overrideReason'] !== undefined && body['confirmationId'] === undefined }, (ask, tx) => giveInjection(tx, ask.actor, ask.params.id, ask.body, ask.ifMatch, ask.now)),
];

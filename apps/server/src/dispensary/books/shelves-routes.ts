/** What expires, and what has to be ordered. */
import { reorderBelowDays } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/dispensary';
import { staff } from '../../platform/policy.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import { siteById } from '../../platform/sites-store.ts';
import { productById } from '../../medication/index.ts';
import { registrantOf } from './registrant.ts';
import { insertReorderPoint } from './shelves-store.ts';
import { shelvesOf, soonDays, useDays } from './shelves.ts';

export const shelvesRoutes: readonly AnyRoute[] = [
  read(contract.getShelves, { policy: staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor'), limiter: 'ordinary', audit: 'shelves opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    return site === null ? { kind: 'not-found' } : { kind: 'ok', people: [], reply: { ...(await shelvesOf(tx, site, ask.now)), soonDays, useDays, reorderBelowDays, registrant: registrantOf(site) } };
  }),
  command(contract.setReorderPoint, { policy: staff('nurse', 'pharmacist', 'manager'), limiter: 'ordinary', audit: 'reorder point set' }, async (ask, tx) => {
    const { productId, pointUg } = ask.body;
    if ((await siteById(tx, ask.params.id)) === null || (await productById(tx, productId)) === null) return { kind: 'not-found' };
    await insertReorderPoint(tx, { siteId: ask.params.id, productId, pointUg }, ask.actor.accountId, ask.now);
    return { kind: 'done', reply: { ok: true as const }, people: [], details: { productId, pointUg } };
  }),
];

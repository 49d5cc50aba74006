/** The cold chain: fridges, readings, what stands outside, holds. */
import * as contract from '@fairlead/contract/dispensary';
import { dayAt } from '../../platform/clock.ts';
import { staff } from '../../platform/policy.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import { siteById } from '../../platform/sites-store.ts';
import { coldReply, decideColdHold, fridgesNow, holdReply, moveCold, readFridge } from './cold-chain.ts';
import { coldContainers, coldHoldsOf, endFridgeRow, insertFridge, lockFridge, standsInside } from './cold-store.ts';

const lookers = staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor');
const keepers = staff('nurse', 'pharmacist', 'prescriber', 'manager');

export const coldRoutes: readonly AnyRoute[] = [
  read(contract.getColdChain, { policy: lookers, limiter: 'ordinary', audit: 'cold chain opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const [fridges, containers, holds] = [await fridgesNow(tx, site, ask.now), await coldContainers(tx, { siteId: site.id }, ask.now), await coldHoldsOf(tx, site.id)];
    return {
      kind: 'ok', people: [],
      reply: { today: dayAt(ask.now, site.time_zone), fridges, containers: containers.map((row) => ({ containerId: row.containerId, label: row.label, lot: row.lot, product: row.product, balanceUg: row.balanceUg, cold: coldReply(row) })), holds: holds.map(holdReply) },
    };
  }),
  command(contract.addFridge, { policy: staff('pharmacist', 'nurse', 'manager'), limiter: 'ordinary', audit: 'fridge added' }, async (ask, tx) => {
    if ((await siteById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const id = await insertFridge(tx, ask.params.id, ask.body.name, ask.actor.accountId, ask.now);
    return { kind: 'done', reply: { id }, people: [], details: { fridgeId: id }, events: [{ kind: 'dispensary.fridge-added', topic: 'stock', siteId: ask.params.id, params: { name: ask.body.name }, about: { table: 'fridges', id } }] };
  }),
  command(contract.endFridge, { policy: staff('pharmacist', 'nurse', 'manager'), limiter: 'ordinary', audit: 'fridge ended' }, async (ask, tx) => {
    const fridge = await lockFridge(tx, ask.params.id);
    if (fridge === null) return { kind: 'not-found' };
    const inside = await standsInside(tx, fridge.id);
    if (inside.length > 0) return { kind: 'conflict', detail: `Still in it: ${inside.join(', ')}. Put that elsewhere first.` };
    await endFridgeRow(tx, fridge.id, ask.now);
    return { kind: 'done', reply: { ended: true as const }, people: [], details: { fridgeId: fridge.id }, events: [{ kind: 'dispensary.fridge-ended', topic: 'stock', siteId: fridge.site_id, params: { name: fridge.name }, about: { table: 'fridges', id: fridge.id } }] };
  }),
  command(contract.readFridge, { policy: keepers, limiter: 'ordinary', audit: 'fridge read' }, (ask, tx) => readFridge(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.moveCold, { policy: keepers, limiter: 'ordinary', audit: 'container moved in the cold' }, (ask, tx) => moveCold(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.decideColdHold, { policy: staff('pharmacist', 'prescriber'), limiter: 'ordinary', audit: 'cold hold decided', freshFactor: true }, (ask, tx) => decideColdHold(tx, ask.actor, ask.params.id, ask.body, ask.now)),
];

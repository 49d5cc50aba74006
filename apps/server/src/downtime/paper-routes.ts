/** The list for a day without a network, and what comes back from it. */
import * as contract from '@fairlead/contract/downtime';
import { dayAt } from '../platform/clock.ts';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import { doseListPdf } from './dose-list-paper.ts';
import { enterPaperDose } from './enter-paper-dose.ts';
import { doseList, giversAt, windowContainers } from './paper-store.ts';

const dosers = staff('nurse', 'pharmacist', 'prescriber');

export const paperRoutes: readonly AnyRoute[] = [
  read(contract.getDoseList, { policy: dosers, limiter: 'ordinary', audit: 'dose list opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const day = ask.query.day ?? dayAt(ask.now, site.time_zone);
    const items = await doseList(tx, site.id, day);
    return {
      kind: 'ok', people: items.map(({ personId }) => personId),
      reply: { site: site.name, timeZone: site.time_zone, day, madeAt: ask.now.toString(), items: [...items], givers: [...(await giversAt(tx, site.id))], containers: [...(await windowContainers(tx, site.id))] },
    };
  }),
  read(contract.printDoseList, { policy: dosers, limiter: 'heavy', audit: 'dose list printed' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const day = ask.query.day ?? dayAt(ask.now, site.time_zone);
    const items = await doseList(tx, site.id, day);
    const pdf = await doseListPdf({ site: site.name, timeZone: site.time_zone, day, madeAt: ask.now.toString(), items }, ask.language);
    return { kind: 'ok', people: items.map(({ personId }) => personId), reply: { fileName: `dose-list-${site.code.toLowerCase()}-${day}.pdf`, base64: pdf.toString('base64'), madeAt: ask.now.toString() } };
  }),
  command(contract.enterPaperDose, { policy: dosers, limiter: 'ordinary', audit: 'paper dose entered' }, (ask, tx) => enterPaperDose(tx, ask.actor, ask.params.id, ask.body, ask.now)),
];

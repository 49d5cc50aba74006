/** Thefts and losses, and the form that reports them. */
import * as contract from '@fairlead/contract/dispensary';
import { staff } from '../../platform/policy.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import { siteById } from '../../platform/sites-store.ts';
import { lossPaper } from '../papers/loss-paper.ts';
import { answerLoss, lossBook, lossReply, reportLoss, tellLoss } from './losses.ts';
import { countLosses, lossById, lossesOf } from './losses-store.ts';
import { registrantOf } from './registrant.ts';

const lookers = staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor');
const keepers = staff('nurse', 'pharmacist', 'prescriber', 'manager');
const reporters = staff('pharmacist', 'prescriber', 'manager');

/** Form 106 asks for the losses of the last 24 months. */
const twoYearsBefore = (now: Temporal.Instant): string => now.subtract({ hours: 24 * 730 }).toString();

export const lossesRoutes: readonly AnyRoute[] = [
  read(contract.getLosses, { policy: lookers, limiter: 'ordinary', audit: 'losses opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const [book, inTwoYears] = [await lossBook(tx, site), await countLosses(tx, site.id, twoYearsBefore(ask.now))];
    return { kind: 'ok', people: [], reply: { items: (await lossesOf(tx, site.id)).map((row) => lossReply(row, book, ask.now)), inTwoYears, registrant: registrantOf(site), country: site.country } };
  }),
  read(contract.getLossPaper, { policy: lookers, limiter: 'heavy', audit: 'loss form printed' }, async (ask, tx) => {
    const row = await lossById(tx, ask.params.id);
    const site = row === null ? null : await siteById(tx, row.siteId);
    if (row === null || site === null) return { kind: 'not-found' };
    const loss = lossReply(row, await lossBook(tx, site), ask.now);
    const pdf = await lossPaper({ loss, registrant: registrantOf(site), inTwoYears: await countLosses(tx, site.id, twoYearsBefore(ask.now)), timeZone: site.time_zone, now: ask.now });
    return { kind: 'ok', people: [], reply: { fileName: `loss-${site.code.toLowerCase()}-${row.discoveredOn}.pdf`, base64: pdf.toString('base64') } };
  }),
  command(contract.reportLoss, { policy: keepers, limiter: 'ordinary', audit: 'loss noted' }, (ask, tx) => reportLoss(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.answerLoss, { policy: keepers, limiter: 'ordinary', audit: 'loss form answered' }, (ask, tx) => answerLoss(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  command(contract.tellLoss, { policy: reporters, limiter: 'ordinary', audit: 'loss told' }, (ask, tx) => tellLoss(tx, ask.actor, ask.params.id, ask.body, ask.now)),
];

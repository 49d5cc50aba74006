/** The books that the law asks for, read from the ledger. */
import * as contract from '@fairlead/contract/dispensary';
import { dayAfter, dayAt, startOfDay } from '../platform/clock.ts';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById, type SiteRow } from '../platform/sites-store.ts';
import { decisionReply } from '../medication/index.ts';
import { dayBook, dispensingLog, inventoriesOf, register } from './books-store.ts';
import { inventoryDecision, inventoryReply, takeInventory } from './books.ts';
import { registrantOf } from './books/registrant.ts';

const lookers = staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor');
const keepers = staff('nurse', 'pharmacist', 'prescriber', 'manager');
/** Entries that a screen shows; more are said to be there, and never left out in silence. */
const mostShown = 3000;

/** The clock times between which a row belongs to these calendar days of the site. */
const between = (site: SiteRow, from: string, to: string): readonly [string, string] => [startOfDay(from, site.time_zone).toString(), startOfDay(dayAfter(to, 1), site.time_zone).toString()];

function daysAsked(site: SiteRow, asked: { readonly from?: string | undefined; readonly to?: string | undefined }, now: Temporal.Instant): readonly [string, string] {
  const today = dayAt(now, site.time_zone);
  return [asked.from ?? today, asked.to ?? today];
}

export const booksRoutes: readonly AnyRoute[] = [
  read(contract.getDayBook, { policy: lookers, limiter: 'ordinary', audit: 'day book opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const day = ask.query.day ?? dayAt(ask.now, site.time_zone);
    const items = await dayBook(tx, site.id, ...between(site, day, day));
    return { kind: 'ok', people: [], reply: { day, items: [...items], registrant: registrantOf(site) } };
  }),
  read(contract.getDispensingLog, { policy: lookers, limiter: 'ordinary', audit: 'dispensing log opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const [from, to] = daysAsked(site, ask.query, ask.now);
    const rows = await dispensingLog(tx, site.id, ...between(site, from, to), mostShown + 1);
    const items = rows.slice(0, mostShown).map(({ medicine: _medicine, author: _author, ...row }) => row);
    return { kind: 'ok', people: items.map(({ personId }) => personId), reply: { from, to, items, more: rows.length > mostShown, registrant: registrantOf(site) } };
  }),
  read(contract.getRegister, { policy: lookers, limiter: 'ordinary', audit: 'register opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const [from, to] = daysAsked(site, ask.query, ask.now);
    const all = await register(tx, site.id, ask.query.productId, ...between(site, from, to), mostShown + 1);
    const rows = all.slice(0, mostShown);
    return { kind: 'ok', people: rows.flatMap(({ personId }) => (personId === null ? [] : [personId])), reply: { from, to, items: rows.map((row) => ({ ...row, identity: row.identity === null ? null : [...row.identity] })), more: all.length > mostShown, registrant: registrantOf(site) } };
  }),
  read(contract.getInventories, { policy: lookers, limiter: 'ordinary', audit: 'inventories opened' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const rows = await inventoriesOf(tx, site.id);
    const { months, dueOn, decision } = inventoryDecision(rows[0], dayAt(ask.now, site.time_zone));
    return { kind: 'ok', people: [], reply: { items: rows.map(inventoryReply), months, dueOn, decision: decisionReply(decision), registrant: registrantOf(site) } };
  }),
  command(contract.takeInventory, { policy: keepers, limiter: 'ordinary', audit: 'inventory signed' }, (ask, tx) => takeInventory(tx, ask.actor, ask.params.id, ask.body, ask.now)),
];

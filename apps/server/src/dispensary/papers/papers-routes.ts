/** The books as paper. What does not fit on the most lines a paper may have is refused with a sentence, and never cut in silence. */
import * as contract from '@fairlead/contract/dispensary';
import { dayAfter, dayAt, startOfDay } from '../../platform/clock.ts';
import { staff } from '../../platform/policy.ts';
import { read, type AnyRoute, type NotDone } from '../../platform/registry.ts';
import { siteById, type SiteRow } from '../../platform/sites-store.ts';
import type { Tx } from '../../platform/scoped.ts';
import { inventoryReply } from '../books.ts';
import { dispensingLog, inventoryById, register, registerOpening } from '../books-store.ts';
import { cardsOf, type CardRow } from '../books/cards-store.ts';
import { registrantOf } from '../books/registrant.ts';
import { inventoryPaper } from './inventory-paper.ts';
import { logPaper } from './log-paper.ts';
import { registerPaper, type RegisterOf } from './register-paper.ts';

const lookers = staff('nurse', 'pharmacist', 'prescriber', 'manager', 'auditor');
export const mostLines = 6000;

const tooLong: NotDone = { kind: 'conflict', detail: `More than ${mostLines} entries. Choose fewer days, and print the rest by itself.` };
const backwards: NotDone = { kind: 'invalid', detail: 'The last day stands before the first.', field: '/to' };

interface Span {
  readonly from: string;
  readonly to: string;
  readonly instants: readonly [string, string];
}

function spanOf(site: SiteRow, asked: { readonly from?: string | undefined; readonly to?: string | undefined }, now: Temporal.Instant): Span {
  const today = dayAt(now, site.time_zone);
  const [from, to] = [asked.from ?? asked.to ?? today, asked.to ?? today];
  return { from, to, instants: [startOfDay(from, site.time_zone).toString(), startOfDay(dayAfter(to, 1), site.time_zone).toString()] };
}

/** The registers of these products; null where they have more lines than a paper may. */
async function registersOf(tx: Tx, site: SiteRow, products: readonly CardRow[], { instants }: Span): Promise<readonly RegisterOf[] | null> {
  const registers: RegisterOf[] = [];
  let left = mostLines;
  for (const product of products) {
    const rows = await register(tx, site.id, product.productId, ...instants, left + 1);
    left -= rows.length;
    if (left < 0) return null;
    const openingUg = await registerOpening(tx, site.id, product.productId, instants[0]);
    if (rows.length > 0 || openingUg !== 0 || products.length === 1) registers.push({ product, openingUg, rows });
  }
  return registers;
}

export const papersRoutes: readonly AnyRoute[] = [
  read(contract.getLogPaper, { policy: lookers, limiter: 'heavy', audit: 'dispensing log printed' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const span = spanOf(site, ask.query, ask.now);
    if (span.to < span.from) return backwards;
    const rows = await dispensingLog(tx, site.id, ...span.instants, mostLines + 1);
    if (rows.length > mostLines) return tooLong;
    const pdf = await logPaper({ ...span, rows, registrant: registrantOf(site), timeZone: site.time_zone, now: ask.now });
    return { kind: 'ok', people: [...new Set(rows.map(({ personId }) => personId))], reply: { fileName: `log-${site.code.toLowerCase()}-${span.from}-${span.to}.pdf`, base64: pdf.toString('base64') } };
  }),
  read(contract.getRegisterPaper, { policy: lookers, limiter: 'heavy', audit: 'register printed' }, async (ask, tx) => {
    const site = await siteById(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const span = spanOf(site, ask.query, ask.now);
    if (span.to < span.from) return backwards;
    const products = (await cardsOf(tx, site.id)).filter(({ productId, controlled }) => (ask.query.productId === undefined ? controlled : productId === ask.query.productId));
    if (ask.query.productId !== undefined && products.length === 0) return { kind: 'not-found' };
    const registers = await registersOf(tx, site, products, span);
    if (registers === null) return tooLong;
    const pdf = await registerPaper({ ...span, registers, registrant: registrantOf(site), timeZone: site.time_zone, now: ask.now });
    const people = new Set(registers.flatMap(({ rows }) => rows.flatMap(({ personId }) => (personId === null ? [] : [personId]))));
    return { kind: 'ok', people: [...people], reply: { fileName: `register-${site.code.toLowerCase()}-${span.from}-${span.to}.pdf`, base64: pdf.toString('base64') } };
  }),
  read(contract.getInventoryPaper, { policy: lookers, limiter: 'heavy', audit: 'inventory printed' }, async (ask, tx) => {
    const found = await inventoryById(tx, ask.params.id);
    const site = found === null ? null : await siteById(tx, found.siteId);
    if (found === null || site === null) return { kind: 'not-found' };
    const pdf = await inventoryPaper({ inventory: inventoryReply(found), initial: found.initial, cards: await cardsOf(tx, site.id), registrant: registrantOf(site), timeZone: site.time_zone, now: ask.now });
    return { kind: 'ok', people: [], reply: { fileName: `inventory-${site.code.toLowerCase()}-${found.takenOn}.pdf`, base64: pdf.toString('base64') } };
  }),
];

/** What expires, and what has to be ordered. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, IsoDay } from '../shapes.ts';
import { Paper, Registrant } from './books.ts';

export const LotOnShelf = z.object({
  containerId: Id, label: z.string(), product: z.string(), lot: z.string(), expiresOn: IsoDay, daysLeft: z.int(), place: z.enum(['safe', 'window']), balanceUg: z.int(),
  /** past: nothing may be given from it; soon: within the days asked. */
  state: z.enum(['past', 'soon', 'good']), setAside: z.boolean(),
});
export type LotOnShelf = z.output<typeof LotOnShelf>;
export const ReorderLine = z.object({
  productId: Id, name: z.string(),
  /** What can be given: in date, and not set aside. */
  usableUg: z.int(), balanceUg: z.int(), usedUg: z.int(), daysLeft: z.nullable(z.int()),
  /** The site's own point; where it has none, days of stock decide. */
  pointUg: z.nullable(z.int()), reorder: z.boolean(), packs: z.nullable(z.int()), packSize: z.nullable(z.int()),
});
export type ReorderLine = z.output<typeof ReorderLine>;

export const getShelves = route({
  method: 'GET', path: '/api/sites/:id/shelves', summary: 'Lots by their date, and products by how long they last', params: IdParams,
  reply: z.object({ today: IsoDay, soonDays: z.int(), useDays: z.int(), reorderBelowDays: z.int(), lots: z.array(LotOnShelf), products: z.array(ReorderLine), registrant: Registrant }),
});
export const setReorderPoint = route({
  method: 'POST', path: '/api/sites/:id/reorder-points', summary: 'Sets how much of a product the site wants to have at least; null goes by days again', params: IdParams,
  body: z.object({ productId: Id, pointUg: z.nullable(z.int().check(z.gte(1), z.lte(10_000_000_000_000))) }), reply: z.object({ ok: z.literal(true) }),
});

const Between = z.object({ from: z.optional(IsoDay), to: z.optional(IsoDay) });
export const getLogPaper = route({ method: 'GET', path: '/api/sites/:id/papers/log', summary: 'The dispensing log of some days as PDF', params: IdParams, query: Between, reply: Paper });
export const getRegisterPaper = route({ method: 'GET', path: '/api/sites/:id/papers/register', summary: 'The controlled-drug register as PDF: each drug, form and strength on pages of its own', params: IdParams, query: z.extend(Between, { productId: z.optional(Id) }), reply: Paper });
export const getInventoryPaper = route({ method: 'GET', path: '/api/inventories/:id/paper', summary: 'A signed inventory as PDF, schedule II apart from the rest', params: IdParams, reply: Paper });

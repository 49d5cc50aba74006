/** What was there, what came, what went and what is there, between any two days. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, IsoDay } from '../shapes.ts';
import { Registrant } from './books.ts';

export const ReconciledBy = z.enum(['container', 'lot', 'product', 'person']);
export type ReconciledBy = z.output<typeof ReconciledBy>;
export const ReconciledLine = z.object({
  /** Container, product or person; of a lot its product. */
  id: Id, name: z.string(), lot: z.nullable(z.string()), openingUg: z.int(), inUg: z.int(), outUg: z.int(), closingUg: z.int(),
  /** In and out by the kind of movement; what went out is negative. */
  kinds: z.array(z.object({ kind: z.string(), ug: z.int() })),
  /** The same closing from a second place: the balances written with each line, or the doses of the person. */
  checkUg: z.int(), agrees: z.boolean(),
});
export type ReconciledLine = z.output<typeof ReconciledLine>;

/** From the first of this month until today at the site, where a day is left out. */
const Asked = z.object({ from: z.optional(IsoDay), to: z.optional(IsoDay), by: ReconciledBy });
export const getReconciliation = route({ method: 'GET', path: '/api/sites/:id/reconciliation', summary: 'Opening, in, out and closing of each container, lot, product or person between two days', params: IdParams, query: Asked, reply: z.object({ from: IsoDay, to: IsoDay, by: ReconciledBy, items: z.array(ReconciledLine), registrant: Registrant }) });
export const getReconciliationFile = route({ method: 'GET', path: '/api/sites/:id/reconciliation-file', summary: 'The same as a table of comma-separated values', params: IdParams, query: Asked, reply: z.object({ fileName: z.string(), text: z.string() }) });

export const MovementLine = z.object({ journalId: Id, at: z.iso.datetime({ offset: true }), kind: z.string(), containerLabel: z.nullable(z.string()), lot: z.string(), personNumber: z.nullable(z.string()), author: z.string(), witness: z.nullable(z.string()), reason: z.nullable(z.string()), amountUg: z.int(), balanceAfterUg: z.nullable(z.int()) });
export type MovementLine = z.output<typeof MovementLine>;
export const getMovements = route({
  method: 'GET', path: '/api/sites/:id/movements', summary: 'The movements behind one line of a reconciliation', params: IdParams, query: z.extend(Asked, { of: Id, lot: z.optional(z.string().check(z.maxLength(60))) }),
  reply: z.object({ items: z.array(MovementLine), /** There are more than are shown. */ more: z.boolean() }),
});

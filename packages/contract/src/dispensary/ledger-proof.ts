/** The chained ledger as it leaves the house, and its anchors. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { IdParams, Instant, IsoDay } from '../shapes.ts';

export const LedgerAnchor = z.object({ number: z.int(), day: IsoDay, madeAt: Instant, digest: z.string() });
export type LedgerAnchor = z.output<typeof LedgerAnchor>;
/** A file made for somebody outside: plain text. */
const TextFile = z.object({ fileName: z.string(), text: z.string() });
const AnchorParams = z.object({ number: z.coerce.number().check(z.int(), z.gte(1), z.lte(10_000_000)) });

export const exportLedger = route({
  method: 'GET', path: '/api/sites/:id/ledger-export', summary: 'The chained ledger of a site as a file that anybody can verify; chains that moved since a day, each whole', params: IdParams,
  query: z.object({ since: z.optional(IsoDay) }), reply: TextFile,
});
export const listAnchors = route({ method: 'GET', path: '/api/ledger-anchors', summary: 'The daily anchors of the ledger, newest first', reply: z.object({ items: z.array(LedgerAnchor) }) });
export const getAnchor = route({ method: 'GET', path: '/api/ledger-anchors/:number', summary: 'One anchor as the file that somebody outside keeps', params: AnchorParams, reply: TextFile });
export const makeAnchor = route({ method: 'POST', path: '/api/ledger-anchors', summary: 'Anchors the ledger now, beside the daily anchor', body: z.object({}), reply: LedgerAnchor });

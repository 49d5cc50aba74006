/** Where stock came from and where it went: receipts with their order forms, and disposals that two sign. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant, IsoDay, Line } from '../shapes.ts';
import { Paper, Party, Registrant } from './books.ts';

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

/** The papers of what was received. */
export const ReceiptPapers = z.object({
  supplier: Party, receivedOn: z.optional(IsoDay), invoice: z.optional(Line), packsReceived: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
  /** DEA form 222: its number, the line, packs ordered and when. */
  orderForm: z.optional(z.object({ number: Line.check(z.maxLength(60)), line: z.int().check(z.gte(1), z.lte(20)), packsOrdered: z.int().check(z.gte(1), z.lte(1_000_000)), orderedOn: IsoDay })),
});
export type ReceiptPapers = z.output<typeof ReceiptPapers>;

const Strong = { product: z.string(), form: z.string(), ugPerMl: z.nullable(z.int()), ugPerUnit: z.nullable(z.int()), lot: z.string() } as const;

export const Receipt = z.object({
  containerId: Id, label: z.string(), ...Strong, expiresOn: IsoDay, schedule: z.nullable(z.string()), amountUg: z.int(), receivedAt: Instant, receivedBy: z.string(), papers: z.nullable(ReceiptPapers), packSize: z.nullable(z.int()),
  /** What the law asks of this receipt and nobody entered yet. */
  missing: z.array(z.enum(['supplier', 'supplierAddress', 'supplierNumber', 'orderForm', 'packsReceived'])),
});
export type Receipt = z.output<typeof Receipt>;

export const DisposalKind = z.enum(['destroyed', 'reverse-distributor', 'supplier', 'returned-medicine']);
export type DisposalKind = z.output<typeof DisposalKind>;
export const DisposalLine = z.object({ containerId: z.nullable(Id), container: z.nullable(z.string()), ...Strong, expiresOn: z.nullable(IsoDay), schedule: z.nullable(z.string()), ndc: z.nullable(z.string()), ug: z.nullable(z.int()) });
export type DisposalLine = z.output<typeof DisposalLine>;
/** Who was authorised to witness the destruction of stock, in what capacity, of which body. */
export const AuthorisedWitness = z.object({ name: Line, capacity: Line, body: Line });
export const Disposal = z.object({
  id: Id, kind: DisposalKind, disposedOn: IsoDay, at: Instant, reason: z.string(), place: z.nullable(z.string()), method: z.nullable(z.string()), nonRetrievable: z.nullable(z.boolean()), witness: z.nullable(AuthorisedWitness),
  recipient: z.nullable(Party), orderForm: z.nullable(z.string()), invoice: z.nullable(z.string()), personId: z.nullable(Id), person: z.nullable(z.string()), broughtBy: z.nullable(z.string()), lines: z.array(DisposalLine), signedBy: z.string(), secondBy: z.string(),
});
export type Disposal = z.output<typeof Disposal>;

/** `find`: part of a product, lot, container, number of an order form or invoice, or of a name; capitals do not matter. */
const Between = z.object({ from: z.optional(IsoDay), to: z.optional(IsoDay), find: z.optional(z.string().check(z.trim(), z.maxLength(100))) });
export const listReceipts = route({ method: 'GET', path: '/api/sites/:id/receipts', summary: 'What was received, from whom, on which order form, and what is not entered yet', params: IdParams, query: Between, reply: z.object({ from: IsoDay, to: IsoDay, items: z.array(Receipt), parties: z.array(Party), registrant: Registrant }) });
export const addReceiptPapers = route({ method: 'POST', path: '/api/containers/:id/receipt-papers', summary: 'Writes down, or corrects by a further entry, where a container came from', params: IdParams, body: ReceiptPapers, reply: z.object({ ok: z.literal(true) }) });
export const listDisposals = route({ method: 'GET', path: '/api/sites/:id/disposals', summary: 'Stock that was destroyed, sent or returned, and medicine that people brought back; all of it, or of some days', params: IdParams, query: Between, reply: z.object({ items: z.array(Disposal), more: z.boolean(), registrant: Registrant }) });
export const disposeStock = route({
  method: 'POST', path: '/api/sites/:id/disposals', summary: 'Destroys stock, sends it to a reverse distributor or back to the supplier, or notes medicine that a person brought back; two sign', params: IdParams,
  body: z.object({
    kind: DisposalKind, lines: z.array(z.object({ containerId: Id, ug: z.int().check(z.gte(1), z.lte(10_000_000_000)) })).check(z.maxLength(40)), reason: Reason, disposedOn: z.optional(IsoDay),
    place: z.optional(Line), method: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(400))), nonRetrievable: z.optional(z.boolean()), witness: z.optional(AuthorisedWitness),
    recipient: z.optional(Party), orderForm: z.optional(Line.check(z.maxLength(60))), invoice: z.optional(Line),
    /** Of medicine that a person brought back: what stands on it, and how much. */
    returned: z.optional(z.object({ personId: z.optional(Id), broughtBy: Line, what: Line, lot: z.optional(Line), ug: z.optional(z.int().check(z.gte(0), z.lte(10_000_000_000))) })),
    confirmationId: Id,
  }),
  reply: Disposal,
});
export const getDisposalPaper = route({ method: 'GET', path: '/api/disposals/:id/paper', summary: 'The record of a disposal as PDF: content of form 41, transfer, or witnessed destruction', params: IdParams, reply: Paper });
export const getReceiptsPaper = route({ method: 'GET', path: '/api/sites/:id/papers/receipts', summary: 'Receipts of some days as PDF, those on order forms apart', params: IdParams, query: Between, reply: Paper });

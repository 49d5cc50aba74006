/** The books of stock that the law asks for. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Decision, Id, IdParams, Instant, IsoDay, Line } from '../shapes.ts';

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

/** Whose books these are, as every official form begins. `number`: the registration (DEA) or licence where one is set. */
export const Registrant = z.object({
  name: z.string(), address: z.nullable(z.string()), phone: z.nullable(z.string()), number: z.nullable(z.string()), county: z.nullable(z.string()), country: z.enum(['US', 'UK']),
  /** UK: who answers for controlled drugs, and the police’s liaison officer. */
  officer: z.nullable(z.string()), liaison: z.nullable(z.string()),
});
export type Registrant = z.output<typeof Registrant>;

/** A supplier, or who takes what is disposed of. `number`: DEA registration or licence. */
export const Party = z.object({ name: Line, address: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(400))), number: z.optional(Line.check(z.maxLength(40))) });
export type Party = z.output<typeof Party>;

export const DayLine = z.object({
  containerId: Id, label: z.string(), product: z.string(), lot: z.string(), openingUg: z.int(), receivedUg: z.int(), movedUg: z.int(), givenUg: z.int(), homeUg: z.int(), backUg: z.int(), wastedUg: z.int(), adjustedUg: z.int(), disposedUg: z.int(),
  closingUg: z.int(), countedUg: z.nullable(z.int()), countedAt: z.nullable(Instant), countedBy: z.nullable(z.string()),
});
export type DayLine = z.output<typeof DayLine>;
export const LogLine = z.object({
  at: Instant, product: z.string(), form: z.string(), ugPerMl: z.nullable(z.int()), ugPerUnit: z.nullable(z.int()), personId: Id, number: z.string(), name: z.string(), givenUg: z.int(), homeUg: z.int(), initials: z.string(), kind: z.string(),
});
export type LogLine = z.output<typeof LogLine>;
export const RegisterLine = z.object({
  at: Instant, kind: z.string(), inUg: z.int(), outUg: z.int(), /** What the person has more, or less, by it. */ personUg: z.int(), balanceUg: z.int(), personId: z.nullable(Id), name: z.nullable(z.string()), address: z.nullable(z.string()), reason: z.nullable(z.string()),
  prescriber: z.nullable(z.string()),
  /** How the person was known at the window; empty where that was not confirmed, null where nobody collected. */
  identity: z.nullable(z.array(z.string())), author: z.string(), witness: z.nullable(z.string()), supplier: z.nullable(Party), invoice: z.nullable(z.string()), recipient: z.nullable(Party), authorisedWitness: z.nullable(z.string()),
});
export type RegisterLine = z.output<typeof RegisterLine>;
export const Inventory = z.object({
  id: Id, takenOn: IsoDay, takenAt: Instant, moment: z.enum(['opening', 'close']), takenBy: z.string(), secondBy: z.string(), note: z.nullable(z.string()),
  lines: z.array(z.object({ container: z.string(), product: z.string(), form: z.string(), ugPerMl: z.nullable(z.int()), ugPerUnit: z.nullable(z.int()), lot: z.string(), expiresOn: IsoDay, place: z.string(), countedUg: z.int() })),
});
export type Inventory = z.output<typeof Inventory>;
export const LossKind = z.enum(['break-in', 'armed-robbery', 'employee-theft', 'customer-theft', 'lost-in-transit', 'bottle-of-a-person', 'other']);
/** What the form asks of a theft or loss beyond what was noted at first. What is left out is not answered yet. */
export const LossAnswers = z.object({
  /** The day it happened, where that is known; else the day it was discovered counts. */
  happenedOn: z.optional(IsoDay), policeTold: z.optional(z.boolean()), policeDepartment: z.optional(Line), policePhone: z.optional(Line), policeReference: z.optional(Line),
  /** Marks, symbols or price codes on the labels by which the containers could be known. */
  marks: z.optional(Reason), orderFormsTaken: z.optional(z.boolean()), orderFormNumbers: z.optional(Line),
  otherGoodsTaken: z.optional(z.boolean()), otherGoodsMinor: z.optional(z.int().check(z.gte(0), z.lte(10_000_000_000))), anybodyHurt: z.optional(z.boolean()), kindInWords: z.optional(Line),
  carrier: z.optional(Line), consignee: z.optional(Line), consigneeNumber: z.optional(Line), cartonCame: z.optional(z.boolean()), cartonTampered: z.optional(z.boolean()), earlierWithCarrier: z.optional(z.int().check(z.gte(0), z.lte(1000))),
  /** Who signs the form: name and title. */
  signer: z.optional(Line),
});
export type LossAnswers = z.output<typeof LossAnswers>;
export const LossLine = z.object({
  product: z.string(), form: z.string(), ugPerMl: z.nullable(z.int()), ugPerUnit: z.nullable(z.int()), lot: z.string(), lostUg: z.int(), substance: z.nullable(z.string()), schedule: z.nullable(z.string()),
  ndc: z.nullable(z.string()), tradeName: z.nullable(z.string()),
  /** What was paid for it, by the price of its pack. */
  valueMinor: z.nullable(z.int()),
});
export type LossLine = z.output<typeof LossLine>;
/** A field of the form that is still empty; `line` counts from 1 where it is one of a medicine. */
export const MissingField = z.object({ field: z.string(), line: z.optional(z.int()) });
export type MissingField = z.output<typeof MissingField>;
export const Loss = z.object({
  id: Id, siteId: Id, discrepancyId: z.nullable(Id), kind: LossKind, discoveredAt: Instant, discoveredOn: IsoDay, whatHappened: z.string(),
  lines: z.array(LossLine), answers: LossAnswers, missing: z.array(MissingField), valueMinor: z.nullable(z.int()), currency: z.enum(['USD', 'GBP']),
  policeTold: z.boolean(), policeReference: z.nullable(z.string()), measures: z.string(), notedBy: z.string(),
  officeToldAt: z.nullable(Instant), officeToldBy: z.nullable(z.string()), officeReference: z.nullable(z.string()), formFiledAt: z.nullable(Instant), formFiledBy: z.nullable(z.string()), formReference: z.nullable(z.string()),
  /** The last day to tell the office, and to file the form. */
  tellBy: IsoDay, fileBy: IsoDay, decision: Decision,
});
export type Loss = z.output<typeof Loss>;

/** Today at the site, where a day is left out. */
const Between = z.object({ from: z.optional(IsoDay), to: z.optional(IsoDay) });
export const getDayBook = route({ method: 'GET', path: '/api/sites/:id/books/day', summary: 'The day of each container: opening, what went in and out by kind, closing, and the count beside it', params: IdParams, query: z.object({ day: z.optional(IsoDay) }), reply: z.object({ day: IsoDay, items: z.array(DayLine), registrant: Registrant }) });
export const getDispensingLog = route({ method: 'GET', path: '/api/sites/:id/books/log', summary: 'The dispensing log of some days (21 CFR 1304.24)', params: IdParams, query: Between, reply: z.object({ from: IsoDay, to: IsoDay, items: z.array(LogLine), /** There are more entries than are shown. */ more: z.boolean(), registrant: Registrant }) });
export const getRegister = route({ method: 'GET', path: '/api/sites/:id/books/register', summary: 'The controlled-drug register of one product, with the running balance', params: IdParams, query: z.extend(Between, { productId: Id }), reply: z.object({ from: IsoDay, to: IsoDay, items: z.array(RegisterLine), /** There are more entries than are shown. */ more: z.boolean(), registrant: Registrant }) });
export const getInventories = route({ method: 'GET', path: '/api/sites/:id/inventories', summary: 'The signed inventories, and when the next is due', params: IdParams, reply: z.object({ items: z.array(Inventory), months: z.nullable(z.int()), dueOn: z.nullable(IsoDay), decision: Decision, registrant: Registrant }) });
export const takeInventory = route({ method: 'POST', path: '/api/sites/:id/inventories', summary: 'Signs an inventory by two over what was counted today', params: IdParams, body: z.object({ moment: z.enum(['opening', 'close']), confirmationId: Id, note: z.optional(Reason) }), reply: Inventory });
export const getLosses = route({ method: 'GET', path: '/api/sites/:id/losses', summary: 'Thefts and losses with what form 106 asks, and their clocks', params: IdParams, reply: z.object({ items: z.array(Loss), inTwoYears: z.int(), registrant: Registrant, country: z.enum(['US', 'UK']) }) });
export const reportLoss = route({
  method: 'POST', path: '/api/sites/:id/losses', summary: 'Notes a theft or loss, of a count that differs or by itself, and starts its clocks', params: IdParams,
  body: z.object({
    discrepancyId: z.optional(Id), containerId: z.optional(Id), lostUg: z.optional(z.int().check(z.gte(1), z.lte(10_000_000_000))), kind: LossKind,
    /** Further containers of the same theft or loss. */
    also: z.optional(z.array(z.object({ containerId: Id, lostUg: z.int().check(z.gte(1), z.lte(10_000_000_000)) })).check(z.maxLength(40))),
    discoveredOn: z.optional(IsoDay), whatHappened: Reason,
    policeTold: z.boolean(), policeReference: z.optional(Line), measures: Reason,
  }),
  reply: Loss,
});
export const tellLoss = route({ method: 'POST', path: '/api/losses/:id/steps', summary: 'Notes that the office was told, or that the form was filed', params: IdParams, body: z.object({ step: z.enum(['told', 'filed']), reference: Line }), reply: Loss });
export const answerLoss = route({ method: 'POST', path: '/api/losses/:id/answers', summary: 'What the form asks beyond what was noted; answered again, the newest counts', params: IdParams, body: LossAnswers, reply: Loss });

/** A paper as PDF. Nothing is sent anywhere: somebody prints it, or copies it into the authority’s own form. */
export const Paper = z.object({ fileName: z.string(), base64: z.string() });
export type PaperFile = z.output<typeof Paper>;
export const getLossPaper = route({ method: 'GET', path: '/api/losses/:id/paper', summary: 'The content of form 106, or of the report to the accountable officer, as PDF', params: IdParams, reply: Paper });

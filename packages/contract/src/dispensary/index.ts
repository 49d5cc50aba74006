/** The dosing window, doses, bottles, stock and its ledger. */
import * as z from 'zod/mini';
import { DoseUg, HoldLine, Order, Product } from '../medication/index.ts';
import { route } from '../route.ts';
import { ReceiptPapers } from './disposals.ts';
import { Poured } from './pumps.ts';
import { Arrival } from './waiting-room.ts';
import { ClosedDay } from '../schedule/index.ts';
import { Decision, Id, IdParams, Instant, IsoDay, Line, pageOf } from '../shapes.ts';

export * from './injections.ts';
export * from './books.ts';
export * from './closures.ts';
export * from './bottles.ts';
export * from './ledger-proof.ts';
export * from './guests.ts';
export * from './passports.ts';
export * from './pharmacies.ts';
export * from './pumps.ts';
export * from './waiting-room.ts';
export * from './product-cards.ts';
export * from './disposals.ts';
export * from './shelves.ts';
export * from './reconciliation.ts';
export * from './second-signatures.ts';
export * from './cold-chain.ts';

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
const Note = z.string().check(z.trim(), z.maxLength(2000));

export const Poss = z.enum(['S', '1', '2', '3', '4']);
/** photo: a card with a photo that the person shows; photo-on-file: their face and the photo in the record agree. */
export const Identifier = z.enum(['photo-on-file', 'photo', 'name', 'born-on', 'number', 'address']);

export const WindowCheck = z.object({
  id: Id, dosingDay: IsoDay, identifiers: z.array(z.string()), identityConfirmed: z.boolean(), poss: z.nullable(Poss), rr: z.nullable(z.int()), spo2: z.nullable(z.int()),
  spo2Scale2: z.nullable(z.boolean()), rousable: z.nullable(z.boolean()), intoxicated: z.nullable(z.boolean()),
  /** Whether another clinic gave today’s dose, as asked. */
  dosedElsewhere: z.nullable(z.boolean()),
  /** Milligrams of alcohol in 210 litres of breath: 80 is a reading of 0.08. */
  breathAlcoholMg: z.nullable(z.int()),
  bottlesDue: z.nullable(z.int()), bottlesReturned: z.nullable(z.int()), note: z.nullable(z.string()), checkedBy: z.string(), checkedAt: Instant,
});
export type WindowCheck = z.output<typeof WindowCheck>;

export const NewWindowCheck = z.object({
  identifiers: z.array(Identifier).check(z.maxLength(6)), identityConfirmed: z.boolean(), poss: z.optional(Poss),
  rr: z.optional(z.int().check(z.gte(0), z.lte(80))), spo2: z.optional(z.int().check(z.gte(0), z.lte(100))), spo2Scale2: z.optional(z.boolean()),
  rousable: z.optional(z.boolean()), intoxicated: z.optional(z.boolean()), dosedElsewhere: z.optional(z.boolean()), breathAlcoholMg: z.optional(z.int().check(z.gte(0), z.lte(1000))),
  bottlesDue: z.optional(z.int().check(z.gte(0), z.lte(60))), bottlesReturned: z.optional(z.int().check(z.gte(0), z.lte(60))), note: z.optional(Note),
});

export const Dose = z.object({
  id: Id, dosingDay: IsoDay, part: z.int(), orderId: z.nullable(Id), medicine: z.string(), doseUg: z.int(),
  /** What was taken, by the last correction. */
  takenUg: z.int(),
  kind: z.enum(['observed', 'take-home']), state: z.enum(['given', 'partial', 'refused', 'vomited', 'void']), origin: z.enum(['here', 'imported', 'synthetic']),
  givenAt: Instant, givenBy: z.nullable(z.string()), vomitedAfterMinutes: z.nullable(z.int()), note: z.nullable(z.string()),
});
export type Dose = z.output<typeof Dose>;

export const CorrectionLine = z.object({ id: Id, kind: z.string(), givenUg: z.nullable(z.int()), minutesAfter: z.nullable(z.int()), witnessed: z.nullable(z.boolean()), reason: z.string(), author: z.string(), at: Instant });
export type CorrectionLine = z.output<typeof CorrectionLine>;

export const ContainerLine = z.object({
  id: Id, label: z.string(), lot: z.string(), expiresOn: IsoDay, place: z.enum(['safe', 'window']), state: z.enum(['open', 'quarantined', 'closed']), balanceUg: z.int(), product: Product,
  lastCountAt: z.nullable(Instant), openDiscrepancyUg: z.nullable(z.int()),
  /** The pump that draws from it; by hand nothing is drawn from it meanwhile. */
  pump: z.nullable(z.object({ id: Id, name: z.string() })),
});
export type ContainerLine = z.output<typeof ContainerLine>;

/** Why somebody stands where they stand in the queue; the first reason is shown. */
export const QueueReason = z.enum(['held', 'missed days', 'waiting long', 'dose expired order', 'first dose', 'ready', 'due', 'given', 'refused', 'take-home', 'no order']);

export const QueueRow = z.object({
  personId: Id, episodeId: Id, number: z.string(), name: z.string(), bornOn: z.nullable(IsoDay),
  /** here: checked in and without a dose; due: a dose is planned for this day; done: given, refused or at home. */
  lane: z.enum(['here', 'due', 'done']),
  reason: QueueReason,
  arrivedAt: z.nullable(Instant), waitMinutes: z.nullable(z.int()),
  orderId: z.nullable(Id), medicine: z.nullable(z.string()), doseUg: z.nullable(z.int()), part: z.nullable(z.int()), ugPerMl: z.nullable(z.int()),
  missedDays: z.int(), holds: z.int(), usualAt: z.nullable(z.string()), givenAt: z.nullable(Instant), takenUg: z.nullable(z.int()),
  /** What the wall calls them by, and their newest call; absent where they are not here. */
  onWall: z.optional(z.object({ label: z.string(), window: z.nullable(z.string()), calledAt: z.nullable(Instant) })),
  /** Bottles that are due today for the closed days right after it; absent where none is. */
  closureBottles: z.optional(z.int()),
});
export type QueueRow = z.output<typeof QueueRow>;

/** Everything the ticket at the window shows about one person on one day. */
export const Ticket = z.object({
  personId: Id, episodeId: Id, siteId: Id, dosingDay: IsoDay,
  order: z.nullable(Order),
  /** The part to be given next and its amount; null when nothing is left to give. */
  part: z.nullable(z.int()), doseUg: z.nullable(z.int()),
  /** Millilitres of the product; null where it is no liquid. */
  volumeMl: z.nullable(z.number()),
  /** Whole tablets or films that make the dose from what stands at the window; absent for liquids, and where a part of one is taken. */
  units: z.optional(z.array(z.object({ strengthUg: z.int(), count: z.int() }))),
  /** This strength is ten times the usual one: a second person reads the measure. */
  needsSecondPerson: z.boolean(),
  decision: Decision,
  missedDays: z.int(), treatmentDay: z.int(),
  check: z.nullable(WindowCheck), holds: z.array(HoldLine), today: z.array(Dose), bottlesOut: z.int(),
  containers: z.array(ContainerLine),
  /** What the person asks about their dose and nobody has answered yet; the order stands until a prescriber signs another. */
  /** A drug test that was drawn by chance waits for its sample, since then. */
  testSince: z.optional(Instant),
  asks: z.optional(z.object({ what: z.enum(['pause', 'step-back', 'slower', 'talk']), words: z.string(), askedAt: Instant })),
  /** What stands poured, or is being poured, for this part. */
  poured: z.nullable(Poured),
});
export type Ticket = z.output<typeof Ticket>;

export const getQueue = route({
  method: 'GET', path: '/api/sites/:id/queue', summary: 'Who is here, who is due, who comes next, and why', params: IdParams, query: z.object({ day: z.optional(IsoDay) }),
  reply: z.object({ dosingDay: IsoDay, /** Closed days right after this one. */ closedNext: z.optional(z.array(ClosedDay)), /** Who came by the check-in screen and was not known. */ arrivals: z.optional(z.array(Arrival)), items: z.array(QueueRow), counts: z.object({ here: z.int(), due: z.int(), done: z.int(), held: z.int() }) }),
});
export const checkIn = route({ method: 'POST', path: '/api/people/:id/check-ins', summary: 'The person is here', params: IdParams, body: z.object({ siteId: z.optional(Id) }), reply: z.object({ id: Id, arrivedAt: Instant }) });
export const checkOut = route({ method: 'POST', path: '/api/people/:id/check-out', summary: 'The person left without a dose', params: IdParams, body: z.object({}), reply: z.object({ left: z.boolean() }) });
export const getTicket = route({ method: 'GET', path: '/api/people/:id/ticket', summary: 'The dosing ticket of a person today, with the decision', params: IdParams, query: z.object({ part: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(12))), siteId: z.optional(Id) }), reply: Ticket });
export const addWindowCheck = route({ method: 'POST', path: '/api/people/:id/window-checks', summary: 'Notes what was seen at the window', params: IdParams, body: NewWindowCheck, reply: WindowCheck });

export const giveDose = route({
  method: 'POST', path: '/api/orders/:id/doses', summary: 'Gives a dose (If-Match: the order’s version on the screen)', params: IdParams,
  body: z.object({
    dosingDay: IsoDay, part: z.int().check(z.gte(1), z.lte(12)),
    /** The site of the window that gives; a guest is dosed at their host’s alone. */
    siteId: z.optional(Id),
    /** The amount on the screen: it must be the ordered one. */
    doseUg: DoseUg,
    state: z.optional(z.enum(['given', 'partial', 'refused'])),
    /** What was taken of a partial dose; the rest goes to waste before the witness. */
    givenUg: z.optional(DoseUg),
    containers: z.optional(z.array(z.object({ id: Id, ug: DoseUg })).check(z.maxLength(8))),
    /** For every finding that warns: the codes that the nurse read and answers, with the reason. */
    acknowledged: z.optional(z.array(z.string()).check(z.maxLength(60))),
    overrideReason: z.optional(Reason),
    /** A second person who showed who they are: reads a concentrate's measure, sees waste. */
    confirmationId: z.optional(Id),
    note: z.optional(Note),
  }),
  reply: z.object({ dose: Dose, decision: Decision, volumeMl: z.nullable(z.number()) }),
});
export const correctDose = route({
  method: 'POST', path: '/api/doses/:id/corrections', summary: 'Corrects a dose by a new line; the dose itself never changes', params: IdParams,
  body: z.object({
    kind: z.enum(['amount', 'vomited', 'entered-in-error', 'note']), givenUg: z.optional(z.int().check(z.gte(0), z.lte(2_000_000))),
    minutesAfter: z.optional(z.int().check(z.gte(0), z.lte(1440))), witnessed: z.optional(z.boolean()), reason: Reason, confirmationId: z.optional(Id), photoId: z.optional(Id),
  }),
  reply: z.object({ dose: Dose, corrections: z.array(CorrectionLine), decision: z.nullable(Decision) }),
});
export const getDose = route({ method: 'GET', path: '/api/doses/:id', summary: 'One dose with its corrections', params: IdParams, reply: z.object({ dose: Dose, corrections: z.array(CorrectionLine) }) });
export const getDoses = route({
  method: 'GET', path: '/api/people/:id/doses', summary: 'The doses of a person by dosing day, oldest first, for lists and charts', params: IdParams, query: z.object({ from: z.optional(IsoDay), to: z.optional(IsoDay) }),
  reply: z.object({
    items: z.array(Dose),
    /** One a day: what was taken in all, and how; a day that was planned and not taken is missed. */
    days: z.array(z.object({ dosingDay: IsoDay, takenUg: z.int(), plannedUg: z.nullable(z.int()), kind: z.enum(['observed', 'take-home', 'imported', 'missed', 'refused', 'partial']) })),
  }),
});

/** One head of the six: whether it is met, false, or null where somebody looked and cannot tell. A head left out was not considered. */
const Head = z.optional(z.nullable(z.boolean()));
export const TakeHomeFactors = z.object({
  noActiveUseOrConditionRaisingHarm: Head, regularAttendance: Head, noSeriousBehaviourProblem: Head, noKnownRecentDiversion: Head, safeTransportAndStorage: Head, otherRelevantFactors: Head,
});
export type TakeHomeFactors = z.output<typeof TakeHomeFactors>;
export const TakeHomeDecision = z.object({
  id: Id, requestedDays: z.int(), factors: TakeHomeFactors, rationale: z.string(), closure: z.boolean(), decision: Decision, maxDays: z.nullable(z.int()),
  outcome: z.enum(['allowed', 'refused']), overrideReason: z.nullable(z.string()), validUntil: IsoDay, decidedBy: z.string(), decidedAt: Instant,
});
export type TakeHomeDecision = z.output<typeof TakeHomeDecision>;
export const Bottle = z.object({ id: Id, doseId: Id, dosingDay: IsoDay, part: z.int(), doseUg: z.int(), labelCode: z.string(), state: z.enum(['out', 'returned-empty', 'returned-full', 'not-returned', 'lost', 'stolen']), issuedAt: Instant,
  /** Where a pump filled it: what was asked of the pump first, and all that it measured. */
  poured: z.nullable(z.object({ pumpName: z.string(), askedUl: z.int(), measuredUl: z.int() })),
});
export type Bottle = z.output<typeof Bottle>;

const NewTakeHome = z.object({
  requestedDays: z.int().check(z.gte(1), z.lte(28)), factors: TakeHomeFactors, rationale: z.string().check(z.trim(), z.maxLength(4000)), closure: z.optional(z.boolean()),
  validDays: z.optional(z.int().check(z.gte(1), z.lte(180))), overrideReason: z.optional(Reason),
});
const TakeHome = z.object({
  inForce: z.nullable(TakeHomeDecision), decisions: z.array(TakeHomeDecision), bottles: z.array(Bottle),
  /** Bottles that a pump filled, or fills, and that are not issued yet. */
  filling: z.array(z.object({ dosingDay: IsoDay, part: z.int(), cup: Poured })),
  /** The next closed days of the person’s site, and the decision that lets their doses go home; null where none is known. */
  closure: z.nullable(z.object({ today: IsoDay, goesHomeOn: IsoDay, days: z.array(ClosedDay), decision: z.nullable(TakeHomeDecision) })),
});
export type TakeHome = z.output<typeof TakeHome>;
export const getTakeHome = route({ method: 'GET', path: '/api/people/:id/take-home', summary: 'The take-home decision in force and the bottles that are out', params: IdParams, reply: TakeHome });
export const tryTakeHome = route({ method: 'POST', path: '/api/episodes/:id/take-home-trials', summary: 'What the rules would say of so many days at home; nothing is kept', params: IdParams, body: NewTakeHome, reply: z.object({ decision: Decision, maxDays: z.nullable(z.int()) }) });
export const decideTakeHome = route({ method: 'POST', path: '/api/episodes/:id/take-home-decisions', summary: 'Decides how many days a person carries home, by the six factors', params: IdParams, body: NewTakeHome, reply: TakeHomeDecision });
export const issueTakeHome = route({
  method: 'POST', path: '/api/orders/:id/take-home', summary: 'Issues a bottle for each of these later dosing days (If-Match: the order’s version on the screen)', params: IdParams,
  body: z.object({ dosingDays: z.array(IsoDay).check(z.minLength(1), z.maxLength(28)), /** Of a liquid; tablets and films are drawn from all that stand at the window. */ containerId: z.optional(Id), confirmationId: z.optional(Id), part: z.optional(z.int().check(z.gte(1), z.lte(12))), acknowledged: z.optional(z.array(z.string())) }),
  reply: z.object({ bottles: z.array(Bottle) }),
});
export const settleBottle = route({
  method: 'POST', path: '/api/bottles/:id/return', summary: 'A bottle came back, or did not', params: IdParams,
  body: z.object({ state: z.enum(['returned-empty', 'returned-full', 'not-returned', 'lost', 'stolen']), note: z.optional(Note), confirmationId: z.optional(Id) }), reply: Bottle,
});

export const LedgerLine = z.object({
  journalId: Id, at: Instant, kind: z.string(), author: z.string(), witness: z.nullable(z.string()), reason: z.nullable(z.string()),
  account: z.string(), containerLabel: z.nullable(z.string()), personNumber: z.nullable(z.string()), amountUg: z.int(), balanceAfterUg: z.nullable(z.int()),
  /** The photo of what was wasted, where one was taken. */
  photoId: z.nullable(Id),
});
export type LedgerLine = z.output<typeof LedgerLine>;
export const DiscrepancyLine = z.object({ id: Id, containerId: Id, label: z.string(), differenceUg: z.int(), state: z.enum(['open', 'closed']), openedAt: Instant, explanation: z.nullable(z.string()), closedBy: z.nullable(z.string()), secondBy: z.nullable(z.string()) });
export type DiscrepancyLine = z.output<typeof DiscrepancyLine>;

export const getStock = route({
  method: 'GET', path: '/api/sites/:id/stock', summary: 'Every container with its balance, by the ledger', params: IdParams,
  reply: z.object({ items: z.array(ContainerLine), discrepancies: z.array(DiscrepancyLine), totals: z.array(z.object({ productId: Id, name: z.string(), balanceUg: z.int(), outUg: z.int() })) }),
});
export const getLedger = route({
  method: 'GET', path: '/api/containers/:id/ledger', summary: 'The movements of a container with the balance after each, newest first', params: IdParams,
  query: z.object({ limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))), after: z.optional(Id) }), reply: pageOf(LedgerLine),
});
export const getSiteLedger = route({
  method: 'GET', path: '/api/sites/:id/ledger', summary: 'The movements of a site, newest first', params: IdParams,
  query: z.object({ limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(200))), after: z.optional(Id) }), reply: pageOf(LedgerLine),
});
export const receiveStock = route({
  method: 'POST', path: '/api/sites/:id/stock', summary: 'Receives a container into the safe or the window', params: IdParams,
  body: z.object({ productId: Id, lot: Line, expiresOn: IsoDay, label: Line, amountUg: z.int().check(z.gte(1), z.lte(10_000_000_000)), place: z.enum(['safe', 'window']), reason: z.optional(Reason), papers: z.optional(ReceiptPapers) }),
  reply: ContainerLine,
});
export const moveStock = route({
  method: 'POST', path: '/api/containers/:id/transfers', summary: 'Pours or moves an amount to another container of the same product and lot', params: IdParams,
  body: z.object({ toContainerId: Id, amountUg: z.int().check(z.gte(1)), reason: z.optional(Reason) }), reply: z.object({ from: ContainerLine, to: ContainerLine }),
});
export const placeContainer = route({
  method: 'POST', path: '/api/containers/:id/place', summary: 'Opens a container at the window, takes it back to the safe, or sets it aside', params: IdParams,
  body: z.object({ place: z.optional(z.enum(['safe', 'window'])), state: z.optional(z.enum(['open', 'quarantined', 'closed'])), reason: Reason }), reply: ContainerLine,
});
export const wasteStock = route({
  method: 'POST', path: '/api/containers/:id/waste', summary: 'Wastes an amount before a witness', params: IdParams,
  body: z.object({ amountUg: z.int().check(z.gte(1)), reason: Reason, confirmationId: Id, photoId: z.optional(Id) }), reply: ContainerLine,
});
export const countStock = route({
  method: 'POST', path: '/api/containers/:id/counts', summary: 'Counts a container; a difference opens a case and changes no balance', params: IdParams,
  body: z.object({ countedUg: z.int().check(z.gte(0), z.lte(10_000_000_000)), note: z.optional(Note) }),
  reply: z.object({ countId: Id, expectedUg: z.int(), differenceUg: z.int(), discrepancyId: z.nullable(Id) }),
});
export const closeDiscrepancy = route({
  method: 'POST', path: '/api/discrepancies/:id/closure', summary: 'Closes a difference with an explanation that two people sign', params: IdParams,
  body: z.object({ explanation: Reason, confirmationId: Id }), reply: DiscrepancyLine,
});
export const checkLedger = route({
  method: 'GET', path: '/api/sites/:id/ledger-check', summary: 'Adds the whole ledger up again and names every container that differs', params: IdParams,
  reply: z.object({ containers: z.int(), journals: z.int(), differs: z.array(z.object({ containerId: Id, label: z.string(), balanceUg: z.int(), sumUg: z.int() })), dosesWithoutStock: z.int() }),
});

/** Site nodes: which machine doses which days, what they say to one another, and what people see of it. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant, IsoDay, Line } from '../shapes.ts';

export * from './paper.ts';

const Key = z.string().check(z.regex(/^[\w-]{43}$/));
const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
/** Today and so many days after it. */
const AheadDays = z.int().check(z.gte(1), z.lte(35));

/** A text with the Ed25519 signature over its UTF-8 bytes. */
export const Signed = z.object({ text: z.string(), signature: z.string().check(z.regex(/^[\w-]{86}$/)) });
export type Signed = z.output<typeof Signed>;

/** One row that a node wrote, in the order of its commits. `row` is JSON as its database wrote it. */
export const NodeRow = z.object({ seq: z.int().check(z.positive()), transaction: z.int(), table: z.string(), what: z.enum(['insert', 'update']), row: z.string() });
export type NodeRow = z.output<typeof NodeRow>;

export const ExchangeAsked = z.object({
  nodeId: Id, organisationId: Id,
  /** Rises with every exchange of a node, also over its restarts. */
  number: z.int().check(z.positive()),
  /** The node's clock. */
  now: Instant,
  /** The last of its rows that it believes the server has; `rows` follow it. */
  afterSeq: z.int().check(z.nonnegative()),
  rows: z.array(NodeRow).check(z.maxLength(2000)),
  /** Rows that wait at the node after these. */
  waiting: z.int().check(z.nonnegative()),
  /** What stands at the node, by the hash of what was sent; null asks for nothing. */
  known: z.nullable(z.record(z.string(), z.string())),
  /** The server's time of the last answer that stands at the node whole; null compares everybody, not only those touched since. */
  since: z.nullable(Instant),
  /** Where the answer before ended, while it did not reach everybody. */
  after: z.nullable(Id),
  /** Why the node gives no doses now, where it does not. */
  stopped: z.nullable(z.string().check(z.maxLength(500))),
  /** Photos whose pictures are not at the node yet, in the order in which it needs them. */
  photos: z.optional(z.array(Id).check(z.maxLength(100))),
  /** Holds after an excursion that stand in the node's own database, which gives nothing of what they hold. */
  coldHolds: z.optional(z.array(Id).check(z.maxLength(2000))),
});
export type ExchangeAsked = z.output<typeof ExchangeAsked>;

/** What stands at the server of one person, or of what a site shares: rows by table, each a JSON text. */
export const Parcel = z.object({ id: Id, hash: z.string(), tables: z.record(z.string(), z.string()), secrets: z.array(z.object({ accountId: Id, box: z.string() })) });
export type Parcel = z.output<typeof Parcel>;

export const ExchangeAnswer = z.object({
  number: z.int(),
  /** The SHA-256 of the question, so that an answer belongs to one. */
  to: z.string(),
  appliedSeq: z.int(),
  /** Of the last row that stands at the server: a node whose own row differs was put back from an old copy. */
  appliedDigest: z.nullable(z.string()),
  now: Instant, real: Instant, isDemo: z.boolean(),
  parcels: z.array(Parcel),
  /** People whose days this node holds no longer. */
  gone: z.array(Id),
  /** The last person that this answer reached; null where it reached everybody. */
  reached: z.nullable(Id),
  askedBack: z.array(z.object({ personId: Id, day: IsoDay })),
  isReturning: z.boolean(),
  /** Pictures sealed to the node, as many as there was room for; null: it holds no longer, or cannot be opened here. */
  photos: z.optional(z.array(z.object({ id: Id, box: z.nullable(z.string()) }))),
});
export type ExchangeAnswer = z.output<typeof ExchangeAnswer>;

export const enrolNode = route({
  method: 'POST', path: '/api/nodes/enrolments', summary: 'A site node shows its one-time code and its keys',
  body: z.object({ code: z.string().check(z.minLength(8), z.maxLength(60)), publicKey: Key, boxKey: Key, signature: z.string().check(z.regex(/^[\w-]{86}$/)) }),
  reply: z.object({ nodeId: Id, siteId: Id, name: z.string(), serverKey: Key, organisation: z.object({ id: Id, name: z.string(), country: z.enum(['US', 'UK']), createdAt: Instant }) }),
});

export const exchangeWithNode = route({ method: 'POST', path: '/api/nodes/exchanges', summary: 'A site node hands over what it wrote and takes what changed', body: Signed, reply: Signed });

export const NodeLine = z.object({
  id: Id, siteId: Id, site: z.string(), name: z.string(), state: z.enum(['invited', 'active', 'returning', 'ended']), aheadDays: z.int(),
  lastHeardAt: z.nullable(Instant), clockOffMs: z.nullable(z.int()), stopped: z.nullable(z.string()), waiting: z.int(),
  /** Days that it holds: the first and last, people, and person-days. */
  heldFrom: z.nullable(IsoDay), heldTo: z.nullable(IsoDay), people: z.int(), personDays: z.int(), askedBack: z.int(),
  handedOver: z.int(), doses: z.int(), dosesToday: z.int(), lastHandOverAt: z.nullable(Instant), endedAt: z.nullable(Instant), endReason: z.nullable(z.string()),
});
export type NodeLine = z.output<typeof NodeLine>;

export const DifferenceLine = z.object({
  id: Id, kind: z.enum(['duplicate', 'not-taken', 'paper-duplicate']), site: z.string(), node: z.nullable(z.string()), table: z.string(), because: z.string(), personId: z.nullable(Id), person: z.nullable(z.string()), at: Instant,
  /** What it says of a dose, where it is one. */
  day: z.nullable(IsoDay), doseUg: z.nullable(z.int()), medicine: z.nullable(z.string()), state: z.enum(['open', 'settled']), note: z.nullable(z.string()), settledBy: z.nullable(z.string()),
});
export type DifferenceLine = z.output<typeof DifferenceLine>;

export const getDowntime = route({ method: 'GET', path: '/api/downtime', summary: 'Site nodes, the days they hold, and what could not be taken in as it was', reply: z.object({ nodes: z.array(NodeLine), differences: z.array(DifferenceLine) }) });
export const addNode = route({
  method: 'POST', path: '/api/sites/:id/nodes', summary: 'Invites a site node: a one-time code, good for a day', params: IdParams, body: z.object({ name: Line, aheadDays: AheadDays }), reply: z.object({ id: Id, code: z.string(), until: Instant }),
});
export const changeNode = route({
  method: 'POST', path: '/api/nodes/:id/state', summary: 'Where a site doses from now on: at its node, or at the server again', params: IdParams, body: z.object({ state: z.enum(['active', 'returning']), aheadDays: z.optional(AheadDays) }), reply: z.object({ state: z.string() }),
});
export const endNode = route({
  method: 'POST', path: '/api/nodes/:id/end', summary: 'Ends a node that is lost or burnt, by two: its days from tomorrow on are the server’s again', params: IdParams, body: z.object({ reason: Reason, confirmationId: Id }), reply: z.object({ days: z.int(), from: IsoDay }),
});
export const askBack = route({
  method: 'POST', path: '/api/people/:id/days-back', summary: 'Asks a site node for days of one person, for guest days or another site', params: IdParams, body: z.object({ from: IsoDay, to: IsoDay }), reply: z.object({ asked: z.int() }),
});
export const settleDifference = route({ method: 'POST', path: '/api/node-differences/:id/settle', summary: 'Says what became of an entry that could not be taken in as it was', params: IdParams, body: z.object({ note: Reason }), reply: z.object({ state: z.string() }) });

/** What stands in the band over every screen of a node. */
export const LinkState = z.object({
  isNode: z.boolean(), site: z.nullable(z.string()), isLinked: z.boolean(), lastExchangeAt: z.nullable(Instant), lostSince: z.nullable(Instant),
  /** Doses, and rows of any kind, that wait to be handed over. */
  dosesWaiting: z.int(), rowsWaiting: z.int(), heldTo: z.nullable(IsoDay), stopped: z.nullable(z.string()),
  /** This machine was off, its clock moved on by hours, and its server has not been heard since: somebody says which day it is. */
  doubtedSince: z.nullable(Instant),
});
export type LinkState = z.output<typeof LinkState>;
export const confirmDate = route({
  method: 'POST', path: '/api/link/date', summary: 'Somebody at a site node says which day it is, where its clock cannot be known',
  body: z.object({ day: IsoDay, reason: Reason }), reply: z.object({ day: IsoDay }),
});
export const getLink = route({ method: 'GET', path: '/api/link', summary: 'Whether this is a site node, and how its link stands', reply: LinkState });

/** Products, orders with their versions and signatures, holds. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { ClosedDay } from '../schedule/index.ts';
import { Decision, Id, IdParams, Instant, IsoDay, Line } from '../shapes.ts';

export const Medicine = z.enum(['methadone', 'buprenorphine', 'buprenorphine-naloxone', 'buprenorphine-depot', 'naltrexone', 'naltrexone-depot']);
export type Medicine = z.output<typeof Medicine>;
export const ProductForm = z.enum(['liquid', 'tablet', 'film', 'depot']);
export const ProductLine = z.enum(['Zubsolv', 'Espranor']);

/** Whole micrograms of one dose: more than nothing, at most 2 grams. */
export const DoseUg = z.int().check(z.gte(1), z.lte(2_000_000));
const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

export const Product = z.object({
  id: Id, name: z.string(), medicine: Medicine, form: ProductForm,
  /** Micrograms in a millilitre; null where the product is no liquid. */
  ugPerMl: z.nullable(z.int()),
  /** Micrograms in a tablet, film or syringe; null for liquids. */
  ugPerUnit: z.nullable(z.int()),
  controlled: z.boolean(),
  /** Which depot this is, for the rules of its label; null for what is no depot. */
  depot: z.optional(z.nullable(z.object({ name: z.enum(['Sublocade', 'Brixadi', 'Buvidal', 'Vivitrol']), interval: z.enum(['weekly', 'monthly']) }))),
  /** Tablets of a line of their own: not one to one with the others of their medicine, and never mixed with them. */
  line: z.optional(z.nullable(ProductLine)),
});
export type Product = z.output<typeof Product>;

/** What an order is of: a product, or a medicine in a form whatever the strengths; its id and strength are null then. */
export const OrderedProduct = z.extend(Product, {
  id: z.nullable(Id),
  /** The strengths the dose can be made of, the stronger first; empty for liquids and depots. */
  strengthsUg: z.array(z.int()),
});
export type OrderedProduct = z.output<typeof OrderedProduct>;

export const PlannedDay = z.object({ dosingDay: IsoDay, part: z.int().check(z.gte(1), z.lte(12)), doseUg: z.int().check(z.gte(0), z.lte(2_000_000)) });
export type PlannedDay = z.output<typeof PlannedDay>;

export const Signature = z.object({ signedBy: z.string(), signedAt: Instant, overrideReason: z.nullable(z.string()) });

export const OrderVersion = z.object({
  version: z.int(),
  startOn: IsoDay,
  /** The last dosing day, itself included. */
  endOn: IsoDay,
  /** The dose of each part, where the schedule says nothing else for a day. */
  partUg: z.array(z.int()),
  schedule: z.array(PlannedDay),
  instructions: z.string(),
  reason: z.string(),
  /** What the prescriber stated of the person with this version. */
  facts: z.optional(z.lazy(() => OrderFacts)),
  decision: Decision,
  draftedBy: z.string(),
  draftedAt: Instant,
  signatures: z.array(Signature),
});
export type OrderVersion = z.output<typeof OrderVersion>;

export const HoldLine = z.object({
  id: Id, orderId: z.nullable(Id), code: z.string(), reason: z.string(), liftedByRole: z.enum(['prescriber', 'nurse', 'pharmacist']),
  placedBy: z.string(), placedAt: Instant, liftedBy: z.nullable(z.string()), liftedAt: z.nullable(Instant), liftReason: z.nullable(z.string()),
});
export type HoldLine = z.output<typeof HoldLine>;

export const Order = z.object({
  id: Id, personId: Id, episodeId: Id, siteId: Id,
  product: OrderedProduct,
  state: z.enum(['draft', 'signed', 'held', 'ended']),
  /** The version in force; while a draft, the one to be signed first. */
  version: z.int(),
  firstPart: z.int(),
  replacesOrderId: z.nullable(Id),
  replacesDoseId: z.nullable(Id),
  besideReason: z.nullable(z.string()),
  endedAt: z.nullable(Instant),
  endReason: z.nullable(z.string()),
  /** Newest first; a version above `version` waits for its signature. */
  versions: z.array(OrderVersion),
});
export type Order = z.output<typeof Order>;

/** What the prescriber says of the person, as the rules ask it. Absent: not asked; null: asked and not known. */
export const OrderFacts = z.object({
  experiencedPrescriber: z.optional(z.nullable(z.boolean())),
  lowTolerance: z.optional(z.nullable(z.boolean())),
  highTolerance: z.optional(z.nullable(z.boolean())),
  daysSinceLastOpioid: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(36_500)))),
  sedativesOrAlcohol: z.optional(z.nullable(z.boolean())),
  respiratoryDisease: z.optional(z.nullable(z.boolean())),
  recentHospitalisation: z.optional(z.nullable(z.boolean())),
  severeHepaticImpairment: z.optional(z.nullable(z.boolean())),
  rationale: z.optional(z.nullable(z.string().check(z.maxLength(2000)))),
  splitReasonDocumented: z.optional(z.nullable(z.boolean())),
  qtRiskFactors: z.optional(z.nullable(z.boolean())),
  unexplainedSyncopeOrSeizure: z.optional(z.nullable(z.boolean())),
  otherMedicines: z.optional(z.nullable(z.array(Line).check(z.maxLength(60)))),
  lastOpioid: z.optional(z.nullable(Line)),
  /** The daily methadone dose that the person comes from, where methadone was the last opioid. */
  methadoneUg: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(1_000_000)))),
  hoursSince: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(876_000)))),
  cows: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(48)))),
  objectiveSigns: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(30)))),
  pregnant: z.optional(z.nullable(z.boolean())),
  childPugh: z.optional(z.nullable(z.enum(['A', 'B', 'C']))),
  longQt: z.optional(z.nullable(z.boolean())),
  /** Espranor a day before a depot; it is not one to one with other tablets. */
  espranorUg: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(100_000)))),
  daysOpioidFree: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(36_500)))),
  naloxoneChallenge: z.optional(z.nullable(z.enum(['positive', 'negative']))),
  /** `none`, or the medicine's name. */
  currentOpioidAnalgesic: z.optional(z.nullable(Line)),
  dependentOrInWithdrawal: z.optional(z.nullable(z.boolean())),
  altTimesUln: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(1000)))),
  acuteHepatitis: z.optional(z.nullable(z.boolean())),
  liverFailure: z.optional(z.nullable(z.boolean())),
  decompensatedCirrhosis: z.optional(z.nullable(z.boolean())),
  /** An allergy to naltrexone; those to buprenorphine and to naloxone have their own. */
  allergy: z.optional(z.nullable(z.boolean())),
  buprenorphineAllergy: z.optional(z.nullable(z.boolean())),
  naloxoneAllergy: z.optional(z.nullable(z.boolean())),
  /** A negative urine test is offered as proof. */
  udsNegative: z.optional(z.nullable(z.boolean())),
  couldBePregnant: z.optional(z.nullable(z.boolean())),
  pregnancyPlanned: z.optional(z.nullable(z.boolean())),
  severeRenal: z.optional(z.nullable(z.boolean())),
  lowPlatelets: z.optional(z.nullable(z.boolean())),
  /** Null where no surgery is planned. */
  daysToSurgery: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(3650)))),
});
export type OrderFacts = z.output<typeof OrderFacts>;

const doses = {
  startOn: IsoDay,
  endOn: IsoDay,
  partUg: z.array(DoseUg).check(z.minLength(1), z.maxLength(6)),
  schedule: z.optional(z.array(PlannedDay).check(z.maxLength(800))),
  instructions: z.optional(z.string().check(z.trim(), z.maxLength(2000))),
  reason: Reason,
  facts: z.optional(OrderFacts),
};

export const NewOrder = z.object({
  /** A liquid or a depot. Tablets and films are ordered over all their strengths, named by any one of them or as `preparation`. */
  productId: z.optional(Id),
  preparation: z.optional(z.object({ medicine: z.enum(['buprenorphine', 'buprenorphine-naloxone', 'naltrexone']), form: z.enum(['tablet', 'film']), line: z.optional(ProductLine) })),
  ...doses,
  /** The order that this one takes over from on its first day. */
  replacesOrderId: z.optional(Id),
  /** The vomited dose that this one-day order replaces. */
  replacesDoseId: z.optional(Id),
  /** Why it is given beside another medicine on the same days. */
  besideReason: z.optional(Reason),
});
export type NewOrder = z.output<typeof NewOrder>;
export const NewVersion = z.object(doses);

export const listProducts = route({ method: 'GET', path: '/api/products', summary: 'The products of this organisation', reply: z.object({ items: z.array(Product) }) });
export const addProduct = route({
  method: 'POST', path: '/api/products', summary: 'Adds a product with its strength',
  body: z.object({ name: Line, medicine: Medicine, form: ProductForm, ugPerMl: z.optional(DoseUg), ugPerUnit: z.optional(DoseUg), controlled: z.boolean(), line: z.optional(ProductLine), depot: z.optional(z.object({ name: z.enum(['Sublocade', 'Brixadi', 'Buvidal', 'Vivitrol']), interval: z.enum(['weekly', 'monthly']) })) }),
  reply: Product,
});
export const getOrders = route({
  method: 'GET', path: '/api/people/:id/orders', summary: 'The orders and holds of a person, newest first', params: IdParams,
  reply: z.object({ items: z.array(Order), holds: z.array(HoldLine) }),
});
export const getOrder = route({ method: 'GET', path: '/api/orders/:id', summary: 'One order with all its versions', params: IdParams, reply: Order });
export const orderBasis = route({
  method: 'GET', path: '/api/episodes/:id/order-basis', summary: 'What a plan by the day begins from: the guidelines of the site, its limits, its closed days, and what was taken lately', params: IdParams,
  reply: z.object({
    today: IsoDay,
    profiles: z.object({ titration: z.string(), taper: z.string(), buprenorphineStart: z.nullable(z.string()) }),
    methadoneCeilingUg: z.nullable(z.int()), buprenorphineCeilingUg: z.nullable(z.int()),
    /** Day totals of methadone taken in the last weeks, oldest first. */
    methadoneTaken: z.array(z.object({ day: IsoDay, ug: z.int() })),
    /** The total of the last day on buprenorphine under the tongue, or null. */
    buprenorphineLastUg: z.nullable(z.int()),
    /** Closed days of the site in the next year. */
    closed: z.array(ClosedDay),
    /** A dose of today that was vomited and that no order replaces yet. */
    vomited: z.nullable(z.object({ doseId: Id, productId: z.nullable(Id), part: z.int(), doseUg: z.int() })),
  }),
});
export const draftOrder = route({
  method: 'POST', path: '/api/episodes/:id/orders', summary: 'Drafts an order; the decision comes with it, and nothing is in force until it is signed',
  params: IdParams, body: NewOrder, reply: Order,
});
export const tryOrder = route({
  method: 'POST', path: '/api/episodes/:id/order-decisions', summary: 'What the rules would say of an order; nothing is kept', params: IdParams, body: NewOrder, reply: z.object({ decision: Decision }),
});
export const draftVersion = route({
  method: 'POST', path: '/api/orders/:id/versions', summary: 'Drafts the next version of an order (If-Match: the version seen)', params: IdParams, body: NewVersion, reply: Order,
});
export const signOrder = route({
  method: 'POST', path: '/api/orders/:id/signature', summary: 'Signs the newest version of an order; needs a second factor shown in the last five minutes',
  params: IdParams,
  body: z.object({ version: z.int().check(z.gte(1)), overrideReason: z.optional(Reason) }),
  reply: z.object({ order: Order, outcome: z.enum(['in force', 'waits for a second prescriber']) }),
});
export const endOrder = route({
  method: 'POST', path: '/api/orders/:id/end', summary: 'Ends an order, or throws a draft away', params: IdParams,
  body: z.object({ reason: Reason, lastDay: z.optional(IsoDay) }), reply: Order,
});
export const placeHold = route({
  method: 'POST', path: '/api/episodes/:id/holds', summary: 'Holds all doses of a person, or of one order, with a reason', params: IdParams,
  body: z.object({ orderId: z.optional(Id), code: z.optional(Line), reason: Reason, liftedByRole: z.optional(z.enum(['prescriber', 'nurse', 'pharmacist'])) }),
  reply: HoldLine,
});
export const liftHold = route({ method: 'POST', path: '/api/holds/:id/lift', summary: 'Lifts a hold, with the reason', params: IdParams, body: z.object({ reason: Reason }), reply: HoldLine });
export const confirmSecondPerson = route({
  method: 'POST', path: '/api/second-person', summary: 'A second member of staff shows who they are at this screen: good once, for two minutes',
  body: z.object({ name: Line, code: z.optional(z.string().check(z.regex(/^\d{6}$/))), passphrase: z.optional(z.string().check(z.minLength(1), z.maxLength(200))) }),
  reply: z.object({ confirmationId: Id, name: z.string(), initials: z.string() }),
});
export * from './choice.ts';
export * from './review.ts';

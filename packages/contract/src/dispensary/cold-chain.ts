/** Fridges, readings by hand, what stands outside and how long, and holds after an excursion. Temperatures are whole tenths of a degree Celsius. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant, IsoDay, Line } from '../shapes.ts';

const Tenths = z.int().check(z.gte(-500), z.lte(600));
const Why = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

/** How a container stands towards the cold; limits as the site typed them from the leaflet. */
export const ColdState = z.object({
  lowestTenths: z.int(), highestTenths: z.int(), outsideHours: z.nullable(z.int()),
  fridge: z.nullable(z.object({ id: Id, name: z.string() })),
  /** Since when it stands outside; null where it stands in a fridge, or never stood in one. */
  outsideSince: z.nullable(Instant),
  /** Minutes outside in all, this time among them. */
  outsideMinutes: z.int(),
  /** Minutes outside in all that are allowed; null where nobody said. */
  allowedMinutes: z.nullable(z.int()),
  held: z.nullable(z.object({ id: Id, cause: z.enum(['reading', 'outside']), since: Instant, decision: z.nullable(z.enum(['usable', 'dispose'])) })),
});
export type ColdState = z.output<typeof ColdState>;

export const ColdContainer = z.object({ containerId: Id, label: z.string(), lot: z.string(), product: z.string(), balanceUg: z.int(), cold: ColdState });
export type ColdContainer = z.output<typeof ColdContainer>;

export const FridgeReading = z.object({ id: Id, lowestTenths: z.int(), highestTenths: z.int(), nowTenths: z.int(), note: z.nullable(z.string()), readBy: z.string(), readAt: Instant, /** Containers that it put on hold. */ held: z.int() });
export type FridgeReading = z.output<typeof FridgeReading>;

export const Fridge = z.object({
  id: Id, name: z.string(),
  /** read: today. due: a working day without a reading; late from noon on. closed: the site is closed today. */
  state: z.enum(['read', 'due', 'late', 'closed']),
  /** The newest first, some weeks of them. */
  readings: z.array(FridgeReading),
  /** Working days of the last two weeks without a reading. */
  missed: z.array(IsoDay),
});
export type Fridge = z.output<typeof Fridge>;

export const ColdHold = z.object({
  id: Id, containerId: Id, label: z.string(), lot: z.string(), product: z.string(), cause: z.enum(['reading', 'outside']), reading: z.nullable(z.object({ lowestTenths: z.int(), highestTenths: z.int(), readAt: Instant, fridge: z.string() })),
  outsideMinutes: z.int(), heldAt: Instant, decision: z.nullable(z.enum(['usable', 'dispose'])), why: z.nullable(z.string()), decidedBy: z.nullable(z.string()), decidedAt: z.nullable(Instant),
  /** It stands at a site node: of which site, when that was last heard, and since when it knows of the hold; null where its people have to be called. */
  atNode: z.nullable(z.object({ site: z.string(), heardAt: z.nullable(Instant), knowsSince: z.nullable(Instant) })),
});
export type ColdHold = z.output<typeof ColdHold>;

export const getColdChain = route({
  method: 'GET', path: '/api/sites/:id/cold-chain', summary: 'Fridges with their readings, what is kept cold and where it stands, and what is held', params: IdParams,
  reply: z.object({ today: IsoDay, fridges: z.array(Fridge), containers: z.array(ColdContainer), holds: z.array(ColdHold) }),
});
export const addFridge = route({ method: 'POST', path: '/api/sites/:id/fridges', summary: 'Adds a fridge', params: IdParams, body: z.object({ name: Line }), reply: z.object({ id: Id }) });
export const endFridge = route({ method: 'POST', path: '/api/fridges/:id/end', summary: 'Takes a fridge out of use; nothing may stand in it', params: IdParams, body: z.object({}), reply: z.object({ ended: z.literal(true) }) });
export const readFridge = route({
  method: 'POST', path: '/api/fridges/:id/readings', summary: 'Notes what the thermometer says: lowest and highest since the last reading, and now. Outside the limits, what stood there is held', params: IdParams,
  body: z.object({ lowestTenths: Tenths, highestTenths: Tenths, nowTenths: Tenths, note: z.optional(z.string().check(z.trim(), z.maxLength(2000))) }),
  reply: z.object({ id: Id, held: z.array(z.string()) }),
});
export const moveCold = route({
  method: 'POST', path: '/api/containers/:id/cold', summary: 'Puts a container into a fridge, or takes it out for a visit', params: IdParams,
  body: z.object({ fridgeId: z.nullable(Id), takenFor: z.optional(Why) }), reply: z.object({ cold: z.nullable(ColdState) }),
});
export const decideColdHold = route({
  method: 'POST', path: '/api/cold-holds/:id/decision', summary: 'Decides, with the reason, whether what was held after an excursion may be given again or is disposed of', params: IdParams,
  body: z.object({ decision: z.enum(['usable', 'dispose']), why: Why, /** How many hours it may still stand outside, as the maker says. */ moreHours: z.optional(z.int().check(z.gte(0), z.lte(10_000))) }), reply: ColdHold,
});

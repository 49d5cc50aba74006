/** Dispensing pumps: what was asked of one, what it measured, and what became of it. */
import * as z from 'zod/mini';
import { DoseUg } from '../medication/index.ts';
import { route } from '../route.ts';
import { Id, IdParams, Instant, IsoDay, Line } from '../shapes.ts';

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

export const Pour = z.object({
  id: Id, askedUg: z.int(), askedUl: z.int(), askedAt: Instant,
  /** By the pump, or by eye where it never answered; null while nobody knows. */
  measuredUl: z.nullable(z.int()), measuredUg: z.nullable(z.int()), measuredHow: z.nullable(z.enum(['poured', 'stopped', 'refused', 'by eye'])),
});
export type Pour = z.output<typeof Pour>;

/** What stands in the cup for one part of one dosing day. */
export const Poured = z.object({
  pumpId: Id, pumpName: z.string(), containerId: Id, pours: z.array(Pour), measuredUg: z.int(), restUg: z.int(),
  /** waiting: the pump has not said; fits: within its tolerance of the dose; short: less; over: more, the rest of it is wasted before a witness; none: nothing in the cup. */
  state: z.enum(['waiting', 'fits', 'short', 'over', 'none']),
});
export type Poured = z.output<typeof Poured>;

export const PumpLine = z.object({
  id: Id, name: z.string(), host: z.string(), port: z.int(), tolerancePermille: z.int(), answeringSince: z.nullable(Instant),
  container: z.nullable(z.object({ id: Id, label: z.string(), balanceUg: z.int() })),
  /** Of the day asked for: pours, and microlitres asked and measured. */
  pours: z.int(), askedUl: z.int(), measuredUl: z.int(),
  /** Poured and neither given nor wasted. */
  open: z.array(z.object({ id: Id, personId: Id, number: z.string(), dosingDay: IsoDay, vessel: z.enum(['cup', 'bottle']), askedUl: z.int(), measuredUl: z.nullable(z.int()), measuredUg: z.nullable(z.int()), askedAt: Instant, askedBy: z.string() })),
  /** Words of the pump that differ from what it said last before. */
  /** What it poured for nobody, newest first: its line filled, calibrated, checked. */
  runs: z.array(z.object({ kind: z.enum(['prime', 'calibration', 'check']), saidUl: z.int(), measuredUl: z.int(), went: z.enum(['waste', 'return']), by: z.string(), secondBy: z.string(), at: Instant })),
  contradictions: z.array(z.object({ pourId: Id, keptUl: z.int(), saidUl: z.int(), at: Instant })),
});
export type PumpLine = z.output<typeof PumpLine>;

export const getPumps = route({
  method: 'GET', path: '/api/sites/:id/pumps', summary: 'The dispensing pumps of a site, what they poured on a day, and what is not settled', params: IdParams, query: z.object({ day: z.optional(IsoDay) }),
  reply: z.object({ day: IsoDay, items: z.array(PumpLine) }),
});
export const addPump = route({
  method: 'POST', path: '/api/sites/:id/pumps', summary: 'Adds a dispensing pump, by its address on the clinic’s own network', params: IdParams,
  body: z.object({ name: Line.check(z.maxLength(60)), host: Line.check(z.maxLength(255)), port: z.int().check(z.gte(1), z.lte(65_535)), tolerancePermille: z.int().check(z.gte(1), z.lte(100)) }), reply: z.object({ id: Id }),
});
export const connectPump = route({
  method: 'POST', path: '/api/pumps/:id/container', summary: 'Says which container the pump draws from; none takes it off', params: IdParams, body: z.object({ containerId: z.nullable(Id) }), reply: z.object({ id: Id }),
});
export const endPump = route({ method: 'POST', path: '/api/pumps/:id/end', summary: 'Takes a pump out of use', params: IdParams, body: z.object({}), reply: z.object({ id: Id }) });

export const askPour = route({
  method: 'POST', path: '/api/orders/:id/pours', summary: 'Asks the pump to pour a dose, or the rest of it (If-Match: the order’s version on the screen)', params: IdParams,
  body: z.object({ dosingDay: IsoDay, part: z.int().check(z.gte(1), z.lte(12)), siteId: z.optional(Id), doseUg: DoseUg, containerId: Id, acknowledged: z.optional(z.array(z.string()).check(z.maxLength(60))) }), reply: Pour,
});
export const notePumpRun = route({
  method: 'POST', path: '/api/pumps/:id/runs', summary: 'Notes what a pump poured for nobody (its line filled, calibrated, checked), measured by two, as waste or poured back', params: IdParams,
  body: z.object({ kind: z.enum(['prime', 'calibration', 'check']), saidUl: z.int().check(z.gte(1), z.lte(1_000_000)), measuredUl: z.int().check(z.gte(1), z.lte(1_000_000)), went: z.enum(['waste', 'return']), note: z.optional(Reason), confirmationId: Id }),
  reply: z.object({ id: Id, amountUg: z.int(), offPermille: z.int(), fits: z.boolean() }),
});
export const pourBottle = route({
  method: 'POST', path: '/api/orders/:id/bottle-pours', summary: 'Asks the pump to fill the bottle of one later dosing day, or the rest of it (If-Match: the order’s version on the screen)', params: IdParams,
  body: z.object({ dosingDay: IsoDay, forDay: IsoDay, part: z.int().check(z.gte(1), z.lte(12)), doseUg: DoseUg, containerId: Id }), reply: Pour,
});
export const settlePour = route({
  method: 'POST', path: '/api/pours/:id/settlement', summary: 'Wastes what was poured and not given, before a witness; or says that nothing ran out', params: IdParams,
  body: z.object({
    reason: Reason, confirmationId: z.optional(Id),
    /** Where the pump never answered: what two people see in the cup, in microlitres. */
    seenUl: z.optional(z.int().check(z.gte(0), z.lte(1_000_000))),
  }),
  reply: z.object({ id: Id, wastedUg: z.int() }),
});

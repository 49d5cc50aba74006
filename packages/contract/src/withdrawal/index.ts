/** Withdrawal: stays, rounds, escalations, comfort medicines, fluids, handover. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Decision, Id, IdParams, Instant, Text } from '../shapes.ts';
import { Action, ComfortDose, ComfortOrder, ComfortReadings, Due, EndReason, Fluid, Handover, HandoverLine, NewComfortOrder, NewHomeComfort, NewRound, NewStay, Reason, ScoreAt, Stay, StayLine, Ward } from './stay.ts';

export * from './stay.ts';

const ok = z.object({ ok: z.literal(true) });

export const ward = route({ method: 'GET', path: '/api/sites/:id/ward', summary: 'Everybody in withdrawal at a site: course, what is due, what is wrong', params: IdParams, reply: Ward });
export const personStays = route({ method: 'GET', path: '/api/people/:id/withdrawal-stays', summary: 'A person’s withdrawal stays, newest first', params: IdParams, reply: z.object({ items: z.array(StayLine), clinicians: z.array(z.object({ id: Id, name: z.string() })), openEpisodeId: z.nullable(Id), pregnantInRecord: z.nullable(z.boolean()) }) });
export const getStay = route({ method: 'GET', path: '/api/withdrawal-stays/:id', summary: 'One withdrawal stay', params: IdParams, reply: Stay });
export const tryStay = route({ method: 'POST', path: '/api/episodes/:id/withdrawal-decisions', summary: 'What the rules would say of a start; nothing is kept', params: IdParams, body: NewStay, reply: z.object({ decision: Decision }) });
export const startStay = route({ method: 'POST', path: '/api/episodes/:id/withdrawal-stays', summary: 'Starts supervised withdrawal, after maintenance was offered', params: IdParams, body: NewStay, reply: z.object({ id: Id, decision: Decision }) });
export const addRound = route({
  method: 'POST', path: '/api/withdrawal-stays/:id/rounds', summary: 'Keeps one round of observations; a threshold that passes escalates at once', params: IdParams, body: NewRound,
  reply: z.object({ id: Id, cows: z.nullable(ScoreAt), news2: z.nullable(ScoreAt), decision: Decision, action: z.nullable(Action), escalationId: z.nullable(Id), next: z.nullable(Due) }),
});
export const acknowledgeEscalation = route({ method: 'POST', path: '/api/escalations/:id/acknowledgement', summary: 'Somebody by name says: I have it', params: IdParams, body: z.object({}), reply: ok });
export const endEscalation = route({ method: 'POST', path: '/api/escalations/:id/end', summary: 'Says what was done about an escalation', params: IdParams, body: z.object({ outcome: Reason }), reply: ok });
export const tryComfortOrder = route({ method: 'POST', path: '/api/withdrawal-stays/:id/comfort-decisions', summary: 'What the rules would say of a comfort medicine; nothing is kept', params: IdParams, body: NewComfortOrder, reply: z.object({ decision: Decision }) });
export const signComfortOrder = route({ method: 'POST', path: '/api/withdrawal-stays/:id/comfort-orders', summary: 'Orders a comfort medicine; needs a second factor shown in the last five minutes', params: IdParams, body: NewComfortOrder, reply: z.object({ id: Id, decision: Decision }) });
export const endComfortOrder = route({ method: 'POST', path: '/api/comfort-orders/:id/end', summary: 'Ends a comfort order', params: IdParams, body: z.object({ reason: Reason, abrupt: z.optional(z.boolean()) }), reply: z.object({ ok: z.literal(true), decision: Decision }) });
export const giveComfort = route({
  method: 'POST', path: '/api/comfort-orders/:id/doses', summary: 'Gives, supplies, holds or notes a comfort medicine that was not wanted', params: IdParams,
  body: z.object({ what: z.enum(['given', 'held', 'declined', 'supplied']), doseUg: z.int().check(z.gte(1)), /** Tablets that go home, of a supply. */ units: z.optional(z.int().check(z.gte(1), z.lte(500))), readings: z.optional(ComfortReadings), acknowledged: z.optional(z.array(z.string()).check(z.maxLength(60))), overrideReason: z.optional(Reason), note: z.optional(z.string().check(z.trim(), z.maxLength(2000))) }),
  reply: ComfortDose,
});
export const homeComfort = route({ method: 'GET', path: '/api/people/:id/comfort-orders', summary: 'Comfort medicines of a person who is not on the ward', params: IdParams, reply: z.object({ items: z.array(ComfortOrder), onWard: z.boolean(), today: z.iso.date() }) });
export const tryHomeComfort = route({ method: 'POST', path: '/api/episodes/:id/comfort-decisions', summary: 'What the rules would say of a comfort medicine at home; nothing is kept', params: IdParams, body: NewHomeComfort, reply: z.object({ decision: Decision }) });
export const signHomeComfort = route({ method: 'POST', path: '/api/episodes/:id/comfort-orders', summary: 'Orders a comfort medicine for a course at home; needs a second factor shown in the last five minutes', params: IdParams, body: NewHomeComfort, reply: z.object({ id: Id, decision: Decision }) });
export const comfortPrescription = route({ method: 'GET', path: '/api/comfort-orders/:id/prescription', summary: 'The prescription of a comfort medicine, to print and sign', params: IdParams, reply: z.object({ fileName: z.string(), base64: z.string() }) });
export const addEffect = route({ method: 'POST', path: '/api/comfort-doses/:id/effect', summary: 'Says whether a comfort medicine helped', params: IdParams, body: z.object({ effect: z.enum(['better', 'little', 'none', 'worse']), note: z.optional(Text) }), reply: ok });
export const addFluid = route({
  method: 'POST', path: '/api/withdrawal-stays/:id/fluids', summary: 'Notes what was drunk or lost', params: IdParams,
  body: z.object({ what: Fluid.shape.what, millilitres: z.optional(z.int().check(z.gte(0), z.lte(10_000))), note: z.optional(z.string().check(z.trim(), z.maxLength(500))) }), reply: Created,
});
export const listHandovers = route({ method: 'GET', path: '/api/sites/:id/handovers', summary: 'Handovers of a site, newest first', params: IdParams, reply: z.object({ items: z.array(Handover), staff: z.array(z.object({ id: Id, name: z.string() })) }) });
export const handOver = route({
  method: 'POST', path: '/api/sites/:id/handovers', summary: 'Hands the ward over to the next shift', params: IdParams,
  body: z.object({ toId: Id, shift: z.enum(['day', 'evening', 'night']), note: z.optional(z.string().check(z.trim(), z.maxLength(4000))), lines: z.array(HandoverLine).check(z.maxLength(100)) }), reply: z.object({ id: Id, at: Instant }),
});
export const acknowledgeHandover = route({ method: 'POST', path: '/api/handovers/:id/acknowledgement', summary: 'The named person says that they have read it', params: IdParams, body: z.object({}), reply: ok });
export const endStay = route({
  method: 'POST', path: '/api/withdrawal-stays/:id/end', summary: 'Ends a stay: naloxone in hand and the next appointment, or a prescriber’s reason', params: IdParams,
  body: z.object({ reason: EndReason, toleranceAdviceGiven: z.boolean(), acknowledged: z.optional(z.array(z.string()).check(z.maxLength(60))), overrideReason: z.optional(Reason) }), reply: z.object({ decision: Decision, watchUntil: z.nullable(z.iso.date()) }),
});

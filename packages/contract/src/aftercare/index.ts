/** Leaving treatment, the plan for afterwards, follow-up for years, and the way back. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Decision, Id, IdParams, Instant, IsoDay, Text } from '../shapes.ts';

export const DischargeKind = z.enum(['planned', 'step_down', 'transfer', 'left_unplanned', 'died']);
export type DischargeKind = z.output<typeof DischargeKind>;
export const LeavingReason = z.enum(['finished', 'stepped_down', 'moved_away', 'other_service', 'prison', 'stopped_coming', 'own_wish', 'against_advice', 'died', 'other']);
export type LeavingReason = z.output<typeof LeavingReason>;

const Words = z.string().check(z.trim(), z.maxLength(2000));
const Needed = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
export const PlanWords = z.object({ keepsWell: Needed, earlySigns: Words, whatIDo: Words, whoICall: Needed, medicine: Words, weekly: Words });
export const AftercarePlan = z.object({ id: Id, ...PlanWords.shape, writtenAt: Instant, writtenBy: z.string() });
export type AftercarePlan = z.output<typeof AftercarePlan>;

const Said = z.object({ en: z.string(), es: z.string(), 'en-GB': z.optional(z.string()) });
export const Watch = z.object({ opening: z.enum(['detox_ended', 'naltrexone_stopped', 'depot_missed', 'discharged', 'prison_released']), fromOn: IsoDay, toOn: IsoDay, says: Said, source: z.string(), mark: z.enum(['primary', 'secondary', 'unchecked', 'product']) });

export const CheckInOutcome = z.enum(['well', 'struggling', 'wants_back', 'not_reached', 'declined']);
export const Aftercare = z.object({
  plan: z.nullable(AftercarePlan),
  discharge: z.nullable(z.object({ kind: DischargeKind, reason: LeavingReason, leftOn: IsoDay, by: z.string(), note: z.nullable(z.string()), overrides: z.array(z.object({ code: z.string(), reason: z.string() })) })),
  /** Open today. */
  watches: z.array(Watch),
  followUp: z.nullable(z.object({ id: Id, startedOn: IsoDay, lastOn: z.nullable(IsoDay), nextOn: IsoDay, tries: z.int(), phase: z.string(), refresherOn: z.nullable(IsoDay), state: z.enum(['open', 'returned', 'declined', 'died']) })),
  checkIns: z.array(z.object({ id: Id, at: Instant, by: z.string(), outcome: CheckInOutcome, note: z.nullable(z.string()) })),
});
export type Aftercare = z.output<typeof Aftercare>;

const YesNo = z.optional(z.enum(['yes', 'no']));
export const DischargeFacts = z.object({ nextAppointment: z.nullable(z.object({ startsAt: Instant, title: z.string() })), naloxoneInHand: z.boolean(), plan: z.boolean(), medicineGoesOn: z.boolean() });

export const getAftercare = route({ method: 'GET', path: '/api/people/:id/aftercare', summary: 'The plan for afterwards, the watch over tolerance, follow-up', params: IdParams, reply: Aftercare });
export const writePlan = route({ method: 'POST', path: '/api/people/:id/aftercare-plans', summary: 'Writes the plan for afterwards with the person', params: IdParams, body: PlanWords, reply: Created });
export const tryDischarge = route({
  method: 'GET', path: '/api/episodes/:id/discharge', summary: 'What the rules say of leaving now, and what they rest on', params: IdParams,
  query: z.object({ kind: DischargeKind, toleranceAdvice: YesNo, contacts: YesNo, medicineOffered: YesNo }),
  reply: z.object({ facts: DischargeFacts, decision: Decision }),
});
export const discharge = route({
  method: 'POST', path: '/api/episodes/:id/discharge', summary: 'Ends an episode; refused without a next appointment, naloxone and a plan, unless a prescriber goes past it with a reason', params: IdParams,
  body: z.object({
    kind: DischargeKind, reason: LeavingReason, note: z.optional(Text), toleranceAdviceGiven: z.optional(z.boolean()), contactsConfirmed: z.optional(z.boolean()), medicineOffered: z.optional(z.boolean()),
    overrides: z.array(z.object({ code: z.string(), reason: z.string().check(z.trim(), z.minLength(5), z.maxLength(2000)) })),
  }),
  reply: z.object({ id: Id, decision: Decision }),
});
export const noteCheckIn = route({
  method: 'POST', path: '/api/people/:id/aftercare-check-ins', summary: 'Notes a check-in after treatment; the next one follows the cadence', params: IdParams,
  body: z.object({ outcome: CheckInOutcome, note: z.optional(Text) }), reply: z.object({ id: Id, nextOn: z.nullable(IsoDay) }),
});
export const returnToTreatment = route({
  method: 'POST', path: '/api/people/:id/episodes', summary: 'A new episode from an old record in one step; nothing is asked again', params: IdParams,
  body: z.object({ responsibleClinicianId: z.optional(Id), consentMethod: z.optional(z.enum(['on_screen', 'on_paper', 'spoken'])) }), reply: z.object({ episodeId: Id }),
});
export const RecallLine = z.object({ personId: Id, name: z.string(), number: z.string(), telephone: z.nullable(z.string()), leftOn: IsoDay, nextOn: IsoDay, lastOn: z.nullable(IsoDay), tries: z.int(), phase: z.string(), watchUntil: z.nullable(IsoDay), refresherDue: z.boolean() });
export type RecallLine = z.output<typeof RecallLine>;
export const recall = route({
  method: 'GET', path: '/api/sites/:id/recall', summary: 'Whom to check in with, those in their most dangerous weeks first', params: IdParams,
  query: z.object({ until: z.optional(IsoDay) }), reply: z.object({ items: z.array(RecallLine), followed: z.int() }),
});
export * from './reengage.ts';
export * from './handover.ts';

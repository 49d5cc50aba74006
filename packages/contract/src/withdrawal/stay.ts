/** Shapes of a withdrawal stay: what is asked at its start, what a round carries, what a screen reads. */
import * as z from 'zod/mini';
import { Decision, Id, Instant, IsoDay, Line, Text } from '../shapes.ts';

export const Opioid = z.enum(['heroin', 'fentanyl', 'methadone', 'buprenorphine', 'buprenorphine_depot', 'oral_short_acting', 'tramadol', 'nitazene']);
export type Opioid = z.output<typeof Opioid>;
export const StaySetting = z.enum(['community', 'residential', 'inpatient']);
export const Supervision = z.enum(['nursing_24h', 'nursing_day', 'daily_contact', 'one_to_one']);
export const Method = z.enum(['methadone', 'buprenorphine', 'lofexidine', 'clonidine', 'dihydrocodeine', 'symptomatic']);
export const UseRoute = z.enum(['injected', 'smoked', 'snorted', 'oral']);
/** What the person answered when maintenance was offered first. */
export const AgonistAnswer = z.enum(['wants_withdrawal', 'undecided', 'has_maintenance', 'not_offered']);
export const EndReason = z.enum(['completed', 'changed_to_maintenance', 'left_early', 'transferred', 'pregnancy', 'other']);
export type EndReason = z.output<typeof EndReason>;
const YesNo = z.nullable(z.boolean());
export const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

export const NewStay = z.object({
  setting: StaySetting, opioid: Opioid, lastUseAt: Instant, route: z.optional(UseRoute),
  monthsOfUse: z.optional(z.int().check(z.gte(0), z.lte(1200))), daysAMonth: z.optional(z.int().check(z.gte(0), z.lte(31))),
  supervision: Supervision, responsibleClinicianId: Id, method: Method, plannedDays: z.int().check(z.gte(1), z.lte(365)),
  /** null: asked and not known. */
  couldBePregnant: YesNo, pregnant: YesNo, alcoholDependence: YesNo, benzodiazepineDependence: YesNo, withdrawsBenzodiazepineToo: z.optional(YesNo),
  agonistAnswer: AgonistAnswer, agonistWords: z.optional(Text),
  overrideReason: z.optional(Reason),
});
export type NewStay = z.output<typeof NewStay>;

const Answers = z.record(z.string().check(z.maxLength(60)), z.nullable(z.union([z.boolean(), z.number(), z.string().check(z.maxLength(60))])));
/** What else was seen in the round; absent: not asked. */
export const RoundFacts = z.object({
  rousable: z.optional(z.boolean()), seizureDeliriumHallucination: z.optional(z.boolean()), vomitingHours: z.optional(z.number().check(z.gte(0), z.lte(200))), hoursSinceUrine: z.optional(z.number().check(z.gte(0), z.lte(200))),
  potassium: z.optional(z.number().check(z.gte(1), z.lte(10))), newInfectionSign: z.optional(z.boolean()), pregnancyTest: z.optional(z.enum(['positive', 'negative'])), chestPainSyncopePalpitations: z.optional(z.boolean()),
});
export type RoundFacts = z.output<typeof RoundFacts>;

export const NewRound = z.object({
  cows: z.optional(Answers), news2: z.optional(Answers), poss: z.optional(z.enum(['S', '1', '2', '3', '4'])),
  diastolic: z.optional(z.int().check(z.gte(20), z.lte(200))), asleep: z.optional(z.boolean()), craving: z.optional(z.int().check(z.gte(0), z.lte(10))),
  facts: z.optional(RoundFacts), note: z.optional(z.string().check(z.trim(), z.maxLength(4000))),
});
export type NewRound = z.output<typeof NewRound>;

const Said = z.object({ en: z.string(), es: z.string(), 'en-GB': z.optional(z.string()) });
export const ObservationKind = z.enum(['cows', 'news2', 'poss', 'respiratory_rate', 'blood_pressure_lying_standing', 'pulse', 'ciwa', 'contact']);
export const Due = z.object({ kind: ObservationKind, at: Instant, everyHours: z.nullable(z.number()), because: z.string(), says: Said, source: z.string() });
export type Due = z.output<typeof Due>;
export const ScoreAt = z.object({ at: Instant, total: z.nullable(z.number()), band: z.nullable(z.string()), complete: z.boolean() });
export const Action = z.enum(['emergency', 'transfer', 'prescriber_now', 'today', 'observe']);
export type Action = z.output<typeof Action>;

export const Escalation = z.object({
  id: Id, stayId: Id, personId: Id, kind: z.enum(['threshold', 'overdue']), codes: z.array(z.string()), action: Action, decision: z.nullable(Decision),
  openedAt: Instant, dueKind: z.nullable(z.string()), dueAt: z.nullable(Instant), asked: z.enum(['nurse', 'prescriber']), askedPrescriberAt: z.nullable(Instant),
  acknowledgedAt: z.nullable(Instant), acknowledgedBy: z.nullable(z.string()), endedAt: z.nullable(Instant), endedBy: z.nullable(z.string()), outcome: z.nullable(z.string()),
});
export type Escalation = z.output<typeof Escalation>;

const AgonistDose = z.object({ at: Instant, medicine: z.string(), doseUg: z.int() });
const ComfortAt = z.object({ at: Instant, medicine: z.string(), doseUg: z.int(), what: z.enum(['given', 'held', 'declined', 'supplied']) });

/** One person on the ward. */
export const WardRow = z.object({
  stayId: Id, personId: Id, episodeId: Id, name: z.string(), number: z.string(), bed: z.nullable(z.string()), onLeaveUntil: z.nullable(Instant),
  opioid: Opioid, route: z.nullable(UseRoute), method: Method, lastUseAt: Instant, startedAt: Instant, day: z.int(), asleep: z.boolean(),
  cows: z.array(ScoreAt), news2: z.nullable(ScoreAt), poss: z.nullable(z.string()), doses: z.array(AgonistDose), comfort: z.array(ComfortAt),
  due: z.array(Due), escalation: z.nullable(Escalation), recheckAt: z.nullable(Instant),
  readings: z.object({ pulse: z.nullable(z.number()), systolic: z.nullable(z.number()), diastolic: z.nullable(z.number()), respiration: z.nullable(z.number()), spo2: z.nullable(z.number()) }),
});
export type WardRow = z.output<typeof WardRow>;
export const Ward = z.object({
  now: Instant, items: z.array(WardRow),
  beds: z.object({ beds: z.int(), free: z.int(), held: z.int(), occupied: z.int(), closed: z.int() }),
  handover: z.nullable(z.object({ id: Id, at: Instant, by: z.string(), to: z.string(), acknowledgedAt: z.nullable(Instant) })),
});
export type Ward = z.output<typeof Ward>;

export const Round = z.object({
  id: Id, at: Instant, by: z.string(), cows: z.nullable(ScoreAt), news2: z.nullable(ScoreAt), poss: z.nullable(z.string()), asleep: z.boolean(), craving: z.nullable(z.int()), note: z.nullable(z.string()),
  decision: Decision, action: z.nullable(z.enum(['emergency', 'transfer', 'prescriber_now', 'today'])),
});
export type Round = z.output<typeof Round>;

export const ComfortDose = z.object({
  id: Id, at: Instant, by: z.string(), what: z.enum(['given', 'held', 'declined', 'supplied']), medicine: z.string(), doseUg: z.int(), /** Tablets that went home. */ units: z.nullable(z.int()), readings: z.record(z.string(), z.unknown()), decision: Decision, overrideReason: z.nullable(z.string()), recheckAt: z.nullable(Instant),
  askEffectAt: z.nullable(Instant), effect: z.nullable(z.object({ effect: z.enum(['better', 'little', 'none', 'worse']), at: Instant, by: z.string(), note: z.nullable(z.string()) })), note: z.nullable(z.string()),
});
export type ComfortDose = z.output<typeof ComfortDose>;
export const ComfortOrder = z.object({
  id: Id, medicine: z.string(), doseUg: z.int(), everyHours: z.number(), maxADayUg: z.int(), asNeeded: z.boolean(), reason: z.string(), state: z.enum(['in_force', 'ended']), signedBy: z.string(), signedAt: Instant,
  overrideReason: z.nullable(z.string()), decision: Decision, endReason: z.nullable(z.string()),
  /** Given of this medicine in the last 24 hours, under any order. */
  last24hUg: z.int(), lastGivenAt: z.nullable(Instant), recheckAt: z.nullable(Instant),
  /** What the record holds for the decision; the readings of the moment are added to it. */
  facts: z.record(z.string(), z.unknown()),
  doses: z.array(ComfortDose),
  /** An order for somebody who is not on the ward: its last day, the strength and number of tablets, and how the person comes by them; null on the ward. */
  course: z.nullable(z.object({ lastOn: IsoDay, unitUg: z.int(), units: z.int(), supply: z.enum(['prescription', 'window']), suppliedUnits: z.int() })),
});
export type ComfortOrder = z.output<typeof ComfortOrder>;

export const Fluid = z.object({ id: Id, at: Instant, by: z.string(), direction: z.enum(['in', 'out']), what: z.enum(['drink', 'oral_rehydration', 'intravenous', 'urine', 'vomit', 'stool']), millilitres: z.nullable(z.int()), note: z.nullable(z.string()) });
export type Fluid = z.output<typeof Fluid>;

export const ExitCheck = z.object({ naloxoneInHand: z.boolean(), nextAppointment: z.nullable(z.object({ startsAt: Instant, title: z.string(), with: z.nullable(z.string()) })), decision: Decision });
export const Stay = z.object({
  id: Id, personId: Id, episodeId: Id, siteId: Id, name: z.string(), number: z.string(), bed: z.nullable(z.string()), state: z.enum(['open', 'ended']), setting: StaySetting, opioid: Opioid, route: z.nullable(UseRoute), lastUseAt: Instant,
  supervision: Supervision, responsibleClinician: z.string(), method: Method, plannedDays: z.int(), agonistAnswer: AgonistAnswer, agonistWords: z.nullable(z.string()), pregnant: YesNo, couldBePregnant: YesNo,
  startedAt: Instant, startedBy: z.string(), startDecision: Decision, overrideReason: z.nullable(z.string()), endedAt: z.nullable(Instant), endReason: z.nullable(EndReason), endOverrideReason: z.nullable(z.string()), version: z.int(), now: Instant,
  cows: z.array(ScoreAt), doses: z.array(AgonistDose), due: z.array(Due), rounds: z.array(Round), escalations: z.array(Escalation), orders: z.array(ComfortOrder),
  fluids: z.object({ items: z.array(Fluid), inMl24h: z.int(), outMl24h: z.int(), lastUrineAt: z.nullable(Instant) }),
  handovers: z.array(z.object({ at: Instant, by: z.string(), to: z.string(), changed: z.string(), due: z.string(), acknowledgedAt: z.nullable(Instant) })),
  exit: ExitCheck,
});
export type Stay = z.output<typeof Stay>;

/** What the prescriber says of the person for a comfort medicine. */
export const ComfortFacts = z.object({
  day: z.optional(z.nullable(z.int())), childPughScore: z.optional(z.nullable(z.number())), egfr: z.optional(z.nullable(z.number())), dialysis: z.optional(z.nullable(z.boolean())), severeHepatic: z.optional(z.nullable(z.boolean())),
  congenitalLongQt: z.optional(z.nullable(z.boolean())), severeCoronaryInsufficiency: z.optional(z.nullable(z.boolean())), recentMyocardialInfarction: z.optional(z.nullable(z.boolean())), cerebrovascularDisease: z.optional(z.nullable(z.boolean())), markedBradycardia: z.optional(z.nullable(z.boolean())),
  pregnancyWeek: z.optional(z.nullable(z.number())), weightKg: z.optional(z.nullable(z.number())), liverDisease: z.optional(z.nullable(z.boolean())), renalDisease: z.optional(z.nullable(z.boolean())), ulcer: z.optional(z.nullable(z.boolean())), glaucoma: z.optional(z.nullable(z.boolean())),
  urinaryRetention: z.optional(z.nullable(z.boolean())), infectiveOrObstructed: z.optional(z.nullable(z.boolean())), elderly: z.optional(z.nullable(z.boolean())), qtcMs: z.optional(z.nullable(z.number())),
});
export type ComfortFacts = z.output<typeof ComfortFacts>;
export const NewComfortOrder = z.object({
  medicine: Line, doseUg: z.int().check(z.gte(1), z.lte(5_000_000)), everyHours: z.number().check(z.gte(0.5), z.lte(48)), maxADayUg: z.int().check(z.gte(1), z.lte(10_000_000)), asNeeded: z.boolean(), reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  facts: z.optional(ComfortFacts), overrideReason: z.optional(Reason),
});
export type NewComfortOrder = z.output<typeof NewComfortOrder>;

/** A comfort medicine for somebody at home: a course with a last day, tablets of one strength, on paper or from the window. */
export const NewHomeComfort = z.extend(NewComfortOrder, {
  lastOn: IsoDay, unitUg: z.int().check(z.gte(1), z.lte(5_000_000)), units: z.int().check(z.gte(1), z.lte(500)), supply: z.enum(['prescription', 'window']),
});
export type NewHomeComfort = z.output<typeof NewHomeComfort>;

/** Readings of the moment for a comfort medicine. null: asked and not taken. */
export const ComfortReadings = z.object({
  systolic: z.optional(z.nullable(z.int().check(z.gte(40), z.lte(300)))), diastolic: z.optional(z.nullable(z.int().check(z.gte(20), z.lte(200)))), pulse: z.optional(z.nullable(z.int().check(z.gte(20), z.lte(250)))),
  standingSystolic: z.optional(z.nullable(z.int().check(z.gte(40), z.lte(300)))), standingDiastolic: z.optional(z.nullable(z.int().check(z.gte(20), z.lte(200)))), symptoms: z.optional(z.nullable(z.boolean())), syncope: z.optional(z.nullable(z.boolean())),
});
export type ComfortReadings = z.output<typeof ComfortReadings>;
export const HandoverLine = z.object({ stayId: Id, changed: z.string().check(z.trim(), z.maxLength(2000)), due: z.string().check(z.trim(), z.maxLength(2000)) });
export const Handover = z.object({
  id: Id, at: Instant, by: z.string(), toId: Id, to: z.string(), shift: z.enum(['day', 'evening', 'night']), note: z.string(), acknowledgedAt: z.nullable(Instant),
  lines: z.array(z.object({ stayId: Id, personId: Id, name: z.string(), changed: z.string(), due: z.string() })),
});
export type Handover = z.output<typeof Handover>;
export const StayLine = z.object({ id: Id, state: z.enum(['open', 'ended']), setting: StaySetting, opioid: Opioid, startedAt: Instant, endedAt: z.nullable(Instant), endReason: z.nullable(EndReason), startedOn: IsoDay });

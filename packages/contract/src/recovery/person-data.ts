/** Everything that the companion keeps of one person: read in one reply, so that one round trip fills an offline day. */
import * as z from 'zod/mini';
import { Id, Instant, IsoDay, Language, Micrograms } from '../shapes.ts';
import { CrisisCard, Country } from '../crisis/index.ts';
import { Supporter } from '../community/index.ts';

/** How strong the pull is, from 0 (none) to 4 (very strong). */
export const Pull = z.int().check(z.gte(0), z.lte(4));

export const DoseDay = z.object({
  day: IsoDay,
  /** Taken at the window, at home from a bottle, or no dose is due. */
  how: z.enum(['window', 'home', 'none']),
  state: z.enum(['to_come', 'taken', 'missed', 'kept']),
  /** Null where the site does not show amounts. */
  doseUg: z.nullable(Micrograms),
  medicine: z.nullable(z.string()),
  /** Local times of the window, "06:30". */
  opens: z.nullable(z.string()),
  closes: z.nullable(z.string()),
  /** The clinic is closed on this day, and the dose goes home on the day named; absent on other days, and once the bottle is home. */
  closed: z.optional(z.object({ name: z.nullable(z.string()), goesHomeOn: IsoDay })),
  /** Tablets or films that the dose is counted out in, the stronger first; absent for liquids. */
  units: z.optional(z.array(z.object({ strengthUg: Micrograms, count: z.int() }))),
});
export type DoseDay = z.output<typeof DoseDay>;

const OpenTime = z.object({ opens: z.string(), closes: z.string() });

/** Where medicine is collected, and when next. */
export const Collect = z.object({
  kind: z.enum(['clinic', 'pharmacy', 'other-clinic']),
  name: z.string(), address: z.nullable(z.string()), phone: z.nullable(z.string()),
  /** In the site's own words. */
  hours: z.nullable(z.string()),
  /** ISO weekdays on which a pharmacy opens; null where the hours are said in words. */
  openDays: z.nullable(z.array(z.int())),
  /** Weekdays with the same hours together, in the place's own time; a group without times is open, and nobody said when. Absent where no hours are known. */
  openTimes: z.optional(z.array(z.object({ days: z.array(z.int()), times: z.array(OpenTime) }))),
  /** Days of the next three weeks on which it is closed beside its usual ones. */
  closed: z.array(z.object({ day: IsoDay, name: z.nullable(z.string()) })),
  /** A dose is taken there on `day`; doses of the days named go home with it. */
  next: z.nullable(z.object({ day: IsoDay, takenThere: z.boolean(), takeHome: z.array(IsoDay), /** When it is open on that day, where that is known. */ times: z.optional(z.array(OpenTime)) })),
});
export type Collect = z.output<typeof Collect>;

/** Heads of 42 CFR 8.12(i)(2) as the clinical rules name them. */
const TakeHomeHead = z.enum(['noActiveUseOrConditionRaisingHarm', 'regularAttendance', 'noSeriousBehaviourProblem', 'noKnownRecentDiversion', 'safeTransportAndStorage', 'otherRelevantFactors']);

/** Why there are this many bottles, in the words of the decision that allowed them. */
export const TakeHomeWhy = z.object({
  /** Bottles with the person for today or later. */
  bottles: z.int().check(z.nonnegative()),
  lastDay: z.nullable(IsoDay),
  decidedOn: z.nullable(IsoDay),
  by: z.nullable(z.string()),
  reasons: z.array(z.string()),
  /** What has to be so for more bottles: what spoke against it at the last decision, and from which day more days are possible at all. */
  next: z.nullable(z.object({ unmet: z.array(TakeHomeHead), more: z.nullable(z.object({ from: IsoDay, days: z.int() })) })),
});

/** A comfort medicine as its taker reads it, in tablets or capsules of one strength. */
export const OwnComfort = z.object({ id: Id, medicine: z.string(), unitUg: z.int(), units: z.number(), everyHours: z.number(), mostUnits: z.int(), asNeeded: z.boolean(), reason: z.string(), lastOn: IsoDay, by: z.string() });
export type OwnComfort = z.output<typeof OwnComfort>;

/** Maintenance as the person reads it. */
export const OwnMaintenance = z.object({
  nextReviewOn: z.nullable(IsoDay),
  /** The next step of a plan that falls; the amount is null where the site does not show it. */
  taper: z.nullable(z.object({ nextOn: IsoDay, nextUg: z.nullable(Micrograms) })),
  /** The newest thing that was asked about the dose, and its answer. */
  request: z.nullable(z.object({ what: z.enum(['pause', 'step-back', 'slower', 'talk']), askedAt: Instant, answer: z.nullable(z.enum(['changed', 'kept', 'taken-back'])), answerWords: z.nullable(z.string()), answeredBy: z.nullable(z.string()) })),
});
export type OwnMaintenance = z.output<typeof OwnMaintenance>;

/** One urine test as its giver sees it. What has no result is not known; it is never negative. */
export const OwnTest = z.object({
  id: Id, day: IsoDay, state: z.enum(['ordered', 'collected', 'resulted', 'not given']),
  results: z.array(z.object({ substance: z.string(), confirmed: z.boolean(), result: z.enum(['positive', 'negative', 'invalid']) })),
  unknown: z.array(z.string()),
});
export type OwnTest = z.output<typeof OwnTest>;

/** One form that was filled in more than once over time, oldest first. Scores are made by the rules. */
export const OwnScore = z.object({
  instrument: z.string(), title: z.string(), min: z.number(), max: z.number(), better: z.enum(['higher', 'lower', 'neither']),
  points: z.array(z.object({ at: Instant, day: IsoDay, total: z.number() })),
});
export type OwnScore = z.output<typeof OwnScore>;

export const Appointment = z.object({
  id: Id,
  at: Instant,
  /** Day and time on the site's wall clock. */
  day: IsoDay,
  time: z.string(),
  minutes: z.nullable(z.int()),
  title: z.string(),
  kind: z.enum(['one_to_one', 'group', 'medical', 'family', 'dose', 'other']),
  where: z.nullable(z.string()),
  videoUrl: z.nullable(z.string()),
  withWhom: z.nullable(z.string()),
});
export type Appointment = z.output<typeof Appointment>;

export const Homework = z.object({
  id: Id, title: z.string(), instructions: z.string(), fromSession: z.nullable(z.string()),
  dueOn: z.nullable(IsoDay), answeredAt: z.nullable(Instant),
});
export type Homework = z.output<typeof Homework>;

export const PlanGoal = z.object({
  id: Id,
  /** The person's own words. */
  words: z.string(),
  state: z.enum(['active', 'reached', 'resting']),
  interventions: z.array(z.object({ id: Id, words: z.string(), who: z.nullable(z.string()), nextOn: z.nullable(IsoDay), lastNote: z.nullable(z.string()) })),
});
export const PersonPlan = z.object({
  id: Id,
  version: z.int(),
  startedOn: IsoDay,
  reviewOn: z.nullable(IsoDay),
  goals: z.array(PlanGoal),
  signatures: z.array(z.object({ by: z.string(), role: z.enum(['person', 'staff']), at: Instant })),
  /** True while the person has not signed this version. */
  awaitsPerson: z.boolean(),
});
export type PersonPlan = z.output<typeof PersonPlan>;

const Short = z.string().check(z.trim(), z.maxLength(300));
export const RelapsePreventionPlan = z.object({
  triggers: z.array(z.object({ kind: z.enum(['feeling', 'people', 'place', 'body', 'other']), words: Short, coping: Short })),
  warningSigns: z.array(Short),
  coping: z.array(Short),
  reasons: z.array(Short),
  contacts: z.array(z.object({ name: Short, phone: z.string().check(z.trim(), z.maxLength(30), z.regex(/^[+0-9 ()-]*$/)), who: Short })),
  safety: z.array(Short),
});
export type RelapsePreventionPlan = z.output<typeof RelapsePreventionPlan>;
export const VersionedRelapsePreventionPlan = z.object({ version: z.int(), changedAt: z.nullable(Instant), plan: RelapsePreventionPlan });
export type VersionedRelapsePreventionPlan = z.output<typeof VersionedRelapsePreventionPlan>;

export const Message = z.object({ id: Id, at: Instant, from: z.enum(['person', 'staff']), name: z.string(), text: z.string() });
export type Message = z.output<typeof Message>;

export const PersonData = z.object({
  personId: Id,
  callMe: z.string(),
  language: Language,
  country: Country,
  siteName: z.string(),
  timeZone: z.string(),
  /** The site's local day when this was read. */
  today: IsoDay,
  readAt: Instant,
  /** Null before treatment starts: then the phone shows what to bring and asks for goals. */
  episode: z.nullable(z.object({ id: Id, startedOn: IsoDay, daysIn: z.int() })),
  /** Check-ins that the person shared, newest last. */
  checkIns: z.array(z.object({ day: IsoDay, pull: z.nullable(Pull) })),
  /** Today and the next days, in order. */
  doseDays: z.array(DoseDay),
  takeHome: z.nullable(TakeHomeWhy),
  /** Absent on a phone that was filled before this was told. */
  collect: z.optional(z.nullable(Collect)),
  /** Comfort medicines in force; absent on a phone that was filled before there were any. */
  comfort: z.optional(z.array(OwnComfort)),
  maintenance: z.optional(z.nullable(OwnMaintenance)),
  tests: z.array(OwnTest),
  scores: z.array(OwnScore),
  windowNote: z.nullable(z.string()),
  appointments: z.array(Appointment),
  homework: z.array(Homework),
  plan: z.nullable(PersonPlan),
  ownGoals: z.array(z.object({ id: Id, words: z.string(), at: Instant })),
  relapsePrevention: VersionedRelapsePreventionPlan,
  /** What the person did with past cravings, and how often it helped. */
  helpedBefore: z.array(z.object({ words: z.string(), helped: z.int(), tried: z.int() })),
  supporters: z.array(Supporter),
  messages: z.array(Message),
  crisisCard: CrisisCard,
});
export type PersonData = z.output<typeof PersonData>;

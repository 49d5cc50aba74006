/** Where care is given: the recommendation with every rule that fired, the decision, the timeline of levels, hours attended. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Decision, Id, IdParams, Instant, IsoDay, Text } from '../shapes.ts';

export const LevelId = z.enum(['monitoring', 'outpatient', 'intensive_outpatient', 'partial_hospitalisation', 'residential', 'medically_managed_residential', 'inpatient_withdrawal', 'hospital']);
export type LevelId = z.output<typeof LevelId>;
export const DomainId = z.enum(['withdrawalNeed', 'bodyNeed', 'mindNeed', 'useDanger', 'homeAndPeople', 'wishesAndReach']);
const Rating = z.int().check(z.gte(0), z.lte(4));
export const Ratings = z.object({ withdrawalNeed: Rating, bodyNeed: Rating, mindNeed: Rating, useDanger: Rating, homeAndPeople: Rating, wishesAndReach: Rating });
export type Ratings = z.output<typeof Ratings>;
const Said = z.object({ en: z.string(), es: z.string(), 'en-GB': z.optional(z.string()) });

/** A recommendation of the rules. `complete` stands beside the level on every screen. */
export const Recommendation = z.extend(Decision, {
  recommendedLevel: LevelId, complete: z.boolean(), floors: z.array(z.object({ code: z.string(), rule: z.string(), level: z.nullable(LevelId) })), lowestByPreference: LevelId, alsoSuitable: z.array(LevelId),
  offerHousing: z.boolean(), medicationToday: z.boolean(), medicationNeverDependsOnSessions: z.literal(true),
  levelWouldChange: z.array(z.object({ fact: z.string(), to: z.unknown(), level: LevelId, unknown: z.optional(z.literal(true)) })),
  interim: z.array(z.object({ code: z.string(), says: Said })),
});
export type Recommendation = z.output<typeof Recommendation>;

/** One fact the rules were told, and where it comes from. */
export const PlacementFact = z.object({ fact: z.string(), value: z.unknown(), from: z.nullable(z.object({ kind: z.enum(['assessment', 'instrument', 'observation']), of: z.string(), at: Instant })) });

export const PlacementDecision = z.object({
  id: Id, at: Instant, by: z.string(), ratings: Ratings, recommended: LevelId, complete: z.boolean(), chosen: LevelId, outcome: z.enum(['accepted', 'overridden']), reason: z.nullable(z.string()),
  preference: z.nullable(z.string()), waiting: z.boolean(), reviewOn: z.nullable(IsoDay), findings: z.array(z.string()),
});
export type PlacementDecision = z.output<typeof PlacementDecision>;

export const LevelOfCare = z.object({
  id: Id, kind: z.enum(['level', 'home']), level: z.union([LevelId, z.literal('sober_living')]), from: Instant, to: z.nullable(Instant), daysAWeek: z.nullable(z.number()), hoursAWeek: z.nullable(z.number()), by: z.string(),
  step: z.nullable(z.enum(['up', 'down', 'same'])), endReason: z.nullable(z.string()),
});
export type LevelOfCare = z.output<typeof LevelOfCare>;

export const Week = z.object({
  monday: IsoDay, plannedDays: z.nullable(z.number()), plannedHours: z.nullable(z.number()), attendedDays: z.int(), attendedHours: z.number(), missed: z.int(), bookedHours: z.number(), shortHours: z.number(), isOver: z.boolean(),
});
export type Week = z.output<typeof Week>;

export const PersonPlacement = z.object({
  episodeId: z.nullable(Id),
  /** How many decisions there are: sent back as If-Match, so that nobody decides past a newer one. */
  version: z.int(),
  facts: z.array(PlacementFact), recommendation: Recommendation, decisions: z.array(PlacementDecision), levels: z.array(LevelOfCare), weeks: z.array(Week),
});
export type PersonPlacement = z.output<typeof PersonPlacement>;

export const getPlacement = route({ method: 'GET', path: '/api/people/:id/placement', summary: 'Recommendation, decisions, levels of care and hours attended of a person', params: IdParams, reply: PersonPlacement });
export const decidePlacement = route({
  method: 'POST', path: '/api/episodes/:id/placements', summary: 'Records where care is given: as recommended, or otherwise with the reason', params: IdParams,
  body: z.object({
    ratings: Ratings, chosen: LevelId, reason: z.optional(Text), preference: z.optional(Text),
    /** Decides although facts are missing that are named in the recommendation. */
    acknowledgesMissing: z.optional(z.boolean()),
    /** A prescriber answers for going past a refusal that a prescriber may lift. */
    override: z.optional(z.boolean()),
    /** No place is free yet: the level is decided and begins later. */
    waiting: z.boolean(), startsOn: z.optional(IsoDay), daysAWeek: z.optional(z.number().check(z.gte(0), z.lte(7))), hoursAWeek: z.optional(z.number().check(z.gte(0), z.lte(80))), reviewOn: z.optional(IsoDay),
  }),
  reply: z.object({ id: Id, outcome: z.enum(['accepted', 'overridden']), recommendation: Recommendation, levelId: z.nullable(Id) }),
});
export const beginLevel = route({
  method: 'POST', path: '/api/episodes/:id/levels-of-care', summary: 'Begins the level that was decided and waited for, or sober living beside it', params: IdParams,
  body: z.object({ level: z.union([LevelId, z.literal('sober_living')]), startsOn: z.optional(IsoDay), daysAWeek: z.optional(z.number().check(z.gte(0), z.lte(7))), hoursAWeek: z.optional(z.number().check(z.gte(0), z.lte(80))) }), reply: Created,
});
export const endLevel = route({ method: 'POST', path: '/api/levels-of-care/:id/end', summary: 'Ends a level of care or sober living, with why', params: IdParams, body: z.object({ reason: Text.check(z.minLength(1)) }), reply: z.object({ ok: z.literal(true) }) });

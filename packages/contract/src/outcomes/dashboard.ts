/** The figures of a clinic: each with its numerator, its denominator, and who is left out. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IsoDay } from '../shapes.ts';

export const Origin = z.enum(['here', 'imported', 'synthetic']);
const Share = z.nullable(z.number());

export const RetentionFigures = z.object({
  /** all, or the medicine that the episode began with. */
  name: z.string(),
  n: z.int(), excluded: z.int(), medianDays: z.nullable(z.number()),
  /** The longest that anybody was followed: the curve says nothing after it. */
  followedDays: z.int(),
  steps: z.array(z.object({ day: z.number(), share: z.number(), low: z.number(), high: z.number(), counted: z.int() })),
  points: z.array(z.object({ day: z.number(), numerator: z.int(), denominator: z.int(), excluded: z.int(), retained: Share, low: Share, high: Share })),
});
export const WaitingFigures = z.object({
  /** Days of those who started last, at most 600, one a person. */
  days: z.array(z.number()),
  n: z.int(), stillWaiting: z.int(), excluded: z.int(), medianDays: z.nullable(z.number()), longestDays: z.nullable(z.number()), withinLimit: z.int(), limitDays: z.int(), waitingPastLimit: z.int(),
});
export const ChangeFigures = z.object({
  instrument: z.string(), n: z.int(), excluded: z.int(), meanFirst: z.nullable(z.number()), meanLast: z.nullable(z.number()), meanChange: z.nullable(z.number()), sdChange: z.nullable(z.number()),
  improved: z.int(), worse: z.int(), unchanged: z.int(), lowerIsBetter: z.boolean(), meaningful: z.number(), source: z.nullable(z.string()),
});
/** A group under ten people has no figures, and neither has the one from which they could be worked out. */
export const GroupFigures = z.object({ partition: z.enum(['all', 'sex', 'age', 'came', 'risk']), group: z.string(), shown: z.boolean(), n: z.nullable(z.int()), numerator: z.nullable(z.int()), denominator: z.nullable(z.int()), retained: Share, low: Share, high: Share });

export const Outcomes = z.object({
  asOf: IsoDay, from: IsoDay, to: IsoDay, longestGapDays: z.int(), pointDay: z.int(),
  sites: z.array(z.object({ id: Id, name: z.string(), started: z.int(), inTreatment: z.int(), left: z.int() })),
  origins: z.object({ here: z.int(), imported: z.int(), synthetic: z.int() }),
  started: z.int(), returns: z.int(), people: z.int(), deaths: z.int(), personYears: z.number(),
  retention: z.array(RetentionFigures), waiting: WaitingFigures, change: z.array(ChangeFigures), groups: z.array(GroupFigures),
  leaving: z.array(z.object({ reason: z.string(), n: z.int() })), leftBeforePoint: z.int(),
  caseloads: z.array(z.object({ name: z.string(), roles: z.array(z.string()), siteName: z.string(), inTreatment: z.int() })),
});
export type Outcomes = z.output<typeof Outcomes>;

export const getOutcomes = route({
  method: 'GET', path: '/api/outcomes', summary: 'Retention, waiting, change, leaving and equity, with how each is counted',
  query: z.object({ siteId: z.optional(Id), from: z.optional(IsoDay), to: z.optional(IsoDay), origin: z.optional(Origin) }), reply: Outcomes,
});

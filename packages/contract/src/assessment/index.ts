/** The assessment in parts, responses to instruments, and single observations. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, IsoDay, Line, Text } from '../shapes.ts';

export const PartId = z.enum(['substances', 'opioidUse', 'withdrawal', 'mood', 'suicide', 'anxiety', 'alcohol', 'health', 'infections', 'overdose', 'pregnancy', 'social', 'strengths']);
export type PartId = z.output<typeof PartId>;

/** A yes or no, a score, a code, an ISO day, words, or several codes. */
export const Said = z.union([z.boolean(), z.number(), z.string().check(z.maxLength(4000)), z.array(z.string().check(z.maxLength(60))).check(z.maxLength(40))]);
export const Unsaid = z.enum(['not_known', 'not_said']);
const Key = z.string().check(z.maxLength(60));
export const PartAnswers = z.object({ answers: z.record(Key, z.nullable(Said)), unsaid: z.record(Key, Unsaid) });
export type PartAnswers = z.output<typeof PartAnswers>;

export const AssessmentPart = z.extend(PartAnswers, {
  part: PartId,
  /** 0 while nothing was saved: sent back as If-Match. */
  version: z.int(), state: z.enum(['empty', 'open', 'done']), answered: z.int(), of: z.int(),
  savedAt: z.nullable(Instant), savedBy: z.nullable(z.string()),
  /** What the same part held in the last finished assessment, to begin from. */
  before: z.nullable(z.extend(PartAnswers, { savedOn: IsoDay })),
});
export type AssessmentPart = z.output<typeof AssessmentPart>;

const OudWorking = z.object({
  severity: z.nullable(z.string()), counted: z.nullable(z.int()), of: z.int(), complete: z.boolean(), met: z.array(z.string()), leftOut: z.array(z.string()), notMet: z.array(z.string()), missing: z.array(z.string()),
  codes: z.nullable(z.object({ icd10cm: z.string(), icd10Uk: z.string(), icd11: z.string() })),
});
export const ScoreLine = z.object({ instrument: z.string(), at: Instant, total: z.nullable(z.number()), band: z.nullable(z.string()), complete: z.boolean(), missing: z.array(z.string()) });
export const AssessmentSummary = z.object({
  /** The severity of opioid use disorder with its working; null while no criterion was asked. */
  oud: z.nullable(OudWorking),
  scores: z.array(ScoreLine),
  infections: z.array(z.object({ infection: z.enum(['hcv', 'hbv', 'hiv', 'tb']), status: z.string(), next: z.string() })),
  unanswered: z.array(z.object({ part: PartId, question: z.string(), why: Unsaid })),
  openParts: z.array(PartId),
});
export type AssessmentSummary = z.output<typeof AssessmentSummary>;

export const AssessmentLine = z.object({ id: Id, episodeId: Id, state: z.enum(['open', 'finished']), startedAt: Instant, startedBy: z.string(), finishedAt: z.nullable(Instant), finishedBy: z.nullable(z.string()), done: z.int(), of: z.int() });
export type AssessmentLine = z.output<typeof AssessmentLine>;
export const Assessment = z.extend(AssessmentLine, { personId: Id, sex: z.nullable(z.enum(['female', 'male', 'other', 'unknown'])), parts: z.array(AssessmentPart), summary: AssessmentSummary });
export type Assessment = z.output<typeof Assessment>;

export const listAssessments = route({ method: 'GET', path: '/api/people/:id/assessments', summary: 'Assessments of a person, newest first', params: IdParams, reply: z.object({ items: z.array(AssessmentLine) }) });
export const startAssessment = route({ method: 'POST', path: '/api/people/:id/assessments', summary: 'Begins an assessment, or gives the one that is open', params: IdParams, reply: Created });
export const getAssessment = route({ method: 'GET', path: '/api/assessments/:id', summary: 'One assessment with its parts and what it shows so far', params: IdParams, reply: Assessment });
export const saveAssessmentPart = route({
  method: 'PUT', path: '/api/assessments/:id/parts/:part', summary: 'Saves one part; If-Match carries the version that was on the screen', params: z.object({ id: Id, part: PartId }), body: PartAnswers,
  reply: z.object({ version: z.int(), state: z.enum(['empty', 'open', 'done']), opens: z.array(z.string()), suicideRisk: z.nullable(z.enum(['none', 'low', 'moderate', 'high'])) }),
});
export const finishAssessment = route({ method: 'POST', path: '/api/assessments/:id/finish', summary: 'Finishes an assessment and keeps its summary', params: IdParams, reply: AssessmentSummary });

/** The one scorer's whole answer, as it was. */
export const KeptScore = z.record(z.string(), z.unknown());
export const Response = z.object({
  id: Id, instrument: z.string(), instrumentVersion: z.string(), at: Instant, by: z.nullable(z.string()), byKind: z.enum(['staff', 'person', 'imported']),
  total: z.nullable(z.number()), band: z.nullable(z.string()), complete: z.boolean(), answers: z.record(z.string(), z.unknown()), score: KeptScore,
});
export type Response = z.output<typeof Response>;
export const listResponses = route({
  method: 'GET', path: '/api/people/:id/responses', summary: 'Responses of a person, newest first; of one instrument where it is named', params: IdParams,
  query: z.object({ instrument: z.optional(z.string()), since: z.optional(Instant), limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(500))) }), reply: z.object({ items: z.array(Response) }),
});
export const addResponse = route({
  method: 'POST', path: '/api/people/:id/responses', summary: 'Keeps one filled-in copy of an instrument, scored by the one scorer', params: IdParams,
  body: z.object({
    instrument: z.string().check(z.maxLength(60)), answers: z.record(Key, z.nullable(z.union([z.boolean(), z.number(), z.string().check(z.maxLength(60))]))), at: z.optional(Instant),
    /** Facts that the instrument's table asks for, such as solelyUnderMedicalSupervision. */
    facts: z.optional(z.record(Key, z.boolean())),
    corrects: z.optional(z.object({ id: Id, reason: Line })),
  }),
  reply: z.object({ id: Id, total: z.nullable(z.number()), band: z.nullable(z.string()), complete: z.boolean(), missing: z.array(z.string()), opens: z.array(z.string()) }),
});

export const Observation = z.object({
  id: Id, code: z.string(), at: Instant, value: z.nullable(z.number()), unit: z.nullable(z.string()), valueText: z.nullable(z.string()), details: z.record(z.string(), z.unknown()), by: z.nullable(z.string()), groupId: z.nullable(Id),
});
export type Observation = z.output<typeof Observation>;
export const listObservations = route({
  method: 'GET', path: '/api/people/:id/observations', summary: 'Observations of a person, newest first', params: IdParams,
  query: z.object({ code: z.optional(z.union([z.string(), z.array(z.string())])), since: z.optional(Instant), limit: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(500))) }), reply: z.object({ items: z.array(Observation) }),
});

/** Codes that are measured at the bedside, with what a reading can be; outside of it is a typing error. */
export const vitalSigns = {
  pulse: { unit: '/min', min: 20, max: 250 }, systolic: { unit: 'mm[Hg]', min: 40, max: 300 }, diastolic: { unit: 'mm[Hg]', min: 20, max: 200 }, respiration: { unit: '/min', min: 0, max: 80 },
  spo2: { unit: '%', min: 40, max: 100 }, temperature: { unit: 'Cel', min: 25, max: 45 }, weight: { unit: 'kg', min: 20, max: 400 }, height: { unit: 'cm', min: 50, max: 250 }, pupils: { unit: 'mm', min: 0, max: 10 }, breath_alcohol: { unit: 'mg/L', min: 0, max: 5 },
} as const;
export type VitalSign = keyof typeof vitalSigns;
export const addObservations = route({
  method: 'POST', path: '/api/people/:id/observations', summary: 'Keeps a round of observations measured together', params: IdParams,
  body: z.object({
    at: z.optional(Instant),
    items: z.array(z.object({ code: z.string().check(z.minLength(1), z.maxLength(60)), value: z.optional(z.number()), unit: z.optional(z.string().check(z.maxLength(20))), valueText: z.optional(Text) })).check(z.minLength(1), z.maxLength(40)),
  }),
  reply: z.object({ groupId: Id, ids: z.array(Id) }),
});

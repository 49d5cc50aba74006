/** Urine tests and ECGs. A substance without a result is not known; it is never negative. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant, IsoDay, Line } from '../shapes.ts';

const Note = z.string().check(z.trim(), z.maxLength(2000));

/** What a panel may hold; `fentanyl` is a test of its own, since opiate panels do not see it. */
export const substances = [
  'opiates', '6-acetylmorphine', 'fentanyl', 'methadone', 'methadone metabolite', 'buprenorphine', 'buprenorphine metabolite', 'oxycodone', 'tramadol',
  'benzodiazepines', 'cocaine', 'amphetamines', 'methamphetamine', 'cannabis', 'alcohol metabolite', 'barbiturates', 'gabapentinoids', 'xylazine', 'nitazenes',
] as const;
export const Substance = z.enum(substances);

export const UrineResult = z.object({ id: Id, substance: z.string(), method: z.enum(['presumptive', 'confirmed']), result: z.enum(['positive', 'negative', 'invalid']), amount: z.nullable(z.string()), note: z.nullable(z.string()), enteredBy: z.nullable(z.string()), resultedAt: Instant });
export const excuses = ['travel', 'illness', 'work', 'family', 'other'] as const;
export const verdicts = ['valid', 'dilute', 'substituted', 'adulterated', 'unsuitable'] as const;
/** What was measured of the specimen, and what the laboratory says of it. */
export const SpecimenCheck = z.object({
  temperatureC: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(60)))), creatinineMgDl: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(2000)))), specificGravity: z.optional(z.nullable(z.number().check(z.gte(0.9), z.lte(1.2)))),
  ph: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(14)))), oxidants: z.optional(z.nullable(z.boolean())), verdict: z.optional(z.nullable(z.enum(verdicts))), note: z.optional(z.string().check(z.trim(), z.maxLength(1000))),
});
export type SpecimenCheck = z.output<typeof SpecimenCheck>;
/** What one result means beside the medicines that were ordered on its day. */
export const UrineReading = z.object({ code: z.string(), substance: z.nullable(z.string()), says: z.object({ en: z.string(), es: z.string() }), source: z.string(), mark: z.string() });
export const UrineTest = z.object({
  specimen: z.enum(['urine', 'oral-fluid']),
  /** Drawn by chance, and by nobody's choice. */
  drawn: z.boolean(),
  excused: z.nullable(z.object({ why: z.enum(excuses), words: z.string(), by: z.string() })),
  check: z.nullable(SpecimenCheck),
  /** Medicines in force on the day of the sample, and the results read against them; none before there is a result. */
  reading: z.nullable(z.object({ summary: z.enum(['unknown', 'as_expected', 'unexpected', 'incomplete']), readings: z.array(UrineReading), ordered: z.array(z.string()) })),
  id: Id, personId: Id, reason: z.string(), panel: z.array(z.string()), state: z.enum(['ordered', 'collected', 'resulted', 'not given', 'excused']),
  orderedBy: z.nullable(z.string()), orderedAt: Instant, collectedAt: z.nullable(Instant), observed: z.nullable(z.boolean()), temperatureOk: z.nullable(z.boolean()),
  results: z.array(UrineResult),
  /** Substances of the panel that nobody has a result of. */
  unknown: z.array(z.string()),
});
export type UrineTest = z.output<typeof UrineTest>;

export const getUrineTests = route({
  method: 'GET', path: '/api/people/:id/urine-tests', summary: 'Urine tests of a person, newest first', params: IdParams,
  // `noResultKnown`: days of imported visits of which nobody says whether a test was made. They are neither negative nor absent.
  reply: z.object({ items: z.array(UrineTest), noResultKnown: z.array(IsoDay) }),
});
export const orderUrineTest = route({
  method: 'POST', path: '/api/episodes/:id/urine-tests', summary: 'Orders a urine test', params: IdParams,
  body: z.object({ reason: z.enum(['start', 'random', 'clinical', 'take-home', 'requested by the person']), panel: z.array(Substance).check(z.minLength(1), z.maxLength(20)), specimen: z.optional(z.enum(['urine', 'oral-fluid'])) }), reply: UrineTest,
});
export const collectUrine = route({
  method: 'POST', path: '/api/urine-tests/:id/collection', summary: 'The sample was given, or was not', params: IdParams,
  body: z.object({ given: z.boolean(), observed: z.optional(z.boolean()), temperatureOk: z.optional(z.boolean()), check: z.optional(SpecimenCheck) }), reply: UrineTest,
});
export const excuseUrine = route({ method: 'POST', path: '/api/urine-tests/:id/excuse', summary: 'Excuses somebody from a test that was drawn by chance; it falls on a later day', params: IdParams, body: z.object({ why: z.enum(excuses), words: z.string().check(z.trim(), z.maxLength(1000)) }), reply: UrineTest });
export const addUrineResults = route({
  method: 'POST', path: '/api/urine-tests/:id/results', summary: 'Enters results; a result of the same substance and method corrects the one before', params: IdParams,
  body: z.object({ results: z.array(z.object({ substance: Substance, method: z.enum(['presumptive', 'confirmed']), result: z.enum(['positive', 'negative', 'invalid']), amount: z.optional(Line), note: z.optional(Note) })).check(z.minLength(1), z.maxLength(40)), check: z.optional(SpecimenCheck) }),
  reply: UrineTest,
});

export const LiverTest = z.object({ id: Id, onDay: IsoDay, altTimesUln: z.number(), astTimesUln: z.nullable(z.number()), note: z.string(), by: z.string() });
export type LiverTest = z.output<typeof LiverTest>;
const Due = z.object({ dueOn: IsoDay, why: z.enum(['baseline', 'month', 'year', 'over-100', 'periodic']), late: z.boolean(), source: z.string(), mark: z.string() });
export const TestDues = z.object({
  today: IsoDay, medicine: z.nullable(z.string()), ecg: z.nullable(Due), liver: z.nullable(Due), liverTests: z.array(LiverTest),
  /** Tests by chance: how many a year at least, and how many in the last 365 days. The day of the next is told to nobody. */
  chance: z.object({ aYear: z.int(), lastYear: z.int(), source: z.string(), mark: z.string() }),
});
export type TestDues = z.output<typeof TestDues>;
export const getTestDues = route({ method: 'GET', path: '/api/people/:id/test-dues', summary: 'When ECG and liver tests fall due, and how many drug tests were made by chance', params: IdParams, reply: TestDues });
export const addLiverTest = route({
  method: 'POST', path: '/api/episodes/:id/liver-tests', summary: 'Enters a liver test, as times the upper limit of the laboratory', params: IdParams,
  body: z.object({ onDay: IsoDay, altTimesUln: z.number().check(z.gte(0), z.lte(1000)), astTimesUln: z.optional(z.number().check(z.gte(0), z.lte(1000))), note: z.optional(z.string().check(z.trim(), z.maxLength(1000))) }), reply: LiverTest,
});

export const Ecg = z.object({
  id: Id, recordedAt: Instant, qtMs: z.int(), heartRate: z.int(), bazettMs: z.int(), fridericiaMs: z.int(), framinghamMs: z.int(), hodgesMs: z.int(),
  formula: z.enum(['bazett', 'fridericia', 'framingham', 'hodges']), qtcMs: z.int(), note: z.nullable(z.string()), enteredBy: z.nullable(z.string()),
});
export type Ecg = z.output<typeof Ecg>;
export const getEcgs = route({ method: 'GET', path: '/api/people/:id/ecgs', summary: 'ECGs of a person, newest first', params: IdParams, reply: z.object({ items: z.array(Ecg) }) });
export const addEcg = route({
  method: 'POST', path: '/api/episodes/:id/ecgs', summary: 'Enters an ECG; QT is corrected by four formulas', params: IdParams,
  body: z.object({ recordedAt: Instant, qtMs: z.int().check(z.gte(200), z.lte(800)), heartRate: z.int().check(z.gte(20), z.lte(250)), formula: z.optional(z.enum(['bazett', 'fridericia', 'framingham', 'hodges'])), note: z.optional(Note), supersedesId: z.optional(Id) }),
  reply: Ecg,
});

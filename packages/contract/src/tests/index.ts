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
export const UrineTest = z.object({
  id: Id, personId: Id, reason: z.string(), panel: z.array(z.string()), state: z.enum(['ordered', 'collected', 'resulted', 'not given']),
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
  body: z.object({ reason: z.enum(['start', 'random', 'clinical', 'take-home', 'requested by the person']), panel: z.array(Substance).check(z.minLength(1), z.maxLength(20)) }), reply: UrineTest,
});
export const collectUrine = route({
  method: 'POST', path: '/api/urine-tests/:id/collection', summary: 'The sample was given, or was not', params: IdParams,
  body: z.object({ given: z.boolean(), observed: z.optional(z.boolean()), temperatureOk: z.optional(z.boolean()) }), reply: UrineTest,
});
export const addUrineResults = route({
  method: 'POST', path: '/api/urine-tests/:id/results', summary: 'Enters results; a result of the same substance and method corrects the one before', params: IdParams,
  body: z.object({ results: z.array(z.object({ substance: Substance, method: z.enum(['presumptive', 'confirmed']), result: z.enum(['positive', 'negative', 'invalid']), amount: z.optional(Line), note: z.optional(Note) })).check(z.minLength(1), z.maxLength(40)) }),
  reply: UrineTest,
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

/** Reviews of maintenance, readiness for a taper, and what the person asks about their dose. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, IsoDay } from '../shapes.ts';

const Words = z.string().check(z.trim(), z.maxLength(2000));
export const sideEffects = ['constipation', 'sweating', 'sleepiness', 'low-mood', 'sexual', 'teeth', 'weight', 'sleep', 'heart', 'other'] as const;
export const Benefit = z.enum(['good', 'some', 'none', 'worse']);
export const UseOnTop = z.enum(['none', 'less', 'same', 'more', 'not-said']);
export const DoseHolds = z.enum(['enough', 'too-little', 'too-much']);
export const ReviewOutcome = z.enum(['continue', 'raise', 'lower', 'change-medicine', 'taper', 'other']);

export const NewReview = z.object({
  benefit: Benefit, sideEffects: z.array(z.enum(sideEffects)).check(z.maxLength(10)), useOnTop: UseOnTop, doseHolds: DoseHolds, goals: Words, outcome: ReviewOutcome, note: z.string().check(z.trim(), z.maxLength(4000)),
  /** The day of the next review. */
  nextOn: IsoDay,
});
export type NewReview = z.output<typeof NewReview>;
/** What the record holds when the review is written. */
export const ReviewFacts = z.object({
  medicine: z.nullable(z.string()), doseUg: z.nullable(z.int()), daysOnIt: z.nullable(z.int()), missedLast28: z.nullable(z.int()),
  /** Of the newest urine test with a result: its day, and what was found. */
  lastTest: z.nullable(z.object({ on: IsoDay, positive: z.array(z.string()) })),
});
export type ReviewFacts = z.output<typeof ReviewFacts>;
export const Review = z.extend(NewReview, { id: Id, onDay: IsoDay, medicine: z.string(), by: z.string(), at: Instant, facts: ReviewFacts });
export type Review = z.output<typeof Review>;

const YesNo = z.nullable(z.boolean());
export const Readiness = z.object({ ownWish: YesNo, pauseOffered: YesNo, naloxoneInHand: YesNo, relapsePlan: YesNo, overdoseRiskTold: YesNo });
export type Readiness = z.output<typeof Readiness>;
export const RequestWhat = z.enum(['pause', 'step-back', 'slower', 'talk']);
export const DoseRequest = z.object({ id: Id, what: RequestWhat, words: z.string(), askedAt: Instant, answer: z.nullable(z.enum(['changed', 'kept', 'taken-back'])), answerWords: z.nullable(z.string()), answeredBy: z.nullable(z.string()), answeredAt: z.nullable(Instant) });
export type DoseRequest = z.output<typeof DoseRequest>;
/** A plan that falls: what the dose is now, where it goes, and when it falls next. */
export const Taper = z.object({ orderId: Id, nowUg: z.int(), nextOn: z.nullable(IsoDay), nextUg: z.nullable(z.int()), lastUg: z.int(), lastOn: IsoDay });
export type Taper = z.output<typeof Taper>;

export const Maintenance = z.object({
  today: IsoDay,
  /** Null where nothing is ordered, or no dose was taken yet. */
  due: z.nullable(z.object({ dueOn: IsoDay, state: z.enum(['ahead', 'soon', 'late']), source: z.string(), mark: z.string(), latestOn: IsoDay })),
  facts: ReviewFacts, reviews: z.array(Review), taper: z.nullable(Taper),
  readiness: z.object({ known: Readiness, lookedAt: z.nullable(Instant), lookedBy: z.nullable(z.string()), words: z.string(), ready: z.boolean(), items: z.array(z.object({ id: z.enum(['ownWish', 'pauseOffered', 'naloxoneInHand', 'relapsePlan', 'overdoseRiskTold']), state: YesNo, says: z.object({ en: z.string(), es: z.string() }), source: z.string(), mark: z.string() })) }),
  requests: z.array(DoseRequest),
});
export type Maintenance = z.output<typeof Maintenance>;

export const getMaintenance = route({ method: 'GET', path: '/api/people/:id/maintenance', summary: 'When maintenance is reviewed next, what was found before, readiness for a taper, and what the person asks', params: IdParams, reply: Maintenance });
export const addReview = route({ method: 'POST', path: '/api/episodes/:id/medication-reviews', summary: 'Keeps a review of maintenance with the day of the next', params: IdParams, body: NewReview, reply: Created });
export const noteReadiness = route({ method: 'POST', path: '/api/episodes/:id/taper-readiness', summary: 'Keeps what was looked at before a taper', params: IdParams, body: z.object({ ownWish: YesNo, pauseOffered: YesNo, overdoseRiskTold: YesNo, words: Words }), reply: Created });
export const answerRequest = route({ method: 'POST', path: '/api/dose-requests/:id/answer', summary: 'A prescriber answers what the person asked about their dose', params: IdParams, body: z.object({ answer: z.enum(['changed', 'kept']), words: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)) }), reply: DoseRequest });
export const askAboutDose = route({ method: 'POST', path: '/api/me/dose-requests', summary: 'Asks for a pause, a step back, slower steps or a talk; no dose changes by it', body: z.object({ what: RequestWhat, words: z.string().check(z.trim(), z.maxLength(1000)) }), reply: Created });
export const takeBackRequest = route({ method: 'POST', path: '/api/me/dose-requests/take-back', summary: 'Takes back what was asked', body: z.object({}), reply: z.object({ ok: z.literal(true) }) });

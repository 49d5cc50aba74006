/** Labels of bottles, bottles known again by their code, and call-backs. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant, Language, Line } from '../shapes.ts';

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

export const getLabels = route({
  method: 'GET', path: '/api/people/:id/take-home-labels', summary: 'The labels of a person’s bottles as PDF, in the size that the site chose: for a label printer, or on A4', params: IdParams,
  query: z.object({ paper: z.enum(['roll', 'a4']), bottles: z.optional(z.string().check(z.regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,59}$/))) }),
  reply: z.object({ fileName: z.string(), base64: z.string(), labels: z.int() }),
});
export const Scanned = z.object({
  bottleId: Id, personId: Id, number: z.string(), name: z.string(), state: z.enum(['out', 'returned-empty', 'returned-full', 'not-returned', 'lost', 'stolen']),
  /** theirs: of the person it was scanned for, and out; settled: its code was used up. */
  found: z.enum(['theirs', 'somebody-elses', 'settled']), settledAt: z.nullable(Instant), settledBy: z.nullable(z.string()),
});
export type Scanned = z.output<typeof Scanned>;
export const scanBottle = route({
  method: 'POST', path: '/api/bottle-scans', summary: 'Which bottle this is, by the code of its label', body: z.object({ code: Line, personId: z.optional(Id) }), reply: Scanned,
});

export const CallBackOutcome = z.enum(['complete', 'short', 'excused', 'not-reached', 'not-come']);
export const CallBack = z.object({
  id: Id, personId: Id, number: z.string(), name: z.string(), telephone: z.nullable(z.string()),
  /** Whether a call is safe, as the person said; null where nobody asked. */
  mayCall: z.nullable(z.boolean()), mayText: z.nullable(z.boolean()), language: Language,
  /** When a text message was noted as sent since they were asked. */
  messagedAt: z.nullable(Instant),
  how: z.enum(['random', 'reason']), reason: z.nullable(z.string()), pickedAt: Instant, dueAt: Instant, bottlesExpected: z.int(), outcome: z.nullable(CallBackOutcome), bottlesBrought: z.nullable(z.int()),
  sealsWhole: z.nullable(z.boolean()), volumesRight: z.nullable(z.boolean()), note: z.nullable(z.string()), settledBy: z.nullable(z.string()),
});
export type CallBack = z.output<typeof CallBack>;
export const listCallBacks = route({ method: 'GET', path: '/api/sites/:id/call-backs', summary: 'Who was asked to bring their bottles, and what they brought', params: IdParams, reply: z.object({ items: z.array(CallBack), mayBeAsked: z.int() }) });
export const callBack = route({
  method: 'POST', path: '/api/sites/:id/call-backs', summary: 'Calls people back with their bottles: by chance within caps, or one person for a reason', params: IdParams,
  body: z.object({ count: z.optional(z.int().check(z.gte(1), z.lte(10))), personId: z.optional(Id), reason: z.optional(Reason) }), reply: z.object({ items: z.array(CallBack) }),
});
export const settleCallBack = route({
  method: 'POST', path: '/api/call-backs/:id/outcome', summary: 'What somebody who was called back brought', params: IdParams,
  body: z.object({ outcome: CallBackOutcome, bottlesBrought: z.optional(z.int().check(z.gte(0), z.lte(100))), sealsWhole: z.optional(z.boolean()), volumesRight: z.optional(z.boolean()), note: z.optional(Reason) }), reply: CallBack,
});

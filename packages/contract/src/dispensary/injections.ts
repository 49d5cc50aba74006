/** Depots: who is due, giving one, and what was given where. */
import * as z from 'zod/mini';
import { HoldLine, Order, Product } from '../medication/index.ts';
import { route } from '../route.ts';
import { ColdState } from './cold-chain.ts';
import { Decision, Id, IdParams, Instant, IsoDay } from '../shapes.ts';

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));

export const injectionPlaces = ['abdomen-upper-left', 'abdomen-upper-right', 'abdomen-lower-left', 'abdomen-lower-right', 'thigh-left', 'thigh-right', 'buttock-left', 'buttock-right', 'arm-left', 'arm-right'] as const;
export const InjectionPlace = z.enum(injectionPlaces);
export type InjectionPlace = z.output<typeof InjectionPlace>;

/** Where somebody stands: `first` is ordered and none given; `late` is past the window of the product. */
export const InjectionState = z.enum(['first', 'later', 'may be given', 'due', 'late']);
const Window = { fromOn: IsoDay, dueOn: IsoDay, toOn: IsoDay };

export const InjectionLine = z.object({
  doseId: Id, dosingDay: IsoDay, productName: z.string(), doseUg: z.int(), number: z.nullable(z.int()), route: z.nullable(z.string()), place: z.nullable(z.string()), lot: z.nullable(z.string()),
  givenAt: Instant, givenBy: z.nullable(z.string()), note: z.nullable(z.string()), state: z.enum(['given', 'void']),
});
export type InjectionLine = z.output<typeof InjectionLine>;

export const InjectionRow = z.object({
  personId: Id, number: z.string(), name: z.string(), orderId: Id, medicine: z.string(), productName: z.string(), doseUg: z.int(), given: z.int(), lastOn: z.nullable(IsoDay), lastPlace: z.nullable(z.string()),
  state: InjectionState, fromOn: z.nullable(IsoDay), dueOn: z.nullable(IsoDay), toOn: z.nullable(IsoDay), daysSince: z.nullable(z.int()), holds: z.int(),
});
export type InjectionRow = z.output<typeof InjectionRow>;

/** What whoever gives says of the person now. Absent: not asked; null: asked and not known. */
export const InjectionFacts = z.object({
  naive: z.optional(z.nullable(z.boolean())),
  testDoseUg: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(100_000)))),
  hoursAfterTm: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(1000)))),
  singleTmDoseTolerated: z.optional(z.nullable(z.boolean())),
  uds: z.optional(z.nullable(z.enum(['positive', 'negative']))),
  opioidUseSince: z.optional(z.nullable(z.boolean())),
});
export type InjectionFacts = z.output<typeof InjectionFacts>;

const asked = {
  dosingDay: IsoDay, containerId: z.optional(Id), route: z.enum(['SC', 'IM-gluteal', 'IM', 'IV']), place: InjectionPlace,
  identifiers: z.array(z.enum(['photo-on-file', 'photo', 'name', 'born-on', 'number', 'address'])).check(z.maxLength(6)),
  poss: z.optional(z.enum(['S', '1', '2', '3', '4'])), intoxicated: z.optional(z.boolean()), facts: z.optional(InjectionFacts),
};

export const listInjections = route({
  method: 'GET', path: '/api/sites/:id/injections', summary: 'Everybody with a depot ordered: late first, then due, then those who may have it', params: IdParams,
  reply: z.object({ day: IsoDay, items: z.array(InjectionRow), counts: z.object({ late: z.int(), due: z.int(), mayBeGiven: z.int(), later: z.int() }) }),
});
export const getInjections = route({
  method: 'GET', path: '/api/people/:id/injections', summary: 'The depots of a person: the order in force, the next one’s days, and what was given', params: IdParams,
  reply: z.object({
    day: IsoDay, order: z.nullable(Order), state: z.nullable(InjectionState), next: z.nullable(z.object(Window)), items: z.array(InjectionLine), holds: z.array(HoldLine),
    containers: z.array(z.object({ id: Id, label: z.string(), lot: z.string(), expiresOn: IsoDay, balanceUg: z.int(), product: Product, /** What is kept cold: where it stands, and how long it stood outside. */ cold: z.nullable(ColdState) })),
  }),
});
export const tryInjection = route({ method: 'POST', path: '/api/orders/:id/injection-decisions', summary: 'What the rules would say of giving this injection now; nothing is kept', params: IdParams, body: z.object(asked), reply: z.object({ decision: Decision }) });
export const giveInjection = route({
  method: 'POST', path: '/api/orders/:id/injections', summary: 'Gives a depot (If-Match: the order’s version on the screen)', params: IdParams,
  body: z.object({ ...asked, acknowledged: z.optional(z.array(z.string()).check(z.maxLength(60))), overrideReason: z.optional(Reason), confirmationId: z.optional(Id), note: z.optional(z.string().check(z.trim(), z.maxLength(2000))) }),
  reply: z.object({ injection: InjectionLine, next: z.object(Window), decision: Decision }),
});

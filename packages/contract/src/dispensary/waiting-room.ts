/** The waiting room: people say that they are here at a screen, and a wall shows who is called. No name stands on either. */
import * as z from 'zod/mini';
import { CheckInCard } from '../recovery/index.ts';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, IsoDay } from '../shapes.ts';

/** What every card begins with, so that a scanner's line is known from typing. */
export const cardPrefix = 'FLC1.';

export const personCard = route({
  method: 'POST', path: '/api/people/:id/check-in-card', summary: 'A person’s card for the check-in screen; fresh: a new one, which ends the older on paper and phone', params: IdParams,
  body: z.object({ fresh: z.optional(z.boolean()) }), reply: CheckInCard,
});

/** Whoever touches the screen gets a number, found or not: the answer tells nobody who comes here. */
export const arrive = route({
  method: 'POST', path: '/api/device/arrivals', summary: 'Somebody says at the screen that they are here: by card, or by initials and birthday',
  body: z.union([
    z.object({ card: z.string().check(z.minLength(6), z.maxLength(60)) }),
    z.object({ initials: z.string().check(z.trim(), z.minLength(2), z.maxLength(4), z.regex(/^\p{L}+$/u)), month: z.int().check(z.gte(1), z.lte(12)), day: z.int().check(z.gte(1), z.lte(31)) }),
  ]),
  reply: z.object({ number: z.int() }),
});

export const WallCall = z.object({ id: Id, label: z.string(), window: z.string(), calledAt: Instant });
export type WallCall = z.output<typeof WallCall>;
/** `label` is the number of whoever came by the screen (each, where they came twice), else initials. */
export const readWall = route({ method: 'GET', path: '/api/device/wall', summary: 'Who is called to which window, newest first, and how many wait', reply: z.object({ now: Instant, calls: z.array(WallCall), waiting: z.int() }) });

export const callPerson = route({
  method: 'POST', path: '/api/people/:id/calls', summary: 'Calls somebody who is here to a window: it stands on the wall', params: IdParams,
  body: z.object({ window: z.string().check(z.trim(), z.minLength(1), z.maxLength(12)) }), reply: z.object({ id: Id, label: z.string() }),
});

/** Somebody came by the screen whom it could not name: staff look who it is. */
export const Arrival = z.object({ id: Id, number: z.int(), arrivedAt: Instant, how: z.enum(['card', 'initials']), initials: z.nullable(z.string()), month: z.nullable(z.int()), day: z.nullable(z.int()) });
export type Arrival = z.output<typeof Arrival>;
export const settleArrival = route({
  method: 'POST', path: '/api/arrivals/:id/settlement', summary: 'Says who came, and checks them in under their number; or that nobody needs to be found', params: IdParams,
  body: z.object({ personId: z.optional(Id) }), reply: Created,
});

export const noteWindowTime = route({
  method: 'POST', path: '/api/sites/:id/window-times', summary: 'How many seconds one person took, from opening to given; of nobody by name', params: IdParams,
  body: z.object({ seconds: z.int().check(z.gte(1), z.lte(3600)) }), reply: z.object({ noted: z.literal(true) }),
});
/** Half of the people took no longer than the median. Absent under five. */
export const WindowDay = z.object({ day: IsoDay, people: z.int(), medianSeconds: z.nullable(z.int()) });
export const windowTimes = route({ method: 'GET', path: '/api/sites/:id/window-times', summary: 'How long people took at the window, by day, the last four weeks', params: IdParams, reply: z.object({ targetSeconds: z.int(), today: WindowDay, days: z.array(WindowDay) }) });

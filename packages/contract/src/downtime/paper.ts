/** The list that is printed before a window opens, and doses that were given from it on paper. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, IdParams, Instant, IsoDay } from '../shapes.ts';

export const DoseListLine = z.object({
  personId: Id, number: z.string(), name: z.string(), bornOn: z.nullable(IsoDay), allergies: z.array(z.string()),
  /** Null where no order covers the day. */
  orderId: z.nullable(Id), medicine: z.nullable(z.string()), parts: z.array(z.object({ part: z.int(), doseUg: z.int(), given: z.nullable(z.object({ at: Instant, ug: z.int(), kind: z.enum(['observed', 'take-home']) })) })), ugPerMl: z.nullable(z.int()),
  orderUntil: z.nullable(IsoDay), lastDay: z.nullable(IsoDay), lastUg: z.nullable(z.int()), holds: z.array(z.string()), bottlesOut: z.int(),
  /** Where somebody else gives this day's dose. */
  elsewhere: z.nullable(z.string()),
});
export type DoseListLine = z.output<typeof DoseListLine>;

export const getDoseList = route({
  method: 'GET', path: '/api/sites/:id/dose-list', summary: 'Everybody due at a site on one day, as it stood at one instant, to be printed before the window opens', params: IdParams, query: z.object({ day: z.optional(IsoDay) }),
  reply: z.object({ site: z.string(), timeZone: z.string(), day: IsoDay, madeAt: Instant, items: z.array(DoseListLine) }),
});

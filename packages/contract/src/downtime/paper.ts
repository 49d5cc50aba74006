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
  reply: z.object({ site: z.string(), timeZone: z.string(), day: IsoDay, madeAt: Instant, items: z.array(DoseListLine),
    /** Who gives doses here, and what stands open at the window, for entering paper. */
    givers: z.array(z.object({ id: Id, name: z.string() })), containers: z.array(z.object({ id: Id, label: z.string(), medicine: z.string() })),
  }),
});

export const printDoseList = route({
  method: 'GET', path: '/api/sites/:id/dose-list/paper', summary: 'The same list as a PDF with lines to write on', params: IdParams, query: z.object({ day: z.optional(IsoDay) }),
  reply: z.object({ fileName: z.string(), base64: z.string(), madeAt: Instant }),
});

export const enterPaperDose = route({
  method: 'POST', path: '/api/sites/:id/paper-doses', summary: 'Enters a dose that was given from the printed list; one that stands in the record already is kept apart and looked at', params: IdParams,
  body: z.object({
    personId: Id, dosingDay: IsoDay, part: z.int().check(z.gte(1), z.lte(12)), givenUg: z.int().check(z.positive()), givenAt: Instant, givenById: Id,
    /** What the paper is known by: its page, or its number. */
    reference: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)), containerId: Id,
  }),
  reply: z.object({ outcome: z.enum(['entered', 'stands-already']), doseId: z.nullable(Id) }),
});

/** Closed days at the window: whose doses go home before, and the list that is printed for them. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { ClosedDay } from '../schedule/index.ts';
import { Id, IdParams, IsoDay } from '../shapes.ts';

export const ClosureLine = z.object({
  personId: Id, episodeId: Id, number: z.string(), name: z.string(), bornOn: z.nullable(IsoDay), medicine: z.string(), productName: z.string(),
  doses: z.array(z.object({ day: IsoDay, part: z.int(), doseUg: z.int(), issued: z.boolean() })),
  /** The decision for these days was made, and allowed or refused. */
  decided: z.nullable(z.enum(['allowed', 'refused'])),
  holds: z.int(),
});
export type ClosureLine = z.output<typeof ClosureLine>;
export const closureList = route({
  method: 'GET', path: '/api/sites/:id/closure-list', summary: 'The next closed days and everybody whose doses of those days go home before', params: IdParams,
  /** `goesHomeOn`: the last open day before; null where nothing is closed in the next weeks. */
  reply: z.object({ today: IsoDay, goesHomeOn: z.nullable(IsoDay), closed: z.array(ClosedDay), items: z.array(ClosureLine) }),
});
export const decideClosure = route({
  method: 'POST', path: '/api/sites/:id/closure-decisions', summary: 'Allows the doses of the next closed days to go home, for everybody who has none decided; each is its own decision', params: IdParams,
  reply: z.object({ allowed: z.int(), refused: z.int(), days: z.array(IsoDay) }),
});

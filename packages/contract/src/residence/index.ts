/** Residence: beds with holds, who lies where, leave, the day's timetable, the house log. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, IsoDay, Line, Text } from '../shapes.ts';

const ok = z.object({ ok: z.literal(true) });
export const Places = z.object({ beds: z.int(), free: z.int(), held: z.int(), occupied: z.int(), closed: z.int() });
export type Places = z.output<typeof Places>;
export const Leave = z.object({ id: Id, leftAt: Instant, dueBackAt: Instant, reason: z.string(), naloxoneInHand: z.boolean(), agreedBy: z.string() });
export const BedSpan = z.object({
  id: Id, kind: z.enum(['hold', 'stay']), personId: z.nullable(Id), episodeId: z.nullable(Id), name: z.string(), number: z.nullable(z.string()), from: Instant, until: z.nullable(Instant), note: z.nullable(z.string()), madeBy: z.string(), leave: z.nullable(Leave),
});
export type BedSpan = z.output<typeof BedSpan>;
export const Bed = z.object({ id: Id, name: z.string(), room: z.string(), state: z.enum(['free', 'held', 'occupied', 'closed']), closedReason: z.nullable(z.string()), span: z.nullable(BedSpan), next: z.nullable(BedSpan) });
export type Bed = z.output<typeof Bed>;

export const bedBoard = route({ method: 'GET', path: '/api/sites/:id/beds', summary: 'The beds of a site: free, held until when and for whom, occupied', params: IdParams, reply: z.object({ now: Instant, places: Places, items: z.array(Bed) }) });
export const addBed = route({ method: 'POST', path: '/api/sites/:id/beds', summary: 'Adds a bed', params: IdParams, body: z.object({ name: Line, room: z.optional(Line) }), reply: Created });
export const closeBed = route({ method: 'POST', path: '/api/beds/:id/state', summary: 'Closes a bed with a reason, or opens it again', params: IdParams, body: z.object({ closedReason: z.nullable(Line) }), reply: ok });
export const holdBed = route({
  method: 'POST', path: '/api/beds/:id/holds', summary: 'Holds a bed until a time; two holds never overlap', params: IdParams,
  body: z.object({ until: Instant, personId: z.optional(Id), enquiryId: z.optional(Id), heldFor: z.optional(Line), note: z.optional(Line) }), reply: Created,
});
export const releaseHold = route({ method: 'POST', path: '/api/bed-spans/:id/release', summary: 'Gives a held bed free', params: IdParams, body: z.object({}), reply: ok });
export const admitToBed = route({
  method: 'POST', path: '/api/beds/:id/stays', summary: 'Admits a person to a bed, from its hold where it has one', params: IdParams, body: z.object({ personId: Id, holdId: z.optional(Id), note: z.optional(Line) }), reply: Created,
});
export const transferBed = route({ method: 'POST', path: '/api/bed-spans/:id/transfer', summary: 'Moves a person to another bed', params: IdParams, body: z.object({ bedId: Id, note: z.optional(Line) }), reply: Created });
export const leaveBed = route({ method: 'POST', path: '/api/bed-spans/:id/end', summary: 'The person leaves the bed for good', params: IdParams, body: z.object({ reason: z.enum(['went_home', 'left_early', 'hospital']) }), reply: ok });
export const startLeave = route({ method: 'POST', path: '/api/bed-spans/:id/leaves', summary: 'Leave with a time to be back; the bed stays theirs', params: IdParams, body: z.object({ dueBackAt: Instant, reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)) }), reply: z.object({ id: Id, naloxoneInHand: z.boolean() }) });
export const endLeave = route({ method: 'POST', path: '/api/bed-leaves/:id/return', summary: 'The person is back', params: IdParams, body: z.object({ note: z.optional(Text) }), reply: ok });

export const ItemKind = z.enum(['therapy', 'group', 'medical', 'meal', 'exercise', 'outing', 'house', 'family', 'free']);
export const AttendanceState = z.enum(['came', 'part', 'did_not_come', 'excused']);
export const TimetableItem = z.object({
  id: Id, startsAt: Instant, minutes: z.int(), kind: ItemKind, title: z.string(), place: z.nullable(z.string()), ledBy: z.nullable(z.string()), riskNote: z.nullable(z.string()), state: z.enum(['planned', 'cancelled']),
  attendance: z.array(z.object({ personId: Id, state: AttendanceState, note: z.nullable(z.string()) })),
});
export type TimetableItem = z.output<typeof TimetableItem>;
export const timetable = route({
  method: 'GET', path: '/api/sites/:id/timetable', summary: 'A day’s timetable with who lives here and who came', params: IdParams, query: z.object({ day: z.optional(IsoDay) }),
  reply: z.object({ day: IsoDay, residents: z.array(z.object({ personId: Id, name: z.string(), bed: z.string(), onLeave: z.boolean() })), items: z.array(TimetableItem), staff: z.array(z.object({ id: Id, name: z.string() })) }),
});
export const addTimetableItem = route({
  method: 'POST', path: '/api/sites/:id/timetable', summary: 'Plans an item of a day', params: IdParams,
  body: z.object({ startsAt: Instant, minutes: z.int().check(z.gte(5), z.lte(720)), kind: ItemKind, title: Line, place: z.optional(Line), ledById: z.optional(Id), riskNote: z.optional(Text) }), reply: Created,
});
export const cancelTimetableItem = route({ method: 'POST', path: '/api/timetable-items/:id/cancellation', summary: 'Cancels an item', params: IdParams, body: z.object({}), reply: ok });
export const attend = route({
  method: 'POST', path: '/api/timetable-items/:id/attendance', summary: 'Says who came; the newest word counts', params: IdParams,
  body: z.object({ people: z.array(z.object({ personId: Id, state: AttendanceState, note: z.optional(Line) })).check(z.minLength(1), z.maxLength(100)) }), reply: ok,
});
export const HouseEntry = z.object({ id: Id, at: Instant, by: z.string(), kind: z.enum(['incident', 'search', 'visitor', 'telephone']), personId: z.nullable(Id), name: z.nullable(z.string()), words: z.string(), consented: z.nullable(z.boolean()) });
export const houseLog = route({ method: 'GET', path: '/api/sites/:id/house-log', summary: 'Incidents, searches, visitors and telephone rules, newest first', params: IdParams, reply: z.object({ items: z.array(HouseEntry) }) });
export const addHouseEntry = route({
  method: 'POST', path: '/api/sites/:id/house-log', summary: 'Writes into the house log', params: IdParams,
  body: z.object({ kind: HouseEntry.shape.kind, personId: z.optional(Id), words: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)), consented: z.optional(z.boolean()) }), reply: Created,
});

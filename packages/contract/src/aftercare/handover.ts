/** Going to hospital or prison, and coming back: the letter with its basis, and the doses that were given there. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Decision, Id, IdParams, Instant, IsoDay, Language, Line, Text } from '../shapes.ts';

export const HandoverPlace = z.enum(['hospital', 'prison']);
export type HandoverPlace = z.output<typeof HandoverPlace>;
export const HandoverBasis = z.enum(['consent', 'emergency', 'direct-care', 'call-back', 'letter', 'not-confirmed']);
export type HandoverBasis = z.output<typeof HandoverBasis>;

export const Handover = z.object({
  id: Id, direction: z.enum(['out', 'in']), place: HandoverPlace, otherName: z.string(), otherPerson: z.nullable(z.string()), otherPhone: z.nullable(z.string()), basis: HandoverBasis,
  emergencyNature: z.nullable(z.string()), leftOn: z.nullable(IsoDay), doses: z.int(), note: z.nullable(z.string()), by: z.string(), at: Instant,
});
export type Handover = z.output<typeof Handover>;

export const listHandovers = route({
  method: 'GET', path: '/api/people/:id/handovers', summary: 'What was told to hospitals and prisons, and what came back', params: IdParams,
  /** `regime`: by which law the record leaves from this site. */
  reply: z.object({ items: z.array(Handover), regime: z.enum(['42CFR2', 'UK']), stayId: z.nullable(Id) }),
});
export const writeHandover = route({
  method: 'POST', path: '/api/people/:id/handovers', summary: 'Writes the letter for a hospital or prison; nothing leaves without a consent, an emergency or direct care', params: IdParams,
  body: z.object({
    place: HandoverPlace, otherName: Line, otherPerson: z.optional(Line), otherPhone: z.optional(Line), basis: z.enum(['consent', 'emergency', 'direct-care']), consentId: z.optional(Id),
    emergencyNature: z.optional(z.string().check(z.trim(), z.minLength(3), z.maxLength(1000))), note: z.optional(Text),
  }),
  reply: z.object({ id: Id, decision: Decision }),
});
export const handoverLetter = route({
  method: 'GET', path: '/api/handovers/:id/letter', summary: 'The letter as it was told, on paper', params: IdParams, query: z.object({ language: z.optional(Language) }),
  reply: z.object({ fileName: z.string(), base64: z.string() }),
});
export const noteReturn = route({
  method: 'POST', path: '/api/people/:id/returns', summary: 'Notes that somebody came back, with the doses that were given there and who confirmed them', params: IdParams,
  body: z.object({
    place: HandoverPlace, otherName: Line, otherPerson: z.optional(Line), otherPhone: z.optional(Line), basis: z.enum(['call-back', 'letter', 'not-confirmed']), leftOn: IsoDay,
    medicine: z.optional(z.enum(['methadone', 'buprenorphine', 'buprenorphine-naloxone'])), doses: z.array(z.object({ dosingDay: IsoDay, doseUg: z.int().check(z.gte(1), z.lte(2_000_000)) })).check(z.maxLength(62)),
    noneToday: z.optional(z.boolean()), note: z.optional(Text),
  }),
  reply: z.object({ ...Created.shape, doses: z.int() }),
});

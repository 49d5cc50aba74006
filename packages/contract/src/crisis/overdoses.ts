/** An overdose as somebody tells it in a minute, and looking back at it with a peer. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Created, Id, IdParams, Instant, Line, Text } from '../shapes.ts';

const Facts = {
  happenedAt: Instant, timeKnown: z.boolean(),
  place: z.nullable(z.enum(['home', 'other_home', 'street', 'this_site', 'prison', 'hospital', 'other'])),
  what: z.nullable(Line), wasAlone: z.nullable(z.boolean()),
  /** Sprays or injections; null when not known. */
  naloxoneGiven: z.nullable(z.int().check(z.gte(0), z.lte(20))),
  naloxoneBy: z.nullable(z.enum(['peer', 'family', 'staff', 'ambulance', 'police', 'other'])),
  emergencyCalled: z.nullable(z.boolean()),
  outcome: z.enum(['came_round', 'hospital', 'died', 'not_known']),
  /** Whether it was meant to end life. */
  intent: z.enum(['not_asked', 'no', 'unsure', 'yes']),
  words: z.nullable(Text),
} as const;

export const OverdoseStep = z.enum(['naloxone_replaced', 'tolerance_explained', 'not_alone', 'dose_reviewed', 'suicide_asked', 'plan_changed', 'family_offered']);
export type OverdoseStep = z.output<typeof OverdoseStep>;
export const Overdose = z.object({
  id: Id, toldAt: Instant, toldBy: z.enum(['person', 'staff', 'supporter']), by: z.string(), ...Facts,
  debriefs: z.array(z.object({ id: Id, at: Instant, by: z.string(), words: z.string(), steps: z.array(OverdoseStep), withPeer: z.boolean() })),
});
export type Overdose = z.output<typeof Overdose>;

export const listOverdoses = route({ method: 'GET', path: '/api/people/:id/overdoses', summary: 'Overdoses that were told, newest first', params: IdParams, reply: z.object({ items: z.array(Overdose) }) });
export const noteOverdose = route({ method: 'POST', path: '/api/people/:id/overdoses', summary: 'Notes an overdose; only when and how it ended are needed', params: IdParams, body: z.object(Facts), reply: Created });
export const debriefOverdose = route({
  method: 'POST', path: '/api/overdoses/:id/debriefs', summary: 'Keeps what was seen looking back at an overdose', params: IdParams,
  body: z.object({ words: Text.check(z.minLength(1)), steps: z.array(OverdoseStep), withPeer: z.boolean() }), reply: Created,
});

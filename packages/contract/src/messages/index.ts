/** The thread between a person and their team, from the clinic's side. */
import * as z from 'zod/mini';
import { Message } from '../recovery/index.ts';
import { route } from '../route.ts';
import { Created, IdParams, Text } from '../shapes.ts';

export const personMessages = route({ method: 'GET', path: '/api/people/:id/messages', summary: 'What the person and the team wrote to each other', params: IdParams, reply: z.object({ items: z.array(Message), hasCompanion: z.boolean() }) });
export const answerMessage = route({ method: 'POST', path: '/api/people/:id/messages', summary: 'Writes to the person', params: IdParams, body: z.object({ text: Text.check(z.minLength(1)) }), reply: Created });

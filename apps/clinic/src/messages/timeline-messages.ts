/** Sentences of the timeline: messages. What was written stays in the thread. */
import { catalogue } from '@fairlead/ui';

export const messagesTimeline = catalogue({
  en: { 'messages.received': 'Wrote to the team.', 'messages.answered': 'The team wrote back.' },
  es: { 'messages.received': 'Escribió al equipo.', 'messages.answered': 'El equipo respondió.' },
});

/** Sentences of the timeline: appointments and tasks. */
import { catalogue } from '@fairlead/ui';

export const scheduleTimeline = catalogue({
  en: {
    'schedule.booked': '{title} booked for {startsAt}.', 'schedule.kept': '{title}: kept.', 'schedule.missed': '{title}: not held. Somebody will reach out.', 'schedule.cancelled': '{title}: cancelled.',
    'schedule.task-done': 'Done: {task}. {outcome}', 'schedule.task-taken': 'Taken on: {task}.', 'schedule.calendar-changed': 'The site’s closed days changed.',
  },
  es: {
    'schedule.booked': '{title} reservada para el {startsAt}.', 'schedule.kept': '{title}: acudió.', 'schedule.missed': '{title}: no se celebró. Alguien contactará.', 'schedule.cancelled': '{title}: anulada.',
    'schedule.task-done': 'Hecho: {task}. {outcome}', 'schedule.task-taken': 'Asumido: {task}.', 'schedule.calendar-changed': 'Cambiaron los días cerrados del centro.',
  },
});

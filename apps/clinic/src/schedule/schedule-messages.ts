/** Words of the worklist and of appointments. */
import { catalogue } from '@fairlead/ui';

export const scheduleMessages = catalogue({
  en: {
    worklist: 'Worklist', recall: 'Recall list', forMyRoles: 'My roles', mine: 'Mine', whose: 'Whose tasks', wrong: 'Overdue', dueToday: 'Due today', next: 'Next', empty: 'Nothing is to be done.', emptySub: 'Work comes in here by itself: calls, assessments, reviews, check-ins.', toPeople: 'Find a person',
    overdueCount: 'Overdue', todayCount: 'Due today', allCount: 'In all', taken: '{name} has it', takenMe: 'You have it', free: 'nobody has it', take: 'Take it', done: 'Done', open: 'Open', outcome: 'What came of it', dueAt: 'Due', forWhom: 'For', role: 'On the list of', priority1: 'Act now', noPerson: 'nobody in care', choose: 'Choose a task', doneNow: 'Said to be done',
    tab: 'Appointments', appointments: 'Appointments', book: 'Book an appointment', bookNow: 'Book {title}', kind: 'What for', title: 'Title', day: 'Day', time: 'Time', minutes: 'Minutes', modality: 'How', withWhom: 'With', anybody: 'Whoever is there', place: 'Place', needDay: 'Choose a day and a time to come.', needMinutes: 'Between 5 and 600 minutes.', cancel: 'Leave it',
    none: 'No appointment is booked.', noneSub: 'Everybody has a next appointment, also after treatment.', coming: 'To come', past: 'Before', kept: 'Kept', missed: 'Not held', cancelled: 'Cancelled', planned: 'Booked', keptNow: 'It was kept', missedNow: 'Did not come', cancelNow: 'Cancel it', reason: 'Why', with: 'with {name}', minutesOf: '{minutes} min',
    one_to_one: 'One-to-one session', group: 'Group', medical: 'Medical visit', family: 'Family session', assessment: 'Assessment', review: 'Review', refresher: 'Refresher visit', check_in: 'Check-in', ecg: 'ECG', other: 'Other',
    in_person: 'In person', telephone: 'Telephone', video: 'Video', home: 'Home visit', needTitle: 'Write a title.',
  },
  es: {
    worklist: 'Tareas', recall: 'Lista de seguimiento', forMyRoles: 'De mi función', mine: 'Mías', whose: 'De quién son', wrong: 'Atrasadas', dueToday: 'Para hoy', next: 'Después', empty: 'No hay nada que hacer.', emptySub: 'El trabajo entra solo aquí: llamadas, evaluaciones, revisiones, registros.', toPeople: 'Buscar a una persona',
    overdueCount: 'Atrasadas', todayCount: 'Para hoy', allCount: 'En total', taken: 'La tiene {name}', takenMe: 'La tiene usted', free: 'sin asignar', take: 'Tomarla', done: 'Hecha', open: 'Abrir', outcome: 'Qué resultó', dueAt: 'Vence', forWhom: 'Para', role: 'En la lista de', priority1: 'Actúe ahora', noPerson: 'nadie en cuidado', choose: 'Elija una tarea', doneNow: 'Marcada como hecha',
    tab: 'Citas', appointments: 'Citas', book: 'Reservar una cita', bookNow: 'Reservar {title}', kind: 'Para qué', title: 'Título', day: 'Día', time: 'Hora', minutes: 'Minutos', modality: 'Cómo', withWhom: 'Con', anybody: 'Quien esté', place: 'Lugar', needDay: 'Elija un día y una hora por venir.', needMinutes: 'Entre 5 y 600 minutos.', cancel: 'Dejarlo',
    none: 'No hay ninguna cita.', noneSub: 'Todas las personas tienen una próxima cita, también después del tratamiento.', coming: 'Por venir', past: 'Anteriores', kept: 'Acudió', missed: 'No se celebró', cancelled: 'Anulada', planned: 'Reservada', keptNow: 'Acudió', missedNow: 'No vino', cancelNow: 'Anularla', reason: 'Por qué', with: 'con {name}', minutesOf: '{minutes} min',
    one_to_one: 'Sesión individual', group: 'Grupo', medical: 'Visita médica', family: 'Sesión familiar', assessment: 'Evaluación', review: 'Revisión', refresher: 'Visita de refuerzo', check_in: 'Registro', ecg: 'ECG', other: 'Otra',
    in_person: 'En persona', telephone: 'Teléfono', video: 'Vídeo', home: 'En casa', needTitle: 'Escriba un título.',
  },
});

import { catalogue } from '@fairlead/ui/words';

export const therapyMessages = catalogue({
  en: { title: 'Sessions and homework', next: 'What comes next', none: 'No appointments are booked.', homework: 'Homework', noHomework: 'No homework now.', due: 'Until {day}', from: 'From: {session}', answer: 'Your answer', send: 'Send my answer', answered: 'Answered', join: 'Join by video', minutes: '{count} min' },
  es: { title: 'Sesiones y tareas', next: 'Lo que viene', none: 'No hay citas.', homework: 'Tareas', noHomework: 'Ahora no hay tareas.', due: 'Hasta el {day}', from: 'De: {session}', answer: 'Tu respuesta', send: 'Enviar mi respuesta', answered: 'Contestada', join: 'Entrar por video', minutes: '{count} min' },
});

import { catalogue } from '@fairlead/ui/words';

export const messagesMessages = catalogue({
  en: { title: 'Messages', lead: 'People answer in working hours. For something urgent, use Help.', write: 'Write to your team', send: 'Send', none: 'No messages yet.', you: 'You', message: 'Message', list: 'Messages, newest last' },
  es: { title: 'Mensajes', lead: 'Contestan en horas de trabajo. Si es urgente, usa Ayuda.', write: 'Escribe a tu equipo', send: 'Enviar', none: 'Aún no hay mensajes.', you: 'Tú', message: 'Mensaje', list: 'Mensajes, el último abajo' },
});

/** Words of the messages part of a record. */
import { catalogue } from '@fairlead/ui';

export const messagesMessages = catalogue({
  en: { tab: 'Messages', none: 'Nothing was written yet.', noneSub: 'The person writes from their phone; you may write first.', noCompanion: 'This person has no companion. Call, or offer them a code.', answer: 'Your answer', send: 'Send to {name}', you: 'the team', list: 'Messages, newest last', readHow: 'They read it as from you, by your name.' },
  es: { tab: 'Mensajes', none: 'Aún no se ha escrito nada.', noneSub: 'La persona escribe desde su teléfono; usted puede escribir primero.', noCompanion: 'Esta persona no tiene el acompañante. Llame, u ofrezca un código.', answer: 'Su respuesta', send: 'Enviar a {name}', you: 'el equipo', list: 'Mensajes, lo más nuevo al final', readHow: 'Lo lee como suyo, con su nombre.' },
});

/**
 * Words of text messages that staff send from the site's own phone. Whoever looks at the phone reads them too: they name
 * no clinic, no medicine, no treatment and no person. A test holds that, in each language.
 */
import { catalogue } from '@fairlead/ui';

/** The messages themselves, in the language of the person who gets them. `day` is a weekday with its date. */
export const discreetTexts = catalogue({
  en: {
    reachCall: 'Hello, it is {from}. I have been thinking of you. When you have a quiet moment, please call this number. Any time is fine.',
    reachCome: 'Hello, it is {from}. You are welcome, any day. Come when you can. If something makes it hard, call this number and we sort it out together.',
    bringAll: 'Hello, it is {from}. Could you come by before {day}, with all that you have from us? It is routine and not about anything you did. If that does not work, call this number.',
    bringCall: 'Hello, it is {from}. Could you call this number before {day}? It is routine and not about anything you did.',
  },
  es: {
    reachCall: 'Hola, soy {from}. He pensado en ti. Cuando tengas un momento tranquilo, llama por favor a este número. A cualquier hora está bien.',
    reachCome: 'Hola, soy {from}. Puedes venir cualquier día. Ven cuando puedas. Si algo lo hace difícil, llama a este número y lo vemos juntos.',
    bringAll: 'Hola, soy {from}. ¿Puedes pasar antes del {day} con todo lo que tienes de nosotros? Es de rutina y no por nada que hayas hecho. Si no puedes, llama a este número.',
    bringCall: 'Hola, soy {from}. ¿Puedes llamar a este número antes del {day}? Es de rutina y no por nada que hayas hecho.',
  },
});
export type DiscreetText = keyof typeof discreetTexts.en;

/** What stands round them on the screen. */
export const discreetMessages = catalogue({
  en: {
    title: 'Text message', lead: 'Send it from the site’s own phone to {telephone}. Nothing is sent from here, and it is noted as a try once you say that you sent it.', notAllowed: 'This person wants no text messages.', notAsked: 'Whether texts are fine was not asked. Send none; ask at the next visit.', noNumber: 'No telephone number.',
    which: 'Which message', reachCall: 'Please call', reachCome: 'You are welcome', bringAll: 'Please come by with all of it', bringCall: 'Please call about a routine look', from: 'Signed with', fromHint: 'A first name that the person knows.', language: 'In {language}, the person’s language', en: 'English', 'en-GB': 'English', es: 'Spanish',
    copy: 'Copy the text', copied: 'Copied', sent: 'I sent it', noted: 'Noted as a try.', wasSent: 'Text sent {when}.',
  },
  es: {
    title: 'Mensaje de texto', lead: 'Envíelo desde el teléfono del centro al {telephone}. Desde aquí no se envía nada, y queda anotado como intento cuando diga que lo envió.', notAllowed: 'Esta persona no quiere mensajes.', notAsked: 'No se preguntó si se puede escribir. No envíe nada; pregunte en la próxima visita.', noNumber: 'Sin número de teléfono.',
    which: 'Qué mensaje', reachCall: 'Llame, por favor', reachCome: 'Puede venir', bringAll: 'Que venga con todo', bringCall: 'Que llame por una revisión de rutina', from: 'Firmado con', fromHint: 'Un nombre de pila que la persona conoce.', language: 'En {language}, el idioma de la persona', en: 'inglés', 'en-GB': 'inglés', es: 'español',
    copy: 'Copiar el texto', copied: 'Copiado', sent: 'Lo envié', noted: 'Anotado como intento.', wasSent: 'Mensaje enviado {when}.',
  },
});

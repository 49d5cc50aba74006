/** Work of this room on somebody's list. Each is said to whoever does it, without blame of the person. */
import { catalogue } from '@fairlead/ui';

export const recoveryTasks = catalogue({
  en: {
    'recovery.wants-help': 'Asks for help. Call back today.', 'recovery.suicide-thoughts': 'Thoughts of suicide. Call now.', 'recovery.craving-high': 'A very strong craving. Call today and look at dose and coping together.', 'recovery.craving-rising': 'Cravings are rising above the usual. Write today.',
    'recovery.lapse': 'Told of a lapse. Get in touch kindly within a day, safety first.', 'recovery.lapse-alone': 'Used alone. Call today, naloxone first.', 'recovery.safety-check': 'May not be safe after a lapse. Ask now.',
    'recovery.try-again': 'Did not check in. Try to reach the person.', 'recovery.call-nominated-contact': 'Two tries and 48 hours without an answer. Call {contactName}, as agreed: {contactPhone}.', 'recovery.outreach': 'Still no answer. Go and see the person.',
  },
  es: {
    'recovery.wants-help': 'Pide ayuda. Llame hoy.', 'recovery.suicide-thoughts': 'Ideas de suicidio. Llame ahora.', 'recovery.craving-high': 'Ganas muy fuertes. Llame hoy y miren juntos dosis y recursos.', 'recovery.craving-rising': 'Las ganas suben por encima de lo habitual. Escriba hoy.',
    'recovery.lapse': 'Contó una recaída. Contacte con amabilidad en un día, primero la seguridad.', 'recovery.lapse-alone': 'Consumió a solas. Llame hoy, primero la naloxona.', 'recovery.safety-check': 'Quizá no esté a salvo tras una recaída. Pregunte ahora.',
    'recovery.try-again': 'No llegó su registro. Intente contactar.', 'recovery.call-nominated-contact': 'Dos intentos y 48 horas sin respuesta. Llame a {contactName}, como se acordó: {contactPhone}.', 'recovery.outreach': 'Aún sin respuesta. Vaya a ver a la persona.',
  },
});

import { catalogue } from '@fairlead/ui/words';

export const passportMessages = catalogue({
  en: {
    title: 'Dose passport', lead: 'Shows another clinic, a hospital or a jail what you take, so that you do not go without.', show: 'Show my dose passport', renew: 'Make a new one', code: 'The code of your dose passport',
    whoSees: 'Whoever scans it sees your initials, birth year, dose, last dose and bottles. Show it only to those who treat you.', until: 'Good until {when}, also without a connection.', over: 'This one ended {when}. Get a new one when you are online.',
    dose: 'Dose a day', last: 'Last dose seen', noLast: 'none yet', bottles: 'Bottles at home', clinic: 'Clinic', take: 'Take a photo card with you too. The passport alone proves nobody.', away: 'Take it off this phone', onlyOnline: 'This needs a connection the first time.', copy: 'Copy as text', copied: 'Copied.',
  },
  es: {
    title: 'Pasaporte de dosis', lead: 'Muestra a otro centro, hospital o cárcel lo que tomas, para que no te falte.', show: 'Mostrar mi pasaporte de dosis', renew: 'Hacer uno nuevo', code: 'El código de tu pasaporte de dosis',
    whoSees: 'Quien lo escanea ve tus iniciales, año de nacimiento, dosis, última dosis y frascos. Muéstralo solo a quien te trata.', until: 'Válido hasta {when}, también sin conexión.', over: 'Este terminó {when}. Pide uno nuevo cuando tengas conexión.',
    dose: 'Dosis al día', last: 'Última dosis vista', noLast: 'ninguna aún', bottles: 'Frascos en casa', clinic: 'Centro', take: 'Lleva también una tarjeta con foto. El pasaporte solo no prueba quién eres.', away: 'Quitarlo de este teléfono', onlyOnline: 'La primera vez necesita conexión.', copy: 'Copiar como texto', copied: 'Copiado.',
  },
});

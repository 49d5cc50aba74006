/** Words of a dose passport on paper. It is read by strangers: short, and twice where a life hangs on it. */
import type { Language } from '@fairlead/contract';

const english = {
  title: 'Dose passport', who: 'Person', born: 'born', dose: 'Dose a day', last: 'Last dose seen taken', noLast: 'None yet', bottles: 'Bottles at home when issued', site: 'Clinic', issued: 'Issued', until: 'Good until',
  identity: 'This is no identity. See a photo and the date of birth too.', call: 'Ask about days since the last dose before giving any. Less tolerance after missed days: the same dose can kill. Call the clinic.',
  check: 'Scan and check the code at the public page of any clinic that uses Fairlead, under “Check a dose passport”. Do not go by these words alone.',
};

export const paperWords: Readonly<Record<Language, typeof english>> = {
  en: english,
  'en-GB': english,
  es: {
    title: 'Pasaporte de dosis', who: 'Persona', born: 'nació en', dose: 'Dosis al día', last: 'Última dosis vista tomar', noLast: 'Ninguna aún', bottles: 'Frascos en casa al emitirlo', site: 'Centro', issued: 'Emitido', until: 'Válido hasta',
    identity: 'No es un documento de identidad. Vea también una foto y la fecha de nacimiento.', call: 'Pregunte cuántos días han pasado desde la última dosis antes de dar ninguna. Tras días sin dosis hay menos tolerancia: la misma dosis puede matar. Llame al centro.',
    check: 'Escanee y compruebe el código en la página pública de cualquier centro que use Fairlead, en «Comprobar un pasaporte de dosis». No se fíe solo de estas palabras.',
  },
};

import { catalogue } from '@fairlead/ui/words';

export const medicationMessages = catalogue({
  en: {
    doseToday: 'Your dose today', nextDose: 'Your next dose', why: { one: 'Why one bottle?', other: 'Why {count} bottles?' }, whyNone: 'Why no bottles?', window: 'At the window, {from} to {until}', windowNoTime: 'At the window', home: 'At home, from your bottle', taken: 'Taken today', kept: 'Your dose is kept. Come and see us.', missed: 'Missed today. Call us or come in, we find a way.', none: 'No dose today',
    today: 'Today', week: 'The next days', dayWindow: 'at the window', dayHome: 'a bottle at home', dayNone: 'no dose', dayTaken: 'taken', decided: 'Decided on {day} by {by}.', next: 'For more bottles: {next}', lockBox: 'Keep bottles locked. A child’s sip can kill.',
  },
  es: {
    doseToday: 'Tu dosis de hoy', nextDose: 'Tu próxima dosis', why: { one: '¿Por qué un frasco?', other: '¿Por qué {count} frascos?' }, whyNone: '¿Por qué sin frascos?', window: 'En la ventanilla, de {from} a {until}', windowNoTime: 'En la ventanilla', home: 'En casa, de tu frasco', taken: 'Tomada hoy', kept: 'Tu dosis está guardada. Ven a vernos.', missed: 'Hoy no la tomaste. Llama o ven, buscamos cómo.', none: 'Hoy sin dosis',
    today: 'Hoy', week: 'Los próximos días', dayWindow: 'en la ventanilla', dayHome: 'un frasco en casa', dayNone: 'sin dosis', dayTaken: 'tomada', decided: 'Decidido el {day} por {by}.', next: 'Para más frascos: {next}', lockBox: 'Guarda los frascos con llave. Un sorbo puede matar a un niño.',
  },
});

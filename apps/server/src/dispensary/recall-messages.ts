/** Words of the letter that asks signed days back, and of the call beside it. Neither names the person: the number of the letter does. */
import type { Language } from '@fairlead/contract';

export interface RecallFacts { readonly recipient: string; readonly site: string; readonly number: string; readonly from: string; readonly to: string; readonly until: string; readonly signed: string; readonly phone: string; readonly today: string }
export interface RecallWords {
  readonly title: string; readonly to: string; readonly from: string; readonly date: string; readonly granted: string; readonly number: string; readonly days: string; readonly signed: string; readonly until: string; readonly code: string;
  readonly lead: (facts: RecallFacts) => string; readonly doHead: string; readonly todo: (facts: RecallFacts) => readonly string[]; readonly weHead: string; readonly we: readonly string[]; readonly why: Readonly<Record<'back-early' | 'order-changed' | 'other', string>>;
  readonly basis: string; readonly signature: string; readonly callTitle: string; readonly callLead: string; readonly call: (facts: RecallFacts) => readonly string[]; readonly fields: readonly string[];
}

const en: RecallWords = {
  title: 'Please give these days back', to: 'To', from: 'From', date: 'Date', granted: 'What was signed over to you', number: 'Number of our letter', days: 'Days', signed: 'Signed', until: 'Nothing may begin on it after', code: 'The code of our letter of then, so that you find it.',
  lead: ({ number }) => `We ask you to give back the guest days of our letter number ${number}. The person is the one whom you know by it.`,
  doHead: 'What we ask of you',
  todo: ({ phone, today }) => [
    `Call us today${phone === '' ? '' : ` on ${phone}`}, or at a number that you look up, and say whether you gave a dose today (${today}).`,
    'Give no further dose on these days, at the window or to take home, from the moment you tell us so.',
    'End the guest days in your records. Your system then signs what became of each day; send us that, or hand it over as text or code.',
    'Tell us of bottles that are out for these days, and keep what was not handed out.',
    'If you cannot end the days, say so at once: until then only you may dose.',
  ],
  weHead: 'What we do', we: ['Until your signed answer is here, our window gives no dose on these days. This letter alone changes nothing in either house.', 'When it is here, doses go on with us on the days that were not used.'],
  why: { 'back-early': 'The person is back earlier than was planned.', 'order-changed': 'The order that the days rest on has changed.', other: 'The reason is told by telephone to whoever may hear it.' },
  basis: 'This letter names no person and says no more than the letter that it refers to.', signature: 'Name, role, signature',
  callTitle: 'Words for the call', callLead: 'This page stays with you. Call a number that you look up yourself, not one from a message.',
  call: ({ recipient, site, number, from, to, today }) => [
    `“This is (your name), (your role), ${site}. May I speak with the nurse or prescriber at the window of ${recipient}?”`,
    `“It is about guest days that we signed over to you: our letter number ${number}, days ${from} to ${to}. Can you open it?” Say no name, no date of birth and no medicine before they have it open, and then only what they ask to be sure.`,
    `“We would like these days back. Did you give a dose today, ${today}? How much, and at what time? Are bottles out?” Write the answers down.`,
    '“Please give nothing more on these days, and end them in your system now. It signs an answer: please send it while we are on the telephone, or read me when it will come.”',
    '“Thank you. We give no dose before your answer is here. May I have your name?”',
    'Nobody there, or they cannot: leave no message that names the letter. Try again, and tell the prescriber: the days stay theirs until they are over.',
  ],
  fields: ['Number called', 'Spoken with', 'Date and time', 'Dose today: amount and time', 'Bottles out', 'Answer comes how and when'],
};

const es: RecallWords = {
  title: 'Por favor, devuelvan estos días', to: 'Para', from: 'De', date: 'Fecha', granted: 'Lo que se les cedió', number: 'Número de nuestra carta', days: 'Días', signed: 'Firmada', until: 'Nada puede empezar con ella después de', code: 'El código de nuestra carta de entonces, para que la encuentren.',
  lead: ({ number }) => `Les pedimos que devuelvan los días de visitante de nuestra carta número ${number}. La persona es la que ustedes conocen por ella.`,
  doHead: 'Lo que les pedimos',
  todo: ({ phone, today }) => [
    `Llámennos hoy${phone === '' ? '' : ` al ${phone}`}, o a un número que busquen ustedes, y digan si dieron una dosis hoy (${today}).`,
    'No den más dosis en estos días, ni en la ventanilla ni para llevar, desde el momento en que nos lo digan.',
    'Terminen los días de visitante en su expediente. Su sistema firma entonces qué fue de cada día; envíennoslo o entréguenlo como texto o código.',
    'Digan qué frascos están fuera para estos días y guarden los que no se entregaron.',
    'Si no pueden terminar los días, díganlo enseguida: hasta entonces solo ustedes pueden dar la dosis.',
  ],
  weHead: 'Lo que hacemos nosotros', we: ['Hasta que llegue su respuesta firmada, nuestra ventanilla no da dosis en estos días. Esta carta sola no cambia nada en ninguno de los dos centros.', 'Cuando llegue, las dosis siguen con nosotros en los días que no se usaron.'],
  why: { 'back-early': 'La persona ha vuelto antes de lo previsto.', 'order-changed': 'Ha cambiado la orden en la que se basan los días.', other: 'El motivo se dice por teléfono a quien puede oírlo.' },
  basis: 'Esta carta no nombra a nadie y no dice más que la carta a la que se refiere.', signature: 'Nombre, función, firma',
  callTitle: 'Palabras para la llamada', callLead: 'Esta hoja se queda con usted. Llame a un número que busque usted, no a uno de un mensaje.',
  call: ({ recipient, site, number, from, to, today }) => [
    `«Soy (su nombre), (su función), de ${site}. ¿Puedo hablar con enfermería o con quien receta en la ventanilla de ${recipient}?»`,
    `«Es por los días de visitante que les cedimos: nuestra carta número ${number}, del ${from} al ${to}. ¿Puede abrirla?» No diga nombre, fecha de nacimiento ni medicamento antes de que la tengan abierta, y después solo lo que pregunten para estar seguros.`,
    `«Queremos que nos devuelvan estos días. ¿Dieron una dosis hoy, ${today}? ¿Cuánto y a qué hora? ¿Hay frascos fuera?» Anote las respuestas.`,
    '«Por favor, no den nada más en estos días y termínenlos ahora en su sistema. Firma una respuesta: envíela mientras hablamos, o dígame cuándo llega.»',
    '«Gracias. No damos dosis antes de que llegue su respuesta. ¿Me dice su nombre?»',
    'Si no hay nadie o no pueden: no deje un mensaje que nombre la carta. Vuelva a intentarlo y avise a quien receta: los días siguen siendo suyos hasta que terminen.',
  ],
  fields: ['Número al que se llamó', 'Se habló con', 'Fecha y hora', 'Dosis de hoy: cantidad y hora', 'Frascos fuera', 'Cómo y cuándo llega la respuesta'],
};

export const recallWords: Readonly<Record<Language, RecallWords>> = { en, 'en-GB': en, es };

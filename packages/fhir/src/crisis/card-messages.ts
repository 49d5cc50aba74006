/** Words of the cards, English and Spanish beside each other. The findings bring their own. */
import type { Sentence } from '@fairlead/clinical';

export const topics = {
  naltrexone: { en: 'Naltrexone and an opioid', es: 'Naltrexona y un opioide' },
  treatment: { en: 'Treatment of opioid use disorder', es: 'Tratamiento del trastorno por consumo de opioides' },
  benzodiazepine: { en: 'Opioids and benzodiazepines', es: 'Opioides y benzodiacepinas' },
  dose: { en: 'Opioid dose', es: 'Dosis de opioides' },
  naloxone: { en: 'Naloxone', es: 'Naloxona' },
  urine: { en: 'Urine drug test', es: 'Prueba de drogas en orina' },
  unknown: { en: 'Not known', es: 'No se sabe' },
} as const satisfies Readonly<Record<string, Sentence>>;
export type Topic = keyof typeof topics;

export const sources = {
  medications: { en: 'the medicine list', es: 'la lista de medicamentos' },
  conditions: { en: 'the problem list', es: 'la lista de problemas' },
  urineTests: { en: 'urine drug tests', es: 'las pruebas de drogas en orina' },
} as const;

export const cardWords = {
  unknownSummary: { en: 'Not all could be checked. Not known: {what}. This is no all-clear.', es: 'No se pudo comprobar todo. No se sabe: {what}. Esto no descarta nada.' },
  missing: { en: 'Nothing came of {source}.', es: 'No llegó nada de {source}.' },
  partial: { en: 'Only a part of {source} came, so that what is not in it may still be so.', es: 'Solo llegó una parte de {source}; lo que no aparece puede ser así.' },
  unnamed: { en: 'A medicine whose name or code could not be read.', es: 'Un medicamento cuyo nombre o código no se pudo leer.' },
  noAmount: { en: 'How much a day is not said in a way that can be counted: {medicine}.', es: 'No consta la cantidad diaria de forma que se pueda contar: {medicine}.' },
  noFactor: { en: 'No conversion factor in this table: {medicine}.', es: 'Sin factor de conversión en esta tabla: {medicine}.' },
  undated: { en: 'A urine test without a date that can be read.', es: 'Una prueba de orina sin fecha legible.' },
  methadone: { en: 'Methadone may be for pain or for opioid use disorder: without the problem list it is counted as neither.', es: 'La metadona puede ser para el dolor o para el trastorno: sin la lista de problemas no se cuenta como ninguna.' },
  counted: { en: 'Counted: {medicine}, {amount} a day.', es: 'Contado: {medicine}, {amount} al día.' },
  notForDose: { en: 'MME never choose a dose for opioid use disorder and never convert one opioid into another.', es: 'Las MME nunca eligen una dosis para el trastorno ni convierten un opioide en otro.' },
  adults: {
    en: 'For adults with pain; not for cancer, sickle cell disease, palliative or end-of-life care.',
    es: 'Para adultos con dolor; no para cáncer, drepanocitosis, cuidados paliativos o del final de la vida.',
  },
  source: { en: 'Source: {source} ({mark}).', es: 'Fuente: {source} ({mark}).' },
  orderNaloxone: { en: 'Add naloxone to the order', es: 'Añadir naloxona a la orden' },
  orderUrine: { en: 'Add a urine drug test to the order', es: 'Añadir una prueba de orina a la orden' },
  refer: { en: 'Refer for treatment with medicine', es: 'Derivar para tratamiento con medicación' },
  removeDraft: { en: 'Take {medicine} off this order', es: 'Quitar {medicine} de esta orden' },
  naloxoneUse: {
    en: 'For suspected opioid overdose: one dose, call emergency services, give rescue breaths; repeat after 2 to 3 minutes if there is no response.',
    es: 'Ante sospecha de sobredosis: una dosis, llamar a emergencias, dar respiraciones; repetir a los 2 o 3 minutos si no responde.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export const overrideReasons = {
  'benefit-outweighs-risk': { en: 'Benefit outweighs risk for this patient', es: 'El beneficio supera el riesgo en este paciente' },
  'patient-declines': { en: 'Offered; the patient declines', es: 'Ofrecido; el paciente no lo quiere' },
  'already-done': { en: 'Already done, not on this record', es: 'Ya está hecho, no consta aquí' },
  'outside-guideline': { en: 'Outside this guideline (cancer, sickle cell, palliative, age)', es: 'Fuera de esta guía (cáncer, drepanocitosis, paliativos, edad)' },
  'record-wrong': { en: 'The record is wrong or out of date', es: 'El registro es erróneo o antiguo' },
  'asked-otherwise': { en: 'Found out another way', es: 'Averiguado de otra manera' },
} as const satisfies Readonly<Record<string, Sentence>>;
export type OverrideReason = keyof typeof overrideReasons;

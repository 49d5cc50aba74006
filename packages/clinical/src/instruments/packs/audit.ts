/** AUDIT (WHO): alcohol over the past year, 0 to 40; its first three questions are AUDIT-C. */
import { bandsTo, choice, sumOf, words, type AnswerKind, type Gate, type Instrument, type Item } from '../instrument.ts';

const often: AnswerKind = {
  kind: 'scale', min: 0, max: 4,
  anchors: [choice(0, 'Never', 'Nunca'), choice(1, 'Less than monthly', 'Menos de una vez al mes'), choice(2, 'Monthly', 'Mensualmente'), choice(3, 'Weekly', 'Semanalmente'), choice(4, 'Daily or almost daily', 'A diario o casi a diario')],
};
const harm: AnswerKind = {
  kind: 'options',
  options: [choice(0, 'No', 'No'), choice(2, 'Yes, but not in the last year', 'Sí, pero no en el curso del último año'), choice(4, 'Yes, during the last year', 'Sí, el último año')],
};

/** The form lets somebody who never drinks pass over what follows. */
const drinks: Gate = { any: [{ item: 'frequency', atLeast: 1 }], otherwise: 'zero' };
/** And somebody who scores nothing on questions 2 and 3 pass on to question 9. */
const drinksMore: Gate = { any: [{ item: 'typicalDay', atLeast: 1 }, { item: 'sixOrMore', atLeast: 1 }], otherwise: 'zero' };

/** The three questions on how much, shared with AUDIT-C. */
export const consumption: readonly Item[] = [
  {
    id: 'frequency', loinc: '68518-0', says: words('How often do you have a drink containing alcohol?', '¿Con qué frecuencia consume alguna bebida alcohólica?'),
    answer: { kind: 'scale', min: 0, max: 4, anchors: [choice(0, 'Never', 'Nunca'), choice(1, 'Monthly or less', 'Una o menos veces al mes'), choice(2, '2 to 4 times a month', 'De 2 a 4 veces al mes'), choice(3, '2 to 3 times a week', 'De 2 a 3 veces a la semana'), choice(4, '4 or more times a week', '4 o más veces a la semana')] },
  },
  {
    id: 'typicalDay', loinc: '68519-8', asked: drinks, says: words('How many drinks containing alcohol do you have on a typical day when you are drinking?', '¿Cuántas consumiciones de bebidas alcohólicas suele realizar en un día de consumo normal?', 'How many units of alcohol do you drink on a typical day when you are drinking?'),
    answer: { kind: 'scale', min: 0, max: 4, anchors: [choice(0, '1 or 2', '1 o 2'), choice(1, '3 or 4', '3 o 4'), choice(2, '5 or 6', '5 o 6'), choice(3, '7 to 9', 'De 7 a 9'), choice(4, '10 or more', '10 o más')] },
  },
  { id: 'sixOrMore', loinc: '68520-6', asked: drinks, says: words('How often do you have six or more drinks on one occasion?', '¿Con qué frecuencia toma 6 o más bebidas alcohólicas en una sola ocasión?'), answer: often },
];

const dependence: readonly Item[] = [
  { id: 'cannotStop', asked: drinksMore, answer: often, says: words('How often during the last year have you found that you were not able to stop drinking once you had started?', '¿Con qué frecuencia en el último año no pudo parar de beber una vez que había empezado?') },
  { id: 'failedExpected', asked: drinksMore, answer: often, says: words('How often during the last year have you failed to do what was normally expected of you because of drinking?', '¿Con qué frecuencia en el último año no pudo hacer lo que se esperaba de usted porque había bebido?') },
  { id: 'morningDrink', asked: drinksMore, answer: often, says: words('How often during the last year have you needed a first drink in the morning to get yourself going after a heavy drinking session?', '¿Con qué frecuencia en el último año necesitó beber en ayunas para recuperarse después de haber bebido mucho el día anterior?') },
  { id: 'guilt', asked: drinksMore, answer: often, says: words('How often during the last year have you had a feeling of guilt or remorse after drinking?', '¿Con qué frecuencia en el último año tuvo remordimientos o sentimientos de culpa después de haber bebido?') },
  { id: 'memory', asked: drinksMore, answer: often, says: words('How often during the last year have you been unable to remember what happened the night before because of your drinking?', '¿Con qué frecuencia en el último año no pudo recordar lo que sucedió la noche anterior porque había estado bebiendo?') },
];

const items: readonly Item[] = [
  ...consumption,
  ...dependence,
  { id: 'injury', answer: harm, says: words('Have you or someone else been injured because of your drinking?', '¿Usted o alguna otra persona ha resultado herida porque usted había bebido?') },
  { id: 'concern', answer: harm, says: words('Has a relative, friend, doctor, or other health worker been concerned about your drinking or suggested you cut down?', '¿Algún familiar, amigo, médico o profesional de la salud ha mostrado preocupación por su consumo de alcohol o le ha sugerido que deje de beber?') },
];

export const audit: Instrument = {
  id: 'AUDIT',
  version: '1',
  title: words('Alcohol Use Disorders Identification Test (AUDIT)', 'Test de identificación de trastornos por consumo de alcohol (AUDIT)'),
  room: 'assessment',
  licence: { says: 'World Health Organization: free to use and reproduce with credit, not for sale.', wording: 'published', use: 'credit', mark: 'unchecked' },
  cite: { source: 'WHO AUDIT', mark: 'secondary' },
  ratedBy: 'either',
  about: words('The past year', 'El último año'),
  items,
  scales: [sumOf(items, 0, 40, 'lower')],
  total: 'total',
  bandSets: [{
    scale: 'total', profile: 'any', source: 'WHO AUDIT zones', mark: 'secondary',
    bands: bandsTo(40, [
      ['zone_1', 0, 'Zone I: low risk', 'Zona I: riesgo bajo'], ['zone_2', 8, 'Zone II: simple advice', 'Zona II: consejo simple'],
      ['zone_3', 16, 'Zone III: brief counseling and monitoring', 'Zona III: terapia breve y seguimiento', 'Zone III: brief counselling and monitoring'], ['zone_4', 20, 'Zone IV: assess for dependence', 'Zona IV: valorar dependencia'],
    ]),
  }],
  flags: [],
  cautions: [words('A UK unit is 8 g of ethanol, a US drink 14 g: store which was used with the answer.', 'Una unidad del Reino Unido son 8 g de etanol, una bebida de EE. UU. 14 g: guarde cuál se usó.')],
};

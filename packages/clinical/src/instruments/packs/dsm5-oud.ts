/**
 * Opioid use disorder by eleven criteria within 12 months, in our own words; the manual's text is not ours to ship.
 * Tolerance (10) and withdrawal (11) do not count where opioids are taken solely under appropriate medical supervision.
 */
import { bandsTo, itemsOf, words, YES_NO, type Instrument } from '../instrument.ts';

const items = itemsOf(YES_NO, [
  ['1', 'Takes more, or for longer, than meant to', 'Toma más, o por más tiempo, de lo que pensaba'],
  ['2', 'Wants to cut down, or has tried and not managed', 'Quiere reducirlo, o lo ha intentado sin lograrlo'],
  ['3', 'Much time goes into getting it, using it or getting over it', 'Dedica mucho tiempo a conseguirlo, consumirlo o recuperarse'],
  ['4', 'Craving: a strong wish or urge to use', 'Ansia: deseo o impulso fuerte de consumir'],
  ['5', 'Falls short at work, school or home because of it', 'Incumple en el trabajo, los estudios o el hogar por ello'],
  ['6', 'Goes on despite trouble with other people that it causes or worsens', 'Sigue pese a los problemas con otras personas que causa o empeora'],
  ['7', 'Has given up or cut back things that mattered', 'Ha dejado o reducido cosas que le importaban'],
  ['8', 'Uses where it is physically dangerous', 'Consume donde es físicamente peligroso'],
  ['9', 'Goes on although knowing of harm to body or mind', 'Sigue aunque sabe del daño al cuerpo o la mente'],
  ['10', 'Tolerance: needs more, or feels less from the same', 'Tolerancia: necesita más, o siente menos con lo mismo'],
  ['11', 'Withdrawal, or takes it to ease or avoid withdrawal', 'Abstinencia, o lo toma para aliviarla o evitarla'],
]);

export const dsm5Oud: Instrument = {
  id: 'DSM5-OUD',
  version: '1',
  title: words('Opioid use disorder criteria (DSM-5-TR, paraphrased)', 'Criterios de trastorno por consumo de opioides (DSM-5-TR, parafraseados)'),
  room: 'assessment',
  licence: { says: 'American Psychiatric Association copyright; our own paraphrase, verbatim text needs a licence.', wording: 'own', use: 'free', mark: 'unchecked' },
  cite: { source: 'DSM-5(-TR) opioid use disorder', mark: 'unchecked' },
  ratedBy: 'clinician',
  about: words('Within the same 12 months', 'Dentro de los mismos 12 meses'),
  items,
  scales: [{
    id: 'counted', says: words('Criteria that count', 'Criterios que cuentan'), method: 'sum', items: items.map((item) => item.id), min: 0, max: 11, better: 'lower',
    leaveOut: { when: 'solelyUnderMedicalSupervision', items: ['10', '11'] },
  }],
  total: 'counted',
  bandSets: [{
    scale: 'counted', profile: 'any', source: 'DSM-5 severity', mark: 'unchecked',
    bands: bandsTo(11, [['none', 0, 'Below the threshold', 'Por debajo del umbral'], ['mild', 2, 'Mild', 'Leve'], ['moderate', 4, 'Moderate', 'Moderado'], ['severe', 6, 'Severe', 'Grave']]),
  }],
  flags: [
    { id: 'diagnosis', of: { scale: 'counted' }, is: 'atLeast', value: 2, mark: 'primary', says: words('Two or more criteria: the disorder is present', 'Dos o más criterios: el trastorno está presente') },
    { id: 'likelyDependence', of: { scale: 'counted' }, is: 'atLeast', value: 4, mark: 'primary', says: words('Four or more match the older diagnosis of dependence best (ASAM 2020)', 'Cuatro o más es lo que mejor coincide con el diagnóstico anterior de dependencia (ASAM 2020)') },
  ],
  cautions: [words('Say whether opioids were taken solely under appropriate medical supervision before criteria 10 and 11 count.', 'Indique si los opioides se tomaron solo bajo supervisión médica apropiada antes de contar los criterios 10 y 11.')],
};

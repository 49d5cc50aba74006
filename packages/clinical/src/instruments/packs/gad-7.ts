/** GAD-7: anxiety over the last two weeks, 0 to 21. */
import { bandsTo, choice, itemsOf, sumOf, words, type Instrument, type ScaleAnswer } from '../instrument.ts';

const answer: ScaleAnswer = {
  kind: 'scale', min: 0, max: 3,
  anchors: [choice(0, 'Not at all', 'Ningún día'), choice(1, 'Several days', 'Varios días'), choice(2, 'More than half the days', 'Más de la mitad de los días'), choice(3, 'Nearly every day', 'Casi todos los días')],
};

const items = itemsOf(answer, [
  ['nervous', 'Feeling nervous, anxious, or on edge', 'Se ha sentido nervioso(a), ansioso(a) o muy alterado(a)', '69725-0'],
  ['control', 'Not being able to stop or control worrying', 'No ha podido dejar de preocuparse o controlar su preocupación', '68509-9'],
  ['worry', 'Worrying too much about different things', 'Se ha preocupado excesivamente por diferentes cosas', '69733-4'],
  ['relax', 'Trouble relaxing', 'Ha tenido dificultad para relajarse', '69734-2'],
  ['restless', 'Being so restless that it is hard to sit still', 'Ha estado tan inquieto(a) que no ha podido quedarse quieto(a)', '69735-9'],
  ['irritable', 'Becoming easily annoyed or irritable', 'Se ha irritado o enfadado con facilidad', '69689-8'],
  ['afraid', 'Feeling afraid, as if something awful might happen', 'Ha sentido miedo, como si fuera a suceder algo terrible', '69736-7'],
]);

export const gad7: Instrument = {
  id: 'GAD-7',
  version: '1',
  title: words('Generalized Anxiety Disorder scale (GAD-7)', 'Escala del trastorno de ansiedad generalizada (GAD-7)', 'Generalised Anxiety Disorder scale (GAD-7)'),
  room: 'assessment',
  licence: { says: 'No permission required to reproduce, translate, display or distribute.', wording: 'published', use: 'free', mark: 'unchecked' },
  cite: { source: 'Spitzer 2006', mark: 'secondary' },
  ratedBy: 'person',
  about: words('Over the last 2 weeks, how often have you been bothered by', 'Durante las últimas 2 semanas, con qué frecuencia le han molestado'),
  items,
  scales: [sumOf(items, 0, 21, 'lower', { loinc: '70274-6' })],
  total: 'total',
  bandSets: [{
    scale: 'total', profile: 'any', source: 'Spitzer 2006', mark: 'secondary',
    bands: bandsTo(21, [['minimal', 0, 'Minimal', 'Mínima'], ['mild', 5, 'Mild', 'Leve'], ['moderate', 10, 'Moderate', 'Moderada'], ['severe', 15, 'Severe', 'Grave']]),
  }],
  flags: [],
  loinc: { panel: '69737-5', mark: 'unchecked' },
  cautions: [words('Anxiety and restlessness are also signs of withdrawal; repeat at four weeks.', 'La ansiedad y la inquietud también son signos de abstinencia; repita a las cuatro semanas.')],
};

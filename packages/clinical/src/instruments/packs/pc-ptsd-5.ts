/** PC-PTSD-5: a gate about trauma, then five questions about the past month. Both published cut-offs are given. */
import { itemsOf, words, YES_NO, type Instrument, type Item } from '../instrument.ts';

const asked = itemsOf(YES_NO, [
  ['nightmares', 'Had nightmares about the event(s) or thought about the event(s) when you did not want to', 'Ha tenido pesadillas sobre el evento o ha pensado en él cuando no quería'],
  ['avoidance', 'Tried hard not to think about the event(s) or went out of your way to avoid situations that reminded you of the event(s)', 'Ha tratado de no pensar en el evento o ha hecho todo lo posible por evitar situaciones que se lo recordaban'],
  ['onGuard', 'Been constantly on guard, watchful, or easily startled', 'Ha estado constantemente en guardia, vigilante o se ha sobresaltado con facilidad'],
  ['numb', 'Felt numb or detached from people, activities, or your surroundings', 'Se ha sentido insensible o distante de las personas, las actividades o su entorno'],
  ['guilt', 'Felt guilty or unable to stop blaming yourself or others for the event(s) or any problems the event(s) may have caused', 'Se ha sentido culpable o incapaz de dejar de culparse o culpar a otros por el evento o los problemas que pudo causar'],
], { any: [{ item: 'trauma' }], otherwise: 'contradiction' });

const trauma: Item = {
  id: 'trauma',
  says: words('Have you ever lived through something unusually frightening, horrible, or traumatic?', '¿Alguna vez ha vivido algo inusualmente aterrador, horrible o traumático?'),
  answer: YES_NO,
};

export const pcPtsd5: Instrument = {
  id: 'PC-PTSD-5',
  version: '1',
  title: words('Primary Care PTSD Screen (PC-PTSD-5)', 'Cribado de TEPT en atención primaria (PC-PTSD-5)'),
  room: 'assessment',
  licence: { says: 'US Department of Veterans Affairs, public domain.', wording: 'published', use: 'free', mark: 'unchecked' },
  cite: { source: 'Prins 2016', mark: 'secondary' },
  ratedBy: 'either',
  about: words('First: ever. Then: in the past month, have you', 'Primero: alguna vez. Después: en el último mes'),
  items: [trauma, ...asked],
  scales: [{ id: 'total', says: words('Total', 'Total'), method: 'sum', items: asked.map((item) => item.id), min: 0, max: 5, better: 'lower' }],
  total: 'total',
  bandSets: [],
  flags: [
    { id: 'cut3', of: { scale: 'total' }, is: 'atLeast', value: 3, mark: 'secondary', says: words('At or above 3, the most sensitive cut-off', '3 o más, el corte más sensible') },
    { id: 'cut4', of: { scale: 'total' }, is: 'atLeast', value: 4, mark: 'secondary', says: words('At or above 4, the most efficient cut-off', '4 o más, el corte más eficiente') },
  ],
  cautions: [words('No to the first question ends the screen with a score of 0.', 'Un no a la primera pregunta termina el cribado con 0 puntos.')],
};

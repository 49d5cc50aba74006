/** Words of a signed letter about guest days on paper. */
const en = {
  grant: 'Guest days, signed over', return: 'Guest days, given back', grantLead: 'The clinic named here may dose this person on these days, and nobody else may. Enter it by its code; paper alone is no order.', returnLead: 'What was given on each of these days. Enter it by its code: the days not used can be dosed at home again from then on.',
  to: 'To', number: 'Number', days: 'Days', dose: 'Dose a day', last: 'Last dose', noLast: 'none', bottles: 'Bottles for these or later days', from: 'From', signed: 'Signed', until: 'Nothing begins on it after', call: 'Call the other clinic at a number that you look up yourself if anything is unclear.',
  given: 'given', bottle: 'as a bottle', refused: 'not wanted', none: 'not given', back: 'not given, back to the home clinic', used: 'used; more may not be told',
};
const es: typeof en = {
  grant: 'Días de visitante, cedidos', return: 'Días de visitante, devueltos', grantLead: 'El centro aquí nombrado puede dar la dosis a esta persona en estos días, y nadie más. Anótelo con su código; el papel solo no es una orden.', returnLead: 'Lo que se dio en cada uno de estos días. Anótelo con su código: los días no usados vuelven al centro de origen desde entonces.',
  to: 'Para', number: 'Número', days: 'Días', dose: 'Dosis al día', last: 'Última dosis', noLast: 'ninguna', bottles: 'Frascos para estos días o después', from: 'De', signed: 'Firmado', until: 'Nada empieza con él después de', call: 'Si algo no está claro, llame al otro centro a un número que busque usted.',
  given: 'dada', bottle: 'en frasco', refused: 'no la quiso', none: 'no dada', back: 'no dada, vuelve al centro de origen', used: 'usado; no se puede decir más',
};
export const guestPaperWords = { en, 'en-GB': en, es } as const;

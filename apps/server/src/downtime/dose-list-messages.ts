/** Words of the printed list. */
const en = {
  title: 'Doses of {day} at {site}', madeAt: 'As it stood at {when}. What was changed after that is not on this paper.', page: 'Page {page}', person: 'Person', dose: 'Ordered', last: 'Last dose', look: 'Look at', given: 'Given: mg, time', by: 'By', none: 'none', held: 'HELD: {why}', away: 'Dosed at {where}', bottles: '{count} bottles at home',
  allergies: 'Allergies: {list}', until: 'order to {day}', done: 'given {ug} mg at {time}', home: 'at home in a bottle', born: 'born',
  how: 'Give from this list only while the screens do not work. One line a dose: amount, time and your initials at once. Enter every line when the screens are back, once; then keep the paper.',
};
export const listWords = {
  en, 'en-GB': en,
  es: {
    title: 'Dosis del {day} en {site}', madeAt: 'Como estaba a las {when}. Lo que cambió después no está en este papel.', page: 'Página {page}', person: 'Persona', dose: 'Ordenado', last: 'Última dosis', look: 'Atención', given: 'Dado: mg, hora', by: 'Por', none: 'ninguna', held: 'RETENIDO: {why}', away: 'Recibe su dosis en {where}', bottles: '{count} frascos en casa',
    allergies: 'Alergias: {list}', until: 'orden hasta {day}', done: 'dado {ug} mg a las {time}', home: 'en casa en un frasco', born: 'nac.',
    how: 'Dar con esta lista solo mientras no funcionen las pantallas. Una línea por dosis: cantidad, hora e iniciales en el momento. Anotar cada línea cuando vuelvan las pantallas, una vez; después guardar el papel.',
  },
} as const;

/** Words of the dose list, and of entering paper. */
import { catalogue } from '@fairlead/ui';

export const paperMessages = catalogue({
  en: {
    title: 'Dose list', sub: '{site}, {day}', stamp: 'As it stood at {when}. What was changed after that is not on it.', why: 'Print it before the window opens, and every day before a planned stop. Without screens, doses are given from the paper and entered once afterwards.',
    pdf: 'Save as PDF', page: 'Keep as a page', pageHint: 'The page opens on this computer without a network. It holds names and doses: keep it where only staff can open it, and remove it afterwards.', none: 'Nobody has an order in force on this day.',
    person: 'Person', dose: 'Ordered', last: 'Last dose', look: 'Look at', noLast: 'none', held: 'Held: {why}', away: 'Dosed at {where}', bottles: { one: '{count} bottle at home', other: '{count} bottles at home' }, allergies: 'Allergies: {list}', given: 'given {dose} at {time}', home: 'at home in a bottle', born: 'born {day}', until: 'order to {day}',
    enter: 'Enter a dose from paper', enterSub: 'Once a line, as it stands on the paper.', who: 'Person', whoFirst: 'Choose whose line it is', part: 'Part', amount: 'Amount taken', mg: 'mg', day: 'Dosing day', time: 'Time on the paper', by: 'Given by', from: 'Poured from', reference: 'Page or number of the paper', send: 'Enter it',
    entered: 'Entered. It is known as a dose from paper.', stands: 'A dose of this day stands in the record already. Yours is kept beside it, under Downtime, and the prescriber is asked to look. Nothing was merged.', toDowntime: 'Downtime', noRole: 'Nurses, pharmacists and prescribers see the dose list.', chooseOne: 'Choose',
  },
  es: {
    title: 'Lista de dosis', sub: '{site}, {day}', stamp: 'Como estaba a las {when}. Lo que cambió después no está en ella.', why: 'Imprimirla antes de abrir la ventanilla y antes de cada parada prevista. Sin pantallas se dan las dosis con el papel y se anotan una vez después.',
    pdf: 'Guardar como PDF', page: 'Guardar como página', pageHint: 'La página se abre en este equipo sin red. Contiene nombres y dosis: guardarla donde solo el personal pueda abrirla y borrarla después.', none: 'Nadie tiene una orden vigente este día.',
    person: 'Persona', dose: 'Ordenado', last: 'Última dosis', look: 'Atención', noLast: 'ninguna', held: 'Retenido: {why}', away: 'Recibe su dosis en {where}', bottles: { one: '{count} frasco en casa', other: '{count} frascos en casa' }, allergies: 'Alergias: {list}', given: 'dado {dose} a las {time}', home: 'en casa en un frasco', born: 'nac. {day}', until: 'orden hasta {day}',
    enter: 'Anotar una dosis del papel', enterSub: 'Una vez por línea, como está en el papel.', who: 'Persona', whoFirst: 'Elegir de quién es la línea', part: 'Parte', amount: 'Cantidad tomada', mg: 'mg', day: 'Día de dosis', time: 'Hora del papel', by: 'Dado por', from: 'Servido de', reference: 'Página o número del papel', send: 'Anotar',
    entered: 'Anotado. Consta como dosis en papel.', stands: 'Ya consta una dosis de este día. La suya se guarda al lado, en Sin conexión, y se pide al prescriptor que la revise. No se unió nada.', toDowntime: 'Sin conexión', noRole: 'La lista la ven enfermería, farmacia y prescriptores.', chooseOne: 'Elegir',
  },
});

/** Words of dispensing pumps: at the window, and beside the ledger. */
import { catalogue } from '@fairlead/ui';

export const pumpMessages = catalogue({
  en: {
    pour: 'Pour {dose}', pourRest: 'Pour the rest, {dose}', pouring: '{pump} is pouring', pouringSub: '{volume} asked. The dose can be given when it has said how much it poured.', noAnswer: '{pump} has not answered', noAnswerSub: 'Look at the pump and into the cup. It may still answer; nothing is poured twice.',
    fits: '{pump} poured {volume}', short: '{pump} poured {poured} of {dose}', shortSub: 'Pour the rest, or give what is there as a part of the dose.', over: '{pump} poured {over} too much', overSub: 'A second person sees it wasted when you give the dose.', nothing: '{pump} poured nothing', nothingSub: 'Look whether its bottle is empty. Pour again, or draw by hand from another container.',
    givePoured: 'Give what is there, {dose}', wastePoured: 'Waste what was poured', wasteTitle: 'Waste what stands in the cup', sayWhatIsThere: 'Say what is in the cup', inTheCup: 'In the cup', reason: 'Reason', secondNext: 'Second person', close: 'Close',
    pumps: 'Pumps', noPumps: 'No pump here.', noPumpsSub: 'A dispensing pump pours the dose that the window asks for, and says how much it poured.', pump: 'Pump', address: 'Address in your network', port: 'Port', tolerance: 'May be off by', toleranceHint: 'Thousandths of a dose, as its maker states it.', permille: '‰', add: 'Add a pump', addThis: 'Add this pump',
    answers: 'Answers', silent: 'Silent', drawsFrom: 'Draws from', nothingConnected: 'nothing', today: 'Today', pours: 'Pours', asked: 'Asked', poured: 'Poured', difference: 'Difference', notSettled: 'Poured, neither given nor wasted', toWindow: '{number}, {volume}', notKnown: 'not known yet', contradicts: '{pump} said {said} after {kept}', contradictsSub: 'The first figure stands in the ledger. Count the container, and have the pump looked at.',
    end: 'Take out of use: {pump}', name: 'Name',
  },
  es: {
    pour: 'Servir {dose}', pourRest: 'Servir el resto, {dose}', pouring: '{pump} está sirviendo', pouringSub: 'Se pidieron {volume}. La dosis puede darse cuando diga cuánto sirvió.', noAnswer: '{pump} no ha respondido', noAnswerSub: 'Mire la bomba y el vaso. Aún puede responder; nada se sirve dos veces.',
    fits: '{pump} sirvió {volume}', short: '{pump} sirvió {poured} de {dose}', shortSub: 'Sirva el resto, o dé lo que hay como parte de la dosis.', over: '{pump} sirvió {over} de más', overSub: 'Otra persona ve cómo se desecha cuando dé la dosis.', nothing: '{pump} no sirvió nada', nothingSub: 'Mire si su frasco está vacío. Sirva otra vez, o tome a mano de otro recipiente.',
    givePoured: 'Dar lo que hay, {dose}', wastePoured: 'Desechar lo servido', wasteTitle: 'Desechar lo que hay en el vaso', sayWhatIsThere: 'Decir qué hay en el vaso', inTheCup: 'En el vaso', reason: 'Motivo', secondNext: 'Segunda persona', close: 'Cerrar',
    pumps: 'Bombas', noPumps: 'Aquí no hay bomba.', noPumpsSub: 'Una bomba dispensadora sirve la dosis que pide la ventanilla y dice cuánto sirvió.', pump: 'Bomba', address: 'Dirección en su red', port: 'Puerto', tolerance: 'Puede desviarse', toleranceHint: 'Milésimas de una dosis, según su fabricante.', permille: '‰', add: 'Añadir una bomba', addThis: 'Añadir esta bomba',
    answers: 'Responde', silent: 'Callada', drawsFrom: 'Toma de', nothingConnected: 'nada', today: 'Hoy', pours: 'Servicios', asked: 'Pedido', poured: 'Servido', difference: 'Diferencia', notSettled: 'Servido, ni dado ni desechado', toWindow: '{number}, {volume}', notKnown: 'aún no se sabe', contradicts: '{pump} dijo {said} después de {kept}', contradictsSub: 'La primera cifra queda en el libro. Cuente el recipiente y haga revisar la bomba.',
    end: 'Retirar: {pump}', name: 'Nombre',
  },
});

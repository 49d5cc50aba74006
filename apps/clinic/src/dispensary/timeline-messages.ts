/** The sentence of each event of this room on the person's timeline. Parameters carry micrograms; the timeline writes them as mg. */
import { catalogue } from '@fairlead/ui';

export const timelineMessages = catalogue({
  en: {
    'dispensary.dose-given': 'Took {takenUg} of {medicine} at the window.', 'dispensary.dose-partial': 'Took {takenUg} of {doseUg} {medicine}; the rest was wasted before a witness.', 'dispensary.dose-refused': 'Did not want the dose of {medicine} today.',
    'dispensary.dose-corrected': 'Dose of {dosingDay} corrected to {takenUg}: {reason}', 'dispensary.dose-vomited': 'Vomited {minutes} min after the dose: {reason}', 'dispensary.dose-entered-in-error': 'Dose of {dosingDay} was entered in error: {reason}', 'dispensary.dose-noted': 'Note on the dose of {dosingDay}: {reason}',
    'dispensary.window-check': 'Seen at the window.', 'dispensary.checked-in': 'Arrived.', 'dispensary.left-undosed': 'Left without a dose.',
    'dispensary.take-home-allowed': 'May take {days} days home: {rationale}', 'dispensary.take-home-refused': 'Take-home of {days} days was not agreed yet: {rationale}', 'dispensary.take-home-issued': 'Took {days} bottles of {medicine} home, the first for {from}.',
    'dispensary.bottle-returned-empty': 'Bottle of {dosingDay} came back empty.', 'dispensary.bottle-returned-full': 'Bottle of {dosingDay} came back full.', 'dispensary.bottle-not-returned': 'Bottle of {dosingDay} did not come back.',
    'dispensary.stock-received': '{label}: {amountUg} of {product} received.', 'dispensary.stock-moved': '{amountUg} moved from {label} to {to}.', 'dispensary.container-placed': '{label}: {reason}', 'dispensary.stock-wasted': '{amountUg} of {label} wasted before a witness: {reason}',
    'dispensary.stock-counted': '{label} counted: {countedUg}, as expected.', 'dispensary.stock-differs': '{label} counted: {countedUg}, expected {expectedUg}.', 'dispensary.difference-closed': 'Difference of {differenceUg} in {label} closed by two.', 'dispensary.inventory-signed': 'Inventory of {containers} containers signed by two.', 'dispensary.loss-noted': 'Loss of {lostUg} {product} noted.',
  },
  es: {
    'dispensary.dose-given': 'Tomó {takenUg} de {medicine} en la ventanilla.', 'dispensary.dose-partial': 'Tomó {takenUg} de {doseUg} de {medicine}; el resto se desechó ante un testigo.', 'dispensary.dose-refused': 'Hoy no quiso la dosis de {medicine}.',
    'dispensary.dose-corrected': 'Dosis del {dosingDay} corregida a {takenUg}: {reason}', 'dispensary.dose-vomited': 'Vomitó {minutes} min después de la dosis: {reason}', 'dispensary.dose-entered-in-error': 'La dosis del {dosingDay} se anotó por error: {reason}', 'dispensary.dose-noted': 'Nota sobre la dosis del {dosingDay}: {reason}',
    'dispensary.window-check': 'Visto en la ventanilla.', 'dispensary.checked-in': 'Llegó.', 'dispensary.left-undosed': 'Se fue sin dosis.',
    'dispensary.take-home-allowed': 'Puede llevar {days} días a casa: {rationale}', 'dispensary.take-home-refused': 'Aún no se acordaron {days} días en casa: {rationale}', 'dispensary.take-home-issued': 'Se llevó {days} frascos de {medicine}, el primero para el {from}.',
    'dispensary.bottle-returned-empty': 'El frasco del {dosingDay} volvió vacío.', 'dispensary.bottle-returned-full': 'El frasco del {dosingDay} volvió lleno.', 'dispensary.bottle-not-returned': 'El frasco del {dosingDay} no volvió.',
    'dispensary.stock-received': '{label}: se recibieron {amountUg} de {product}.', 'dispensary.stock-moved': '{amountUg} pasaron de {label} a {to}.', 'dispensary.container-placed': '{label}: {reason}', 'dispensary.stock-wasted': '{amountUg} de {label} desechados ante un testigo: {reason}',
    'dispensary.stock-counted': '{label} contado: {countedUg}, lo esperado.', 'dispensary.stock-differs': '{label} contado: {countedUg}, se esperaban {expectedUg}.', 'dispensary.difference-closed': 'Diferencia de {differenceUg} en {label} cerrada por dos.', 'dispensary.inventory-signed': 'Inventario de {containers} envases firmado por dos.', 'dispensary.loss-noted': 'Pérdida de {lostUg} de {product} anotada.',
  },
});

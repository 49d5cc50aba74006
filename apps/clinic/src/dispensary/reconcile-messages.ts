/** Words of the reconciliation between two days. */
import { catalogue } from '@fairlead/ui';

export const reconcileMessages = catalogue({
  en: {
    title: 'Reconciliation', sub: 'Opening and what came, less what went, is closing: to the microgram, against a second source.', from: 'First day', to: 'Last day', by: 'Line by line for each', container: 'Container', lot: 'Lot', product: 'Product', person: 'Person', lotNumber: 'Lot number', opening: 'Opening', in: 'In', out: 'Out', closing: 'Closing', kinds: 'By kind',
    nothing: 'Nothing moved and nothing was there in these days.', allAgree: { one: '{count} line, and it agrees to the microgram.', other: '{count} lines, and all agree to the microgram.' }, differs: '{name}: lines add up to {closing}, the second source says {check}.', behind: 'Movements behind {name}', noneMoved: 'Nothing moved in these days.', more: 'Only the first {count} movements are shown. Choose fewer days.',
    when: 'When', what: 'What', where: 'Container, lot, person', who: 'Who', change: 'Change', asTable: 'As a table (CSV)', backwards: 'The last day stands before the first.',
  },
  'en-GB': { lot: 'Batch', lotNumber: 'Batch number', where: 'Container, batch, person' },
  es: {
    title: 'Cuadre', sub: 'Apertura más lo que entró, menos lo que salió, es el cierre: al microgramo y con una segunda fuente.', from: 'Primer día', to: 'Último día', by: 'Una línea para cada', container: 'Envase', lot: 'Lote', product: 'Producto', person: 'Persona', lotNumber: 'Número de lote', opening: 'Apertura', in: 'Entró', out: 'Salió', closing: 'Cierre', kinds: 'Por tipo',
    nothing: 'En estos días no había ni se movió nada.', allAgree: { one: '{count} línea, y cuadra al microgramo.', other: '{count} líneas, y todas cuadran al microgramo.' }, differs: '{name}: las líneas suman {closing}, la segunda fuente dice {check}.', behind: 'Movimientos de {name}', noneMoved: 'En estos días no se movió nada.', more: 'Solo se ven los primeros {count} movimientos. Elija menos días.',
    when: 'Cuándo', what: 'Qué', where: 'Envase, lote, persona', who: 'Quién', change: 'Cambio', asTable: 'Como tabla (CSV)', backwards: 'El último día es anterior al primero.',
  },
});

/** Words of what expires and what has to be ordered. */
import { catalogue } from '@fairlead/ui';

export const shelvesMessages = catalogue({
  en: {
    reorderTitle: 'To order', reorderSub: 'By use in {days} days. A product without a point of its own is to be ordered below {below} days.', expiryTitle: 'By date', expirySub: 'The first to expire first; a warning from {days} days before. Nothing is given from a container past its date.', nothing: 'Nothing is in stock.',
    product: 'Product', usable: 'Can be given', ofWhich: 'of {amount}', use: 'Used in {days} days', lasts: 'Lasts', lastsDays: { one: '{count} day', other: '{count} days' }, noUse: 'no use yet', point: 'Reorder below', pointOf: 'Reorder {name} below', setPoint: 'Set', noAmount: 'Write an amount in mg, or nothing.', order: 'Order', orderNow: 'Reorder now',
    packs: { one: '{count} pack of {size}', other: '{count} packs of {size}' }, enough: 'enough', container: 'Container', lot: 'Lot', goodUntil: 'Good until', amount: 'Amount', state: 'State', past: { one: 'past by {count} day', other: 'past by {count} days' }, soon: { one: '{count} day left', other: '{count} days left' }, good: 'in date', setAside: 'set aside', putAside: 'Set aside', reasonPast: 'Past its date of {day}',
  },
  es: {
    reorderTitle: 'Por pedir', reorderSub: 'Según lo usado en {days} días. Sin punto propio, un producto se pide por debajo de {below} días.', expiryTitle: 'Por fecha', expirySub: 'Lo que antes caduca, primero; aviso desde {days} días antes. De un envase caducado no se da nada.', nothing: 'No hay existencias.',
    product: 'Producto', usable: 'Se puede dar', ofWhich: 'de {amount}', use: 'Usado en {days} días', lasts: 'Alcanza', lastsDays: { one: '{count} día', other: '{count} días' }, noUse: 'aún sin uso', point: 'Pedir por debajo de', pointOf: 'Pedir {name} por debajo de', setPoint: 'Fijar', noAmount: 'Escriba una cantidad en mg, o nada.', order: 'Pedido', orderNow: 'Pedir ya',
    packs: { one: '{count} envase de {size}', other: '{count} envases de {size}' }, enough: 'suficiente', container: 'Envase', lot: 'Lote', goodUntil: 'Vale hasta', amount: 'Cantidad', state: 'Estado', past: { one: 'caducó hace {count} día', other: 'caducó hace {count} días' }, soon: { one: 'queda {count} día', other: 'quedan {count} días' }, good: 'en fecha', setAside: 'apartado', putAside: 'Apartar', reasonPast: 'Caducado el {day}',
  },
});

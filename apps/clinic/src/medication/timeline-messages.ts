/** The sentence of each event of this room on the person's timeline. */
import { catalogue } from '@fairlead/ui';

export const timelineMessages = catalogue({
  en: {
    'medication.order-drafted': 'Order for {medicine} drafted.', 'medication.version-drafted': 'Change of the order for {medicine} drafted.', 'medication.first-signature': 'Order for {medicine} signed by the first of two prescribers.',
    'medication.order-signed': 'Order signed: {doseUg} of {medicine} a day, {from} to {to}.', 'medication.order-ended': 'Order for {medicine} ended: {reason}', 'medication.held': 'Doses held: {reason}', 'medication.hold-lifted': 'Hold lifted: {reason}',
  },
  es: {
    'medication.order-drafted': 'Borrador de orden de {medicine}.', 'medication.version-drafted': 'Borrador de cambio de la orden de {medicine}.', 'medication.first-signature': 'Orden de {medicine} firmada por el primero de dos prescriptores.',
    'medication.order-signed': 'Orden firmada: {doseUg} de {medicine} al día, del {from} al {to}.', 'medication.order-ended': 'Orden de {medicine} terminada: {reason}', 'medication.held': 'Dosis en espera: {reason}', 'medication.hold-lifted': 'Espera levantada: {reason}',
  },
});

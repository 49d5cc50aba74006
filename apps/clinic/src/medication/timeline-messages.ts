/** The sentence of each event of this room on the person's timeline. */
import { catalogue } from '@fairlead/ui';

export const timelineMessages = catalogue({
  en: {
    'medication.choice-talked': 'Talked about which medicine; nothing chosen yet.', 'medication.choice-begun': 'Wrote at home what matters in a medicine.', 'medication.choice-made': 'Chose together: {chosen}.', 'medication.choice-made.chosen.methadone': 'methadone', 'medication.choice-made.chosen.buprenorphine': 'buprenorphine every day', 'medication.choice-made.chosen.buprenorphine-depot': 'buprenorphine by injection', 'medication.choice-made.chosen.naltrexone': 'naltrexone tablets', 'medication.choice-made.chosen.naltrexone-depot': 'naltrexone by injection', 'medication.choice-made.chosen.none': 'no medicine for now',
    'medication.order-drafted': 'Order for {medicine} drafted.', 'medication.version-drafted': 'Change of the order for {medicine} drafted.', 'medication.first-signature': 'Order for {medicine} signed by the first of two prescribers.',
    'medication.order-signed': 'Order signed: {doseUg} of {medicine} a day, {from} to {to}.', 'medication.order-ended': 'Order for {medicine} ended: {reason}', 'medication.held': 'Doses held: {reason}', 'medication.hold-lifted': 'Hold lifted: {reason}',
  },
  es: {
    'medication.choice-talked': 'Se habló de qué medicina; aún no se eligió.', 'medication.choice-begun': 'Escribió en casa lo que le importa de una medicina.', 'medication.choice-made': 'Elección en compañía: {chosen}.', 'medication.choice-made.chosen.methadone': 'metadona', 'medication.choice-made.chosen.buprenorphine': 'buprenorfina a diario', 'medication.choice-made.chosen.buprenorphine-depot': 'buprenorfina en inyección', 'medication.choice-made.chosen.naltrexone': 'naltrexona en tabletas', 'medication.choice-made.chosen.naltrexone-depot': 'naltrexona en inyección', 'medication.choice-made.chosen.none': 'ninguna medicina por ahora',
    'medication.order-drafted': 'Borrador de orden de {medicine}.', 'medication.version-drafted': 'Borrador de cambio de la orden de {medicine}.', 'medication.first-signature': 'Orden de {medicine} firmada por el primero de dos prescriptores.',
    'medication.order-signed': 'Orden firmada: {doseUg} de {medicine} al día, del {from} al {to}.', 'medication.order-ended': 'Orden de {medicine} terminada: {reason}', 'medication.held': 'Dosis en espera: {reason}', 'medication.hold-lifted': 'Espera levantada: {reason}',
  },
});

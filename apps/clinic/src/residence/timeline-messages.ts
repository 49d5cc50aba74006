/** The sentence of each event of this room on the timeline. */
import { catalogue } from '@fairlead/ui';

export const timelineMessages = catalogue({
  en: {
    'residence.bed-held': 'Bed {bed} held until {until}.', 'residence.hold-released': 'Hold of bed {bed} given up.', 'residence.hold-expired': 'Hold of bed {bed} ran out.', 'residence.admitted': 'Admitted to bed {bed}.', 'residence.transferred': 'Moved from bed {from} to bed {bed}.', 'residence.left-bed': 'Left bed {bed}: {reason}.',
    'residence.leave-started': 'On leave until {until}: {reason}. Naloxone in hand: {naloxone}.', 'residence.leave-ended': 'Back from leave, bed {bed}.', 'residence.bed-added': 'Bed {bed} added.', 'residence.bed-opened': 'Bed {bed} open again.', 'residence.bed-closed': 'Bed {bed} closed: {reason}', 'residence.item-planned': '{title} planned.', 'residence.item-cancelled': '{title} cancelled.', 'residence.attendance': '{title}: {state}.', 'residence.house-entry': 'House log: {what}.',
    'residence.left-bed.reason.went_home': 'went home', 'residence.left-bed.reason.left_early': 'left early', 'residence.left-bed.reason.hospital': 'went to hospital', 'residence.left-bed.reason.discharged': 'treatment here ended', 'residence.leave-started.naloxone.yes': 'yes', 'residence.leave-started.naloxone.no': 'no', 'residence.attendance.state.came': 'came', 'residence.attendance.state.part': 'came for part of it', 'residence.attendance.state.did_not_come': 'did not come', 'residence.attendance.state.excused': 'excused',
    'residence.house-entry.what.incident': 'incident', 'residence.house-entry.what.search': 'search', 'residence.house-entry.what.visitor': 'visitor', 'residence.house-entry.what.telephone': 'telephone',
  },
  es: {
    'residence.bed-held': 'Cama {bed} reservada hasta {until}.', 'residence.hold-released': 'Se soltó la reserva de la cama {bed}.', 'residence.hold-expired': 'Venció la reserva de la cama {bed}.', 'residence.admitted': 'Ingresó en la cama {bed}.', 'residence.transferred': 'Pasó de la cama {from} a la cama {bed}.', 'residence.left-bed': 'Dejó la cama {bed}: {reason}.',
    'residence.leave-started': 'De permiso hasta {until}: {reason}. Naloxona en mano: {naloxone}.', 'residence.leave-ended': 'Volvió del permiso, cama {bed}.', 'residence.bed-added': 'Cama {bed} añadida.', 'residence.bed-opened': 'Cama {bed} abierta de nuevo.', 'residence.bed-closed': 'Cama {bed} cerrada: {reason}', 'residence.item-planned': '{title}, previsto.', 'residence.item-cancelled': '{title}, cancelado.', 'residence.attendance': '{title}: {state}.', 'residence.house-entry': 'Diario de la casa: {what}.',
    'residence.left-bed.reason.went_home': 'se fue a casa', 'residence.left-bed.reason.left_early': 'se fue antes', 'residence.left-bed.reason.hospital': 'fue al hospital', 'residence.left-bed.reason.discharged': 'el tratamiento aquí terminó', 'residence.leave-started.naloxone.yes': 'sí', 'residence.leave-started.naloxone.no': 'no', 'residence.attendance.state.came': 'vino', 'residence.attendance.state.part': 'vino a una parte', 'residence.attendance.state.did_not_come': 'no vino', 'residence.attendance.state.excused': 'excusado',
    'residence.house-entry.what.incident': 'incidente', 'residence.house-entry.what.search': 'registro', 'residence.house-entry.what.visitor': 'visita', 'residence.house-entry.what.telephone': 'teléfono',
  },
});

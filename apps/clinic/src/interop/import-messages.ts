/** Words of the import screen. */
import { catalogue } from '@fairlead/ui';

export const importMessages = catalogue({
  en: {
    import: 'Import records', files: 'Files', chooseFiles: 'Choose files', filesHint: 'FHIR R4 bundles (.json), NDJSON, or the CSV tables of a trial. 1 MB and 500 entries at most; larger ones go by the command npm run import.', source: 'Where they come from',
    sourceHint: 'The name of the other system. The same name and id are the same person next time.', dayZero: 'Study day 0', dayZeroHint: 'Trial tables carry no dates.', look: 'Look first', keep: 'Keep {count} entries', noFile: 'Choose a file first.',
    looking: 'Nothing is kept yet. This is what would happen.', kept: 'Kept. {count} entries are in the record now.', nothingNew: 'All of it is here already. Nothing was changed.', type: 'Type', read: 'Read', willKeep: 'To keep', here: 'Here already', notKept: 'Not kept',
    counts: 'Counts by type', entries: 'Entries', place: 'Place', what: 'What', outcome: 'Outcome', asWhat: 'Becomes', why: 'Why', asItCame: 'kept as it came', people: 'People', open: 'Open {name}', another: 'Import something else',
    onlyNotKept: 'Entries that are not kept', allKept: 'Every entry can be kept.', tooLarge: 'Together these files are larger than 1 MB. Use the command npm run import.', isHere: 'here already', isKept: 'kept', isNotKept: 'not kept', notes: 'Look at these',
    as_people: 'a person', as_episodes: 'an episode', as_problems: 'a problem', as_procedures: 'a procedure', as_encounters: 'a contact', as_allergies: 'an allergy', as_medication_statements: 'a medicine taken elsewhere', as_observations: 'an observation', as_responses: 'a response', as_own_goals: 'a goal', as_appointments: 'an appointment', as_doses: 'an imported dose',
    empty: 'No file yet', emptySub: 'Choose files, look at what would be kept, then keep it. An import never changes a dose, an order or a consent.', noRole: 'Prescribers, managers and administrators import records.',
    out: 'The whole record', outSub: 'One file (FHIR R4) that another system can read. Who took it out, for whom and when stands on the timeline, where the person sees it too.', forWhom: 'For whom', forPerson: 'The person themselves', outPress: 'Take out the whole record', outDone: '{count} entries are in the file.', outDoneSub: 'It is a protected record: nobody may pass it on unless the person agrees.', outFailed: 'The record could not be read. Nothing left.',
  },
  es: {
    import: 'Importar historias', files: 'Archivos', chooseFiles: 'Elegir archivos', filesHint: 'Paquetes FHIR R4 (.json), NDJSON o las tablas CSV de un ensayo. Como máximo 1 MB y 500 entradas; los mayores, con el comando npm run import.', source: 'De dónde vienen',
    sourceHint: 'El nombre del otro sistema. El mismo nombre e identificador será la misma persona la próxima vez.', dayZero: 'Día 0 del estudio', dayZeroHint: 'Las tablas de un ensayo no llevan fechas.', look: 'Mirar primero', keep: 'Guardar {count} entradas', noFile: 'Elija antes un archivo.',
    looking: 'Todavía no se ha guardado nada. Esto es lo que pasaría.', kept: 'Guardado. {count} entradas están ahora en la historia.', nothingNew: 'Todo estaba ya aquí. No se cambió nada.', type: 'Tipo', read: 'Leídas', willKeep: 'Por guardar', here: 'Ya aquí', notKept: 'No guardadas',
    counts: 'Recuento por tipo', entries: 'Entradas', place: 'Lugar', what: 'Qué', outcome: 'Resultado', asWhat: 'Se guarda como', why: 'Por qué', asItCame: 'tal como llegó', people: 'Personas', open: 'Abrir {name}', another: 'Importar otra cosa',
    onlyNotKept: 'Entradas que no se guardan', allKept: 'Se pueden guardar todas las entradas.', tooLarge: 'Juntos, estos archivos pasan de 1 MB. Use el comando npm run import.', isHere: 'ya aquí', isKept: 'guardada', isNotKept: 'no guardada', notes: 'Revise estas',
    as_people: 'una persona', as_episodes: 'un episodio', as_problems: 'un problema', as_procedures: 'un procedimiento', as_encounters: 'un contacto', as_allergies: 'una alergia', as_medication_statements: 'un medicamento de otro lugar', as_observations: 'una observación', as_responses: 'una respuesta', as_own_goals: 'un objetivo', as_appointments: 'una cita', as_doses: 'una dosis importada',
    empty: 'Ningún archivo todavía', emptySub: 'Elija archivos, mire lo que se guardaría y luego guárdelo. Una importación nunca cambia una dosis, una orden ni un consentimiento.', noRole: 'Importan historias los prescriptores, gestores y administradores.',
    out: 'La historia completa', outSub: 'Un archivo (FHIR R4) que otro sistema puede leer. Quién la sacó, para quién y cuándo queda en la cronología, donde también lo ve la persona.', forWhom: 'Para quién', forPerson: 'La propia persona', outPress: 'Sacar la historia completa', outDone: 'El archivo tiene {count} entradas.', outDoneSub: 'Es una historia protegida: nadie puede pasarla si la persona no está de acuerdo.', outFailed: 'No se pudo leer la historia. No salió nada.',
  },
});

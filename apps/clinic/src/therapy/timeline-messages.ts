/** Sentences of the timeline: sessions, groups, notes, homework. Counselling notes have none. */
import { catalogue as messages } from '@fairlead/ui';

export const catalogue = messages({
  en: {
    'therapy.session-planned': '{title} planned for {startsAt}.', 'therapy.session-cancelled': '{title} on {startsAt} cancelled. {reason}', 'therapy.drop-in': 'Came by to talk: {title}.',
    'therapy.attended': '{title}: {status}.{corrected}', 'therapy.attended.status.came': 'came', 'therapy.attended.status.late': 'came late', 'therapy.attended.status.excused': 'excused', 'therapy.attended.status.absent': 'was not there; somebody will call', 'therapy.attended.corrected.yes': ' Corrected.', 'therapy.attended.corrected.no': '',
    'therapy.family-attended': 'A family member took part.',
    'therapy.note-signed': 'Note of {title} signed.', 'therapy.note-corrected': 'Note of {title} corrected, version {version}.',
    'therapy.group-started': 'Group {title} started.', 'therapy.group-joined': 'Has a place in {title}.', 'therapy.group-waiting': 'Waits for a place in {title}.', 'therapy.group-left': 'Left {title}. {reason}',
    'therapy.homework-given': 'Homework: {title}.', 'therapy.homework-answered': 'Answered homework: {title}.', 'therapy.worksheet-kept': 'Filled in: {worksheet}.',
    'therapy.worksheet-kept.worksheet.chain': 'the chain of one situation', 'therapy.worksheet-kept.worksheet.thought_record': 'thought record', 'therapy.worksheet-kept.worksheet.diary_card': 'diary card', 'therapy.worksheet-kept.worksheet.rulers': 'readiness rulers', 'therapy.worksheet-kept.worksheet.urge_surfing': 'riding out an urge',
    'therapy.not-tolerated': 'Reported after a session: {severity}.', 'therapy.not-tolerated.severity.discomfort': 'discomfort', 'therapy.not-tolerated.severity.stopped': 'stopped because of it', 'therapy.not-tolerated.severity.harm': 'harm; a prescriber looks at it',
    'therapy.family-agreed': 'Agreed to work together with family.',
  },
  es: {
    'therapy.session-planned': '{title}, prevista para el {startsAt}.', 'therapy.session-cancelled': '{title} del {startsAt}, anulada. {reason}', 'therapy.drop-in': 'Vino a hablar: {title}.',
    'therapy.attended': '{title}: {status}.{corrected}', 'therapy.attended.status.came': 'acudió', 'therapy.attended.status.late': 'llegó tarde', 'therapy.attended.status.excused': 'avisó', 'therapy.attended.status.absent': 'no acudió; alguien llamará', 'therapy.attended.corrected.yes': ' Corregido.', 'therapy.attended.corrected.no': '',
    'therapy.family-attended': 'Participó un familiar.',
    'therapy.note-signed': 'Nota de {title} firmada.', 'therapy.note-corrected': 'Nota de {title} corregida, versión {version}.',
    'therapy.group-started': 'Grupo {title} iniciado.', 'therapy.group-joined': 'Tiene plaza en {title}.', 'therapy.group-waiting': 'Espera plaza en {title}.', 'therapy.group-left': 'Dejó {title}. {reason}',
    'therapy.homework-given': 'Tarea: {title}.', 'therapy.homework-answered': 'Respondió la tarea: {title}.', 'therapy.worksheet-kept': 'Rellenado: {worksheet}.',
    'therapy.worksheet-kept.worksheet.chain': 'la cadena de una situación', 'therapy.worksheet-kept.worksheet.thought_record': 'registro de pensamientos', 'therapy.worksheet-kept.worksheet.diary_card': 'tarjeta diaria', 'therapy.worksheet-kept.worksheet.rulers': 'reglas de disposición', 'therapy.worksheet-kept.worksheet.urge_surfing': 'dejar pasar una ola de ganas',
    'therapy.not-tolerated': 'Notificado tras una sesión: {severity}.', 'therapy.not-tolerated.severity.discomfort': 'malestar', 'therapy.not-tolerated.severity.stopped': 'lo dejó por ello', 'therapy.not-tolerated.severity.harm': 'daño; lo revisa un médico',
    'therapy.family-agreed': 'Aceptó trabajar con su familia.',
  },
});

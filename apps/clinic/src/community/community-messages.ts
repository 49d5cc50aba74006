/** Words of the supporters part of a record and of small teams. */
import { catalogue } from '@fairlead/ui';

export const communityMessages = catalogue({
  en: {
    tab: 'Supporters', title: 'Supporters', sub: 'by the person’s own consent, until a day', none: 'Nobody is invited.', noneSub: 'The person invites family or friends from their phone and chooses what each may see.', invited: 'invited', active: 'sees now', ended: 'ended', until: 'until {day}', end: 'End now', endFor: 'End now: {name}',
    appointments: 'appointments', attendance: 'attendance', dose_days: 'dose days', goals: 'goals', relapse_prevention_plan: 'relapse-prevention plan', lapse_alert: 'word of a lapse',
    teams: 'Small teams', teamsSub: 'three to six, each by their own word', noTeams: 'No small team here yet.', start: 'Start a small team', teamName: 'Name', afterLapse: 'What happens after a lapse, agreed before', keepTeam: 'Start this team', cancel: 'Leave it', join: 'They agreed: add {name}', leave: 'Leaves the team', leaveFor: 'Leaves the team: {name}', ready: 'ready', needsMore: 'needs three', guide: 'with {name}', full: 'A team has six at most', needBoth: 'Give a name and what happens after a lapse',
  },
  es: {
    tab: 'Apoyos', title: 'Personas de apoyo', sub: 'con su propio consentimiento, hasta un día', none: 'No hay nadie invitado.', noneSub: 'La persona invita a familia o amigos desde su teléfono y elige qué ve cada uno.', invited: 'invitada', active: 've ahora', ended: 'terminado', until: 'hasta el {day}', end: 'Terminar ahora', endFor: 'Terminar ahora: {name}',
    appointments: 'citas', attendance: 'asistencia', dose_days: 'días de dosis', goals: 'metas', relapse_prevention_plan: 'plan de prevención', lapse_alert: 'aviso de recaída',
    teams: 'Equipos pequeños', teamsSub: 'de tres a seis, cada cual por su palabra', noTeams: 'Aún no hay ningún equipo aquí.', start: 'Empezar un equipo', teamName: 'Nombre', afterLapse: 'Qué pasa tras una recaída, acordado antes', keepTeam: 'Empezar este equipo', cancel: 'Dejarlo', join: 'Aceptó: añadir a {name}', leave: 'Sale del equipo', leaveFor: 'Sale del equipo: {name}', ready: 'listo', needsMore: 'faltan hasta tres', guide: 'con {name}', full: 'Un equipo tiene seis como máximo', needBoth: 'Dé un nombre y qué pasa tras una recaída',
  },
});

/** Sentences of the timeline: supporters and small teams. */
import { catalogue } from '@fairlead/ui';

export const communityTimeline = catalogue({
  en: {
    'community.supporter-invited': 'Invited {name} ({relation}) as supporter until {endsOn}: {scopes}.', 'community.supporter-ended': 'Stopped sharing with {name}.',
    'scopes.appointments': 'appointments', 'scopes.attendance': 'attendance', 'scopes.dose_days': 'dose days', 'scopes.goals': 'goals', 'scopes.relapse_prevention_plan': 'relapse-prevention plan', 'scopes.lapse_alert': 'word of a lapse',
    'community.team-started': 'Small team started: {name}.', 'community.team-joined': 'Joined the small team {name}.', 'community.team-left': 'Left the small team {name}.',
  },
  es: {
    'community.supporter-invited': 'Invitó a {name} ({relation}) como apoyo hasta {endsOn}: {scopes}.', 'community.supporter-ended': 'Dejó de compartir con {name}.',
    'scopes.appointments': 'citas', 'scopes.attendance': 'asistencia', 'scopes.dose_days': 'días de dosis', 'scopes.goals': 'metas', 'scopes.relapse_prevention_plan': 'plan de prevención', 'scopes.lapse_alert': 'aviso de recaída',
    'community.team-started': 'Empezó el equipo {name}.', 'community.team-joined': 'Entró en el equipo {name}.', 'community.team-left': 'Salió del equipo {name}.',
  },
});

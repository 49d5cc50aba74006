import { catalogue } from '@fairlead/ui/words';

export const planMessages = catalogue({
  en: {
    title: 'Your plan', lead: 'Your words first. What we do stands under them.', none: 'No plan yet. You make it together with your team.', goals: 'My own goals', goalsText: 'Write them any time, also before you start', relapse: 'Safety plan against relapse', relapseText: 'One page, also offline', homework: 'Sessions and homework', next: 'Next: {day}', note: 'Last note: {note}', noNote: 'no note yet', with: 'with {who}', reached: 'Reached', resting: 'Resting',
    review: 'We look at it together on {day}.', signTitle: 'Does this plan fit you?', signLead: 'Your signature says: we agreed on this. You can ask for changes at any time.', sign: 'Sign the plan', change: 'Something should change', changeWhat: 'What should change?', changeSend: 'Tell my team', signed: 'Signed by {who}, {when}', plan: 'Plan', planChange: 'Change to the plan',
    goalsTitle: 'What I hope for', goalsLead: 'In your own words. There are no wrong ones.', goal: 'A goal', addGoal: 'Keep and send', sentToTeam: 'Your team sees these goals.', prompts: 'For example: sleep through the night. See my kids. Keep a job.',
  },
  es: {
    title: 'Tu plan', lead: 'Primero tus palabras. Debajo, lo que hacemos.', none: 'Aún no hay plan. Lo haces con tu equipo.', goals: 'Mis metas', goalsText: 'Escríbelas cuando quieras, también antes de empezar', relapse: 'Plan para no recaer', relapseText: 'Una página, también sin conexión', homework: 'Sesiones y tareas', next: 'Próximo: {day}', note: 'Última nota: {note}', noNote: 'aún sin nota', with: 'con {who}', reached: 'Lograda', resting: 'En pausa',
    review: 'Lo miramos juntos el {day}.', signTitle: '¿Te va bien este plan?', signLead: 'Tu firma dice: lo acordamos. Puedes pedir cambios cuando quieras.', sign: 'Firmar el plan', change: 'Algo debe cambiar', changeWhat: '¿Qué debe cambiar?', changeSend: 'Decirlo a mi equipo', signed: 'Firmado por {who}, {when}', plan: 'Plan', planChange: 'Cambio del plan',
    goalsTitle: 'Lo que espero', goalsLead: 'Con tus palabras. Ninguna está mal.', goal: 'Una meta', addGoal: 'Guardar y enviar', sentToTeam: 'Tu equipo ve estas metas.', prompts: 'Por ejemplo: dormir toda la noche. Ver a mis hijos. Mantener un trabajo.',
  },
});

/** Sentences of the timeline: the plan. */
import { catalogue } from '@fairlead/ui';

export const planTimeline = catalogue({
  en: {
    'plan.begun': { one: 'Plan begun from {count} goal in their own words.', other: 'Plan begun from {count} goals in their own words.' }, 'plan.changed': 'Plan changed, version {version}.',
    'plan.signed': 'Plan signed by {role}, version {version}.', 'plan.signed.role.staff': 'the team', 'plan.signed.role.person': 'the person', 'plan.change-asked': 'Asked for a change of the plan: “{words}”',
  },
  es: {
    'plan.begun': { one: 'Plan empezado con {count} meta en sus palabras.', other: 'Plan empezado con {count} metas en sus palabras.' }, 'plan.changed': 'Plan cambiado, versión {version}.',
    'plan.signed': 'Plan firmado por {role}, versión {version}.', 'plan.signed.role.staff': 'el equipo', 'plan.signed.role.person': 'la persona', 'plan.change-asked': 'Pidió un cambio del plan: «{words}»',
  },
});

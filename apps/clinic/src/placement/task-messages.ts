/** What the tasks of placement ask for. */
import { catalogue } from '@fairlead/ui';

export const placementTasks = catalogue({
  en: { 'placement.call-while-waiting': 'Call while they wait for a place', 'placement.review': 'Look at the level of care again', 'plan.write': 'Write the plan together', 'plan.review-due': 'Review the plan together', 'plan.person-asks': 'The person asks for a change of the plan' },
  es: { 'placement.call-while-waiting': 'Llamar mientras espera una plaza', 'placement.review': 'Volver a mirar el nivel de atención', 'plan.write': 'Escribir juntos el plan', 'plan.review-due': 'Revisar juntos el plan', 'plan.person-asks': 'La persona pide un cambio del plan' },
});

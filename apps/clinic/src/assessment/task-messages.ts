/** What the tasks of assessment, placement, plan and suicide risk ask for. */
import { catalogue } from '@fairlead/ui';

export const assessmentTasks = catalogue({
  en: { 'crisis.suicide-screen': 'Ask the suicide screen now', 'crisis.act-now': 'High suicide risk: act now, stay with the person', 'crisis.suicide-review': 'Moderate suicide risk: review today', 'placement.decide': 'Decide the level of care together' },
  es: { 'crisis.suicide-screen': 'Hacer ahora el cribado de suicidio', 'crisis.act-now': 'Riesgo alto de suicidio: actuar ya, no dejar sola a la persona', 'crisis.suicide-review': 'Riesgo moderado de suicidio: revisar hoy', 'placement.decide': 'Decidir juntos el nivel de atención' },
});

/** What each task of this room asks for. */
import { catalogue } from '@fairlead/ui';

export const therapyTasks = catalogue({
  en: { 'therapy.reach-out': 'Call: {title} was missed on {day}. No dose waits for it', 'therapy.place-free': 'A place is free in {title}', 'therapy.ask-safety': 'Ask C-SSRS today: urge to self-harm {urge} of 5', 'therapy.look-at-harm': 'Look at harm reported after a session' },
  es: { 'therapy.reach-out': 'Llamar: faltó a {title} el {day}. Ninguna dosis espera por ello', 'therapy.place-free': 'Hay plaza libre en {title}', 'therapy.ask-safety': 'C-SSRS hoy: ganas de hacerse daño {urge} de 5', 'therapy.look-at-harm': 'Revisar un daño notificado tras una sesión' },
});

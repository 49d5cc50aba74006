/** Work of this room on somebody's list. */
import { catalogue } from '@fairlead/ui';

export const crisisTasks = catalogue({
  en: { 'crisis.overdose-debrief': 'Look back at an overdose together, with a peer.', 'crisis.review-after-overdose': 'An overdose was told. Review dose and plan before the next dose.', 'crisis.ask-about-suicide': 'An overdose may have been meant. Ask about suicide now.' },
  es: { 'crisis.overdose-debrief': 'Mirar juntos una sobredosis, con un par.', 'crisis.review-after-overdose': 'Se contó una sobredosis. Revisar dosis y plan antes de la próxima dosis.', 'crisis.ask-about-suicide': 'Una sobredosis pudo ser intencionada. Pregunte ahora por el suicidio.' },
});

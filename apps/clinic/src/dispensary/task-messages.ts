/** Work of this room on somebody's list. */
import { catalogue } from '@fairlead/ui';

export const taskMessages = catalogue({
  en: { 'dispensary.vomited-dose': 'Decide about a vomited dose.', 'dispensary.explain-difference': 'Explain a difference of {differenceUg} in {label}.', 'dispensary.ask-about-bottle': 'One bottle did not come back ({dosingDay}). Ask what happened to it.', 'dispensary.tell-office': 'Tell the authority about a loss of {lostUg} {product}.', 'dispensary.file-loss-form': 'File the form about a loss of {lostUg} {product}.' },
  es: { 'dispensary.vomited-dose': 'Decidir sobre una dosis vomitada.', 'dispensary.explain-difference': 'Explicar una diferencia de {differenceUg} en {label}.', 'dispensary.ask-about-bottle': 'Un frasco no volvió ({dosingDay}). Preguntar qué pasó.', 'dispensary.tell-office': 'Avisar a la autoridad de una pérdida de {lostUg} de {product}.', 'dispensary.file-loss-form': 'Presentar el formulario de una pérdida de {lostUg} de {product}.' },
});

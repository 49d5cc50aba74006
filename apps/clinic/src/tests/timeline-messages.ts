/** The sentence of each event of this room on the person's timeline. */
import { catalogue } from '@fairlead/ui';

export const timelineMessages = catalogue({
  en: { 'tests.urine-ordered': 'Urine test ordered.', 'tests.urine-given': 'Gave a urine sample.', 'tests.urine-not-given': 'Did not give a urine sample.', 'tests.urine-resulted': 'Urine test: {count} results.', 'tests.ecg': 'ECG: QTc {qtcMs} ms ({formula}).' },
  es: { 'tests.urine-ordered': 'Prueba de orina pedida.', 'tests.urine-given': 'Dio una muestra de orina.', 'tests.urine-not-given': 'No dio muestra de orina.', 'tests.urine-resulted': 'Prueba de orina: {count} resultados.', 'tests.ecg': 'ECG: QTc {qtcMs} ms ({formula}).' },
});

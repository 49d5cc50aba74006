/**
 * Columbia-Suicide Severity Rating Scale, screener (recent). The result is a triage, not a sum: the strongest yes decides,
 * and it already holds while later questions are still open.
 */
import { words, YES_NO, type Gate, type Instrument } from '../instrument.ts';

const afterThoughts: Gate = { any: [{ item: 'q2' }], otherwise: 'contradiction' };

export const cSsrsScreener: Instrument = {
  id: 'C-SSRS-screener',
  version: '1',
  title: words('Columbia suicide screen (C-SSRS screener, recent)', 'Cribado de suicidio de Columbia (C-SSRS, reciente)'),
  room: 'crisis',
  licence: { says: 'Columbia Lighthouse Project (Posner 2011): free for clinical use, wording must not change, credit the authors, training encouraged. Compare with the current form before use.', wording: 'published', use: 'credit', mark: 'unchecked' },
  cite: { source: 'C-SSRS screener triage (Columbia Lighthouse ED screener; Posner 2011)', mark: 'secondary' },
  ratedBy: 'clinician',
  about: words('Questions 1 to 5: the past month. Question 6: lifetime, then the past 3 months', 'Preguntas 1 a 5: el último mes. Pregunta 6: toda la vida y después los últimos 3 meses'),
  items: [
    { id: 'q1', says: words('Have you wished you were dead or wished you could go to sleep and not wake up?', '¿Ha deseado estar muerto(a) o poder dormirse y no despertar?'), answer: YES_NO },
    { id: 'q2', says: words('Have you actually had any thoughts about killing yourself?', '¿Ha tenido realmente la idea de suicidarse?'), answer: YES_NO },
    { id: 'q3', says: words('Have you been thinking about how you might do this?', '¿Ha pensado en cómo llevaría esto a cabo?'), answer: YES_NO, asked: afterThoughts },
    { id: 'q4', says: words('Have you had these thoughts and had some intention of acting on them?', '¿Ha tenido estas ideas y en cierto grado la intención de llevarlas a cabo?'), answer: YES_NO, asked: afterThoughts },
    { id: 'q5', says: words('Have you started to work out or worked out the details of how to kill yourself? Do you intend to carry out this plan?', '¿Ha comenzado a elaborar o ha elaborado los detalles sobre cómo suicidarse? ¿Tiene intenciones de llevar a cabo este plan?'), answer: YES_NO, asked: afterThoughts },
    { id: 'q6', says: words('Have you ever done anything, started to do anything, or prepared to do anything to end your life?', '¿Alguna vez ha hecho algo, comenzado a hacer algo o se ha preparado para hacer algo para terminar con su vida?'), answer: YES_NO },
    { id: 'q6recent', says: words('Was this within the past three months?', '¿Fue en los últimos tres meses?'), answer: YES_NO, asked: { any: [{ item: 'q6' }], otherwise: 'contradiction' } },
  ],
  scales: [],
  bandSets: [],
  flags: [],
  triage: {
    source: 'Columbia Lighthouse ED screener; Posner 2011', mark: 'secondary',
    steps: [
      { band: 'high', anyOf: ['q4', 'q5', 'q6recent'], says: words('High: stay with the person; same-day clinician and safety plan', 'Alto: no deje sola a la persona; valoración clínica el mismo día y plan de seguridad') },
      { band: 'moderate', anyOf: ['q3', 'q6'], says: words('Moderate: clinician review today', 'Moderado: revisión clínica hoy') },
      { band: 'low', anyOf: ['q1', 'q2'], says: words('Low: talk it over, safety plan, follow-up', 'Bajo: converse, plan de seguridad y seguimiento') },
    ],
    otherwise: { band: 'none_reported', says: words('None reported', 'Nada referido') },
  },
  cautions: [
    words('Which question follows which was not checked against the form.', 'El orden en que una pregunta sigue a otra no se cotejó con el formulario.'),
    words('"None reported" is what was said, not proof of safety; ask again at every transition.', '"Nada referido" es lo que se dijo, no prueba de seguridad; vuelva a preguntar en cada transición.'),
    words('Crisis lines: US 988; UK 999, NHS 111 option 2, Samaritans 116 123.', 'Líneas de crisis: EE. UU. 988; Reino Unido 999, NHS 111 opción 2, Samaritans 116 123.'),
  ],
};

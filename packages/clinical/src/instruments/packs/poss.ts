/** POSS: sedation by level, with what each level asks for. From analgesia; a 3 at the window means do not dose. */
import { words, type Instrument } from '../instrument.ts';

const goOn = { acceptable: true, action: 'continue' };

export const poss: Instrument = {
  id: 'POSS',
  version: '1',
  title: words('Opioid-induced sedation (POSS)', 'Sedación por opioides (POSS)'),
  room: 'medication',
  licence: { says: 'Journal copyright (Pasero 2009); levels with our own labels, not the form.', wording: 'topics', use: 'ask', mark: 'unchecked' },
  cite: { source: 'Pasero 2009', mark: 'secondary' },
  ratedBy: 'clinician',
  about: words('Now', 'Ahora'),
  items: [{
    id: 'level', says: words('Sedation', 'Sedación'),
    answer: {
      kind: 'coded',
      options: [
        { code: 'S', score: 0, gives: goOn, says: words('Asleep, easy to rouse', 'Dormido, fácil de despertar') },
        { code: '1', score: 1, gives: goOn, says: words('Awake and alert', 'Despierto y alerta') },
        { code: '2', score: 2, gives: goOn, says: words('Slightly drowsy, easily roused', 'Algo somnoliento, fácil de despertar') },
        { code: '3', score: 3, gives: { acceptable: false, action: 'hold_and_review_reduce_25_50pct' }, says: words('Often drowsy, drifts off while talking', 'Somnoliento, se duerme al hablar') },
        { code: '4', score: 4, gives: { acceptable: false, action: 'stop_naloxone_consider_emergency' }, says: words('Little or no response', 'Poca o ninguna respuesta') },
      ],
    },
  }],
  scales: [],
  bandSets: [],
  flags: [],
  cautions: [words('At 3, do not dose: prescriber review, and rate again in 30 to 60 minutes.', 'Con 3, no dé la dosis: revisión del médico, y vuelva a valorar en 30 a 60 minutos.')],
};

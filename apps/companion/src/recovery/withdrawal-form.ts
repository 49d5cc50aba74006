/**
 * Self-rated withdrawal as topics: SOWS-16 (Handelsman 1987) where dollars are paid, SOWS-10 (Gossop 1990) in the UK.
 * The two share an acronym and are never compared; no bands are published, so the phone shows none.
 */
import type { Country } from '@fairlead/contract/crisis';

type Both = readonly [en: string, es: string];
export interface RatingForm { readonly instrument: string; readonly version: string; readonly about: Both; readonly answers: readonly Both[]; readonly items: readonly (readonly [id: string, en: string, es: string])[] }

const sows16: RatingForm = {
  instrument: 'SOWS-16', version: '1', about: ['How you feel right now', 'Cómo te sientes ahora'],
  answers: [['Not at all', 'Nada'], ['A little', 'Un poco'], ['Moderately', 'Moderadamente'], ['Quite a bit', 'Bastante'], ['Extremely', 'Muchísimo']],
  items: [
    ['anxiety', 'Anxiety', 'Ansiedad'], ['yawning', 'Yawning', 'Bostezos'], ['perspiring', 'Sweating', 'Sudoración'], ['tearyEyes', 'Teary eyes', 'Ojos llorosos'],
    ['runnyNose', 'Runny nose', 'Goteo de nariz'], ['goosebumps', 'Goosebumps', 'Piel de gallina'], ['shaking', 'Shaking', 'Temblores'], ['hotFlushes', 'Hot flushes', 'Sofocos'],
    ['coldFlushes', 'Cold flushes', 'Escalofríos'], ['aches', 'Bone and muscle aches', 'Dolor de huesos y músculos'], ['restlessness', 'Restlessness', 'Inquietud'], ['nausea', 'Nausea', 'Náuseas'],
    ['vomiting', 'Feeling like vomiting', 'Ganas de vomitar'], ['twitching', 'Muscle twitching', 'Sacudidas musculares'], ['cramps', 'Stomach cramps', 'Cólicos de estómago'], ['craving', 'Urge to use now', 'Ganas de consumir ahora'],
  ],
};
const sows10: RatingForm = {
  instrument: 'SOWS-10', version: '1', about: ['The last 24 hours', 'Las últimas 24 horas'],
  answers: [['None', 'Nada'], ['Mild', 'Leve'], ['Moderate', 'Moderado'], ['Severe', 'Intenso']],
  items: [
    ['sick', 'Feeling sick', 'Ganas de vomitar'], ['cramps', 'Stomach cramps', 'Cólicos de estómago'], ['spasms', 'Muscle spasms or twitching', 'Espasmos o sacudidas musculares'],
    ['cold', 'Feeling cold', 'Sensación de frío'], ['heart', 'Heart pounding', 'Palpitaciones'], ['tension', 'Muscular tension', 'Tensión muscular'],
    ['aches', 'Aches and pains', 'Dolores y molestias'], ['yawning', 'Yawning', 'Bostezos'], ['runnyEyes', 'Runny eyes', 'Ojos llorosos'], ['sleep', 'Sleep problems', 'Problemas para dormir'],
  ],
};
export const withdrawalForm = (country: Country): RatingForm => (country === 'GB' ? sows10 : sows16);

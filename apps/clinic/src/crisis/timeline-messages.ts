/** Sentences of the timeline: naloxone. */
import { catalogue } from '@fairlead/ui';

const products = { 'product.nasal_4mg': 'nasal spray 4 mg', 'product.nasal_8mg': 'nasal spray 8 mg', 'product.nasal_3mg': 'nasal spray 3 mg', 'product.im_0_4mg': 'injection 0.4 mg', 'product.im_5mg': 'injection 5 mg', 'product.prenoxad': 'Prenoxad', 'product.nyxoid': 'Nyxoid' };
const productos = { 'product.nasal_4mg': 'aerosol nasal 4 mg', 'product.nasal_8mg': 'aerosol nasal 8 mg', 'product.nasal_3mg': 'aerosol nasal 3 mg', 'product.im_0_4mg': 'inyección 0.4 mg', 'product.im_5mg': 'inyección 5 mg', 'product.prenoxad': 'Prenoxad', 'product.nyxoid': 'Nyxoid' };

export const crisisTimeline = catalogue({
  en: {
    ...products,
    'crisis.naloxone-ordered': 'Naloxone ordered: {kits} of {product}.',
    'crisis.naloxone-issued': 'Naloxone issued: {devices} of {product}. {trained}', 'crisis.naloxone-issued.trained.yes': 'Shown how to use it.', 'crisis.naloxone-issued.trained.no': 'Not yet shown how to use it.',
    'crisis.suicide-screen-opened': '{instrument}: an answer opened the suicide screen.', 'crisis.suicide-risk': 'Suicide risk {band}.', 'crisis.suicide-risk.band.high': 'high: act now', 'crisis.suicide-risk.band.moderate': 'moderate: review today',
    'crisis.naloxone-offered': 'Naloxone offered: {answer}.', 'crisis.naloxone-offered.answer.has_one': 'has one', 'crisis.naloxone-offered.answer.declined': 'not wanted today', 'crisis.naloxone-offered.answer.taken': 'taken',
    'crisis.naloxone-ended': 'A naloxone kit was {how}.', 'crisis.naloxone-ended.how.used': 'used', 'crisis.naloxone-ended.how.lost': 'lost', 'crisis.naloxone-ended.how.expired': 'out of date', 'crisis.naloxone-ended.how.replaced': 'replaced', 'crisis.naloxone-ended.how.returned': 'returned',
    'crisis.overdose': 'Overdose: {outcome}. Naloxone given: {naloxone}.', 'crisis.overdose.outcome.came_round': 'came round', 'crisis.overdose.outcome.hospital': 'taken to hospital', 'crisis.overdose.outcome.died': 'died', 'crisis.overdose.outcome.not_known': 'how it ended is not known', 'crisis.overdose.naloxone.none': 'not known',
    'crisis.overdose-debriefed': 'Looked back at an overdose together.',
  },
  es: {
    ...productos,
    'crisis.naloxone-ordered': 'Naloxona ordenada: {kits} de {product}.',
    'crisis.naloxone-issued': 'Naloxona entregada: {devices} de {product}. {trained}', 'crisis.naloxone-issued.trained.yes': 'Se mostró cómo usarla.', 'crisis.naloxone-issued.trained.no': 'Aún no se mostró cómo usarla.',
    'crisis.suicide-screen-opened': '{instrument}: una respuesta abrió el cribado de suicidio.', 'crisis.suicide-risk': 'Riesgo de suicidio {band}.', 'crisis.suicide-risk.band.high': 'alto: actuar ya', 'crisis.suicide-risk.band.moderate': 'moderado: revisar hoy',
    'crisis.naloxone-offered': 'Naloxona ofrecida: {answer}.', 'crisis.naloxone-offered.answer.has_one': 'ya tiene', 'crisis.naloxone-offered.answer.declined': 'hoy no la quiere', 'crisis.naloxone-offered.answer.taken': 'aceptada',
    'crisis.naloxone-ended': 'Un equipo de naloxona: {how}.', 'crisis.naloxone-ended.how.used': 'usado', 'crisis.naloxone-ended.how.lost': 'perdido', 'crisis.naloxone-ended.how.expired': 'caducado', 'crisis.naloxone-ended.how.replaced': 'sustituido', 'crisis.naloxone-ended.how.returned': 'devuelto',
    'crisis.overdose': 'Sobredosis: {outcome}. Naloxona dada: {naloxone}.', 'crisis.overdose.outcome.came_round': 'se recuperó', 'crisis.overdose.outcome.hospital': 'llevada al hospital', 'crisis.overdose.outcome.died': 'falleció', 'crisis.overdose.outcome.not_known': 'no se sabe cómo terminó', 'crisis.overdose.naloxone.none': 'no se sabe',
    'crisis.overdose-debriefed': 'Miraron juntos una sobredosis.',
  },
});

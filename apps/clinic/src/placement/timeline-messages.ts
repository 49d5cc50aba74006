/** Sentences of the timeline: levels of care. */
import { catalogue } from '@fairlead/ui';

const levels = {
  'level.monitoring': 'monitoring check-ups', 'level.outpatient': 'outpatient treatment', 'level.intensive_outpatient': 'intensive outpatient', 'level.partial_hospitalisation': 'partial hospitalization', 'level.residential': 'residential treatment',
  'level.medically_managed_residential': 'medically managed residential treatment', 'level.inpatient_withdrawal': 'inpatient withdrawal', 'level.hospital': 'hospital', 'level.sober_living': 'sober living',
};
const niveles = {
  'level.monitoring': 'revisiones de seguimiento', 'level.outpatient': 'tratamiento ambulatorio', 'level.intensive_outpatient': 'ambulatorio intensivo', 'level.partial_hospitalisation': 'hospitalización parcial', 'level.residential': 'tratamiento residencial',
  'level.medically_managed_residential': 'tratamiento residencial con atención médica', 'level.inpatient_withdrawal': 'desintoxicación hospitalaria', 'level.hospital': 'hospital', 'level.sober_living': 'vivienda de recuperación',
};

export const placementTimeline = catalogue({
  en: {
    ...levels,
    'placement.decided': 'Level of care: {level}. {outcome} {step}', 'placement.decided.outcome.accepted': 'As the rules recommended.', 'placement.decided.outcome.overridden': 'Otherwise than recommended, with the reason.', 'placement.decided.step.up': 'A step up.', 'placement.decided.step.down': 'A step down.', 'placement.decided.step.same': '', 'placement.decided.step.none': '',
    'placement.waiting': 'Waiting for a place: {level}. Medicine goes on meanwhile.', 'placement.level-begun': 'Begun: {level}.', 'placement.home-begun': 'Sober living begun.', 'placement.level-ended': 'Ended: {level}.',
  },
  es: {
    ...niveles,
    'placement.decided': 'Nivel de atención: {level}. {outcome} {step}', 'placement.decided.outcome.accepted': 'Como recomendaron las reglas.', 'placement.decided.outcome.overridden': 'Distinto de lo recomendado, con el motivo.', 'placement.decided.step.up': 'Un paso arriba.', 'placement.decided.step.down': 'Un paso abajo.', 'placement.decided.step.same': '', 'placement.decided.step.none': '',
    'placement.waiting': 'En espera de plaza: {level}. La medicación sigue mientras tanto.', 'placement.level-begun': 'Empezó: {level}.', 'placement.home-begun': 'Empezó la vivienda de recuperación.', 'placement.level-ended': 'Terminó: {level}.',
  },
  'en-GB': { 'level.partial_hospitalisation': 'structured day programme, full week', 'level.intensive_outpatient': 'structured day programme, part week', 'level.outpatient': 'community treatment', 'level.residential': 'residential rehabilitation', 'level.inpatient_withdrawal': 'inpatient detoxification', 'level.sober_living': 'recovery housing' },
});

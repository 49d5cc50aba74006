/** Sentences of the timeline: assessments and responses. */
import { catalogue } from '@fairlead/ui';

export const assessmentTimeline = catalogue({
  en: {
    'assessment.started': 'Assessment begun.', 'assessment.part-saved': 'A part of the assessment saved.',
    'assessment.finished': 'Assessment finished: opioid use disorder {severity}, {openParts} parts open.', 'assessment.finished.severity.none': 'not asked or below the threshold', 'assessment.finished.severity.mild': 'mild', 'assessment.finished.severity.moderate': 'moderate', 'assessment.finished.severity.severe': 'severe',
    'assessment.response': '{instrument}: {total}. {complete}', 'assessment.response.total.none': 'no total', 'assessment.response.complete.yes': 'Complete.', 'assessment.response.complete.no': 'Not complete.',
    'assessment.measured': 'Measured: {codes}.',
  },
  es: {
    'assessment.started': 'Evaluación empezada.', 'assessment.part-saved': 'Se guardó una parte de la evaluación.',
    'assessment.finished': 'Evaluación terminada: trastorno por opioides {severity}, {openParts} partes abiertas.', 'assessment.finished.severity.none': 'sin preguntar o bajo el umbral', 'assessment.finished.severity.mild': 'leve', 'assessment.finished.severity.moderate': 'moderado', 'assessment.finished.severity.severe': 'grave',
    'assessment.response': '{instrument}: {total}. {complete}', 'assessment.response.total.none': 'sin total', 'assessment.response.complete.yes': 'Completo.', 'assessment.response.complete.no': 'Incompleto.',
    'assessment.measured': 'Medido: {codes}.',
  },
});

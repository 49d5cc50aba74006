/** The twelve-week pathway as dated milestones by day offset: before arrival to the refresher visit. */
import type { Day } from '../day.ts';
import { addDays } from '../day.ts';
import type { Sentence } from '../rule.ts';

export interface Milestone {
  readonly code: string;
  /** Days from the first day of treatment; negative before arrival. */
  readonly fromDay: number;
  /** The last day by which it should be done. */
  readonly byDay: number;
  readonly phase: 'before' | 'week_1' | 'weeks_1_to_4' | 'weeks_5_to_8' | 'weeks_9_to_12' | 'after';
  readonly says: Sentence;
  /** The room where it is done. */
  readonly room: string;
}

const at = (code: string, fromDay: number, byDay: number, phase: Milestone['phase'], room: string, en: string, es: string): Milestone => ({ code, fromDay, byDay, phase, room, says: { en, es } });

export const twelveWeekPathway: readonly Milestone[] = [
  at('admission_request', -28, 0, 'before', 'admission', 'Admission request answered', 'Solicitud de ingreso respondida'),
  at('goals_before', -14, 0, 'before', 'plan', 'Goals in the person’s own words, before arrival', 'Metas con las palabras de la persona, antes de llegar'),
  at('assessment', 0, 6, 'week_1', 'assessment', 'Assessment of week 1', 'Evaluación de la semana 1'),
  at('first_medicine', 0, 0, 'week_1', 'medication', 'First dose offered, naloxone given', 'Primera dosis ofrecida, naloxona entregada'),
  at('withdrawal_care', 0, 6, 'week_1', 'withdrawal', 'Withdrawal care', 'Cuidado de la abstinencia'),
  at('first_plan', 3, 7, 'week_1', 'plan', 'First plan written and signed together', 'Primer plan escrito y firmado en conjunto'),
  at('psychological_therapy', 1, 27, 'weeks_1_to_4', 'therapy', 'Psychological therapy, weekly or more', 'Terapia psicológica, semanal o más'),
  at('holistic_therapy', 1, 27, 'weeks_1_to_4', 'therapy', 'Body, rest and creative sessions', 'Sesiones de cuerpo, descanso y creatividad'),
  at('family_therapy', 21, 27, 'weeks_1_to_4', 'therapy', 'Family therapy in week 4', 'Terapia familiar en la semana 4'),
  at('review_day_30', 28, 30, 'weeks_1_to_4', 'outcomes', 'Review at 30 days with measures', 'Revisión a los 30 días con medidas'),
  at('relapse_prevention_plan', 28, 55, 'weeks_5_to_8', 'recovery', 'Relapse-prevention plan on one page', 'Plan de prevención de recaídas en una página'),
  at('weeks_5_to_8_therapy', 28, 55, 'weeks_5_to_8', 'therapy', 'Therapy and skills, weeks 5 to 8', 'Terapia y habilidades, semanas 5 a 8'),
  at('aftercare_plan', 49, 83, 'weeks_9_to_12', 'aftercare', 'Aftercare plan before any change of level', 'Plan de continuidad antes de cambiar de nivel'),
  at('review_day_84', 77, 84, 'weeks_9_to_12', 'outcomes', 'Review at 12 weeks with measures', 'Revisión a las 12 semanas con medidas'),
  at('refresher_visit', 84, 112, 'after', 'aftercare', 'Refresher visit, from week 12', 'Visita de refuerzo, desde la semana 12'),
];

export interface DatedMilestone extends Milestone {
  readonly from: Day;
  readonly by: Day;
}

/** The pathway with its days, from the first day of treatment. A site may give a pathway of its own. */
export function pathwayFrom(firstDay: Day, pathway: readonly Milestone[] = twelveWeekPathway): readonly DatedMilestone[] {
  return pathway.map((each) => ({ ...each, from: addDays(firstDay, each.fromDay), by: addDays(firstDay, each.byDay) }));
}

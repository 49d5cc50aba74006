/**
 * Blood-borne viruses and tuberculosis: where somebody stands, and the one next action. Each infection is a short list of
 * statuses, from never tested to done, so that nobody is lost between a test and its treatment. Marked unchecked: the order
 * is usual practice, and a site's own infection lead confirms it.
 */
import type { Mark, Sentence } from '../rule.ts';
import { words } from './instrument.ts';

export type Infection = 'hcv' | 'hbv' | 'hiv' | 'tb';

/** One status and what comes next. `repeatDays` where the step comes round again. */
export interface InfectionStep {
  readonly status: string;
  readonly says: Sentence;
  readonly next: string;
  readonly nextSays: Sentence;
  readonly repeatDays?: number;
  readonly done?: true;
}

export interface InfectionPath {
  readonly infection: Infection;
  readonly title: Sentence;
  readonly mark: Mark;
  readonly steps: readonly InfectionStep[];
}

const step = (status: string, en: string, es: string, next: string, nextEn: string, nextEs: string, more: Partial<InfectionStep> = {}): InfectionStep => ({
  status, says: words(en, es), next, nextSays: words(nextEn, nextEs), ...more,
});

const offerTest = step('not_tested', 'Never tested, or result unknown', 'Nunca examinado o resultado desconocido', 'offer_test', 'Offer the test today', 'Ofrezca la prueba hoy');
const declined = step('declined', 'Declined for now', 'No aceptada por ahora', 'offer_again', 'Offer again at the next review', 'Vuelva a ofrecerla en la próxima revisión');

export const infections: Readonly<Record<Infection, InfectionPath>> = {
  hcv: {
    infection: 'hcv', title: words('Hepatitis C', 'Hepatitis C'), mark: 'unchecked',
    steps: [
      offerTest, declined,
      step('antibody_negative', 'Antibody negative', 'Anticuerpos negativos', 'retest_yearly', 'Test again in a year, sooner while injecting', 'Repita en un año, antes si se inyecta', { repeatDays: 365 }),
      step('antibody_positive', 'Antibody positive', 'Anticuerpos positivos', 'test_rna', 'Test for virus (RNA) on the same sample', 'Busque el virus (ARN) en la misma muestra'),
      step('rna_negative', 'Past infection, no virus now', 'Infección pasada, sin virus ahora', 'retest_rna_yearly', 'Test RNA again in a year; antibodies do not protect', 'Repita el ARN en un año; los anticuerpos no protegen', { repeatDays: 365 }),
      step('rna_positive', 'Virus present', 'Virus presente', 'start_treatment', 'Arrange treatment; current use is no reason to wait', 'Organice el tratamiento; el consumo actual no es motivo para esperar'),
      step('on_treatment', 'On treatment', 'En tratamiento', 'test_cure_12_weeks', 'Test RNA 12 weeks after the last tablet', 'Haga ARN 12 semanas después de la última pastilla'),
      step('cured', 'Cured (RNA negative 12 weeks after treatment)', 'Curado (ARN negativo a las 12 semanas)', 'retest_rna_yearly', 'Test RNA yearly while there is risk', 'ARN cada año mientras haya riesgo', { repeatDays: 365, done: true }),
    ],
  },
  hbv: {
    infection: 'hbv', title: words('Hepatitis B', 'Hepatitis B'), mark: 'unchecked',
    steps: [
      offerTest, declined,
      step('susceptible', 'Not infected, not immune', 'Sin infección ni inmunidad', 'vaccinate', 'Give the first vaccine dose today', 'Ponga hoy la primera dosis de la vacuna'),
      step('vaccine_started', 'Vaccine course started', 'Vacunación iniciada', 'complete_vaccine', 'Give the next dose of the course', 'Ponga la siguiente dosis'),
      step('vaccine_complete', 'Vaccine course complete', 'Vacunación completa', 'none', 'Nothing due', 'Nada pendiente', { done: true }),
      step('immune', 'Immune', 'Inmune', 'none', 'Nothing due', 'Nada pendiente', { done: true }),
      step('surface_antigen_positive', 'Infected (surface antigen positive)', 'Infectado (antígeno de superficie positivo)', 'refer_liver_service', 'Refer to the liver service; vaccinate household and partners', 'Derive a hepatología; vacune a convivientes y parejas'),
      step('in_care', 'Under the liver service', 'En seguimiento por hepatología', 'monitor_six_monthly', 'Check that six-monthly monitoring goes on', 'Compruebe que sigue el control semestral', { repeatDays: 182 }),
    ],
  },
  hiv: {
    infection: 'hiv', title: words('HIV', 'VIH'), mark: 'unchecked',
    steps: [
      offerTest, declined,
      step('negative', 'Negative', 'Negativo', 'offer_prep_retest', 'Offer PrEP and clean equipment; test again in a year, sooner with risk', 'Ofrezca PrEP y material limpio; repita en un año, antes si hay riesgo', { repeatDays: 365 }),
      step('on_prep', 'On PrEP', 'Con PrEP', 'test_three_monthly', 'Test every three months', 'Prueba cada tres meses', { repeatDays: 91 }),
      step('reactive', 'Screening test reactive', 'Prueba inicial reactiva', 'confirm', 'Confirm with a second test', 'Confirme con una segunda prueba'),
      step('confirmed', 'Confirmed', 'Confirmado', 'refer_hiv_service', 'Refer to the HIV service for treatment now', 'Derive al servicio de VIH para tratamiento ya'),
      step('on_treatment', 'On treatment', 'En tratamiento', 'check_viral_load', 'Check viral load; check interactions with methadone', 'Revise carga viral e interacciones con metadona', { repeatDays: 182 }),
      step('suppressed', 'Suppressed', 'Suprimido', 'check_viral_load', 'Check viral load', 'Revise la carga viral', { repeatDays: 182, done: true }),
    ],
  },
  tb: {
    infection: 'tb', title: words('Tuberculosis', 'Tuberculosis'), mark: 'unchecked',
    steps: [
      step('not_screened', 'Not screened', 'Sin cribado', 'screen_symptoms_and_test', 'Ask for symptoms and offer a blood or skin test', 'Pregunte por síntomas y ofrezca prueba de sangre o cutánea'), declined,
      step('symptomatic', 'Cough, fever, night sweats or weight loss', 'Tos, fiebre, sudores nocturnos o pérdida de peso', 'isolate_xray_sputum', 'Mask and separate room; chest X-ray and sputum today', 'Mascarilla y cuarto aparte; radiografía y esputo hoy'),
      step('test_negative', 'Test negative, no symptoms', 'Prueba negativa, sin síntomas', 'rescreen_yearly', 'Screen again in a year', 'Repita el cribado en un año', { repeatDays: 365, done: true }),
      step('test_positive', 'Test positive', 'Prueba positiva', 'chest_xray', 'Chest X-ray to exclude active disease', 'Radiografía de tórax para descartar enfermedad activa'),
      step('latent', 'Latent infection, active disease excluded', 'Infección latente, enfermedad activa descartada', 'offer_preventive_treatment', 'Offer preventive treatment; rifamycins lower methadone and buprenorphine', 'Ofrezca tratamiento preventivo; las rifamicinas bajan la metadona y la buprenorfina'),
      step('active', 'Active disease', 'Enfermedad activa', 'treat_and_notify', 'Treat, notify public health, observe doses with the daily dose', 'Trate, notifique a salud pública, observe las dosis junto con la dosis diaria'),
      step('on_treatment', 'On treatment', 'En tratamiento', 'observe_and_watch_opioid_dose', 'Observe doses; watch for withdrawal on rifampicin and again after it stops', 'Observe las dosis; vigile abstinencia con rifampicina y de nuevo al dejarla'),
      step('completed', 'Treatment completed', 'Tratamiento completado', 'none', 'Nothing due', 'Nada pendiente', { done: true }),
    ],
  },
};

/** The step of one status; null where the infection has no such status. */
export function nextInfectionStep(infection: Infection, status: string): InfectionStep | null {
  return infections[infection].steps.find((each) => each.status === status) ?? null;
}

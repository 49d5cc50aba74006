/** What each code of placement means, how much it weighs and who may go past it. */
import type { CodeTable } from '../rule.ts';
import type { LevelId } from './levels.ts';

export const placementCodes = {
  EMERGENCY_SEDATION: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'Sedation is at POSS 4: emergency care now. Treatment for opioid use goes on afterward.', es: 'Sedación en POSS 4: atención de urgencia ahora. El tratamiento continúa después.', 'en-GB': 'Sedation is at POSS 4: emergency care now. Treatment for opioid use goes on afterwards.' },
  },
  EMERGENCY_BREATHING: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'Breathing is {rate} a minute: emergency care and naloxone now.', es: 'Respira {rate} veces por minuto: atención de urgencia y naloxona ahora.' },
  },
  EMERGENCY_OXYGEN: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'Oxygen saturation is {spo2} percent on scale 1: emergency care now.', es: 'Saturación de oxígeno de {spo2} por ciento en la escala 1: atención de urgencia ahora.', 'en-GB': 'Oxygen saturation is {spo2} per cent on scale 1: emergency care now.' },
  },
  EMERGENCY_NEWS2: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'NEWS2 is {news2}: emergency response in a hospital.', es: 'NEWS2 es {news2}: respuesta de urgencia en un hospital.' },
  },
  EMERGENCY_SEIZURE_DELIRIUM: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'A seizure or delirium is not opioid withdrawal: hospital now, look for alcohol, sedatives or another cause.', es: 'Una convulsión o un delirio no son abstinencia de opioides: hospital ahora; busque alcohol, sedantes u otra causa.' },
  },
  ALCOHOL_WITHDRAWAL_SEVERE: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'CIWA-Ar is {ciwaAr}: alcohol withdrawal needs a bed with nurses day and night.', es: 'CIWA-Ar es {ciwaAr}: la abstinencia de alcohol exige una cama con enfermería día y noche.' },
  },
  WITHDRAWAL_SEIZURE_RISK: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'Alcohol or sedative dependence with a past withdrawal seizure: withdraw from these only in a bed with nurses.', es: 'Dependencia de alcohol o sedantes con convulsión previa por abstinencia: solo retirarlos en una cama con enfermería.' },
  },
  PREGNANT_UNSTABLE_OR_LATE_START: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'Pregnant and unstable, or starting methadone or buprenorphine from week 28: start in a hospital with obstetrics.', es: 'Embarazo inestable, o inicio de metadona o buprenorfina desde la semana 28: empezar en un hospital con obstetricia.' },
  },
  PREGNANT_OBSTETRIC_LINK: {
    decision: 'allow', override: 'acknowledge',
    says: { en: 'Pregnant: first in line for every place, with obstetric care alongside and no withdrawal from opioids.', es: 'Embarazo: prioridad para cualquier plaza, con atención obstétrica y sin retirar los opioides.' },
  },
  SUICIDE_RISK_HIGH: {
    decision: 'warn', override: 'acknowledge',
    says: { en: 'C-SSRS is high: psychiatric emergency care, somebody stays with the person.', es: 'C-SSRS alto: urgencia psiquiátrica y alguien permanece con la persona.' },
  },
  NURSING_NEED: {
    decision: 'allow', override: 'acknowledge',
    says: { en: 'An illness that is not under control needs nurses: residential treatment with medical care.', es: 'Una enfermedad no controlada exige enfermería: tratamiento residencial con atención médica.' },
  },
  AGONIST_SAME_DAY: {
    decision: 'allow', override: 'acknowledge',
    says: { en: 'Moderate or severe opioid use disorder: start methadone or buprenorphine as an outpatient the same day, never wait for a bed.', es: 'Trastorno por consumo de opioides moderado o grave: iniciar metadona o buprenorfina de forma ambulatoria el mismo día, sin esperar una cama.' },
  },
  OUTPATIENT_FAILED_TWICE: {
    decision: 'allow', override: 'acknowledge',
    says: { en: 'Outpatient starts did not hold {starts} times: intensive outpatient or residential treatment, with the medicine going on.', es: 'El inicio ambulatorio no se sostuvo {starts} veces: tratamiento intensivo o residencial, sin interrumpir la medicación.' },
  },
  UNSAFE_HOME_DAILY_FENTANYL: {
    decision: 'allow', override: 'acknowledge',
    says: { en: 'Daily fentanyl and no safe home: intensive outpatient or residential treatment, with the medicine started today.', es: 'Fentanilo diario y sin hogar seguro: tratamiento intensivo o residencial, con la medicación desde hoy.' },
  },
  DETOX_FAILED_IN_COMMUNITY: {
    decision: 'allow', override: 'acknowledge',
    says: { en: 'Detox in the community did not hold before: a further one belongs in a bed with nurses.', es: 'La desintoxicación ambulatoria no se sostuvo antes: otra debe hacerse en una cama con enfermería.', 'en-GB': 'Detoxification in the community did not hold before: a further one belongs in an inpatient unit.' },
  },
  STABLE_A_YEAR: {
    decision: 'allow', override: 'acknowledge',
    says: { en: 'Stable for {days} days, with or without medicine: check-ups are enough, and the medicine stays as long as it helps.', es: 'Estable desde hace {days} días, con o sin medicación: bastan las revisiones, y la medicación sigue mientras ayude.' },
  },
  NEEDS_A_HOME: {
    decision: 'allow', override: 'acknowledge',
    says: { en: 'No safe place to live: offer sober living or other housing beside treatment.', es: 'Sin un lugar seguro para vivir: ofrecer una vivienda de recuperación u otra junto al tratamiento.', 'en-GB': 'No safe place to live: offer recovery or other housing beside treatment.' },
  },
  DOMAIN_WITHDRAWAL: { decision: 'allow', override: 'acknowledge', says: { en: 'Withdrawal and medicine is rated {rating} of 4.', es: 'Abstinencia y medicación: {rating} de 4.' } },
  DOMAIN_BODY: { decision: 'allow', override: 'acknowledge', says: { en: 'Body is rated {rating} of 4.', es: 'Cuerpo: {rating} de 4.' } },
  DOMAIN_MIND: { decision: 'allow', override: 'acknowledge', says: { en: 'Mind is rated {rating} of 4.', es: 'Mente: {rating} de 4.' } },
  DOMAIN_USE_DANGER: { decision: 'allow', override: 'acknowledge', says: { en: 'Danger from use is rated {rating} of 4.', es: 'Peligro por el consumo: {rating} de 4.' } },
  DOMAIN_HOME: { decision: 'allow', override: 'acknowledge', says: { en: 'Home and people is rated {rating} of 4.', es: 'Hogar y personas: {rating} de 4.' } },
  MEDICATION_NOT_TIED_TO_SESSIONS: {
    decision: 'allow', override: 'acknowledge',
    says: { en: 'Sessions are missed: medicine goes on. It is never withheld for absence from counseling.', es: 'Falta a las sesiones: la medicación continúa. Nunca se retira por no asistir a la orientación.', 'en-GB': 'Sessions are missed: medicine goes on. It is never withheld for absence from counselling.' },
  },
} as const satisfies CodeTable;

export type PlacementCode = keyof typeof placementCodes;

/** The least level that a code asks for. Codes of the domains carry their level with the rating; codes that only tell carry none. */
export const floorOfCode: Readonly<Record<PlacementCode, LevelId | null>> = {
  EMERGENCY_SEDATION: 'hospital', EMERGENCY_BREATHING: 'hospital', EMERGENCY_OXYGEN: 'hospital', EMERGENCY_NEWS2: 'hospital', EMERGENCY_SEIZURE_DELIRIUM: 'hospital',
  ALCOHOL_WITHDRAWAL_SEVERE: 'inpatient_withdrawal', WITHDRAWAL_SEIZURE_RISK: 'inpatient_withdrawal',
  PREGNANT_UNSTABLE_OR_LATE_START: 'hospital', PREGNANT_OBSTETRIC_LINK: 'outpatient', SUICIDE_RISK_HIGH: 'hospital', NURSING_NEED: 'medically_managed_residential',
  AGONIST_SAME_DAY: 'outpatient', OUTPATIENT_FAILED_TWICE: 'intensive_outpatient', UNSAFE_HOME_DAILY_FENTANYL: 'intensive_outpatient',
  DETOX_FAILED_IN_COMMUNITY: 'inpatient_withdrawal', STABLE_A_YEAR: 'monitoring', NEEDS_A_HOME: null,
  DOMAIN_WITHDRAWAL: null, DOMAIN_BODY: null, DOMAIN_MIND: null, DOMAIN_USE_DANGER: null, DOMAIN_HOME: null,
  MEDICATION_NOT_TIED_TO_SESSIONS: null,
};

/** Codes after which going lower is not a preference but an informed refusal of emergency care. */
export const emergencyCodes: ReadonlySet<string> = new Set(['EMERGENCY_SEDATION', 'EMERGENCY_BREATHING', 'EMERGENCY_OXYGEN', 'EMERGENCY_NEWS2', 'EMERGENCY_SEIZURE_DELIRIUM', 'SUICIDE_RISK_HIGH']);

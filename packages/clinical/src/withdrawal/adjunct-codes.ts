/** What each code about the medicines that ease withdrawal means wherever it appears. */
import { refuses, refusesUnless, warns } from '../codes.ts';
import type { CodeEntry, CodeTable } from '../rule.ts';
import { adjunctLimits, inCode } from './adjunct-tables.ts';

const overDay = refuses('{drug} would come to {dose} mg today. The limit is {limit} mg a day.', '{drug} sumaría hoy {dose} mg. El límite es de {limit} mg al día.');
const overSingle = refuses('This dose of {drug} is {dose} mg. The limit is {limit} mg a dose.', 'Esta dosis de {drug} es de {dose} mg. El límite es de {limit} mg por dosis.');
const tooSoon = refuses('{drug} was given {hours} h ago. Leave at least {limit} h.', '{drug} se dio hace {hours} h. Deje al menos {limit} h.');
const pastCourse = { en: 'Day {day} of {drug}. The course ends after {limit} days.', es: 'Día {day} de {drug}. El tratamiento termina a los {limit} días.' };

/** Every limit in the table has its own code, so that the audit says which line was crossed. */
function limitCodes(): CodeTable {
  const codes: Record<string, CodeEntry> = {};
  for (const { dayMaxMg, singleMaxMg, minHours, maxDays, overDays } of adjunctLimits) {
    if (dayMaxMg !== undefined) codes[`DAY_OVER_${inCode(dayMaxMg)}`] = overDay;
    if (singleMaxMg !== undefined) codes[`SINGLE_OVER_${inCode(singleMaxMg)}`] = overSingle;
    if (minHours !== undefined) codes[`INTERVAL_UNDER_${inCode(minHours)}H`] = tooSoon;
    if (maxDays !== undefined) codes[`OVER_${String(maxDays)}_DAYS`] = overDays === 'warn' ? warns(pastCourse.en, pastCourse.es) : refuses(pastCourse.en, pastCourse.es);
  }
  return codes;
}

export const adjunctCodes: CodeTable = {
  ...limitCodes(),
  DAY_OVER_50: overDay,
  HOLD_SBP_UNDER_90: refuses(
    'Systolic pressure is {value}. Hold the dose below {limit} and measure again in 30 to 60 minutes.',
    'La presión sistólica es {value}. No dé la dosis por debajo de {limit} y mida de nuevo en 30 a 60 minutos.',
  ),
  HOLD_DBP_UNDER_60: refuses(
    'Diastolic pressure is {value}. Hold the dose below {limit} and measure again in 30 to 60 minutes.',
    'La presión diastólica es {value}. No dé la dosis por debajo de {limit} y mida de nuevo en 30 a 60 minutos.',
  ),
  HOLD_DBP_UNDER_50: refuses(
    'Diastolic pressure is {value}. Hold the dose below {limit} and measure again in 30 to 60 minutes.',
    'La presión diastólica es {value}. No dé la dosis por debajo de {limit} y mida de nuevo en 30 a 60 minutos.',
  ),
  HOLD_HR_UNDER_50: refuses(
    'Pulse is {value}. Hold the dose below {limit} and measure again in 30 to 60 minutes.',
    'El pulso es {value}. No dé la dosis por debajo de {limit} y mida de nuevo en 30 a 60 minutos.',
  ),
  HOLD_HR_UNDER_60_WITH_SYMPTOMS: refuses(
    'Pulse is {value} with symptoms. Hold the dose below {limit} and measure again in 30 to 60 minutes.',
    'El pulso es {value} con síntomas. No dé la dosis por debajo de {limit} y mida de nuevo en 30 a 60 minutos.',
  ),
  HOLD_POSTURAL_FALL: refuses(
    'Blood pressure falls on standing, with symptoms. Hold the dose and measure again in 30 to 60 minutes.',
    'La presión baja al ponerse de pie, con síntomas. No dé la dosis y mida de nuevo en 30 a 60 minutos.',
  ),
  HOLD_SYNCOPE: refuses('The person fainted. Hold the dose; a prescriber sees them first.', 'La persona se ha desmayado. No dé la dosis; antes debe valorarla quien prescribe.'),
  TWO_HOLDS_PRESCRIBER_REVIEW: refuses(
    '{holds} doses were held in a row. A prescriber reviews before the next.',
    'Se han retenido {holds} dosis seguidas. Quien prescribe debe revisar antes de la siguiente.',
  ),
  QTC_OVER_500: refuses(
    'QTc is {value} ms. Do not give {drug} above {limit} ms.',
    'El QTc es de {value} ms. No dé {drug} por encima de {limit} ms.',
  ),
  AVOID_CONGENITAL_LONG_QT: refuses('Congenital long QT is recorded. Avoid lofexidine.', 'Consta QT largo congénito. Evite la lofexidina.'),
  AVOID_HEART_OR_BRAIN_DISEASE: refuses(
    'Severe coronary disease, a recent heart attack, a stroke or marked slow pulse is recorded. Avoid lofexidine.',
    'Consta enfermedad coronaria grave, infarto reciente, ictus o bradicardia marcada. Evite la lofexidina.',
  ),
  OVER_ORGAN_DOSE: refuses(
    'This dose of lofexidine is {dose} mg. For this liver and kidney function the label gives {limit} mg four times a day.',
    'Esta dosis de lofexidina es de {dose} mg. Para esta función hepática y renal la ficha técnica da {limit} mg cuatro veces al día.',
  ),
  TAPER_2_TO_4_DAYS: warns(
    'Do not stop {drug} at once: blood pressure can rebound. Step down over 2 to 4 days.',
    'No suspenda {drug} de golpe: la presión puede subir. Reduzca en 2 a 4 días.',
  ),
  PREGNANT_OFFER_AGONIST_TREATMENT: refuses(
    'The person is pregnant or may be. Offer methadone or buprenorphine treatment, not withdrawal.',
    'La persona está embarazada o puede estarlo. Ofrezca tratamiento con metadona o buprenorfina, no desintoxicación.',
  ),
  REDUCE_UNDER_50_KG_OR_LIVER_DISEASE: warns(
    'Weight under 50 kg or liver disease. Give less {drug} than the usual limit.',
    'Peso inferior a 50 kg o enfermedad hepática. Dé menos {drug} que el límite habitual.',
  ),
  NSAID_FROM_20_WEEKS: refuses('Pregnant, week {week}. No ibuprofen from week {limit}.', 'Embarazo, semana {week}. Sin ibuprofeno desde la semana {limit}.'),
  NSAID_RENAL_OR_ULCER: refuses('Kidney disease or an ulcer is recorded. Avoid ibuprofen.', 'Consta enfermedad renal o úlcera. Evite el ibuprofeno.'),
  ANTICHOLINERGIC_AVOID: refuses('Glaucoma or urinary retention is recorded. Avoid {drug}.', 'Consta glaucoma o retención urinaria. Evite {drug}.'),
  EXCLUDE_INFECTION_OR_OBSTRUCTION: refuses(
    'Infective diarrhea or a blocked bowel is not excluded. Do not give loperamide.',
    'No se ha descartado diarrea infecciosa u obstrucción intestinal. No dé loperamida.',
    'Infective diarrhoea or a blocked bowel is not excluded. Do not give loperamide.',
  ),
  BENZODIAZEPINE_INPATIENT_ONLY: refusesUnless(
    'prescriber',
    'Diazepam is for inpatients. Do not send it home beside methadone or buprenorphine without a review.',
    'El diazepam es para pacientes ingresados. No lo entregue para casa junto a metadona o buprenorfina sin revisión.',
  ),
};

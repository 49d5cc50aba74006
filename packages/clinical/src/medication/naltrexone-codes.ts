/** What each code about naltrexone means wherever it appears. */
import { allows, hardStops, refuses, refusesUnless, warns } from '../codes.ts';
import type { CodeTable } from '../rule.ts';

export const naltrexoneCodes: CodeTable = {
  UNDER_7_DAYS: refuses(
    '{days} days without opioids. Naltrexone needs at least {limit}, or it brings on sudden withdrawal.',
    '{days} días sin opioides. La naltrexona necesita al menos {limit}, o precipitará la abstinencia.',
  ),
  WITHIN_7_TO_10_CONSIDER_CHALLENGE: warns(
    '{days} days without opioids. Before day {limit}, consider a naloxone challenge first.',
    '{days} días sin opioides. Antes del día {limit}, valore primero una prueba con naloxona.',
  ),
  LONG_ACTING_UNDER_14_DAYS: refuses(
    '{days} days since a long-acting opioid. Wait at least {limit}.',
    '{days} días desde un opioide de acción prolongada. Espere al menos {limit}.',
  ),
  LONG_ACTING_14_DAYS_CHALLENGE_ADVISED: warns(
    '{days} days since a long-acting opioid. Withdrawal can still follow; a naloxone challenge is advised first.',
    '{days} días desde un opioide de acción prolongada. Aún puede haber abstinencia; se aconseja antes una prueba con naloxona.',
  ),
  // It stands beside the refusal for too short an interval and decides nothing itself.
  NEGATIVE_UDS_DOES_NOT_EXCLUDE: allows(
    'A negative urine test does not show that opioids are gone: it misses many of them.',
    'Un análisis de orina negativo no demuestra que no haya opioides: muchos no se detectan.',
  ),
  CHALLENGE_POSITIVE: refuses(
    'The naloxone challenge brought on withdrawal. Do not give naltrexone; repeat the challenge in 24 hours.',
    'La prueba con naloxona provocó abstinencia. No dé naltrexona; repita la prueba en 24 horas.',
  ),
  OPIOID_ANALGESIC_IN_USE: refuses(
    'An opioid pain medicine is in use: {medicine}. Naltrexone would block it and bring on withdrawal.',
    'Hay un analgésico opioide en uso: {medicine}. La naltrexona lo bloquearía y precipitaría la abstinencia.',
  ),
  OPIOID_DEPENDENCE_OR_WITHDRAWAL: refuses(
    'The person is dependent on opioids now or in withdrawal. Finish withdrawal first.',
    'La persona depende ahora de opioides o está en abstinencia. Complete antes la desintoxicación.',
  ),
  NALTREXONE_HYPERSENSITIVITY: refuses('An allergy to naltrexone is recorded.', 'Consta alergia a la naltrexona.'),
  ACUTE_HEPATITIS_OR_LIVER_FAILURE: refuses(
    'Acute hepatitis, liver failure or decompensated cirrhosis is recorded. Do not give naltrexone.',
    'Consta hepatitis aguda, insuficiencia hepática o cirrosis descompensada. No dé naltrexona.',
  ),
  LFT_3_TO_5X_ULN: warns(
    'ALT is {times} times the upper limit. Above {limit} times, use with caution and test again soon.',
    'La ALT es {times} veces el límite superior. Por encima de {limit}, use con precaución y repita pronto el análisis.',
  ),
  LFT_OVER_3X_ULN: refuses(
    'ALT is {times} times the upper limit. This protocol stops above {limit} times.',
    'La ALT es {times} veces el límite superior. Este protocolo no lo permite por encima de {limit}.',
  ),
  LFT_OVER_5X_ULN: refuses(
    'ALT is {times} times the upper limit. Avoid naltrexone above {limit} times.',
    'La ALT es {times} veces el límite superior. Evite la naltrexona por encima de {limit}.',
  ),
  START_25_FIRST: warns(
    'The first dose is {dose} mg. Start with {limit} mg; if no withdrawal follows within an hour, give {limit} mg more.',
    'La primera dosis es de {dose} mg. Empiece con {limit} mg; si en una hora no hay abstinencia, dé {limit} mg más.',
  ),
  ROUTE_IM_GLUTEAL_ONLY: hardStops(
    'Extended-release naltrexone goes deep into the buttock muscle only, not by the route {route}.',
    'La naltrexona de liberación prolongada se administra solo en el músculo glúteo profundo, no por la vía {route}.',
  ),
  ALTERNATE_BUTTOCK: warns(
    'The last injection was on the same side ({side}). Use the other buttock.',
    'La última inyección fue en el mismo lado ({side}). Use el otro glúteo.',
  ),
  XR_DOSE_380_ONLY: refusesUnless(
    'nobody',
    'The extended-release dose is {limit} mg, not {dose} mg.',
    'La dosis de liberación prolongada es de {limit} mg, no de {dose} mg.',
  ),
  XR_NOT_DUE: refuses(
    '{days} days since the last injection. The next may be given from day {limit}.',
    '{days} días desde la última inyección. La siguiente puede darse desde el día {limit}.',
  ),
  REASSESS_OPIOID_FREE: refuses(
    '{days} days since the last injection, with opioid use or a positive test since. Check again that the person is free of opioids.',
    '{days} días desde la última inyección, con consumo de opioides o análisis positivo. Confirme de nuevo que no hay opioides.',
  ),
  OPIOID_USE_SINCE_NEGATIVE_TEST: warns(
    'Opioid use since the last injection is reported, though the urine test is negative. Ask what and when before giving it.',
    'Se refiere consumo de opioides desde la última inyección, aunque el análisis es negativo. Pregunte qué y cuándo antes de darla.',
  ),
  OVER_8_WEEKS_CONSULT_PRESCRIBER: refuses(
    '{days} days since the last injection. After day {limit}, the prescriber decides as for a new start.',
    '{days} días desde la última inyección. Pasado el día {limit}, quien prescribe decide como en un nuevo inicio.',
  ),
  PREGNANT_OFFER_AGONIST_TREATMENT: refuses(
    'The person is pregnant or may be. Offer methadone or buprenorphine instead.',
    'La persona está embarazada o puede estarlo. Ofrezca en su lugar metadona o buprenorfina.',
  ),
  PREGNANCY_PLANNED: warns('A pregnancy is planned. Talk about methadone or buprenorphine instead.', 'Se planea un embarazo. Hable de metadona o buprenorfina como alternativa.'),
  SURGERY_WITHIN_4_WEEKS: warns(
    'Surgery in {days} days. Opioid pain relief will not work; hold the injection for about {limit} days before.',
    'Cirugía en {days} días. Los opioides no aliviarán el dolor; suspenda la inyección unos {limit} días antes.',
  ),
  THROMBOCYTOPENIA_IM: warns('Low platelets or a bleeding disorder: an injection into muscle may bleed.', 'Plaquetas bajas o trastorno de coagulación: la inyección intramuscular puede sangrar.'),
  SEVERE_RENAL: warns('Severe kidney impairment: naltrexone is cleared by the kidney. Use with caution.', 'Insuficiencia renal grave: la naltrexona se elimina por el riñón. Use con precaución.'),
};

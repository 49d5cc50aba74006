/** What each code of the take-home rules decides, and what staff and the person read. */
import { allows, refuses, refusesUnless, warns } from '../codes.ts';
import type { CodeTable } from '../rule.ts';

export const takeHomeCodes: CodeTable = {
  TAKE_HOME_OVER_LIMIT: refusesUnless('nobody',
    '{days} days asked for. On treatment day {day} the federal limit is {max} days.',
    'Se piden {days} días. En el día {day} de tratamiento el límite federal es de {max} días.'),
  STATE_LIMIT_STRICTER: refusesUnless('nobody',
    '{days} days asked for. This state allows {max} days.',
    'Se piden {days} días. Este estado permite {max} días.'),
  CRITERIA_NOT_MET: refuses(
    'The practitioner found the criteria for take-home doses not met. Refusing on one of them is clinic policy, not law.',
    'El profesional considera que no se cumplen los criterios para dosis en casa. Negarlas por uno solo es norma del centro, no ley.'),
  CRITERIA_NOT_ALL_CONSIDERED: refuses(
    '{count} of the six criteria have not been considered and written down yet.',
    'Faltan {count} de los seis criterios por considerar y anotar.'),
  RATIONALE_NOT_DOCUMENTED: refusesUnless('nobody',
    'Write down the reason for take-home doses first.',
    'Anote antes el motivo de las dosis en casa.'),
  CLOSURE_DAY_EXEMPT: allows(
    'The clinic is closed: anyone may take a dose home for that day.',
    'El centro cierra: cualquiera puede llevarse la dosis de ese día.'),
  TIME_LIMITS_METHADONE_ONLY: allows(
    'The day limits are for methadone only.',
    'Los límites por días son solo para la metadona.'),
  UK_SUPERVISION_USUAL_IN_FIRST_3_MONTHS: warns(
    'Treatment day {day}: supervised doses are usual for about three months. The guidelines leave it to the individual.',
    'Día {day} de tratamiento: lo habitual es supervisar unos tres meses. Las guías lo dejan a cada caso.'),
};

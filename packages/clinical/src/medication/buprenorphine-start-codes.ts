/** What each code about the first dose of buprenorphine means wherever it appears. */
import { refuses, warns } from '../codes.ts';
import type { CodeTable } from '../rule.ts';

export const buprenorphineStartCodes: CodeTable = {
  SHORT_ACTING_UNDER_4H: refuses(
    'Last short-acting opioid {hours} h ago. Wait at least {limit} h, or buprenorphine may bring on sudden withdrawal.',
    'Último opioide de acción corta hace {hours} h. Espere al menos {limit} h: la buprenorfina puede precipitar la abstinencia.',
  ),
  SHORT_ACTING_UNDER_6H: refuses(
    'Last short-acting opioid {hours} h ago. Wait at least {limit} h, or buprenorphine may bring on sudden withdrawal.',
    'Último opioide de acción corta hace {hours} h. Espere al menos {limit} h: la buprenorfina puede precipitar la abstinencia.',
  ),
  METHADONE_UNDER_24H: refuses(
    'Last methadone or other long-acting opioid {hours} h ago. Wait at least {limit} h.',
    'Última metadona u otro opioide de acción prolongada hace {hours} h. Espere al menos {limit} h.',
  ),
  METHADONE_OVER_30_REDUCE_FIRST: refuses(
    'Methadone is {dose} mg a day. Bring it down to {limit} mg or less before a standard start, or use a low-dose start.',
    'La metadona es de {dose} mg al día. Redúzcala a {limit} mg o menos antes de un inicio estándar, o use un inicio con dosis bajas.',
  ),
  METHADONE_30_TO_40_CAUTION: warns(
    'Methadone is {dose} mg a day, between 30 and 40 mg. Sudden withdrawal is more likely than at 30 mg; consider a low-dose start.',
    'La metadona es de {dose} mg al día, entre 30 y 40 mg. El riesgo de abstinencia precipitada es mayor que con 30 mg; valore un inicio con dosis bajas.',
  ),
  COWS_BELOW_8: refuses(
    'COWS is {cows}. Start when it is {limit} or more.',
    'COWS es {cows}. Empiece cuando sea {limit} o más.',
  ),
  COWS_BELOW_11: refuses(
    'COWS is {cows}. Start when it is {limit} or more.',
    'COWS es {cows}. Empiece cuando sea {limit} o más.',
  ),
  LONG_ACTING_COWS_BELOW_13: refuses(
    'COWS is {cows}. After methadone or another long-acting opioid, start when it is {limit} or more.',
    'COWS es {cows}. Tras metadona u otro opioide de acción prolongada, empiece cuando sea {limit} o más.',
  ),
  NO_OBJECTIVE_SIGN: refuses(
    'No objective sign of withdrawal is seen. Wait for at least one, such as large pupils, yawning, runny nose or gooseflesh.',
    'No se observa ningún signo objetivo de abstinencia. Espere al menos uno, como pupilas dilatadas, bostezos, rinorrea o piel de gallina.',
  ),
  WITHDRAWAL_NOT_MODERATE: warns(
    'COWS is {cows}, which is mild. The label asks for moderate withdrawal ({limit} or more) before the first dose.',
    'COWS es {cows}, es decir, leve. La ficha técnica pide abstinencia moderada ({limit} o más) antes de la primera dosis.',
  ),
  FENTANYL_VARIABLE_ONSET_PW_RISK: warns(
    'Fentanyl leaves the body slowly, so sudden withdrawal can follow even after long abstinence. Rely on signs, not hours.',
    'El fentanilo se elimina despacio, así que puede haber abstinencia precipitada aun tras muchas horas. Guíese por los signos, no por las horas.',
  ),
  HEPATIC_B_COMBINATION_CAUTION: warns(
    'Liver function is Child-Pugh B. The combination with naloxone is not advised for starting; use buprenorphine alone and watch closely.',
    'Función hepática Child-Pugh B. No se aconseja la combinación con naloxona para empezar; use buprenorfina sola y vigile de cerca.',
  ),
  HEPATIC_C_AVOID_COMBINATION: refuses(
    'Liver function is Child-Pugh C. Avoid the combination with naloxone.',
    'Función hepática Child-Pugh C. Evite la combinación con naloxona.',
  ),
  HEPATIC_C_HALVE_DOSE: warns(
    'Liver function is Child-Pugh C. Halve the dose of buprenorphine and its steps, and watch for too much effect.',
    'Función hepática Child-Pugh C. Reduzca a la mitad la dosis de buprenorfina y sus aumentos, y vigile el exceso de efecto.',
  ),
  BUPRENORPHINE_HYPERSENSITIVITY: refuses(
    'An allergy to buprenorphine is recorded.',
    'Consta alergia a la buprenorfina.',
  ),
  NALOXONE_HYPERSENSITIVITY_USE_MONO: refuses(
    'An allergy to naloxone is recorded. Use buprenorphine alone.',
    'Consta alergia a la naloxona. Use buprenorfina sola.',
  ),
  SEDATIVES_SUPPLY_NALOXONE: warns(
    'Sedatives or alcohol are in use. Do not withhold treatment for that alone; supply naloxone and review the sedatives.',
    'Hay consumo de sedantes o alcohol. No niegue el tratamiento solo por eso; entregue naloxona y revise los sedantes.',
  ),
};

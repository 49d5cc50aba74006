/** What each code about depot buprenorphine means wherever it appears. */
import { allows, hardStops, refuses, refusesUnless, warns } from '../codes.ts';
import type { CodeTable } from '../rule.ts';

export const depotCodes: CodeTable = {
  IV_PROHIBITED_HARD_STOP: hardStops(
    'Never into a vein: it forms a solid mass and can kill. Under the skin only.',
    'Nunca en vena: forma una masa sólida y puede matar. Solo bajo la piel.',
  ),
  ROUTE_SUBCUTANEOUS_ONLY: hardStops(
    'This depot goes under the skin only, not by the route {route}.',
    'Este preparado se administra solo bajo la piel, no por la vía {route}.',
  ),
  SITE_REUSE_UNDER_8_WEEKS: refusesUnless(
    'prescriber',
    'This site was used {weeks} weeks ago. Leave a weekly site for {limit} weeks; choose another.',
    'Esta zona se usó hace {weeks} semanas. Deje pasar {limit} semanas en cada zona semanal; elija otra.',
  ),
  UPPER_ARM_BEFORE_4_WEEKLY_DOSES: warns(
    '{doses} weekly doses so far. Use the upper arm only after {limit} weekly doses in a row.',
    '{doses} dosis semanales hasta ahora. Use el brazo solo tras {limit} dosis semanales seguidas.',
  ),
  TEST_DOSE_4MG_REQUIRED: refuses(
    'New to buprenorphine: give {limit} mg under the tongue first and watch for an hour.',
    'Sin exposición previa a buprenorfina: dé primero {limit} mg sublinguales y observe una hora.',
  ),
  OBSERVE_1_HOUR_FIRST: refuses(
    'The first dose under the tongue was {hours} h ago. Watch for {limit} h before the injection.',
    'La primera dosis sublingual fue hace {hours} h. Observe {limit} h antes de la inyección.',
  ),
  TM_DOSE_NOT_TOLERATED: refuses(
    'The dose under the tongue was not tolerated. Do not give the injection now.',
    'La dosis sublingual no se toleró. No administre la inyección ahora.',
  ),
  UNDER_7_DAYS_TM: refuses(
    '{days} days on buprenorphine under the tongue. This label asks for {limit} days first.',
    '{days} días con buprenorfina sublingual. Esta ficha técnica pide antes {limit} días.',
  ),
  TM_DOSE_OUTSIDE_8_TO_24: refuses(
    'The dose under the tongue is {dose} mg a day. This label asks for 8 to 24 mg a day first.',
    'La dosis sublingual es de {dose} mg al día. Esta ficha técnica pide antes de 8 a 24 mg al día.',
  ),
  WEEK1_TOTAL_OVER_32: refuses(
    'Week 1 adds up to {dose} mg. The most is {limit} mg.',
    'La semana 1 suma {dose} mg. El máximo es de {limit} mg.',
  ),
  WEEK1_FIRST_DOSE_16: refuses(
    'The first weekly injection for somebody new to buprenorphine is 16 mg, not {dose} mg.',
    'La primera inyección semanal de quien empieza con buprenorfina es de 16 mg, no de {dose} mg.',
  ),
  WEEK1_DOSES_UNDER_1_DAY_APART: refuses(
    'Week 1 has two injections on one day. Leave at least a day between them.',
    'La semana 1 tiene dos inyecciones en un día. Deje al menos un día entre ellas.',
  ),
  WEEK1_SECOND_DOSE_AFTER_DAY_3: warns(
    'The first extra 8 mg comes on day {day}. The label gives it within {limit} days of the first.',
    'Los primeros 8 mg adicionales llegan el día {day}. La ficha técnica los da en los {limit} días siguientes a la primera.',
  ),
  DOSE_BETWEEN_BANDS_PRESCRIBER_CHOICE: refuses(
    '{dose} mg a day falls between two lines of the switch table. A prescriber chooses the strength.',
    '{dose} mg al día queda entre dos líneas de la tabla de cambio. La dosis la elige quien prescribe.',
  ),
  OUTSIDE_LABEL_TABLE_NO_160_MG: refuses(
    '{dose} mg a day is above the label table, and no 160 mg injection is made.',
    '{dose} mg al día supera la tabla de la ficha técnica, y no existe inyección de 160 mg.',
  ),
  OUTSIDE_SWITCH_TABLE: refuses(
    '{dose} mg a day is outside the switch table of this product.',
    '{dose} mg al día está fuera de la tabla de cambio de este producto.',
  ),
  STRENGTH_NOT_MADE: refusesUnless(
    'nobody',
    '{dose} mg is not a strength of this product for this interval.',
    '{dose} mg no es una presentación de este producto para este intervalo.',
  ),
  INTERVAL_UNDER_26_DAYS: refuses(
    '{days} days since the last injection. Leave at least {limit} days.',
    '{days} días desde la última inyección. Deje al menos {limit} días.',
  ),
  INTERVAL_UNDER_7_DAYS: refuses(
    '{days} days since the first injection. The second may follow from {limit} days.',
    '{days} días desde la primera inyección. La segunda puede darse a partir de {limit} días.',
  ),
  DEPOT_NOT_DUE: refuses(
    '{days} days since the last injection. The next may be given from day {limit}.',
    '{days} días desde la última inyección. La siguiente puede darse desde el día {limit}.',
  ),
  LATE_UP_TO_2_WEEKS_NO_CLINICAL_IMPACT_EXPECTED: allows(
    '{late} days late. Give it now; up to two weeks late is not expected to matter.',
    '{late} días de retraso. Adminístrela ahora; no se espera que importe un retraso de hasta dos semanas.',
  ),
  LATE_PRESCRIBER_GUIDANCE: warns(
    '{days} days since the last injection, after the window that ends on day {limit}. Ask the prescriber before giving it.',
    '{days} días desde la última inyección, fuera del plazo que acaba el día {limit}. Consulte a quien prescribe antes de darla.',
  ),
  LATE_ASSESS_FENTANYL_DEPENDENCE: warns(
    '{days} days since the last injection. Ask about fentanyl use, and give it when dependence is minimal or the risk is accepted.',
    '{days} días desde la última inyección. Pregunte por el fentanilo y adminístrela si la dependencia es mínima o se acepta el riesgo.',
  ),
  LATE_STRICT_ASSESSMENT: warns(
    '{days} days since the last injection. Give it only after a strict assessment of fentanyl dependence.',
    '{days} días desde la última inyección. Adminístrela solo tras una valoración estricta de la dependencia de fentanilo.',
  ),
  NOT_RECOMMENDED_MODERATE_SEVERE_HEPATIC: warns(
    'Liver function is Child-Pugh {class}. Depots are not recommended: the dose cannot be lowered once given.',
    'Función hepática Child-Pugh {class}. No se recomiendan los preparados de depósito: la dosis no puede reducirse una vez administrada.',
  ),
  LONG_QT_AVOID: warns(
    'A history of long QT is recorded. The label advises against this depot.',
    'Consta QT largo. La ficha técnica desaconseja este preparado.',
  ),
  UNDER_16: refuses('Under {limit} years old: this product is licensed from {limit}.', 'Menor de {limit} años: este producto está autorizado desde los {limit}.'),
};

/** What each code of the window's own rules decides, and what the nurse reads. */
import { refuses, refusesUnless } from '../codes.ts';
import type { CodeTable } from '../rule.ts';

export const windowCodes: CodeTable = {
  NO_ACTIVE_ORDER: refusesUnless('nobody', 'No active order. The prescriber writes one first.', 'No hay una orden activa. El prescriptor debe escribirla antes.'),
  ORDER_NOT_SIGNED: refusesUnless('nobody', 'The order is not signed.', 'La orden no está firmada.'),
  ORDER_NOT_FOR_THIS_DAY: refusesUnless('nobody', 'The order does not cover today.', 'La orden no incluye el día de hoy.'),
  PART_NOT_ORDERED: refusesUnless('nobody', 'The order has no such part of the dose.', 'La orden no tiene esta parte de la dosis.'),
  DOSED_ELSEWHERE_TODAY: refusesUnless('nobody', 'Another clinic has given today’s dose.', 'Otro centro ya dio la dosis de hoy.'),
  RESTART_NEEDS_A_SIGNED_DOSE: refusesUnless('nobody', '{days} days missed: the order’s {usual} is not given. The prescriber sees the person and signs today’s dose first.', 'Faltan {days} días de dosis: no se da {usual} de la orden. El prescriptor lo ve y firma antes la dosis de hoy.'),
  STOCK_NOT_ENOUGH: refusesUnless('nobody', '{dose} is needed and {stock} is left. Open another container first.', 'Se necesitan {dose} y quedan {stock}. Abra antes otro envase.'),
  REPLACEMENT_OVER_VOMITED_DOSE: refuses('A replacement of {dose} is more than today’s dose of {vomited}.', 'Reponer {dose} es más que la dosis de hoy, {vomited}.'),
};

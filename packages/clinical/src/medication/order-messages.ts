/** What each code of the rules on an order decides, and what the prescriber reads. */
import { refusesUnless, warns } from '../codes.ts';
import type { CodeTable } from '../rule.ts';

export const orderCodes: CodeTable = {
  DOSE_OVER_CEILING: refusesUnless('two prescribers', '{total} a day is over this site’s ceiling of {limit}. Two prescribers sign.', '{total} al día supera el tope del centro, {limit}. Firman dos prescriptores.'),
  DOSE_OVER_1_5_TIMES_LAST: refusesUnless('two prescribers', '{total} is more than one and a half times the last {last}. Two prescribers sign.', '{total} es más de una vez y media la última, {last}. Firman dos prescriptores.'),
  ORDER_WITHOUT_DOSE: refusesUnless('nobody', 'The order has no dose.', 'La orden no tiene dosis.'),
  ORDER_ENDS_BEFORE_IT_BEGINS: refusesUnless('nobody', 'The order ends before it begins.', 'La orden termina antes de empezar.'),
  SPLIT_REASON_NOT_DOCUMENTED: warns('A split dose needs a written reason.', 'Una dosis dividida necesita un motivo por escrito.'),
};

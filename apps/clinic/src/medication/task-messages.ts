/** Work of this room on somebody's list. */
import { catalogue } from '@fairlead/ui';

export const taskMessages = catalogue({
  en: { 'medication.sign-order': 'Sign an order.', 'medication.review-hold': 'Doses are held: {reason}' },
  es: { 'medication.sign-order': 'Firmar una orden.', 'medication.review-hold': 'Dosis en espera: {reason}' },
});

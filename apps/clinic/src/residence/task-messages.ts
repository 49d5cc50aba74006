/** Work of this room on somebody's list. */
import { catalogue } from '@fairlead/ui';

export const taskMessages = catalogue({
  en: { 'residence.not-back': 'Not back from leave: call, and look after them.' },
  es: { 'residence.not-back': 'No ha vuelto del permiso: llamar y preocuparse.' },
});

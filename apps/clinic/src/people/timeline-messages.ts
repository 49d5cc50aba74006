/** Sentences of the timeline: the photo for the window. */
import { catalogue } from '@fairlead/ui';

export const peopleTimeline = catalogue({
  en: { 'people.photo-taken': 'Photo taken, with their consent.', 'people.photo-declined': 'Asked about a photo: wants none.', 'people.photo-withdrawn': 'Consent to the photo taken back. It is not shown again.' },
  es: { 'people.photo-taken': 'Foto tomada, con su consentimiento.', 'people.photo-declined': 'Se preguntó por una foto: no quiere.', 'people.photo-withdrawn': 'Retiró el consentimiento de la foto. No se vuelve a mostrar.' },
});

/** Sentences of the timeline: what the person agreed to, and ended. */
import { catalogue } from '@fairlead/ui';

const kinds = {
  en: { treatment: 'treatment', sharing: 'sharing information', counselling_notes: 'sharing counseling notes', reporting: 'reporting', research: 'research' },
  es: { treatment: 'el tratamiento', sharing: 'compartir información', counselling_notes: 'compartir notas de terapia', reporting: 'los informes', research: 'la investigación' },
} as const;
const keyed = (words: Readonly<Record<string, string>>) => Object.fromEntries(['consent.given', 'consent.ended'].flatMap((kind) => Object.entries(words).map(([value, said]) => [`${kind}.kind.${value}`, said])));

export const consentTimeline = catalogue<string>({
  en: { 'consent.given': 'Agreed to {kind}. {recipient}', 'consent.ended': 'Ended the consent to {kind}, at once. {recipient}', ...keyed(kinds.en) },
  es: { 'consent.given': 'Consintió {kind}. {recipient}', 'consent.ended': 'Terminó al momento el consentimiento para {kind}. {recipient}', ...keyed(kinds.es) },
  'en-GB': keyed({ counselling_notes: 'sharing counselling notes' }),
});

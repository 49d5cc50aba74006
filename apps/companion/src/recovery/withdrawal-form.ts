/**
 * Self-rated withdrawal: SOWS-16 where dollars are paid, SOWS-10 in the UK, from the instruments of the rules. The two
 * share an acronym and are never compared; no bands are published, so the phone shows none.
 */
import { sows10 } from '@fairlead/clinical/instruments/sows-10';
import { sows16 } from '@fairlead/clinical/instruments/sows-16';
import type { Country } from '@fairlead/contract/crisis';
import type { Language } from '@fairlead/ui/words';

export interface RatingForm {
  readonly instrument: string;
  readonly version: string;
  readonly about: string;
  readonly items: readonly { readonly id: string; readonly text: string; readonly answers: readonly { readonly score: number; readonly text: string }[] }[];
}

/** The form in the reader's language; the answers are stored as the instrument stores them. */
export function withdrawalForm(country: Country, language: Language): RatingForm {
  const form = country === 'GB' ? sows10 : sows16;
  const side = language === 'es' ? 'es' : 'en';
  return {
    instrument: form.id, version: form.version, about: form.about[side],
    items: form.items.map((item) => ({
      id: item.id, text: item.says[side],
      answers: item.answer.kind === 'scale' ? item.answer.anchors.map((anchor) => ({ score: anchor.score, text: anchor.says[side] })) : [],
    })),
  };
}

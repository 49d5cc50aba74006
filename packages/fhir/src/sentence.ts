/** Our sentences as FHIR strings with translations, and back. */
import type { Sentence } from '@fairlead/clinical';
import type { Element, Extension } from 'fhir/r4.js';
import { TRANSLATION } from './systems.ts';

const translation = (lang: string, content: string): Extension => ({
  url: TRANSLATION,
  extension: [{ url: 'lang', valueCode: lang }, { url: 'content', valueString: content }],
});

/** The translations of a sentence, for the element beside the English string (`_text` beside `text`). */
export function translationsOf(says: Sentence): Element {
  const gb = says['en-GB'];
  return { extension: [translation('es', says.es), ...(gb === undefined ? [] : [translation('en-GB', gb)])] };
}

function inLanguage(element: Element | undefined, lang: string): string | undefined {
  const found = element?.extension?.find((each) => each.url === TRANSLATION && each.extension?.some((part) => part.url === 'lang' && part.valueCode === lang));
  return found?.extension?.find((part) => part.url === 'content')?.valueString;
}

/** The sentence of a string and its translations; the English stands in where there is no Spanish. */
export function sentenceOf(text: string, element: Element | undefined): Sentence {
  const gb = inLanguage(element, 'en-GB');
  return { en: text, es: inLanguage(element, 'es') ?? text, ...(gb === undefined ? {} : { 'en-GB': gb }) };
}

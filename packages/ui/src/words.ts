/** Message catalogues: each room keeps its words in `*-messages.ts`, all languages beside each other. */

export type Language = 'en' | 'en-GB' | 'es';

/** One message: text with `{name}` parameters, or forms by plural category of the parameter `count`. */
export type Message = string | { readonly one: string; readonly other: string };

export interface Catalogue<K extends string> {
  readonly en: Readonly<Record<K, Message>>;
  readonly es: Readonly<Record<K, Message>>;
  /** Only what British English says differently. */
  readonly 'en-GB'?: Partial<Readonly<Record<K, Message>>>;
}

export type Words<K extends string> = (key: K, params?: Readonly<Record<string, string | number>>) => string;

/** Types a catalogue: a key missing in Spanish does not compile. */
export function catalogue<K extends string>(messages: Catalogue<K>): Catalogue<K> {
  return messages;
}

/** The words of one catalogue in one language. */
export function wordsOf<K extends string>(messages: Catalogue<K>, language: Language): Words<K> {
  const plural = new Intl.PluralRules(language);
  return (key, params = {}) => {
    const own: Message | undefined = language === 'en-GB' ? messages['en-GB']?.[key] : messages[language][key];
    const message = own ?? messages.en[key];
    const text = typeof message === 'string' ? message : message[plural.select(Number(params['count'] ?? 0)) === 'one' ? 'one' : 'other'];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  };
}

/**
 * The sentence of an event or a task, from the rooms' own words. A room writes `timeline-messages.ts` (keys: kinds of events)
 * and `task-messages.ts` (keys: kinds of tasks); both are found here by their name. A parameter that is a code finds its words
 * under `<kind>.<parameter>.<value>`, or under `<parameter>.<value>` where several kinds share it; amounts, days and instants
 * are written by the reader's formats.
 */
import type { Catalogue, Formats, Language, Message } from '@fairlead/ui';
import { wordsOf } from '@fairlead/ui';

type Book = Catalogue<string>;

const isBook = (value: unknown): value is Book => typeof value === 'object' && value !== null && 'en' in value && 'es' in value;

/** One catalogue of all; a kind belongs to one room, so that keys do not meet. */
export function joined(modules: Readonly<Record<string, unknown>>): Book {
  const books = Object.values(modules).flatMap((module) => (typeof module === 'object' && module !== null ? Object.values(module).filter(isBook) : []));
  const of = (pick: (book: Book) => Partial<Readonly<Record<string, Message>>> | undefined): Record<string, Message> => Object.assign({}, ...books.map((book) => pick(book) ?? {})) as Record<string, Message>;
  return { en: of((book) => book.en), es: of((book) => book.es), 'en-GB': of((book) => book['en-GB']) };
}

export const eventBook: Book = joined(import.meta.glob('../*/timeline-messages.ts', { eager: true }));
export const taskBook: Book = joined(import.meta.glob('../*/task-messages.ts', { eager: true }));

type Params = Readonly<Record<string, unknown>>;

function codeKey(book: Book, kind: string, name: string, value: string): string | undefined {
  return [`${kind}.${name}.${value}`, `${name}.${value}`].find((key) => book.en[key] !== undefined);
}

interface Asked { readonly book: Book; readonly kind: string; readonly name: string; readonly words: (key: string) => string; readonly formats: Formats }

function shown(value: unknown, asked: Asked): string | number {
  const { book, kind, name, words, formats } = asked;
  const coded = codeKey(book, kind, name, value === null || value === undefined ? 'none' : value === true ? 'yes' : value === false ? 'no' : String(value));
  if (coded !== undefined) return words(coded);
  if (value === null || value === undefined || typeof value === 'boolean') return '';
  if (typeof value === 'number') return name.endsWith('Ug') ? formats.mg(value) : name === 'count' ? value : formats.number(value, 2);
  if (Array.isArray(value)) return formats.list(value.map((each) => String(shown(each, asked))));
  if (typeof value !== 'string') return '';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formats.day(value);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/.test(value)) return formats.dayTime(value);
  return value;
}

/** The sentence of one kind, or undefined where no room has written one. */
export function sentenceIn(book: Book, kind: string, params: Params, language: Language, formats: Formats): string | undefined {
  if (book.en[kind] === undefined) return undefined;
  const words = wordsOf(book, language);
  const named = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shown(value, { book, kind, name, words, formats })]));
  // What a sentence asks for and an older event does not have is left out, and no brace is shown.
  const sentence = words(kind, named).replaceAll(/\s*\{\w+\}/g, '').replaceAll(/\s+([.,;:])/g, '$1').trim();
  // One that begins with a medicine begins like any other.
  return words(kind).startsWith('{medicine}') ? sentence.slice(0, 1).toLocaleUpperCase(language) + sentence.slice(1) : sentence;
}

/** `admission.goal-said` as its room and "goal said", for a kind that no room has words for. */
export function plainKind(kind: string): { readonly room: string; readonly what: string } {
  const [room = '', ...rest] = kind.split('.');
  return { room, what: rest.join(' ').replaceAll(/[-_]/g, ' ') };
}

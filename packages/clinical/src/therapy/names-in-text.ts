/** Whether a text that goes into several charts names one of those people: each chart may identify its own person only (42 CFR 2.12, 2.13). */

export interface Named {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string | null;
  /** The clinic's number, FL-2041. */
  readonly number: string;
}

export interface NameFound { readonly id: string; readonly name: string }

// Names that are also ordinary words of English or Spanish: they count only with a capital letter.
const ordinaryWords = new Set([
  'art', 'bill', 'bob', 'brook', 'chance', 'chase', 'christian', 'clay', 'cliff', 'daisy', 'dawn', 'dean', 'dick', 'don', 'drew', 'earnest', 'eve', 'faith', 'frank', 'gene', 'ginger', 'grace', 'grant', 'guy', 'harmony', 'heath', 'holly',
  'hope', 'hunter', 'iris', 'ivy', 'jack', 'jay', 'jean', 'jewel', 'joy', 'june', 'lance', 'liberty', 'lily', 'major', 'mark', 'may', 'melody', 'mercy', 'miles', 'neil', 'norm', 'olive', 'pat', 'patience', 'pearl', 'peg', 'penny', 'rich', 'rob', 'robin',
  'rose', 'ruby', 'rusty', 'sandy', 'skip', 'sky', 'stone', 'sue', 'summer', 'taylor', 'trinity', 'victor', 'wade', 'ward', 'will', 'young', 'long', 'short', 'strong', 'good', 'best', 'day', 'brown', 'green', 'white', 'black', 'gray', 'grey', 'king', 'price', 'field',
  'hill', 'wood', 'woods', 'lane', 'park', 'parks', 'cook', 'baker', 'carter', 'fisher', 'mason', 'parker', 'walker', 'bell', 'cross', 'fox', 'wolf', 'lamb', 'bird', 'case', 'chambers', 'church', 'house', 'read', 'reed', 'rice', 'small', 'stark', 'sharp', 'swift', 'west', 'winter', 'page', 'love', 'little',
  'amor', 'paz', 'luz', 'sol', 'mar', 'cruz', 'flores', 'rosa', 'rey', 'reyes', 'leon', 'blanco', 'bravo', 'campos', 'fuentes', 'rio', 'rios', 'vega', 'guerra', 'marin', 'mesa', 'rojo', 'soto', 'pilar', 'angel', 'consuelo', 'dolores', 'esperanza', 'gracia', 'alba', 'clara', 'franco', 'serena', 'socorro', 'soledad', 'victoria', 'de', 'la', 'del', 'los', 'las', 'van', 'von', 'al', 'ben', 'el',
]);

/** Letters without accents and without marks that cannot be seen, so that a name is found however it is typed. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/[\p{Mn}\u200B-\u200F\u2060\uFEFF\u00AD]/gu, '').replaceAll(/[\u2018\u2019\u02BC]/g, '\'');
}

interface Word { readonly text: string; readonly capital: boolean }

function wordsOf(text: string): readonly Word[] {
  return [...plain(text).matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => ({ text: word.toLowerCase(), capital: /^\p{Lu}/u.test(word) }));
}

const partsOf = (name: string): readonly string[] => wordsOf(name).map(({ text }) => text);

// A short part ("O" of O'Neil, "de") says nothing by itself: the name is then looked for whole.
function saysName(words: readonly Word[], name: string): boolean {
  const parts = partsOf(name);
  const telling = parts.filter((part) => part.length >= (parts.length === 1 ? 2 : 3));
  const single = telling.some((part) => words.some(({ text, capital }) => text === part && (capital || !ordinaryWords.has(part))));
  if (single) return true;
  return parts.length > 1 && words.some((_, at) => parts.every((part, offset) => words[at + offset]?.text === part));
}

function saysNumber(text: string, number: string): boolean {
  const digits = /\d{3,}$/.exec(number)?.[0];
  return digits !== undefined && new RegExp(`\\bfl[\\s\u2010-\u2015-]*${digits}\\b`, 'iu').test(plain(text));
}

/** The initials with dots by which a text points at a person, "K. M." or "K.M." for Kit Marlow: in a small group they say it as surely as a name. */
function initialsIn(text: string, { knownAs, givenName, familyName }: Named): string | undefined {
  const first = (name: string): string | undefined => /\p{L}/u.exec(plain(name))?.[0].toUpperCase();
  const family = first(familyName);
  const given = [knownAs ?? '', givenName].map(first).find((each) => each !== undefined && family !== undefined && new RegExp(`(?<![\\p{L}.])${each}\\.\\s?${family}\\.?(?![\\p{L}])`, 'u').test(plain(text)));
  return given === undefined ? undefined : `${given}. ${family ?? ''}.`;
}

/** Everybody of these whom a text names, by given, family or called name, by number, or by initials with dots. */
export function namesIn(text: string, people: readonly Named[]): readonly NameFound[] {
  const words = wordsOf(text);
  return people.flatMap((person): NameFound[] => {
    const found = [person.knownAs ?? '', person.givenName, person.familyName].find((name) => saysName(words, name));
    if (found !== undefined) return [{ id: person.id, name: found }];
    if (saysNumber(text, person.number)) return [{ id: person.id, name: person.number }];
    const initials = initialsIn(text, person);
    return initials === undefined ? [] : [{ id: person.id, name: initials }];
  });
}

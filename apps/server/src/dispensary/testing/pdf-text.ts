/** What stands on the pages of a PDF that pdfkit made, as a reader's eyes would find it: for tests that look at papers. */
import { inflateSync } from 'node:zlib';

interface Objects {
  readonly dictOf: ReadonlyMap<string, string>;
  readonly streamOf: ReadonlyMap<string, string>;
}

function objectsOf(pdf: Buffer): Objects {
  const [dictOf, streamOf] = [new Map<string, string>(), new Map<string, string>()];
  const text = pdf.toString('latin1');
  for (const found of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, id = '', body = ''] = found;
    const at = body.indexOf('\nstream\n');
    dictOf.set(id, at < 0 ? body : body.slice(0, at));
    if (at < 0) continue;
    const start = (found.index ?? 0) + found[0].indexOf('\nstream\n') + 8;
    const length = Number(/\/Length (\d+)/.exec(body)?.[1] ?? 0);
    const bytes = pdf.subarray(start, start + length);
    streamOf.set(id, (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1'));
  }
  return { dictOf, streamOf };
}

/** Letters by the number that a font draws them with. */
function lettersOf(map: string): ReadonlyMap<number, string> {
  const letters = new Map<number, string>();
  const written = (hex: string): string => (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
  for (const [, from = '', , list = ''] of map.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, hex = ''], index) => letters.set(Number.parseInt(from, 16) + index, written(hex.replaceAll(' ', ''))));
  return letters;
}

/** The text of each page; pieces that were drawn by themselves stand on lines of their own. */
export function pagesOf(pdf: Buffer): readonly string[] {
  const { dictOf, streamOf } = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const dict of dictOf.values()) {
    for (const [, name = '', id = ''] of dict.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(dictOf.get(id) ?? '')?.[1];
      if (map !== undefined) fonts.set(name, lettersOf(streamOf.get(map) ?? ''));
    }
  }
  return [...dictOf.values()].filter((dict) => /\/Type \/Page\b(?!s)/.test(dict)).map((dict) => {
    const content = streamOf.get(/\/Contents (\d+) 0 R/.exec(dict)?.[1] ?? '') ?? '';
    let [letters, text] = [new Map<number, string>() as ReadonlyMap<number, string>, ''];
    for (const [whole, font, drawn] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font !== undefined) letters = fonts.get(font) ?? new Map();
      else if (drawn !== undefined) text += `${[...drawn.matchAll(/<([0-9a-f]+)>/gi)].flatMap(([, hex = '']) => (hex.match(/.{4}/g) ?? []).map((unit) => letters.get(Number.parseInt(unit, 16)) ?? '?')).join('')}\n`;
      else text += whole;
    }
    return text;
  });
}

/** All pages as one text with single spaces, since a cell breaks its lines where it must. */
export const flat = (pages: readonly string[]): string => pages.join(' ').replaceAll(/\s+/g, ' ');

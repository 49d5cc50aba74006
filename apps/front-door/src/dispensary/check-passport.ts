/** Checks a pasted, scanned or photographed dose passport in the reader's own browser. Nothing of it is sent anywhere. */
import { passportDose, readPassportKeys, verifyPassport } from '@fairlead/contract/passport';
import type { Passport, PassportKeys, PassportVerdict } from '@fairlead/contract/passport';
import { wordsOf } from '@fairlead/ui/words';
import type { Language } from '@fairlead/ui/words';
import { passportMessages } from './passport-messages.ts';

const tag = document.documentElement.lang;
const language: Language = tag === 'es' || tag === 'en-GB' ? tag : 'en';
const words = wordsOf(passportMessages, language);

interface Reader { detect: (picture: ImageBitmap) => Promise<readonly { readonly rawValue: string }[]> }
type ReaderMaker = new (options: { readonly formats: readonly string[] }) => Reader;
const readerMaker = (globalThis as unknown as { readonly BarcodeDetector?: ReaderMaker }).BarcodeDetector;

const known: PassportKeys[] = [];
/** How far this device's clock is behind the clinic's, where the clinic could be asked. */
let behindMs = 0;

/** A fact and its name, as text alone: nothing from a passport becomes markup. */
function facts(rows: readonly (readonly [string, string])[]): HTMLElement {
  const list = document.createElement('dl');
  list.className = 'passport-facts';
  for (const [name, value] of rows) {
    const [pair, term, said] = [document.createElement('div'), document.createElement('dt'), document.createElement('dd')];
    term.textContent = name;
    said.textContent = value;
    pair.append(term, said);
    list.append(pair);
  }
  return list;
}

function line(kind: 'h2' | 'p', text: string, className = ''): HTMLElement {
  const made = document.createElement(kind);
  made.textContent = text;
  made.className = className;
  return made;
}

const when = (instant: string): string => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));

function said(passport: Passport, nowMs: number): readonly (readonly [string, string])[] {
  const { lastDoseAt } = passport;
  return [
    [words('who'), passport.birthYear === null ? passport.initials : words('born', { initials: passport.initials, year: String(passport.birthYear) })], [words('dose'), `${passport.medicine} ${passportDose(passport)}`],
    [words('last'), lastDoseAt === null ? words('none') : words('ago', { dose: `${passport.lastDoseUg / 1000} mg`, count: Math.floor((nowMs - Date.parse(lastDoseAt)) / 3_600_000), when: when(lastDoseAt) })],
    [words('bottles'), String(passport.bottlesLeft)], [words('site'), passport.site], [words('phone'), passport.phone || '—'], [words('until'), when(passport.expiresAt)],
  ];
}

function show(into: HTMLElement, verdict: PassportVerdict, nowMs: number): void {
  const issuer = 'issuer' in verdict ? verdict.issuer : '';
  const missed = verdict.kind === 'valid' && verdict.passport.lastDoseAt !== null && nowMs - Date.parse(verdict.passport.lastDoseAt) > 36 * 3_600_000;
  into.dataset['verdict'] = verdict.kind;
  into.replaceChildren(
    line('h2', words(verdict.kind)), line('p', words(`${verdict.kind}Says`, { issuer })),
    ...(missed ? [line('p', words('missed'), 'error')] : []),
    ...(verdict.kind === 'valid' || verdict.kind === 'expired' ? [facts(said(verdict.passport, nowMs)), line('p', words('care'))] : []),
  );
}

function tellKnown(form: HTMLFormElement): void {
  const told = form.querySelector('[data-known]');
  if (told !== null) told.textContent = known.length === 0 ? words('keysNone') : words('keysOf', { names: known.map(({ issuer }) => issuer).join(', ') });
}

async function loadOwnKeys(): Promise<void> {
  try {
    const asked = Date.now();
    const answer: unknown = await (await fetch('/.well-known/fairlead-passport-keys.json')).json();
    const keys = readPassportKeys(answer);
    if (keys === null) return;
    known.push(keys);
    const at = Date.parse(String((answer as { readonly at?: unknown }).at));
    if (!Number.isNaN(at)) behindMs = at - (asked + Date.now()) / 2;
  } catch { /* Without a line there are the files that the reader adds. */ }
}

async function textIn(picture: File): Promise<string> {
  if (readerMaker === undefined) return '';
  try {
    const found = await new readerMaker({ formats: ['qr_code'] }).detect(await createImageBitmap(picture));
    return found[0]?.rawValue ?? '';
  } catch {
    return '';
  }
}

export async function watchPassports(form: HTMLFormElement): Promise<void> {
  const [text, verdict, picture, files] = [form.querySelector('textarea'), form.querySelector<HTMLElement>('[data-verdict]'), form.querySelector<HTMLInputElement>('#passport-picture'), form.querySelector<HTMLInputElement>('#passport-keys')];
  if (text === null || verdict === null) return;
  const check = async (): Promise<void> => {
    const nowMs = Date.now() + behindMs;
    show(verdict, await verifyPassport(text.value, known, nowMs), nowMs);
  };
  form.addEventListener('submit', (event) => { event.preventDefault(); void ready.then(check); });
  if (readerMaker !== undefined) form.querySelector('[data-picture]')?.removeAttribute('hidden');
  picture?.addEventListener('change', () => {
    const [taken] = picture.files ?? [];
    if (taken === undefined) return;
    void textIn(taken).then((found) => {
      text.value = found;
      if (found === '') verdict.replaceChildren(line('p', words('noCode')));
      else void ready.then(check);
    });
  });
  files?.addEventListener('change', () => {
    for (const file of files.files ?? []) {
      void file.text().then((content) => {
        const keys = readPassportKeys(JSON.parse(content));
        if (keys === null) throw new Error('no keys');
        known.push(keys);
        tellKnown(form);
      }).catch(() => { const told = form.querySelector('[data-known]'); if (told !== null) told.textContent = words('keysBad'); });
    }
  });
  const ready = loadOwnKeys();
  await ready;
  tellKnown(form);
}

import type { ReactElement, ReactNode } from 'react';
import { emergencyLine } from '@fairlead/contract/crisis';
import type { Fields, PageRequest } from '@fairlead/contract/recognition';
import { Icon } from '@fairlead/ui/icon';
import { wordsOf } from '@fairlead/ui/words';
import type { Catalogue, Language, Words } from '@fairlead/ui/words';
import { doorMessages } from './door-messages.ts';

declare const __CLIENT_FILES__: { readonly css: string; readonly js: string } | undefined;
/** Filled in by the build; outside of it, in tests, the pages link plain names. */
const clientFiles = typeof __CLIENT_FILES__ === 'undefined' ? { css: '/front.css', js: '/enhance.js' } : __CLIENT_FILES__;

/** What each page gives: its words for the head, and what stands in it. */
export interface Drawn { readonly status: number; readonly title: string; readonly body: ReactNode }

export const say = <K extends string>(request: PageRequest, messages: Catalogue<K>): Words<K> => wordsOf(messages, request.language);
export const one = (fields: Fields | undefined, name: string): string => { const value = fields?.[name]; return typeof value === 'string' ? value : value?.[0] ?? ''; };
export const many = (fields: Fields | undefined, name: string): readonly string[] => { const value = fields?.[name]; return value === undefined ? [] : typeof value === 'string' ? [value] : value; };

/** A link inside the door keeps the reader's language and country, since nothing is kept in cookies. */
export function to(request: PageRequest, path: string, more: Readonly<Record<string, string>> = {}): string {
  const [bare = '/', anchor] = path.split('#');
  const query = new URLSearchParams({ lang: request.language, country: request.country, ...more });
  return `${bare}?${query.toString()}${anchor === undefined ? '' : `#${anchor}`}`;
}
/** The same for GET forms, as hidden fields. */
export function Kept({ request }: { readonly request: PageRequest }): ReactElement {
  return <><input type="hidden" name="lang" value={request.language} /><input type="hidden" name="country" value={request.country} /></>;
}

const rope = 'M-10 30C300 44 520 8 860 16S1240 34 1372 22s380-10 560 4';
const languages: readonly (readonly [Language, string])[] = [['en', 'English (US)'], ['en-GB', 'English (UK)'], ['es', 'Español']];

/** A whole document around one page. */
export function Document({ request, page }: { readonly request: PageRequest; readonly page: Drawn }): ReactElement {
  const words = say(request, doorMessages);
  return (
    <html lang={request.language === 'en' ? 'en-US' : request.language}>
      <head>
        <meta charSet="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${page.title} · ${request.data.organisationName}`}</title>
        <meta name="color-scheme" content="light dark" /><meta name="referrer" content="no-referrer" />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" /><link rel="stylesheet" href={clientFiles.css} />
        <script type="module" src={clientFiles.js} />
      </head>
      <body className="door">
        <a className="skip" href="#main">{words('skip')}</a>
        <Urgent request={request} />
        <Mast request={request} />
        <div className="line-of" aria-hidden="true"><svg viewBox="0 0 1920 44"><path className="rope-b" d={rope} /><path className="rope-t" d={rope} /><circle className="ring" cx="1372" cy="22" r="16" /><path className="rope-b" d="M1352 23.7c7-.6 13-1.1 20-1.7" /><path className="rope-t" d="M1352 23.7c7-.6 13-1.1 20-1.7" /></svg></div>
        <main id="main" className="page">{page.body}</main>
        <Foot request={request} />
      </body>
    </html>
  );
}

function Urgent({ request }: { readonly request: PageRequest }): ReactElement {
  const words = say(request, doorMessages);
  const line = emergencyLine(request.country);
  return <aside className="urgent" aria-label={words('emergency')}><span>{words('urgentQ')}</span> <span><a href={`tel:${line.dial}`}>{words('urgentCall', { number: line.shown })}</a>{words('urgentThen')} <a href={to(request, '/help-now')}>{words('urgentDo')}</a></span></aside>;
}

function Mast({ request }: { readonly request: PageRequest }): ReactElement {
  const words = say(request, doorMessages);
  const links = [['/signs', words('signs')], ['/learn', words('treatment')], ['/services', words('services')], ['/cost', words('cost')], ['/learn/family', words('family')]] as const;
  return (
    <header className="mast">
      <a className="mark" href={to(request, '/')} aria-label="Fairlead"><svg viewBox="0 0 32 32" width="34" height="34" aria-hidden="true"><circle cx="16" cy="16" r="9" fill="none" stroke="currentColor" strokeWidth="3" /><path className="mark-rope" d="M2 22c6 0 8-12 14-12s8 12 14 12" /></svg><b>Fairlead</b></a>
      <nav aria-label={words('main')}>{links.map(([path, text]) => <a key={path} href={to(request, path)} {...(request.path === path ? { 'aria-current': 'page' as const } : {})}>{text}</a>)}</nav>
      <div className="tools">
        <details className="lang"><summary className="btn" aria-label={words('language')}><Icon name="language" /><span>{languages.find(([code]) => code === request.language)?.[1]}</span></summary>
          <ul>{languages.map(([code, name]) => <li key={code}><a lang={code} href={`${request.method === 'POST' ? '/ask' : request.path}?${new URLSearchParams({ ...flat(request.query), lang: code, country: code === 'en-GB' ? 'GB' : code === 'en' ? 'US' : request.country }).toString()}`}>{name}</a></li>)}</ul>
        </details>
        <button type="button" className="btn" data-read="" hidden aria-pressed="false" aria-label={words('read')}><Icon name="volume" /></button>
        <a className="btn leave" data-leave="" href={words('leaveTo')} rel="noreferrer"><Icon name="door-exit" />{words('leave')}</a>
      </div>
    </header>
  );
}
const flat = (query: Fields): Record<string, string> => Object.fromEntries(Object.entries(query).filter(([name]) => name !== 'sign').map(([name, value]) => [name, typeof value === 'string' ? value : value[0] ?? '']));

function Foot({ request }: { readonly request: PageRequest }): ReactElement {
  const words = say(request, doorMessages);
  const links = [['/', words('home')], ['/signs', words('signs')], ['/learn', words('treatment')], ['/services', words('services')], ['/cost', words('cost')], ['/learn/family', words('family')], ['/help-now', words('helpNow')], ['/ask', words('ask')], ['/passport', words('passport')]] as const;
  return (
    <footer className="foot">
      <nav aria-label={words('home')}><ul>{links.map(([path, text]) => <li key={path}><a href={to(request, path)}>{text}</a></li>)}</ul></nav>
      {request.data.demo ? <p><b>{words('demo')}</b></p> : null}
      <p>{words('privacy')} {words('foot', { name: request.data.organisationName })}</p>
    </footer>
  );
}

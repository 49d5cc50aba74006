/** The parts that every screen of the companion is made of. */
import { useEffect, useRef } from 'react';
import type { MouseEvent, ReactElement, ReactNode } from 'react';
import { Icon } from '@fairlead/ui/icon';
import type { IconName } from '@fairlead/ui/icon';
import { useApp, useLanguage, useWords } from './app.ts';
import { platformMessages } from './platform-messages.ts';
import { ReadAloud } from './read-aloud.tsx';
import { instantText } from './say.ts';
import { nowMs } from './clock.ts';
import type { OutboxItem } from './outbox.ts';

/** A link inside the app; it stays a real link for readers and long presses. */
export function Go({ to, className, children, label, current }: { readonly to: string; readonly className?: string; readonly children: ReactNode; readonly label?: string; readonly current?: boolean }): ReactElement {
  const { go } = useApp();
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return <a href={to} onClick={follow} {...(className === undefined ? {} : { className })} {...(label === undefined ? {} : { 'aria-label': label })} {...(current === true ? { 'aria-current': 'page' as const } : {})}>{children}</a>;
}

interface PageProps {
  readonly title: string; readonly lead?: string; readonly back?: string; readonly day?: string; readonly children: ReactNode;
  /** What this screen does cannot wait on the phone; then being offline is said differently. */
  readonly needsLine?: boolean;
}

/** One screen: head, one h1, the rest. Focus goes to the h1 when the screen changes, so that readers start there. */
export function Page({ title, lead, back, day, needsLine = false, children }: PageProps): ReactElement {
  const app = useApp();
  const words = useWords(platformMessages);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => { if (app.path !== '/' && window.history.state !== null) head.current?.focus({ preventScroll: true }); }, [app.path]);
  return (
    <main className="phone" id="page">
      <header className="top">
        {app.online
          ? back === undefined ? <span className="day">{day}</span> : <span className="day"><Go to={back} className="round back"><Icon name="chevron-left" />{words('back')}</Go></span>
          : <p className="offline" aria-live="polite">{back === undefined ? <Icon name="cloud-off" /> : <Go to={back} className="round" label={words('back')}><Icon name="chevron-left" /></Go>}<span>{words(needsLine ? 'offlineRead' : 'offline')}</span></p>}
        <ReadAloud />
        <button type="button" className="round" onClick={app.hide}><Icon name="eye-off" />{words('hide')}</button>
      </header>
      <h1 ref={head} tabIndex={-1}>{title}</h1>
      {lead === undefined ? null : <p className="muted">{lead}</p>}
      <Standing />
      {children}
    </main>
  );
}

/** What waits or was not taken, said once and only when it is so. */
function Standing(): ReactElement | null {
  const { items, signedOut, path } = useApp();
  const words = useWords(platformMessages);
  const waiting = items.filter((item) => item.state === 'waiting').length;
  const refused = items.filter((item) => item.state === 'refused').length;
  if (path === '/sent' || (waiting + refused === 0 && !signedOut)) return null;
  return (
    <div className="standing" aria-live="polite">
      {signedOut ? <p className="note due"><Icon name="lock" /><span>{words('signedOut')} <Go to="/sign-in">{words('signInAgain')}</Go></span></p> : null}
      {waiting > 0 ? <p className="note due"><Icon name="device-mobile" /><Go to="/sent">{words('unsent', { count: waiting })}</Go></p> : null}
      {refused > 0 ? <p className="note warn"><Icon name="alert-triangle" /><Go to="/sent">{words('refusedSome', { count: refused })}</Go></p> : null}
    </div>
  );
}

export function Card({ title, aside, children, className }: { readonly title?: string; readonly aside?: ReactNode; readonly children?: ReactNode; readonly className?: string }): ReactElement {
  return (
    <section className={`soft ${className ?? ''}`} {...(title === undefined ? {} : { 'aria-label': title })}>
      {title === undefined ? null : <div className="row-h"><h2>{title}</h2>{aside}</div>}
      {children}
    </section>
  );
}

export function Row({ to, icon, title, text }: { readonly to: string; readonly icon: IconName; readonly title: string; readonly text?: string }): ReactElement {
  return <li><Go to={to} className="row"><Icon name={icon} /><span><b>{title}</b>{text === undefined ? null : <small className="muted">{text}</small>}</span><Icon name="chevron-right" /></Go></li>;
}

/** One of the three states of a thing that was written: on this phone, sent, not taken. Icon, word, then colour. */
export function StateTag({ state }: { readonly state: OutboxItem['state'] }): ReactElement {
  const words = useWords(platformMessages);
  if (state === 'sent') return <span className="tag allow"><Icon name="circle-check" />{words('sent')}</span>;
  if (state === 'refused') return <span className="tag warn"><Icon name="alert-triangle" />{words('refused')}</span>;
  return <span className="tag due"><Icon name="device-mobile" />{words('onPhone')}</span>;
}

export type Saved = 'no' | 'saving' | 'saved' | 'failed';

/** What became of the thing that was just written, by its key. */
export function SavedNote({ saved, itemKey }: { readonly saved: Saved; readonly itemKey?: string | undefined }): ReactElement {
  const { items } = useApp();
  const words = useWords(platformMessages);
  const item = items.find((one) => one.key === itemKey);
  const text = saved === 'failed' ? words('notSaved')
    : saved !== 'saved' ? ''
    : item === undefined ? words('saved')
    : item.state === 'sent' ? words('sentNow')
    : item.state === 'refused' ? `${words('refused')}. ${item.because ?? ''}` : words('savedSends');
  return <p className={saved === 'failed' ? 'note warn' : 'note quiet'} aria-live="polite" hidden={text === ''}>{text === '' ? null : <Icon name={saved === 'failed' ? 'alert-triangle' : item?.state === 'sent' ? 'circle-check' : 'device-mobile'} />}<span>{text}</span></p>;
}

/** The age of a copy, shown when it is older than a quarter of an hour. */
export function Age({ keptAt }: { readonly keptAt: number }): ReactElement | null {
  const words = useWords(platformMessages);
  const language = useLanguage();
  return nowMs() - keptAt < 900_000 ? null : <p className="small muted">{words('age', { when: instantText(language, keptAt) })}</p>;
}

const places: readonly { readonly to: string; readonly icon: IconName; readonly word: 'today' | 'plan' | 'log' | 'learn' | 'more' }[] = [
  { to: '/', icon: 'sun', word: 'today' }, { to: '/plan', icon: 'map-2', word: 'plan' },
  { to: '/log', icon: 'notebook', word: 'log' }, { to: '/more', icon: 'dots', word: 'more' },
];

const supporterPlaces: typeof places = [
  { to: '/', icon: 'sun', word: 'today' }, { to: '/learn', icon: 'book', word: 'learn' }, { to: '/more', icon: 'dots', word: 'more' },
];

/** A person's four places, a supporter's three, and Help, always filled, always bottom right. */
export function Dock(): ReactElement {
  const { path, session } = useApp();
  const words = useWords(platformMessages);
  const shown = session.door === 'person' ? places : supporterPlaces;
  return (
    <div className="dock"><nav aria-label={words('main')} className={`n${shown.length}`}>
      {shown.map((place) => <Go key={place.to} to={place.to} current={place.to === '/' ? path === '/' : path.startsWith(place.to)}><Icon name={place.icon} />{words(place.word)}</Go>)}
      <Go to="/help" className="help"><Icon name="lifebuoy" />{words('help')}</Go>
    </nav></div>
  );
}

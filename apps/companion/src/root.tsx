import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { companionSession, signOut } from '@fairlead/contract';
import type { CompanionSession } from '@fairlead/contract';
import { Icon } from '@fairlead/ui/icon';
import type { Language } from '@fairlead/ui/words';
import { Help } from './crisis/index.ts';
import { ChoosePin, Locked, SignIn, peopleMessages } from './people/index.ts';
import { AppContext, LanguageContext, useWords } from './platform/app.ts';
import type { App } from './platform/app.ts';
import { newKey, nowMs } from './platform/clock.ts';
import { hideNow, watchBackground } from './platform/hide.ts';
import { ask } from './platform/http.ts';
import { localData } from './platform/local-data.ts';
import { alone, forgetEverything, guessedCountry, keepLanguage, shelf, startLanguage } from './platform/phone.ts';
import { platformMessages } from './platform/platform-messages.ts';
import { ReadAloud } from './platform/read-aloud.tsx';
import { useOpenApp } from './platform/use-open-app.ts';
import { useOnline, usePath } from './platform/use-path.ts';
import { hasLock, setPin, unlock } from './platform/vault.ts';
import type { OpenVault, Unlocked } from './platform/vault.ts';
import { Screens } from './screens.tsx';

type Stand =
  | { readonly at: 'starting' } | { readonly at: 'welcome' } | { readonly at: 'locked' }
  | { readonly at: 'choose pin'; readonly session: CompanionSession }
  | { readonly at: 'open'; readonly session: CompanionSession; readonly vault: OpenVault };

/** Where this phone stands: fresh, locked or open. Help opens from all three. */
export function Root(): ReactElement {
  const [stand, setStand] = useState<Stand>({ at: 'starting' });
  const [language, setLanguage] = useState<Language>(startLanguage);
  const [path, go] = usePath();
  const online = useOnline();
  useEffect(() => { document.documentElement.lang = language === 'en' ? 'en-US' : language; }, [language]);
  useEffect(() => {
    void hasLock(shelf).then((has) => { if (!has) void endOrphanSession(); setStand({ at: has ? 'locked' : 'welcome' }); }, () => setStand({ at: 'welcome' }));
  }, []);
  const lock = useCallback(() => setStand((now) => (now.at === 'open' ? { at: 'locked' } : now)), []);
  useEffect(() => watchBackground(lock), [lock]);
  const forget = useCallback(async () => {
    await ask(signOut, { key: newKey() });
    await forgetEverything();
    window.location.replace('/');
  }, []);
  const tryPin = async (pin: string): Promise<Unlocked> => {
    // One try at a time across tabs, so that two tabs cannot share one count.
    const outcome = await alone('pin', () => unlock(shelf, pin, nowMs()));
    if (outcome.kind === 'open') {
      const kept = await localData(shelf, outcome.vault, nowMs, alone).read<CompanionSession>('session');
      if (kept === undefined) setStand({ at: 'welcome' });
      else setStand({ at: 'open', session: kept.value, vault: outcome.vault });
    }
    if (outcome.kind === 'erased') { void forget(); setStand({ at: 'welcome' }); }
    return outcome;
  };
  const choosePin = async (session: CompanionSession, pin: string): Promise<void> => {
    // A new data key cannot open what an older one sealed, so nothing old may stay.
    await shelf.wipe();
    const vault = await setPin(shelf, pin);
    await localData(shelf, vault, nowMs, alone).keep('session', session);
    setStand({ at: 'open', session, vault });
  };
  const chooseLanguage = useCallback((next: Language) => { keepLanguage(next); setLanguage(next); }, []);
  return (
    <LanguageContext value={language}>
      {path.startsWith('/help') ? <Help path={path} go={go} online={online} /> : null}
      {stand.at === 'open'
        ? <Open key="open" stand={stand} path={path} go={go} online={online} language={language} chooseLanguage={chooseLanguage} lock={lock} forget={forget} relogin={(session) => setStand({ ...stand, session })} />
        : path.startsWith('/help') ? null
        : <Door go={go} online={online}>
            {stand.at === 'welcome' ? <SignIn onSignedIn={(session) => setStand({ at: 'choose pin', session })} /> : null}
            {stand.at === 'choose pin' ? <ChoosePin signInName={stand.session.signInName} onChosen={(pin) => { void choosePin(stand.session, pin); }} /> : null}
            {stand.at === 'locked' ? <Locked onPin={tryPin} onForgot={() => { void forget(); }} /> : null}
          </Door>}
    </LanguageContext>
  );
}

/** The screens before the app opens: nothing on them tells what this is, and Help is there. */
function Door({ go, online, children }: { readonly go: (path: string) => void; readonly online: boolean; readonly children: ReactNode }): ReactElement {
  const words = useWords(platformMessages);
  const people = useWords(peopleMessages);
  return (
    <>
      <main className="phone">
        <header className="top"><span className="day">{online ? '' : words('offlineCalls')}</span><ReadAloud /><button type="button" className="round" onClick={hideNow}><Icon name="eye-off" />{words('hide')}</button></header>
        {children}
      </main>
      <div className="dock"><nav aria-label={words('main')} className="n1"><span className="small muted">{people('helpNoPin')}</span><a className="help" href="/help" onClick={(event) => { event.preventDefault(); go('/help'); }}><Icon name="lifebuoy" />{words('help')}</a></nav></div>
    </>
  );
}

interface OpenProps {
  readonly stand: Extract<Stand, { at: 'open' }>; readonly path: string; readonly go: (path: string) => void; readonly online: boolean; readonly language: Language;
  readonly chooseLanguage: (language: Language) => void; readonly lock: () => void; readonly forget: () => Promise<void>; readonly relogin: (session: CompanionSession) => void;
}

function Open({ stand, path, go, online, language, chooseLanguage, lock, forget, relogin }: OpenProps): ReactElement | null {
  const open = useOpenApp(stand.vault, stand.session, online);
  const hide = useCallback(() => { lock(); hideNow(); }, [lock]);
  const country = open.me?.value.country ?? open.supporting?.value.country ?? guessedCountry();
  const app = useMemo<App>(() => ({
    ...open, language, country, session: stand.session, online: online && open.reached, path, go, chooseLanguage, hide, lock, signOut: forget,
  }), [open, language, country, stand.session, online, path, go, chooseLanguage, hide, lock, forget]);
  const back = useCallback(async (session: CompanionSession) => {
    // Somebody else signing in must not meet this person's notes.
    if (session.name !== stand.session.name || session.door !== stand.session.door) { await forget(); return; }
    await open.local.keep('session', session);
    relogin(session);
    go('/');
    await open.refresh();
  }, [stand.session, forget, open, relogin, go]);
  if (path.startsWith('/help')) return null;
  if (path === '/sign-in') return <Door go={go} online={online}><SignIn onSignedIn={(session) => { void back(session); }} /></Door>;
  return <AppContext value={app}><Screens /></AppContext>;
}

/** Asked once at a fresh start: a session without a PIN is ended, since somebody else may hold the phone. */
async function endOrphanSession(): Promise<void> {
  const answer = await ask(companionSession, {});
  if (answer.kind === 'ok' && answer.value.session !== null) await ask(signOut, { key: newKey() });
}

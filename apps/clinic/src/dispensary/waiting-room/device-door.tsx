/** The door of a screen that stands in the house: its code once, then its one thing. Nobody signs in here. */
import { enrolDevice, thisDevice, type ThisDevice } from '@fairlead/contract';
import { Button, ErrorNote, LanguageProvider, setClock, TextField, useFormats, useNow, useWords, type Language } from '@fairlead/ui';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../platform/index.ts';
import { kept } from '../../platform/kept.ts';
import { CheckInScreen } from './check-in-screen.tsx';
import './waiting-room.css';
import { WallScreen } from './wall-screen.tsx';
import { waitingRoomMessages } from './waiting-room-messages.ts';

/** What the screen speaks when nobody has chosen. */
const usual = kept<'en' | 'es'>('fairlead.screen-language', ['en', 'es'], 'en');
const retryMs = 5_000;

type State = { readonly kind: 'asking' | 'enrol' | 'no-line' } | { readonly kind: 'screen'; readonly screen: ThisDevice };

async function ask(): Promise<State> {
  const answer = await call(thisDevice, {}, { gate: false });
  if (answer.kind === 'done') {
    setClock(Date.parse(answer.reply.now));
    return { kind: 'screen', screen: answer.reply };
  }
  return { kind: answer.kind === 'unreachable' || answer.kind === 'fault' ? 'no-line' : 'enrol' };
}

export function DeviceDoor() {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const [chosen, setChosen] = useState<'en' | 'es'>(usual.get());
  useEffect(() => { void ask().then(setState); }, []);
  useEffect(() => {
    if (state.kind !== 'no-line') return undefined;
    const timer = setTimeout(() => void ask().then(setState), retryMs);
    return () => clearTimeout(timer);
  }, [state]);
  const toUsual = useCallback(() => setChosen(usual.get()), []);
  const country = state.kind === 'screen' ? state.screen.country : 'US';
  const language: Language = chosen === 'es' ? 'es' : country === 'UK' ? 'en-GB' : 'en';
  const zone = state.kind === 'screen' ? state.screen.timeZone : Intl.DateTimeFormat().resolvedOptions().timeZone;
  const turn = () => {
    const next = chosen === 'es' ? 'en' : 'es';
    setChosen(next);
    // A wall keeps what it was turned to, and so does a screen that is being set up; the check-in screen goes back for the next person.
    if (state.kind !== 'screen' || state.screen.kind === 'wall') usual.set(next);
    // The next Enter, a foot switch it may be, presses the one thing to press and not the language again.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.kiosk .btn.primary')?.focus());
  };
  return (
    <LanguageProvider language={language} zone={zone}>
      <div className="house-screen">
        <Head siteName={state.kind === 'screen' ? state.screen.siteName : ''} onTurn={turn} />
        {state.kind === 'screen' ? state.screen.kind === 'wall' ? <WallScreen /> : <CheckInScreen onIdle={toUsual} /> : state.kind === 'enrol' ? <Enrol onDone={() => void ask().then(setState)} /> : <Waits isDark={state.kind === 'no-line'} />}
      </div>
    </LanguageProvider>
  );
}

function Head({ siteName, onTurn }: { readonly siteName: string; readonly onTurn: () => void }) {
  const words = useWords(waitingRoomMessages);
  const { time } = useFormats();
  const now = new Date(useNow()).toISOString();
  return <header className="house-head"><b>{siteName}</b><span className="num">{time(now)}</span><Button onClick={onTurn}>{words('otherLanguage')}</Button></header>;
}

function Waits({ isDark }: { readonly isDark: boolean }) {
  const words = useWords(waitingRoomMessages);
  return <main className="kiosk" id="main"><div className="kiosk-start" role="status"><h1>{words(isDark ? 'noLine' : 'starting')}</h1>{isDark ? <p>{words('noLineSub')}</p> : null}</div></main>;
}

function Enrol({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(waitingRoomMessages);
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<'none' | 'not-good' | 'no-line'>('none');
  const send = async () => {
    const answer = await call(enrolDevice, { body: { code } }, { gate: false });
    if (answer.kind === 'done') onDone();
    else setFault(answer.kind === 'unreachable' ? 'no-line' : 'not-good');
  };
  return (
    <main className="kiosk" id="main">
      <form className="kiosk-start" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <h1>{words('enrol')}</h1>
        <p>{words('enrolSub')}</p>
        <TextField label={words('code')} value={code} onText={setCode} />
        {fault === 'none' ? null : <ErrorNote title={words(fault === 'no-line' ? 'noLine' : 'notGood')} />}
        <Button look="primary" type="submit">{words('enrolNow')}</Button>
      </form>
    </main>
  );
}

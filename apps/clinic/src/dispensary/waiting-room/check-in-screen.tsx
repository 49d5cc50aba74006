/** Where people say that they are here. It shows no name, and answers the same to everybody. */
import { Button, useLanguage, useWords } from '@fairlead/ui';
import { canReadCodes } from '@fairlead/ui/camera';
import { IconArmchair, IconCamera, IconCloudOff, IconQrcode } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { CardCamera } from './card-camera.tsx';
import { daysOf, useArrival } from './use-arrival.ts';
import { useTyped } from './use-typed.ts';
import { waitingRoomMessages } from './waiting-room-messages.ts';

type Arrival = ReturnType<typeof useArrival>;

const alphabet = [...'ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'];
const span = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place + 1);

export function CheckInScreen({ onIdle }: { readonly onIdle: () => void }) {
  const arrival = useArrival(onIdle);
  const { at, enter } = arrival;
  useTyped({ onCard: arrival.card, onLetter: arrival.letter, onDigit: arrival.digit });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => { if (event.key === 'Enter' && !event.defaultPrevented && enter()) event.preventDefault(); };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  const place = useRef<HTMLElement>(null);
  // What is asked now is read out, and the one thing to press stands under the next Enter.
  useEffect(() => { (place.current?.querySelector<HTMLElement>('.btn.primary') ?? place.current?.querySelector<HTMLElement>('h1'))?.focus(); }, [at.step]);
  return <main className="kiosk" id="main" ref={place}><Step key={at.step} arrival={arrival} /></main>;
}

function Step({ arrival }: { readonly arrival: Arrival }) {
  const words = useWords(waitingRoomMessages);
  const { at, start, letter, month, day, go, card } = arrival;
  const months = useMonths();
  switch (at.step) {
    case 'start': return (
      <div className="kiosk-start">
        <IconQrcode className="kiosk-icon" aria-hidden="true" />
        <h1 tabIndex={-1}>{words('here')}</h1>
        <p>{words('scan')}</p>
        <div className="kiosk-ways">
          {/* The one thing that can be pressed, also by a foot switch or a single key. */}
          <Button look="primary" onClick={() => go('first')}>{words('useInitials')}</Button>
          {canReadCodes ? <Button onClick={() => go('camera')}><IconCamera className="i" aria-hidden="true" />{words('useCamera')}</Button> : null}
        </div>
      </div>
    );
    case 'camera': return <Asking arrival={arrival} title={words('toCamera')}><CardCamera onCard={card} /></Asking>;
    case 'first': case 'last': return <Asking arrival={arrival} title={words(at.step)}><div className="kiosk-keys letters">{alphabet.map((each) => <button type="button" key={each} onClick={() => letter(each)}>{each}</button>)}</div></Asking>;
    case 'month': return <Asking arrival={arrival} title={words('month')}><div className="kiosk-keys months">{months.map((name, place) => <button type="button" key={name} onClick={() => month(place + 1)}>{name}</button>)}</div></Asking>;
    case 'day': return <Asking arrival={arrival} title={words('day')}><div className="kiosk-keys days">{span(daysOf(at.month)).map((each) => <button type="button" key={each} onClick={() => day(each)}>{each}</button>)}</div></Asking>;
    case 'sending': return <div className="kiosk-start" role="status"><h1 tabIndex={-1}>{words('sending')}</h1></div>;
    case 'done': return (
      <div className="kiosk-start" role="status">
        <IconArmchair className="kiosk-icon" aria-hidden="true" />
        <h1 tabIndex={-1}>{words('thanks')}</h1>
        <p className="kiosk-number"><small>{words('number')}</small><b className="num">{at.number}</b></p>
        <p>{words('calls')}</p>
        <Button onClick={start}>{words('next')}</Button>
      </div>
    );
    case 'no-line': case 'slow': return (
      <div className="kiosk-start due" role="alert">
        <IconCloudOff className="kiosk-icon" aria-hidden="true" />
        <h1 tabIndex={-1}>{words(at.step === 'slow' ? 'slow' : 'noLine')}</h1>
        {at.step === 'slow' ? null : <p>{words('noLineSub')}</p>}
        <Button onClick={start}>{words('over')}</Button>
      </div>
    );
  }
}

function useMonths(): readonly string[] {
  const language = useLanguage();
  const names = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', { month: 'long', timeZone: 'UTC' });
  return span(12).map((month) => names.format(Date.UTC(2024, month - 1, 15)));
}

/** One question, what was chosen before it, and the way back. */
function Asking({ arrival: { at, back, start }, title, children }: { readonly arrival: Arrival; readonly title: string; readonly children: ReactNode }) {
  const words = useWords(waitingRoomMessages);
  const months = useMonths();
  const chosen = [at.step === 'first' ? '' : at.first, at.step === 'month' || at.step === 'day' ? at.last : '', at.step === 'day' ? months[at.month - 1] ?? '' : ''].filter((each) => each !== '');
  return (
    <div className="kiosk-ask">
      <h1 tabIndex={-1}>{title}</h1>
      <p className="kiosk-chosen num" aria-live="polite">{at.digits === '' ? chosen.length === 0 ? ' ' : `${words('chosen')}: ${chosen.join(' · ')}` : words('typed', { text: at.digits })}</p>
      {children}
      <div className="kiosk-ways"><Button onClick={back}>{words('back')}</Button><Button look="bare" onClick={start}>{words('over')}</Button></div>
    </div>
  );
}

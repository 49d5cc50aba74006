import { useState } from 'react';
import type { ReactElement } from 'react';
import type { Collect, PersonData } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import type { Language } from '@fairlead/ui/words';
import { useLanguage, useWords } from '../platform/app.ts';
import { Row } from '../platform/parts.tsx';
import { dayList, longDay, wallTime, weekdayNames } from '../platform/say.ts';
import { collectMessages } from './collect-messages.ts';

const timesText = (language: Language, times: readonly { readonly opens: string; readonly closes: string }[]): string => times.map(({ opens, closes }) => `${wallTime(language, opens)} – ${wallTime(language, closes)}`).join(', ');

/** Where, when next, what goes home, and on which days it is closed. All of it is on the phone. */
export function CollectCard({ me }: { readonly me: PersonData }): ReactElement | null {
  const words = useWords(collectMessages);
  const language = useLanguage();
  const { collect } = me;
  if (collect === undefined || collect === null) return null;
  const { name, address, hours, openDays } = collect;
  // What a phone has kept may be older than today.
  const closed = collect.closed.filter(({ day }) => day >= me.today).slice(0, 4);
  return (
    <section className="soft collect" aria-label={words('title')}>
      <div className="row-h"><h2>{words('title')}</h2></div>
      <p className="when"><Icon name={collect.kind === 'pharmacy' ? 'pill' : 'building-hospital'} /><span><b>{name}</b>{address === null ? null : <small>{address}</small>}{hours === null ? null : <small className="muted">{hours}</small>}{collect.openTimes !== undefined ? collect.openTimes.map(({ days, times }) => <small key={days.join()} className="muted">{words(times.length === 0 ? 'openAsk' : 'openAt', { days: weekdayNames(language, days), times: timesText(language, times) })}</small>) : openDays === null ? null : <small className="muted">{words('open', { days: weekdayNames(language, openDays) })}</small>}</span></p>
      {collect.kind === 'other-clinic' ? <p>{words('other')}</p> : null}
      <Next next={collect.next} today={me.today} />
      {closed.length === 0 ? null : <ul className="dots">{closed.map((each) => <li key={each.day}><b>{words('closed', { day: longDay(language, each.day) })}</b>{each.name === null ? null : <> {each.name}</>}</li>)}</ul>}
      <Ways collect={collect} />
      {collect.kind === 'clinic' ? <ul className="rows"><Row to="/more/card" icon="device-mobile" title={words('card')} text={words('cardText')} /></ul> : null}
    </section>
  );
}

function Next({ next, today }: { readonly next: Collect['next']; readonly today: string }): ReactElement | null {
  const words = useWords(collectMessages);
  const language = useLanguage();
  if (next === null || next.day < today) return null;
  const said = { count: next.takeHome.length, days: dayList(language, next.takeHome) };
  const times = next.times === undefined ? null : <small>{words('openThen', { times: timesText(language, next.times) })}</small>;
  return <p className="when"><Icon name="calendar-event" /><span><b>{words('next', { day: next.day === today ? words('today') : longDay(language, next.day) })}</b><small>{next.takenThere ? words('takenThere') : null} {next.takeHome.length === 0 ? null : words(next.takenThere ? 'goesHome' : 'onlyHome', said)}</small>{times}</span></p>;
}

/** The phone's own maps by `geo:`, the address to paste, a call. No map is loaded here and no other site learns of it. */
function Ways({ collect: { name, address, phone } }: { readonly collect: Collect }): ReactElement {
  const words = useWords(collectMessages);
  const [copied, setCopied] = useState(false);
  const copy = (): void => { void navigator.clipboard?.writeText(address ?? '').then(() => setCopied(true), () => undefined); };
  return (
    <div className="ways">
      {phone === null || phone === '' ? null : <a className="btn" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} aria-label={words('call', { name })}><Icon name="phone" /><span className="num">{phone}</span></a>}
      {address === null ? null : <>
        <a className="btn" href={`geo:0,0?q=${encodeURIComponent(`${name}, ${address}`)}`} rel="noreferrer"><Icon name="map-pin" />{words('maps')}</a>
        <button type="button" className="btn bare" onClick={copy}><span role="status">{words(copied ? 'copied' : 'copy')}</span></button>
        <p className="small muted">{words('mapsHint')}</p>
      </>}
    </div>
  );
}

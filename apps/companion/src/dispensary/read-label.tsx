import './dispensary.css';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import type { OwnBottle } from '@fairlead/contract/recovery';
import { canReadCodes } from '@fairlead/ui/camera';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { phoneDay } from '../platform/clock.ts';
import { Age, Card, Page } from '../platform/parts.tsx';
import { useVoice } from '../platform/read-aloud.tsx';
import { longDay } from '../platform/say.ts';
import { CodeCamera } from './code-camera.tsx';
import { dispensaryMessages } from './dispensary-messages.ts';
import { bottleOf, shortest } from './label-code.ts';
import type { Found } from './label-code.ts';
import { useOwnBottles } from './use-own-bottles.ts';

/** A label read in large letters and aloud: by its code, or from the list of one's own bottles. */
export function ReadLabelPage(): ReactElement {
  const words = useWords(dispensaryMessages);
  const list = useOwnBottles();
  const [found, setFound] = useState<Found<OwnBottle>>();
  const bottles = list?.value ?? [];
  const read = (code: string): void => setFound(bottleOf(code, bottles));
  return (
    <Page title={words('labelTitle')} lead={words(canReadCodes ? 'labelLead' : 'labelLeadTyped')} back="/more">
      {found === undefined ? null : <Answer found={found} onAgain={() => setFound(undefined)} />}
      {found?.kind === 'found' ? null : <Code onCode={read} />}
      <Card title={words('mine')}>
        {list === null ? <p className="note warn"><Icon name="cloud-off" /><span>{words('noList')}</span></p> : null}
        {list?.value.length === 0 ? <p>{words('noBottles')}</p> : null}
        <Bottles bottles={bottles} onOpen={(bottle) => setFound({ kind: 'found', bottle })} />
        {list === undefined || list === null ? null : <Age keptAt={list.keptAt} />}
      </Card>
      <p className="small muted">{words('codeSays')}</p>
    </Page>
  );
}

function Bottles({ bottles, onOpen }: { readonly bottles: readonly OwnBottle[]; readonly onOpen: (bottle: OwnBottle) => void }): ReactElement {
  const words = useWords(dispensaryMessages);
  const language = useLanguage();
  const { me } = useApp();
  const today = me?.value.today ?? phoneDay();
  return (
    <ul className="rows">{bottles.map((bottle) => (
      <li key={bottle.id}><button type="button" className="row" onClick={() => onOpen(bottle)}>
        <Icon name="volume" /><span><b>{bottle.day === today ? words('forToday') : longDay(language, bottle.day)}</b><small className="muted">{bottle.parts > 1 ? `${words('part', { part: bottle.part, parts: bottle.parts })}, ` : ''}{words('ends', { letters: bottle.code.slice(-shortest) })}</small></span><Icon name="chevron-right" />
      </button></li>
    ))}</ul>
  );
}

function Code({ onCode }: { readonly onCode: (code: string) => void }): ReactElement {
  const words = useWords(dispensaryMessages);
  const [looking, setLooking] = useState(false);
  const [typed, setTyped] = useState('');
  const send = (event: FormEvent): void => { event.preventDefault(); if (typed.trim() !== '') onCode(typed); };
  return (
    <>
      {looking ? <CodeCamera onCode={(code) => { setLooking(false); onCode(code); }} /> : null}
      {canReadCodes ? <button type="button" className={`btn ${looking ? 'tinted' : 'primary'} wide spaced`} onClick={() => setLooking(!looking)}>{words(looking ? 'stopCamera' : 'scan')}</button> : <p className="small muted">{words('cannotScan')}</p>}
      <form onSubmit={send}>
        <label className="field"><span>{words('letters')}</span><small className="muted">{words('lettersHint')}</small><input className="in" value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} /></label>
        <button type="submit" className="btn tinted wide spaced">{words('readIt')}</button>
      </form>
    </>
  );
}

function Answer({ found, onAgain }: { readonly found: Found<OwnBottle>; readonly onAgain: () => void }): ReactElement {
  const words = useWords(dispensaryMessages);
  const { me } = useApp();
  if (found.kind === 'short') return <p className="note due" role="alert"><Icon name="info-circle" /><span>{words('short')}</span></p>;
  if (found.kind === 'found') return <Label bottle={found.bottle} onAgain={onAgain} />;
  const phone = me?.value.crisisCard.clinicPhone ?? null;
  return (
    <>
      <p className="note warn" role="alert"><Icon name="alert-triangle" /><span><b>{words('other')}</b> {words('otherDo')}</span></p>
      {phone === null ? null : <a className="btn wide spaced" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}><Icon name="phone" />{words('callClinic')}</a>}
    </>
  );
}

/** The label itself. Which day it is for is said first: the wrong day is the mistake that hurts. */
function Label({ bottle, onAgain }: { readonly bottle: OwnBottle; readonly onAgain: () => void }): ReactElement {
  const words = useWords(dispensaryMessages);
  const language = useLanguage();
  const { me } = useApp();
  const today = me === undefined || phoneDay() > me.value.today ? phoneDay() : me.value.today;
  const isToday = bottle.day === today;
  const verdict = words(isToday ? 'isToday' : bottle.day > today ? 'isLater' : 'isEarlier', { day: longDay(language, bottle.day), today: longDay(language, today) });
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => { head.current?.focus(); }, [bottle.id]);
  return (
    <section className="soft" aria-label={words('theLabel')}>
      <h2 ref={head} tabIndex={-1} className={`note ${isToday ? 'allow' : 'warn'} label-day`}><Icon name={isToday ? 'circle-check' : 'alert-triangle'} /><span>{verdict}</span></h2>
      <Aloud verdict={verdict} bottle={bottle} />
      <div className="label-lines" lang={bottle.language}>{bottle.lines.map((line) => <p key={line}>{line}</p>)}</div>
      <button type="button" className="btn bare wide spaced" onClick={onAgain}>{words('another')}</button>
    </section>
  );
}

/** Begins at a press alone: who is near hears it too. */
function Aloud({ verdict, bottle }: { readonly verdict: string; readonly bottle: OwnBottle }): ReactElement | null {
  const words = useWords(dispensaryMessages);
  const language = useLanguage();
  const voice = useVoice(0.9);
  if (voice === undefined) return null;
  const { reading, press } = voice;
  const start = (): void => press(() => [{ text: verdict, lang: language }, ...bottle.lines.map((text) => ({ text, lang: bottle.language }))]);
  return <button type="button" className="btn primary wide spaced" aria-pressed={reading} onClick={start}><Icon name={reading ? 'x' : 'volume'} />{words(reading ? 'stop' : 'aloud')}</button>;
}

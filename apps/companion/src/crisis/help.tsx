import { useEffect, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { crisisLines, emergencyLine } from '@fairlead/contract/crisis';
import type { CrisisCard, CrisisLine } from '@fairlead/contract/crisis';
import { Icon } from '@fairlead/ui/icon';
import type { IconName } from '@fairlead/ui/icon';
import { useWords } from '../platform/app.ts';
import { guessedCountry, readCrisisCard } from '../platform/phone.ts';
import { ReadAloud } from '../platform/read-aloud.tsx';
import { crisisMessages } from './crisis-messages.ts';
import { NaloxoneTimer } from './naloxone-timer.tsx';

interface HelpProps { readonly path: string; readonly go: (path: string) => void; readonly online: boolean }

/** The crisis card: in one tap from everywhere, without a line and without the PIN. */
export function Help({ path, go, online }: HelpProps): ReactElement {
  const [card, setCard] = useState<CrisisCard>({ country: guessedCountry(), clinicPhone: null, clinicHours: null, callFirst: null });
  useEffect(() => { void readCrisisCard().then(setCard); }, []);
  const naloxone = path === '/help/naloxone';
  return (
    <>
      <main className="phone crisis">
        <HelpTop online={online} onClose={() => go(naloxone ? '/help' : '/')} naloxone={naloxone} />
        {naloxone ? <Naloxone /> : <Steps card={card} go={go} />}
      </main>
      <div className="dock"><Lines card={card} /></div>
    </>
  );
}

function HelpTop({ online, onClose, naloxone }: { readonly online: boolean; readonly onClose: () => void; readonly naloxone: boolean }): ReactElement {
  const words = useWords(crisisMessages);
  return (
    <header className="top">
      {online ? <span className="day" /> : <p className="offline" aria-live="polite"><Icon name="cloud-off" />{words('offline')}</p>}
      <ReadAloud />
      <button type="button" className="round" onClick={onClose}><Icon name={naloxone ? 'chevron-left' : 'x'} />{words(naloxone ? 'backToSteps' : 'close')}</button>
    </header>
  );
}

function Steps({ card, go }: { readonly card: CrisisCard; readonly go: (path: string) => void }): ReactElement {
  const words = useWords(crisisMessages);
  const line = emergencyLine(card.country);
  return (
    <>
      <h1>{words('title')}</h1>
      <a className="btn call wide" href={`tel:${line.dial}`}><Icon name="phone" />{words('call', { number: line.shown })}</a>
      <p className="say-this"><b>{words('sayLabel')}</b> {words('say')}</p>
      <ol className="do">
        <Step head={words('step1')} more={words('step1More')} />
        <Step head={words('step2')} more={words('step2More')} />
        <Step head={words('step3')} more={words('step3More')}><NaloxoneTimer /></Step>
        <Step head={words('step4')} more={words('step4More')} />
      </ol>
      <a className="btn wide" href="/help/naloxone" onClick={(event) => { event.preventDefault(); go('/help/naloxone'); }}>{words('how')}</a>
      <section className="soft" aria-label={words('notOverdose')}>
        <h2>{words('notOverdose')}</h2>
        <p>{words('thoughts')}</p>
        {card.clinicHours === null ? null : <p className="small muted spaced">{words('clinicHours', { hours: card.clinicHours })}</p>}
        <ul className="rows">{crisisLines[card.country].filter((one) => one.use !== 'emergency').map((one) => <LineRow key={one.dial} line={one} />)}</ul>
      </section>
    </>
  );
}

function Step({ head, more, children }: { readonly head: string; readonly more: string; readonly children?: ReactNode }): ReactElement {
  return <li><p><b>{head}</b><small>{more}</small></p>{children}</li>;
}

function LineRow({ line }: { readonly line: CrisisLine }): ReactElement {
  const words = useWords(crisisMessages);
  return (
    <li><a className="row" href={`tel:${line.dial}`}><Icon name="phone" /><span><b className="num">{line.shown}</b><small className="muted">{line.name}. {words('day')}</small></span></a>
      {line.sms === undefined ? null : <a className="row" href={`sms:${line.sms}`}><Icon name="message" /><span><b className="num">{words('text', { number: line.sms })}</b></span></a>}
    </li>
  );
}

/** The three calls at the foot: a crisis line, the clinic, and the person's own choice. */
function Lines({ card }: { readonly card: CrisisCard }): ReactElement {
  const words = useWords(crisisMessages);
  const [, second, third] = crisisLines[card.country];
  const calls: { readonly icon: IconName; readonly small: string; readonly big: string; readonly phone: string }[] = [];
  if (second !== undefined) calls.push({ icon: 'message-heart', small: words(second.use), big: second.shown, phone: second.dial });
  if (card.clinicPhone !== null) calls.push({ icon: 'building-hospital', small: words('myClinic'), big: card.clinicPhone, phone: card.clinicPhone });
  if (card.callFirst !== null) calls.push({ icon: 'heart-handshake', small: words('myCall'), big: card.callFirst.name, phone: card.callFirst.phone });
  if (calls.length < 3 && third !== undefined) calls.push({ icon: 'message-heart', small: words(third.use), big: third.shown, phone: third.dial });
  return (
    <nav className={`lines l${calls.length}`} aria-label={words('talk')}>
      {calls.map((call) => <a key={call.phone} href={`tel:${call.phone.replace(/[^+\d]/g, '')}`}><Icon name={call.icon} /><span>{call.small}<b className="num">{call.big}</b></span></a>)}
    </nav>
  );
}

function Naloxone(): ReactElement {
  const words = useWords(crisisMessages);
  return (
    <>
      <h1>{words('nalTitle')}</h1>
      <p className="muted">{words('nalLead')}</p>
      <h2 className="part">{words('spray')}</h2>
      <ol className="do short">{(['spray1', 'spray2', 'spray3', 'spray4', 'spray5'] as const).map((key) => <li key={key}><p>{words(key)}</p></li>)}</ol>
      <NaloxoneTimer />
      <h2 className="part">{words('syringe')}</h2>
      <ol className="do short">{(['syringe1', 'syringe2', 'syringe3'] as const).map((key) => <li key={key}><p>{words(key)}</p></li>)}</ol>
      <h2 className="part">{words('after')}</h2>
      <ol className="do short">{(['after1', 'after2', 'after3'] as const).map((key) => <li key={key}><p>{words(key)}</p></li>)}</ol>
      <p className="small muted">{words('source')}</p>
    </>
  );
}

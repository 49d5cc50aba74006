/** One request: who asks and how to reach them, the tries, the risk while waiting; and beside it what is next. */
import type { EnquiryDetail } from '@fairlead/contract/admission';
import { Button, Card, Chip, DueTag, Facts, Note, Ticket, languageNames, useFormats, useLanguage, useNow, useSpan, useWords } from '@fairlead/ui';
import { IconEyeOff, IconPhone } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Shown, useSession } from '../platform/index.ts';
import { admissionMessages } from './admission-messages.ts';
import { CloseRequest } from './close-request.tsx';
import { ContactsCard } from './contacts-card.tsx';
import { RiskCard } from './risk-card.tsx';
import { bestKeys, closedKeys, nextKeys, reachKeys, saidIn, sourceKeys } from './said.ts';
import { useEnquiry } from './use-inbox.ts';

function Reach({ enquiry }: { readonly enquiry: EnquiryDetail }) {
  const words = useWords(admissionMessages);
  const number = enquiry.contact === 'email' ? enquiry.email : enquiry.phone ?? enquiry.email;
  if (number === null) return <b>{words('notSaid')}</b>;
  return <b className="num"><a href={number.includes('@') ? `mailto:${number}` : `tel:${number.replaceAll(/[^+\d]/g, '')}`}>{number}</a></b>;
}

function About({ enquiry }: { readonly enquiry: EnquiryDetail }) {
  const words = useWords(admissionMessages);
  const { date, dayTime } = useFormats();
  const facts = [
    { name: words(reachKeys[enquiry.contact]), value: <Reach enquiry={enquiry} /> },
    { name: words('best'), value: words(bestKeys[enquiry.bestTime]) },
    { name: words('ifOther'), value: words(enquiry.ifOther === 'say_nothing' ? 'sayNothing' : 'leaveMessage') },
    { name: words('language'), value: <>{languageNames[enquiry.language]}{enquiry.interpreter === null ? null : <>, {words('interpreter', { language: enquiry.interpreter })}</>}</> },
    { name: words('born'), value: enquiry.bornOn === null ? words('notSaid') : date(enquiry.bornOn) },
    ...(enquiry.relation === null ? [] : [{ name: words('relation'), value: enquiry.relation }]),
    ...(enquiry.referrer === null ? [] : [{ name: words('referredBy'), value: <>{enquiry.referrer.name}, {enquiry.referrer.organisation}{enquiry.referrer.telephone === undefined ? null : <>, {enquiry.referrer.telephone}</>} <span className="muted small">{words(enquiry.referrer.replyAllowed ? 'replyAllowed' : 'replyNot')}</span></> }]),
  ];
  return (
    <Card title={words('reach')} aside={<span className="muted small num">{words('asked', { when: dayTime(enquiry.receivedAt) })}</span>}>
      <div className="stack">
        <Facts facts={facts} />
        {enquiry.words === null ? null : <p className="say"><b>{words('inTheirWords')}</b>“{enquiry.words}”</p>}
        {enquiry.signs.length === 0 ? null : <p className="small">{words('signs')}: {enquiry.signs.map((sign) => sign.replaceAll(/[-_]/g, ' ')).join(', ')}</p>}
        {enquiry.about === 'someone_else' ? <Note icon={IconEyeOff} title={words('noDisclosure')} /> : null}
      </div>
    </Card>
  );
}

function WhyHere({ enquiry }: { readonly enquiry: EnquiryDetail }) {
  const words = useWords(admissionMessages);
  const language = useLanguage();
  return (
    <div className={`decision ${enquiry.contactOverdue ? 'due' : 'quiet'}`}>
      <h3>{words('order')}</h3>
      <p>{words('orderGroup', { group: enquiry.group })}. {enquiry.because.length === 0 ? words('orderNone') : null}</p>
      {enquiry.because.length === 0 ? null : <ul className="rowx">{enquiry.because.map(({ id, says }) => <li key={id}><Chip tone="warn">{saidIn(says, language)}</Chip></li>)}</ul>}
      {enquiry.contactOverdue ? <p className="overdue-ink"><b>{words('firstContactLate')}</b></p> : null}
      <p className="source">{words('orderSource')}</p>
    </div>
  );
}

function Next({ enquiry, onClose }: { readonly enquiry: EnquiryDetail; readonly onClose: () => void }) {
  const words = useWords(admissionMessages);
  const span = useSpan();
  const { has } = useSession();
  const nowMs = useNow();
  const spoke = enquiry.contacts.some(({ outcome }) => outcome === 'spoke');
  const mayAccept = has('prescriber', 'nurse', 'counsellor', 'manager');
  const isOpen = enquiry.state !== 'accepted' && enquiry.state !== 'closed';
  const name = enquiry.callMe;
  const title = enquiry.state === 'accepted' ? words('nextDone', { name }) : enquiry.state === 'closed' ? words('nextClosed', { reason: enquiry.closedReason === null ? '' : words(closedKeys[enquiry.closedReason]) }) : spoke ? words('nextAccept', { name }) : words(nextKeys[enquiry.contact], { name });
  const waited = span(Math.max(0, Math.floor((nowMs - Date.parse(enquiry.receivedAt)) / 60_000)));
  const accept = mayAccept ? <Link className={spoke ? 'btn primary' : 'btn'} to="/inbox/$enquiryId/acceptance" params={{ enquiryId: enquiry.id }}>{words('accept')}</Link> : null;
  return (
    <Ticket
      tone={!isOpen ? 'quiet' : enquiry.needsToday && !spoke ? 'refuse' : enquiry.contactOverdue ? 'due' : 'quiet'}
      title={words('nextTitle')}
      about={<div className="stack"><p className="lead"><b>{title}</b></p>{isOpen ? <><p><IconPhone className="i" aria-hidden="true" /> <Reach enquiry={enquiry} /></p><p className="muted num">{words('waited', { span: waited })}{enquiry.callAgainAt === null ? null : <> <DueTag dueAt={enquiry.callAgainAt} /></>}</p></> : null}</div>}
      decision={isOpen ? <WhyHere enquiry={enquiry} /> : undefined}
      actions={isOpen
        ? <>{spoke ? accept : <Button look="primary" onClick={() => document.querySelector<HTMLElement>('#note-call input[type=radio]')?.focus()}>{words('noteCall')}</Button>}<div className="pair">{spoke ? null : accept}<Button onClick={onClose}>{words('close')}</Button></div></>
        : enquiry.personId === null ? undefined : <Link className="btn primary" to="/people/$personId" params={{ personId: enquiry.personId }}>{words('openRecord')}</Link>}
    />
  );
}

function Open({ enquiry }: { readonly enquiry: EnquiryDetail }) {
  const words = useWords(admissionMessages);
  const [isClosing, setClosing] = useState(false);
  const isOpen = enquiry.state !== 'accepted' && enquiry.state !== 'closed';
  return (
    <>
      <div className="person">
        <div className="name"><div className="line"><h2>{enquiry.callMe}</h2></div><p className="muted num">{[enquiry.reference, words(sourceKeys[enquiry.source]), enquiry.kind === 'referral' ? words('referral') : undefined, enquiry.about === 'someone_else' ? words('aboutOther', { name: enquiry.otherName ?? words('someoneElse') }) : words('aboutSelf')].filter(Boolean).join(' · ')}</p></div>
        <About enquiry={enquiry} />
        <ContactsCard enquiry={enquiry} isOpen={isOpen} />
        <RiskCard enquiry={enquiry} isOpen={isOpen} />
      </div>
      <Next enquiry={enquiry} onClose={() => setClosing(true)} />
      {isClosing ? <CloseRequest enquiry={enquiry} onDone={() => setClosing(false)} /> : null}
    </>
  );
}

export function EnquiryPane({ enquiryId }: { readonly enquiryId: string }) {
  return <Shown of={useEnquiry(enquiryId)} lines={6}>{(enquiry) => <Open enquiry={enquiry} />}</Shown>;
}

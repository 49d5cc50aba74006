/** Days away signed over to a believed clinic, the letter that proves them, and what came back. */
import { listConsents } from '@fairlead/contract/consent';
import { askSignedDaysBack, enterReturn, getGuestStays, getPassportIssuers, getSignedLetters, getSignedPaper, signDaysOver } from '@fairlead/contract/dispensary';
import type { GuestStay, SignedLetter } from '@fairlead/contract/dispensary';
import { Button, ChoiceField, NotesField, useFormats, useNow, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown, call, saveFile, useCall, useRead, useSession } from '../platform/index.ts';
import { PaperButton } from './paper-button.tsx';
import { signedMessages } from './signed-messages.ts';

const plain = (name: string): string => name.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Consents of this person to share with a clinic, in force; a choice among them. */
export function ConsentChoice({ personId, recipient, label, value, onChoose }: { readonly personId: string; readonly recipient: string; readonly label: string; readonly value: string | undefined; readonly onChoose: (id: string) => void }) {
  const words = useWords(signedMessages);
  const consents = useRead(listConsents, { params: { id: personId } }, { topics: ['consents'] });
  const fits = (consents.data?.reply.items ?? []).filter((each) => each.kind === 'sharing' && each.state === 'in_force' && plain(each.recipient ?? '').includes(plain(recipient)));
  if (consents.data !== undefined && fits.length === 0) return <p role="status">{words('noConsent', { name: recipient })}</p>;
  return <ChoiceField label={label} value={value} onChoose={onChoose} choices={fits.map((each) => ({ value: each.id, label: `${each.recipient ?? ''}: ${each.purpose ?? ''}` }))} />;
}

/** A prescriber signs days away over. */
export function SignOver({ stay, personId }: { readonly stay: GuestStay; readonly personId: string }) {
  const words = useWords(signedMessages);
  const { site } = useSession();
  const issuers = useRead(getPassportIssuers, {});
  const sign = useCall(signDaysOver, { refreshes: [getGuestStays] });
  const [issuerId, setIssuerId] = useState<string>();
  const [consentId, setConsentId] = useState<string>();
  const issuer = issuers.data?.reply.items.find(({ id }) => id === issuerId);
  const needs = site.country === 'US';
  const ready = issuer !== undefined && (!needs || consentId !== undefined);
  const press = () => { if (issuer !== undefined && ready) void sign.send({ params: { id: stay.id }, body: { issuerId: issuer.id, ...(consentId === undefined ? {} : { consentId }) } }); };
  return (
    <details>
      <summary>{words('signTitle')}</summary>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); press(); }}>
        <p className="small">{words('signLead')}</p>
        <Shown of={issuers}>{({ items }) => (items.length === 0 ? <p className="muted">{words('noClinic')}</p> : <ChoiceField label={words('clinic')} value={issuerId} onChoose={(id) => { setIssuerId(id); setConsentId(undefined); }} choices={items.map(({ id, name }) => ({ value: id, label: name }))} />)}</Shown>
        {issuer === undefined || !needs ? null : <ConsentChoice personId={personId} recipient={issuer.name} label={words('consent')} value={consentId} onChoose={setConsentId} />}
        <div><Button type="submit" look="primary" why={ready ? undefined : words('fill')} aria-busy={sign.busy}>{words('sign')}</Button></div>
        <AnswerNote answer={sign.answer} onAgain={() => { void sign.again(); }} />
      </form>
    </details>
  );
}

/** How the last letter goes. */
function Way({ signed }: { readonly signed: NonNullable<GuestStay['signed']> }) {
  const words = useWords(signedMessages);
  if (signed.way === 'waiting') return <>{words('waiting', { tries: signed.tries })}</>;
  if (signed.way !== 'stopped') return <>{words(signed.way)}</>;
  const { fault } = signed;
  return <>{words('stopped', { why: fault === 'consent-ended' || fault === 'no-address' ? words(fault) : words('overdue') })}</>;
}

/** Where signed days stand, with their letter. */
export function SignedState({ stay }: { readonly stay: GuestStay }) {
  const words = useWords(signedMessages);
  const { dayTime } = useFormats();
  const nowMs = useNow();
  const { signed } = stay;
  if (signed === null) return null;
  const said = { number: signed.number, where: stay.where, when: signed.endedAt === null ? '' : dayTime(signed.endedAt) };
  const isOver = signed.state === 'out' && Date.parse(signed.expiresAt) < nowMs;
  return (
    <div className="stack">
      <p role="status">{words(isOver ? 'over' : signed.state === 'returned' && stay.kind === 'visitor' ? 'gaveBack' : signed.state, said)}</p>
      {signed.state === 'settled' || (signed.state === 'returned' && stay.kind === 'away') || signed.state === 'open' ? null : <p className="small muted"><Way signed={signed} /></p>}
      <Letters stay={stay} />
      {signed.state === 'out' ? <><AskBack stay={stay} /><EnterReturn /></> : null}
    </div>
  );
}

function Letters({ stay }: { readonly stay: GuestStay }) {
  const words = useWords(signedMessages);
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words('letter')}</summary>
      {open ? <OpenLetters stay={stay} /> : null}
    </details>
  );
}

function OpenLetters({ stay }: { readonly stay: GuestStay }) {
  const words = useWords(signedMessages);
  const letters = useRead(getSignedLetters, { params: { id: stay.id } });
  return <Shown of={letters}>{({ items }) => <div className="stack">{items.slice(0, 1).map((letter) => <OneLetter key={letter.kind} letter={letter} />)}<PaperButton ask={() => call(getSignedPaper, { params: { id: stay.id } })}>{words('print')}</PaperButton></div>}</Shown>;
}

/** To be copied, never changed. */
const shown = (): undefined => undefined;

function OneLetter({ letter }: { readonly letter: SignedLetter }) {
  const words = useWords(signedMessages);
  const { size, path } = letter.code;
  return (
    <section className="stack" aria-label={words(letter.kind === 'grant' ? 'letterGrant' : 'letterReturn')}>
      <b>{words(letter.kind === 'grant' ? 'letterGrant' : 'letterReturn')}</b>
      <svg className="qr qr-wide" role="img" aria-label={words('code')} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges"><rect width="100%" height="100%" fill="#fff" /><path d={path} fill="#000" /></svg>
      <p className="small"><b>{letter.notice}</b> {letter.basis}</p>
      <NotesField label={words('text')} rows={4} value={letter.text} onText={shown} />
    </section>
  );
}

/** The letter that asks for the days, and what to say on the telephone. */
function AskBack({ stay }: { readonly stay: GuestStay }) {
  const words = useWords(signedMessages);
  const [why, setWhy] = useState<'back-early' | 'order-changed' | 'other'>('back-early');
  const asking = useCall(askSignedDaysBack, { refreshes: [] });
  const { answer } = asking;
  const make = async () => {
    const made = await asking.send({ params: { id: stay.id }, body: { why } });
    if (made.kind === 'done') saveFile(made.reply.fileName, 'application/pdf', Uint8Array.from(atob(made.reply.base64), (letter) => letter.charCodeAt(0)));
  };
  return (
    <details>
      <summary>{words('askTitle')}</summary>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void make(); }}>
        <p className="small">{words('askLead')}</p>
        <ChoiceField label={words('askWhy')} value={why} onChoose={setWhy} choices={(['back-early', 'order-changed', 'other'] as const).map((value) => ({ value, label: words(value) }))} />
        <div><Button type="submit" look="primary" aria-busy={asking.busy}>{words('askMake')}</Button></div>
        {answer?.kind === 'done' ? <div role="status" className="stack"><b>{words('askMade')}</b><ol className="stack">{answer.reply.call.map((line) => <li key={line}>{line}</li>)}</ol></div> : <AnswerNote answer={answer} onAgain={() => { void make(); }} />}
      </form>
    </details>
  );
}

/** What another clinic signed of the days that it dosed, where it came by hand. */
function EnterReturn() {
  const words = useWords(signedMessages);
  const [text, setText] = useState('');
  const enter = useCall(enterReturn, { refreshes: [getGuestStays] });
  const { answer } = enter;
  return (
    <details>
      <summary>{words('returnTitle')}</summary>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (text.trim() !== '') void enter.send({ body: { text } }); }}>
        <NotesField label={words('text')} hint={words('returnHint')} rows={4} value={text} onText={setText} />
        <div><Button type="submit" look="primary" why={text.trim() === '' ? words('returnHint') : undefined} aria-busy={enter.busy}>{words('enter')}</Button></div>
        {answer?.kind === 'done' ? <p role="status">{answer.reply.again ? words('again') : words('entered', { count: answer.reply.doses })}</p> : <AnswerNote answer={answer} onAgain={() => { void enter.again(); }} />}
      </form>
    </details>
  );
}

/** Guest days of a person: agreed, shown and ended; and their dose passport on paper. */
import { endGuestStay, getGuestStays, printPassport } from '@fairlead/contract/dispensary';
import type { GuestStay } from '@fairlead/contract/dispensary';
import { Button, Card, Chip, TextField, useFormats, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ugOf } from '../medication/index.tsx';
import { AnswerNote, Shown, saveFile, useCall, useRead, useSession } from '../platform/index.ts';
import { AgreeGuestDays } from './guest-form.tsx';
import { guestMessages } from './guest-messages.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';
import { SignOver, SignedState } from './signed-days.tsx';
import { signedMessages } from './signed-messages.ts';

export function GuestDays({ personId, episodeId }: { readonly personId: string; readonly episodeId: string }) {
  const words = useWords(guestMessages);
  const stays = useRead(getGuestStays, { params: { id: personId } }, { topics: ['queue'] });
  const session = useSession();
  const mayEnd = session.has('nurse', 'pharmacist', 'prescriber');
  return (
    <>
      {mayEnd ? <PaperPassport personId={personId} /> : null}
      <Card title={words('title')} aside={<Link className="btn" to={`/people/${personId}/handover`}>{words('hospital')}</Link>}>
        <p className="small">{words('lead')}</p>
        <Shown of={stays}>{({ items }) => (items.length === 0 ? <p className="muted">{words('noStays')}</p> : <ul className="stack">{items.map((stay) => <Stay key={stay.id} stay={stay} mayEnd={mayEnd} personId={personId} />)}</ul>)}</Shown>
      </Card>
      {session.has('prescriber') ? <AgreeGuestDays episodeId={episodeId} personId={personId} /> : null}
    </>
  );
}

function PaperPassport({ personId }: { readonly personId: string }) {
  const words = useWords(guestMessages);
  const [asked, setAsked] = useState(false);
  const print = useCall(printPassport);
  const press = async () => {
    const answer = await print.send({ params: { id: personId }, body: { askedByPerson: true } });
    if (answer.kind === 'done') saveFile(answer.reply.fileName, 'application/pdf', Uint8Array.from(atob(answer.reply.base64), (letter) => letter.charCodeAt(0)));
  };
  return (
    <Card title={words('passport')}>
      <p className="small">{words('passportText')}</p>
      <label className="choice"><input type="checkbox" className="tick" checked={asked} onChange={(event) => setAsked(event.target.checked)} /><span>{words('asked')}</span></label>
      <Button why={asked ? undefined : words('asked')} aria-busy={print.busy} onClick={() => { void press(); }}>{words('print')}</Button>
      <AnswerNote answer={print.answer} onAgain={() => { void print.again(); }} />
    </Card>
  );
}

const codes = ['not-begun:over', 'not-begun:dosed', 'not-begun:no-order', 'returned', 'days-over'] as const;
const isCode = (text: string): text is (typeof codes)[number] => (codes as readonly string[]).includes(text);

function Stay({ stay, mayEnd, personId }: { readonly stay: GuestStay; readonly mayEnd: boolean; readonly personId: string }) {
  const { has } = useSession();
  const words = useWords(guestMessages);
  const { date, dayTime, mg } = useFormats();
  const [waits, why] = [stay.waitsFor, stay.endReason];
  const heard = waits === null || waits.heardAt === null ? words('neverHeard') : dayTime(waits.heardAt);
  return (
    <li className="stack">
      <div className="rowx"><b>{words('active', { where: stay.where, from: date(stay.fromDay), to: date(stay.toDay) })}</b>{stay.state === 'active' ? null : <Chip tone={stay.state === 'ended' ? 'quiet' : 'due'}>{words(stay.state === 'ended' ? 'over' : stay.state)}</Chip>}</div>
      {waits === null ? null : <p role="status">{stay.state === 'waiting' ? words('waitsFor', { site: waits.site, count: waits.days, heard }) : words('endsAfter', { site: waits.site, heard })}</p>}
      {stay.kind === 'visitor' ? <p>{words('visits', { where: stay.where, dose: mg(stay.confirmedUg ?? 0) })} {words('confirmedBy', { by: stay.confirmedBy ?? stay.where })}</p> : null}
      <p className="small muted">{words('by', { by: stay.agreedBy })}{stay.phone === null ? '' : ` ${stay.phone}`}{why === null ? '' : ` ${isCode(why) ? words(why) : why}`}</p>
      {mayEnd ? <SignedState stay={stay} /> : null}
      {stay.kind === 'away' && stay.state === 'active' && stay.signed === null && has('prescriber') ? <SignOver stay={stay} personId={personId} /> : null}
      {mayEnd && (stay.state === 'active' || stay.state === 'waiting') ? <details><summary>{words(stay.state === 'waiting' ? 'giveUp' : 'endTitle')}</summary><EndStay stay={stay} /></details> : null}
    </li>
  );
}

/** Calendar days from one to another, 31 at most. */
function daysOf(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to && days.length < 31; day = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)) days.push(day);
  return days;
}

function EndStay({ stay }: { readonly stay: GuestStay }) {
  const words = useWords(guestMessages);
  const { day: dayWords } = useFormats();
  const [reason, setReason] = useState('');
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [noneToday, setNoneToday] = useState(false);
  const theirs = stay.kind === 'away' && stay.state === 'active';
  const end = useTwoSigned('guest-days', endGuestStay);
  const signed = useWords(signedMessages);
  const { has } = useSession();
  const [asking, setAsking] = useState(false);
  // Days that were signed over and never came back: a prescriber answers for what was asked, or two do.
  const byTwo = stay.signed?.state === 'out' && !has('prescriber');
  const typed = Object.entries(given).filter(([, text]) => text.trim() !== '').map(([dosingDay, text]) => ({ dosingDay, doseUg: ugOf(text) }));
  const doses = typed.flatMap(({ dosingDay, doseUg }) => (doseUg === null ? [] : [{ dosingDay, doseUg }]));
  // A figure that cannot be read is not left out: it may be a dose.
  const why = doses.length < typed.length ? words('givenHint') : reason.trim() === '' ? words('reason') : undefined;
  const send = (confirmationId?: string) => { void end.send({ params: { id: stay.id }, body: { reason, ...(theirs ? { doses, noneToday } : {}), ...(confirmationId === undefined ? {} : { confirmationId }) } }); };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined && byTwo) setAsking(true); else if (why === undefined) send(); }}>
      {!theirs ? null : <>
        <p className="small">{words('givenHint')}</p>
        {daysOf(stay.fromDay, stay.toDay).map((day) => <TextField key={day} label={words('givenOn', { day: dayWords(day) })} inputMode="decimal" unit="mg" value={given[day] ?? ''} onText={(text) => setGiven({ ...given, [day]: text })} optional />)}
        <label className="choice"><input type="checkbox" className="tick" checked={noneToday} onChange={(event) => setNoneToday(event.target.checked)} /><span>{words('noneToday')}</span></label>
      </>}
      <TextField label={words('reason')} value={reason} onText={setReason} />
      <Button type="submit" look="primary" why={why} aria-busy={end.busy}>{words(stay.state === 'waiting' ? 'giveUp' : 'end')}</Button>
      {byTwo ? <p className="small muted">{signed('askSecond')}</p> : null}
      <AnswerNote answer={end.answer} onAgain={() => { void end.again(); }} />
      <SecondPersonDialog mayAsk opened={asking} onClose={() => setAsking(false)} onConfirmed={(id) => { setAsking(false); send(id); }} />
      <SecondWaits of={end} />
    </form>
  );
}

/** What is done with a bed: hold, admit, move, leave. */
import { Modal } from '@mantine/core';
import { admitToBed, closeBed, holdBed, startLeave, transferBed } from '@fairlead/contract/residence';
import type { Bed } from '@fairlead/contract/residence';
import { Button, Field, TextField, useNow, useWords, useZone } from '@fairlead/ui';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { AnswerNote, useCall, type Answer } from '../platform/index.ts';
import { PersonField, type Chosen } from './person-field.tsx';
import { residenceMessages } from './residence-messages.ts';
import { localMinute, nextAt } from './times.ts';

export type Doing = 'hold' | 'admit' | 'move' | 'leave' | 'close';
interface DialogProps { readonly bed: Bed; readonly beds: readonly Bed[]; readonly onClose: () => void }

function Form({ title, label, why, busy, onSend, onClose, answer, again, children }: { readonly title: string; readonly label: string; readonly why: string | undefined; readonly busy: boolean; readonly onSend: () => void; readonly onClose: () => void; readonly answer: Answer<unknown> | undefined; readonly again: () => void; readonly children: ReactNode }) {
  const words = useWords(residenceMessages);
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': words('cancel') }}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) onSend(); }}>
        {children}
        <AnswerNote answer={answer} onAgain={again} />
        <Button type="submit" look="primary" aria-busy={busy} why={why}>{label}</Button>
      </form>
    </Modal>
  );
}

/** In so many hours, as the clock at the site will show it. */
function useClockIn(hours: number): readonly [string, (time: string) => void, string | null] {
  const zone = useZone();
  const nowMs = useNow();
  const [time, setTime] = useState(() => localMinute(nowMs + hours * 3_600_000, zone).slice(11));
  return [time, setTime, nextAt(time, nowMs, zone)];
}

export function HoldBed({ bed, onClose }: DialogProps) {
  const words = useWords(residenceMessages);
  const send = useCall(holdBed);
  const [heldFor, setHeldFor] = useState('');
  const [note, setNote] = useState('');
  const [time, setTime, until] = useClockIn(4);
  const why = heldFor.trim() === '' ? words('holdFor') : until === null ? words('holdUntil') : undefined;
  const press = () => { if (until !== null) void send.send({ params: { id: bed.id }, body: { until, heldFor: heldFor.trim(), ...(note.trim() === '' ? {} : { note: note.trim() }) } }).then((answer) => { if (answer.kind === 'done') onClose(); }); };
  return <Form title={words('holdTitle', { bed: bed.name })} label={words('holdBed')} why={why} busy={send.busy} onSend={press} onClose={onClose} answer={send.answer} again={() => void send.again()}><TextField label={words('holdFor')} value={heldFor} onText={setHeldFor} maxLength={200} /><TextField label={words('holdUntil')} type="time" value={time} onText={setTime} /><TextField label={words('holdNote')} optional value={note} onText={setNote} maxLength={200} /></Form>;
}

export function AdmitToBed({ bed, onClose }: DialogProps) {
  const words = useWords(residenceMessages);
  const send = useCall(admitToBed);
  const held = bed.span?.kind === 'hold' ? bed.span : null;
  const [person, setPerson] = useState<Chosen | undefined>(held?.personId === null || held === null ? undefined : { id: held.personId, name: held.name });
  const press = () => { if (person !== undefined) void send.send({ params: { id: bed.id }, body: { personId: person.id, ...(held === null ? {} : { holdId: held.id }) } }).then((answer) => { if (answer.kind === 'done') onClose(); }); };
  return <Form title={words('admitTitle', { bed: bed.name })} label={words('admitTo')} why={person === undefined ? words('person') : undefined} busy={send.busy} onSend={press} onClose={onClose} answer={send.answer} again={() => void send.again()}>{held === null ? null : <p className="muted">{words('held')}: {held.name}</p>}<PersonField chosen={person} onChoose={setPerson} /></Form>;
}

export function MoveBed({ bed, beds, onClose }: DialogProps) {
  const words = useWords(residenceMessages);
  const send = useCall(transferBed);
  const [bedId, setBedId] = useState('');
  const free = beds.filter(({ state }) => state === 'free');
  const span = bed.span;
  if (span === null) return null;
  const press = () => void send.send({ params: { id: span.id }, body: { bedId } }).then((answer) => { if (answer.kind === 'done') onClose(); });
  return (
    <Form title={words('moveTitle', { name: span.name })} label={words('moveNow')} why={bedId === '' ? words(free.length === 0 ? 'noFree' : 'toBed') : undefined} busy={send.busy} onSend={press} onClose={onClose} answer={send.answer} again={() => void send.again()}>
      {free.length === 0 ? <p>{words('noFree')}</p> : <Field label={words('toBed')}>{(ties) => <select {...ties} className="in" value={bedId} onChange={(event) => setBedId(event.target.value)}><option value="">{words('choose')}</option>{free.map((each) => <option key={each.id} value={each.id}>{words('bedNo', { bed: each.name })} {each.room}</option>)}</select>}</Field>}
    </Form>
  );
}

export function StartLeave({ bed, onClose }: DialogProps) {
  const words = useWords(residenceMessages);
  const send = useCall(startLeave);
  const [reason, setReason] = useState('');
  const [time, setTime, until] = useClockIn(3);
  const span = bed.span;
  if (span === null) return null;
  const why = reason.trim() === '' ? words('reason') : until === null ? words('backAt') : undefined;
  const press = () => { if (until !== null) void send.send({ params: { id: span.id }, body: { dueBackAt: until, reason: reason.trim() } }).then((answer) => { if (answer.kind === 'done') onClose(); }); };
  return <Form title={words('leaveTitle', { name: span.name })} label={words('agreeLeave')} why={why} busy={send.busy} onSend={press} onClose={onClose} answer={send.answer} again={() => void send.again()}><TextField label={words('backAt')} type="time" value={time} onText={setTime} /><TextField label={words('reason')} value={reason} onText={setReason} maxLength={500} /></Form>;
}

export function CloseBed({ bed, onClose }: DialogProps) {
  const words = useWords(residenceMessages);
  const send = useCall(closeBed);
  const [reason, setReason] = useState('');
  const press = () => void send.send({ params: { id: bed.id }, body: { closedReason: reason.trim() } }).then((answer) => { if (answer.kind === 'done') onClose(); });
  return <Form title={words('bedNo', { bed: bed.name })} label={words('close')} why={reason.trim() === '' ? words('closeWhy') : undefined} busy={send.busy} onSend={press} onClose={onClose} answer={send.answer} again={() => void send.again()}><TextField label={words('closeWhy')} value={reason} onText={setReason} maxLength={200} /></Form>;
}

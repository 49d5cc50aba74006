/** A hold and who may lift it; whoever may, lifts it here with a reason. */
import { liftHold } from '@fairlead/contract/medication';
import { Button, Note, NotesField, useFormats, useWords } from '@fairlead/ui';
import type { Ticket } from '@fairlead/contract/dispensary';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { windowMessages } from './window-messages.ts';

export function LiftHold({ ticket }: { readonly ticket: Ticket }) {
  const words = useWords(windowMessages);
  const { time } = useFormats();
  const { has } = useSession();
  const lift = useCall(liftHold);
  const [reason, setReason] = useState('');
  const [hold] = ticket.holds;
  if (hold === undefined) return null;
  const may = has(hold.liftedByRole, 'prescriber');
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') void lift.send({ params: { id: hold.id }, body: { reason } }); }}>
      <Note tone="refuse" icon={IconHandStop} title={hold.reason}><span className="num">{time(hold.placedAt)}, {hold.placedBy}. {words('waitsFor', { who: words(hold.liftedByRole) })}</span></Note>
      {may ? <><NotesField label={words('reason')} rows={2} value={reason} onText={setReason} /><Button type="submit" look="primary" aria-busy={lift.busy} why={reason.trim() === '' ? words('reason') : undefined}>{words('liftHold')}</Button></> : null}
      <AnswerNote answer={lift.answer} onAgain={() => { void lift.again(); }} />
    </form>
  );
}

/** The prescriber's answer to a pharmacy that stopped: a new dose, signed, or the end of supply. */
import { cancelPrescription, restartPrescription } from '@fairlead/contract/dispensary';
import type { Prescription } from '@fairlead/contract/dispensary';
import { Button, NotesField, TextField, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { ugOf } from '../../medication/index.tsx';
import { AnswerNote, useCall } from '../../platform/index.ts';
import { prescriptionMessages } from './prescription-messages.ts';

const after = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export function RestartForm({ prescription, day }: { readonly prescription: Prescription; readonly day: string }) {
  const words = useWords(prescriptionMessages);
  const [dose, setDose] = useState('');
  const [startOn, setStartOn] = useState(day);
  const [endOn, setEndOn] = useState(after(day, 6));
  const [reason, setReason] = useState('');
  const restart = useCall(restartPrescription);
  const doseUg = ugOf(dose);
  const why = doseUg === null || doseUg === 0 ? words('newDose') : reason.trim() === '' ? words('restartReason') : undefined;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined && doseUg !== null) void restart.send({ params: { id: prescription.id }, body: { doseUg, startOn, endOn, reason: reason.trim() } }); }}>
      <p className="small muted">{words('restartHint')}</p>
      <TextField label={words('newDose')} unit="mg" inputMode="decimal" value={dose} onText={setDose} />
      <div className="fields"><TextField label={words('from')} type="date" value={startOn} onText={setStartOn} /><TextField label={words('to')} type="date" value={endOn} onText={setEndOn} /></div>
      <NotesField label={words('restartReason')} value={reason} onText={setReason} rows={2} />
      <AnswerNote answer={restart.answer} onAgain={() => { void restart.again(); }} />
      <Button type="submit" look="primary" aria-busy={restart.busy} why={why}>{words('signRestart')}</Button>
    </form>
  );
}

export function CancelForm({ prescription }: { readonly prescription: Prescription }) {
  const words = useWords(prescriptionMessages);
  const [reason, setReason] = useState('');
  const cancel = useCall(cancelPrescription);
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') void cancel.send({ params: { id: prescription.id }, body: { reason: reason.trim() } }); }}>
      <NotesField label={words('cancelReason')} value={reason} onText={setReason} rows={2} />
      <AnswerNote answer={cancel.answer} onAgain={() => { void cancel.again(); }} />
      <div><Button type="submit" aria-busy={cancel.busy} why={reason.trim() === '' ? words('cancelReason') : undefined}>{words('save')}</Button></div>
    </form>
  );
}

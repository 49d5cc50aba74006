/** Somebody says which day it is, at a site node that was off and has not heard its server since. */
import { confirmDate, getLink } from '@fairlead/contract/downtime';
import { Button, TextField, useFormats, useWords } from '@fairlead/ui';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { linkMessages } from './link-messages.ts';
import { AnswerNote } from './parts/forms.tsx';
import { useCall } from './use-api.ts';

export function ConfirmDate({ since }: { readonly since: string }) {
  const words = useWords(linkMessages);
  const { dayTime } = useFormats();
  const [open, setOpen] = useState(false);
  // Empty, never the date of this machine: whoever confirms it reads it elsewhere.
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const confirm = useCall(confirmDate, { refreshes: [getLink] });
  const missing = day === '' ? words('today') : reason.trim() === '' ? words('why') : undefined;
  const send = async () => {
    const answer = await confirm.send({ body: { day, reason: reason.trim() } });
    if (answer.kind === 'done') setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words('confirmTitle')}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={words('confirmTitle')} closeButtonProps={{ 'aria-label': words('close') }}>
        <form className="stack" onSubmit={(event) => { event.preventDefault(); if (missing === undefined) void send(); }}>
          <p>{words('confirmLead', { when: dayTime(since) })}</p>
          <TextField label={words('today')} type="date" value={day} onText={setDay} />
          <TextField label={words('why')} value={reason} onText={setReason} />
          <AnswerNote answer={confirm.answer} onAgain={() => { void confirm.again(); }} />
          <div><Button type="submit" look="primary" aria-busy={confirm.busy} why={missing}>{words('confirm')}</Button></div>
        </form>
      </Modal>
    </>
  );
}

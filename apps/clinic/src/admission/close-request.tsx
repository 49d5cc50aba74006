/** Closing a request that goes no further here, with why. */
import type { EnquiryDetail } from '@fairlead/contract/admission';
import { closeEnquiry } from '@fairlead/contract/admission';
import { Button, ChoiceField, NotesField, useWords } from '@fairlead/ui';
import { Modal } from '@mantine/core';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { admissionMessages } from './admission-messages.ts';
import { choicesOf, closedKeys } from './said.ts';

export function CloseRequest({ enquiry, onDone }: { readonly enquiry: EnquiryDetail; readonly onDone: () => void }) {
  const words = useWords(admissionMessages);
  const [reason, setReason] = useState<keyof typeof closedKeys | undefined>(undefined);
  const [note, setNote] = useState('');
  const [isAsked, setAsked] = useState(false);
  const close = useCall(closeEnquiry);
  const press = async () => {
    setAsked(true);
    if (reason === undefined) return;
    const answer = await close.send({ params: { id: enquiry.id }, body: { reason, ...(note.trim() === '' ? {} : { note }) } });
    if (answer.kind === 'done') onDone();
  };
  return (
    <Modal opened onClose={onDone} title={words('closeTitle')} closeButtonProps={{ 'aria-label': words('cancel') }}>
      <div className="stack">
        <ChoiceField label={words('closeWhy')} choices={choicesOf(closedKeys, words)} value={reason} onChoose={setReason} error={isAsked && reason === undefined ? words('chooseWhy') : undefined} />
        <NotesField label={words('note')} value={note} onText={setNote} rows={2} optional />
        <AnswerNote answer={close.answer} onAgain={() => void close.again()} />
        <div className="rowx"><Button look="primary" aria-busy={close.busy} onClick={() => void press()}>{words('closeNow')}</Button><Button look="bare" onClick={onDone}>{words('cancel')}</Button></div>
      </div>
    </Modal>
  );
}

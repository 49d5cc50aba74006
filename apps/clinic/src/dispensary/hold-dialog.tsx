/** Holds a person's doses, or asks the prescriber about what stops one, with the reason in words. */
import { Modal } from '@mantine/core';
import { Button, ChoiceField, NotesField, useWords } from '@fairlead/ui';
import type { Ticket } from '@fairlead/contract/dispensary';
import { useState } from 'react';
import { AnswerNote } from '../platform/index.ts';
import { useHold } from './use-window.ts';
import { windowMessages } from './window-messages.ts';

interface Props { readonly ticket: Ticket; readonly opened: boolean; readonly because: string; readonly onClose: () => void }

export function HoldDialog({ ticket, opened, because, onClose }: Props) {
  const words = useWords(windowMessages);
  const hold = useHold();
  const [reason, setReason] = useState<string | undefined>(undefined);
  const [role, setRole] = useState<'prescriber' | 'nurse' | 'pharmacist'>('prescriber');
  const text = reason ?? because;
  const send = async () => {
    const answer = await hold.send({ params: { id: ticket.episodeId }, body: { reason: text, liftedByRole: role, ...(ticket.order === null ? {} : { orderId: ticket.order.id }) } });
    if (answer.kind === 'done') onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={words('place')} closeButtonProps={{ 'aria-label': words('close') }}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <NotesField first label={words('reason')} value={text} onText={setReason} />
        <ChoiceField label={words('whoLifts')} value={role} onChoose={setRole} choices={[{ value: 'prescriber', label: words('prescriber') }, { value: 'nurse', label: words('nurse') }, { value: 'pharmacist', label: words('pharmacist') }]} />
        <AnswerNote answer={hold.answer} onAgain={() => { void hold.again(); }} />
        <Button type="submit" look="primary" aria-busy={hold.busy} why={text.trim() === '' ? words('reason') : undefined}>{words('place')}</Button>
      </form>
    </Modal>
  );
}

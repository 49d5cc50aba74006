/** A dose taken in part: how much, and a second person who sees the rest wasted. */
import { Modal } from '@mantine/core';
import { Button, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { ugOf } from '../medication/index.tsx';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { windowMessages } from './window-messages.ts';

interface Props { readonly opened: boolean; readonly doseUg: number; readonly onClose: () => void; readonly onTaken: (givenUg: number, confirmationId: string) => void }

export function PartialDialog({ opened, doseUg, onClose, onTaken }: Props) {
  const words = useWords(windowMessages);
  const { mg } = useFormats();
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState(false);
  const ug = ugOf(typed);
  const fits = ug !== null && ug > 0 && ug < doseUg;
  return (
    <>
      <Modal opened={opened && !asking} onClose={onClose} title={words('takenInPart')} closeButtonProps={{ 'aria-label': words('close') }}>
        <form className="stack" onSubmit={(event) => { event.preventDefault(); if (fits) setAsking(true); }}>
          <TextField data-autofocus label={words('howMuch')} hint={words('ofDose', { dose: mg(doseUg) })} unit="mg" inputMode="decimal" value={typed} onText={setTyped} />
          {fits ? <p className="num" role="status"><b>{words('restWasted', { rest: mg(doseUg - ug) })}</b></p> : null}
          <Button type="submit" look="primary" why={fits ? undefined : words('howMuch')}>{words('secondTitle')}</Button>
        </form>
      </Modal>
      <SecondPersonDialog mayAsk opened={opened && asking} onClose={() => { setAsking(false); onClose(); }} onConfirmed={(confirmationId) => { setAsking(false); if (ug !== null) onTaken(ug, confirmationId); }} />
    </>
  );
}

/** A second member of staff shows who they are at this screen: for a concentrate, waste, and corrections that move stock. */
import { confirmSecondPerson } from '@fairlead/contract/medication';
import { Modal } from '@mantine/core';
import { Button, TextField, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { windowMessages } from './window-messages.ts';

interface Props { readonly opened: boolean; readonly onClose: () => void; readonly onConfirmed: (confirmationId: string) => void }

export function SecondPersonDialog({ opened, onClose, onConfirmed }: Props) {
  const words = useWords(windowMessages);
  const confirm = useCall(confirmSecondPerson, { refreshes: [] });
  const [shown, setShown] = useState({ name: '', code: '', passphrase: '' });
  const send = async () => {
    const answer = await confirm.send({ body: { name: shown.name, ...(shown.code === '' ? {} : { code: shown.code }), ...(shown.passphrase === '' ? {} : { passphrase: shown.passphrase }) } });
    if (answer.kind !== 'done') return;
    setShown({ name: '', code: '', passphrase: '' });
    confirm.clear();
    onConfirmed(answer.reply.confirmationId);
  };
  return (
    <Modal opened={opened} onClose={onClose} title={words('secondTitle')} closeButtonProps={{ 'aria-label': words('close') }}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <p className="muted">{words('secondSub')}</p>
        <TextField data-autofocus label={words('staffName')} value={shown.name} autoComplete="off" onText={(name) => setShown({ ...shown, name })} required />
        <TextField label={words('code')} value={shown.code} inputMode="numeric" autoComplete="one-time-code" maxLength={6} onText={(code) => setShown({ ...shown, code })} />
        <TextField label={words('orPassphrase')} value={shown.passphrase} type="password" autoComplete="off" onText={(passphrase) => setShown({ ...shown, passphrase })} />
        <AnswerNote answer={confirm.answer} onAgain={() => { void confirm.again(); }} />
        <Button type="submit" look="primary" aria-busy={confirm.busy}>{words('confirm')}</Button>
      </form>
    </Modal>
  );
}

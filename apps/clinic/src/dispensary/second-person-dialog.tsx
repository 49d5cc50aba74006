/** A second member of staff, for a concentrate, waste, and corrections that move stock: asked on their own device, or shown who they are at this screen. */
import type { Role } from '@fairlead/contract';
import { confirmSecondPerson } from '@fairlead/contract/medication';
import { Modal } from '@mantine/core';
import { Button, Note, TextField, useWords } from '@fairlead/ui';
import { IconServer } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { AskColleague, useIsNode } from './second/ask-colleague.tsx';
import { secondMessages } from './second/second-messages.ts';
import { askOf } from './second/use-two-signed.ts';
import { windowMessages } from './window-messages.ts';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The confirmation; or, for a press that `useTwoSigned` sends, whom it asks. */
  readonly onConfirmed: (confirmationId: string) => void;
  /** The press may wait for a colleague's own device. */
  readonly mayAsk?: boolean;
  /** Nobody without it may sign this. */
  readonly signer?: Role | undefined;
}

export function SecondPersonDialog({ opened, onClose, onConfirmed, mayAsk = false, signer }: Props) {
  const words = useWords(windowMessages);
  return <Modal opened={opened} onClose={onClose} title={words('secondTitle')} closeButtonProps={{ 'aria-label': words('close') }}><Ways onConfirmed={onConfirmed} mayAsk={mayAsk} signer={signer} /></Modal>;
}

function Ways({ onConfirmed, mayAsk, signer }: Pick<Props, 'onConfirmed'> & { readonly mayAsk: boolean; readonly signer: Role | undefined }) {
  const words = useWords(secondMessages);
  const isNode = useIsNode();
  if (!mayAsk) return <AtThisScreen onConfirmed={onConfirmed} />;
  if (isNode) return <div className="stack"><Note tone="quiet" icon={IconServer} title={words('nodeSigns')}>{words('nodeSignsSub')}</Note><AtThisScreen onConfirmed={onConfirmed} /></div>;
  return <div className="stack"><AskColleague signer={signer} onAsk={(id) => onConfirmed(askOf(id))} /><section className="stack" aria-label={words('orHere')}><h3 className="cap">{words('orHere')}</h3><AtThisScreen onConfirmed={onConfirmed} /></section></div>;
}

function AtThisScreen({ onConfirmed }: Pick<Props, 'onConfirmed'>) {
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
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <p className="muted">{words('secondSub')}</p>
      <TextField data-autofocus label={words('staffName')} value={shown.name} autoComplete="off" onText={(name) => setShown({ ...shown, name })} required />
      <TextField label={words('code')} value={shown.code} inputMode="numeric" autoComplete="one-time-code" maxLength={6} onText={(code) => setShown({ ...shown, code })} />
      <TextField label={words('orPassphrase')} value={shown.passphrase} type="password" autoComplete="off" onText={(passphrase) => setShown({ ...shown, passphrase })} />
      <AnswerNote answer={confirm.answer} onAgain={() => { void confirm.again(); }} />
      <Button type="submit" look="primary" aria-busy={confirm.busy}>{words('confirm')}</Button>
    </form>
  );
}

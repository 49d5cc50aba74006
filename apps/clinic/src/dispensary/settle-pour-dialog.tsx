/** What stands in the cup and is not given: wasted before a second person, who also says how much it is where the pump does not. */
import { settlePour } from '@fairlead/contract/dispensary';
import type { Pour } from '@fairlead/contract/dispensary';
import { Modal } from '@mantine/core';
import { Button, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote } from '../platform/index.ts';
import { pumpMessages } from './pump-messages.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';

/** Whole microlitres from millilitres as typed; null for what is none. */
export function ulOf(text: string): number | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  return found === null ? null : Number(found[1]) * 1000 + Number((found[2] ?? '').padEnd(3, '0'));
}

export function SettlePourDialog({ pour, opened, onClose }: { readonly pour: Pick<Pour, 'id' | 'measuredUl' | 'measuredUg'>; readonly opened: boolean; readonly onClose: () => void }) {
  const words = useWords(pumpMessages);
  const { mg } = useFormats();
  const settle = useTwoSigned('poured', settlePour);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const unknown = pour.measuredUl === null;
  const seenUl = unknown ? ulOf(typed) : pour.measuredUl;
  const why = seenUl === null ? words('inTheCup') : reason.trim() === '' ? words('reason') : undefined;
  const send = async (confirmationId: string) => {
    setAsking(false);
    const answer = await settle.send({ params: { id: pour.id }, body: { reason: reason.trim(), confirmationId, ...(unknown && seenUl !== null ? { seenUl } : {}) } });
    if (answer.kind === 'done') onClose();
  };
  return (
    <>
      <Modal opened={opened && !asking && settle.asked === undefined} onClose={onClose} title={words('wasteTitle')} closeButtonProps={{ 'aria-label': words('close') }}>
        <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) setAsking(true); }}>
          {unknown ? <TextField data-autofocus label={words('inTheCup')} unit="mL" inputMode="decimal" value={typed} onText={setTyped} /> : <p>{words('inTheCup')}: <b className="num">{mg(pour.measuredUg ?? 0)}</b></p>}
          <NotesField first={!unknown} label={words('reason')} rows={2} value={reason} onText={setReason} />
          <AnswerNote answer={settle.answer} onAgain={() => { void settle.again(); }} />
          <Button type="submit" look="primary" aria-busy={settle.busy} why={why}>{words('secondNext')}</Button>
        </form>
      </Modal>
      <SecondPersonDialog mayAsk opened={opened && asking} onClose={() => setAsking(false)} onConfirmed={(id) => { void send(id); }} />
      <SecondWaits of={settle} />
    </>
  );
}

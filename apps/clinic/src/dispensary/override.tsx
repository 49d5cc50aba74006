/** Going past what refuses: who may, with which reason, signed with their own second factor. */
import type { Ticket } from '@fairlead/contract/dispensary';
import { Button, Note, NotesField, useFormats, useWords } from '@fairlead/ui';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useSession } from '../platform/index.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { overriders } from './use-window.ts';
import { windowMessages } from './window-messages.ts';

interface Props { readonly ticket: Ticket; readonly busy: boolean; readonly onOverride: (more: { readonly overrideReason: string; readonly confirmationId?: string }) => void }

export function Override({ ticket, busy, onOverride }: Props) {
  const words = useWords(windowMessages);
  const { mg } = useFormats();
  const { has } = useSession();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const who = overriders(ticket.decision);
  if (ticket.doseUg === null) return null;
  if (!open) return <p className="small"><Button look="bare" onClick={() => setOpen(true)}>{words('overrideLink')}</Button></p>;
  if (who === 'nobody') return <Note tone="quiet" icon={IconSignature} title={words('overrideNobody')} live="polite" />;
  // One prescriber who acts here signs alone; everybody else has the prescriber beside them, and a concentrate is read by two.
  const alone = who === 'one' && has('prescriber') && !ticket.needsSecondPerson;
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (reason.trim() === '') return; if (alone) onOverride({ overrideReason: reason.trim() }); else setAsking(true); }}>
      <p>{words(who === 'two' ? 'overrideTwo' : 'overrideOne')}</p>
      <NotesField label={words('overrideReason')} hint={words('overrideHint')} rows={2} value={reason} onText={setReason} />
      <Button type="submit" look="danger" aria-busy={busy} why={reason.trim() === '' ? words('overrideReason') : undefined}>{words('overrideGive', { dose: mg(ticket.doseUg) })}</Button>
      <SecondPersonDialog mayAsk signer={who === 'two' || !has('prescriber') ? 'prescriber' : undefined} opened={asking} onClose={() => setAsking(false)} onConfirmed={(confirmationId) => { setAsking(false); onOverride({ overrideReason: reason.trim(), confirmationId }); }} />
    </form>
  );
}

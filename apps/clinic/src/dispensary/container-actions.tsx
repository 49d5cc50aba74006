/** What is done with one container: counted, wasted before a second person, opened or put back. */
import { countStock, moveStock, placeContainer, wasteStock } from '@fairlead/contract/dispensary';
import type { ContainerLine } from '@fairlead/contract/dispensary';
import { Button, Card, Field, Note, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, FormSection, useCall } from '../platform/index.ts';
import { ugOf } from '../medication/index.tsx';
import { ledgerMessages } from './ledger-messages.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { useIsNode } from './second/ask-colleague.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';
import { WastePhotoField, useWastePhoto } from './second/waste-photo.tsx';

export function ContainerActions({ container, others }: { readonly container: ContainerLine; readonly others: readonly ContainerLine[] }) {
  const words = useWords(ledgerMessages);
  const place = useCall(placeContainer);
  const [reason, setReason] = useState('');
  const to = container.place === 'safe' ? 'window' : 'safe';
  return (
    <Card title={container.label} sub={container.product.name}>
      <CountForm container={container} />
      <WasteForm container={container} />
      <MoveForm container={container} others={others} />
      <FormSection title={words('place')}>
        <TextField label={words('reason')} value={reason} onText={setReason} />
        <Button aria-busy={place.busy} why={reason.trim() === '' ? words('reason') : undefined} onClick={() => { void place.send({ params: { id: container.id }, body: { place: to, reason } }); }}>{words(to === 'window' ? 'open' : 'toSafe')}</Button>
        <AnswerNote answer={place.answer} onAgain={() => { void place.again(); }} />
      </FormSection>
    </Card>
  );
}

function CountForm({ container }: { readonly container: ContainerLine }) {
  const words = useWords(ledgerMessages);
  const { mg } = useFormats();
  const count = useCall(countStock);
  const [typed, setTyped] = useState('');
  const ug = ugOf(typed);
  const reply = count.answer?.kind === 'done' ? count.answer.reply : undefined;
  return (
    <FormSection title={words('count')} hint={words('countedHint')}>
      <TextField label={words('counted')} unit="mg" inputMode="decimal" value={typed} onText={setTyped} />
      <Button aria-busy={count.busy} why={ug === null ? words('counted') : undefined} onClick={() => { if (ug !== null) void count.send({ params: { id: container.id }, body: { countedUg: ug } }); }}>{words('count')}</Button>
      <AnswerNote answer={count.answer} onAgain={() => { void count.again(); }} />
      {reply === undefined ? null : reply.differenceUg === 0
        ? <Note tone="allow" icon={IconCircleCheck} title={words('agrees', { amount: mg(reply.expectedUg) })} live="polite" />
        : <Note tone="warn" icon={IconAlertTriangle} title={words('differs', { counted: mg(reply.expectedUg + reply.differenceUg), expected: mg(reply.expectedUg), difference: mg(reply.differenceUg) })} live="assertive" />}
    </FormSection>
  );
}

/** Only the same product and lot is poured together. */
function MoveForm({ container, others }: { readonly container: ContainerLine; readonly others: readonly ContainerLine[] }) {
  const words = useWords(ledgerMessages);
  const { mg } = useFormats();
  const move = useCall(moveStock);
  const [typed, setTyped] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const fitting = others.filter((each) => each.id !== container.id && each.product.id === container.product.id && each.lot === container.lot && each.state === 'open');
  const ug = ugOf(typed);
  const why = to === '' ? words('moveTo') : ug === null || ug === 0 ? words('amount') : undefined;
  const send = async () => {
    if (ug === null) return;
    const answer = await move.send({ params: { id: container.id }, body: { toContainerId: to, amountUg: ug, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) } });
    if (answer.kind === 'done') { setTyped(''); setReason(''); }
  };
  return (
    <FormSection title={words('move')} hint={words('moveHint')}>
      {fitting.length === 0 ? <p className="muted">{words('moveNone')}</p> : <>
        <Field label={words('moveTo')}>{(ties) => <select {...ties} className="in" value={to} onChange={(event) => setTo(event.target.value)}><option value="">{words('chooseOne')}</option>{fitting.map((each) => <option key={each.id} value={each.id}>{each.label} · {mg(each.balanceUg)}</option>)}</select>}</Field>
        <TextField label={words('moveAmount')} unit="mg" inputMode="decimal" value={typed} onText={setTyped} />
        <TextField label={words('reason')} value={reason} onText={setReason} optional />
        <Button aria-busy={move.busy} why={why} onClick={() => { void send(); }}>{words('move')}</Button>
      </>}
      <AnswerNote answer={move.answer} onAgain={() => { void move.again(); }} />
    </FormSection>
  );
}

function WasteForm({ container }: { readonly container: ContainerLine }) {
  const words = useWords(ledgerMessages);
  const waste = useTwoSigned('waste', wasteStock);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const photo = useWastePhoto();
  const isNode = useIsNode();
  const ug = ugOf(typed);
  const send = async (confirmationId: string) => {
    setAsking(false);
    const named = await photo.named();
    if (ug === null || named === undefined) return;
    const answer = await waste.send({ params: { id: container.id }, body: { amountUg: ug, reason, confirmationId, ...named } });
    if (answer.kind === 'done') { setTyped(''); setReason(''); photo.forget(); }
  };
  return (
    <FormSection title={words('waste')} hint={words('secondNeeded')}>
      <TextField label={words('amount')} unit="mg" inputMode="decimal" value={typed} onText={setTyped} />
      <NotesField label={words('reason')} rows={2} value={reason} onText={setReason} />
      {isNode ? null : <WastePhotoField of={photo} />}
      <Button aria-busy={waste.busy || photo.keep.busy} why={ug === null ? words('amount') : reason.trim() === '' ? words('reason') : undefined} onClick={() => setAsking(true)}>{words('waste')}</Button>
      <AnswerNote answer={waste.answer} onAgain={() => { void waste.again(); }} />
      <SecondPersonDialog mayAsk opened={asking} onClose={() => setAsking(false)} onConfirmed={(id) => { void send(id); }} />
      <SecondWaits of={waste} />
    </FormSection>
  );
}

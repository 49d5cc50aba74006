/** Signing a version with its decision in sight, changing an order, ending it. The second factor is asked for by the shell. */
import { endOrder, signOrder } from '@fairlead/contract/medication';
import type { Order, OrderVersion } from '@fairlead/contract/medication';
import { Button, DecisionPanel, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { useId, useState } from 'react';
import { AnswerNote, ConfirmlessButton, useCall, useSession } from '../platform/index.ts';
import { medicationMessages } from './medication-messages.ts';
import { OrderForm } from './order-form.tsx';
import { turning, useFactWords } from './use-fact-words.ts';

export function OrderActions({ order, newest }: { readonly order: Order; readonly newest: OrderVersion }) {
  const words = useWords(medicationMessages);
  const { has } = useSession();
  const [doing, setDoing] = useState<'nothing' | 'change' | 'end'>('nothing');
  const waits = order.state === 'draft' || newest.version > order.version;
  return (
    <>
      {waits ? <SignVersion order={order} version={newest} /> : null}
      {doing === 'change' ? <OrderForm episodeId={order.episodeId} changes={order} inForce={undefined} onClose={() => setDoing('nothing')} /> : null}
      {doing === 'end' ? <EndForm order={order} onClose={() => setDoing('nothing')} /> : null}
      {doing !== 'nothing' || !has('prescriber', 'nurse', 'pharmacist') ? null : <div className="rowx order-actions"><Button onClick={() => setDoing('change')}>{words('change')}</Button>{has('prescriber') ? <Button look="bare" onClick={() => setDoing('end')}>{words(order.state === 'draft' ? 'throwAway' : 'end')}</Button> : null}</div>}
    </>
  );
}

function SignVersion({ order, version }: { readonly order: Order; readonly version: OrderVersion }) {
  const words = useWords(medicationMessages);
  const { mg } = useFormats();
  const { has } = useSession();
  const say = useFactWords();
  const finding = useId();
  const sign = useCall(signOrder);
  const [reason, setReason] = useState('');
  const decision = sign.answer?.kind === 'refused' && sign.answer.decision !== undefined ? sign.answer.decision : version.decision;
  const refused = decision.decision === 'refuse';
  const total = version.partUg.reduce((sum, each) => sum + each, 0);
  const press = () => { void sign.send({ params: { id: order.id }, body: { version: version.version, ...(reason.trim() === '' ? {} : { overrideReason: reason }) } }); };
  return (
    <div className="stack">
      {version.version === order.version ? null : <p>{words('reasonWas', { reason: version.reason })}</p>}
      <DecisionPanel alone decision={turning(decision)} findingId={finding} {...say} />
      {version.signatures.length > 0 ? <p className="muted">{words('waitsForSecond')}</p> : null}
      {has('prescriber') ? <>
        {refused ? <NotesField label={words('overrideReason')} hint={words('overrideHint')} rows={2} value={reason} onText={setReason} /> : null}
        <ConfirmlessButton label={words(order.product.form === 'depot' ? 'signDepot' : 'sign', { dose: mg(total) })} busy={sign.busy} governedBy={finding} why={refused && reason.trim() === '' ? words('overrideReason') : undefined} onPress={press} />
      </> : null}
      <AnswerNote answer={sign.answer} onAgain={() => { void sign.again(); }} />
    </div>
  );
}

function EndForm({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const words = useWords(medicationMessages);
  const end = useCall(endOrder);
  const [reason, setReason] = useState('');
  const [lastDay, setLastDay] = useState('');
  const send = async () => {
    const answer = await end.send({ params: { id: order.id }, body: { reason, ...(lastDay === '' ? {} : { lastDay }) } });
    if (answer.kind === 'done') onClose();
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') void send(); }}>
      <NotesField label={words('endReason')} rows={2} value={reason} onText={setReason} />
      {order.state === 'draft' ? null : <TextField label={words('lastDay')} type="date" value={lastDay} onText={setLastDay} optional />}
      <AnswerNote answer={end.answer} onAgain={() => { void end.again(); }} />
      <div className="rowx"><Button type="submit" look="danger" aria-busy={end.busy} why={reason.trim() === '' ? words('endReason') : undefined}>{words('end')}</Button><Button look="bare" onClick={onClose}>{words('cancel')}</Button></div>
    </form>
  );
}

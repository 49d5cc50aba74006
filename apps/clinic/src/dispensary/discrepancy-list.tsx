/** Counts that differ, until two people have said why. */
import { closeDiscrepancy } from '@fairlead/contract/dispensary';
import type { DiscrepancyLine } from '@fairlead/contract/dispensary';
import { Button, Card, NotesField, StateTag, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useSession } from '../platform/index.ts';
import { ledgerMessages } from './ledger-messages.ts';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';

export function DiscrepancyList({ cases }: { readonly cases: readonly DiscrepancyLine[] }) {
  const words = useWords(ledgerMessages);
  const open = cases.filter((each) => each.state === 'open');
  return <Card title={words('openCases')}>{open.length === 0 ? <p className="muted">{words('allOk')}</p> : <ul className="stack">{open.map((each) => <li key={each.id}><Case one={each} /></li>)}</ul>}</Card>;
}

function Case({ one }: { readonly one: DiscrepancyLine }) {
  const words = useWords(ledgerMessages);
  const { mg, dayTime } = useFormats();
  const mayClose = useSession().has('pharmacist', 'prescriber', 'manager');
  const close = useTwoSigned('difference', closeDiscrepancy);
  const [explanation, setExplanation] = useState('');
  const [asking, setAsking] = useState(false);
  const head = <p className="num"><b>{one.label}</b> <StateTag state="refuse">{mg(one.differenceUg)}</StateTag> <span className="muted">{dayTime(one.openedAt)}</span></p>;
  // Said before anybody types or a colleague is asked: the record would refuse it.
  if (!mayClose) return <div className="stack">{head}<p className="muted">{words('whoCloses')}</p></div>;
  return (
    <div className="stack">
      {head}
      <NotesField label={words('explanation')} rows={2} value={explanation} onText={setExplanation} />
      <Button aria-busy={close.busy} why={explanation.trim() === '' ? words('explanation') : undefined} onClick={() => setAsking(true)}>{words('close')}</Button>
      <AnswerNote answer={close.answer} onAgain={() => { void close.again(); }} />
      <SecondPersonDialog mayAsk opened={asking} onClose={() => setAsking(false)} onConfirmed={(confirmationId) => { setAsking(false); void close.send({ params: { id: one.id }, body: { explanation, confirmationId } }); }} />
      <SecondWaits of={close} />
    </div>
  );
}

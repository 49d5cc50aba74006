/** Check-ins that did not come: what the rules ask for now, and every try to reach the person. */
import { noteAttempt, type MissedCheckIn, type RecoveryRecord } from '@fairlead/contract/recovery';
import { Button, Card, Chip, ChoiceField, DecisionPanel, NotesField, StateTag, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { recoveryMessages } from './recovery-messages.ts';

type Whom = MissedCheckIn['attempts'][number]['whom'];
type Outcome = MissedCheckIn['attempts'][number]['outcome'];
const whomKey = { person: 'person', contact: 'contactWhom', visit: 'visit' } as const;
const outcomes = ['reached', 'left_message', 'no_answer'] as const;

function NoteTry({ missed, mayCallContact }: { readonly missed: MissedCheckIn; readonly mayCallContact: boolean }) {
  const words = useWords(recoveryMessages);
  const [whom, setWhom] = useState<Whom>('person');
  const [outcome, setOutcome] = useState<Outcome>();
  const [note, setNote] = useState('');
  const add = useCall(noteAttempt);
  const keep = async () => {
    if (outcome === undefined) return;
    const answer = await add.send({ params: { id: missed.id }, body: { whom, outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) } });
    if (answer.kind === 'done') { setOutcome(undefined); setNote(''); }
  };
  const choices: readonly Whom[] = mayCallContact ? ['person', 'contact', 'visit'] : ['person', 'visit'];
  return (
    <div className="stack">
      <ChoiceField label={words('whom')} choices={choices.map((value) => ({ value, label: words(whomKey[value]) }))} value={whom} onChoose={setWhom} />
      <ChoiceField label={words('outcome')} choices={outcomes.map((value) => ({ value, label: words(value) }))} value={outcome} onChoose={setOutcome} />
      <NotesField label={words('note')} value={note} onText={setNote} rows={2} optional />
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <Button look="primary" why={outcome === undefined ? words('outcome') : undefined} aria-busy={add.busy} onClick={() => void keep()}>{words('keepTry')}</Button>
    </div>
  );
}

function Missed({ missed, mayCallContact }: { readonly missed: MissedCheckIn; readonly mayCallContact: boolean }) {
  const words = useWords(recoveryMessages);
  const { dayTime } = useFormats();
  return (
    <li className="stack">
      <p className="rowx"><b>{words('dueAt', { when: dayTime(missed.dueAt) })}</b>{missed.open ? <StateTag state="warn">{words('search')}</StateTag> : <Chip>{words('over')}</Chip>}</p>
      {missed.decision === null ? null : <DecisionPanel decision={missed.decision} verdict={words('whatNow')} alone />}
      {missed.attempts.length === 0 ? null : <ul className="dots small">{missed.attempts.map((one) => <li key={one.id}>{words('tryLine', { when: dayTime(one.at), whom: words(whomKey[one.whom]), outcome: words(one.outcome), by: one.by })}{one.note === null ? null : ` ${one.note}`}</li>)}</ul>}
      {missed.open ? <NoteTry missed={missed} mayCallContact={mayCallContact} /> : null}
    </li>
  );
}

export function MissedCard({ record }: { readonly record: RecoveryRecord }) {
  const words = useWords(recoveryMessages);
  const shown = record.missed.filter((one, index) => one.open || index === 0).slice(0, 3);
  if (shown.length === 0) return null;
  return <Card title={words('missed')}><ul className="stack">{shown.map((one) => <Missed key={one.id} missed={one} mayCallContact={record.agreement?.contactConsented === true} />)}</ul></Card>;
}

/** Follow-up after treatment: when, how often, what came of it; and the way back. */
import type { Aftercare } from '@fairlead/contract/aftercare';
import { CheckInOutcome, noteCheckIn, returnToTreatment } from '@fairlead/contract/aftercare';
import { Button, Card, ChoiceField, Facts, NotesField, useFormats, useWords } from '@fairlead/ui';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { aftercareMessages } from './aftercare-messages.ts';
import { phaseKeys, reasonKeys } from './leave-form.ts';

const outcomes = CheckInOutcome.options;
type Outcome = (typeof outcomes)[number];

function NoteCheckIn() {
  const words = useWords(aftercareMessages);
  const { person } = usePerson();
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined);
  const [note, setNote] = useState('');
  const [isAsked, setAsked] = useState(false);
  const add = useCall(noteCheckIn);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (outcome === undefined) return;
    const answer = await add.send({ params: { id: person.id }, body: { outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) } });
    if (answer.kind === 'done') { setOutcome(undefined); setNote(''); setAsked(false); }
  };
  return (
    <form className="stack" onSubmit={(event) => void keep(event)} aria-label={words('checkIn')} noValidate>
      <ChoiceField label={words('outcome')} choices={outcomes.map((value) => ({ value, label: words(value) }))} value={outcome} onChoose={setOutcome} error={isAsked && outcome === undefined ? words('chooseOutcome') : undefined} />
      <NotesField label={words('note')} value={note} onText={setNote} rows={2} optional />
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <p><Button type="submit" aria-busy={add.busy}>{words('keepCheckIn')}</Button></p>
    </form>
  );
}

export function FollowUpCard({ aftercare }: { readonly aftercare: Aftercare }) {
  const words = useWords(aftercareMessages);
  const { day, date, dayTime } = useFormats();
  const { followUp } = aftercare;
  if (followUp === null) return <Card title={words('followUp')}><p className="muted">{words('followNone')}</p></Card>;
  const phase = phaseKeys[followUp.phase];
  const facts = [
    { name: words('next'), value: <b>{day(followUp.nextOn)}</b> },
    { name: words('last'), value: followUp.lastOn === null ? words('never') : day(followUp.lastOn) },
    { name: words('phase'), value: phase === undefined ? followUp.phase : words(phase) },
    ...(followUp.refresherOn === null ? [] : [{ name: words('refresher'), value: date(followUp.refresherOn) }]),
  ];
  return (
    <Card title={words('followUp')}>
      <div className="stack">
        {followUp.state === 'open' ? <><Facts facts={facts} />{followUp.tries === 0 ? null : <p className="warn-ink">{words('tries', { count: followUp.tries })}</p>}<NoteCheckIn /></> : <p>{words(followUp.state === 'declined' ? 'followDeclined' : followUp.state === 'returned' ? 'followReturned' : 'followDied')}</p>}
        {aftercare.checkIns.length === 0 ? null : <div><h3>{words('history')}</h3><ul className="asked">{aftercare.checkIns.map((each) => <li key={each.id}><span className="who"><b>{words(each.outcome)}</b><small className="num">{dayTime(each.at)} · {each.by}{each.note === null ? null : <> · {each.note}</>}</small></span></li>)}</ul></div>}
      </div>
    </Card>
  );
}

export function ComeBackCard({ aftercare }: { readonly aftercare: Aftercare }) {
  const words = useWords(aftercareMessages);
  const { date } = useFormats();
  const { person, name } = usePerson();
  const mayTake = useSession().has('prescriber', 'nurse', 'counsellor', 'manager');
  const [method, setMethod] = useState<'on_screen' | 'on_paper' | 'spoken' | undefined>(undefined);
  const back = useCall(returnToTreatment);
  const needsConsent = back.answer?.kind === 'invalid' && back.answer.problem.field === '/consentMethod';
  const press = () => void back.send({ params: { id: person.id }, body: method === undefined ? {} : { consentMethod: method } });
  const left = aftercare.discharge;
  if (person.diedOn !== null) return null;
  return (
    <Card title={words('comeBack')}>
      <div className="stack">
        {left === null ? null : <p className="muted">{words('leftOn', { day: date(left.leftOn), reason: words(reasonKeys[left.reason]) })}{left.overrides.length === 0 ? null : <> {words('overridden', { count: left.overrides.length })}</>}</p>}
        <p>{words('comeBackSays')}</p>
        {needsConsent ? <ChoiceField label={words('consentEnded')} choices={(['on_screen', 'on_paper', 'spoken'] as const).map((value) => ({ value, label: words(value) }))} value={method} onChoose={setMethod} /> : <AnswerNote answer={back.answer} onAgain={() => void back.again()} />}
        {mayTake ? <p><Button look="primary" aria-busy={back.busy} onClick={press}>{words('comeBackPress', { name })}</Button></p> : null}
      </div>
    </Card>
  );
}

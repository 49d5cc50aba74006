/** Notes one try: how, what came of it, what got in the way, and when they come or somebody tries again. */
import { noteOutreach, OutreachHow, type OutreachOutcome, WhyMissed } from '@fairlead/contract/aftercare';
import { Button, ChoiceField, Field, NotesField, TextField, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { reengageMessages } from './reengage-messages.ts';

/** What can come of each way of trying. */
const outcomesOf: Readonly<Record<OutreachHow, readonly OutreachOutcome[]>> = {
  call: ['spoke', 'left_message', 'no_answer', 'wrong_number'], text: ['sent', 'spoke', 'wrong_number'], letter: ['sent'], home_visit: ['spoke', 'left_message', 'not_found'], in_person: ['spoke'], contact_person: ['spoke', 'left_message', 'no_answer', 'not_found'],
};

export function OutreachForm({ personId, today }: { readonly personId: string; readonly today: string }) {
  const words = useWords(reengageMessages);
  const send = useCall(noteOutreach);
  const [how, setHow] = useState<OutreachHow>('call');
  const [outcome, setOutcome] = useState<OutreachOutcome | undefined>(undefined);
  const [why, setWhy] = useState<WhyMissed | ''>('');
  const [comingOn, setComingOn] = useState('');
  const [againOn, setAgainOn] = useState('');
  const [note, setNote] = useState('');
  const spoke = outcome === 'spoke';
  const keep = async () => {
    if (outcome === undefined) return;
    const answer = await send.send({ params: { id: personId }, body: { how, outcome, ...(spoke && why !== '' ? { why } : {}), ...(spoke && comingOn !== '' ? { comingOn } : {}), ...(againOn === '' ? {} : { againOn }), ...(note.trim() === '' ? {} : { note: note.trim() }) } });
    if (answer.kind !== 'done') return;
    setOutcome(undefined); setWhy(''); setComingOn(''); setAgainOn(''); setNote('');
  };
  return (
    <details><summary>{words('note')}</summary>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void keep(); }}>
        <Field label={words('how')}>{(ties) => <select {...ties} className="in" value={how} onChange={(event) => { setHow(OutreachHow.parse(event.target.value)); setOutcome(undefined); }}>{Object.keys(outcomesOf).map((each) => <option key={each} value={each}>{words(OutreachHow.parse(each))}</option>)}</select>}</Field>
        <ChoiceField label={words('outcome')} value={outcome} onChoose={setOutcome} choices={outcomesOf[how].map((value) => ({ value, label: words(value) }))} />
        {spoke ? <>
          <Field label={words('whyMissed')}>{(ties) => <select {...ties} className="in" value={why} onChange={(event) => setWhy(event.target.value === '' ? '' : WhyMissed.parse(event.target.value))}><option value="">{words('optional')}</option>{WhyMissed.options.map((each) => <option key={each} value={each}>{words(each === 'medicine' ? 'medicineWhy' : each)}</option>)}</select>}</Field>
          <TextField label={words('comingOn')} type="date" min={today} value={comingOn} onText={setComingOn} optional />
        </> : null}
        <TextField label={words('tryAgainOn')} type="date" min={today} value={againOn} onText={setAgainOn} optional />
        <NotesField label={words('words')} rows={2} optional value={note} onText={setNote} />
        <AnswerNote answer={send.answer} onAgain={() => { void send.again(); }} />
        <div><Button type="submit" aria-busy={send.busy} why={outcome === undefined ? words('outcome') : undefined}>{words('keep')}</Button></div>
      </form>
    </details>
  );
}

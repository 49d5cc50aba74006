/** What came from a node or from paper and could not stand as it was: one line each, settled by saying what became of it. */
import { getDowntime, settleDifference } from '@fairlead/contract/downtime';
import type { DifferenceLine } from '@fairlead/contract/downtime';
import { Button, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { downtimeMessages } from './downtime-messages.ts';

export function DifferenceList({ items }: { readonly items: readonly DifferenceLine[] }) {
  return <ul className="stack">{items.map((each) => <li key={each.id}><Difference one={each} /></li>)}</ul>;
}

function Difference({ one }: { readonly one: DifferenceLine }) {
  const words = useWords(downtimeMessages);
  const { dayTime, day, mg } = useFormats();
  const { has } = useSession();
  return (
    <div className="stack">
      <p className="num">
        <StateTag state={one.state === 'settled' ? 'allow' : one.kind === 'not-taken' ? 'warn' : 'refuse'}>{words(one.state === 'settled' ? 'settled' : one.kind)}</StateTag>{' '}
        {one.personId === null ? one.table : <Link to={`/people/${one.personId}`}><b>{one.person}</b></Link>}{' '}
        <span className="muted small">{one.node === null ? words('fromPaper') : words('from', { node: one.node })}, {dayTime(one.at)}</span>
      </p>
      {one.doseUg === null || one.day === null ? <p className="small muted">{one.table === 'urine_tests' ? words('sampleTwice') : words('because', { because: `${one.table}, ${one.because}` })}</p> : <p>{words('dose', { dose: mg(one.doseUg), medicine: one.medicine ?? '', day: day(one.day) })}</p>}
      {one.state === 'settled' ? <p className="small">{words('settledBy', { name: one.settledBy ?? '', note: one.note ?? '' })}</p> : has('prescriber', 'pharmacist', 'manager') ? <Settle one={one} /> : null}
    </div>
  );
}

function Settle({ one }: { readonly one: DifferenceLine }) {
  const words = useWords(downtimeMessages);
  const settle = useCall(settleDifference, { refreshes: [getDowntime] });
  const [note, setNote] = useState('');
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (note.trim() !== '') void settle.send({ params: { id: one.id }, body: { note: note.trim() } }); }}>
      <TextField label={words('note')} value={note} onText={setNote} />
      <AnswerNote answer={settle.answer} onAgain={() => void settle.again()} />
      <div><Button type="submit" aria-busy={settle.busy} why={note.trim() === '' ? words('note') : undefined}>{words('settle')}</Button></div>
    </form>
  );
}

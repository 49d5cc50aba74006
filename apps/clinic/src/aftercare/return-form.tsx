/** Back from hospital or prison: which doses were given there, and who confirmed them. */
import { noteReturn } from '@fairlead/contract/aftercare';
import { Button, Card, ChoiceField, Field, NotesField, Segments, TextField, useFormats, useNow, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { ugOf } from '../medication/index.tsx';
import { AnswerNote, useCall } from '../platform/index.ts';
import { handoverMessages } from './handover-messages.ts';

type Basis = 'call-back' | 'letter' | 'not-confirmed';
type Medicine = 'methadone' | 'buprenorphine' | 'buprenorphine-naloxone';
const medicines: readonly Medicine[] = ['methadone', 'buprenorphine', 'buprenorphine-naloxone'];
const mostDays = 62;

/** The days from one to another, at most two months. */
function daysOf(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`) && days.length < mostDays; at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

interface DosesProps { readonly doses: ReadonlyMap<string, number>; readonly onDoses: (doses: ReadonlyMap<string, number>) => void; readonly until: string }

function Doses({ doses, onDoses, until }: DosesProps) {
  const words = useWords(handoverMessages);
  const { day, mg } = useFormats();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [amount, setAmount] = useState('');
  const doseUg = ugOf(amount);
  const why = from === '' || to === '' || to < from ? words('days') : doseUg === null || doseUg === 0 ? words('amountBad') : undefined;
  const add = () => { if (doseUg !== null && why === undefined) onDoses(new Map([...doses, ...daysOf(from, to).map((each): [string, number] => [each, doseUg])])); };
  return (
    <fieldset className="stack"><legend>{words('doses')}</legend>
      <div className="fields"><TextField label={words('firstDay')} type="date" max={until} value={from} onText={setFrom} optional /><TextField label={words('lastDay')} type="date" max={until} value={to} onText={setTo} optional /></div>
      <TextField label={words('eachDay')} unit="mg" inputMode="decimal" value={amount} onText={setAmount} optional />
      <div><Button why={why} onClick={add}>{words('add')}</Button></div>
      {doses.size === 0 ? null : <ul className="stack num">{[...doses].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([each, ug]) => <li key={each} className="rowx">{words('dayDose', { day: day(each), dose: mg(ug) })}<Button look="bare" onClick={() => onDoses(new Map([...doses].filter(([other]) => other !== each)))}>{words('remove', { day: day(each) })}</Button></li>)}</ul>}
    </fieldset>
  );
}

export function ReturnForm({ personId, hasStay }: { readonly personId: string; readonly hasStay: boolean }) {
  const words = useWords(handoverMessages);
  const { dayOf } = useFormats();
  const today = dayOf(new Date(useNow()).toISOString());
  const keep = useCall(noteReturn);
  const [place, setPlace] = useState<'hospital' | 'prison'>('hospital');
  const [otherName, setOtherName] = useState('');
  const [otherPerson, setOtherPerson] = useState('');
  const [basis, setBasis] = useState<Basis>('call-back');
  const [leftOn, setLeftOn] = useState('');
  const [medicine, setMedicine] = useState<Medicine | ''>('');
  const [doses, setDoses] = useState<ReadonlyMap<string, number>>(new Map());
  const [noneToday, setNoneToday] = useState(false);
  const [note, setNote] = useState('');
  const missing = otherName.trim() === '' ? words('otherName') : leftOn === '' ? words('leftOn') : basis === 'call-back' && otherPerson.trim() === '' ? words('who') : undefined;
  const send = async () => {
    const answer = await keep.send({ params: { id: personId }, body: { place, otherName, basis, leftOn, doses: basis === 'not-confirmed' ? [] : [...doses].map(([dosingDay, doseUg]) => ({ dosingDay, doseUg })), ...(otherPerson.trim() === '' ? {} : { otherPerson }), ...(medicine === '' ? {} : { medicine }), ...(noneToday ? { noneToday } : {}), ...(note.trim() === '' ? {} : { note: note.trim() }) } });
    if (answer.kind === 'done') { setDoses(new Map()); setOtherName(''); setOtherPerson(''); setLeftOn(''); setNote(''); }
  };
  return (
    <Card title={words('back')}>
      <p className="muted small">{words('backSub')}</p>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (missing === undefined) void send(); }}>
        {hasStay ? <p className="note due">{words('stay')}</p> : null}
        <Segments label={words('place')} value={place} onChoose={setPlace} choices={[{ value: 'hospital', label: words('hospital') }, { value: 'prison', label: words('prison') }]} />
        <TextField label={words('otherName')} value={otherName} onText={setOtherName} />
        <TextField label={words('leftOn')} type="date" max={today} value={leftOn} onText={setLeftOn} />
        <ChoiceField<Basis> label={words('confirmed')} value={basis} onChoose={setBasis} choices={[{ value: 'call-back', label: words('call-back') }, { value: 'letter', label: words('letterFrom') }, { value: 'not-confirmed', label: words('not-confirmed') }]} />
        {basis === 'not-confirmed' ? <p className="small">{words('notConfirmedHint')}</p> : <>
          <TextField label={words('otherPerson')} value={otherPerson} onText={setOtherPerson} {...(basis === 'letter' ? { optional: true } : {})} />
          <Field label={words('medicine')}>{(ties) => <select {...ties} className="in" value={medicine} onChange={(event) => setMedicine(medicines.find((each) => each === event.target.value) ?? '')}><option value="">{words('asOurs')}</option>{medicines.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
          <Doses doses={doses} onDoses={setDoses} until={leftOn === '' ? today : leftOn} />
        </>}
        {hasStay ? <label className="choice"><input type="checkbox" className="tick" checked={noneToday} onChange={(event) => setNoneToday(event.target.checked)} /><span>{words('noneToday')}</span></label> : null}
        <NotesField label={words('note')} rows={2} optional value={note} onText={setNote} />
        <AnswerNote answer={keep.answer} onAgain={() => { void keep.again(); }} />
        <div><Button type="submit" look="primary" aria-busy={keep.busy} why={missing}>{words('keep')}</Button></div>
      </form>
    </Card>
  );
}

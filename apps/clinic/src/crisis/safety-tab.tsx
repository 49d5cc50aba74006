/** Overdoses of one person: noted in a minute, looked back at with a peer. */
import { OverdoseStep, debriefOverdose, listOverdoses, noteOverdose, type Overdose } from '@fairlead/contract/crisis';
import { Button, Card, ChoiceField, NotesField, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead } from '../platform/index.ts';
import { overdoseMessages } from './overdose-messages.ts';

type Known = 'yes' | 'no' | 'unknown';
const knowns: readonly Known[] = ['yes', 'no', 'unknown'];
const boolOf = (value: Known): boolean | null => (value === 'unknown' ? null : value === 'yes');
const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function NoteOverdose({ onKept }: { readonly onKept: () => void }) {
  const words = useWords(overdoseMessages);
  const { person } = usePerson();
  const [when, setWhen] = useState('');
  const [timeKnown, setTimeKnown] = useState(true);
  const [outcome, setOutcome] = useState<Overdose['outcome']>();
  const [given, setGiven] = useState('');
  const [called, setCalled] = useState<Known>('unknown');
  const [alone, setAlone] = useState<Known>('unknown');
  const [intent, setIntent] = useState<Overdose['intent']>('not_asked');
  const [told, setTold] = useState('');
  const add = useCall(noteOverdose);
  const why = when === '' ? words('needWhen') : outcome === undefined ? words('outcome') : undefined;
  const keep = async () => {
    if (when === '' || outcome === undefined) return;
    const happenedAt = new Date(timeKnown ? when : `${when.slice(0, 10)}T00:00`).toISOString();
    const answer = await add.send({ params: { id: person.id }, body: { happenedAt, timeKnown, place: null, what: null, wasAlone: boolOf(alone), naloxoneGiven: given.trim() === '' ? null : Number(given), naloxoneBy: null, emergencyCalled: boolOf(called), outcome, intent, words: textOrNull(told) } });
    if (answer.kind === 'done') onKept();
  };
  return (
    <div className="stack">
      <TextField label={words('when')} type="datetime-local" value={when} onText={setWhen} />
      <label className="choice"><input className="tick" type="checkbox" checked={!timeKnown} onChange={(event) => setTimeKnown(!event.target.checked)} /><span>{words('whenOnlyDay')}</span></label>
      <ChoiceField label={words('outcome')} choices={(['came_round', 'hospital', 'died', 'not_known'] as const).map((value) => ({ value, label: words(value) }))} value={outcome} onChoose={setOutcome} />
      <TextField label={words('naloxone')} type="number" min={0} max={20} value={given} onText={setGiven} />
      <ChoiceField label={words('called')} choices={knowns.map((value) => ({ value, label: words(value) }))} value={called} onChoose={setCalled} />
      <ChoiceField label={words('alone')} choices={knowns.map((value) => ({ value, label: words(value) }))} value={alone} onChoose={setAlone} />
      <ChoiceField label={words('intent')} choices={(['not_asked', 'no', 'unsure', 'yes'] as const).map((value) => ({ value, label: words(value) }))} value={intent} onChoose={setIntent} />
      <NotesField label={words('said')} value={told} onText={setTold} rows={2} optional />
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <div className="rowx"><Button look="primary" why={why} aria-busy={add.busy} onClick={() => void keep()}>{words('keep')}</Button><Button look="bare" onClick={onKept}>{words('cancel')}</Button></div>
    </div>
  );
}

function LookBack({ overdose, onKept }: { readonly overdose: Overdose; readonly onKept: () => void }) {
  const words = useWords(overdoseMessages);
  const [text, setText] = useState('');
  const [steps, setSteps] = useState<ReadonlySet<OverdoseStep>>(new Set());
  const [withPeer, setPeer] = useState(false);
  const add = useCall(debriefOverdose);
  const toggle = (step: OverdoseStep) => setSteps((now) => { const then = new Set(now); if (!then.delete(step)) then.add(step); return then; });
  const keep = async () => {
    if (text.trim() === '') return;
    const answer = await add.send({ params: { id: overdose.id }, body: { words: text.trim(), steps: [...steps], withPeer } });
    if (answer.kind === 'done') onKept();
  };
  return (
    <div className="stack">
      <NotesField label={words('what')} value={text} onText={setText} rows={2} />
      <fieldset className="fieldx"><legend>{words('steps')}</legend>{OverdoseStep.options.map((step) => <label key={step} className="choice"><input className="tick" type="checkbox" checked={steps.has(step)} onChange={() => toggle(step)} /><span>{words(step)}</span></label>)}</fieldset>
      <label className="choice"><input className="tick" type="checkbox" checked={withPeer} onChange={(event) => setPeer(event.target.checked)} /><span>{words('withPeer')}</span></label>
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <div className="rowx"><Button look="primary" why={text.trim() === '' ? words('what') : undefined} aria-busy={add.busy} onClick={() => void keep()}>{words('keepDebrief')}</Button><Button look="bare" onClick={onKept}>{words('cancel')}</Button></div>
    </div>
  );
}

function Line({ overdose }: { readonly overdose: Overdose }) {
  const words = useWords(overdoseMessages);
  const { dayTime, date, dayOf } = useFormats();
  const [looking, setLooking] = useState(false);
  const when = overdose.timeKnown ? dayTime(overdose.happenedAt) : date(dayOf(overdose.happenedAt));
  return (
    <li className="stack">
      <p className="rowx"><b className="num">{words('line', { when, outcome: words(overdose.outcome) })}</b>{overdose.intent === 'yes' || overdose.intent === 'unsure' ? <StateTag state="warn">{words('intent')} {words(overdose.intent)}</StateTag> : null}</p>
      <p className="small muted">{words('by', { name: overdose.by })}{overdose.naloxoneGiven === null ? '' : `, ${words('given', { count: overdose.naloxoneGiven })}`}</p>
      {overdose.words === null ? null : <p className="own-words">{overdose.words}</p>}
      {overdose.debriefs.map((one) => <div key={one.id} className="say"><b>{dayTime(one.at)}, {one.by}</b><p>{one.words}</p><ul className="dots small">{one.steps.map((step) => <li key={step}>{words(step)}</li>)}</ul></div>)}
      {looking ? <LookBack overdose={overdose} onKept={() => setLooking(false)} /> : <p><Button onClick={() => setLooking(true)}>{words('lookBack')}</Button></p>}
    </li>
  );
}

export function SafetyTab() {
  const words = useWords(overdoseMessages);
  const { person } = usePerson();
  const [noting, setNoting] = useState(false);
  const read = useRead(listOverdoses, { params: { id: person.id } }, { topics: ['crisis', 'people'] });
  return (
    <Card title={words('title')} lead={words('sub')} aside={noting ? undefined : <Button onClick={() => setNoting(true)}>{words('note')}</Button>}>
      <div className="stack">
        {noting ? <NoteOverdose onKept={() => setNoting(false)} /> : null}
        <Shown of={read} lines={4}>{({ items }) => (items.length === 0 ? <p className="muted">{words('none')}</p> : <ul className="stack">{items.map((one) => <Line key={one.id} overdose={one} />)}</ul>)}</Shown>
      </div>
    </Card>
  );
}

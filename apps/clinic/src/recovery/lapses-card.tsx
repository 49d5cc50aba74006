/** Lapses as they were told, and looking back at each with safety steps. History is kept and nothing is reset. */
import { DebriefStep, debriefLapse, noteLapse, type LapseTold, type RecoveryRecord } from '@fairlead/contract/recovery';
import { Button, Card, ChoiceField, NotesField, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, useCall } from '../platform/index.ts';
import { recoveryMessages } from './recovery-messages.ts';

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

function NoteLapse({ onKept }: { readonly onKept: () => void }) {
  const words = useWords(recoveryMessages);
  const { person } = usePerson();
  const [day, setDay] = useState('');
  const [what, setWhat] = useState('');
  const [safeNow, setSafe] = useState<LapseTold['safeNow']>('not_said');
  const [hasNaloxone, setNaloxone] = useState<LapseTold['hasNaloxone']>('not_said');
  const [wantsCall, setCall] = useState(false);
  const [told, setTold] = useState('');
  const add = useCall(noteLapse);
  const keep = async () => {
    const answer = await add.send({ params: { id: person.id }, body: { happenedOn: textOrNull(day), what: textOrNull(what), safeNow, hasNaloxone, wantsCall, words: textOrNull(told) } });
    if (answer.kind === 'done') onKept();
  };
  return (
    <div className="stack">
      <TextField label={words('lapseDay')} type="date" value={day} onText={setDay} />
      <ChoiceField label={words('safe')} choices={(['yes', 'no', 'not_sure', 'not_said'] as const).map((value) => ({ value, label: words(value) }))} value={safeNow} onChoose={setSafe} />
      <ChoiceField label={words('naloxone')} choices={(['yes', 'no', 'not_said'] as const).map((value) => ({ value, label: words(value) }))} value={hasNaloxone} onChoose={setNaloxone} />
      <label className="choice"><input className="tick" type="checkbox" checked={wantsCall} onChange={(event) => setCall(event.target.checked)} /><span>{words('wantsCall')}</span></label>
      <TextField label={words('lapseWhat')} value={what} onText={setWhat} maxLength={200} />
      <NotesField label={words('whatSaid')} value={told} onText={setTold} rows={2} optional />
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <div className="rowx"><Button look="primary" aria-busy={add.busy} onClick={() => void keep()}>{words('keepLapse')}</Button><Button look="bare" onClick={onKept}>{words('cancel')}</Button></div>
    </div>
  );
}

function LookBack({ lapse, onKept }: { readonly lapse: LapseTold; readonly onKept: () => void }) {
  const words = useWords(recoveryMessages);
  const [before, setBefore] = useState('');
  const [helped, setHelped] = useState('');
  const [next, setNext] = useState('');
  const [steps, setSteps] = useState<ReadonlySet<DebriefStep>>(new Set());
  const add = useCall(debriefLapse);
  const toggle = (step: DebriefStep) => setSteps((now) => { const then = new Set(now); if (!then.delete(step)) then.add(step); return then; });
  const keep = async () => {
    if (before.trim() === '') return;
    const answer = await add.send({ params: { id: lapse.id }, body: { before: before.trim(), helped: textOrNull(helped), next: textOrNull(next), steps: [...steps] } });
    if (answer.kind === 'done') onKept();
  };
  return (
    <div className="stack">
      <NotesField label={words('before')} value={before} onText={setBefore} rows={2} />
      <NotesField label={words('helpedWhat')} value={helped} onText={setHelped} rows={2} optional />
      <NotesField label={words('next')} value={next} onText={setNext} rows={2} optional />
      <fieldset className="fieldx"><legend>{words('steps')}</legend>{DebriefStep.options.map((step) => <label key={step} className="choice"><input className="tick" type="checkbox" checked={steps.has(step)} onChange={() => toggle(step)} /><span>{words(step)}</span></label>)}</fieldset>
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <div className="rowx"><Button look="primary" why={before.trim() === '' ? words('before') : undefined} aria-busy={add.busy} onClick={() => void keep()}>{words('keepDebrief')}</Button><Button look="bare" onClick={onKept}>{words('cancel')}</Button></div>
    </div>
  );
}

function Lapse({ lapse }: { readonly lapse: LapseTold }) {
  const words = useWords(recoveryMessages);
  const { dayTime, date } = useFormats();
  const [looking, setLooking] = useState(false);
  const said = (value: LapseTold['safeNow']): string => words(value);
  return (
    <li className="stack">
      <p><b className="num">{words('toldBy', { when: dayTime(lapse.toldAt) })}{lapse.happenedOn === null ? '' : `, ${words('happened', { day: date(lapse.happenedOn) })}`}</b></p>
      <p className="rowx">
        {lapse.safeNow === 'no' || lapse.safeNow === 'not_sure' ? <StateTag state="warn">{words('safe')}: {said(lapse.safeNow)}</StateTag> : <span className="small muted">{words('safe')}: {said(lapse.safeNow)}</span>}
        {lapse.hasNaloxone === 'no' ? <StateTag state="warn">{words('naloxone')}: {words('no')}</StateTag> : <span className="small muted">{words('naloxone')}: {said(lapse.hasNaloxone)}</span>}
        {lapse.wantsCall ? <StateTag state="due">{words('wantsCall')}</StateTag> : null}
      </p>
      {lapse.what === null ? null : <p>{lapse.what}</p>}{lapse.words === null ? null : <p className="own-words">{lapse.words}</p>}
      {lapse.debriefs.map((one) => <div key={one.id} className="say"><b>{words('debriefBy', { when: dayTime(one.at), by: one.by })}</b>{[one.before, one.helped, one.next].filter((part) => part !== null).map((part) => <p key={part}>{part}</p>)}<ul className="dots small">{one.steps.map((step) => <li key={step}>{words(step)}</li>)}</ul></div>)}
      {looking ? <LookBack lapse={lapse} onKept={() => setLooking(false)} /> : <p><Button onClick={() => setLooking(true)}>{words('lookBack')}</Button></p>}
    </li>
  );
}

export function LapsesCard({ record }: { readonly record: RecoveryRecord }) {
  const words = useWords(recoveryMessages);
  const [noting, setNoting] = useState(false);
  return (
    <Card title={words('lapses')} lead={words('lapsesSub')} aside={noting ? undefined : <Button onClick={() => setNoting(true)}>{words('noteLapse')}</Button>}>
      <div className="stack">
        {noting ? <NoteLapse onKept={() => setNoting(false)} /> : null}
        {record.lapses.length === 0 ? <p className="muted">{words('noLapses')}</p> : <ul className="stack">{record.lapses.map((lapse) => <Lapse key={lapse.id} lapse={lapse} />)}</ul>}
      </div>
    </Card>
  );
}

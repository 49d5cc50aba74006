/** The family's own file: who takes part, what each said alone about safety, and what was said in confidence. */
import { addFamilyMember, endFamilyMember, familyFile, noteSafety, openFamily } from '@fairlead/contract/therapy';
import { Button, Card, Chip, Field, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead } from '../platform/index.ts';
import { TherapyDecision } from './therapy-decision.tsx';
import { recordMessages } from './record-messages.ts';
import './therapy.css';

const ways = ['on_screen', 'on_phone', 'on_paper', 'spoken'] as const;

function OpenFile({ personId }: { readonly personId: string }) {
  const words = useWords(recordMessages);
  const [how, setHow] = useState<(typeof ways)[number]>('on_screen');
  const open = useCall(openFamily);
  return (
    <div className="stack">
      <p className="muted">{words('noFamily')} {words('noFamilySub')}</p>
      <Field label={words('agreedHow')}>{(ties) => <select {...ties} className="in" value={how} onChange={(event) => setHow(event.target.value as typeof how)}>{ways.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
      <p><Button aria-busy={open.busy} onClick={() => void open.send({ params: { id: personId }, body: { agreedHow: how } })}>{words('openFamily')}</Button></p>
      <AnswerNote answer={open.answer} onAgain={() => void open.again()} />
    </div>
  );
}

function Safety({ familyId, memberId, name, safe }: { readonly familyId: string; readonly memberId: string | undefined; readonly name: string; readonly safe: boolean | null }) {
  const words = useWords(recordMessages);
  const note = useCall(noteSafety);
  const say = (answer: boolean) => void note.send({ params: { id: familyId }, body: { safe: answer, ...(memberId === undefined ? {} : { memberId }) } });
  return (
    <span className="seg" role="group" aria-label={`${words('safeAsked')} ${name}`}>
      <button type="button" aria-pressed={safe === true} onClick={() => say(true)}>{words('safeYes')}</button>
      <button type="button" aria-pressed={safe === false} className="mark-absent" onClick={() => say(false)}>{words('safeNo')}</button>
    </span>
  );
}

function AddMember({ familyId }: { readonly familyId: string }) {
  const words = useWords(recordMessages);
  const [form, setForm] = useState({ name: '', relation: '' });
  const add = useCall(addFamilyMember);
  const press = async () => { const answer = await add.send({ params: { id: familyId }, body: { name: form.name.trim(), relation: form.relation.trim() } }); if (answer.kind === 'done') setForm({ name: '', relation: '' }); };
  return (
    <div className="stack">
      <div className="two"><TextField label={words('name')} value={form.name} onText={(name) => setForm({ ...form, name })} /><TextField label={words('relation')} value={form.relation} onText={(relation) => setForm({ ...form, relation })} /></div>
      <p><Button why={form.name.trim() === '' || form.relation.trim() === '' ? words('name') : undefined} aria-busy={add.busy} onClick={() => void press()}>{words('addNow')}</Button></p>
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
    </div>
  );
}

export function FamilyCard({ personId, name }: { readonly personId: string; readonly name: string }) {
  const words = useWords(recordMessages);
  const { dayTime } = useFormats();
  const read = useRead(familyFile, { params: { id: personId } }, { topics: ['families'] });
  const end = useCall(endFamilyMember);
  return (
    <Card title={words('familyFile')} lead={words('familySub')}>
      <Shown of={read} lines={3}>{({ family }) => (family === null ? <OpenFile personId={personId} /> : (
        <div className="stack">
          <p className="small muted">{words('safeAsked')}</p>
          <ul className="roster">
            <li className="roster-row"><span className="who"><b>{name}</b><small>{words('thePerson')}</small></span>{family.personSafe === null ? <Chip>{words('notAsked')}</Chip> : null}<Safety familyId={family.id} memberId={undefined} name={name} safe={family.personSafe} /></li>
            {family.members.map((member) => (
              <li key={member.id} className="roster-row"><span className="who"><b>{member.name}</b><small>{member.relation}</small></span>
                {member.ended ? <StateTag state="away">{words('ended')}</StateTag> : <>{member.safe === null ? <Chip>{words('notAsked')}</Chip> : null}<Safety familyId={family.id} memberId={member.id} name={member.name} safe={member.safe} /><Button look="bare" aria-label={`${words('endMember')}: ${member.name}`} onClick={() => void end.send({ params: { id: member.id } })}>{words('endMember')}</Button></>}
              </li>
            ))}
          </ul>
          {family.decision.findings.length === 0 ? null : <TherapyDecision decision={family.decision} />}
          <details><summary>{words('addMember')}</summary><AddMember familyId={family.id} /></details>
          {family.privateNotes.length === 0 ? null : <><h3>{words('inConfidence')}</h3>{family.privateNotes.map((note) => <div key={note.id} className="say prewrap"><b>{note.member} · {note.author} · {dayTime(note.at)}</b>{note.text}</div>)}</>}
        </div>
      ))}</Shown>
    </Card>
  );
}

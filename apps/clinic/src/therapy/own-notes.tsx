/** Counselling notes: apart from the record, for their author's eyes. */
import type { CounsellingNote } from '@fairlead/contract/therapy';
import { counsellingNotes, endSupervisor, mySupervisors, nameSupervisor, writeCounsellingNote } from '@fairlead/contract/therapy';
import { Button, Card, Field, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead } from '../platform/index.ts';
import { useDraft } from './drafts.ts';
import { recordMessages } from './record-messages.ts';

function Write({ personId, note, onDone }: { readonly personId: string; readonly note?: CounsellingNote; readonly onDone?: () => void }) {
  const words = useWords(recordMessages);
  const { draft, set, clear } = useDraft(`own ${personId} ${note?.id ?? ''} ${note?.version ?? 0}`, { text: note?.text ?? '', reason: '' });
  const write = useCall(writeCounsellingNote, { refreshes: [counsellingNotes] });
  const why = draft.text.trim() === '' ? words('writeOwn') : note !== undefined && draft.reason.trim() === '' ? words('why') : undefined;
  const press = async () => {
    const answer = await write.send({ params: { id: personId }, body: { text: draft.text.trim(), ...(note === undefined ? {} : { noteId: note.id, reason: draft.reason.trim() }) } });
    if (answer.kind === 'done') { clear(); onDone?.(); }
  };
  return (
    <div className="stack">
      <NotesField label={words('writeOwn')} rows={3} value={draft.text} onText={(text) => set({ text })} />
      {note === undefined ? null : <TextField label={words('why')} value={draft.reason} onText={(reason) => set({ reason })} />}
      <p><Button why={why} aria-busy={write.busy} onClick={() => void press()}>{words(note === undefined ? 'keepOwn' : 'keepChange')}</Button></p>
      <AnswerNote answer={write.answer} onAgain={() => void write.again()} />
    </div>
  );
}

function Supervisors() {
  const words = useWords(recordMessages);
  const [staffId, setStaffId] = useState('');
  const read = useRead(mySupervisors, {});
  const name = useCall(nameSupervisor);
  const end = useCall(endSupervisor);
  return (
    <details>
      <summary>{words('supervisors')}</summary>
      <Shown of={read} lines={2}>{({ items, staff }) => (
        <div className="stack">
          {items.length === 0 ? <p className="muted small">{words('noSupervisors')}</p> : <ul>{items.map((each) => <li key={each.id} className="rowx">{each.name}<Button look="bare" aria-label={`${words('endNow')}: ${each.name}`} onClick={() => void end.send({ params: { id: each.id } })}>{words('endNow')}</Button></li>)}</ul>}
          <Field label={words('nameSupervisor')}>{(ties) => <select {...ties} className="in" value={staffId} onChange={(event) => setStaffId(event.target.value)}><option value="">{words('choose')}</option>{staff.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}</select>}</Field>
          <p><Button why={staffId === '' ? words('choose') : undefined} aria-busy={name.busy} onClick={() => void name.send({ body: { staffId } })}>{words('nameNow')}</Button></p>
          <AnswerNote answer={name.answer} /><AnswerNote answer={end.answer} />
        </div>
      )}</Shown>
    </details>
  );
}

export function OwnNotesCard({ personId, mayWrite }: { readonly personId: string; readonly mayWrite: boolean }) {
  const words = useWords(recordMessages);
  const { dayTime } = useFormats();
  const [changing, setChanging] = useState<string | undefined>(undefined);
  const read = useRead(counsellingNotes, { params: { id: personId } }, { topics: ['own notes'] });
  return (
    <Card title={words('own')}>
      <div className="stack">
        <p className="muted small">{words('ownSub')}</p>
        <Shown of={read} lines={3}>{({ items }) => (items.length === 0 ? <p className="muted">{words('noOwn')}</p> : items.map((note) => (
          <div key={`${note.id} ${note.version}`} className="say prewrap"><b className="num">{dayTime(note.at)}{note.mine ? null : <> · {words('byOther', { name: note.author })}</>}</b>{note.text}
            {!note.mine || !mayWrite ? null : changing === note.id ? <Write personId={personId} note={note} onDone={() => setChanging(undefined)} /> : <p><Button look="bare" onClick={() => setChanging(note.id)}>{words('change')}</Button></p>}
          </div>
        )))}</Shown>
        {mayWrite ? <><Write personId={personId} /><Supervisors /></> : null}
      </div>
    </Card>
  );
}

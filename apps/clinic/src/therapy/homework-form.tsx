/** Homework out of a session: it is on the phone at once, and its answer stands before the next session. */
import { assignHomework } from '@fairlead/contract/therapy';
import { Button, Field, NotesField, TextField, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, StatusLine, useCall } from '../platform/index.ts';
import { therapyMessages } from './therapy-messages.ts';

interface HomeworkFormProps { readonly people: readonly { readonly id: string; readonly name: string }[]; readonly sessionId?: string }

export function HomeworkForm({ people, sessionId }: HomeworkFormProps) {
  const words = useWords(therapyMessages);
  const [form, setForm] = useState({ forId: '', title: '', instructions: '', dueOn: '' });
  const [isAsked, setAsked] = useState(false);
  const [isGiven, setGiven] = useState(false);
  const give = useCall(assignHomework);
  const set = (change: Partial<typeof form>) => { setForm((had) => ({ ...had, ...change })); setGiven(false); };
  const press = async () => {
    setAsked(true);
    if (form.title.trim() === '') return;
    for (const { id } of people.filter((each) => form.forId === '' || each.id === form.forId)) {
      const answer = await give.send({ params: { id }, body: { title: form.title.trim(), instructions: form.instructions.trim(), ...(sessionId === undefined ? {} : { sessionId }), ...(form.dueOn === '' ? {} : { dueOn: form.dueOn }) } });
      if (answer.kind !== 'done') return;
    }
    setForm({ forId: '', title: '', instructions: '', dueOn: '' });
    setAsked(false);
    setGiven(true);
  };
  return (
    <div className="stack">
      {people.length < 2 ? null : <Field label={words('forWhom')}>{(ties) => <select {...ties} className="in" value={form.forId} onChange={(event) => set({ forId: event.target.value })}><option value="">{words('everybody')}</option>{people.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}</Field>}
      <TextField label={words('title')} value={form.title} onText={(title) => set({ title })} maxLength={200} error={isAsked && form.title.trim() === '' ? words('needTitle') : undefined} />
      <NotesField label={words('instructions')} rows={2} value={form.instructions} onText={(instructions) => set({ instructions })} optional />
      <TextField label={words('due')} type="date" value={form.dueOn} onText={(dueOn) => set({ dueOn })} optional />
      <AnswerNote answer={give.answer} onAgain={() => void give.again()} />
      <p><Button aria-busy={give.busy} onClick={() => void press()}>{words('give')}</Button></p>
      {isGiven ? <StatusLine live>{words('given')}</StatusLine> : null}
    </div>
  );
}

/** The tries to reach whoever asked, and the next one. */
import type { EnquiryDetail } from '@fairlead/contract/admission';
import { addContact } from '@fairlead/contract/admission';
import { Button, Card, ChoiceField, Field, NotesField, TextField, useFormats, useWords, useZone } from '@fairlead/ui';
import { IconMail, IconMessage, IconPhone, IconUser } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { AnswerNote, instantAt, useCall } from '../platform/index.ts';
import { admissionMessages } from './admission-messages.ts';
import { choicesOf, howKeys, outcomeKeys } from './said.ts';

type How = keyof typeof howKeys;
type Outcome = keyof typeof outcomeKeys;
const icons: Readonly<Record<How, Icon>> = { call: IconPhone, text: IconMessage, email: IconMail, in_person: IconUser, letter: IconMail };

function NoteCall({ enquiry }: { readonly enquiry: EnquiryDetail }) {
  const words = useWords(admissionMessages);
  const zone = useZone();
  const [how, setHow] = useState<How>(enquiry.contact === 'phone' ? 'call' : enquiry.contact);
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined);
  const [note, setNote] = useState('');
  const [day, setDay] = useState('');
  const [time, setTime] = useState('09:00');
  const [isAsked, setAsked] = useState(false);
  const add = useCall(addContact);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (outcome === undefined) return;
    const callAgainAt = day === '' ? undefined : instantAt(day, time, zone);
    const answer = await add.send({ params: { id: enquiry.id }, body: { how, outcome, ...(note.trim() === '' ? {} : { note: note.trim() }), ...(callAgainAt === undefined ? {} : { callAgainAt }) } });
    if (answer.kind === 'done') { setOutcome(undefined); setNote(''); setDay(''); setAsked(false); }
  };
  return (
    <form id="note-call" className="stack" onSubmit={(event) => void keep(event)} aria-label={words('noteCall')}>
      <div className="two">
        <Field label={words('how')}>{(ties) => <select {...ties} className="in" value={how} onChange={(event) => setHow(event.target.value as How)}>{choicesOf(howKeys, words).map(({ value, label }) => <option key={value} value={value}>{label}</option>)}</select>}</Field>
        <div className="rowx"><TextField label={words('againAt')} hint={words('againRule')} type="date" value={day} onText={setDay} optional />{day === '' ? null : <TextField label={words('againTime')} type="time" value={time} onText={setTime} />}</div>
      </div>
      <ChoiceField label={words('outcome')} choices={choicesOf(outcomeKeys, words)} value={outcome} onChoose={setOutcome} error={isAsked && outcome === undefined ? words('chooseOutcome') : undefined} />
      <NotesField label={words('note')} value={note} onText={setNote} rows={2} optional />
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <p><Button type="submit" aria-busy={add.busy}>{words('keepTry')}</Button></p>
    </form>
  );
}

export function ContactsCard({ enquiry, isOpen }: { readonly enquiry: EnquiryDetail; readonly isOpen: boolean }) {
  const words = useWords(admissionMessages);
  const { dayTime } = useFormats();
  return (
    <Card title={words('contacts')}>
      <div className="stack">
        {enquiry.contacts.length === 0 ? <p className="muted">{words('noContacts')}</p> : (
          <ul className="feed">{enquiry.contacts.map((contact) => {
            const HowIcon = icons[contact.how];
            return <li key={contact.id}><HowIcon className="i" aria-hidden="true" /><span><b>{words(outcomeKeys[contact.outcome])}</b> <span className="muted num">{words(howKeys[contact.how])} · {dayTime(contact.at)} · {contact.by}</span>{contact.note === null ? null : <><br />{contact.note}</>}{contact.callAgainAt === null ? null : <span className="muted num"> · {words('nextTry', { when: dayTime(contact.callAgainAt) })}</span>}</span></li>;
          })}</ul>
        )}
        {isOpen ? <NoteCall enquiry={enquiry} /> : null}
      </div>
    </Card>
  );
}

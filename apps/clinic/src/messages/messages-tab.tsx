/** The thread with one person, and the answer. */
import { answerMessage, personMessages } from '@fairlead/contract/messages';
import { Button, Card, EmptyState, NotesField, useFormats, useWords } from '@fairlead/ui';
import { IconMessage } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead } from '../platform/index.ts';
import { messagesMessages } from './messages-messages.ts';

function AnswerForm() {
  const words = useWords(messagesMessages);
  const { person, name } = usePerson();
  const [text, setText] = useState('');
  const send = useCall(answerMessage);
  const press = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const answer = await send.send({ params: { id: person.id }, body: { text: text.trim() } });
    if (answer.kind === 'done') setText('');
  };
  return (
    <form className="stack" onSubmit={(event) => void press(event)}>
      <NotesField label={words('answer')} hint={words('readHow')} value={text} onText={setText} rows={3} />
      <AnswerNote answer={send.answer} onAgain={() => void send.again()} />
      <Button look="primary" type="submit" aria-busy={send.busy}>{words('send', { name: person.knownAs ?? name })}</Button>
    </form>
  );
}

export function MessagesTab() {
  const words = useWords(messagesMessages);
  const { dayTime } = useFormats();
  const { person } = usePerson();
  const read = useRead(personMessages, { params: { id: person.id } }, { topics: ['messages'] });
  return (
    <Card title={words('tab')}>
      <Shown of={read} lines={5}>{({ items, hasCompanion }) => (
        <div className="stack">
          {items.length === 0 ? <EmptyState icon={IconMessage} title={words('none')}>{hasCompanion ? words('noneSub') : words('noCompanion')}</EmptyState> : (
            <ol className="stack" aria-label={words('list')}>{items.map((message) => <li key={message.id} className={message.from === 'staff' ? 'say' : ''}><p className="small muted num">{message.name}, {dayTime(message.at)}</p><p className="own-words">{message.text}</p></li>)}</ol>
          )}
          {hasCompanion ? <AnswerForm /> : null}
        </div>
      )}</Shown>
    </Card>
  );
}

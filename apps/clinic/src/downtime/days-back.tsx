/** Asks a node for days of one person. */
import { askBack, getDowntime } from '@fairlead/contract/downtime';
import { Button, Card, TextField, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { PersonField, type Chosen } from '../residence/person-field.tsx';
import { downtimeMessages } from './downtime-messages.ts';

export function DaysBack() {
  const words = useWords(downtimeMessages);
  const ask = useCall(askBack, { refreshes: [getDowntime] });
  const [person, setPerson] = useState<Chosen | undefined>(undefined);
  const [days, setDays] = useState({ from: '', to: '' });
  const why = person === undefined ? words('number') : days.from === '' ? words('firstDay') : days.to < days.from ? words('lastDay') : undefined;
  return (
    <Card title={words('daysBack')} lead={words('daysBackSub')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined && person !== undefined) void ask.send({ params: { id: person.id }, body: { ...days } }); }}>
        <PersonField chosen={person} onChoose={setPerson} />
        <div className="fields"><TextField label={words('firstDay')} type="date" value={days.from} onText={(from) => setDays({ ...days, from })} /><TextField label={words('lastDay')} type="date" value={days.to} onText={(to) => setDays({ ...days, to })} /></div>
        <AnswerNote answer={ask.answer} onAgain={() => void ask.again()} />
        {ask.answer?.kind === 'done' ? <p role="status">{ask.answer.reply.asked === 0 ? words('noneHeld') : words('askedFor', { count: ask.answer.reply.asked })}</p> : null}
        <div><Button type="submit" aria-busy={ask.busy} why={why}>{words('ask')}</Button></div>
      </form>
    </Card>
  );
}

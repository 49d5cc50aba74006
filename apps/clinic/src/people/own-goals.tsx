/** What the person wants, in their own words. */
import { addGoal, listGoals } from '@fairlead/contract/admission';
import { Button, Card, EmptyState, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconTargetArrow } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead } from '../platform/index.ts';
import { peopleMessages } from './people-messages.ts';
import { usePerson } from './person-context.ts';
import { useGivesCare } from './use-record.ts';

function WriteGoal({ onKept }: { readonly onKept: () => void }) {
  const words = useWords(peopleMessages);
  const { person } = usePerson();
  const [text, setText] = useState('');
  const add = useCall(addGoal);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const answer = await add.send({ params: { id: person.id }, body: { words: text.trim() } });
    if (answer.kind === 'done') { setText(''); onKept(); }
  };
  return (
    <form className="stack" onSubmit={(event) => void keep(event)}>
      <TextField label={words('goalWords')} value={text} onText={setText} maxLength={200} />
      <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      <div className="rowx"><Button type="submit" aria-busy={add.busy}>{words('saveGoal')}</Button><Button look="bare" onClick={onKept}>{words('cancel')}</Button></div>
    </form>
  );
}

export function OwnGoals() {
  const words = useWords(peopleMessages);
  const { date, dayOf } = useFormats();
  const { person } = usePerson();
  const [isWriting, setWriting] = useState(false);
  const givesCare = useGivesCare();
  const read = useRead(listGoals, { params: { id: person.id } }, { enabled: givesCare, topics: ['people'] });
  if (!givesCare) return null;
  return (
    <Card title={words('goals')} aside={isWriting ? undefined : <Button onClick={() => setWriting(true)}>{words('addGoal')}</Button>}>
      <div className="stack">
        {isWriting ? <WriteGoal onKept={() => setWriting(false)} /> : null}
        <Shown of={read} lines={3}>{({ items }) => (items.length === 0
          ? <EmptyState icon={IconTargetArrow} title={words('noGoals')}>{words('noGoalsSub')}</EmptyState>
          : <ul className="stack goals">{items.map((goal) => <li key={goal.id}><h3>“{goal.words}”</h3><p className="muted small">{words(goal.saidBy === 'person' ? 'goalSaidPerson' : 'goalSaidStaff', { day: date(dayOf(goal.at)) })}</p></li>)}</ul>)}</Shown>
      </div>
    </Card>
  );
}

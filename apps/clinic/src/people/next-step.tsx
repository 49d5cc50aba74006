/** The one thing to do next for this person, with the press that does or opens it. */
import { finishTask } from '@fairlead/contract/schedule';
import { Button, Card, DueTag, EmptyState, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { AnswerNote, Shown, useCall } from '../platform/index.ts';
import { peopleMessages } from './people-messages.ts';
import { usePerson } from './person-context.ts';
import { taskPlace } from './task-place.ts';
import { useTaskSentence } from './use-sentences.ts';
import { usePersonTasks } from './use-record.ts';

export function NextStep() {
  const words = useWords(peopleMessages);
  const { dayTime } = useFormats();
  const { person, episode } = usePerson();
  const tasks = usePersonTasks(person.id, episode?.siteId ?? person.siteId);
  const say = useTaskSentence();
  const done = useCall(finishTask);
  const nowMs = useNow();
  if (tasks.data === undefined && tasks.fetchStatus === 'idle' && tasks.error === null) return null;
  return (
    <Card title={words('nextStep')} className="next-step">
      <Shown of={tasks} lines={2}>{({ items: [first, ...rest] }) => {
        if (first === undefined) return <EmptyState icon={IconCircleCheck} title={words('nothingDue')}>{words('nothingDueSub')}</EmptyState>;
        const place = taskPlace(first);
        const isSoon = Date.parse(first.dueAt) - nowMs < 86_400_000;
        return (
          <div className="stack">
            <p className="lead">{say(first.kind, first.params)}</p>
            <p className="num">{isSoon ? <DueTag dueAt={first.dueAt} /> : <span className="muted small">{words('due', { when: dayTime(first.dueAt) })}</span>}</p>
            <div className="pair">
              {place === undefined ? null : <Link className="btn primary" to={place}>{words('openTask')}</Link>}
              <Button look={place === undefined ? 'primary' : 'plain'} onClick={() => void done.send({ params: { id: first.id }, body: { outcome: words('taskDone') } })}>{words('done')}</Button>
            </div>
            <AnswerNote answer={done.answer} onAgain={() => void done.again()} onReadAgain={() => void tasks.refetch()} />
            {rest.length === 0 ? null : <Link className="small" to="/worklist">{words('later', { count: rest.length })}</Link>}
          </div>
        );
      }}</Shown>
    </Card>
  );
}

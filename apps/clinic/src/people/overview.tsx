/** The first part of a record: the course so far, what happened lately, what the person wants. */
import { Card, EmptyState, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { Shown } from '../platform/index.ts';
import { CourseCard } from './course-card.tsx';
import { OwnGoals } from './own-goals.tsx';
import { peopleMessages } from './people-messages.ts';
import { usePerson } from './person-context.ts';
import { TimelineDays } from './timeline.tsx';
import { useTimeline } from './use-timeline.ts';

function Lately() {
  const words = useWords(peopleMessages);
  const { person } = usePerson();
  const { first } = useTimeline(person.id, '', 12);
  return (
    <Card title={words('timeline')} aside={<Link to="/people/$personId/timeline" params={{ personId: person.id }}>{words('fullTimeline')}</Link>}>
      <Shown of={first} lines={8}>{({ items }) => (items.length === 0 ? <EmptyState title={words('noLines')}>{words('noLinesSub')}</EmptyState> : <TimelineDays lines={items} />)}</Shown>
    </Card>
  );
}

export function Overview() {
  return <><CourseCard /><div className="two"><Lately /><OwnGoals /></div></>;
}

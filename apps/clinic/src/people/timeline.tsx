/** The one timeline: everything that happened to one person, by day, newest first; a filter by kind. */
import type { TimelineLine } from '@fairlead/contract/people';
import { Button, Card, EmptyState, Field, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconPoint } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { Shown } from '../platform/index.ts';
import { peopleMessages } from './people-messages.ts';
import { usePerson } from './person-context.ts';
import { plainKind } from './sentences.ts';
import { useEventSentence, useRoomName } from './use-sentences.ts';
import { timelineIcons } from './timeline-icons.ts';
import { useTimeline } from './use-timeline.ts';

/** Lines by the site's day, in the order they come. */
export function byDay(lines: readonly TimelineLine[], dayOf: (instant: string) => string): readonly { readonly day: string; readonly lines: readonly TimelineLine[] }[] {
  const days = new Map<string, TimelineLine[]>();
  for (const line of lines) {
    const day = dayOf(line.at);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days].map(([day, of]) => ({ day, lines: of }));
}

function useDayName(): (day: string) => string {
  const words = useWords(peopleMessages);
  const { day, date, dayOf } = useFormats();
  const nowMs = useNow();
  const [today, yesterday] = [dayOf(new Date(nowMs).toISOString()), dayOf(new Date(nowMs - 86_400_000).toISOString())];
  return (value) => (value === today ? words('todayDay') : value === yesterday ? words('yesterday') : value.slice(0, 4) === today.slice(0, 4) ? day(value) : date(value));
}

export function TimelineDays({ lines }: { readonly lines: readonly TimelineLine[] }) {
  const say = useEventSentence();
  const { time, dayOf } = useFormats();
  const dayName = useDayName();
  return (
    <div className="timeline">
      {byDay(lines, dayOf).map(({ day, lines: of }) => (
        <Fragment key={day}>
          <h3><time dateTime={day}>{dayName(day)}</time></h3>
          <ol>{of.map((line) => {
            const LineIcon = timelineIcons[plainKind(line.kind).room] ?? IconPoint;
            return <li key={line.id}><time className="num" dateTime={line.at}>{time(line.at)}</time><LineIcon className="i" aria-hidden="true" /><p>{say(line.kind, line.params)}{line.author === null ? null : <span className="muted"> {line.author}</span>}</p></li>;
          })}</ol>
        </Fragment>
      ))}
    </div>
  );
}

function KindFilter({ rooms, room, onRoom }: { readonly rooms: readonly string[]; readonly room: string; readonly onRoom: (room: string) => void }) {
  const words = useWords(peopleMessages);
  const roomName = useRoomName();
  return (
    <Field label={words('kind')}>{(ties) => (
      <select {...ties} className="in" value={room} onChange={(event) => onRoom(event.target.value)}>
        <option value="">{words('all')}</option>
        {rooms.map((each) => <option key={each} value={each}>{roomName(each)}</option>)}
      </select>
    )}</Field>
  );
}

export function TimelineTab() {
  const words = useWords(peopleMessages);
  const { person } = usePerson();
  const [room, setRoom] = useState('');
  const { first, lines, rooms, older } = useTimeline(person.id, room);
  return (
    <Card title={words('timeline')} aside={<KindFilter rooms={rooms} room={room} onRoom={setRoom} />}>
      <Shown of={first} lines={8}>{() => (
        <div className="stack">
          {lines.length > 0 ? <TimelineDays lines={lines} /> : room === '' ? <EmptyState title={words('noLines')}>{words('noLinesSub')}</EmptyState> : <p className="muted">{words('noLinesOfKind')}</p>}
          {older === undefined ? (lines.length === 0 ? null : <p className="muted small">{words('theBeginning')}</p>) : <p><Button onClick={older}>{words('older')}</Button></p>}
        </div>
      )}</Shown>
    </Card>
  );
}

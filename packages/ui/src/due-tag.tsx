/** The due clock of one thing. One timer serves the whole page, once a minute; nothing blinks. */
import { IconAlarm, IconCircleCheck, IconClock, IconClockPlay, IconUrgent } from '@tabler/icons-react';
import { dueState, hoursAndMinutes } from './due.ts';
import { useFormats, useWords } from './language.tsx';
import { useNow } from './now.ts';
import { uiMessages } from './ui-messages.ts';

/** "2 h 48 min", "18 min". */
export function useSpan(): (minutes: number) => string {
  const words = useWords(uiMessages);
  return (minutes) => {
    const span = hoursAndMinutes(minutes);
    if (minutes >= 2880) return words('daysLong', { count: Math.floor(minutes / 1440) });
    if (span.hours === 0) return words('minutes', { minutes });
    return span.minutes === 0 ? words('hours', { hours: span.hours }) : words('hoursMinutes', span);
  };
}

interface DueTagProps {
  /** Instant, ISO 8601. */
  readonly dueAt: string;
  readonly doneAt?: string | undefined;
  /** The named person who was told that it is late. */
  readonly told?: string | undefined;
}

export function DueTag({ dueAt, doneAt, told }: DueTagProps) {
  const words = useWords(uiMessages);
  const { time } = useFormats();
  const span = useSpan();
  const state = dueState(Date.parse(dueAt), useNow(), doneAt === undefined ? undefined : Date.parse(doneAt));
  switch (state.kind) {
    case 'far': return <span className="tag quiet num"><IconClock className="i" aria-hidden="true" />{time(dueAt)}</span>;
    case 'soon': return <span className="tag due num"><IconClock className="i" aria-hidden="true" />{words('dueIn', { time: span(state.minutes) })}</span>;
    case 'now': return <span className="tag due strong num"><IconClockPlay className="i" aria-hidden="true" />{words('dueNow')}</span>;
    case 'done': return <span className="tag bare allow num"><IconCircleCheck className="i" aria-hidden="true" />{words('doneAt', { time: time(doneAt ?? dueAt) })}</span>;
    case 'overdue': return told === undefined
      ? <span className="tag overdue solid num"><IconAlarm className="i" aria-hidden="true" />{words('overdueBy', { time: span(state.minutes) })}</span>
      : <span className="tag overdue solid num"><IconUrgent className="i" aria-hidden="true" />{words('overdueTold', { time: span(state.minutes), who: told })}</span>;
  }
}

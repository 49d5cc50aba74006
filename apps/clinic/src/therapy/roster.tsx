/** Who came: one tap a person, or the keys C, L, E and A on the row that J and K move to. */
import type { Attendee, AttendanceStatus, TherapySession } from '@fairlead/contract/therapy';
import { markAttendance } from '@fairlead/contract/therapy';
import { Button, EmptyState, Note, useNow, useWords } from '@fairlead/ui';
import { IconPhoneCall, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswerNote, useCall, useShortcut } from '../platform/index.ts';
import { therapyMessages } from './therapy-messages.ts';
import './therapy.css';

const statuses = ['came', 'late', 'excused', 'absent'] as const;
export const keyOf = (attendee: Pick<Attendee, 'personId' | 'familyMemberId'>): string => attendee.personId ?? attendee.familyMemberId ?? '';
export const wasThere = ({ status }: Pick<Attendee, 'status'>): boolean => status === 'came' || status === 'late';

interface RowProps { readonly attendee: Attendee; readonly isCurrent: boolean; readonly onMark: (status: AttendanceStatus) => void; readonly onFocus: () => void }

function Row({ attendee, isCurrent, onMark, onFocus }: RowProps) {
  const words = useWords(therapyMessages);
  return (
    <li className="roster-row" {...(isCurrent ? { 'aria-current': true } : {})}>
      <span className="who"><b>{attendee.personId === null ? attendee.name : <Link to="/people/$personId/sessions" params={{ personId: attendee.personId }}>{attendee.name}</Link>}</b>{attendee.relation === null ? null : <small>{attendee.relation}</small>}</span>
      <span className="seg" role="group" aria-label={attendee.name}>
        {statuses.map((status) => <button key={status} type="button" className={`mark-${status}`} aria-pressed={attendee.status === status} onFocus={onFocus} onClick={() => onMark(status)}>{words(status)}</button>)}
      </span>
    </li>
  );
}

export function Roster({ session }: { readonly session: TherapySession }) {
  const words = useWords(therapyMessages);
  const nowMs = useNow();
  const [at, setAt] = useState(0);
  const mark = useCall(markAttendance);
  const { attendees } = session;
  const isOpen = Date.parse(session.startsAt) - 3_600_000 <= nowMs;
  const send = (attendee: Attendee | undefined, status: AttendanceStatus) => {
    if (attendee === undefined || session.state === 'cancelled') return undefined;
    return mark.send({ params: { id: session.id }, body: { ...(attendee.personId === null ? {} : { personId: attendee.personId }), ...(attendee.familyMemberId === null ? {} : { familyMemberId: attendee.familyMemberId }), status } });
  };
  const markCurrent = (status: AttendanceStatus) => { void send(attendees[at], status); setAt(Math.min(attendees.length - 1, at + 1)); };
  useShortcut('j', words('nextPerson'), () => setAt(Math.min(attendees.length - 1, at + 1)));
  useShortcut('k', words('personBefore'), () => setAt(Math.max(0, at - 1)));
  useShortcut('c', words('markCame'), () => markCurrent('came'));
  useShortcut('l', words('markLate'), () => markCurrent('late'));
  useShortcut('e', words('markExcused'), () => markCurrent('excused'));
  useShortcut('a', words('markAbsent'), () => markCurrent('absent'));
  const unmarked = attendees.filter(({ status }) => status === null);
  const restCame = async () => { for (const each of unmarked) await send(each, 'came'); };
  if (attendees.length === 0) return <EmptyState icon={IconUsers} title={words('noRoster')} action={<Link className="btn" to="/sessions/groups">{words('toGroups')}</Link>}>{words('noRosterSub')}</EmptyState>;
  return (
    <div className="stack">
      <ol className="roster" aria-label={words('roster')}>{attendees.map((attendee, index) => <Row key={keyOf(attendee)} attendee={attendee} isCurrent={index === at} onFocus={() => setAt(index)} onMark={(status) => void send(attendee, status)} />)}</ol>
      {isOpen ? null : <p className="muted small">{words('notBegun')}</p>}
      {isOpen && unmarked.length > 0 && session.state !== 'cancelled' ? <p><Button aria-busy={mark.busy} onClick={() => void restCame()}>{words('restCame')}</Button></p> : null}
      {attendees.some(({ status }) => status === 'absent') ? <Note icon={IconPhoneCall} tone="quiet" title={words('absent')}>{words('absentNote')}</Note> : null}
      <AnswerNote answer={mark.answer} onAgain={() => void mark.again()} />
      <p className="small faint" aria-hidden="true">{words('rosterKeys')}</p>
    </div>
  );
}

/** A person's sessions: hours, what comes and what was, groups, notes, homework, worksheets, family, own notes. */
import { programmes } from '@fairlead/clinical';
import type { ChartNote, TherapySession } from '@fairlead/contract/therapy';
import { joinOnce, personTherapy, reportTolerability } from '@fairlead/contract/therapy';
import type { ReplyOf } from '@fairlead/contract';
import { Button, Card, Chip, EmptyState, Field, NotesField, StateTag, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconCalendarEvent } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { FamilyCard } from './family-card.tsx';
import { HomeworkForm } from './homework-form.tsx';
import { OwnNotesCard } from './own-notes.tsx';
import { PlanForm } from './plan-form.tsx';
import { recordMessages } from './record-messages.ts';
import { HomeworkLines } from './session-screen.tsx';
import { dayNamed } from './start-group.tsx';
import { useSay } from './use-say.ts';
import { WorksheetCard } from './worksheet-card.tsx';
import './therapy.css';

type Therapy = ReplyOf<typeof personTherapy>;
const hoursOf = (minutes: number): number => Math.round(minutes / 6) / 10;

function HoursCard({ therapy, personId }: { readonly therapy: Therapy; readonly personId: string }) {
  const words = useWords(recordMessages);
  const { shortDay, dayTime, number } = useFormats();
  const join = useCall(joinOnce);
  return (
    <Card title={words('hours')}>
      <div className="stack">
        <table className="figures num"><tbody>{therapy.weeks.map((week) => <tr key={week.from}><th scope="row">{words('week', { day: shortDay(week.from) })}</th><td>{words('hoursOf', { attended: number(hoursOf(week.attendedMinutes), 1), planned: number(hoursOf(week.plannedMinutes), 1) })}</td><td>{words('ofSessions', { attended: week.sessionsAttended, planned: week.sessionsPlanned })}</td></tr>)}</tbody></table>
        {therapy.catchUp.length === 0 ? null : (
          <>
            <h3>{words('catchUp')}</h3><p className="muted small">{words('catchUpSub')}</p>
            <ul className="roster">{therapy.catchUp.slice(0, 4).map((each) => <li key={each.sessionId} className="roster-row"><span className="who"><b>{each.title}</b><small className="num">{dayTime(each.startsAt)} · {words('minutesOf', { minutes: each.minutes })} · {words('free', { count: each.freePlaces })}</small></span><Button aria-label={`${words('book')}: ${each.title}`} onClick={() => void join.send({ params: { id: each.sessionId }, body: { personId } })}>{words('book')}</Button></li>)}</ul>
            <AnswerNote answer={join.answer} onAgain={() => void join.again()} />
          </>
        )}
      </div>
    </Card>
  );
}

function Standing({ session, status }: { readonly session: TherapySession; readonly status: Therapy['sessions'][number]['status'] }) {
  const words = useWords(recordMessages);
  const nowMs = useNow();
  if (session.state === 'cancelled') return <StateTag state="away">{words('cancelledWord')}</StateTag>;
  if (status === null) return <Chip>{words(Date.parse(session.startsAt) > nowMs ? 'plannedWord' : 'notMarked')}</Chip>;
  return status === 'came' || status === 'late' ? <StateTag state="allow">{words(`${status}Word`)}</StateTag> : <Chip tone={status === 'absent' ? 'warn' : 'quiet'}>{words(`${status}Word`)}</Chip>;
}

function SessionsCard({ therapy, mayPlan }: { readonly therapy: Therapy; readonly mayPlan: boolean }) {
  const words = useWords(recordMessages);
  const { dayTime } = useFormats();
  const { person } = usePerson();
  const nowMs = useNow();
  const [isPlanning, setPlanning] = useState(false);
  // The next ones first, nearest on top; then what was, newest on top.
  const isOver = ({ session, status }: Therapy['sessions'][number]) => session.state !== 'planned' || status !== null || Date.parse(session.startsAt) + session.minutes * 60_000 < nowMs;
  const coming = therapy.sessions.filter((each) => !isOver(each)).toReversed().slice(0, 6);
  const past = therapy.sessions.filter(isOver);
  const plan = mayPlan && !isPlanning ? <Button look="primary" onClick={() => setPlanning(true)}>{words('plan')}</Button> : undefined;
  return (
    <Card title={words('sessions')} aside={therapy.sessions.length === 0 ? undefined : plan}>
      <div className="stack">
        {isPlanning ? <PlanForm personId={person.id} siteId={person.siteId} onDone={() => setPlanning(false)} /> : null}
        {therapy.sessions.length === 0 ? isPlanning ? null : <EmptyState icon={IconCalendarEvent} title={words('noSessions')} action={plan}>{words('noSessionsSub')}</EmptyState>
          : <ul className="roster">{[...coming, ...past.slice(0, 20)].map(({ session, status }) => <li key={session.id} className="roster-row"><span className="who"><Link to="/sessions/$sessionId" params={{ sessionId: session.id }}>{session.title}</Link><small className="num">{dayTime(session.startsAt)} · {words('minutesOf', { minutes: session.minutes })} · {session.leader}</small></span><Standing session={session} status={status} /></li>)}</ul>}
      </div>
    </Card>
  );
}

function NotesCard({ notes }: { readonly notes: readonly ChartNote[] }) {
  const words = useWords(recordMessages);
  const { dayTime } = useFormats();
  return (
    <Card title={words('notes')}>
      {notes.length === 0 ? <p className="muted">{words('noNotes')}</p> : (
        <ul className="stack">{notes.map((note) => (
          <li key={note.id}><b>{note.title}</b> <span className="muted small num">{dayTime(note.startsAt)}</span><p className="prewrap">{note.text}</p>
            {note.addendum === null ? null : <div className="say prewrap"><b>{words('only')}</b>{note.addendum}</div>}
            <p className="muted small num">{words('versionBy', { version: note.version, name: note.author, at: dayTime(note.signedAt) })}</p></li>
        ))}</ul>
      )}
    </Card>
  );
}

function GroupsCard({ groups }: { readonly groups: Therapy['groups'] }) {
  const words = useWords(recordMessages);
  const { weekday, date, dayOf } = useFormats();
  return (
    <Card title={words('groups')} aside={<Link to="/sessions/groups">{words('toGroups')}</Link>}>
      {groups.length === 0 ? <p className="muted">{words('noGroups')}</p> : <ul className="roster">{groups.map((group) => <li key={group.placeId} className="roster-row"><span className="who"><b>{group.title}</b><small className="num">{weekday(dayNamed(group.weekday), 'long')} {group.time}</small></span><Chip tone={group.state === 'waiting' ? 'due' : 'quiet'}>{group.state === 'waiting' ? words('waits') : words('member', { day: date(dayOf(group.since)) })}</Chip></li>)}</ul>}
    </Card>
  );
}

const severities = ['discomfort', 'stopped', 'harm'] as const;

function ReportsCard({ reports, personId }: { readonly reports: Therapy['reports']; readonly personId: string }) {
  const words = useWords(recordMessages);
  const say = useSay();
  const { dayTime } = useFormats();
  const [form, setForm] = useState({ programme: 'yoga', severity: 'discomfort' as (typeof severities)[number], words: '' });
  const report = useCall(reportTolerability);
  const press = async () => { const answer = await report.send({ params: { id: personId }, body: { ...form, words: form.words.trim() } }); if (answer.kind === 'done') setForm({ ...form, words: '' }); };
  return (
    <Card title={words('reports')}>
      <div className="stack">
        {reports.length === 0 ? <p className="muted">{words('noReports')}</p> : <ul className="stack">{reports.map((each) => <li key={each.id}><Chip tone={each.severity === 'harm' ? 'refuse' : 'warn'}>{words(each.severity)}</Chip> {each.words} <span className="muted small num">{dayTime(each.at)} · {each.by}</span></li>)}</ul>}
        <details><summary>{words('report')}</summary><div className="stack">
          <Field label={words('programme')}>{(ties) => <select {...ties} className="in" value={form.programme} onChange={(event) => setForm({ ...form, programme: event.target.value })}>{programmes.map(({ id, names }) => <option key={id} value={id}>{say(names)}</option>)}</select>}</Field>
          <Field label={words('severity')}>{(ties) => <select {...ties} className="in" value={form.severity} onChange={(event) => setForm({ ...form, severity: event.target.value as (typeof severities)[number] })}>{severities.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
          <NotesField label={words('whatHappened')} rows={2} value={form.words} onText={(text) => setForm({ ...form, words: text })} />
          <p><Button why={form.words.trim() === '' ? words('whatHappened') : undefined} aria-busy={report.busy} onClick={() => void press()}>{words('sendReport')}</Button></p>
          <AnswerNote answer={report.answer} onAgain={() => void report.again()} />
        </div></details>
      </div>
    </Card>
  );
}

export function SessionsTab() {
  const words = useWords(recordMessages);
  const { person, name } = usePerson();
  const { has } = useSession();
  const read = useRead(personTherapy, { params: { id: person.id } }, { topics: ['sessions', 'homework'] });
  const mayWrite = has('prescriber', 'nurse', 'counsellor', 'peer_worker');
  return (
    <Shown of={read} lines={8}>{(therapy) => (
      <div className="two">
        <div className="stack">
          <SessionsCard therapy={therapy} mayPlan={mayWrite} /><NotesCard notes={therapy.notes} /><WorksheetCard personId={person.id} copies={therapy.worksheets} mayWrite={mayWrite} />
          {has('counsellor', 'prescriber', 'manager') ? <OwnNotesCard personId={person.id} mayWrite={has('counsellor', 'prescriber')} /> : null}
        </div>
        <div className="stack">
          <HoursCard therapy={therapy} personId={person.id} /><GroupsCard groups={therapy.groups} />
          <Card title={words('homework')}><div className="stack"><HomeworkLines items={therapy.homework} />{mayWrite ? <HomeworkForm people={[{ id: person.id, name }]} /> : null}</div></Card>
          {has('counsellor', 'prescriber') ? <FamilyCard personId={person.id} name={name} /> : null}
          <ReportsCard reports={therapy.reports} personId={person.id} />
        </div>
      </div>
    )}</Shown>
  );
}

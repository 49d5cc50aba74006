/** A day's sessions and groups, and who came to the one that is open. */
import type { TherapySession } from '@fairlead/contract/therapy';
import { cancelSession, daySessions } from '@fairlead/contract/therapy';
import { Button, Chip, EmptyState, StateTag, TextField, Ticket, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconCalendarEvent } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswerNote, Screen, Shown, TabsNav, useCall, useRead, useSession, Worklist } from '../platform/index.ts';
import { Roster, wasThere } from './roster.tsx';
import { therapyMessages } from './therapy-messages.ts';

/** The rooms of this screen; `/sessions` is today. */
export function SessionTabs() {
  const words = useWords(therapyMessages);
  return <TabsNav label={words('parts')} tabs={[{ to: '/sessions', label: words('today') }, { to: '/sessions/groups', label: words('groups') }, { to: '/sessions/catalogue', label: words('library') }]} />;
}

export function SessionLine({ session }: { readonly session: TherapySession }) {
  const words = useWords(therapyMessages);
  return <>{[words(session.kind), words('minutes', { minutes: session.minutes }), session.room ?? words(session.modality), words('with', { name: session.leader })].join(' · ')}</>;
}

function Standing({ session }: { readonly session: TherapySession }) {
  const words = useWords(therapyMessages);
  const came = session.attendees.filter(wasThere).length;
  if (session.state === 'cancelled') return <StateTag state="away">{words('cancelled')}</StateTag>;
  if (session.state === 'planned') return <Chip>{words('expected', { count: session.attendees.length })}</Chip>;
  return session.noteVersion === null ? <StateTag state="due">{words('notesOpen')}</StateTag> : <StateTag state="allow">{words('cameOf', { came, all: session.attendees.length })}</StateTag>;
}

function Cancel({ session }: { readonly session: TherapySession }) {
  const words = useWords(therapyMessages);
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const cancel = useCall(cancelSession);
  if (session.state !== 'planned') return null;
  if (!isAsking) return <Button look="bare" onClick={() => setAsking(true)}>{words('cancelSession')}</Button>;
  return (
    <>
      <TextField label={words('whyCancel')} value={reason} onText={setReason} />
      <div className="pair"><Button why={reason.trim() === '' ? words('whyCancel') : undefined} aria-label={`${words('cancelNow')}: ${session.title}`} aria-busy={cancel.busy} onClick={() => void cancel.send({ params: { id: session.id }, body: { reason: reason.trim() } })}>{words('cancelNow')}</Button><Button look="bare" onClick={() => setAsking(false)}>{words('keep')}</Button></div>
      <AnswerNote answer={cancel.answer} onAgain={() => void cancel.again()} />
    </>
  );
}

function OpenSession({ session }: { readonly session: TherapySession }) {
  const words = useWords(therapyMessages);
  const { time } = useFormats();
  const { has } = useSession();
  return (
    <Ticket tone="quiet" title={session.title}
      about={<div className="stack"><p className="num"><b>{time(session.startsAt)}</b> <span className="muted"><SessionLine session={session} /></span></p>{session.link === null ? null : <p><a href={session.link} target="_blank" rel="noreferrer">{words('joinLink')}</a> <span className="muted small">{words('phoneFallback')}</span></p>}{session.cancelReason === null ? null : <p className="muted">{session.cancelReason}</p>}<Roster key={session.id} session={session} /></div>}
      actions={<>{has('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker') ? <Link className="btn primary" to="/sessions/$sessionId" params={{ sessionId: session.id }}>{words('openSession')}</Link> : null}<Cancel session={session} /></>} />
  );
}

function useDay(): { readonly day: string; readonly go: (days: number) => void; readonly goTo: (day: string) => void } {
  const { dayOf } = useFormats();
  const nowMs = useNow();
  const navigate = useNavigate();
  const search: { readonly day?: unknown } = useSearch({ strict: false });
  const today = dayOf(new Date(nowMs).toISOString());
  const day = typeof search.day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(search.day) ? search.day : today;
  const goTo = (to: string) => void navigate({ to: '/sessions', search: to === today ? {} : { day: to } });
  return { day, goTo, go: (days) => goTo(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)) };
}

export function SessionsScreen() {
  const words = useWords(therapyMessages);
  const formats = useFormats();
  const { site } = useSession();
  const { day, go, goTo } = useDay();
  const [openId, setOpenId] = useState<string | undefined>(undefined);
  const read = useRead(daySessions, { params: { id: site.id }, query: { day } }, { topics: ['sessions'], keep: true });
  const items = read.data?.reply.items ?? [];
  const open = items.find(({ id }) => id === openId) ?? items.find(({ state }) => state === 'planned') ?? items[0];
  const rows = items.map((session) => ({ id: session.id, lead: { figure: formats.time(session.startsAt), unit: '' }, title: session.title, line: <SessionLine session={session} />, state: <Standing session={session} /> }));
  const facts = [{ name: words('planned'), value: <b>{items.filter(({ state }) => state === 'planned').length}</b> }, { name: words('held'), value: <b>{items.filter(({ state }) => state === 'held').length}</b> }, { name: words('notesOpen'), value: <b>{items.filter(({ state, noteVersion }) => state === 'held' && noteVersion === null).length}</b> }];
  return (
    <Screen title={words('sessions')} sub={`${site.name} · ${formats.day(day)}`} facts={read.data === undefined ? [] : facts} layout="board">
      <div>
        <SessionTabs />
        <div className="day-row"><Button onClick={() => go(-1)}>{words('earlier')}</Button><TextField label={words('day')} type="date" value={day} onText={goTo} /><Button onClick={() => go(1)}>{words('later')}</Button></div>
        <Shown of={read} lines={6}>{() => (items.length === 0
          ? <EmptyState icon={IconCalendarEvent} title={words('none')} action={<Link className="btn" to="/sessions/groups">{words('toGroups')}</Link>}>{words('noneSub')}</EmptyState>
          : <Worklist className="sessions-list" label={words('sessions')} rows={rows} current={open?.id} onOpen={setOpenId} takesKeys={false} />)}</Shown>
      </div>
      {open === undefined ? <Ticket tone="quiet" title={words('choose')} about={<p className="muted">{words('chooseSub')}</p>} /> : <OpenSession session={open} />}
    </Screen>
  );
}

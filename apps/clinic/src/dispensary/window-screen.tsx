/** The dosing window: who is next, who this is, the dose and the decision that governs it, all without scrolling. */
import { EmptyState, StateTag, useFormats, useWords } from '@fairlead/ui';
import type { QueueRow } from '@fairlead/contract/dispensary';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { SmallFace } from '../people/index.tsx';
import { Screen, Shown, Worklist, WorklistKeys, useSession, useShortcut } from '../platform/index.ts';
import { IconCalendarOff } from '@tabler/icons-react';
import { closuresMessages } from './closures-messages.ts';
import { callMessages } from './call-messages.ts';
import { useWindowTime, useWindowTimes } from './use-calls.ts';
import { useCheckIn, useQueue, useTicket } from './use-window.ts';
import { CallNext, UnknownArrivals, useCallWords } from './window-calls.tsx';
import { WindowDay } from './window-day.tsx';
import './window.css';
import { windowMessages } from './window-messages.ts';
import { PersonAtWindow } from './window-person.tsx';
import { WindowTicket } from './window-ticket.tsx';

export function WindowScreen() {
  const { site, has } = useSession();
  const words = useWords(windowMessages);
  const closed = useWords(closuresMessages);
  const calls = useWords(callMessages);
  const medianSeconds = useWindowTimes().data?.reply.today.medianSeconds ?? null;
  const { day } = useFormats();
  const navigate = useNavigate();
  const { personId } = useParams({ strict: false }) as { personId?: string };
  const queue = useQueue();
  const open = (id: string) => { void navigate({ to: `/window/${id}` }); };
  const reply = queue.data?.reply;
  const first = reply?.items.find((row) => row.lane === 'here');
  useShortcut('Enter', words('chooseSub'), () => { if (personId === undefined && first !== undefined) open(first.personId); });
  const facts = reply === undefined ? [] : [
    { name: words('dosedToday'), value: <b>{words('ofAll', { done: reply.counts.done, all: reply.items.length })}</b> },
    { name: words('here'), value: <b>{reply.counts.here}</b> },
    { name: words('held'), value: <b>{reply.counts.held}</b> },
    ...(medianSeconds === null ? [] : [{ name: calls('takes'), value: <b>{calls('seconds', { seconds: medianSeconds })}</b> }]),
  ];
  return (
    <Screen title={words('window')} sub={<>{site.name}{reply === undefined ? null : <> · {day(reply.dosingDay)}</>} · <Link to="/injections">{words('injections')}</Link> · <Link to="/closures">{closed('toClosures')}</Link>{has('front_desk', 'manager', 'administrator') ? <> · <Link to="/screens">{calls('screens')}</Link></> : null}</>} facts={facts} layout="three">
      <aside className="queue" aria-label={words('waiting')}><Shown of={queue} lines={7}>{({ items, closedNext, arrivals }) => <>{closedNext === undefined ? null : <p className="note due"><IconCalendarOff className="i" aria-hidden="true" /><span>{closed('closedNext', { days: closedNext.map((each) => day(each.day)).join(', ') })}</span></p>}{arrivals === undefined ? null : <UnknownArrivals arrivals={arrivals} chosen={items.find((row) => row.personId === personId && row.lane === 'due')} />}<Queue items={items} current={personId} onOpen={open} /></>}</Shown></aside>
      <AtTheWindow key={personId ?? 'nobody'} personId={personId} items={reply?.items ?? []} />
    </Screen>
  );
}

function AtTheWindow({ personId, items }: { readonly personId: string | undefined; readonly items: readonly QueueRow[] }) {
  const words = useWords(windowMessages);
  const ticket = useTicket(personId);
  const taken = useWindowTime();
  if (personId === undefined) return <div className="person"><EmptyState title={words('choose')}>{words('chooseSub')}</EmptyState><WindowDay /></div>;
  const row = items.find((each) => each.personId === personId);
  if (ticket.data === undefined) return <div className="person"><Shown of={ticket} lines={8}>{() => null}</Shown></div>;
  return <Shown of={ticket} lines={8}>{(reply, etag) => <><PersonAtWindow ticket={reply} row={row} /><WindowTicket ticket={reply} etag={etag} name={row?.name ?? ''} onTaken={taken} /></>}</Shown>;
}

function RowState({ row }: { readonly row: QueueRow }) {
  const words = useWords(windowMessages);
  const { time } = useFormats();
  switch (row.reason) {
    case 'held': return <StateTag state="refuse">{words('hold')}</StateTag>;
    case 'missed days': return <StateTag state="refuse">{words('missedDays', { count: row.missedDays })}</StateTag>;
    case 'no order': case 'dose expired order': return <StateTag state="warn">{words('noOrder')}</StateTag>;
    case 'first dose': return <StateTag state="warn">{words('firstDose')}</StateTag>;
    case 'waiting long': return <StateTag state="overdue">{words('waitingLong')}</StateTag>;
    case 'given': return <StateTag state="given">{words('given', { time: row.givenAt === null ? '' : time(row.givenAt) })}</StateTag>;
    case 'refused': return <StateTag state="away">{words('notWanted')}</StateTag>;
    case 'take-home': return <StateTag state="away">{words('atHome')}</StateTag>;
    case 'due': return <StateTag state="due">{row.usualAt === null ? words('dueToday') : words('due', { time: row.usualAt })}</StateTag>;
    case 'ready': return <StateTag state="allow">{words('ready')}</StateTag>;
  }
}

function Queue({ items, current, onOpen }: { readonly items: readonly QueueRow[]; readonly current: string | undefined; readonly onOpen: (id: string) => void }) {
  const words = useWords(windowMessages);
  const { mg } = useFormats();
  const checkIn = useCheckIn();
  const lane = (name: QueueRow['lane']) => items.filter((row) => row.lane === name);
  const [here, due, done] = [lane('here'), lane('due'), lane('done')];
  const closed = useWords(closuresMessages);
  const called = useCallWords();
  const bottles = (row: QueueRow) => (row.closureBottles === undefined ? '' : ` · ${closed('bottlesDue', { count: row.closureBottles })}`);
  const line = (row: QueueRow) => (row.doseUg === null ? row.number : `${mg(row.doseUg)}${row.part === null || row.part === 1 ? '' : `, ${words('part', { part: row.part, parts: row.part })}`} · ${row.number}${bottles(row)}${called(row)}`);
  const longest = Math.max(0, ...here.map((row) => row.waitMinutes ?? 0));
  const next = due[0];
  const selected = due.find((row) => row.personId === current);
  return (
    <>
      <div className="queue-head"><h2>{words('waiting')} <span className="num muted">{here.length}</span></h2>{here.length === 0 ? null : <span className="small muted">{words('longest', { minutes: longest })}</span>}</div>
      <CallNext items={items} current={current} onOpen={onOpen} />
      {here.length === 0
        ? <EmptyState title={words('nobody')}>{next === undefined || next.usualAt === null ? words('nobodySub') : words('nextExpected', { name: next.name, time: next.usualAt })}</EmptyState>
        : <Worklist label={words('waiting')} current={current} onOpen={onOpen} rows={here.map((row) => ({ id: row.personId, lead: { figure: row.waitMinutes ?? 0, unit: words('min') }, title: row.name, ...(row.personId === current ? { face: <SmallFace personId={row.personId} name={row.name} /> } : {}), line: line(row), state: <RowState row={row} /> }))} />}
      {due.length === 0 ? null : <>
        <div className="queue-head sub"><h2>{words('notHereYet')} <span className="num muted">{due.length}</span></h2>{selected === undefined ? null : <button type="button" className="btn" aria-busy={checkIn.busy} onClick={() => { void checkIn.send({ params: { id: selected.personId }, body: {} }); }}>{words('isHere')}</button>}</div>
        <Worklist label={words('notHereYet')} className="calls" takesKeys={here.length === 0} current={current} onOpen={onOpen} rows={due.map((row) => ({ id: row.personId, title: row.name, line: line(row), state: <RowState row={row} /> }))} />
      </>}
      {done.length === 0 ? null : <>
        <div className="queue-head sub"><h2>{words('doneToday')} <span className="num muted">{done.length}</span></h2></div>
        <Worklist label={words('doneToday')} className="calls" takesKeys={false} current={current} onOpen={onOpen} rows={done.map((row) => ({ id: row.personId, title: row.name, line: row.takenUg === null ? row.number : `${mg(row.takenUg)} · ${row.number}${bottles(row)}`, state: <RowState row={row} /> }))} />
      </>}
      <WorklistKeys />
    </>
  );
}

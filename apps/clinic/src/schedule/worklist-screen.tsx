/** What is wrong, due and next, for the roles of whoever is signed in; the open one beside it. */
import type { Task } from '@fairlead/contract/schedule';
import { finishTask, takeTask, worklist } from '@fairlead/contract/schedule';
import { Button, Card, Chip, DueTag, EmptyState, Facts, Segments, StateTag, TextField, Ticket, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswerNote, roleKeys, Screen, shellMessages, Shown, useCall, useRead, useSession, Worklist, WorklistKeys } from '../platform/index.ts';
import { taskPlace, useTaskSentence } from '../people/index.tsx';
import { scheduleMessages } from './schedule-messages.ts';

export interface Grouped { readonly wrong: readonly Task[]; readonly today: readonly Task[]; readonly next: readonly Task[] }

/** Overdue, due before the end of the site's day, and later; each in the order that the server gave. */
export function groupsOf(tasks: readonly Task[], nowMs: number, dayOf: (instant: string) => string): Grouped {
  const today = dayOf(new Date(nowMs).toISOString());
  const isLate = (task: Task) => Date.parse(task.dueAt) < nowMs - 5 * 60_000;
  const isToday = (task: Task) => !isLate(task) && dayOf(task.dueAt) === today;
  return { wrong: tasks.filter(isLate), today: tasks.filter(isToday), next: tasks.filter((task) => !isLate(task) && !isToday(task)).toSorted((a, b) => a.dueAt.localeCompare(b.dueAt)) };
}

function useRow() {
  const words = useWords(scheduleMessages);
  const { day, dayOf } = useFormats();
  const { who } = useSession();
  const say = useTaskSentence();
  const nowMs = useNow();
  return (task: Task) => {
    const isSoon = Date.parse(task.dueAt) - nowMs < 86_400_000;
    const has = task.assigneeId === null ? undefined : task.assigneeId === who.accountId ? words('takenMe') : words('taken', { name: task.assignee ?? '' });
    return { id: task.id, title: task.personName ?? say(task.kind, task.params), line: [task.personName === null ? undefined : say(task.kind, task.params), has].filter(Boolean).join(' · '), state: task.priority === 1 && Date.parse(task.dueAt) <= nowMs ? <StateTag state="actNow">{words('priority1')}</StateTag> : isSoon ? <DueTag dueAt={task.dueAt} /> : <Chip>{day(dayOf(task.dueAt))}</Chip> };
  };
}

function OpenTask({ task }: { readonly task: Task }) {
  const words = useWords(scheduleMessages);
  const shell = useWords(shellMessages);
  const { dayTime } = useFormats();
  const { who } = useSession();
  const say = useTaskSentence();
  const [outcome, setOutcome] = useState('');
  const take = useCall(takeTask);
  const done = useCall(finishTask);
  const place = taskPlace(task);
  const roleKey = Object.entries(roleKeys).find(([role]) => role === task.role)?.[1];
  const facts = [
    { name: words('forWhom'), value: task.personId === null ? words('noPerson') : <Link to="/people/$personId" params={{ personId: task.personId }}>{task.personName}</Link> },
    { name: words('dueAt'), value: dayTime(task.dueAt) },
    { name: words('role'), value: roleKey === undefined ? words('mine') : shell(roleKey) },

  ];
  return (
    <Ticket tone={task.priority === 1 ? 'refuse' : 'quiet'} title={words('next')} about={<div className="stack"><p className="lead"><b>{say(task.kind, task.params)}</b></p><Facts facts={facts} /><p className="muted small">{task.assigneeId === null ? words('free') : task.assigneeId === who.accountId ? words('takenMe') : words('taken', { name: task.assignee ?? '' })}</p></div>}
      actions={
        <>
          {place === undefined ? null : <Link className="btn primary" to={place}>{words('open')}</Link>}
          <TextField label={words('outcome')} value={outcome} onText={setOutcome} optional />
          <div className="pair">
            {task.assigneeId === null ? <Button aria-busy={take.busy} onClick={() => void take.send({ params: { id: task.id } })}>{words('take')}</Button> : null}
            <Button look={place === undefined ? 'primary' : 'plain'} aria-busy={done.busy} onClick={() => void done.send({ params: { id: task.id }, body: outcome.trim() === '' ? {} : { outcome: outcome.trim() } })}>{words('done')}</Button>
          </div>
          <AnswerNote answer={take.answer} /><AnswerNote answer={done.answer} onAgain={() => void done.again()} />
        </>
      } />
  );
}

export function WorklistScreen() {
  const words = useWords(scheduleMessages);
  const { site } = useSession();
  const { dayOf } = useFormats();
  const nowMs = useNow();
  const row = useRow();
  const [whose, setWhose] = useState<'roles' | 'mine'>('roles');
  const [openId, setOpenId] = useState<string | undefined>(undefined);
  const read = useRead(worklist, { params: { id: site.id }, query: whose === 'mine' ? { mine: 'yes' } : {} }, { topics: ['tasks', 'people', 'enquiries'], keep: true });
  const tasks = read.data?.reply.items ?? [];
  const groups = groupsOf(tasks, nowMs, dayOf);
  const open = tasks.find(({ id }) => id === openId) ?? groups.wrong[0] ?? groups.today[0] ?? groups.next[0];
  const facts = [{ name: words('overdueCount'), value: <b>{groups.wrong.length}</b> }, { name: words('todayCount'), value: <b>{groups.today.length}</b> }, { name: words('allCount'), value: <b>{tasks.length}</b> }];
  const lists = [{ key: 'wrong', of: groups.wrong, label: words('wrong') }, { key: 'today', of: groups.today, label: words('dueToday') }, { key: 'next', of: groups.next, label: words('next') }];
  const first = lists.find(({ of }) => of.length > 0)?.key;
  return (
    <Screen title={words('worklist')} sub={site.name} facts={read.data === undefined ? [] : facts} layout="board">
      <div>
        <p className="rowx"><Segments label={words('whose')} choices={[{ value: 'roles', label: words('forMyRoles') }, { value: 'mine', label: words('mine') }]} value={whose} onChoose={setWhose} /><Link className="btn" to="/recall">{words('recall')}</Link></p>
        <Shown of={read} lines={8}>{() => (tasks.length === 0
          ? <Card title={words('worklist')}><EmptyState icon={IconCircleCheck} title={words('empty')} action={<Link className="btn" to="/people">{words('toPeople')}</Link>}>{words('emptySub')}</EmptyState></Card>
          : <>{lists.filter(({ of }) => of.length > 0).map(({ key, of, label }) => <Card key={key} title={label} sub={of.length}><Worklist label={label} rows={of.map(row)} current={open?.id} onOpen={setOpenId} takesKeys={key === first} /></Card>)}<WorklistKeys /></>)}</Shown>
      </div>
      {open === undefined ? null : <OpenTask key={open.id} task={open} />}
    </Screen>
  );
}

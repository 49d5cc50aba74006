/** One session: what to know before it, who came, its note, and homework out of it. */
import { programmeById } from '@fairlead/clinical';
import type { HomeworkSeen, PreNoteReply, TherapySession } from '@fairlead/contract/therapy';
import { oneSession } from '@fairlead/contract/therapy';
import { Card, Chip, useFormats, useWords } from '@fairlead/ui';
import { useParams } from '@tanstack/react-router';
import { Screen, Shown, useRead, useSession } from '../platform/index.ts';
import { HomeworkForm } from './homework-form.tsx';
import { NoteCard } from './note-editor.tsx';
import { Roster, wasThere } from './roster.tsx';
import { SessionLine, SessionTabs } from './sessions-screen.tsx';
import { therapyMessages } from './therapy-messages.ts';
import { useSay } from './use-say.ts';

export function HomeworkLines({ items }: { readonly items: readonly HomeworkSeen[] }) {
  const words = useWords(therapyMessages);
  const { dayTime, day } = useFormats();
  if (items.length === 0) return <p className="muted small">{words('noHomework')}</p>;
  return (
    <ul className="stack">{items.map((each) => (
      <li key={each.id}>
        <b>{each.title}</b> {each.dueOn === null ? null : <span className="muted small num">{words('due')} {day(each.dueOn)}</span>}
        {each.answers.length === 0 ? <p><Chip>{words('notAnswered')}</Chip></p> : each.answers.map((answer) => <div key={answer.answeredAt} className="say prewrap"><b>{words('answered', { at: dayTime(answer.answeredAt) })}</b>{answer.text}</div>)}
      </li>
    ))}</ul>
  );
}

function Before({ preNote }: { readonly preNote: PreNoteReply }) {
  const words = useWords(therapyMessages);
  return (
    <details open>
      <summary><b>{preNote.name}</b></summary>
      <div className="stack">
        <HomeworkLines items={preNote.homework} />
        <p className="small"><b>{words('lastNote')}</b></p>
        <p className="muted small prewrap">{preNote.lastNote === null ? words('noLast') : [preNote.lastNote.text, preNote.lastNote.addendum].filter(Boolean).join('\n')}</p>
      </div>
    </details>
  );
}

function Topics({ session }: { readonly session: TherapySession }) {
  const words = useWords(therapyMessages);
  const say = useSay();
  const topics = programmeById(session.programme)?.topics ?? [];
  return topics.length === 0 ? null : <Card title={words('topics')}><ol className="stack">{topics.map(({ id, names }) => <li key={id}>{say(names)}</li>)}</ol></Card>;
}

export function SessionScreen() {
  const words = useWords(therapyMessages);
  const { dayTime } = useFormats();
  const { has } = useSession();
  const { sessionId = '' }: { readonly sessionId?: string } = useParams({ strict: false });
  const read = useRead(oneSession, { params: { id: sessionId } }, { topics: ['sessions', 'homework'] });
  const session = read.data?.reply.session;
  const mayWrite = has('prescriber', 'nurse', 'counsellor', 'peer_worker');
  return (
    <Screen title={session?.title ?? words('sessions')} sub={session === undefined ? undefined : <>{dayTime(session.startsAt)} · <SessionLine session={session} /></>} layout="sheet">
      <div>
        <SessionTabs />
        <Shown of={read} lines={8}>{(reply) => (
          <>
            <Card title={words('roster')} sub={words('expected', { count: reply.session.attendees.length })}><Roster session={reply.session} /></Card>
            {reply.session.state === 'cancelled' ? null : <NoteCard session={reply.session} notes={reply.notes} preNotes={reply.preNotes} mayWrite={mayWrite} />}
          </>
        )}</Shown>
      </div>
      <aside className="side">{read.data === undefined ? null : (
        <>
          <Card title={words('before')}><div className="stack">{read.data.reply.preNotes.map((preNote) => <Before key={preNote.personId} preNote={preNote} />)}</div></Card>
          {mayWrite ? <Card title={words('giveHomework')}><HomeworkForm sessionId={read.data.reply.session.id} people={read.data.reply.session.attendees.flatMap((each) => (each.personId !== null && (wasThere(each) || read.data.reply.session.kind !== 'group') ? [{ id: each.personId, name: each.name }] : []))} /></Card> : null}
          <Topics session={read.data.reply.session} />
        </>
      )}</aside>
    </Screen>
  );
}

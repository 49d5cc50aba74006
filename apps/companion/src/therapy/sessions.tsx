import { useEffect, useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import type { Homework } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { newKey, nowInstant } from '../platform/clock.ts';
import { Age, Card, Page, SavedNote } from '../platform/parts.tsx';
import type { Saved } from '../platform/parts.tsx';
import { dayNumber, fullDay, shortWeekday, wallTime } from '../platform/say.ts';
import { therapyMessages } from './therapy-messages.ts';

export function SessionsPage(): ReactElement {
  const words = useWords(therapyMessages);
  const language = useLanguage();
  const { me } = useApp();
  const appointments = me?.value.appointments ?? [];
  const homework = me?.value.homework ?? [];
  return (
    <Page title={words('title')} back="/more">
      <h2 className="part">{words('next')}</h2>
      {appointments.length === 0 ? <p className="muted">{words('none')}</p> : null}
      <ul className="stack">{appointments.map((one) => (
        <li key={one.id} className="soft next">
          <p className="date num">{shortWeekday(language, one.day)}<b>{dayNumber(one.day)}</b></p>
          <div><h3>{one.title}</h3><p className="small muted num">{[wallTime(language, one.time), one.minutes === null ? null : words('minutes', { count: one.minutes }), one.where, one.withWhom].filter((part) => part !== null).join(', ')}</p>
            {one.videoUrl === null ? null : <a href={one.videoUrl} rel="noreferrer">{words('join')}</a>}</div>
        </li>
      ))}</ul>
      <h2 className="part">{words('homework')}</h2>
      {homework.length === 0 ? <p className="muted">{words('noHomework')}</p> : homework.map((one) => <HomeworkCard key={one.id} homework={one} />)}
      {me === undefined ? null : <Age keptAt={me.keptAt} />}
    </Page>
  );
}

function HomeworkCard({ homework }: { readonly homework: Homework }): ReactElement {
  const words = useWords(therapyMessages);
  const language = useLanguage();
  const { local, queue } = useApp();
  const [key] = useState(newKey);
  const [text, setText] = useState('');
  const [saved, setSaved] = useState<Saved>('no');
  const draft = `draft:homework:${homework.id}`;
  useEffect(() => { void local.read<string>(draft).then((kept) => setText((typed) => (typed === '' ? kept?.value ?? '' : typed))); }, [local, draft]);
  useEffect(() => { const timer = setTimeout(() => { if (text !== '') void local.keep(draft, text).catch(() => undefined); }, 400); return () => clearTimeout(timer); }, [text, draft, local]);
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    setSaved('saving');
    queue(key, homework.title, { method: 'POST', path: `/api/me/homework/${homework.id}/answers`, body: { text: text.trim(), answeredAt: nowInstant() } })
      .then(() => local.forget(draft)).then(() => setSaved('saved'), () => setSaved('failed'));
  };
  const about = [homework.fromSession === null ? null : words('from', { session: homework.fromSession }), homework.dueOn === null ? null : words('due', { day: fullDay(language, homework.dueOn) })].filter((part) => part !== null).join('. ');
  return (
    <Card title={homework.title} {...(homework.answeredAt === null ? {} : { aside: <span className="tag allow"><Icon name="circle-check" />{words('answered')}</span> })}>
      <p className="small muted">{about}</p><p>{homework.instructions}</p>
      {homework.answeredAt !== null || saved === 'saved' ? null : <form className="form" onSubmit={send}><label className="field"><span>{words('answer')}</span><textarea className="in tall" rows={3} value={text} onChange={(event) => setText(event.target.value)} /></label><button className="btn tinted wide">{words('send')}</button></form>}
      <SavedNote saved={saved} itemKey={key} />
    </Card>
  );
}

/** The site's groups: who has a place, who waits, and places that change hands. */
import type { GroupSeries } from '@fairlead/contract/therapy';
import { askForPlace, givePlace, leaveGroup, listGroups, swapPlaces } from '@fairlead/contract/therapy';
import { Button, Card, Chip, EmptyState, Field, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { nameOf, useFoundByName } from '../people/index.tsx';
import { AnswerNote, Screen, Shown, StatusLine, useCall, useRead, useSession } from '../platform/index.ts';
import { SessionTabs } from './sessions-screen.tsx';
import { dayNamed, StartGroup } from './start-group.tsx';
import { therapyMessages } from './therapy-messages.ts';
import './therapy.css';

function AddPerson({ group }: { readonly group: GroupSeries }) {
  const words = useWords(therapyMessages);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<string | undefined>(undefined);
  const inGroup = new Set([...group.members, ...group.waiting].map(({ personId }) => personId));
  const found = useFoundByName(typed)?.filter(({ id }) => !inGroup.has(id));
  const ask = useCall(askForPlace);
  const add = async (person: { readonly id: string; readonly name: string }) => {
    const answer = await ask.send({ params: { id: group.id }, body: { personId: person.id } });
    if (answer.kind !== 'done') return;
    setSaid(words(answer.reply.state === 'member' ? 'isMember' : 'isWaiting', { name: person.name }));
    setTyped('');
  };
  return (
    <div className="stack">
      <TextField label={words('findPerson')} type="search" autoComplete="off" value={typed} onText={(text) => { setTyped(text); setSaid(undefined); }} />
      {found === undefined ? null : found.length === 0 ? <p className="muted">{words('nobodyFound')}</p>
        : <ul className="rowx">{found.slice(0, 5).map((person) => <li key={person.id}><Button aria-busy={ask.busy} onClick={() => void add({ id: person.id, name: nameOf(person) })}>{words('addNow', { name: nameOf(person) })}</Button></li>)}</ul>}
      {said === undefined ? null : <StatusLine live>{said}</StatusLine>}
      <AnswerNote answer={ask.answer} onAgain={() => void ask.again()} />
    </div>
  );
}

function Swap({ placeId, others, onDone }: { readonly placeId: string; readonly others: readonly { readonly placeId: string; readonly label: string }[]; readonly onDone: () => void }) {
  const words = useWords(therapyMessages);
  const [withId, setWithId] = useState('');
  const swap = useCall(swapPlaces);
  const press = async () => { const answer = await swap.send({ params: { id: placeId }, body: { withPlaceId: withId } }); if (answer.kind === 'done') onDone(); };
  return (
    <div className="rowx">
      <Field label={words('swapWith')}>{(ties) => <select {...ties} className="in" value={withId} onChange={(event) => setWithId(event.target.value)}><option value="">{words('choosePerson')}</option>{others.map((each) => <option key={each.placeId} value={each.placeId}>{each.label}</option>)}</select>}</Field>
      <Button why={withId === '' ? words('choosePerson') : undefined} aria-busy={swap.busy} onClick={() => void press()}>{words('swap')}</Button>
      <AnswerNote answer={swap.answer} onAgain={() => void swap.again()} />
    </div>
  );
}

function GroupCard({ group, all }: { readonly group: GroupSeries; readonly all: readonly GroupSeries[] }) {
  const words = useWords(therapyMessages);
  const { weekday, dayTime, day } = useFormats();
  const [swapping, setSwapping] = useState<string | undefined>(undefined);
  const [isAdding, setAdding] = useState(false);
  const give = useCall(givePlace);
  const leave = useCall(leaveGroup);
  const isFull = group.members.length >= group.capacity;
  const others = all.filter(({ id }) => id !== group.id).flatMap(({ title, members }) => members.map(({ placeId, name }) => ({ placeId, label: `${name} · ${title}` })));
  const line = [words('weekly', { weekday: weekday(dayNamed(group.weekday), 'long'), time: group.time }), words('minutes', { minutes: group.minutes }), group.room ?? words(group.modality), words('with', { name: group.leader })].join(' · ');
  return (
    <Card className="group-card" title={group.title} aside={<Chip tone={isFull ? 'due' : 'quiet'}>{words('places', { taken: group.members.length, all: group.capacity })}</Chip>}>
      <div className="stack">
        <p className="num">{line}{group.nextAt === null ? null : <span className="muted"> · {words('nextAt', { at: dayTime(group.nextAt) })}</span>}</p>
        <ul className="roster" aria-label={words('members')}>{group.members.map(({ placeId, personId, name }) => (
          <li key={placeId} className="roster-row"><span className="who"><Link to="/people/$personId/sessions" params={{ personId }}>{name}</Link></span>
            <span className="rowx">{others.length === 0 ? null : <Button look="bare" aria-label={`${words('swap')}: ${name}`} onClick={() => setSwapping(swapping === placeId ? undefined : placeId)}>{words('swap')}</Button>}<Button look="bare" aria-label={`${words('leave')}: ${name}`} onClick={() => void leave.send({ params: { id: placeId }, body: {} })}>{words('leave')}</Button></span>
            {swapping === placeId ? <Swap placeId={placeId} others={others} onDone={() => setSwapping(undefined)} /> : null}
          </li>
        ))}</ul>
        {group.waiting.length === 0 ? null : (
          <>
            <h3>{words('waiting')}</h3>
            <ol className="roster" aria-label={words('waiting')}>{group.waiting.map(({ placeId, name, since }) => <li key={placeId} className="roster-row"><span className="who"><b>{name}</b><small className="num">{day(since)}</small></span>{isFull ? null : <Button aria-label={`${words('givePlace')}: ${name}`} onClick={() => void give.send({ params: { id: placeId } })}>{words('givePlace')}</Button>}</li>)}</ol>
          </>
        )}
        {isAdding ? <AddPerson group={group} /> : <p><Button onClick={() => setAdding(true)}>{words('addPerson')}</Button></p>}
        <AnswerNote answer={give.answer} onAgain={() => void give.again()} /><AnswerNote answer={leave.answer} onAgain={() => void leave.again()} />
      </div>
    </Card>
  );
}

export function GroupsScreen() {
  const words = useWords(therapyMessages);
  const { site, has } = useSession();
  const [isStarting, setStarting] = useState(false);
  const read = useRead(listGroups, { params: { id: site.id } }, { topics: ['sessions'] });
  const start = has('counsellor', 'prescriber', 'nurse', 'peer_worker', 'manager') && !isStarting ? <Button look="primary" onClick={() => setStarting(true)}>{words('startGroup')}</Button> : undefined;
  return (
    <Screen title={words('groups')} sub={site.name} layout="wide">
      <SessionTabs />
      {isStarting ? <Card title={words('startGroup')}><StartGroup onDone={() => setStarting(false)} /></Card> : null}
      <Shown of={read} lines={8}>{({ items }) => (items.length === 0
        ? isStarting ? null : <EmptyState icon={IconUsersGroup} title={words('noGroups')} action={start}>{words('noGroupsSub')}</EmptyState>
        : <><p>{start}</p><div className="two">{items.map((group) => <GroupCard key={group.id} group={group} all={items} />)}</div></>)}</Shown>
    </Screen>
  );
}

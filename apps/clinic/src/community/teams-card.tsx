/** Small teams of the site: three to six people, each by their own word. */
import { accountabilityTeams, joinTeam, leaveTeam, startTeam, type AccountabilityTeam } from '@fairlead/contract/community';
import { Button, Card, Chip, NotesField, StateTag, TextField, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead } from '../platform/index.ts';
import { communityMessages } from './community-messages.ts';

const most = 6;

function StartTeam({ siteId, onKept }: { readonly siteId: string; readonly onKept: () => void }) {
  const words = useWords(communityMessages);
  const [name, setName] = useState('');
  const [after, setAfter] = useState('');
  const start = useCall(startTeam);
  const missing = name.trim() === '' || after.trim() === '';
  const keep = async () => {
    if (missing) return;
    const answer = await start.send({ params: { id: siteId }, body: { name: name.trim(), afterALapse: after.trim().slice(0, 200) } });
    if (answer.kind === 'done') onKept();
  };
  return (
    <div className="stack">
      <TextField label={words('teamName')} value={name} onText={setName} maxLength={200} />
      <NotesField label={words('afterLapse')} value={after} onText={setAfter} rows={2} />
      <AnswerNote answer={start.answer} onAgain={() => void start.again()} />
      <div className="rowx"><Button look="primary" why={missing ? words('needBoth') : undefined} aria-busy={start.busy} onClick={() => void keep()}>{words('keepTeam')}</Button><Button look="bare" onClick={onKept}>{words('cancel')}</Button></div>
    </div>
  );
}

function Team({ team }: { readonly team: AccountabilityTeam }) {
  const words = useWords(communityMessages);
  const { person, name } = usePerson();
  const join = useCall(joinTeam);
  const leave = useCall(leaveTeam);
  const isIn = team.members.some((member) => member.personId === person.id);
  return (
    <li className="stack">
      <p className="rowx"><b>{team.name}</b><span className="small muted">{words('guide', { name: team.guide })}</span>{team.ready ? <StateTag state="allow">{words('ready')}</StateTag> : <Chip>{words('needsMore')}</Chip>}</p>
      <p className="own-words">{team.afterALapse}</p>
      <ul className="stack">{team.members.map((member) => <li key={member.id} className="rowx"><span>{member.name}</span><Button look="bare" aria-label={words('leaveFor', { name: member.name })} onClick={() => void leave.send({ params: { id: member.id } })}>{words('leave')}</Button></li>)}</ul>
      <AnswerNote answer={join.answer ?? leave.answer} />
      {isIn ? null : <p><Button why={team.members.length >= most ? words('full') : undefined} onClick={() => void join.send({ params: { id: team.id }, body: { personId: person.id, agreed: true } })}>{words('join', { name })}</Button></p>}
    </li>
  );
}

export function TeamsCard() {
  const words = useWords(communityMessages);
  const { person, episode } = usePerson();
  const siteId = episode?.siteId ?? person.siteId;
  const [starting, setStarting] = useState(false);
  const read = useRead(accountabilityTeams, { params: { id: siteId } }, { topics: ['teams'] });
  return (
    <Card title={words('teams')} lead={words('teamsSub')} aside={starting ? undefined : <Button onClick={() => setStarting(true)}>{words('start')}</Button>}>
      <div className="stack">
        {starting ? <StartTeam siteId={siteId} onKept={() => setStarting(false)} /> : null}
        <Shown of={read} lines={3}>{({ items }) => (items.length === 0 ? <p className="muted">{words('noTeams')}</p> : <ul className="stack">{items.map((team) => <Team key={team.id} team={team} />)}</ul>)}</Shown>
      </div>
    </Card>
  );
}

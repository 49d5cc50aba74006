/** Who supports this person and what each may see; small teams they may join. */
import { personSupporters } from '@fairlead/contract/community';
import { endConsent } from '@fairlead/contract/consent';
import { Button, Card, Chip, EmptyState, StateTag, useFormats, useWords } from '@fairlead/ui';
import { IconUsers } from '@tabler/icons-react';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { communityMessages } from './community-messages.ts';
import { TeamsCard } from './teams-card.tsx';

function Supporters() {
  const words = useWords(communityMessages);
  const { date, list } = useFormats();
  const { person } = usePerson();
  const read = useRead(personSupporters, { params: { id: person.id } }, { topics: ['consents'] });
  const end = useCall(endConsent);
  return (
    <Card title={words('title')} lead={words('sub')}>
      <AnswerNote answer={end.answer} onAgain={() => void end.again()} />
      <Shown of={read} lines={3}>{({ items }) => (items.length === 0 ? <EmptyState icon={IconUsers} title={words('none')}>{words('noneSub')}</EmptyState> : (
        <ul className="stack">{items.map((one) => (
          <li key={one.id} className="rowx">
            <span className="who"><b>{one.name}, {one.relation}</b><small>{list(one.scopes.map((scope) => words(scope)))}</small><small className="num">{words('until', { day: date(one.endsOn) })}</small></span>
            {one.state === 'ended' ? <Chip>{words('ended')}</Chip> : <StateTag state="allow">{words(one.state)}</StateTag>}
            {one.state === 'ended' ? null : <Button aria-label={words('endFor', { name: one.name })} onClick={() => void end.send({ params: { id: one.consentId }, body: {} })}>{words('end')}</Button>}
          </li>
        ))}</ul>
      ))}</Shown>
    </Card>
  );
}

export function SupportersTab() {
  const { has } = useSession();
  return <div className="stack"><Supporters />{has('counsellor', 'peer_worker') ? <TeamsCard /> : null}</div>;
}

/** What must never be out of sight: overdose risk, allergies, how to reach the person, who looks after them. */
import { Card, Facts, languageNames, useFormats, useWords } from '@fairlead/ui';
import { RiskCard } from '../crisis/index.tsx';
import { peopleMessages } from './people-messages.ts';
import { CheckInCard } from './check-in-card.tsx';
import { PhotoCard } from './photo-card.tsx';
import { usePerson } from './person-context.ts';
import { useGivesCare } from './use-record.ts';

function TeamCard() {
  const words = useWords(peopleMessages);
  const { list } = useFormats();
  const { person, episode } = usePerson();
  const mayLeaveMessage = person.contact['ifOther'] === 'leave_message';
  const facts = [
    { name: words('responsible'), value: <b>{episode?.responsibleClinician ?? words('noEpisode')}</b> },
    { name: words('reach'), value: <><b className="num">{person.telephone ?? person.email ?? words('noPhone')}</b><span className="small muted"> {words(mayLeaveMessage ? 'leaveMessage' : 'sayNothing')}</span></> },
    { name: words('allergies'), value: <b>{person.allergies.length > 0 ? list(person.allergies) : words(person.allergiesAsked ? 'allergiesNone' : 'allergiesNotAsked')}</b> },
    { name: words('language'), value: languageNames[person.language] },
  ];
  return <Card title={words('team')}><Facts facts={facts} className="stack" /><p className="muted small">{words(person.hasCompanion ? 'companionYes' : 'companionNo')}</p></Card>;
}

export function PersonSide() {
  const { person } = usePerson();
  const givesCare = useGivesCare();
  return <>{givesCare ? <RiskCard personId={person.id} /> : null}<TeamCard />{givesCare ? <><PhotoCard /><CheckInCard /></> : null}</>;
}

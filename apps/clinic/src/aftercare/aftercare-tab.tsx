/** Leaving and afterwards: the watch, the plan, ending the episode, follow-up, coming back. */
import { sayIn, type Sentence } from '@fairlead/clinical';
import { getAftercare } from '@fairlead/contract/aftercare';
import { Note, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePerson } from '../people/index.tsx';
import { Shown, useRead } from '../platform/index.ts';
import { aftercareMessages } from './aftercare-messages.ts';
import { handoverMessages } from './handover-messages.ts';
import { ComeBackCard, FollowUpCard } from './follow-up-card.tsx';
import { LeaveCard } from './leave-card.tsx';
import { PlanCard } from './plan-card.tsx';

export function AftercareTab() {
  const words = useWords(aftercareMessages);
  const handover = useWords(handoverMessages);
  const language = useLanguage();
  const { date } = useFormats();
  const { person, episode } = usePerson();
  const read = useRead(getAftercare, { params: { id: person.id } }, { topics: ['aftercare', 'episodes', 'people'] });
  return (
    <Shown of={read} lines={8}>{(aftercare) => (
      <div className="stack">
        {aftercare.watches.map((watch) => <Note key={watch.opening + watch.fromOn} tone="warn" icon={IconAlertTriangle} title={words('watch')}>{sayIn(watch.says as Sentence, language)} {words('watchUntil', { day: date(watch.toOn) })} <span className="source">{watch.source}</span></Note>)}
        {episode === undefined ? <ComeBackCard aftercare={aftercare} /> : null}
        {episode === undefined ? <FollowUpCard aftercare={aftercare} /> : null}
        <PlanCard plan={aftercare.plan} />
        {episode === undefined ? null : <p><Link className="btn" to={`/people/${person.id}/handover`}>{handover('open')}</Link></p>}
        {episode === undefined ? null : <LeaveCard episodeId={episode.id} />}
      </div>
    )}</Shown>
  );
}

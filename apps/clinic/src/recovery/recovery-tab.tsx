/** The recovery part of one person's record. */
import { personRecovery } from '@fairlead/contract/recovery';
import { usePerson } from '../people/index.tsx';
import { Shown, useRead } from '../platform/index.ts';
import { AgreementCard } from './agreement-card.tsx';
import { CheckInsCard } from './check-ins-card.tsx';
import { CravingsCards } from './cravings-cards.tsx';
import { JournalCard } from './journal-card.tsx';
import { LapsesCard } from './lapses-card.tsx';
import { MissedCard } from './missed-card.tsx';
import { RelapsePlanCard } from './relapse-plan-card.tsx';

export function RecoveryTab() {
  const { person } = usePerson();
  const read = useRead(personRecovery, { params: { id: person.id } }, { topics: ['recovery', 'people'] });
  return (
    <Shown of={read} lines={10}>{(record) => (
      <div className="two">
        <div className="stack">
          <MissedCard record={record} />
          <CheckInsCard record={record} />
          <CravingsCards record={record} />
          <AgreementCard record={record} />
        </div>
        <div className="stack">
          <RelapsePlanCard record={record} />
          <LapsesCard record={record} />
          <JournalCard record={record} />
        </div>
      </div>
    )}</Shown>
  );
}

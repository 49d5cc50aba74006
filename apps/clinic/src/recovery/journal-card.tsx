/** Journal entries that came here by the person's own press. */
import type { RecoveryRecord } from '@fairlead/contract/recovery';
import { Card, Chip, EmptyState, useFormats, useWords } from '@fairlead/ui';
import { IconNotebook } from '@tabler/icons-react';
import { recoveryMessages } from './recovery-messages.ts';

export function JournalCard({ record }: { readonly record: RecoveryRecord }) {
  const words = useWords(recoveryMessages);
  const { date } = useFormats();
  return (
    <Card title={words('journal')}>
      {record.journalShares.length === 0 ? <EmptyState icon={IconNotebook} title={words('journalNone')}>{words('journalNoneSub')}</EmptyState> : (
        <ul className="stack">{record.journalShares.map((share) => (
          <li key={share.id}><p className="own-words">{share.text}</p><p className="rowx small muted"><span>{words('written', { day: date(share.writtenOn) })}</span><Chip>{words(share.withWhom === 'counsellor' ? 'onlyCounsellor' : 'forTeam')}</Chip></p></li>
        ))}</ul>
      )}
    </Card>
  );
}

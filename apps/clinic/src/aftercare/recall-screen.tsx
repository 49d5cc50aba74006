/** Whom to check in with after treatment, those in their most dangerous weeks first. */
import { recall } from '@fairlead/contract/aftercare';
import { Card, Chip, EmptyState, StateTag, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Screen, Shown, useRead, useSession, Worklist, WorklistKeys } from '../platform/index.ts';
import { aftercareMessages } from './aftercare-messages.ts';
import { phaseKeys } from './leave-form.ts';

export function RecallScreen() {
  const words = useWords(aftercareMessages);
  const { day, date, dayOf } = useFormats();
  const { site } = useSession();
  const navigate = useNavigate();
  const today = dayOf(new Date(useNow()).toISOString());
  const read = useRead(recall, { params: { id: site.id }, query: {} }, { topics: ['aftercare', 'episodes', 'tasks'] });
  return (
    <Screen title={words('recall')} {...(read.data === undefined ? {} : { sub: words('recallSub', { count: read.data.reply.followed }) })}>
      <Card title={words('recall')}>
        <Shown of={read} lines={8}>{({ items }) => (items.length === 0 ? <EmptyState icon={IconHeartHandshake} title={words('recallNone')}>{words('recallNoneSub')}</EmptyState> : (
          <>
            <Worklist label={words('recall')} onOpen={(personId) => void navigate({ to: '/people/$personId/aftercare', params: { personId } })} rows={items.map((line) => {
              const phase = phaseKeys[line.phase];
              const told = [line.telephone ?? words('noPhone'), words('leftShort', { day: date(line.leftOn) }), phase === undefined ? undefined : words(phase), line.watchUntil === null ? undefined : words('watching'), line.refresherDue ? words('bookRefresher') : undefined, line.tries === 0 ? undefined : words('tries', { count: line.tries })];
              return { id: line.personId, title: line.name, line: told.filter(Boolean).join(' · '), state: line.nextOn < today ? <StateTag state="overdue">{words('overdue')}</StateTag> : line.nextOn === today ? <StateTag state="due">{day(line.nextOn)}</StateTag> : <Chip>{day(line.nextOn)}</Chip> };
            })} />
            <WorklistKeys />
          </>
        ))}</Shown>
      </Card>
    </Screen>
  );
}

/** How long somebody went without, and of what. */
import type { ReachLine } from '@fairlead/contract/aftercare';
import { useWords } from '@fairlead/ui';
import { reengageMessages } from './reengage-messages.ts';

/** How long and of what, in one line. */
export function useGap(): (line: ReachLine) => string {
  const words = useWords(reengageMessages);
  return ({ missedDays, injectionDaysLate, missedVisit, awayAt }) => [
    missedDays === null ? undefined : missedDays === 1 ? words('dayMissed') : words('daysMissed', { count: missedDays }),
    injectionDaysLate === null ? undefined : injectionDaysLate === 1 ? words('injectionLateOne') : words('injectionLate', { count: injectionDaysLate }),
    missedVisit === null ? undefined : words('visitMissed', { title: missedVisit }), awayAt === null ? undefined : words('awayAt', { where: awayAt }),
  ].filter(Boolean).join(' · ');
}

/** A decision of the therapy rules, with what would change it in words. */
import { DecisionPanel, useWords } from '@fairlead/ui';
import type { ShownDecision } from '@fairlead/ui';
import { therapyMessages } from './therapy-messages.ts';

const changes = { namedInCommonText: 'changeCommon', namedInAddendum: 'changeAddendum', safeTogether: 'changeSafe' } as const;

export function TherapyDecision({ decision }: { readonly decision: ShownDecision }) {
  const words = useWords(therapyMessages);
  return <DecisionPanel alone decision={decision} changeWords={({ fact }) => (fact in changes ? words(changes[fact as keyof typeof changes]) : undefined)} />;
}

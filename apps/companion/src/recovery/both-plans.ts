/** Two versions of the relapse-prevention plan beside each other: what the team kept meanwhile, and what was written on this phone. */
import type { RelapsePreventionPlan } from '@fairlead/contract/recovery';

const union = <T>(theirs: readonly T[], own: readonly T[], keyOf: (one: T) => string): T[] => {
  const known = new Set(theirs.map(keyOf));
  return [...theirs, ...own.filter((one) => !known.has(keyOf(one)))];
};
const line = (one: string): string => one.trim().toLocaleLowerCase();

/** Every line of both, each once; nothing that either side wrote is dropped. Taking away is a choice made with both in sight. */
export function bothPlans(theirs: RelapsePreventionPlan, own: RelapsePreventionPlan): RelapsePreventionPlan {
  return {
    triggers: union(theirs.triggers, own.triggers, (one) => line(one.words)),
    warningSigns: union(theirs.warningSigns, own.warningSigns, line), coping: union(theirs.coping, own.coping, line),
    reasons: union(theirs.reasons, own.reasons, line), safety: union(theirs.safety, own.safety, line),
    contacts: union(theirs.contacts, own.contacts, (one) => `${line(one.name)} ${one.phone.replaceAll(/[^+\d]/g, '')}`),
  };
}

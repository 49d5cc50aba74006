/** What follows from what a person told: who is asked to do what, and how soon. The rules say so; nothing is reset. */
import { withinHours, type CheckInCode, type CheckInEscalation } from '@fairlead/clinical';
import { endTasks, type NewTask } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import type { AboutPerson } from './about-person.ts';

/** Codes that ask somebody to act; low mood alone waits for the next contact. */
const acts: Partial<Readonly<Record<CheckInCode, { readonly role: 'counsellor' | 'peer_worker' | 'nurse'; readonly priority: 1 | 2 | 3 }>>> = {
  SUICIDE_THOUGHTS: { role: 'counsellor', priority: 1 }, WANTS_HELP: { role: 'peer_worker', priority: 2 }, CRAVING_HIGH: { role: 'counsellor', priority: 2 }, CRAVING_RISING: { role: 'peer_worker', priority: 3 },
  LAPSE: { role: 'peer_worker', priority: 2 }, LAPSE_ALONE: { role: 'peer_worker', priority: 1 }, TRY_AGAIN: { role: 'peer_worker', priority: 2 }, CALL_NOMINATED_CONTACT: { role: 'counsellor', priority: 1 },
  OUTREACH: { role: 'peer_worker', priority: 1 },
};

/** One task a code that asks for one. The agreed responder gets it where there is one; else the role's list. */
export function tasksOf(escalation: CheckInEscalation, about: AboutPerson, now: Temporal.Instant, more: { readonly responderId: string | null; readonly params: Readonly<Record<string, unknown>>; readonly key?: string }): readonly NewTask[] {
  const { person, episode, site } = about;
  return escalation.reasons.flatMap((reason): NewTask[] => {
    const code = reason as CheckInCode;
    const act = acts[code];
    if (act === undefined) return [];
    return [{
      siteId: site.id, kind: `recovery.${code.toLowerCase().replaceAll('_', '-')}`, personId: person.id, episodeId: episode?.id ?? null, priority: act.priority,
      dueAt: now.add({ hours: withinHours[code] }).toString(), params: more.params, dedupeKey: `${code} ${more.key ?? person.id}`,
      ...(more.responderId === null ? { role: act.role } : { role: act.role, assigneeId: more.responderId }),
    }];
  });
}

/** What the search for somebody who did not check in asked of whom. */
export const searchTask = { person: 'recovery.try-again', contact: 'recovery.call-nominated-contact', visit: 'recovery.outreach' } as const;

/** Waits until nobody else adds to or ends the search for a person, and holds that turn to the end of the transaction. */
export const searchInTurn = (tx: Tx, personId: string): Promise<void> => tx.takeTurns(`search ${personId}`);

/** Ends the search for a person: a check-in came, or somebody saw them. */
export async function endSearch(tx: Tx, personId: string, accountId: string, outcome: string, now: Temporal.Instant): Promise<void> {
  for (const kind of Object.values(searchTask)) await endTasks(tx, accountId, now, { personId, kind, outcome });
}

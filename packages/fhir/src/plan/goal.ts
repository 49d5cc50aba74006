/** Goals both ways. A goal is the person's own words; who wrote it down is kept. */
import type { Goal } from 'fhir/r4.js';
import { type GoalFact, type Row, type UnreadableFact, type VerbatimFact, unreadable } from '../facts.ts';
import { codedOf, firstMoment, objectOf, type Json } from '../read.ts';
import { dayText, patient, text } from '../rows.ts';

export function fromGoal(resource: Json): GoalFact | UnreadableFact | VerbatimFact {
  const coded = codedOf(resource['description']);
  if (coded === null) return unreadable('Goal.description');
  const when = firstMoment(resource, 'startDate', 'statusDate');
  const ended = ['cancelled', 'completed', 'entered-in-error', 'rejected'];
  if (typeof resource['lifecycleStatus'] !== 'string') return unreadable('Goal.lifecycleStatus');
  if (ended.includes(resource['lifecycleStatus'])) return { kind: 'verbatim', words: coded.words, at: when?.at ?? null };
  const by = objectOf(resource['expressedBy'])?.['reference'];
  return { kind: 'goal', words: coded.words, at: when?.at ?? null, saidBy: typeof by === 'string' && /Patient\//.test(by) ? 'person' : 'staff' };
}

export function toGoal(row: Row): Goal {
  const day = dayText(row, 'at');
  return {
    resourceType: 'Goal', id: text(row, 'id') ?? '', lifecycleStatus: 'active', description: { text: text(row, 'words') ?? '' }, subject: patient(row), ...(day === null ? {} : { startDate: day }),
    ...(row['said_by'] === 'person' ? { expressedBy: patient(row) } : {}),
  };
}

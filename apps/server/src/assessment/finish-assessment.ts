/** Finishing an assessment: unfinished forms are kept as incomplete, the summary stays as it was on that day. */
import { instrumentOfPart, partOf } from '@fairlead/clinical';
import type { ReplyOf } from '@fairlead/contract';
import type { finishAssessment as route } from '@fairlead/contract/assessment';
import { episodeById, personById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { endTasks, type NewTask, type RecordEvent } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { assessmentToChange, finishAssessmentRow, newestSaves } from './assessment-store.ts';
import { responseOfPart } from './save-part.ts';
import { summaryOf } from './summary.ts';

/** Finishes an open assessment. Nothing has to be complete: what is open is named, and a later assessment goes on from here. */
export async function finishAssessment(tx: Tx, id: string, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof route>>> {
  const assessment = await assessmentToChange(tx, id);
  if (assessment === null) return { kind: 'not-found' };
  if (assessment.state === 'finished') return { kind: 'conflict', detail: `${assessment.finished_by ?? 'Somebody'} finished this assessment already.` };
  const [person, episode, saves] = [await personById(tx, assessment.person_id), await episodeById(tx, assessment.episode_id), await newestSaves(tx, assessment.id)];
  if (person === null || episode === null) return { kind: 'not-found' };
  if (saves.length === 0) return { kind: 'invalid', detail: 'Nothing was asked yet. Fill in one part first.', field: '/parts' };
  const events: RecordEvent[] = [];
  const tasks: NewTask[] = [];
  for (const save of saves) {
    const part = partOf(save.part);
    const instrument = part === null ? null : instrumentOfPart(part);
    if (instrument === null || save.response_id !== null) continue;
    const kept = await responseOfPart(tx, { assessment, saved: save, instrument, previous: save, byId: save.saved_by_id, evenIncomplete: true }, now);
    if (kept?.kind === 'kept') { events.push(...kept.events); tasks.push(...kept.tasks); }
  }
  const summary = summaryOf(saves, person.sex);
  if (!(await finishAssessmentRow(tx, assessment.id, actor.accountId, summary, now))) return { kind: 'lost-race', detail: 'Somebody else finished this assessment at the same moment.' };
  await endTasks(tx, actor.accountId, now, { dedupeKey: `assessment ${episode.id}`, outcome: 'finished' });
  const about = { personId: person.id, episodeId: episode.id, siteId: episode.site_id };
  return {
    kind: 'done', reply: summary, people: [person.id],
    events: [...events, { kind: 'assessment.finished', topic: 'assessment', ...about, params: { severity: summary.oud?.severity ?? null, counted: summary.oud?.counted ?? null, openParts: summary.openParts.length }, about: { table: 'assessments', id: assessment.id } }],
    tasks: [...tasks, { ...about, kind: 'placement.decide', role: 'prescriber', dueAt: now.add({ hours: 24 }).toString(), priority: 2, dedupeKey: `placement ${episode.id}` }],
  };
}

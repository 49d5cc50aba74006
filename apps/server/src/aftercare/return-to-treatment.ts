/** The way back: a new episode from the old record in one step. What is known stays known and is not asked again. */
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { returnToTreatment } from '@fairlead/contract/aftercare';
import { addConsentRow, consentsOf, consentState } from '../consent/index.ts';
import { hasKit } from '../crisis/index.ts';
import { episodesOf, openEpisode, personById } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { endTasks, type NewTask } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { endFollowUp } from './aftercare-store.ts';

export async function comeBack(tx: Tx, personId: string, body: BodyOf<typeof returnToTreatment>, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof returnToTreatment>>> {
  const person = await personById(tx, personId);
  if (person === null) return { kind: 'not-found' };
  const episodes = await episodesOf(tx, personId);
  if (episodes.some(({ state }) => state === 'open')) return { kind: 'conflict', detail: 'This person is in treatment already.' };
  const last = episodes[0];
  const responsibleClinicianId = body.responsibleClinicianId ?? last?.responsible_clinician_id;
  if (responsibleClinicianId === undefined) return { kind: 'invalid', detail: 'Choose a responsible clinician.', field: '/responsibleClinicianId' };
  const consents = await consentsOf(tx, personId);
  const holds = consents.some((row) => row.kind === 'treatment' && consentState(row, now.toString().slice(0, 10)) === 'in_force');
  if (!holds && body.consentMethod === undefined) return { kind: 'invalid', detail: 'The consent to treatment has ended: ask for it again.', field: '/consentMethod' };
  if (!holds && body.consentMethod !== undefined) await addConsentRow(tx, { personId, kind: 'treatment', method: body.consentMethod, witnessedBy: actor.accountId }, now);
  const siteId = last?.site_id ?? person.site_id;
  const site = await siteById(tx, siteId);
  const today = dayAt(now, site?.time_zone ?? 'UTC');
  const episodeId = await openEpisode(tx, { personId, siteId, startedOn: today, responsibleClinicianId }, now);
  await endFollowUp(tx, personId, 'returned', now);
  for (const key of ['check-in', 'tolerance', 'welcome back', 'refresher']) await endTasks(tx, actor.accountId, now, { dedupeKey: `${key} ${personId}`, outcome: 'came back' });
  const about = { personId, episodeId, siteId };
  const naloxone: readonly NewTask[] = (await hasKit(tx, personId, today)) ? [] : [{ siteId, kind: 'crisis.offer-naloxone', role: 'nurse', personId, episodeId, dueAt: now.toString(), priority: 1, dedupeKey: `naloxone ${personId}` }];
  return {
    kind: 'done', reply: { episodeId }, people: [personId],
    events: [{ kind: 'aftercare.returned', topic: 'episodes', ...about, audience: 'person', params: { lastLeftOn: last?.ended_on ?? null } }],
    // Tolerance is not what it was: the first dose is decided anew, while the story is not asked anew.
    tasks: [{ siteId, kind: 'aftercare.look-again', role: 'nurse', personId, episodeId, dueAt: now.add({ hours: 24 }).toString(), priority: 2, dedupeKey: `look again ${episodeId}` }, ...naloxone],
  };
}

/** A lapse is told: kept beside everything else, with kind and safe next steps. No count, level, bottle or plan is touched. */
import { escalateCheckIn } from '@fairlead/clinical';
import type { Lapse } from '@fairlead/contract/recovery';
import type { CommandResult } from '../platform/registry.ts';
import type { NewTask } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import type { AboutPerson } from './about-person.ts';
import { agreementOf } from './agreements-store.ts';
import { addLapse } from './own-words-store.ts';
import { tasksOf } from './tell.ts';

/** What is asked at once beside the call: is the person safe, do they have naloxone. */
function safetyTasks(about: AboutPerson, body: Lapse, lapseId: string, now: Temporal.Instant): readonly NewTask[] {
  const { person, episode, site } = about;
  const common = { siteId: site.id, personId: person.id, episodeId: episode?.id ?? null };
  const unsafe = body.safeNow === 'no' || body.safeNow === 'not_sure';
  return [
    ...(unsafe ? [{ ...common, kind: 'recovery.safety-check', role: 'nurse', priority: 1 as const, dueAt: now.add({ hours: body.safeNow === 'no' ? 0 : 8 }).toString(), params: { lapseId, safeNow: body.safeNow }, dedupeKey: `safety ${person.id}` }] : []),
    ...(body.hasNaloxone === 'no' ? [{ ...common, kind: 'crisis.offer-naloxone', role: 'nurse', priority: 1 as const, dueAt: now.toString(), params: { lapseId }, dedupeKey: `naloxone ${person.id}` }] : []),
  ];
}

export async function tellLapse(tx: Tx, about: AboutPerson, body: Lapse, told: { readonly by: 'person' | 'staff'; readonly accountId: string }, now: Temporal.Instant): Promise<CommandResult<{ id: string }>> {
  const { person, episode, site } = about;
  const id = await addLapse(tx, { personId: person.id, episodeId: episode?.id ?? null, ...body, toldBy: told.by, byAccountId: told.accountId }, now);
  const agreement = await agreementOf(tx, person.id);
  const escalation = escalateCheckIn({ used: true, ...(body.wantsCall ? { wantsHelp: true } : {}) });
  return {
    kind: 'done', reply: { id }, people: [person.id], details: { reasons: escalation.reasons },
    events: [{ kind: 'recovery.lapse-told', topic: 'recovery', personId: person.id, episodeId: episode?.id ?? null, siteId: site.id, audience: 'person', params: { by: told.by, happenedOn: body.happenedOn }, about: { table: 'lapses', id } }],
    tasks: [...tasksOf(escalation, about, now, { responderId: agreement?.responder_id ?? null, params: { lapseId: id, wantsCall: body.wantsCall }, key: id }), ...safetyTasks(about, body, id, now)],
  };
}

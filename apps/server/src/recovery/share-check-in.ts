/** A check-in or a craving arrives: kept, and looked at by the rules against this person's own usual and own line. */
import { escalateCheckIn } from '@fairlead/clinical';
import type { CheckIn, Craving } from '@fairlead/contract/recovery';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import type { AboutPerson } from './about-person.ts';
import { agreementOf, type AgreementRow } from './agreements-store.ts';
import { addCheckIn, addCraving, usualCraving } from './own-words-store.ts';
import { endSearch, searchInTurn, tasksOf } from './tell.ts';

type Result = CommandResult<{ id: string }>;

/** The phone's five waves on the rules' scale of ten: none is 0, very strong is 10. */
const tenths = (wave: number): number => wave * 2.5;

const agreedLine = (agreement: AgreementRow | null): { readonly callAtCraving?: number } => (agreement === null || agreement.call_at_craving === null ? {} : { callAtCraving: agreement.call_at_craving });

/** Keeps a check-in. A check-in that came ends the search for the person. */
export async function shareCheckIn(tx: Tx, about: AboutPerson, body: CheckIn, byAccountId: string, byKind: 'person' | 'staff', now: Temporal.Instant): Promise<Result> {
  const { person, episode, site } = about;
  const usual = await usualCraving(tx, person.id, now);
  const agreement = await agreementOf(tx, person.id);
  await searchInTurn(tx, person.id);
  const id = await addCheckIn(tx, { personId: person.id, episodeId: episode?.id ?? null, ...body, byAccountId, byKind }, now);
  const escalation = escalateCheckIn({
    craving: tenths(body.pull), ...(usual === null ? {} : { usualCraving: usual }), ...(body.mood === undefined ? {} : { mood: tenths(body.mood) }),
    ...agreedLine(agreement),
  });
  await endSearch(tx, person.id, byAccountId, 'check-in came', now);
  return {
    kind: 'done', reply: { id }, people: [person.id], details: { reasons: escalation.reasons },
    events: [{ kind: 'recovery.checked-in', topic: 'recovery', personId: person.id, episodeId: episode?.id ?? null, siteId: site.id, audience: 'person', params: { pull: body.pull, mood: body.mood ?? null, day: body.day }, about: { table: 'recovery_check_ins', id } }],
    tasks: tasksOf(escalation, about, now, { responderId: agreement?.responder_id ?? null, params: { pull: body.pull } }),
  };
}

/** Keeps a craving; the highest level is what the rules look at. */
export async function shareCraving(tx: Tx, about: AboutPerson, body: Craving, now: Temporal.Instant): Promise<Result> {
  const { person, episode, site } = about;
  if (body.endedAt !== null && Temporal.Instant.compare(Temporal.Instant.from(body.endedAt), Temporal.Instant.from(body.startedAt)) < 0) return { kind: 'invalid', detail: 'It ended before it started.', field: '/endedAt' };
  const highestLevel = Math.max(body.firstLevel, body.highestLevel, body.lastLevel);
  const usual = await usualCraving(tx, person.id, now);
  const agreement = await agreementOf(tx, person.id);
  const id = await addCraving(tx, { personId: person.id, episodeId: episode?.id ?? null, ...body, highestLevel }, now);
  const escalation = escalateCheckIn({
    craving: highestLevel, ...(usual === null ? {} : { usualCraving: usual }), ...agreedLine(agreement),
  });
  return {
    kind: 'done', reply: { id }, people: [person.id], details: { reasons: escalation.reasons },
    events: [{
      kind: 'recovery.craving-shared', topic: 'recovery', personId: person.id, episodeId: episode?.id ?? null, siteId: site.id, audience: 'person',
      params: { highest: highestLevel, last: body.lastLevel, trigger: body.trigger ?? null }, about: { table: 'cravings', id },
    }],
    tasks: tasksOf(escalation, about, now, { responderId: agreement?.responder_id ?? null, params: { craving: highestLevel, ...(body.trigger === undefined ? {} : { trigger: body.trigger }) } }),
  };
}

/** Starting supervised withdrawal: maintenance offered first, pregnancy excluded, a named clinician, the first round at once. */
import { decideBy, detoxRules, type Decision, type DetoxFacts } from '@fairlead/clinical';
import type { NewStay } from '@fairlead/contract/withdrawal';
import { factsOfPerson } from '../assessment/index.ts';
import { episodeById, personById, type EpisodeRow } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { moveEpisodeOn } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { staffAt } from '../residence/index.ts';
import { cleared, decisionReply } from './signed.ts';
import { insertStay, staysOf } from './stays-store.ts';

/** What the record knows of a pregnancy: a yes there outweighs whatever the form says. */
export async function pregnantInRecord(tx: Tx, personId: string, timeZone: string, now: Temporal.Instant): Promise<boolean | null> {
  const person = await personById(tx, personId);
  if (person === null) return null;
  const { placement } = await factsOfPerson(tx, { id: person.id, sex: person.sex }, timeZone, now);
  return placement.pregnant ?? null;
}

export async function startDecision(tx: Tx, episode: EpisodeRow, body: NewStay, now: Temporal.Instant): Promise<Decision> {
  const recorded = await pregnantInRecord(tx, episode.person_id, episode.time_zone, now);
  const pregnant = recorded === true ? true : body.pregnant;
  const facts: DetoxFacts = {
    step: 'start_detox', setting: body.setting, method: body.method, plannedDays: body.plannedDays, couldBePregnant: pregnant === true ? true : body.couldBePregnant, pregnant,
    alcoholDependence: body.alcoholDependence, benzodiazepineDependence: body.benzodiazepineDependence,
    ...(body.benzodiazepineDependence === true ? { withdrawsBenzodiazepineToo: body.withdrawsBenzodiazepineToo ?? null } : {}),
    agonistOfferRecorded: body.agonistAnswer !== 'not_offered',
  };
  return decideBy(detoxRules, facts);
}

export async function startStay(tx: Tx, episodeId: string, body: NewStay, actor: StaffActor, now: Temporal.Instant): Promise<CommandResult<{ id: string; decision: ReturnType<typeof decisionReply> }>> {
  const episode = await episodeById(tx, episodeId);
  if (episode === null) return { kind: 'not-found' };
  if (episode.state === 'ended') return { kind: 'conflict', detail: 'This episode has ended. Nothing was started.' };
  if (Temporal.Instant.compare(Temporal.Instant.from(body.lastUseAt), now) > 0) return { kind: 'invalid', detail: 'The last use was not later than now.', field: '/lastUseAt' };
  if (!(await staffAt(tx, episode.site_id, ['prescriber', 'nurse'])).some(({ id }) => id === body.responsibleClinicianId)) return { kind: 'invalid', detail: 'Choose a prescriber or nurse of this site as responsible clinician.', field: '/responsibleClinicianId' };
  if ((await staysOf(tx, episode.person_id)).some((stay) => stay.state === 'open')) return { kind: 'conflict', detail: 'This person is in a withdrawal stay already. Nothing was changed.' };
  const decision = await startDecision(tx, episode, body, now);
  const gate = cleared(decision, { overrideReason: body.overrideReason }, actor, [episode.person_id], false);
  if (gate.kind !== 'cleared') return gate;
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else changed this record at the same moment.' };
  const { overrideReason: _reason, ...said } = body;
  const reply = decisionReply(decision);
  const id = await insertStay(tx, { ...said, personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, decision: reply, override: gate.override, startedAt: now.toString(), startedBy: actor.accountId });
  const about = { personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id };
  return {
    kind: 'done', reply: { id, decision: reply }, people: [episode.person_id], details: { reasons: decision.reasons },
    events: [
      { kind: 'withdrawal.stay-started', topic: 'ward', ...about, audience: 'person', params: { opioid: body.opioid, method: body.method, days: body.plannedDays }, about: { table: 'withdrawal_stays', id } },
      { kind: 'withdrawal.maintenance-offered', topic: 'ward', ...about, audience: 'person', params: { answer: body.agonistAnswer, words: body.agonistWords ?? null } },
      ...(gate.override === null ? [] : [{ kind: 'withdrawal.went-past', topic: 'ward', ...about, params: { reason: gate.override.reason } }]),
    ],
    tasks: [{ ...about, kind: 'withdrawal.first-round', role: 'nurse', dueAt: now.toString(), priority: 1, dedupeKey: `first round ${id}` }],
  };
}

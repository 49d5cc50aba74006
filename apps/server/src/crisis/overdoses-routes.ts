/** An overdose told in a minute, and what follows from it the same day. */
import * as contract from '@fairlead/contract/crisis';
import { openEpisodeOf, personById, type PersonRow } from '../people/index.ts';
import { careTeam, clinicians } from '../platform/policy.ts';
import { endTasks, type NewTask } from '../platform/record-store.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { addOverdose, addOverdoseDebrief, overdoseById, overdoseDebriefsOf, overdosesOf } from './overdoses-store.ts';

type Told = contract.Overdose;

/** Nobody is asked about somebody who died; the family is offered help by the debrief. */
function follows(person: PersonRow, episodeId: string | null, overdoseId: string, told: Pick<Told, 'outcome' | 'intent'>, now: Temporal.Instant): readonly NewTask[] {
  const common = { siteId: person.site_id, personId: person.id, episodeId, params: { overdoseId } };
  const debrief: NewTask = { ...common, kind: 'crisis.overdose-debrief', role: 'peer_worker', priority: 1, dueAt: now.add({ hours: 24 }).toString(), dedupeKey: `overdose ${overdoseId}` };
  if (told.outcome === 'died') return [debrief];
  return [
    debrief,
    { ...common, kind: 'crisis.offer-naloxone', role: 'nurse', priority: 1, dueAt: now.toString(), dedupeKey: `naloxone ${person.id}` },
    // The dose is looked at by a prescriber and never stopped by this (tolerance may be lower, and stopping is the larger risk).
    { ...common, kind: 'crisis.review-after-overdose', role: 'prescriber', priority: 1, dueAt: now.add({ hours: 24 }).toString(), dedupeKey: `review ${overdoseId}` },
    ...(told.intent === 'yes' || told.intent === 'unsure' ? [{ ...common, kind: 'crisis.ask-about-suicide', role: 'counsellor', priority: 1 as const, dueAt: now.toString(), dedupeKey: `suicide ${person.id}` }] : []),
  ];
}

export const overdoseRoutes: readonly AnyRoute[] = [
  read(contract.listOverdoses, { policy: careTeam, limiter: 'ordinary', audit: 'overdoses looked at' }, async (ask, tx) => {
    if ((await personById(tx, ask.params.id)) === null) return { kind: 'not-found' };
    const debriefs = await overdoseDebriefsOf(tx, ask.params.id);
    const items = (await overdosesOf(tx, ask.params.id)).map((row): Told => ({
      id: row.id, toldAt: row.told_at, toldBy: row.told_by, by: row.by, happenedAt: row.happened_at, timeKnown: row.time_known, place: row.place, what: row.what, wasAlone: row.was_alone, naloxoneGiven: row.naloxone_given,
      naloxoneBy: row.naloxone_by, emergencyCalled: row.emergency_called, outcome: row.outcome, intent: row.intent, words: row.words,
      debriefs: debriefs.filter((each) => each.overdose_id === row.id).map((each) => ({ id: each.id, at: each.at, by: each.by, words: each.words, steps: each.steps as contract.OverdoseStep[], withPeer: each.with_peer })),
    }));
    return { kind: 'ok', people: [ask.params.id], reply: { items } };
  }),
  command(contract.noteOverdose, { policy: careTeam, limiter: 'ordinary', audit: 'overdose noted' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    if (Temporal.Instant.compare(Temporal.Instant.from(ask.body.happenedAt), ask.now) > 0) return { kind: 'invalid', detail: 'This time has not come yet.', field: '/happenedAt' };
    const episode = await openEpisodeOf(tx, person.id);
    const id = await addOverdose(tx, { personId: person.id, episodeId: episode?.id ?? null, toldBy: 'staff', byAccountId: ask.actor.accountId, ...ask.body }, ask.now);
    return {
      kind: 'done', reply: { id }, people: [person.id],
      events: [{ kind: 'crisis.overdose', topic: 'crisis', personId: person.id, episodeId: episode?.id ?? null, siteId: person.site_id, at: ask.body.happenedAt, params: { outcome: ask.body.outcome, naloxone: ask.body.naloxoneGiven }, about: { table: 'overdoses', id } }],
      tasks: follows(person, episode?.id ?? null, id, ask.body, ask.now),
    };
  }),
  command(contract.debriefOverdose, { policy: clinicians, limiter: 'ordinary', audit: 'overdose looked back at' }, async (ask, tx) => {
    const row = await overdoseById(tx, ask.params.id);
    if (row === null) return { kind: 'not-found' };
    const id = await addOverdoseDebrief(tx, { overdoseId: row.id, byId: ask.actor.accountId, ...ask.body }, ask.now);
    await endTasks(tx, ask.actor.accountId, ask.now, { dedupeKey: `overdose ${row.id}`, outcome: 'looked back together' });
    return { kind: 'done', reply: { id }, people: [row.person_id], events: [{ kind: 'crisis.overdose-debriefed', topic: 'crisis', personId: row.person_id, episodeId: row.episode_id, params: { steps: ask.body.steps }, about: { table: 'overdose_debriefs', id } }] };
  }),
];

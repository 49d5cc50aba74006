/** Overdoses as they were told, and looking back at them. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface OverdoseRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string | null;
  readonly happened_at: string;
  readonly time_known: boolean;
  readonly told_at: string;
  readonly told_by: 'person' | 'staff' | 'supporter';
  readonly by: string;
  readonly place: 'home' | 'other_home' | 'street' | 'this_site' | 'prison' | 'hospital' | 'other' | null;
  readonly what: string | null;
  readonly was_alone: boolean | null;
  readonly naloxone_given: number | null;
  readonly naloxone_by: 'peer' | 'family' | 'staff' | 'ambulance' | 'police' | 'other' | null;
  readonly emergency_called: boolean | null;
  readonly outcome: 'came_round' | 'hospital' | 'died' | 'not_known';
  readonly intent: 'not_asked' | 'no' | 'unsure' | 'yes';
  readonly words: string | null;
}

const columns = sql`o.id, o.person_id, o.episode_id, o.happened_at, o.time_known, o.told_at, o.told_by, a.display_name as by, o.place, o.what, o.was_alone, o.naloxone_given, o.naloxone_by, o.emergency_called, o.outcome, o.intent, o.words
  from overdoses o join accounts a on a.organisation_id = o.organisation_id and a.id = o.by_account_id`;

/** Newest first. */
export function overdosesOf(tx: Tx, personId: string): Promise<readonly OverdoseRow[]> {
  return tx.all<OverdoseRow>(sql`select ${columns} where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} order by o.happened_at desc limit 50`);
}

export function overdoseById(tx: Tx, id: string): Promise<OverdoseRow | null> {
  return tx.one<OverdoseRow>(sql`select ${columns} where o.organisation_id = ${tx.organisationId} and o.id = ${id}`);
}

export interface NewOverdose {
  readonly personId: string;
  readonly episodeId: string | null;
  readonly happenedAt: string;
  readonly timeKnown: boolean;
  readonly toldBy: OverdoseRow['told_by'];
  readonly byAccountId: string;
  readonly place: OverdoseRow['place'];
  readonly what: string | null;
  readonly wasAlone: boolean | null;
  readonly naloxoneGiven: number | null;
  readonly naloxoneBy: OverdoseRow['naloxone_by'];
  readonly emergencyCalled: boolean | null;
  readonly outcome: OverdoseRow['outcome'];
  readonly intent: OverdoseRow['intent'];
  readonly words: string | null;
  readonly origin?: 'here' | 'imported' | 'synthetic';
}

export async function addOverdose(tx: Tx, overdose: NewOverdose, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into overdoses (organisation_id, id, person_id, episode_id, happened_at, time_known, told_at, told_by, by_account_id, place, what, was_alone, naloxone_given, naloxone_by, emergency_called, outcome, intent, words, origin)
    values (${tx.organisationId}, ${id}, ${overdose.personId}, ${overdose.episodeId}, ${overdose.happenedAt}, ${overdose.timeKnown}, ${now.toString()}, ${overdose.toldBy}, ${overdose.byAccountId}, ${overdose.place}, ${overdose.what}, ${overdose.wasAlone},
      ${overdose.naloxoneGiven}, ${overdose.naloxoneBy}, ${overdose.emergencyCalled}, ${overdose.outcome}, ${overdose.intent}, ${overdose.words}, ${overdose.origin ?? 'here'})`);
  return id;
}

export interface OverdoseDebriefRow { readonly id: string; readonly overdose_id: string; readonly at: string; readonly by: string; readonly words: string; readonly steps: readonly string[]; readonly with_peer: boolean }

export function overdoseDebriefsOf(tx: Tx, personId: string): Promise<readonly OverdoseDebriefRow[]> {
  return tx.all<OverdoseDebriefRow>(sql`
    select d.id, d.overdose_id, d.at, a.display_name as by, d.words, d.steps, d.with_peer from overdose_debriefs d join overdoses o on o.organisation_id = d.organisation_id and o.id = d.overdose_id
    join accounts a on a.organisation_id = d.organisation_id and a.id = d.by_id where d.organisation_id = ${tx.organisationId} and o.person_id = ${personId} order by d.at desc limit 100`);
}

export async function addOverdoseDebrief(tx: Tx, debrief: { readonly overdoseId: string; readonly byId: string; readonly words: string; readonly steps: readonly string[]; readonly withPeer: boolean }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into overdose_debriefs (organisation_id, id, overdose_id, at, by_id, words, steps, with_peer) values (${tx.organisationId}, ${id}, ${debrief.overdoseId}, ${now.toString()}, ${debrief.byId}, ${debrief.words}, ${[...debrief.steps]}, ${debrief.withPeer})`);
  return id;
}

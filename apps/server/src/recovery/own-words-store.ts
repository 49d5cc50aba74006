/** What a person tells: check-ins, cravings, shared journal entries, lapses and looking back at them. Never changed afterwards. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

type Origin = 'here' | 'imported' | 'synthetic';

export interface NewCheckIn {
  readonly personId: string;
  readonly episodeId: string | null;
  readonly ratedAt: string;
  readonly day: string;
  /** 0 (none) to 4 (very strong). */
  readonly pull: number;
  readonly mood?: number | undefined;
  readonly sleepHours?: number | undefined;
  readonly note?: string | undefined;
  readonly byKind?: 'person' | 'staff';
  readonly byAccountId: string | null;
  readonly origin?: Origin;
}

export async function addCheckIn(tx: Tx, checkIn: NewCheckIn, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into recovery_check_ins (organisation_id, id, person_id, episode_id, rated_at, day, pull, mood, sleep_hours, note, by_kind, by_account_id, received_at, origin)
    values (${tx.organisationId}, ${id}, ${checkIn.personId}, ${checkIn.episodeId}, ${checkIn.ratedAt}, ${checkIn.day}, ${checkIn.pull}, ${checkIn.mood ?? null}, ${checkIn.sleepHours ?? null},
      ${checkIn.note ?? null}, ${checkIn.byKind ?? 'person'}, ${checkIn.byAccountId}, ${now.toString()}, ${checkIn.origin ?? 'here'})`);
  return id;
}

export interface CheckInRow {
  readonly id: string;
  /** By the phone's own clock, which may be wrong or hours behind a missing line. */
  readonly rated_at: string;
  readonly received_at: string;
  readonly day: string;
  readonly pull: number;
  readonly mood: number | null;
  readonly sleep_hours: number | null;
  readonly note: string | null;
  readonly by_kind: 'person' | 'staff';
}

/** Newest first. */
export function checkInsOf(tx: Tx, personId: string, limit = 120): Promise<readonly CheckInRow[]> {
  return tx.all<CheckInRow>(sql`select id, rated_at, received_at, day, pull, mood, sleep_hours::float8 as sleep_hours, note, by_kind from recovery_check_ins
    where organisation_id = ${tx.organisationId} and person_id = ${personId} order by rated_at desc limit ${limit}`);
}

export interface NewCraving {
  readonly personId: string;
  readonly episodeId: string | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** 0 to 10. */
  readonly firstLevel: number;
  readonly highestLevel: number;
  readonly lastLevel: number;
  readonly trigger?: string | undefined;
  readonly helped: readonly { readonly words: string; readonly helped: boolean }[];
  readonly origin?: Origin;
}

export async function addCraving(tx: Tx, craving: NewCraving, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into cravings (organisation_id, id, person_id, episode_id, started_at, ended_at, first_level, highest_level, last_level, trigger_words, helped, received_at, origin)
    values (${tx.organisationId}, ${id}, ${craving.personId}, ${craving.episodeId}, ${craving.startedAt}, ${craving.endedAt}, ${craving.firstLevel}, ${craving.highestLevel}, ${craving.lastLevel},
      ${craving.trigger ?? null}, ${JSON.stringify(craving.helped)}, ${now.toString()}, ${craving.origin ?? 'here'})`);
  return id;
}

export interface CravingRow {
  readonly id: string;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly first_level: number;
  readonly highest_level: number;
  readonly last_level: number;
  readonly trigger_words: string | null;
  readonly helped: readonly { readonly words: string; readonly helped: boolean }[];
}

/** Newest first. */
export function cravingsOf(tx: Tx, personId: string, limit = 200): Promise<readonly CravingRow[]> {
  return tx.all<CravingRow>(sql`select id, started_at, ended_at, first_level, highest_level, last_level, trigger_words, helped from cravings
    where organisation_id = ${tx.organisationId} and person_id = ${personId} order by started_at desc limit ${limit}`);
}

/** The usual craving (0 to 10) of the two weeks before: the mean of each craving's highest level, or null without one. */
export async function usualCraving(tx: Tx, personId: string, before: Temporal.Instant): Promise<number | null> {
  const row = await tx.one<{ usual: number | null }>(sql`
    select round(avg(highest_level), 1)::float8 as usual from cravings where organisation_id = ${tx.organisationId} and person_id = ${personId}
      and started_at >= ${before.subtract({ hours: 14 * 24 }).toString()} and started_at < ${before.toString()}`);
  return row?.usual ?? null;
}

/** What the person did with past cravings, and how often it helped. */
export function helpedBefore(tx: Tx, personId: string): Promise<readonly { readonly words: string; readonly helped: number; readonly tried: number }[]> {
  return tx.all(sql`
    select h->>'words' as words, (count(*) filter (where (h->>'helped')::boolean))::int as helped, count(*)::int as tried
    from cravings c cross join lateral jsonb_array_elements(c.helped) h
    where c.organisation_id = ${tx.organisationId} and c.person_id = ${personId} group by 1 order by 2 desc, 1 limit 12`);
}

export interface JournalShareRow {
  readonly id: string;
  readonly written_on: string;
  readonly words: string;
  readonly with_whom: 'counsellor' | 'care_team';
  readonly shared_at: string;
}

export async function addJournalShare(tx: Tx, share: { readonly personId: string; readonly writtenOn: string; readonly text: string; readonly withWhom: JournalShareRow['with_whom']; readonly origin?: Origin }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into journal_shares (organisation_id, id, person_id, written_on, words, with_whom, shared_at, origin)
    values (${tx.organisationId}, ${id}, ${share.personId}, ${share.writtenOn}, ${share.text}, ${share.withWhom}, ${now.toString()}, ${share.origin ?? 'here'})`);
  return id;
}

/** Shared entries; those for the counsellor alone only where `counsellor` is asked for. Newest first. */
export function journalSharesOf(tx: Tx, personId: string, counsellor: boolean): Promise<readonly JournalShareRow[]> {
  return tx.all<JournalShareRow>(sql`select id, written_on, words, with_whom, shared_at from journal_shares
    where organisation_id = ${tx.organisationId} and person_id = ${personId} and (${counsellor} or with_whom = 'care_team') order by shared_at desc limit 100`);
}

export interface NewLapse {
  readonly personId: string;
  readonly episodeId: string | null;
  readonly toldAt: string;
  readonly toldBy: 'person' | 'staff';
  readonly byAccountId: string | null;
  readonly happenedOn: string | null;
  readonly what: string | null;
  readonly safeNow: LapseRow['safe_now'];
  readonly hasNaloxone: LapseRow['has_naloxone'];
  readonly wantsCall: boolean;
  readonly words: string | null;
  readonly origin?: Origin;
}

export async function addLapse(tx: Tx, lapse: NewLapse, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into lapses (organisation_id, id, person_id, episode_id, told_at, told_by, by_account_id, happened_on, what, safe_now, has_naloxone, wants_call, words, received_at, origin)
    values (${tx.organisationId}, ${id}, ${lapse.personId}, ${lapse.episodeId}, ${lapse.toldAt}, ${lapse.toldBy}, ${lapse.byAccountId}, ${lapse.happenedOn}, ${lapse.what}, ${lapse.safeNow}, ${lapse.hasNaloxone},
      ${lapse.wantsCall}, ${lapse.words}, ${now.toString()}, ${lapse.origin ?? 'here'})`);
  return id;
}

export interface LapseRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string | null;
  readonly told_at: string;
  readonly told_by: 'person' | 'staff';
  readonly happened_on: string | null;
  readonly what: string | null;
  readonly safe_now: 'yes' | 'no' | 'not_sure' | 'not_said';
  readonly has_naloxone: 'yes' | 'no' | 'not_said';
  readonly wants_call: boolean;
  readonly words: string | null;
}

const lapseColumns = sql`id, person_id, episode_id, told_at, told_by, happened_on, what, safe_now, has_naloxone, wants_call, words`;

/** Newest first. */
export function lapsesOf(tx: Tx, personId: string, limit = 50): Promise<readonly LapseRow[]> {
  return tx.all<LapseRow>(sql`select ${lapseColumns} from lapses where organisation_id = ${tx.organisationId} and person_id = ${personId} order by told_at desc limit ${limit}`);
}

export function lapseById(tx: Tx, id: string): Promise<LapseRow | null> {
  return tx.one<LapseRow>(sql`select ${lapseColumns} from lapses where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export interface DebriefRow {
  readonly id: string;
  readonly lapse_id: string;
  readonly at: string;
  readonly by: string;
  readonly before_words: string;
  readonly helped_words: string | null;
  readonly next_words: string | null;
  readonly steps: readonly string[];
}

export function debriefsOf(tx: Tx, personId: string): Promise<readonly DebriefRow[]> {
  return tx.all<DebriefRow>(sql`
    select d.id, d.lapse_id, d.at, a.display_name as by, d.before_words, d.helped_words, d.next_words, d.steps from lapse_debriefs d
    join lapses l on l.organisation_id = d.organisation_id and l.id = d.lapse_id join accounts a on a.organisation_id = d.organisation_id and a.id = d.by_id
    where d.organisation_id = ${tx.organisationId} and l.person_id = ${personId} order by d.at desc limit 100`);
}

export async function addDebrief(tx: Tx, debrief: { readonly lapseId: string; readonly byId: string; readonly before: string; readonly helped: string | null; readonly next: string | null; readonly steps: readonly string[]; readonly origin?: Origin }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into lapse_debriefs (organisation_id, id, lapse_id, at, by_id, before_words, helped_words, next_words, steps, origin)
    values (${tx.organisationId}, ${id}, ${debrief.lapseId}, ${now.toString()}, ${debrief.byId}, ${debrief.before}, ${debrief.helped}, ${debrief.next}, ${[...debrief.steps]}, ${debrief.origin ?? 'here'})`);
  return id;
}

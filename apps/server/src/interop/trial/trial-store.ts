/** Many rows at once: 200 thousand doses come in one import. */
import { sql, type Tx } from '../../platform/scoped.ts';

export interface TrialPerson {
  readonly who: string;
  readonly id: string;
  readonly number: string;
  readonly familyName: string;
  readonly sex: 'male' | 'female' | null;
}

/** Who of these is here already, and with which day for study day 0. */
export function knownPeople(tx: Tx, source: string, who: readonly string[]): Promise<readonly { readonly who: string; readonly person_id: string; readonly day_zero: string | null }[]> {
  return tx.all(sql`
    select p.source_id as who, p.person_id, b.day_zero from imported_people p join import_batches b on b.organisation_id = p.organisation_id and b.id = p.batch_id
    where p.organisation_id = ${tx.organisationId} and p.source = ${source} and p.source_id = any(${[...who]}::text[])`);
}

export async function addPeople(tx: Tx, people: readonly TrialPerson[], source: string, siteId: string, batchId: string, now: Temporal.Instant): Promise<void> {
  const ids = people.map((each) => each.id);
  await tx.run(sql`
    insert into people (organisation_id, id, number, given_name, family_name, sex, site_id, origin, created_at)
    select ${tx.organisationId}::uuid, i.id, case when exists (select from people p where p.organisation_id = ${tx.organisationId}::uuid and p.number = i.number) then 'FL-' || nextval('person_numbers') else i.number end,
      'Trial', i.family, i.sex, ${siteId}::uuid, 'imported', ${now.toString()}::timestamptz
    from unnest(${ids}::uuid[], ${people.map((each) => each.number)}::text[], ${people.map((each) => each.familyName)}::text[], ${people.map((each) => each.sex)}::text[]) as i (id, number, family, sex)`);
  await tx.run(sql`
    insert into imported_people (organisation_id, source, source_id, person_id, batch_id)
    select ${tx.organisationId}::uuid, ${source}, i.who, i.id, ${batchId}::uuid from unnest(${people.map((each) => each.who)}::text[], ${ids}::uuid[]) as i (who, id)`);
}

export interface TrialEpisode {
  readonly id: string;
  readonly personId: string;
  readonly from: string;
  readonly to: string;
}

/** One ended episode a person from the first day of any table to the last; a later import can only make it longer. */
export async function addEpisodes(tx: Tx, episodes: readonly TrialEpisode[], siteId: string, clinicianId: string, now: Temporal.Instant): Promise<void> {
  const columns = sql`unnest(${episodes.map((each) => each.id)}::uuid[], ${episodes.map((each) => each.personId)}::uuid[], ${episodes.map((each) => each.from)}::date[], ${episodes.map((each) => each.to)}::date[]) as i (id, person, first, last)`;
  await tx.run(sql`
    insert into episodes (organisation_id, id, person_id, site_id, state, started_on, ended_on, end_reason, responsible_clinician_id, origin, created_at)
    select ${tx.organisationId}::uuid, i.id, i.person, ${siteId}::uuid, 'ended', i.first, i.last, 'trial ended', ${clinicianId}::uuid, 'imported', ${now.toString()}::timestamptz from ${columns}
    on conflict (organisation_id, id) do nothing`);
  await tx.run(sql`update episodes e set ended_on = i.last from ${columns} where e.organisation_id = ${tx.organisationId} and e.id = i.id and e.ended_on < i.last`);
}

export interface DoseSlot {
  readonly person_id: string;
  readonly dosing_day: string;
  readonly part: number;
  readonly given_ug: number;
}

export function doseSlots(tx: Tx, personIds: readonly string[]): Promise<readonly DoseSlot[]> {
  return tx.all<DoseSlot>(sql`select person_id, dosing_day, part, given_ug from doses where organisation_id = ${tx.organisationId} and person_id = any(${[...personIds]}::uuid[]) and state <> 'refused' and voided_by is null`);
}

/** What the rows of these ids say, in one text each, to tell the same row from a changed one. */
export function saysAlready(tx: Tx, table: 'observations' | 'encounters' | 'urine_results', ids: readonly string[]): Promise<readonly { readonly id: string; readonly says: string }[]> {
  const says = { observations: sql`concat_ws('|', trim_scale(value)::text, value_text, details::text)`, encounters: sql`concat_ws('|', state, details::text)`, urine_results: sql`result` }[table];
  return tx.all(sql`select id, ${says} as says from ${sql.table(table)} where organisation_id = ${tx.organisationId} and id = any(${[...ids]}::uuid[])`);
}

export interface TrialObservation {
  readonly id: string;
  readonly personId: string;
  readonly episodeId: string | null;
  readonly code: string;
  readonly at: string;
  readonly value: number | null;
  readonly valueText: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export async function addObservations(tx: Tx, rows: readonly TrialObservation[]): Promise<number> {
  return tx.run(sql`
    insert into observations (organisation_id, id, person_id, episode_id, code, at, value, value_text, details, by_kind, origin, import_key)
    select ${tx.organisationId}::uuid, i.id, i.person, i.episode, i.code, i.at, i.value, i.text, i.details, 'imported', 'imported', 'trial ' || i.id
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.episodeId)}::uuid[], ${rows.map((row) => row.code)}::text[], ${rows.map((row) => row.at)}::timestamptz[],
      ${rows.map((row) => row.value)}::numeric[], ${rows.map((row) => row.valueText)}::text[], ${rows.map((row) => JSON.stringify(row.details))}::jsonb[]) as i (id, person, episode, code, at, value, text, details)
    on conflict (organisation_id, id) do nothing`);
}

export interface TrialEncounter {
  readonly id: string;
  readonly personId: string;
  readonly episodeId: string | null;
  readonly words: string;
  readonly state: string;
  /** Null for a visit that took place on no day. */
  readonly day: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

export async function addEncounters(tx: Tx, rows: readonly TrialEncounter[], now: Temporal.Instant): Promise<number> {
  return tx.run(sql`
    insert into encounters (organisation_id, id, person_id, episode_id, sort, words, state, began, at, details, origin, recorded_at)
    select ${tx.organisationId}::uuid, i.id, i.person, i.episode, 'trial-visit', i.words, i.state, i.day::text, i.day::timestamptz, i.details, 'imported', ${now.toString()}::timestamptz
    from unnest(${rows.map((row) => row.id)}::uuid[], ${rows.map((row) => row.personId)}::uuid[], ${rows.map((row) => row.episodeId)}::uuid[], ${rows.map((row) => row.words)}::text[], ${rows.map((row) => row.state)}::text[],
      ${rows.map((row) => row.day)}::date[], ${rows.map((row) => JSON.stringify(row.details))}::jsonb[]) as i (id, person, episode, words, state, day, details)
    on conflict (organisation_id, id) do nothing`);
}

export interface TrialUrine {
  readonly testId: string;
  readonly resultId: string;
  readonly personId: string;
  readonly episodeId: string;
  readonly at: string;
  readonly substance: string;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** A test of what was found positive: its panel names nothing else, because nobody says what else was looked for. */
export async function addUrine(tx: Tx, rows: readonly TrialUrine[], siteId: string): Promise<number> {
  const tests = new Map<string, { row: TrialUrine; panel: string[] }>();
  for (const row of rows) {
    const test = tests.get(row.testId);
    if (test === undefined) tests.set(row.testId, { row, panel: [row.substance] });
    else test.panel.push(row.substance);
  }
  const all = [...tests.values()];
  await tx.run(sql`
    insert into urine_tests (organisation_id, id, person_id, episode_id, site_id, reason, panel, state, ordered_by, ordered_at, collected_at, origin)
    select ${tx.organisationId}::uuid, i.id, i.person, i.episode, ${siteId}::uuid, 'clinical', string_to_array(i.panel, '|'), 'resulted', ${nobody}::uuid, i.at, i.at, 'imported'
    from unnest(${all.map(({ row }) => row.testId)}::uuid[], ${all.map(({ row }) => row.personId)}::uuid[], ${all.map(({ row }) => row.episodeId)}::uuid[], ${all.map(({ panel }) => panel.join('|'))}::text[], ${all.map(({ row }) => row.at)}::timestamptz[]) as i (id, person, episode, panel, at)
    on conflict (organisation_id, id) do nothing`);
  return tx.run(sql`
    insert into urine_results (organisation_id, id, test_id, substance, method, result, resulted_at)
    select ${tx.organisationId}::uuid, i.id, i.test, i.substance, 'presumptive', 'positive', i.at
    from unnest(${rows.map((row) => row.resultId)}::uuid[], ${rows.map((row) => row.testId)}::uuid[], ${rows.map((row) => row.substance)}::text[], ${rows.map((row) => row.at)}::timestamptz[]) as i (id, test, substance, at)
    on conflict do nothing`);
}

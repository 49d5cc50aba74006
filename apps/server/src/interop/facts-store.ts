/** Rows of a person's record that an import makes, beside those that the rooms make themselves. */
import type { EpisodeFact, HistoryFact, PersonFact } from '@fairlead/fhir';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

/** What a new person has beyond what the people room asks for. */
export async function completePerson(tx: Tx, id: string, fact: PersonFact): Promise<void> {
  await tx.run(sql`update people set address = ${fact.address}, nhs_number = ${fact.nhsNumber}, died_on = ${fact.diedOn}::date where organisation_id = ${tx.organisationId} and id = ${id}`);
}

/** A person as they stand, in the words of an imported one. */
export async function personFactOf(tx: Tx, id: string): Promise<PersonFact | null> {
  return tx.one<PersonFact>(sql`
    select 'person' as kind, given_name as "givenName", family_name as "familyName", known_as as "knownAs", born_on as "bornOn", sex, language, telephone, email, address, nhs_number as "nhsNumber", died_on as "diedOn"
    from people where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export async function rewritePerson(tx: Tx, id: string, fact: PersonFact): Promise<void> {
  await tx.run(sql`
    update people set given_name = ${fact.givenName}, family_name = ${fact.familyName}, known_as = ${fact.knownAs}, born_on = ${fact.bornOn}::date, sex = ${fact.sex}, language = ${fact.language},
      telephone = ${fact.telephone}, email = ${fact.email}, address = ${fact.address}, nhs_number = ${fact.nhsNumber}, died_on = ${fact.diedOn}::date
    where organisation_id = ${tx.organisationId} and id = ${id}`);
}

/** What screens warn with. The list is short; reactions stand in the row of the allergy. */
export async function addAllergyWord(tx: Tx, personId: string, words: string): Promise<void> {
  await tx.run(sql`update people set allergies = array_append(allergies, ${words}::text), allergies_asked = true
    where organisation_id = ${tx.organisationId} and id = ${personId} and not (${words}::text = any(allergies)) and cardinality(allergies) < 50`);
}
export async function allergiesAsked(tx: Tx, personId: string): Promise<void> {
  await tx.run(sql`update people set allergies_asked = true where organisation_id = ${tx.organisationId} and id = ${personId}`);
}

export interface EpisodeSpan {
  readonly id: string;
  readonly state: 'open' | 'ended';
  readonly started_on: string;
  readonly ended_on: string | null;
}

export function episodeSpans(tx: Tx, personId: string): Promise<readonly EpisodeSpan[]> {
  return tx.all<EpisodeSpan>(sql`select id, state, started_on, ended_on from episodes where organisation_id = ${tx.organisationId} and person_id = ${personId} order by started_on desc, id desc limit 200`);
}

export async function addEpisode(tx: Tx, episode: { readonly personId: string; readonly siteId: string; readonly clinicianId: string; readonly fact: EpisodeFact; readonly endReason: string }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into episodes (organisation_id, id, person_id, site_id, state, started_on, ended_on, end_reason, responsible_clinician_id, origin, created_at)
    values (${tx.organisationId}, ${id}, ${episode.personId}, ${episode.siteId}, ${episode.fact.state}, ${episode.fact.startedOn}, ${episode.fact.endedOn}, ${episode.fact.state === 'ended' ? episode.endReason : null},
      ${episode.clinicianId}, 'imported', ${now.toString()})`);
  return id;
}

/** Ends an imported episode that its source says has ended. */
export async function endEpisode(tx: Tx, id: string, endedOn: string): Promise<boolean> {
  return (await tx.run(sql`update episodes set state = 'ended', ended_on = ${endedOn}::date, end_reason = 'imported', version = version + 1
    where organisation_id = ${tx.organisationId} and id = ${id} and state = 'open' and started_on <= ${endedOn}::date`)) === 1;
}

/** A site's prescriber, else another clinician, who answers for episodes that came without one. */
export async function clinicianOf(tx: Tx, siteId: string): Promise<string | null> {
  const row = await tx.one<{ id: string }>(sql`
    select s.id from staff s join staff_sites t on t.organisation_id = s.organisation_id and t.staff_id = s.id join accounts a on a.organisation_id = s.organisation_id and a.id = s.id
    where s.organisation_id = ${tx.organisationId} and t.site_id = ${siteId} and s.roles && array['prescriber', 'nurse', 'counsellor'] and a.state <> 'disabled'
    order by 'prescriber' = any(s.roles) desc, s.id limit 1`);
  return row?.id ?? null;
}

export async function addHistory(tx: Tx, personId: string, fact: HistoryFact, supersedesId: string | null, accountId: string | null, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into ${sql.table(fact.table)} (organisation_id, id, person_id, sort, system, code, words, state, began, ended, at, details, origin, recorded_at, recorded_by, supersedes_id, correction_reason)
    values (${tx.organisationId}, ${id}, ${personId}, ${fact.sort}, ${fact.system}, ${fact.code}, ${fact.words}, ${fact.state.slice(0, 100)}, ${fact.began}, ${fact.ended}, ${fact.at}, ${JSON.stringify(fact.details)}, 'imported',
      ${now.toString()}, ${accountId}, ${supersedesId}, ${supersedesId === null ? null : 'imported again with another content'})`);
  return id;
}

export interface DoseThere {
  readonly id: string;
  readonly dosing_day: string;
  readonly part: number;
  readonly given_ug: number;
  readonly medicine: string;
  readonly origin: string;
}

export function dosesOnDay(tx: Tx, personId: string, day: string): Promise<readonly DoseThere[]> {
  return tx.all<DoseThere>(sql`select id, dosing_day, part, given_ug, medicine, origin from doses where organisation_id = ${tx.organisationId} and person_id = ${personId} and dosing_day = ${day}::date and state <> 'refused' and voided_by is null order by part`);
}

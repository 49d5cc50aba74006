/** Meetings near by and small accountability teams. */
import type { Meeting, MeetingFile } from '@fairlead/contract/community';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export async function addMeetingList(tx: Tx, file: MeetingFile, loadedBy: string | null, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into meeting_lists (organisation_id, id, source, loaded_on, loaded_at, loaded_by, made_up) values (${tx.organisationId}, ${id}, ${file.source}, ${file.loadedOn}, ${now.toString()}, ${loadedBy}, ${file.madeUp})`);
  await tx.run(sql`
    insert into meetings (organisation_id, list_id, id, name, fellowship, weekday, starts_at, minutes, place, address, online, formats, step_free, language)
    select ${tx.organisationId}::uuid, ${id}::uuid, m.id, m.name, m.fellowship, m.weekday, m."startsAt", m.minutes, m.place, m.address, m.online, m.formats, m."stepFree", m.language
    from jsonb_to_recordset(${JSON.stringify(file.meetings)}::jsonb) as m (id text, name text, fellowship text, weekday smallint, "startsAt" time, minutes smallint, place text, address text, online text, formats text[], "stepFree" boolean, language text)`);
  return id;
}

export interface MeetingListRow { readonly id: string; readonly source: string; readonly loaded_on: string; readonly made_up: boolean }

/** The list that counts: the newest. */
export function newestMeetingList(tx: Tx): Promise<MeetingListRow | null> {
  return tx.one<MeetingListRow>(sql`select id, source, loaded_on, made_up from meeting_lists where organisation_id = ${tx.organisationId} order by loaded_at desc, id desc limit 1`);
}

/** One page in the order of the week. */
export function meetingsOf(tx: Tx, listId: string, limit: number, skip: number): Promise<readonly Meeting[]> {
  return tx.all<Meeting>(sql`
    select id, name, fellowship, weekday, to_char(starts_at, 'HH24:MI') as "startsAt", minutes, place, address, online, formats, step_free as "stepFree", language
    from meetings where organisation_id = ${tx.organisationId} and list_id = ${listId} order by weekday, starts_at, id limit ${limit} offset ${skip}`);
}

export interface TeamRow { readonly id: string; readonly site_id: string; readonly name: string; readonly after_a_lapse: string; readonly guide: string; readonly made_at: string }

const teamColumns = sql`t.id, t.site_id, t.name, t.after_a_lapse, a.display_name as guide, t.made_at from accountability_teams t join accounts a on a.organisation_id = t.organisation_id and a.id = t.guide_id`;

export function teamsAt(tx: Tx, siteId: string): Promise<readonly TeamRow[]> {
  return tx.all<TeamRow>(sql`select ${teamColumns} where t.organisation_id = ${tx.organisationId} and t.site_id = ${siteId} order by t.made_at desc limit 100`);
}

export function teamById(tx: Tx, id: string): Promise<TeamRow | null> {
  return tx.one<TeamRow>(sql`select ${teamColumns} where t.organisation_id = ${tx.organisationId} and t.id = ${id}`);
}

export async function addTeam(tx: Tx, team: { readonly siteId: string; readonly name: string; readonly afterALapse: string; readonly guideId: string }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into accountability_teams (organisation_id, id, site_id, name, after_a_lapse, guide_id, made_at) values (${tx.organisationId}, ${id}, ${team.siteId}, ${team.name}, ${team.afterALapse}, ${team.guideId}, ${now.toString()})`);
  return id;
}

export interface MemberRow { readonly id: string; readonly team_id: string; readonly person_id: string; readonly name: string; readonly agreed_at: string; readonly left_at: string | null }

const memberColumns = sql`m.id, m.team_id, m.person_id, coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, m.agreed_at, m.left_at
  from accountability_members m join people p on p.organisation_id = m.organisation_id and p.id = m.person_id`;

/** Who is in these teams now. */
export function membersOf(tx: Tx, teamIds: readonly string[]): Promise<readonly MemberRow[]> {
  return tx.all<MemberRow>(sql`select ${memberColumns} where m.organisation_id = ${tx.organisationId} and m.team_id = any(${[...teamIds]}::uuid[]) and m.left_at is null order by m.agreed_at`);
}

export function memberById(tx: Tx, id: string): Promise<MemberRow | null> {
  return tx.one<MemberRow>(sql`select ${memberColumns} where m.organisation_id = ${tx.organisationId} and m.id = ${id}`);
}

export async function addMember(tx: Tx, member: { readonly teamId: string; readonly personId: string; readonly notedBy: string }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into accountability_members (organisation_id, id, team_id, person_id, agreed_at, noted_by) values (${tx.organisationId}, ${id}, ${member.teamId}, ${member.personId}, ${now.toString()}, ${member.notedBy})`);
  return id;
}

export async function endMember(tx: Tx, id: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update accountability_members set left_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and left_at is null`);
}

/** The family's own file: members, what each said alone about safety, and what each said in confidence. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface FamilyRow { readonly id: string; readonly person_id: string; readonly site_id: string; readonly agreed_how: string; readonly made_at: string }
export interface MemberRow { readonly id: string; readonly family_id: string; readonly name: string; readonly relation: string; readonly ended_at: string | null }

const columns = sql`f.id, f.person_id, p.site_id, f.agreed_how, f.made_at`;
const joins = sql`families f join people p on p.organisation_id = f.organisation_id and p.id = f.person_id`;

export function familyOfPerson(tx: Tx, personId: string): Promise<FamilyRow | null> {
  return tx.one<FamilyRow>(sql`select ${columns} from ${joins} where f.organisation_id = ${tx.organisationId} and f.person_id = ${personId}`);
}

export function familyById(tx: Tx, id: string): Promise<FamilyRow | null> {
  return tx.one<FamilyRow>(sql`select ${columns} from ${joins} where f.organisation_id = ${tx.organisationId} and f.id = ${id}`);
}

/** Null where the person has a file already. */
export async function addFamily(tx: Tx, family: { readonly personId: string; readonly agreedHow: string; readonly byId: string }, at: Temporal.Instant): Promise<string | null> {
  const id = newId();
  const rows = await tx.run(sql`insert into families (organisation_id, id, person_id, agreed_how, made_at, made_by) values (${tx.organisationId}, ${id}, ${family.personId}, ${family.agreedHow}, ${at.toString()}, ${family.byId}) on conflict (organisation_id, person_id) do nothing`);
  return rows === 0 ? null : id;
}

export function membersOf(tx: Tx, familyId: string): Promise<readonly MemberRow[]> {
  return tx.all<MemberRow>(sql`select id, family_id, name, relation, ended_at from family_members where organisation_id = ${tx.organisationId} and family_id = ${familyId} order by added_at limit 50`);
}

export function memberById(tx: Tx, id: string): Promise<MemberRow | null> {
  return tx.one<MemberRow>(sql`select id, family_id, name, relation, ended_at from family_members where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export async function addMember(tx: Tx, member: { readonly familyId: string; readonly name: string; readonly relation: string }, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into family_members (organisation_id, id, family_id, name, relation, added_at) values (${tx.organisationId}, ${id}, ${member.familyId}, ${member.name}, ${member.relation}, ${at.toString()})`);
  return id;
}

export async function endMember(tx: Tx, id: string, at: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update family_members set ended_at = ${at.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and ended_at is null`)) === 1;
}

export async function addSafetyAnswer(tx: Tx, answer: { readonly familyId: string; readonly memberId: string | null; readonly safe: boolean; readonly byId: string }, at: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into family_safety_answers (organisation_id, id, family_id, member_id, safe, at, by_id) values (${tx.organisationId}, ${newId()}, ${answer.familyId}, ${answer.memberId}, ${answer.safe}, ${at.toString()}, ${answer.byId})`);
}

/** The newest answer of each; `member_id` null is the person's own. */
export function safetyAnswers(tx: Tx, familyId: string): Promise<readonly { readonly member_id: string | null; readonly safe: boolean }[]> {
  return tx.all(sql`select distinct on (member_id) member_id, safe from family_safety_answers where organisation_id = ${tx.organisationId} and family_id = ${familyId} order by member_id, at desc, id desc`);
}

export function privateNotesOf(tx: Tx, familyId: string): Promise<readonly { readonly id: string; readonly member_id: string; readonly member: string; readonly text: string; readonly author: string; readonly at: string }[]> {
  return tx.all(sql`select n.id, n.member_id, m.name as member, n.text, a.display_name as author, n.at from family_private_notes n join family_members m on m.organisation_id = n.organisation_id and m.id = n.member_id
    join accounts a on a.organisation_id = n.organisation_id and a.id = n.author_id where n.organisation_id = ${tx.organisationId} and n.family_id = ${familyId} order by n.at desc limit 200`);
}

export async function addPrivateNote(tx: Tx, note: { readonly familyId: string; readonly memberId: string; readonly sessionId: string | null; readonly text: string; readonly authorId: string }, at: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into family_private_notes (organisation_id, id, family_id, member_id, session_id, text, author_id, at) values (${tx.organisationId}, ${newId()}, ${note.familyId}, ${note.memberId}, ${note.sessionId}, ${note.text}, ${note.authorId}, ${at.toString()})`);
}

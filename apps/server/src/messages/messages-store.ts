/** The thread between a person and their team. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface MessageRow {
  readonly id: string;
  readonly at: string;
  readonly from_kind: 'person' | 'staff';
  readonly name: string;
  readonly words: string;
}

/** The newest messages, oldest of them first. */
export async function messagesOf(tx: Tx, personId: string, limit = 100): Promise<readonly MessageRow[]> {
  const newest = await tx.all<MessageRow>(sql`
    select m.id, m.at, m.from_kind, a.display_name as name, m.words from messages m join accounts a on a.organisation_id = m.organisation_id and a.id = m.account_id
    where m.organisation_id = ${tx.organisationId} and m.person_id = ${personId} order by m.at desc, m.id desc limit ${limit}`);
  return newest.toReversed();
}

export async function addMessage(tx: Tx, message: { readonly personId: string; readonly fromKind: 'person' | 'staff'; readonly accountId: string; readonly words: string; readonly origin?: 'here' | 'imported' | 'synthetic' }, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into messages (organisation_id, id, person_id, at, from_kind, account_id, words, origin)
    values (${tx.organisationId}, ${id}, ${message.personId}, ${at.toString()}, ${message.fromKind}, ${message.accountId}, ${message.words}, ${message.origin ?? 'here'})`);
  return id;
}

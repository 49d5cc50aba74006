/** Supporters: who may see what of a person, until when. What they may see rests on a consent and ends with it. */
import type { SupporterScope } from '@fairlead/contract/community';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface SupporterRow {
  readonly id: string;
  readonly person_id: string;
  readonly account_id: string;
  readonly consent_id: string;
  readonly name: string;
  readonly relation: string;
  readonly scopes: readonly SupporterScope[];
  readonly started_on: string;
  readonly ends_on: string;
  readonly ended_at: string | null;
  readonly account_state: 'invited' | 'active' | 'disabled';
}

const columns = sql`s.id, s.person_id, s.account_id, s.consent_id, s.name, s.relation, s.scopes, s.started_on, s.ends_on, e.at as ended_at, a.state as account_state
  from supporters s join accounts a on a.organisation_id = s.organisation_id and a.id = s.account_id
  left join consent_ends e on e.organisation_id = s.organisation_id and e.consent_id = s.consent_id`;

/** Newest first, ended ones too: who saw what is never forgotten. */
export function supportersOf(tx: Tx, personId: string): Promise<readonly SupporterRow[]> {
  return tx.all<SupporterRow>(sql`select ${columns} where s.organisation_id = ${tx.organisationId} and s.person_id = ${personId} order by s.made_at desc limit 50`);
}

export function supporterById(tx: Tx, id: string): Promise<SupporterRow | null> {
  return tx.one<SupporterRow>(sql`select ${columns} where s.organisation_id = ${tx.organisationId} and s.id = ${id}`);
}

/** Everybody whom an account supports, ended or not: whoever reads decides at that moment with `holds`. */
export function supportedBy(tx: Tx, accountId: string): Promise<readonly SupporterRow[]> {
  return tx.all<SupporterRow>(sql`select ${columns} where s.organisation_id = ${tx.organisationId} and s.account_id = ${accountId} order by s.made_at limit 50`);
}

/** Whether a supporter may see anything at this moment: the consent was not ended and its last day is not over. */
export function holds(row: Pick<SupporterRow, 'ended_at' | 'started_on' | 'ends_on'>, today: string): boolean {
  return row.ended_at === null && today >= row.started_on && today <= row.ends_on;
}

export async function addSupporter(tx: Tx, supporter: { readonly personId: string; readonly accountId: string; readonly consentId: string; readonly name: string; readonly relation: string; readonly scopes: readonly SupporterScope[]; readonly startedOn: string; readonly endsOn: string; readonly origin?: 'here' | 'imported' | 'synthetic' }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into supporters (organisation_id, id, person_id, account_id, consent_id, name, relation, scopes, started_on, ends_on, made_at, origin)
    values (${tx.organisationId}, ${id}, ${supporter.personId}, ${supporter.accountId}, ${supporter.consentId}, ${supporter.name}, ${supporter.relation}, ${[...supporter.scopes]}, ${supporter.startedOn}, ${supporter.endsOn}, ${now.toString()}, ${supporter.origin ?? 'here'})`);
  return id;
}

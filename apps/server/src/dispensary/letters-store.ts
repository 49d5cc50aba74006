/** Letters on their way to other organisations' servers. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface NewLetter {
  readonly kind: 'grant' | 'return';
  /** The grant here, or the visitor's. */
  readonly aboutId: string;
  readonly issuer: string;
  readonly text: string;
}

/** Only where the clinic's newest file names an address; otherwise the letter goes by hand. */
export async function postLetter(tx: Tx, letter: NewLetter, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    insert into guest_letters (organisation_id, id, kind, grant_id, visitor_grant_id, issuer, text, next_at, written_at)
    select ${tx.organisationId}, ${newId()}, ${letter.kind}, ${letter.kind === 'grant' ? letter.aboutId : null}, ${letter.kind === 'return' ? letter.aboutId : null}, ${letter.issuer}, ${letter.text}, ${now.toString()}, ${now.toString()}
    from (select url from passport_issuers where organisation_id = ${tx.organisationId} and name = ${letter.issuer} order by added_at desc limit 1) i where i.url is not null`)) === 1;
}

export interface WaitingLetter {
  readonly id: string;
  readonly kind: 'grant' | 'return';
  readonly issuer: string;
  readonly text: string;
  readonly url: string | null;
  readonly tries: number;
  /** Why it is not to be sent any more, or null. */
  readonly stop: 'consent-ended' | 'over' | null;
}

/** Takes what is due, so that no other server sends it at the same time; `again` says when it is due next. */
export async function takeLetters(tx: Tx, now: Temporal.Instant, again: (tries: number) => Temporal.Instant): Promise<readonly WaitingLetter[]> {
  const letters = await tx.all<WaitingLetter>(sql`
    select l.id, l.kind, l.issuer, l.text, l.tries, (select i.url from passport_issuers i where i.organisation_id = l.organisation_id and i.name = l.issuer order by i.added_at desc limit 1) as url,
      case when exists (select from consent_ends e where e.organisation_id = l.organisation_id and ((l.kind = 'grant' and e.consent_id = x.consent_id) or (l.kind = 'return' and e.consent_id = v.consent_id and e.at > v.returned_at))) then 'consent-ended'
        when l.kind = 'grant' and (x.state <> 'out' or x.expires_at <= ${now.toString()}) then 'over'
        when l.written_at < ${now.subtract({ hours: 24 * 60 }).toString()} then 'over' end as stop
    from guest_letters l left join guest_grants x on x.organisation_id = l.organisation_id and x.id = l.grant_id left join visitor_grants v on v.organisation_id = l.organisation_id and v.id = l.visitor_grant_id
    where l.organisation_id = ${tx.organisationId} and l.state = 'waiting' and l.next_at <= ${now.toString()} order by l.written_at, l.id limit 20 for update of l skip locked`);
  for (const { id, tries } of letters) await tx.run(sql`update guest_letters set tries = tries + 1, next_at = ${again(tries).toString()} where organisation_id = ${tx.organisationId} and id = ${id}`);
  return letters;
}

/** What became of one try. A fault keeps it waiting. */
export async function noteLetter(tx: Tx, id: string, outcome: { readonly state: 'delivered' | 'stopped' | 'waiting'; readonly fault: string | null }, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    update guest_letters set state = ${outcome.state}, last_fault = ${outcome.fault}, ended_at = ${outcome.state === 'waiting' ? null : now.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'waiting'`);
}

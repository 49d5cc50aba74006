/** Consents and their ends. What ended stays ended. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export type ConsentKind = 'treatment' | 'sharing' | 'counselling_notes' | 'reporting' | 'research';

export interface NewConsent {
  readonly personId: string;
  readonly kind: ConsentKind;
  readonly recipient?: string | undefined;
  readonly purpose?: string | undefined;
  readonly amountAndKind?: string | undefined;
  readonly expiresOn?: string | undefined;
  readonly method: 'on_screen' | 'on_phone' | 'on_paper' | 'spoken';
  readonly witnessedBy: string | null;
  readonly origin?: 'here' | 'imported' | 'synthetic';
}

/** The wording that a person agrees to today; older consents keep the version they were signed under. */
export const consentTextVersion = '2026-02-16';

export async function addConsentRow(tx: Tx, consent: NewConsent, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into consents (organisation_id, id, person_id, kind, recipient, purpose, amount_and_kind, expires_on, signed_at, signed_by, method, text_version, witnessed_by, origin)
    values (${tx.organisationId}, ${id}, ${consent.personId}, ${consent.kind}, ${consent.recipient ?? null}, ${consent.purpose ?? null}, ${consent.amountAndKind ?? null}, ${consent.expiresOn ?? null},
      ${now.toString()}, 'person', ${consent.method}, ${consentTextVersion}, ${consent.witnessedBy}, ${consent.origin ?? 'here'})`);
  return id;
}

export interface ConsentRow {
  readonly id: string;
  readonly person_id: string;
  readonly kind: ConsentKind;
  readonly recipient: string | null;
  readonly purpose: string | null;
  readonly amount_and_kind: string | null;
  readonly expires_on: string | null;
  readonly signed_at: string;
  readonly method: string;
  readonly ended_at: string | null;
}

const columns = sql`c.id, c.person_id, c.kind, c.recipient, c.purpose, c.amount_and_kind, c.expires_on, c.signed_at, c.method,
  (select e.at from consent_ends e where e.organisation_id = c.organisation_id and e.consent_id = c.id) as ended_at`;

export function consentsOf(tx: Tx, personId: string): Promise<readonly ConsentRow[]> {
  return tx.all<ConsentRow>(sql`select ${columns} from consents c where c.organisation_id = ${tx.organisationId} and c.person_id = ${personId} order by c.signed_at desc limit 200`);
}

export function consentById(tx: Tx, id: string): Promise<ConsentRow | null> {
  return tx.one<ConsentRow>(sql`select ${columns} from consents c where c.organisation_id = ${tx.organisationId} and c.id = ${id}`);
}

/**
 * A consent held until the transaction ends, for whatever leaves on it: whoever ends it at the same moment is answered only
 * after, and from that answer on nothing leaves on it any more.
 */
export async function consentToUse(tx: Tx, id: string): Promise<ConsentRow | null> {
  await holdConsent(tx, id);
  return consentById(tx, id);
}

/** Waits until nobody else uses or ends a consent, and holds it to the end of the transaction. */
export const holdConsent = (tx: Tx, id: string): Promise<void> => tx.takeTurns(`consent ${id}`);

/** Ends a consent, once nothing is leaving on it. The key of the row makes a second end impossible. */
export async function endConsentRow(tx: Tx, consentId: string, byAccountId: string, reason: string | null, now: Temporal.Instant): Promise<void> {
  await holdConsent(tx, consentId);
  await tx.run(sql`insert into consent_ends (organisation_id, consent_id, at, by_account_id, reason) values (${tx.organisationId}, ${consentId}, ${now.toString()}, ${byAccountId}, ${reason})`);
}

export interface AccessRow {
  readonly at: string;
  readonly event: string;
  readonly kind: string;
  readonly who: string | null;
  readonly roles: readonly string[];
}

/** Entries that name a person, themselves or in the list of people that they showed. */
const showed = (personId: string) => sql`(e.person_ids @> array[${personId}::uuid] or e.list_digest = any (array(select l.digest from audit_lists l where l.organisation_id = e.organisation_id and l.person_ids @> array[${personId}::uuid])))`;

/** Who looked at or changed a person's record, newest first. */
export function accessOf(tx: Tx, personId: string, limit: number): Promise<readonly AccessRow[]> {
  return tx.all<AccessRow>(sql`
    select e.at, e.event, e.kind, a.display_name as who, e.roles from audit_entries e
    left join accounts a on a.organisation_id = e.organisation_id and a.id = e.account_id
    where e.organisation_id = ${tx.organisationId} and ${showed(personId)} order by e.at desc limit ${limit}`);
}

export interface OwnAccessRow extends AccessRow {
  readonly id: string;
  readonly organisation: string;
  readonly reason: string | null;
  readonly emergency: boolean;
}

/** Who else looked at or changed a person's record, newest first, after a row that was read already. Ids are in the order of time. */
export function accessByOthers(tx: Tx, personId: string, ownAccountId: string, after: string | null, limit: number): Promise<readonly OwnAccessRow[]> {
  const cursor = after !== null && /^[0-9a-f-]{36}$/.test(after) ? after : null;
  return tx.all<OwnAccessRow>(sql`
    select e.id, e.at, e.event, e.kind, a.display_name as who, case when e.account_kind = 'supporter' then array['supporter'] else e.roles end as roles, o.name as organisation,
      e.details->>'reason' as reason, coalesce((e.details->>'emergency')::boolean, false) as emergency
    from audit_entries e join organisations o on o.id = e.organisation_id left join accounts a on a.organisation_id = e.organisation_id and a.id = e.account_id
    where e.organisation_id = ${tx.organisationId} and ${showed(personId)} and e.account_id is distinct from ${ownAccountId}::uuid and (${cursor}::uuid is null or e.id < ${cursor}::uuid)
    order by e.id desc limit ${limit}`);
}

/** A second person at the first one's screen: found by name, checked by their own code or passphrase, good once. */
import { newId } from '../platform/ids.ts';
import { factorOf } from '../platform/reseal.ts';
import { sql, type Tx } from '../platform/scoped.ts';
import { unseal } from '../platform/vault.ts';

export interface SecondPerson {
  readonly account_id: string;
  readonly display_name: string;
  readonly initials: string;
  readonly roles: readonly string[];
  readonly passphrase_hash: string | null;
  readonly totp_secret: string | null;
}

/** A colleague; accounts of pharmacies are none. */
export async function staffByName(tx: Tx, name: string): Promise<SecondPerson | null> {
  const row = await tx.one<SecondPerson>(sql`
    select a.id as account_id, a.display_name, s.initials, s.roles, a.passphrase_hash, a.totp_secret
    from sign_in_names n join accounts a on a.organisation_id = n.organisation_id and a.id = n.account_id join staff s on s.organisation_id = a.organisation_id and s.id = a.id
    where n.name = ${name.trim().toLowerCase()} and n.organisation_id = ${tx.organisationId} and a.state = 'active' and s.pharmacy_id is null`);
  return row === null ? null : { ...row, totp_secret: row.totp_secret === null ? null : unseal(row.totp_secret, factorOf(row.account_id)) };
}

export async function insertConfirmation(tx: Tx, askedBy: string, confirmedBy: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into confirmations (organisation_id, id, asked_by, confirmed_by, confirmed_at) values (${tx.organisationId}, ${id}, ${askedBy}, ${confirmedBy}, ${now.toString()})`);
  return id;
}

const goodForMs = 120_000;

/** Uses a confirmation that this account asked for: who confirmed with their roles, or null when it is used, too old, or somebody else's. */
export function spendConfirmation(tx: Tx, id: string, askedBy: string, now: Temporal.Instant): Promise<{ readonly id: string; readonly roles: readonly string[] } | null> {
  return tx.one(sql`
    update confirmations c set used_at = ${now.toString()} from staff s
    where c.organisation_id = ${tx.organisationId} and c.id = ${id} and c.asked_by = ${askedBy} and c.used_at is null and c.confirmed_at > ${now.subtract({ milliseconds: goodForMs }).toString()}
      and s.organisation_id = c.organisation_id and s.id = c.confirmed_by
    returning s.id, s.roles`);
}

/** Passkeys: public keys only; what they sign is asked once a session and good once. */
import { newId } from './ids.ts';
import { sql, type Tx } from './scoped.ts';

export interface PasskeyRow {
  readonly id: string;
  readonly credential_id: Buffer;
  readonly public_key: Buffer;
  readonly sign_count: number;
  readonly name: string;
  readonly created_at: string;
}

/** The passkeys that an account has now, oldest first. */
export function passkeysOf(tx: Tx, accountId: string): Promise<readonly PasskeyRow[]> {
  return tx.all<PasskeyRow>(sql`
    select id, credential_id, public_key, sign_count, name, created_at from passkeys
    where organisation_id = ${tx.organisationId} and account_id = ${accountId} and ended_at is null order by created_at limit 50`);
}

export async function insertPasskey(tx: Tx, passkey: { readonly accountId: string; readonly credentialId: Buffer; readonly publicKey: Buffer; readonly signCount: number; readonly name: string }, now: Temporal.Instant): Promise<string | null> {
  const id = newId();
  const rows = await tx.run(sql`
    insert into passkeys (organisation_id, id, account_id, credential_id, public_key, sign_count, name, created_at)
    values (${tx.organisationId}, ${id}, ${passkey.accountId}, ${passkey.credentialId}, ${passkey.publicKey}, ${passkey.signCount}, ${passkey.name}, ${now.toString()}) on conflict do nothing`);
  return rows === 1 ? id : null;
}

/** Ends one passkey of an account, or all of them. Returns how many. */
export function endPasskeys(tx: Tx, accountId: string, id: string | null, now: Temporal.Instant): Promise<number> {
  return tx.run(sql`
    update passkeys set ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and account_id = ${accountId} and ended_at is null and (${id}::uuid is null or id = ${id}::uuid)`);
}

/** Moves a passkey's counter on. False when it did not rise: the key may have been copied. */
export async function countPasskeyUse(tx: Tx, id: string, signCount: number): Promise<boolean> {
  return (await tx.run(sql`update passkeys set sign_count = ${signCount} where organisation_id = ${tx.organisationId} and id = ${id} and (sign_count < ${signCount} or (sign_count = 0 and ${signCount} = 0))`)) === 1;
}

/** Notes what the session's passkey is asked to sign, in place of what was asked before. */
export async function keepChallenge(tx: Tx, sessionId: string, challenge: string, until: Temporal.Instant): Promise<void> {
  await tx.run(sql`update sessions set challenge = ${challenge}, challenge_until = ${until.toString()} where organisation_id = ${tx.organisationId} and id = ${sessionId}`);
}

/** Takes what was asked, so that an answer to it counts once; null when nothing was, or too long ago. */
export async function takeChallenge(tx: Tx, sessionId: string, now: Temporal.Instant): Promise<string | null> {
  const row = await tx.one<{ challenge: string; challenge_until: string }>(sql`select challenge, challenge_until from sessions where organisation_id = ${tx.organisationId} and id = ${sessionId} and challenge is not null for update`);
  if (row === null) return null;
  await tx.run(sql`update sessions set challenge = null, challenge_until = null where organisation_id = ${tx.organisationId} and id = ${sessionId}`);
  return Temporal.Instant.compare(now, Temporal.Instant.from(row.challenge_until)) > 0 ? null : row.challenge;
}

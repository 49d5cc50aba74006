/** Recovery codes: ten for the day when the phone is lost, each good once, kept as argon2id hashes. */
import { newId } from './ids.ts';
import { hashPassphrase, isPassphrase, newRecoveryCodes, plainCode } from './passphrases.ts';
import { sql, type Tx } from './scoped.ts';

/** Hashes of ten new codes, made before a transaction is open since they take half a second. */
export async function makeRecoveryCodes(): Promise<{ readonly codes: readonly string[]; readonly hashes: readonly string[] }> {
  const codes = newRecoveryCodes();
  return { codes, hashes: await Promise.all(codes.map((code) => hashPassphrase(plainCode(code)))) };
}

/** Ends the codes that an account has. */
export async function endRecoveryCodes(tx: Tx, accountId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update recovery_codes set ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and account_id = ${accountId} and used_at is null and ended_at is null`);
}

/** Keeps new codes in place of those before; hashes in the order of their slots. */
export async function keepRecoveryCodes(tx: Tx, accountId: string, hashes: readonly string[], now: Temporal.Instant): Promise<void> {
  await endRecoveryCodes(tx, accountId, now);
  for (const [slot, hash] of hashes.entries()) {
    await tx.run(sql`insert into recovery_codes (organisation_id, id, account_id, slot, code_hash, created_at) values (${tx.organisationId}, ${newId()}, ${accountId}, ${slot}, ${hash}, ${now.toString()})`);
  }
}

/** Uses a code. False when it is none of the account's, or was used. */
export async function spendRecoveryCode(tx: Tx, accountId: string, code: string, now: Temporal.Instant): Promise<boolean> {
  const plain = plainCode(code);
  const row = await tx.one<{ id: string; code_hash: string }>(sql`
    select id, code_hash from recovery_codes where organisation_id = ${tx.organisationId} and account_id = ${accountId} and slot = ${Number(plain[0])} and used_at is null and ended_at is null`);
  if (!(await isPassphrase(row?.code_hash ?? null, plain)) || row === null) return false;
  return (await tx.run(sql`update recovery_codes set used_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${row.id} and used_at is null and ended_at is null`)) === 1;
}

/** How many of its codes an account has not used. */
export async function recoveryCodesLeft(tx: Tx, accountId: string): Promise<number> {
  const row = await tx.one<{ left: number }>(sql`select count(*)::int as left from recovery_codes where organisation_id = ${tx.organisationId} and account_id = ${accountId} and used_at is null and ended_at is null`);
  return row?.left ?? 0;
}

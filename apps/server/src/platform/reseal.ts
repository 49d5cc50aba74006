/** At every start: what an older key sealed, or nobody yet, is sealed under the first key; so keys are rotated by a restart. */
import { newTotpSecret } from './passphrases.ts';
import { sql, type Database } from './scoped.ts';
import { currentSeal, seal, unseal } from './vault.ts';

export interface Resealed {
  readonly sealed: number;
  /** Accounts whose second factor no key here opens: they need the key that sealed it, or a reset. */
  readonly closed: number;
}

/** What a second factor's seal is tied to. */
export const factorOf = (accountId: string): string => `totp ${accountId}`;

/** `renew`: what does not open gets a new secret; only where all accounts are made up. */
export async function resealFactors(database: Database, renew = false): Promise<Resealed> {
  const organisations = await database.outside<{ id: string }>(sql`select id from organisations`);
  let [sealed, closed] = [0, 0];
  for (const { id: organisationId } of organisations) {
    await database.scoped(organisationId, async (tx) => {
      const rows = await tx.all<{ id: string; totp_secret: string }>(sql`
        select id, totp_secret from accounts where organisation_id = ${organisationId} and totp_secret is not null and not starts_with(totp_secret, ${currentSeal()}) for update`);
      for (const { id, totp_secret: kept } of rows) {
        const opened = kept.startsWith('k1.') ? unseal(kept, factorOf(id)) : kept;
        const plain = opened ?? (renew ? newTotpSecret() : null);
        if (plain === null) closed += 1;
        else sealed += await tx.run(sql`update accounts set totp_secret = ${seal(plain, factorOf(id))} where organisation_id = ${organisationId} and id = ${id}`);
      }
    });
  }
  return { sealed, closed };
}

/** Accounts: who can sign in, with what. Passphrases are kept as argon2id hashes only. */
import { createHash } from 'node:crypto';
import type { Role } from '@fairlead/contract';
import { newId } from './ids.ts';
import { plainCode } from './passphrases.ts';
import { factorOf } from './reseal.ts';
import { sql, type Database, type Tx } from './scoped.ts';
import { seal, unseal } from './vault.ts';

export interface Account {
  readonly id: string;
  readonly kind: 'staff' | 'person' | 'supporter';
  readonly display_name: string;
  readonly language: 'en' | 'en-GB' | 'es';
  readonly passphrase_hash: string | null;
  /** Opened; null where there is none, or where no key here opens it. */
  readonly totp_secret: string | null;
  readonly totp_last_step: number;
  readonly state: 'invited' | 'active' | 'disabled';
}

/** The organisation and account behind a name to sign in with, or null. */
export async function accountOfName(database: Database, name: string): Promise<{ readonly organisationId: string; readonly accountId: string } | null> {
  const rows = await database.outside<{ organisation_id: string; account_id: string }>(sql`select organisation_id, account_id from sign_in_names where name = ${name.trim().toLowerCase()}`);
  const row = rows[0];
  return row === undefined ? null : { organisationId: row.organisation_id, accountId: row.account_id };
}

export async function accountById(tx: Tx, id: string): Promise<Account | null> {
  const row = await tx.one<Account>(sql`select id, kind, display_name, language, passphrase_hash, totp_secret, totp_last_step, state from accounts where organisation_id = ${tx.organisationId} and id = ${id}`);
  return row === null ? null : { ...row, totp_secret: row.totp_secret === null ? null : unseal(row.totp_secret, factorOf(id)) };
}

/** The same, held until the transaction ends: a passphrase, factor or account taken away at the same moment lets nobody in afterwards. */
export async function accountToUse(tx: Tx, id: string): Promise<Account | null> {
  await tx.all(sql`select id from accounts where organisation_id = ${tx.organisationId} and id = ${id} for update`);
  return accountById(tx, id);
}

/** Whether an account stands as it did when its passphrase was looked at, outside of any transaction since that takes long. */
export const isStill = (held: Account | null, seen: Account): held is Account => held !== null && held.state === seen.state && held.passphrase_hash === seen.passphrase_hash && held.totp_secret === seen.totp_secret;

/** Uses a code's time step once: false when it was used already (a code is good for one sign-in only). */
export async function spendTotpStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const rows = await tx.run(sql`update accounts set totp_last_step = ${step} where organisation_id = ${tx.organisationId} and id = ${accountId} and totp_last_step < ${step}`);
  return rows === 1;
}

export interface NewStaff {
  readonly id?: string;
  readonly displayName: string;
  readonly initials: string;
  readonly roles: readonly Role[];
  readonly siteIds: readonly string[];
  readonly language?: 'en' | 'en-GB' | 'es';
  readonly name?: string;
  readonly passphraseHash?: string;
  readonly totpSecret?: string;
  readonly profession?: string;
  readonly registration?: string;
  /** Makes the account one of this pharmacy: it sees its people and nothing else. */
  readonly pharmacyId?: string;
}

/** A member of staff with an account. Without a passphrase the account waits to be invited. */
export async function addStaff(tx: Tx, staff: NewStaff, now: Temporal.Instant): Promise<string> {
  const id = staff.id ?? newId();
  await addAccount(tx, {
    id, kind: 'staff', displayName: staff.displayName, language: staff.language ?? 'en', now,
    ...(staff.name === undefined ? {} : { name: staff.name }),
    ...(staff.passphraseHash === undefined ? {} : { passphraseHash: staff.passphraseHash }),
    ...(staff.totpSecret === undefined ? {} : { totpSecret: staff.totpSecret }),
  });
  await tx.run(sql`insert into staff (organisation_id, id, roles, initials, profession, registration, pharmacy_id) values (${tx.organisationId}, ${id}, ${[...staff.roles]}, ${staff.initials}, ${staff.profession ?? null}, ${staff.registration ?? null}, ${staff.pharmacyId ?? null})`);
  for (const siteId of staff.siteIds) await tx.run(sql`insert into staff_sites (organisation_id, staff_id, site_id) values (${tx.organisationId}, ${id}, ${siteId})`);
  return id;
}

export interface NewAccount {
  readonly id: string;
  readonly kind: Account['kind'];
  readonly displayName: string;
  readonly language: 'en' | 'en-GB' | 'es';
  readonly now: Temporal.Instant;
  readonly name?: string;
  readonly passphraseHash?: string;
  readonly totpSecret?: string;
}

export async function addAccount(tx: Tx, account: NewAccount): Promise<void> {
  await tx.run(sql`
    insert into accounts (organisation_id, id, kind, display_name, language, passphrase_hash, totp_secret, state, created_at)
    values (${tx.organisationId}, ${account.id}, ${account.kind}, ${account.displayName}, ${account.language}, ${account.passphraseHash ?? null}, ${account.totpSecret === undefined ? null : seal(account.totpSecret, factorOf(account.id))},
      ${account.passphraseHash === undefined ? 'invited' : 'active'}, ${account.now.toString()})`);
  if (account.name !== undefined) await claimName(tx, account.name, account.id);
}

/** Names are one list for the whole installation, since they are read before the organisation is known. */
export async function claimName(tx: Tx, name: string, accountId: string): Promise<boolean> {
  const rows = await tx.run(sql`insert into sign_in_names (name, organisation_id, account_id) values (${name.trim().toLowerCase()}, ${tx.organisationId}, ${accountId}) on conflict do nothing`);
  return rows === 1;
}

/** The name an account signs in with, or null while it has none. */
export async function nameOfAccount(tx: Tx, accountId: string): Promise<string | null> {
  return (await tx.one<{ name: string }>(sql`select name from sign_in_names where organisation_id = ${tx.organisationId} and account_id = ${accountId} limit 1`))?.name ?? null;
}

/** Sets what an invited account will sign in with. */
export async function setCredentials(tx: Tx, accountId: string, passphraseHash: string, totpSecret: string | null): Promise<void> {
  await tx.run(sql`update accounts set passphrase_hash = ${passphraseHash}, totp_secret = ${totpSecret === null ? null : seal(totpSecret, factorOf(accountId))}, state = 'active' where organisation_id = ${tx.organisationId} and id = ${accountId}`);
}

/** Another passphrase; the second factor stays. */
export async function changePassphrase(tx: Tx, accountId: string, passphraseHash: string | null): Promise<void> {
  await tx.run(sql`update accounts set passphrase_hash = ${passphraseHash} where organisation_id = ${tx.organisationId} and id = ${accountId}`);
}

/** Another authenticator app, or none; the passphrase stays. Steps that the one before used do not count against the new one. */
export async function changeTotpSecret(tx: Tx, accountId: string, totpSecret: string | null): Promise<void> {
  await tx.run(sql`update accounts set totp_secret = ${totpSecret === null ? null : seal(totpSecret, factorOf(accountId))}, totp_last_step = 0 where organisation_id = ${tx.organisationId} and id = ${accountId}`);
}

/** invited waits for a one-time code, active may sign in, disabled may not. */
export async function changeState(tx: Tx, accountId: string, state: Account['state']): Promise<void> {
  await tx.run(sql`update accounts set state = ${state} where organisation_id = ${tx.organisationId} and id = ${accountId}`);
}

export async function organisationName(tx: Tx): Promise<string> {
  return (await tx.one<{ name: string }>(sql`select name from organisations where id = ${tx.organisationId}`))?.name ?? '';
}

const codeHash = (code: string): Buffer => createHash('sha256').update(plainCode(code)).digest();

/** Notes an invitation's code; good once, until `expiresAt`. */
export async function addInvitation(tx: Tx, accountId: string, code: string, expiresAt: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into invitation_codes (code_hash, organisation_id, account_id, expires_at) values (${codeHash(code)}, ${tx.organisationId}, ${accountId}, ${expiresAt.toString()})`);
}

/** Whose invitation a code is, if it is still good. */
export async function invitationOf(database: Database, code: string, now: Temporal.Instant): Promise<{ readonly organisationId: string; readonly accountId: string } | null> {
  const rows = await database.outside<{ organisation_id: string; account_id: string }>(sql`
    select organisation_id, account_id from invitation_codes where code_hash = ${codeHash(code)} and used_at is null and expires_at > ${now.toString()}`);
  const row = rows[0];
  return row === undefined ? null : { organisationId: row.organisation_id, accountId: row.account_id };
}

/** Ends the codes of an account that were not used: a newer one takes their place, or none may. */
export async function endInvitations(tx: Tx, accountId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update invitation_codes set used_at = ${now.toString()} where organisation_id = ${tx.organisationId} and account_id = ${accountId} and used_at is null`);
}

/** Uses a code. False when somebody used it first. */
export async function spendInvitation(tx: Tx, code: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update invitation_codes set used_at = ${now.toString()} where code_hash = ${codeHash(code)} and used_at is null`)) === 1;
}

export interface WhoRow {
  readonly display_name: string;
  readonly language: 'en' | 'en-GB' | 'es';
  readonly organisation_name: string;
  readonly organisation_country: 'US' | 'UK';
  readonly sites: readonly { id: string; code: string; name: string; country: 'US' | 'UK'; timeZone: string }[];
  readonly is_demo: boolean;
  readonly pharmacy: { readonly id: string; readonly name: string; readonly timeZone: string } | null;
}

/** What a door shows of whoever is signed in. Staff see their own sites; others the site of their record. */
export function whoRow(tx: Tx, accountId: string, siteIds: readonly string[] | null): Promise<WhoRow | null> {
  return tx.one<WhoRow>(sql`
    select a.display_name, a.language, o.name as organisation_name, o.country as organisation_country, i.is_demo,
      (select json_build_object('id', p.id, 'name', p.name, 'timeZone', p.time_zone) from staff st join pharmacies p on p.organisation_id = st.organisation_id and p.id = st.pharmacy_id
        where st.organisation_id = a.organisation_id and st.id = a.id) as pharmacy,
      coalesce((select json_agg(json_build_object('id', s.id, 'code', s.code, 'name', s.name, 'country', s.country, 'timeZone', s.time_zone) order by s.code)
        from sites s where s.organisation_id = a.organisation_id and (${siteIds === null ? null : [...siteIds]}::uuid[] is null or s.id = any(${siteIds === null ? null : [...siteIds]}::uuid[]))), '[]'::json) as sites
    from accounts a join organisations o on o.id = a.organisation_id cross join installation i
    where a.organisation_id = ${tx.organisationId} and a.id = ${accountId}`);
}

export async function changeLanguage(tx: Tx, accountId: string, language: string): Promise<void> {
  await tx.run(sql`update accounts set language = ${language} where organisation_id = ${tx.organisationId} and id = ${accountId}`);
}

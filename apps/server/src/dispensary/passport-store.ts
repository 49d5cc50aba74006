/** Keys of dose passports, what a passport says, and each that was issued. */
import { newId } from '../platform/ids.ts';
import { sql, type Database, type Tx } from '../platform/scoped.ts';

export interface PassportKeyRow {
  readonly id: string;
  readonly public_key: string;
  readonly sealed_private: string;
  readonly state: 'current' | 'retired' | 'withdrawn';
  readonly created_at: string;
  readonly ended_at: string | null;
}

export function passportKeys(tx: Tx): Promise<readonly PassportKeyRow[]> {
  return tx.all<PassportKeyRow>(sql`select id, public_key, sealed_private, state, created_at, ended_at from passport_keys where organisation_id = ${tx.organisationId} order by created_at desc, id limit 100`);
}

/** One at a time makes or ends a key of an organisation. */
export async function lockPassportKeys(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('passport keys ' || ${tx.organisationId}, 0))`);
}

export async function insertPassportKey(tx: Tx, key: { readonly id: string; readonly publicKey: string; readonly sealedPrivate: string }, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into passport_keys (organisation_id, id, public_key, sealed_private, created_at) values (${tx.organisationId}, ${key.id}, ${key.publicKey}, ${key.sealedPrivate}, ${now.toString()})`);
}

/** The key in use signs nothing more. A withdrawn one proves nothing of what it signed either. */
export async function endPassportKey(tx: Tx, state: 'retired' | 'withdrawn', reason: string, accountId: string | null, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update passport_keys set state = ${state}, ended_at = ${now.toString()}, ended_by = ${accountId}, end_reason = ${reason} where organisation_id = ${tx.organisationId} and state = 'current'`);
}

export async function keepSealed(tx: Tx, id: string, sealedPrivate: string): Promise<void> {
  await tx.run(sql`update passport_keys set sealed_private = ${sealedPrivate} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export function organisationIds(database: Database): Promise<readonly { readonly id: string }[]> {
  return database.outside<{ id: string }>(sql`select id from organisations`);
}

export function issuerName(tx: Tx): Promise<{ readonly name: string } | null> {
  return tx.one(sql`select name from organisations where id = ${tx.organisationId}`);
}

export interface PassportFacts {
  readonly given_name: string;
  readonly family_name: string;
  readonly born_on: string | null;
  readonly number: string;
  readonly site_name: string;
  readonly phone: string | null;
  /** Orders in force today, whatever they are for. */
  readonly orders: number;
  readonly last_at: string | null;
  readonly last_ug: number | null;
  readonly bottles: number;
}

/** What a passport says beside the order: whose it is, the last dose that was seen taken, bottles for today and later days. */
export function passportFacts(tx: Tx, personId: string, siteId: string, medicines: readonly string[], day: string): Promise<PassportFacts | null> {
  return tx.one<PassportFacts>(sql`
    select p.given_name, p.family_name, p.born_on, p.number, s.name as site_name, s.details ->> 'phone' as phone, last.given_at as last_at, last.taken_ug as last_ug,
      (select count(*)::int from orders o where o.organisation_id = p.organisation_id and o.person_id = p.id and o.state in ('signed', 'held') and o.replaces_dose_id is null and o.days @> ${day}::date) as orders,
      (select count(*)::int from bottles b join doses d on d.organisation_id = b.organisation_id and d.id = b.dose_id
        where b.organisation_id = p.organisation_id and b.person_id = p.id and b.state = 'out' and d.dosing_day >= ${day}::date and d.voided_by is null) as bottles
    from people p join sites s on s.organisation_id = p.organisation_id and s.id = ${siteId}
    left join lateral (select d.given_at, d.taken_ug from doses_now d where d.organisation_id = p.organisation_id and d.person_id = p.id and d.kind = 'observed' and d.taken_ug > 0 and d.voided_by is null
      and d.medicine = any(${[...medicines]}) order by d.given_at desc limit 1) last on true
    where p.organisation_id = ${tx.organisationId} and p.id = ${personId}`);
}

export interface IssuedPassport {
  readonly personId: string;
  readonly episodeId: string;
  readonly orderId: string;
  readonly keyId: string;
  readonly code: string;
  readonly shownAs: 'companion' | 'paper';
  readonly body: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
}

export async function insertPassport(tx: Tx, passport: IssuedPassport, accountId: string): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into dose_passports (organisation_id, id, person_id, episode_id, order_id, key_id, code, shown_as, body, issued_by, issued_at, expires_at)
    values (${tx.organisationId}, ${id}, ${passport.personId}, ${passport.episodeId}, ${passport.orderId}, ${passport.keyId}, ${passport.code}, ${passport.shownAs}, ${passport.body}, ${accountId}, ${passport.issuedAt}, ${passport.expiresAt})`);
  return id;
}

/** Which other systems may ask the rules, and the tokens they have used. */
import type { Language } from '../../platform/actor.ts';
import { sql, type Database, type Tx } from '../../platform/scoped.ts';

export interface KnownClient {
  readonly organisationId: string;
  readonly id: string;
  readonly language: Language;
  readonly jwks: { readonly keys: readonly Readonly<Record<string, unknown>>[] } | null;
  readonly jwksUrl: string | null;
}

/** The system of an issuer, while it may ask. */
export async function clientOfIssuer(database: Database, issuer: string): Promise<KnownClient | null> {
  const [found] = await database.outside<{ organisation_id: string; client_id: string }>(sql`select organisation_id, client_id from cds_issuers where issuer = ${issuer}`);
  if (found === undefined) return null;
  const row = await database.scoped(found.organisation_id, (tx) => tx.one<{ language: Language; jwks: KnownClient['jwks']; jwks_url: string | null }>(sql`
    select language, jwks, jwks_url from cds_clients where organisation_id = ${tx.organisationId} and id = ${found.client_id} and ended_at is null`));
  return row === null ? null : { organisationId: found.organisation_id, id: found.client_id, language: row.language, jwks: row.jwks, jwksUrl: row.jwks_url };
}

/** Notes a token as used; false where it was used before. Those that are over are forgotten on the way. */
export async function useToken(tx: Tx, clientId: string, hash: Buffer, expires: Temporal.Instant, now: Temporal.Instant): Promise<boolean> {
  const [, used] = await Promise.all([
    tx.run(sql`delete from cds_tokens where organisation_id = ${tx.organisationId} and expires_at < ${now.subtract({ minutes: 5 }).toString()}`),
    tx.run(sql`insert into cds_tokens (organisation_id, client_id, jti_hash, expires_at) values (${tx.organisationId}, ${clientId}, ${hash}, ${expires.toString()}) on conflict do nothing`),
  ]);
  return used === 1;
}

export interface ClientRow {
  readonly id: string;
  readonly name: string;
  readonly issuer: string;
  readonly jwks: { readonly keys: readonly { readonly kid?: unknown }[] } | null;
  readonly jwks_url: string | null;
  readonly profile: 'CDC-2022' | 'CDC-2016';
  readonly language: Language;
  readonly made_at: string;
  readonly ended_at: string | null;
}

export function allClients(tx: Tx): Promise<readonly ClientRow[]> {
  return tx.all<ClientRow>(sql`select id, name, issuer, jwks, jwks_url, profile, language, made_at, ended_at from cds_clients where organisation_id = ${tx.organisationId} order by made_at, id limit 200`);
}

/** What an answer goes by: the edition that the client chose, and the country of the organisation. */
export function clientSettings(tx: Tx, id: string): Promise<{ readonly profile: 'CDC-2022' | 'CDC-2016'; readonly country: 'US' | 'UK' } | null> {
  return tx.one(sql`select c.profile, o.country from cds_clients c join organisations o on o.id = c.organisation_id where c.organisation_id = ${tx.organisationId} and c.id = ${id}`);
}

export interface ClientFields {
  readonly name: string;
  readonly jwks: unknown;
  readonly jwksUrl: string | null;
  readonly profile: string;
  readonly language: Language;
}

const jsonOrNull = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Adds a system; false where its issuer is taken, here or at another organisation. */
export async function addClient(tx: Tx, client: ClientFields & { readonly id: string; readonly issuer: string; readonly madeBy: string }, now: Temporal.Instant): Promise<boolean> {
  const free = await tx.run(sql`insert into cds_issuers (issuer, organisation_id, client_id) values (${client.issuer}, ${tx.organisationId}, ${client.id}) on conflict do nothing`);
  if (free === 0) return false;
  await tx.run(sql`
    insert into cds_clients (organisation_id, id, name, issuer, jwks, jwks_url, profile, language, made_at, made_by)
    values (${tx.organisationId}, ${client.id}, ${client.name}, ${client.issuer}, ${jsonOrNull(client.jwks)}, ${client.jwksUrl}, ${client.profile}, ${client.language}, ${now.toString()}, ${client.madeBy})`);
  return true;
}

/** Changes a system that may ask; false where there is none. */
export async function changeClient(tx: Tx, id: string, client: ClientFields): Promise<boolean> {
  return await tx.run(sql`
    update cds_clients set name = ${client.name}, jwks = ${jsonOrNull(client.jwks)}, jwks_url = ${client.jwksUrl}, profile = ${client.profile}, language = ${client.language}
    where organisation_id = ${tx.organisationId} and id = ${id} and ended_at is null`) === 1;
}

export async function endClient(tx: Tx, id: string, now: Temporal.Instant): Promise<boolean> {
  return await tx.run(sql`update cds_clients set ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and ended_at is null`) === 1;
}

/** Screens of the house: a code that makes one, the token that it shows, its end. Code and token are kept as hashes only. */
import { createHash } from 'node:crypto';
import type { DeviceKind } from '@fairlead/contract';
import type { DeviceActor } from './actor.ts';
import { newId, newSecret } from './ids.ts';
import { newCode, plainCode } from './passphrases.ts';
import { sql, type Database, type Tx } from './scoped.ts';

const codeMinutes = 30;
/** A screen that was dark for so long is enrolled anew. */
const idleDays = 30;

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

export interface DeviceRow {
  readonly id: string;
  readonly site_id: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly added_by: string;
  readonly added_at: string;
  readonly enrolled_at: string | null;
  readonly last_seen_at: string | null;
}

/** The screens of a site that are not ended. */
export function devicesOf(tx: Tx, siteId: string): Promise<readonly DeviceRow[]> {
  return tx.all<DeviceRow>(sql`
    select d.id, d.site_id, d.kind, d.name, a.display_name as added_by, d.added_at, d.enrolled_at, d.last_seen_at from devices d join accounts a on a.organisation_id = d.organisation_id and a.id = d.added_by
    where d.organisation_id = ${tx.organisationId} and d.site_id = ${siteId} and d.ended_at is null order by d.name limit 100`);
}

export async function addDevice(tx: Tx, device: { readonly siteId: string; readonly kind: DeviceKind; readonly name: string }, accountId: string, now: Temporal.Instant, real: Temporal.Instant): Promise<{ readonly id: string; readonly code: string; readonly until: string }> {
  const [id, code, until] = [newId(), newCode(3), real.add({ minutes: codeMinutes }).toString()];
  await tx.run(sql`
    insert into devices (organisation_id, id, site_id, kind, name, code_hash, code_until, added_by, added_at)
    values (${tx.organisationId}, ${id}, ${device.siteId}, ${device.kind}, ${device.name}, ${hashOf(plainCode(code))}, ${until}, ${accountId}, ${now.toString()})`);
  return { id, code, until };
}

/** Ends a screen; its stream ends with it. Null where there is none to end. */
export async function endDevice(tx: Tx, id: string, accountId: string, now: Temporal.Instant): Promise<string | null> {
  const ended = await tx.one<{ site_id: string }>(sql`update devices set ended_by = ${accountId}, ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and ended_at is null returning site_id`);
  if (ended === null) return null;
  await tx.run(sql`select pg_notify('fairlead_sessions', ${id})`);
  return ended.site_id;
}

export interface Enrolled {
  readonly organisationId: string;
  readonly id: string;
  readonly kind: DeviceKind;
  /** For the cookie. */
  readonly token: string;
}

/** Spends a code, wherever in this installation it was made; null where it is not good. `noted` is written with it or not at all. */
export async function enrolDevice(database: Database, code: string, now: Temporal.Instant, real: Temporal.Instant, noted: (tx: Tx, id: string) => Promise<void> = async () => undefined): Promise<Enrolled | null> {
  const plain = plainCode(code);
  if (plain.length !== 12) return null;
  for (const { id: organisationId } of await database.outside<{ id: string }>(sql`select id from organisations`)) {
    const secret = newSecret();
    const row = await database.scoped(organisationId, async (tx) => {
      const enrolled = await tx.one<{ id: string; kind: DeviceKind }>(sql`
        update devices set code_hash = null, code_until = null, token_hash = ${hashOf(secret)}, enrolled_at = ${now.toString()}, last_seen_at = ${real.toString()}
        where organisation_id = ${organisationId} and code_hash = ${hashOf(plain)} and code_until > ${real.toString()} and ended_at is null returning id, kind`);
      if (enrolled !== null) await noted(tx, enrolled.id);
      return enrolled;
    });
    if (row !== null) return { organisationId, ...row, token: `screen.${organisationId}.${secret}` };
  }
  return null;
}

const tokenForm = /^screen\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([\w-]{43})$/;

/** The screen behind a token, or null: unknown, ended, or dark for too long. */
export async function actorOfDevice(database: Database, token: string, real: Temporal.Instant): Promise<DeviceActor | null> {
  const match = tokenForm.exec(token);
  const [organisationId, secret] = [match?.[1], match?.[2]];
  if (organisationId === undefined || secret === undefined) return null;
  const row = await database.first<{ id: string; kind: DeviceKind; site_id: string; last_seen_at: string }>(organisationId, sql`
    select id, kind, site_id, last_seen_at from devices where organisation_id = ${organisationId} and token_hash = ${hashOf(secret)} and ended_at is null`);
  if (row === null) return null;
  const idleMs = real.epochMilliseconds - Temporal.Instant.from(row.last_seen_at).epochMilliseconds;
  if (idleMs > idleDays * 86_400_000) return null;
  // Noted at most every ten minutes, so that looking does not become writing.
  if (idleMs > 600_000) await database.scoped(organisationId, (tx) => tx.run(sql`update devices set last_seen_at = ${real.toString()} where organisation_id = ${tx.organisationId} and id = ${row.id}`));
  return { kind: 'device', organisationId, sessionId: row.id, device: row.kind, siteId: row.site_id };
}

/** Sessions: who is behind a token, until when. The token itself is never stored, only its hash. */
import { createHash } from 'node:crypto';
import type { Role } from '@fairlead/contract';
import type { Actor } from './actor.ts';
import { newId, newSecret } from './ids.ts';
import { sql, type Database, type Tx } from './scoped.ts';

/** Staff: 12 hours at most, 15 minutes without a call. A person's phone: 30 days, with its own PIN. */
export const sessionLimits = {
  staff: { absoluteMs: 12 * 3_600_000, idleMs: 15 * 60_000 },
  person: { absoluteMs: 30 * 86_400_000, idleMs: 30 * 86_400_000 },
  supporter: { absoluteMs: 30 * 86_400_000, idleMs: 7 * 86_400_000 },
} as const;

/** How long the second step may take after the first. */
const halfMs = 10 * 60_000;

/** How long a shown second factor is fresh enough to sign with. */
export const freshFactorMs = 5 * 60_000;

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

interface SessionRow {
  id: string;
  account_id: string;
  kind: 'staff' | 'person' | 'supporter';
  state: string;
  strength: 'password' | 'full';
  language: 'en' | 'en-GB' | 'es';
  created_at: string;
  last_seen_at: string;
  factor_at: string | null;
  roles: Role[] | null;
  initials: string | null;
  site_ids: string[] | null;
  pharmacy_id: string | null;
  person_id: string | null;
}

/** Makes a session and returns the token for the cookie: `organisation.secret`, so that it can be looked up under row-level security. */
export async function openSession(tx: Tx, accountId: string, device: string, strength: 'password' | 'full', now: Temporal.Instant, factorShown: boolean): Promise<{ readonly token: string; readonly id: string }> {
  const secret = newSecret();
  const id = newId();
  const at = now.toString();
  await tx.run(sql`
    insert into sessions (organisation_id, id, account_id, token_hash, device, strength, created_at, last_seen_at, factor_at)
    values (${tx.organisationId}, ${id}, ${accountId}, ${hashOf(secret)}, ${device.slice(0, 120)}, ${strength}, ${at}, ${at}, ${factorShown ? at : null})`);
  return { token: `${tx.organisationId}.${secret}`, id };
}

/** Ends a half-way session and opens a full one: a new secret at the step up, so that an old one cannot be kept. Null where it was ended meanwhile. */
export async function stepUp(tx: Tx, sessionId: string, accountId: string, device: string, now: Temporal.Instant): Promise<{ readonly token: string; readonly id: string } | null> {
  if (!(await endSession(tx, sessionId, accountId, now))) return null;
  return openSession(tx, accountId, device, 'full', now, true);
}

/** Ends one session of an account. False when there was none to end. */
export async function endSession(tx: Tx, sessionId: string, accountId: string, now: Temporal.Instant): Promise<boolean> {
  const ended = await tx.run(sql`update sessions set ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${sessionId} and account_id = ${accountId} and ended_at is null`);
  if (ended > 0) await tx.run(sql`select pg_notify('fairlead_sessions', ${sessionId})`);
  return ended > 0;
}

/** Ends all sessions of an account but one: after a change of passphrase, a disabled account, a lost phone. Returns how many. */
export async function endSessionsOf(tx: Tx, accountId: string, butId: string | null, now: Temporal.Instant): Promise<number> {
  const rows = await tx.all<{ id: string }>(sql`
    update sessions set ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and account_id = ${accountId}
      and ended_at is null and id is distinct from ${butId}::uuid returning id`);
  for (const { id } of rows) await tx.run(sql`select pg_notify('fairlead_sessions', ${id})`);
  return rows.length;
}

const tokenForm = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([\w-]{43})$/;

function sessionRow(database: Database, organisationId: string, secret: string): Promise<SessionRow | null> {
  return database.first<SessionRow>(organisationId, sql`
    select s.id, s.account_id, a.kind, a.state, s.strength, a.language, s.created_at, s.last_seen_at, s.factor_at,
      st.roles, st.initials, st.pharmacy_id, p.id as person_id,
      (select array_agg(ss.site_id::text) from staff_sites ss where ss.organisation_id = s.organisation_id and ss.staff_id = s.account_id) as site_ids
    from sessions s
    join accounts a on a.organisation_id = s.organisation_id and a.id = s.account_id
    left join staff st on st.organisation_id = s.organisation_id and st.id = s.account_id
    left join people p on p.organisation_id = s.organisation_id and p.account_id = s.account_id
    where s.organisation_id = ${organisationId} and s.token_hash = ${hashOf(secret)} and s.ended_at is null`);
}

function actorFrom(organisationId: string, row: SessionRow): Actor | null {
  const common = { organisationId, accountId: row.account_id, sessionId: row.id };
  if (row.strength === 'password') return { kind: 'half', ...common };
  if (row.kind === 'staff' && row.pharmacy_id !== null) return { kind: 'pharmacy', ...common, pharmacyId: row.pharmacy_id, initials: row.initials ?? '', language: row.language, factorAt: row.factor_at };
  if (row.kind === 'staff' && row.roles !== null) {
    return { kind: 'staff', ...common, roles: row.roles, siteIds: row.site_ids ?? [], initials: row.initials ?? '', language: row.language, factorAt: row.factor_at };
  }
  if (row.kind === 'person' && row.person_id !== null) return { kind: 'person', ...common, personId: row.person_id, language: row.language };
  if (row.kind === 'supporter') return { kind: 'supporter', ...common, language: row.language };
  return null;
}

/** Who is behind a token, or null: unknown, ended, disabled, or past its limits. */
export async function actorOfToken(database: Database, token: string, now: Temporal.Instant): Promise<Actor | null> {
  const match = tokenForm.exec(token);
  const [organisationId, secret] = [match?.[1], match?.[2]];
  if (organisationId === undefined || secret === undefined) return null;
  const row = await sessionRow(database, organisationId, secret);
  if (row === null || row.state !== 'active') return null;
  const limits = sessionLimits[row.kind];
  const age = now.epochMilliseconds - Temporal.Instant.from(row.created_at).epochMilliseconds;
  const idle = now.epochMilliseconds - Temporal.Instant.from(row.last_seen_at).epochMilliseconds;
  if (age > (row.strength === 'password' ? halfMs : limits.absoluteMs) || idle > limits.idleMs) return null;
  // Noted at most once a minute, so that reading does not become writing.
  if (idle > 60_000) await database.scoped(organisationId, (tx) => tx.run(sql`update sessions set last_seen_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${row.id} and last_seen_at < ${now.toString()}`));
  return actorFrom(organisationId, row);
}

export interface SessionLine {
  readonly id: string;
  readonly device: string;
  readonly created_at: string;
  readonly last_seen_at: string;
}

/** The sessions of an account that still open something, newest first. */
export function sessionsOf(tx: Tx, accountId: string, kind: Exclude<Actor['kind'], 'anyone' | 'half' | 'system' | 'device'>, now: Temporal.Instant): Promise<readonly SessionLine[]> {
  const { absoluteMs, idleMs } = sessionLimits[kind === 'pharmacy' ? 'staff' : kind];
  return tx.all<SessionLine>(sql`
    select id, device, created_at, last_seen_at from sessions where organisation_id = ${tx.organisationId} and account_id = ${accountId} and ended_at is null and strength = 'full'
      and created_at >= ${now.subtract({ milliseconds: absoluteMs }).toString()} and last_seen_at >= ${now.subtract({ milliseconds: idleMs }).toString()} order by created_at desc limit 100`);
}

/** Notes that the second factor was shown just now. */
export async function noteFactor(tx: Tx, sessionId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update sessions set factor_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${sessionId}`);
}

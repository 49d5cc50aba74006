/** What every command writes beside its own rows: audit, events, tasks, and the answer kept under its key. */
import { createHash } from 'node:crypto';
import { newId } from './ids.ts';
import { sql, type Tx } from './scoped.ts';
import type { Actor } from './actor.ts';
import { accountOf } from './actor.ts';

export interface AuditEntry {
  readonly event: string;
  readonly kind: 'read' | 'write' | 'refused' | 'denied' | 'sign-in';
  readonly people?: readonly string[];
  /** Whom it showed, where that list is kept by itself (`keepList`). */
  readonly list?: Buffer;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Longer lists of people are kept once and named by every look that showed them. */
const longList = 50;

/**
 * Keeps a long list of people that a look showed, where it is not kept yet.
 *
 * @returns its digest, or null where the list is short and stands in the entry itself; a site node hands its entries over one by one, and writes them out.
 */
export async function keepList(tx: Tx, people: readonly string[]): Promise<Buffer | null> {
  if (people.length <= longList) return null;
  const sorted = people.toSorted();
  const digest = createHash('sha256').update(sorted.join(',')).digest();
  const here = await tx.one<{ is_server: boolean; known: boolean }>(sql`
    select node_id is null as is_server, exists (select from audit_lists where organisation_id = ${tx.organisationId} and digest = ${digest}) as known from installation`);
  if (here?.is_server !== true) return null;
  if (!here.known) await tx.run(sql`insert into audit_lists (organisation_id, digest, person_ids) values (${tx.organisationId}, ${digest}, ${sorted}::uuid[]) on conflict do nothing`);
  return digest;
}

/** Who, what, when, about whom. Append-only. */
export async function writeAudit(tx: Tx, actor: Actor, at: Temporal.Instant, requestId: string, entry: AuditEntry): Promise<void> {
  await tx.run(sql`
    insert into audit_entries (organisation_id, id, at, event, kind, account_id, account_kind, roles, session_id, person_ids, list_digest, details, request_id)
    values (${tx.organisationId}, ${newId()}, ${at.toString()}, ${entry.event}, ${entry.kind}, ${accountOf(actor)}, ${actor.kind},
      ${actor.kind === 'staff' ? [...actor.roles] : actor.kind === 'pharmacy' ? ['pharmacist'] : []}, ${actor.kind === 'anyone' || actor.kind === 'system' ? null : actor.sessionId},
      ${[...(entry.people ?? [])]}::uuid[], ${entry.list ?? null}, ${JSON.stringify(entry.details ?? {})}, ${requestId})`);
}

/** One line of a person's timeline, and what open screens are told. */
export interface RecordEvent {
  /** `room.what-happened`, e.g. `dispensary.dose-given`. */
  readonly kind: string;
  /** What screens listen to: the noun that changed, e.g. `queue`, `people`, `enquiries`. */
  readonly topic: string;
  readonly personId?: string | null;
  readonly episodeId?: string | null;
  readonly siteId?: string | null;
  /** When it happened, where that is not now (an imported fact). */
  readonly at?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** team (default): staff; person: staff and the person; restricted: shown by its room only. */
  readonly audience?: 'team' | 'person' | 'restricted';
  readonly about?: { readonly table: string; readonly id: string };
}

/** Appends an event and tells, at commit, whoever may see it. The notice carries ids and no facts. */
export async function writeEvent(tx: Tx, authorId: string | null, now: Temporal.Instant, event: RecordEvent): Promise<string> {
  const id = newId();
  const notice = { o: tx.organisationId, t: event.topic, p: event.personId ?? null, s: event.siteId ?? null, a: event.audience ?? 'team', i: id };
  await tx.run(sql`
    with kept as (
      insert into events (organisation_id, id, at, kind, topic, person_id, episode_id, site_id, author_id, params, audience, about)
      values (${tx.organisationId}, ${id}, ${event.at ?? now.toString()}, ${event.kind}, ${event.topic}, ${event.personId ?? null}, ${event.episodeId ?? null},
        ${event.siteId ?? null}, ${authorId}, ${JSON.stringify(event.params ?? {})}, ${event.audience ?? 'team'}, ${event.about === undefined ? null : JSON.stringify(event.about)})
    )
    select pg_notify('fairlead_events', ${JSON.stringify(notice)})`);
  return id;
}

export interface NewTask {
  readonly siteId: string;
  readonly kind: string;
  readonly dueAt: string;
  readonly role?: string;
  readonly assigneeId?: string;
  readonly personId?: string | null;
  readonly episodeId?: string | null;
  readonly params?: Readonly<Record<string, unknown>>;
  /** 1 act now .. 5 when convenient; 3 unless said. */
  readonly priority?: 1 | 2 | 3 | 4 | 5;
  /** With a key, a second open task of the same key is not made. */
  readonly dedupeKey?: string;
}

/** Puts work on somebody's list. Returns the task's id, or null where the same task is open already. */
export async function openTask(tx: Tx, authorId: string | null, now: Temporal.Instant, task: NewTask): Promise<string | null> {
  const id = newId();
  const notice = { o: tx.organisationId, t: 'tasks', p: task.personId ?? null, s: task.siteId, a: 'team', i: id };
  const rows = await tx.run(sql`
    with opened as (
      insert into tasks (organisation_id, id, site_id, person_id, episode_id, kind, role, assignee_id, params, priority, due_at, dedupe_key, created_at, created_by)
      values (${tx.organisationId}, ${id}, ${task.siteId}, ${task.personId ?? null}, ${task.episodeId ?? null}, ${task.kind}, ${task.role ?? null}, ${task.assigneeId ?? null},
        ${JSON.stringify(task.params ?? {})}, ${task.priority ?? 3}, ${task.dueAt}, ${task.dedupeKey ?? null}, ${now.toString()}, ${authorId})
      on conflict do nothing returning 1
    )
    select pg_notify('fairlead_events', ${JSON.stringify(notice)}) from opened`);
  return rows === 0 ? null : id;
}

/** Ends the open tasks of a kind about one person, because what they asked for was done. */
export async function endTasks(tx: Tx, accountId: string | null, now: Temporal.Instant, match: { readonly personId?: string; readonly kind?: string; readonly dedupeKey?: string; readonly outcome?: string }): Promise<number> {
  return tx.run(sql`
    update tasks set state = 'done', ended_at = ${now.toString()}, ended_by = ${accountId}, outcome = ${match.outcome ?? null}
    where organisation_id = ${tx.organisationId} and state = 'open'
      and (${match.personId ?? null}::uuid is null or person_id = ${match.personId ?? null})
      and (${match.kind ?? null}::text is null or kind = ${match.kind ?? null})
      and (${match.dedupeKey ?? null}::text is null or dedupe_key = ${match.dedupeKey ?? null})`);
}

export interface KeptAnswer {
  readonly request_hash: Buffer;
  readonly status: number;
  readonly reply: unknown;
  readonly etag: string | null;
}

/** What an account's key was answered with, if it was used. */
export function findAnswer(tx: Tx, accountId: string, key: string): Promise<KeptAnswer | null> {
  return tx.one<KeptAnswer>(sql`select request_hash, status, reply, etag from idempotency_keys where organisation_id = ${tx.organisationId} and account_id = ${accountId} and key = ${key}`);
}

/** Keeps an answer under its key, in the transaction of the change itself. */
export async function keepAnswer(tx: Tx, accountId: string, key: string, hash: Buffer, answer: { status: number; reply: unknown; etag: string | null }, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into idempotency_keys (organisation_id, account_id, key, request_hash, status, reply, etag, created_at)
    values (${tx.organisationId}, ${accountId}, ${key}, ${hash}, ${answer.status}, ${JSON.stringify(answer.reply)}, ${answer.etag}, ${now.toString()})`);
}

/**
 * Moves an episode's version on, only from the version that the decision was made on. False: somebody was faster.
 *
 * The version has to be read before, or in the same statement as, everything the decision rests on: what is read earlier may
 * be older than the version that lets it through. Where facts take many statements, move on first and read them after.
 */
export async function moveEpisodeOn(tx: Tx, episodeId: string, seenVersion: number): Promise<boolean> {
  const rows = await tx.run(sql`update episodes set version = version + 1 where organisation_id = ${tx.organisationId} and id = ${episodeId} and version = ${seenVersion}`);
  return rows === 1;
}

/**
 * Takes an episode before anything that decides is read: whoever else takes it waits and then reads what was written here, and
 * whoever read its version before decides again. False: there is no such episode.
 */
export async function takeEpisode(tx: Tx, episodeId: string): Promise<boolean> {
  return (await tx.run(sql`update episodes set version = version + 1 where organisation_id = ${tx.organisationId} and id = ${episodeId}`)) === 1;
}

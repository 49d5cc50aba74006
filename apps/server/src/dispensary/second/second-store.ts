/** Second signatures as rows: asked, answered once. */
import type { Role } from '@fairlead/contract';
import type { SecondAct, SecondState, ShownAct } from '@fairlead/contract/dispensary';
import type { Language, StaffActor } from '../../platform/actor.ts';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

/** The command as it was sent; its body never holds a confirmation. */
export interface Waiting {
  readonly params: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
  readonly ifMatch: string | null;
  /** The session in which it was asked for. */
  readonly sessionId: string;
}

export interface SecondRow {
  readonly id: string;
  readonly site_id: string;
  readonly act: SecondAct;
  readonly command: Waiting;
  readonly shown: ShownAct;
  readonly shown_hash: string;
  readonly asked_by: string;
  readonly asked_of: string;
  readonly by_name: string;
  readonly of_name: string;
  readonly asked_at: string;
  readonly expires_at: string;
  readonly state: SecondState;
  readonly ended_at: string | null;
  readonly reason: string | null;
  readonly answer: unknown;
}

const columns = sql`q.id, q.site_id, q.act, q.command, q.shown, q.shown_hash, q.asked_by, q.asked_of, a.display_name as by_name, b.display_name as of_name, q.asked_at, q.expires_at, q.state, q.ended_at, q.reason, q.answer
  from second_signatures q join accounts a on a.organisation_id = q.organisation_id and a.id = q.asked_by join accounts b on b.organisation_id = q.organisation_id and b.id = q.asked_of`;

/** One ask, for the two of it alone. */
export function askFor(tx: Tx, id: string, accountId: string): Promise<SecondRow | null> {
  return tx.one<SecondRow>(sql`select ${columns} where q.organisation_id = ${tx.organisationId} and q.id = ${id} and ${accountId}::uuid in (q.asked_by, q.asked_of)`);
}

/** The same, held until the transaction ends: of two that answer at once the second reads what the first wrote. */
export async function lockAsk(tx: Tx, id: string, accountId: string): Promise<SecondRow | null> {
  await tx.run(sql`select 1 from second_signatures where organisation_id = ${tx.organisationId} and id = ${id} for update`);
  return askFor(tx, id, accountId);
}

/** What stands open for this account: to sign, and asked by it. */
export function openAsks(tx: Tx, accountId: string, now: Temporal.Instant): Promise<readonly SecondRow[]> {
  return tx.all<SecondRow>(sql`
    select ${columns} where q.organisation_id = ${tx.organisationId} and q.state = 'asked' and q.expires_at > ${now.toString()} and ${accountId}::uuid in (q.asked_by, q.asked_of) order by q.asked_at limit 100`);
}

export function openAskOf(tx: Tx, accountId: string, hash: string): Promise<SecondRow | null> {
  return tx.one<SecondRow>(sql`select ${columns} where q.organisation_id = ${tx.organisationId} and q.state = 'asked' and q.asked_by = ${accountId} and q.shown_hash = ${hash}`);
}

export interface NewAsk { readonly siteId: string; readonly act: SecondAct; readonly command: Waiting; readonly shown: ShownAct; readonly hash: string; readonly askedBy: string; readonly askedOf: string; readonly minutes: number }

export async function insertAsk(tx: Tx, ask: NewAsk, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into second_signatures (organisation_id, id, site_id, act, command, shown, shown_hash, asked_by, asked_of, asked_at, expires_at)
    values (${tx.organisationId}, ${id}, ${ask.siteId}, ${ask.act}, ${JSON.stringify(ask.command)}, ${JSON.stringify(ask.shown)}, ${ask.hash}, ${ask.askedBy}, ${ask.askedOf}, ${now.toString()}, ${now.add({ minutes: ask.minutes }).toString()})`);
  return id;
}

export interface Ending { readonly state: Exclude<SecondState, 'asked'>; readonly reason?: string; readonly confirmationId?: string; readonly answer?: unknown }

/** Ends an open ask. False when it was answered already. */
export async function endAsk(tx: Tx, id: string, ending: Ending, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update second_signatures set state = ${ending.state}, ended_at = ${now.toString()}, reason = ${ending.reason ?? null}, confirmation_id = ${ending.confirmationId ?? null}, answer = ${ending.answer === undefined ? null : JSON.stringify(ending.answer)}
    where organisation_id = ${tx.organisationId} and id = ${id} and state = 'asked'`)) === 1;
}

export function overdueAsks(tx: Tx, now: Temporal.Instant): Promise<readonly SecondRow[]> {
  return tx.all<SecondRow>(sql`select ${columns} where q.organisation_id = ${tx.organisationId} and q.state = 'asked' and q.expires_at <= ${now.toString()} for update of q skip locked`);
}

export interface Colleague { readonly id: string; readonly name: string; readonly initials: string; readonly roles: Role[]; readonly here: boolean }

/** Who may sign as the second at a site, whoever is signed in first. Accounts of pharmacies are no colleagues. */
export function colleaguesAt(tx: Tx, siteId: string, roles: readonly string[], but: string, since: Temporal.Instant): Promise<readonly Colleague[]> {
  return tx.all<Colleague>(sql`
    select a.id, a.display_name as name, s.initials, s.roles, exists (
      select from sessions e where e.organisation_id = a.organisation_id and e.account_id = a.id and e.strength = 'full' and e.ended_at is null and e.last_seen_at > ${since.toString()}) as here
    from accounts a join staff s on s.organisation_id = a.organisation_id and s.id = a.id
    where a.organisation_id = ${tx.organisationId} and a.state = 'active' and s.pharmacy_id is null and s.roles && ${[...roles]}::text[] and a.id <> ${but}
      and exists (select from staff_sites t where t.organisation_id = s.organisation_id and t.staff_id = s.id and t.site_id = ${siteId})
    order by here desc, a.display_name limit 200`);
}

/** Whether a node doses at this site: who works there sees no ask that is made at the server. */
export async function dosesAtNode(tx: Tx, siteId: string): Promise<boolean> {
  return (await tx.one(sql`select 1 from site_nodes where organisation_id = ${tx.organisationId} and site_id = ${siteId} and state in ('active', 'returning') limit 1`)) !== null;
}

/** Whoever asked, as they are now; null where their account is shut. */
export async function askerOf(tx: Tx, accountId: string, sessionId: string): Promise<StaffActor | null> {
  const row = await tx.one<{ roles: Role[]; initials: string; language: Language; site_ids: string[] | null }>(sql`
    select s.roles, s.initials, a.language, (select array_agg(t.site_id::text) from staff_sites t where t.organisation_id = s.organisation_id and t.staff_id = s.id) as site_ids
    from accounts a join staff s on s.organisation_id = a.organisation_id and s.id = a.id where a.organisation_id = ${tx.organisationId} and a.id = ${accountId} and a.state = 'active' and s.pharmacy_id is null`);
  return row === null ? null : { kind: 'staff', organisationId: tx.organisationId, accountId, sessionId, roles: row.roles, siteIds: row.site_ids ?? [], initials: row.initials, language: row.language, factorAt: null };
}

/** What one attempt wrote, read before it is kept or rolled back: the movements of the same subtransaction as its confirmation. */
export function linesWritten(tx: Tx, confirmationId: string): Promise<readonly { readonly account: string; readonly product: string; readonly lot: string; readonly expiresOn: string | null; readonly container: string | null; readonly amountUg: number }[]> {
  return tx.all(sql`
    select e.account, p.name as product, e.lot, coalesce(c.expires_on, (select max(o.expires_on) from containers o where o.organisation_id = e.organisation_id and o.product_id = e.product_id and o.lot = e.lot)) as "expiresOn", c.label as container, e.amount_ug as "amountUg"
    from confirmations k join journals j on j.organisation_id = k.organisation_id and j.author_id = k.asked_by and j.at = k.used_at and j.xmin = k.xmin
    join entries e on e.organisation_id = j.organisation_id and e.journal_id = j.id join products p on p.organisation_id = e.organisation_id and p.id = e.product_id
    left join containers c on c.organisation_id = e.organisation_id and c.id = e.container_id
    where k.organisation_id = ${tx.organisationId} and k.id = ${confirmationId} order by e.account, p.name, c.label, e.lot, e.amount_ug, e.line`);
}

export function personShown(tx: Tx, personId: string): Promise<{ readonly number: string; readonly name: string } | null> {
  return tx.one(sql`select number, given_name || ' ' || family_name as name from people where organisation_id = ${tx.organisationId} and id = ${personId}`);
}

/** A part of a transaction that may be undone alone. */
export const savepoint = {
  begin: async (tx: Tx): Promise<void> => void await tx.run(sql`savepoint two_sign`),
  /** What is looked at when a transaction ends is looked at here. */
  check: async (tx: Tx): Promise<void> => void await tx.run(sql`set constraints all immediate`),
  undo: async (tx: Tx): Promise<void> => void await tx.run(sql`rollback to savepoint two_sign`),
  keep: async (tx: Tx): Promise<void> => void await tx.run(sql`release savepoint two_sign`),
};

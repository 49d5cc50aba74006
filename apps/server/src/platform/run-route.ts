/** Runs one declared route inside its transaction, with its audit entry, events, tasks and kept answer. */
import type { Actor } from './actor.ts';
import { accountOf } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Problem } from './problem.ts';
import * as problems from './problem.ts';
import type { AnyRoute, Ask, CommandResult, CommandRoute, NotDone, ReadRoute } from './registry.ts';
import { findAnswer, keepAnswer, keepList, openTask, writeAudit, writeEvent } from './record-store.ts';
import { ConstraintProblem, TransactionLost, sql, type Database, type Tx } from './scoped.ts';
import { seal, unseal } from './vault.ts';
import type { RouteShape } from '@fairlead/contract';

export type Answer =
  | { readonly status: number; readonly reply: unknown; readonly etag?: string; readonly cookie?: string | null; readonly cookieDays?: number; readonly kept?: true }
  | { readonly problem: Problem };

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
}

/** Who keeps the answers of callers without an account. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** What is answered to a command that was not done. */
export function problemOf(result: NotDone): Problem {
  switch (result.kind) {
    case 'not-found': return problems.notFound();
    case 'forbidden': return problems.forbidden(result.who);
    case 'invalid': return problems.invalid(result.detail, result.field);
    case 'refused': return problems.refused(result.detail, result.decision);
    case 'conflict': return problems.conflict(result.detail);
    case 'stale': return problems.stale(result.detail);
  }
}

/** Carries a result out of a transaction that must not commit. */
class RolledBack extends Error {
  readonly result: CommandResult<unknown>;
  constructor(result: CommandResult<unknown>) {
    super('rolled back');
    this.result = result;
  }
}

/** The database itself shows a pharmacy its own people and nobody else. */
async function narrow(tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind === 'pharmacy') await tx.run(sql`select set_config('fairlead.pharmacy_id', ${actor.pharmacyId}, true)`);
}

async function readOnce(deps: Deps, route: ReadRoute, ask: Ask<RouteShape, Actor>): Promise<Answer> {
  const organisationId = ask.actor.organisationId;
  if (organisationId === null) return { problem: problems.notFound() };
  return deps.database.scoped(organisationId, async (tx) => {
    await narrow(tx, ask.actor);
    const result = await route.handle(ask, tx);
    if (result.kind !== 'ok') return { problem: problemOf(result) };
    if (result.people.length > 0) {
      const people = [...new Set(result.people)];
      const list = await keepList(tx, people);
      // The row is written before the reply leaves; waiting for the disk is not needed for a look.
      tx.last(Promise.all([
        tx.run(sql`select set_config('synchronous_commit', 'off', true)`),
        writeAudit(tx, ask.actor, ask.now, ask.requestId, { event: route.declaration.audit, kind: 'read', ...(list === null ? { people } : { list }) }),
      ]));
    }
    return { status: 200, reply: result.reply, ...(result.etag === undefined ? {} : { etag: result.etag }) };
  });
}

async function noteDenied(deps: Deps, route: AnyRoute, actor: Actor, requestId: string): Promise<void> {
  const organisationId = actor.organisationId;
  if (organisationId === null) return;
  await deps.database.scoped(organisationId, (tx) => writeAudit(tx, actor, deps.clock.now(), requestId, { event: route.declaration.audit, kind: 'denied' }));
}

/** Reads, then notes who was shown. */
export const runRead = Object.assign(readOnce, { noteDenied, problemOf });

/** What every command writes beside its own rows: its audit entry, events and tasks. */
export async function writeBeside(tx: Tx, route: Pick<CommandRoute, 'declaration'>, ask: Ask<RouteShape, Actor>, result: Extract<CommandResult<unknown>, { kind: 'done' }>): Promise<void> {
  const author = accountOf(ask.actor);
  // None of them rests on another, so they are sent together and travel in one round trip; the connection keeps their order,
  // and where one fails all of the transaction does.
  await Promise.all([
    writeAudit(tx, ask.actor, ask.now, ask.requestId, {
      event: route.declaration.audit, kind: 'write', people: [...new Set(result.people)], ...(result.details === undefined ? {} : { details: result.details }),
    }),
    ...(result.events ?? []).map((event) => writeEvent(tx, author, ask.now, event)),
    ...(result.tasks ?? []).map((task) => openTask(tx, author, ask.now, task)),
  ]);
}

async function commandOnce(deps: Deps, route: CommandRoute, ask: Ask<RouteShape, Actor>, organisationId: string, key: string, hash: Buffer): Promise<Answer> {
  const account = accountOf(ask.actor) ?? nobody;
  const inTransaction = route.declaration.gathered === true ? deps.database.gathered : deps.database.scoped;
  return inTransaction(organisationId, async (tx) => {
    const kept = await keptAnswer(tx, account, key, hash);
    if (kept !== null) return kept;
    await narrow(tx, ask.actor);
    const result = await route.handle(ask, tx);
    if (result.kind !== 'done') throw new RolledBack(result);
    const reply = route.shape.reply.parse(result.reply);
    tx.last(Promise.all([writeBeside(tx, route, ask, result), keepAnswer(tx, account, key, hash, { status: 201, reply: route.declaration.secretReply === true ? { sealed: seal(JSON.stringify(reply), answerOf(account, key)) } : reply, etag: result.etag ?? null }, ask.now)]));
    return { status: 201, reply, ...(result.etag === undefined ? {} : { etag: result.etag }) };
  });
}

/** What a sealed answer is tied to. */
const answerOf = (account: string, key: string): string => `answer ${account} ${key}`;

function openedReply(reply: unknown, about: string): unknown {
  const sealed = reply !== null && typeof reply === 'object' && 'sealed' in reply ? reply.sealed : undefined;
  if (typeof sealed !== 'string') return reply;
  const text = unseal(sealed, about);
  if (text === null) throw new Error('A kept answer does not open: its key is not here.');
  return JSON.parse(text) as unknown;
}

/** The answer under a key, where there is one by now. */
async function keptAnswer(tx: Tx, account: string, key: string, hash: Buffer): Promise<Answer | null> {
  const kept = await findAnswer(tx, account, key);
  if (kept === null) return null;
  if (!kept.request_hash.equals(hash)) return { problem: problems.keyReused() };
  return { status: 200, reply: openedReply(kept.reply, answerOf(account, key)), kept: true as const, ...(kept.etag === null ? {} : { etag: kept.etag }) };
}

async function refusedAnswer(deps: Deps, route: CommandRoute, ask: Ask<RouteShape, Actor>, organisationId: string, key: string, hash: Buffer, result: NotDone): Promise<Answer> {
  // The same key sent twice at once: what stands against the second may be what the first has just done.
  const meanwhile = await deps.database.scoped(organisationId, (tx) => keptAnswer(tx, accountOf(ask.actor) ?? nobody, key, hash));
  if (meanwhile !== null) return meanwhile;
  if (result.kind === 'refused' || result.kind === 'forbidden') {
    const people = result.kind === 'refused' ? (result.people ?? []) : [];
    const details = result.kind === 'refused' && result.decision !== undefined ? { reasons: result.decision.reasons } : {};
    await deps.database.scoped(organisationId, (tx) => writeAudit(tx, ask.actor, ask.now, ask.requestId, { event: route.declaration.audit, kind: 'refused', people, details }));
  }
  return { problem: problemOf(result) };
}

/** Runs a command; the same key gives the same answer again, and a lost race is decided again, at most three times. */
export async function runCommand(deps: Deps, route: CommandRoute, ask: Ask<RouteShape, Actor>, key: string, hash: Buffer): Promise<Answer> {
  const organisationId = ask.actor.organisationId;
  if (organisationId === null) return { problem: problems.notFound() };
  let lastDetail = 'Somebody else changed this at the same moment. Look again, then decide.';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await commandOnce(deps, route, ask, organisationId, key, hash);
    } catch (error) {
      if (error instanceof RolledBack) {
        const { result } = error;
        if (result.kind === 'done') throw error;
        if (result.kind !== 'lost-race') return refusedAnswer(deps, route, ask, organisationId, key, hash, result);
        lastDetail = result.detail;
      } else if (error instanceof TransactionLost) {
        continue;
      } else if (!(error instanceof ConstraintProblem)) {
        throw error;
      } else if (attempt === 2) {
        // A named constraint was the second proof that somebody was faster: each further round read what they wrote. The
        // same key sent twice at once meets here too, and finds the kept answer on its second round.
        return { problem: problems.conflict(`${lastDetail} (${error.constraint})`) };
      }
    }
  }
  return { problem: problems.conflict(lastDetail) };
}

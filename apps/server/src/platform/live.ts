/** Server-sent events: open screens are told which noun changed, never what. They then read it through its own policy. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Actor } from './actor.ts';
import { actorOfRequest, sendProblem, type PlatformDeps } from './mount.ts';
import { signedOut, tooMany } from './problem.ts';

interface Notice {
  readonly o: string;
  readonly t: string;
  readonly p: string | null;
  readonly s: string | null;
  readonly a: 'team' | 'person' | 'restricted' | 'pharmacy';
  /** The pharmacy that is told, where `a` says so. */
  readonly x?: string;
  readonly i: string;
}

interface Listener {
  readonly actor: Actor;
  readonly reply: FastifyReply;
}

/** Whether an open screen may hear of a change. Supporters read; they are not told live. */
export function mayHear(actor: Actor, notice: Notice): boolean {
  if (actor.organisationId !== notice.o) return false;
  if (actor.kind === 'device') return notice.t === 'queue' && notice.s === actor.siteId && notice.a !== 'pharmacy';
  if (actor.kind === 'pharmacy' || notice.a === 'pharmacy') return actor.kind === 'pharmacy' && notice.a === 'pharmacy' && notice.x === actor.pharmacyId;
  if (actor.kind === 'staff') return notice.s === null || actor.siteIds.length === 0 || actor.siteIds.includes(notice.s);
  return actor.kind === 'person' && notice.p === actor.personId && notice.a !== 'restricted';
}

const sessionOf = (actor: Actor): string | null => (actor.kind === 'anyone' || actor.kind === 'system' ? null : actor.sessionId);

/** Mounts GET /api/live. One stream a browser is expected; more than 2,000 on one server are refused. */
export async function mountLive(app: FastifyInstance, deps: PlatformDeps): Promise<{ readonly close: () => Promise<void>; readonly open: () => number }> {
  const listeners = new Set<Listener>();
  const tell = (payload: string): void => {
    const notice = JSON.parse(payload) as Notice;
    const line = `event: change\ndata: ${JSON.stringify({ topic: notice.t, personId: notice.p, id: notice.i })}\n\n`;
    // A screen of the house is told that something moved, and of nobody.
    const toScreens = `event: change\ndata: ${JSON.stringify({ topic: notice.t })}\n\n`;
    for (const { actor, reply } of listeners) if (mayHear(actor, notice)) reply.raw.write(actor.kind === 'device' ? toScreens : line);
  };
  const sessionEnded = (sessionId: string): void => {
    for (const listener of listeners) {
      if (sessionOf(listener.actor) !== sessionId) continue;
      listener.reply.raw.end('event: signed-out\ndata: {}\n\n');
      listeners.delete(listener);
    }
  };
  const stopEvents = await deps.database.listen('fairlead_events', tell);
  const stopSessions = await deps.database.listen('fairlead_sessions', sessionEnded);
  const beat = setInterval(() => {
    for (const { reply } of listeners) reply.raw.write(': still here\n\n');
  }, 20_000);
  beat.unref();

  app.get('/api/live', async (request, reply) => {
    const actor = await actorOfRequest(deps, request);
    if (actor.kind === 'anyone' || actor.kind === 'half' || actor.kind === 'system') return sendProblem(reply, signedOut());
    if (listeners.size >= 2000) return sendProblem(reply.header('retry-after', '30'), tooMany());
    reply.hijack();
    const kept = Object.entries(reply.getHeaders()).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    reply.raw.writeHead(200, { ...Object.fromEntries(kept), 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    reply.raw.write('retry: 3000\n\nevent: hello\ndata: {}\n\n');
    const listener = { actor, reply };
    listeners.add(listener);
    request.raw.on('close', () => listeners.delete(listener));
    return reply;
  });

  return {
    open: () => listeners.size,
    close: async () => {
      clearInterval(beat);
      for (const { reply } of listeners) reply.raw.end();
      listeners.clear();
      await Promise.all([stopEvents(), stopSessions()]);
    },
  };
}

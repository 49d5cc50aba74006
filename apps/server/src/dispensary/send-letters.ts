/** Sends signed letters about guest days to the other organisation's server: again and again until it has taken them, each known by its own text. */
import { createHash } from 'node:crypto';
import { sendLetter } from '@fairlead/contract/dispensary';
import type { Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { writeAudit } from '../platform/record-store.ts';
import type { Outside } from '../platform/outside.ts';
import { postOutside } from '../platform/outside.ts';
import type { Database } from '../platform/scoped.ts';
import { noteLetter, takeLetters, type WaitingLetter } from './letters-store.ts';
import { organisationIds } from './passport-store.ts';

export type Send = (url: string, text: string) => Promise<number>;

/** Half a minute after the first try, then twice as long each time, an hour at most. */
export function nextTry(tries: number, now: Temporal.Instant): Temporal.Instant {
  return now.add({ seconds: Math.min(3600, 30 * 2 ** Math.min(tries, 10)) });
}

/** Over the one way out. */
export const sendOutside = (outside: Outside): Send => async (url, text) =>
  (await postOutside(`${url}${sendLetter.path}`, { text }, { 'idempotency-key': createHash('sha256').update(text).digest('hex') }, outside)).status;

async function sendOne(letter: WaitingLetter, send: Send): Promise<{ readonly state: 'delivered' | 'stopped' | 'waiting'; readonly fault: string | null }> {
  if (letter.stop !== null) return { state: 'stopped', fault: letter.stop };
  if (letter.url === null) return { state: 'stopped', fault: 'no-address' };
  try {
    const status = await send(letter.url, letter.text);
    // Refused today may be believed tomorrow: their administrator adds our newest keys.
    return status < 300 ? { state: 'delivered', fault: null } : { state: 'waiting', fault: `answered ${status}` };
  } catch (error) {
    return { state: 'waiting', fault: (error instanceof Error ? error.message : 'unknown').slice(0, 300) };
  }
}

/** Everything that is due, once. Returns how many were tried. */
export async function sendLetters(database: Database, clock: Clock, send: Send): Promise<number> {
  let tried = 0;
  for (const { id: organisationId } of await organisationIds(database)) {
    const now = clock.now();
    // Committed before anything is sent: two servers do not send the same letter, and a crash only sends it again.
    const letters = await database.scoped(organisationId, (tx) => takeLetters(tx, now, (tries) => nextTry(tries, now)));
    for (const letter of letters) {
      const outcome = await sendOne(letter, send);
      await database.scoped(organisationId, async (tx) => {
        await noteLetter(tx, letter.id, outcome, clock.now());
        if (outcome.state === 'delivered') await writeAudit(tx, { kind: 'anyone', organisationId }, clock.now(), newId(), { event: 'letter about guest days delivered', kind: 'write', details: { letterId: letter.id, kind: letter.kind, recipient: letter.issuer } });
      });
      tried += 1;
    }
  }
  return tried;
}

const everyMs = 5_000;

/** Runs until it is stopped. */
export function runLetters(database: Database, clock: Clock, privatePeers: readonly string[], failed: (error: unknown) => void): () => void {
  const send = sendOutside({ allowed: new Set(privatePeers) });
  let under = false;
  const timer = setInterval(() => {
    if (under) return;
    under = true;
    void sendLetters(database, clock, send).catch(failed).finally(() => { under = false; });
  }, everyMs);
  return () => clearInterval(timer);
}

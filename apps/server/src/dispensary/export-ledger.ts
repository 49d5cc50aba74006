/** The ledger of a site as a file that anybody can verify without this product: JSON lines, read by tools/verify-ledger.ts. */
import type { Tx } from '../platform/scoped.ts';
import { chainsOf, linksOf, peopleIn } from './ledger-export-store.ts';

const piece = 2000;

/**
 * Lines of the export, newline included: the chains with their heads, then every entry of each, oldest first. A chain
 * that moved since `since` is exported whole, since half a chain proves nothing.
 */
export async function* ledgerLines(tx: Tx, site: { readonly id: string; readonly code: string; readonly name: string }, since: string | null, now: Temporal.Instant): AsyncGenerator<string> {
  const chains = await chainsOf(tx, site.id, since);
  yield `${JSON.stringify({ format: 'fairlead-ledger-1', site: { id: site.id, code: site.code, name: site.name }, exportedAt: now.toString(), since, chains })}\n`;
  for (const { chain, length } of chains) {
    let after = 0;
    while (after < length) {
      const links = await linksOf(tx, chain, after, Math.min(piece, length - after));
      const last = links.at(-1);
      if (last === undefined) break;
      yield `${links.map(({ text }) => text).join('\n')}\n`;
      after = last.seq;
    }
  }
}

/** The whole export as one text, and whose doses stand in it. */
export async function exportLedger(tx: Tx, site: { readonly id: string; readonly code: string; readonly name: string }, since: string | null, now: Temporal.Instant): Promise<{ readonly text: string; readonly people: readonly string[] }> {
  let text = '';
  for await (const part of ledgerLines(tx, site, since, now)) text += part;
  return { text, people: await peopleIn(tx, (await chainsOf(tx, site.id, since)).map(({ chain }) => chain)) };
}

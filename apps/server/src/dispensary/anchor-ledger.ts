/**
 * Anchors: where every chain of the ledger stood at the end of a day. A chain shows that nothing was changed between its
 * links; only an anchor that somebody outside keeps shows that the keeper of the database did not write all of it anew.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayAt } from '../platform/clock.ts';
import type { Database, Tx } from '../platform/scoped.ts';
import type { Sweep } from '../platform/sweep.ts';
import { anchorsAfter, anchorsOf, firstZone, headsToAnchor, insertAnchor, lockAnchors, type AnchorRow } from './ledger-export-store.ts';

/** Makes the next anchor: its number, its day, the digest of the one before, and the head of each chain that moved. */
export async function makeAnchor(tx: Tx, day: string, now: Temporal.Instant): Promise<number> {
  await lockAnchors(tx);
  const [last] = await anchorsOf(tx, 1);
  const heads = await headsToAnchor(tx);
  const number = (last?.number ?? 0) + 1;
  const lines = ['fairlead-ledger-anchor-1', `number ${number}`, `day ${day}`, `made-at ${now.toString()}`, `organisation ${tx.organisationId}`, `before ${last?.digest ?? '0'.repeat(64)}`, ...heads.map(({ chain, seq, hash }) => `chain ${chain} ${seq} ${hash}`)];
  const body = `${lines.join('\n')}\n`;
  await insertAnchor(tx, { number, day, body, digest: createHash('sha256').update(body, 'utf8').digest('hex'), heads }, now);
  return number;
}

/** One anchor a day, at the first minute of the next: of the day that ended. */
export const anchorSweep: Sweep = async (tx, now) => {
  const zone = await firstZone(tx);
  if (zone === null) return;
  const today = dayAt(now, zone);
  const [last] = await anchorsOf(tx, 1);
  if (last === undefined || dayAt(Temporal.Instant.from(last.made_at), zone) < today) await makeAnchor(tx, Temporal.PlainDate.from(today).subtract({ days: 1 }).toString(), now);
};

/** The key that anchors are signed with. It stands beside the database and never in it. */
export interface AnchorKey {
  readonly sign: (body: string) => string;
}

/** Reads the installation's key, or makes it the first time (mode 0600). */
export async function anchorKey(directory: string): Promise<AnchorKey> {
  const path = join(directory, 'ledger-anchor-key.pem');
  const pem = await readFile(path, 'utf8').catch(async () => {
    const made = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    await mkdir(directory, { recursive: true });
    // Never over a key that is there and could not be read: earlier anchors carry its signature.
    await writeFile(path, made, { mode: 0o600, flag: 'wx' });
    await chmod(path, 0o600);
    return made;
  });
  const key = createPrivateKey(pem);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  return { sign: (body) => `${body}signature ${sign(null, Buffer.from(body), key).toString('base64')}\npublic-key ${spki}\n` };
}

let installed: AnchorKey | null = null;

/** From now on anchors are handed out signed. */
export function signAnchorsWith(key: AnchorKey): void {
  installed = key;
}

export const anchorFileName = ({ number, day }: Pick<AnchorRow, 'number' | 'day'>): string => `ledger-anchor-${String(number).padStart(5, '0')}-${day}.txt`;

/** The anchor as it leaves the house. */
export const anchorText = ({ body }: AnchorRow): string => (installed === null ? body : installed.sign(body));

/** Writes the anchors that are not there yet into `directory`/anchors. Returns how many were written. */
export async function keepAnchorFiles(database: Database, organisationId: string, directory: string): Promise<number> {
  const folder = join(directory, 'anchors');
  await mkdir(folder, { recursive: true });
  const numbers = (await readdir(folder)).map((name) => Number(/^ledger-anchor-(\d+)-/.exec(name)?.[1] ?? 0));
  const rows = await database.scoped(organisationId, (tx) => anchorsAfter(tx, Math.max(0, ...numbers)), { readOnly: true });
  for (const row of rows) await writeFile(join(folder, anchorFileName(row)), anchorText(row), { mode: 0o644 });
  return rows.length;
}

/** One exchange at the server: takes in what the node wrote, takes days for it, and answers with what changed. */
import { ExchangeAsked, type ExchangeAnswer, type NodeRow as Handed, type Parcel, type Signed } from '@fairlead/contract/downtime';
import { finishGuestStays, noteHoldsKnownAt } from '../dispensary/index.ts';
import { dayAt, type Clock } from '../platform/clock.ts';
import { newId } from '../platform/ids.ts';
import { endTasks, openTask, writeAudit, writeEvent } from '../platform/record-store.ts';
import { factorOf } from '../platform/reseal.ts';
import type { Database, Tx } from '../platform/scoped.ts';
import { unseal } from '../platform/vault.ts';
import { appliedDigest, askedBackOf, nodeById, noteHeard, takeLeases, type NodeRow } from './nodes-store.ts';
import { personParcels, roster, siteParcel, touchedSince, type ParcelRow, type Scope } from './parcels-store.ts';
import { photosFor } from './node-photos.ts';
import { digestOf, isSignedBy, rowDigest, sealTo, signText } from './signing.ts';
import { keepDifference, knownMeanwhile, liftsToLookAt, moveEpisodesOn, noteBatch, standsAlready, takeIn } from './take-in-store.ts';

/** How much one answer holds: it is on its way before its node gives up. */
export interface AnswerLimits {
  readonly bytes: number;
  readonly ms: number;
  readonly peopleAtOnce: number;
  /** Pictures go in an answer that has said everything else, as far as this leaves room: a slow line is not held up. */
  readonly photoBytes: number;
}
export const answerLimits: AnswerLimits = { bytes: 4_000_000, ms: 4_000, peopleAtOnce: 20, photoBytes: 250_000 };

export interface ExchangeDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly isDemo: () => Promise<boolean>;
  readonly limits: AnswerLimits;
}

export type Exchanged = { readonly kind: 'answer'; readonly signed: Signed } | { readonly kind: 'refused'; readonly why: 'unknown' | 'ended' | 'old' | 'behind' };

/** What a server's key of a node is sealed to. */
export const serverKeyOf = (organisationId: string, nodeId: string): string => `site node ${organisationId} ${nodeId}`;

// What others point at comes first: one statement that writes into several tables leaves their order open.
const order = ['confirmations', 'window_checks', 'check_ins', 'containers', 'journals', 'entries', 'doses', 'injections', 'bottles', 'dose_corrections', 'stock_receipts', 'stock_counts', 'discrepancies'];
const rank = ({ table, what }: Handed): number => (what === 'update' ? 100 : 0) + (order.includes(table) ? order.indexOf(table) : 50);

/** Rows of one movement belong together; every other row stands or falls alone. Transactions follow one another as they were committed. */
export function unitsOf(rows: readonly Handed[]): readonly (readonly Handed[])[] {
  const first = new Map<number, number>();
  for (const { transaction, seq } of rows) if (!first.has(transaction)) first.set(transaction, seq);
  const sorted = rows.toSorted((a, b) => (first.get(a.transaction) ?? 0) - (first.get(b.transaction) ?? 0) || rank(a) - rank(b) || a.seq - b.seq);
  const units: Handed[][] = [];
  const movements = new Map<string, Handed[]>();
  for (const each of sorted) {
    if (each.table !== 'journals' && each.table !== 'entries') {
      units.push([each]);
      continue;
    }
    const row = JSON.parse(each.row) as Record<string, unknown>;
    const id = String(each.table === 'journals' ? row['id'] : row['journal_id']);
    const there = movements.get(id);
    if (there !== undefined) there.push(each);
    else {
      const unit = [each];
      movements.set(id, unit);
      units.push(unit);
    }
  }
  return units;
}

const slot = 'one_dose_a_person_day_part';

async function keepAll(tx: Tx, node: NodeRow, unit: readonly Handed[], because: string, now: Temporal.Instant): Promise<void> {
  const duplicate = because === slot;
  for (const each of unit) await keepDifference(tx, node.id, node.site_id, each, duplicate ? 'duplicate' : 'not-taken', because, now);
  const row = JSON.parse(unit[0]?.row ?? '{}') as Record<string, unknown>;
  const personId = typeof row['person_id'] === 'string' ? row['person_id'] : null;
  await openTask(tx, null, now, { siteId: node.site_id, kind: 'downtime.look-at-difference', role: duplicate ? 'prescriber' : 'manager', personId, dueAt: now.toString(), priority: duplicate ? 1 : 2, params: { table: unit[0]?.table ?? '', because, node: node.name }, dedupeKey: `difference ${node.id} ${unit[0]?.seq ?? 0}` });
}

async function lookAt(tx: Tx, node: NodeRow, doseIds: readonly string[], now: Temporal.Instant): Promise<void> {
  for (const each of await knownMeanwhile(tx, doseIds, now)) {
    const about = { personId: each.person_id, episodeId: each.episode_id, siteId: each.site_id };
    const params = { dosingDay: each.dosing_day, doseUg: each.dose_ug, medicine: each.medicine, because: each.because[0] ?? '', node: node.name };
    await openTask(tx, null, now, { ...about, kind: 'downtime.look-at-dose', role: 'prescriber', dueAt: now.toString(), priority: 1, params, dedupeKey: `node dose ${each.dose_id}` });
    await writeEvent(tx, null, now, { ...about, kind: 'downtime.given-meanwhile', topic: 'queue', params, about: { table: 'doses', id: each.dose_id } });
  }
}

/** Puts what is new of these rows, in one transaction with the note that they stand: sent again, they are passed over. */
async function takeInAll(tx: Tx, node: NodeRow, asked: ExchangeAsked, now: Temporal.Instant): Promise<number> {
  const fresh = asked.rows.filter(({ seq }) => seq > node.applied_seq).toSorted((a, b) => a.seq - b.seq);
  const last = fresh.at(-1);
  if (last === undefined) return node.applied_seq;
  const doses: string[] = [];
  const [lifts, samples]: [string[], { id: string; by: string | null }[]] = [[], []];
  for (const unit of unitsOf(fresh)) {
    const difference = await takeIn(tx, node.id, unit);
    const [first] = unit;
    if (difference !== null && !standsAlready(difference)) await keepAll(tx, node, unit, difference.constraint, now);
    else if (first?.table === 'doses' || first?.table === 'dose_corrections') {
      const row = JSON.parse(first.row) as Record<string, unknown>;
      doses.push(String(first.table === 'doses' ? row['id'] : row['dose_id']));
    } else if (first?.table === 'urine_tests') {
      const row = JSON.parse(first.row) as Record<string, unknown>;
      if (row['state'] === 'collected') samples.push({ id: String(row['id']), by: typeof row['collected_by'] === 'string' ? row['collected_by'] : null });
    } else if (first?.table === 'holds' && first.what === 'update') lifts.push(String((JSON.parse(first.row) as Record<string, unknown>)['id']));
  }
  if (doses.length > 0) {
    await moveEpisodesOn(tx, doses);
    await lookAt(tx, node, doses, now);
  }
  // The server asked for these samples, so its own list says that they were given.
  for (const { id, by } of samples) await endTasks(tx, by, now, { dedupeKey: `sample ${id}`, outcome: 'given' });
  for (const { row } of fresh.filter(({ table }) => table === 'clock_confirmations')) {
    const said = JSON.parse(row) as Record<string, unknown>;
    await openTask(tx, null, now, { siteId: node.site_id, kind: 'downtime.look-at-date', role: 'manager', dueAt: now.toString(), priority: 2, params: { day: said['day'], since: said['seen_at'], node: node.name }, dedupeKey: `node date ${String(said['id'])}` });
  }
  for (const lift of await liftsToLookAt(tx, lifts)) {
    await openTask(tx, null, now, { siteId: lift.site_id, kind: 'downtime.look-at-lift', role: 'prescriber', personId: lift.person_id, episodeId: lift.episode_id, dueAt: now.toString(), priority: 1, params: { reason: lift.reason, who: lift.who, node: node.name }, dedupeKey: `node lift ${lift.id}` });
  }
  await noteBatch(tx, node.id, node.applied_seq, last.seq, fresh.length, rowDigest(last), now);
  return last.seq;
}

function sealedFor(node: NodeRow, row: ParcelRow): Parcel {
  const tables = { ...row.body };
  if (tables['accounts'] === undefined || node.box_key === null) return { id: row.id, hash: row.hash, tables, secrets: [] };
  const accounts = JSON.parse(tables['accounts']) as Record<string, unknown>[];
  const secrets = accounts.flatMap((account) => {
    const [id, kept] = [String(account['id']), account['totp_secret']];
    const plain = typeof kept === 'string' ? unseal(kept, factorOf(id)) : null;
    return plain === null ? [] : [{ accountId: id, box: sealTo(plain, node.box_key ?? '', factorOf(id)) }];
  });
  return { id: row.id, hash: row.hash, secrets, tables: { ...tables, accounts: JSON.stringify(accounts.map((account) => ({ ...account, totp_secret: null }))) } };
}

const bytesOf = (row: ParcelRow): number => Object.values(row.body ?? {}).reduce((sum, text) => sum + text.length, 0);

/** Longer than any transaction may take, so that none that committed late is passed over. */
const overlap = { minutes: 2 } as const;

async function changes(tx: Tx, node: NodeRow, asked: ExchangeAsked, today: string, limits: AnswerLimits): Promise<{ readonly parcels: Parcel[]; readonly gone: string[]; readonly reached: string | null }> {
  const { known } = asked;
  if (known === null) return { parcels: [], gone: [], reached: null };
  const scope: Scope = { organisationId: tx.organisationId, nodeId: node.id, siteId: node.site_id, today };
  const parcels: Parcel[] = [];
  const shared = await siteParcel(tx, scope, known[node.id]);
  if (shared.body !== null) parcels.push(sealedFor(node, shared));
  const people = await roster(tx, node.id);
  const held = new Set(people);
  const gone = Object.keys(known).filter((id) => id !== node.id && !held.has(id));
  const touched = asked.since === null ? null : new Set(await touchedSince(tx, Temporal.Instant.from(asked.since).subtract(overlap)));
  const wanted = people.filter((id) => (asked.after === null || id > asked.after) && (touched === null || touched.has(id) || known[id] === undefined));
  let bytes = parcels.length === 0 ? 0 : bytesOf(shared);
  const begun = performance.now();
  for (let from = 0; from < wanted.length; from += limits.peopleAtOnce) {
    if (from > 0 && (bytes > limits.bytes || performance.now() - begun > limits.ms)) return { parcels, gone, reached: wanted[from - 1] ?? null };
    const rows = (await personParcels(tx, scope, wanted.slice(from, from + limits.peopleAtOnce), known)).filter(({ body }) => body !== null);
    parcels.push(...rows.map((row) => sealedFor(node, row)));
    bytes += rows.reduce((sum, row) => sum + bytesOf(row), 0);
  }
  return { parcels, gone, reached: null };
}

interface Heard { readonly node: NodeRow; readonly appliedSeq: number }

async function hear(deps: ExchangeDeps, asked: ExchangeAsked, now: Temporal.Instant): Promise<Heard | Exclude<Exchanged, { kind: 'answer' }>> {
  return deps.database.scoped(asked.organisationId, async (tx) => {
    const node = await nodeById(tx, asked.nodeId, true);
    if (node === null || node.public_key === null) return { kind: 'refused', why: 'unknown' };
    if (asked.number <= node.last_number) return { kind: 'refused', why: 'old' };
    // An ended node still hands over what it gave, and is told nothing more.
    const appliedSeq = asked.afterSeq > node.applied_seq ? node.applied_seq : await takeInAll(tx, node, asked, now);
    if (asked.coldHolds !== undefined) await noteHoldsKnownAt(tx, node.id, asked.coldHolds, now);
    await noteHeard(tx, node.id, asked.number, { clockOffMs: Temporal.Instant.from(asked.now).epochMilliseconds - now.epochMilliseconds, stopped: asked.stopped, waiting: asked.waiting }, now);
    return { node, appliedSeq };
  });
}

/** Answers one signed question of a node. */
export async function exchange(deps: ExchangeDeps, signed: Signed): Promise<Exchanged> {
  const asked = readAsked(signed.text);
  if (asked === null) return { kind: 'refused', why: 'unknown' };
  const claimed = await deps.database.scoped(asked.organisationId, (tx) => nodeById(tx, asked.nodeId), { readOnly: true });
  if (claimed === null || claimed.public_key === null || !isSignedBy(signed, claimed.public_key)) return { kind: 'refused', why: 'unknown' };
  const now = deps.clock.now();
  const heard = await hear(deps, asked, now);
  if ('kind' in heard) return heard;
  const { node } = heard;
  const privateKey = unseal(node.server_private, serverKeyOf(asked.organisationId, node.id));
  if (privateKey === null) throw new Error('The key that answers this node was sealed with a key that is not here.');
  const today = dayAt(now, node.time_zone);
  // What waited for days that came back goes on before anything is leased anew.
  if (asked.rows.some(({ table }) => table === 'dosing_leases')) await deps.database.scoped(asked.organisationId, (tx) => finishGuestStays(tx, now));
  if (node.state === 'active') await deps.database.scoped(asked.organisationId, (tx) => takeLeases(tx, node, today, now));
  const isKnown = node.state === 'active' || node.state === 'returning';
  const answer = await deps.database.scoped(asked.organisationId, async (tx): Promise<ExchangeAnswer> => {
    const changed = isKnown ? await changes(tx, node, asked, today, deps.limits) : { parcels: [], gone: Object.keys(asked.known ?? {}), reached: null };
    const people = changed.parcels.filter(({ id }) => id !== node.id).map(({ id }) => id);
    if (people.length > 0) await writeAudit(tx, { kind: 'anyone', organisationId: tx.organisationId }, now, newId(), { event: 'records sent to a site node', kind: 'read', people, details: { nodeId: node.id } });
    const facts = changed.parcels.reduce((sum, { tables }) => sum + Object.values(tables).reduce((bytes, text) => bytes + text.length, 0), 0);
    const photos = changed.reached === null && isKnown && asked.known !== null ? await photosFor(tx, node, asked.photos ?? [], deps.limits.photoBytes - facts, now) : [];
    return {
      number: asked.number, to: digestOf(signed.text).toString('hex'), appliedSeq: heard.appliedSeq, appliedDigest: await appliedDigest(tx, node.id, heard.appliedSeq), now: now.toString(), real: deps.clock.real().toString(), isDemo: await deps.isDemo(),
      ...changed, askedBack: [...(await askedBackOf(tx, node.id))], isReturning: node.state !== 'active', ...(photos.length === 0 ? {} : { photos }),
    };
  });
  return { kind: 'answer', signed: signText(JSON.stringify(answer), privateKey) };
}

function readAsked(text: string): ExchangeAsked | null {
  try {
    const read = ExchangeAsked.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

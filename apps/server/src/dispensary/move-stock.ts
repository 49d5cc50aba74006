/** Receiving, moving, wasting and counting stock. Every movement is one journal; a count moves nothing. */
import type { ContainerLine, DiscrepancyLine, ReceiptPapers } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { productById, spendConfirmation } from '../medication/index.ts';
import { siteById } from '../platform/sites-store.ts';
import type { LedgerEntry } from './doses-store.ts';
import { coldContainers } from './cold/cold-store.ts';
import { keepReceipt } from './books/receipts.ts';
import { containerFault } from './lease-store.ts';
import { openPoursAt } from './pump/pumps-store.ts';
import { tieWastePhoto } from './second/waste-photos-store.ts';
import {
  changeContainer, closeDiscrepancyRow, containerById, discrepancyById, insertContainer, insertCount, lockBalance, openDiscrepancy, writeJournal, type ContainerRow, type DiscrepancyRow,
  openDifferenceOf,
} from './stock-store.ts';

export function containerReply(row: ContainerRow): ContainerLine {
  return {
    id: row.id, label: row.label, lot: row.lot, expiresOn: row.expires_on, place: row.place, state: row.state, balanceUg: row.balance_ug, product: { ...row.product },
    lastCountAt: row.last_count_at, openDiscrepancyUg: row.open_discrepancy_ug, pump: row.pump,
  };
}

export function discrepancyReply(row: DiscrepancyRow): DiscrepancyLine {
  return { id: row.id, containerId: row.container_id, label: row.label, differenceUg: row.difference_ug, state: row.state, openedAt: row.opened_at, explanation: row.explanation, closedBy: row.closed_by, secondBy: row.second_by };
}

const lineOf = (row: ContainerRow, amountUg: number): LedgerEntry => ({ account: 'container', productId: row.product.id, lot: row.lot, containerId: row.id, personId: null, amountUg });
const otherLine = (row: ContainerRow, account: LedgerEntry['account'], amountUg: number): LedgerEntry => ({ account, productId: row.product.id, lot: row.lot, containerId: null, personId: null, amountUg });
const notEnough = (row: ContainerRow): CommandResult<never> => ({ kind: 'conflict', detail: `${row.label} holds ${row.balance_ug / 1000} mg. Nothing was moved.` });
const spent: CommandResult<never> = { kind: 'invalid', detail: 'The second person’s confirmation was used already or is older than two minutes.', field: '/confirmationId' };

async function shown(tx: Tx, id: string): Promise<ContainerRow> {
  const row = await containerById(tx, id);
  if (row === null) throw new Error('The container that was just moved is not there.');
  return row;
}

const told = (kind: string, row: ContainerRow, params: Readonly<Record<string, unknown>>): { kind: string; topic: string; siteId: string; params: Readonly<Record<string, unknown>>; about: { table: string; id: string } } =>
  ({ kind, topic: 'stock', siteId: row.site_id, params: { label: row.label, product: row.product.name, ...params }, about: { table: 'containers', id: row.id } });

type Received = { readonly productId: string; readonly lot: string; readonly expiresOn: string; readonly label: string; readonly amountUg: number; readonly place: 'safe' | 'window'; readonly reason?: string | undefined; readonly papers?: ReceiptPapers | undefined };

export async function receiveStock(tx: Tx, actor: StaffActor, siteId: string, asked: Received, now: Temporal.Instant): Promise<CommandResult<ContainerLine>> {
  const [site, product] = [await siteById(tx, siteId), await productById(tx, asked.productId)];
  if (site === null || product === null) return { kind: 'not-found' };
  if (product.ugPerUnit !== null && asked.amountUg % product.ugPerUnit !== 0) return { kind: 'invalid', detail: `Whole units of ${product.ugPerUnit / 1000} mg are received.`, field: '/amountUg' };
  const id = await insertContainer(tx, { ...asked, siteId }, now);
  const row = await shown(tx, id);
  const fault = asked.papers === undefined ? null : await keepReceipt(tx, actor, row, site, asked.papers, now);
  if (fault !== null) return fault;
  await writeJournal(tx, { siteId, kind: 'receive', authorId: actor.accountId, witnessId: null, reason: asked.reason ?? null }, [otherLine(row, 'supplier', -asked.amountUg), lineOf(row, asked.amountUg)], now);
  const after = await shown(tx, id);
  return { kind: 'done', reply: containerReply(after), people: [], events: [told('dispensary.stock-received', after, { amountUg: asked.amountUg })], details: { containerId: id, amountUg: asked.amountUg } };
}

export async function moveStock(tx: Tx, actor: StaffActor, fromId: string, asked: { readonly toContainerId: string; readonly amountUg: number; readonly reason?: string | undefined }, now: Temporal.Instant): Promise<CommandResult<{ from: ContainerLine; to: ContainerLine }>> {
  // Always in one order, so that two people who pour against each other do not wait for each other for ever.
  for (const id of [fromId, asked.toContainerId].toSorted()) await lockBalance(tx, id);
  const [from, to] = [await containerById(tx, fromId), await containerById(tx, asked.toContainerId)];
  if (from === null || to === null) return { kind: 'not-found' };
  if (from.id === to.id || from.product.id !== to.product.id || from.lot !== to.lot || from.site_id !== to.site_id) return { kind: 'invalid', detail: 'Only the same product and lot is poured together.', field: '/toContainerId' };
  const held = (await containerFault(tx, from.id)) ?? (await containerFault(tx, to.id));
  if (held !== null) return held;
  // Poured together, what was set aside would be given again.
  if (from.state !== 'open' && to.state === 'open') return { kind: 'conflict', detail: `${from.label} is set aside. It goes into no container that is in use.` };
  if (from.balance_ug < asked.amountUg) return notEnough(from);
  await writeJournal(tx, { siteId: from.site_id, kind: 'transfer', authorId: actor.accountId, witnessId: null, reason: asked.reason ?? null }, [lineOf(from, -asked.amountUg), lineOf(to, asked.amountUg)], now);
  const [fromAfter, toAfter] = [await shown(tx, from.id), await shown(tx, to.id)];
  return { kind: 'done', reply: { from: containerReply(fromAfter), to: containerReply(toAfter) }, people: [], events: [told('dispensary.stock-moved', fromAfter, { amountUg: asked.amountUg, to: toAfter.label })] };
}

export async function placeContainer(tx: Tx, id: string, asked: { readonly place?: 'safe' | 'window' | undefined; readonly state?: ContainerRow['state'] | undefined; readonly reason: string }, now: Temporal.Instant): Promise<CommandResult<ContainerLine>> {
  const row = await containerById(tx, id);
  if (row === null) return { kind: 'not-found' };
  const held = await containerFault(tx, id);
  if (held !== null) return held;
  if (asked.state === 'open' && row.state !== 'open' && (await coldContainers(tx, { containerIds: [id] }, now))[0]?.held) return { kind: 'conflict', detail: `${row.label} is held since the cold was left. A pharmacist or a prescriber decides about it first, under Books, Cold.` };
  if (asked.state === 'closed' && row.balance_ug > 0) return { kind: 'conflict', detail: `${row.label} still holds ${row.balance_ug / 1000} mg. Move, waste or count it first.` };
  await changeContainer(tx, id, asked.place ?? row.place, asked.state ?? row.state);
  const after = await shown(tx, id);
  return { kind: 'done', reply: containerReply(after), people: [], events: [told('dispensary.container-placed', after, { place: after.place, state: after.state, reason: asked.reason })] };
}

export async function wasteStock(tx: Tx, actor: StaffActor, id: string, asked: { readonly amountUg: number; readonly reason: string; readonly confirmationId: string; readonly photoId?: string | undefined }, now: Temporal.Instant): Promise<CommandResult<ContainerLine>> {
  const balance = await lockBalance(tx, id);
  const row = balance === null ? null : await containerById(tx, id);
  if (row === null) return { kind: 'not-found' };
  const held = await containerFault(tx, id);
  if (held !== null) return held;
  if (row.balance_ug < asked.amountUg) return notEnough(row);
  const second = await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (second === null) return spent;
  const journalId = await writeJournal(tx, { siteId: row.site_id, kind: 'waste', authorId: actor.accountId, witnessId: second.id, reason: asked.reason }, [lineOf(row, -asked.amountUg), otherLine(row, 'waste', asked.amountUg)], now);
  const noPhoto = await tieWastePhoto(tx, asked.photoId, journalId, row.site_id, actor.accountId);
  if (noPhoto !== null) return noPhoto;
  const after = await shown(tx, id);
  return { kind: 'done', reply: containerReply(after), people: [], events: [told('dispensary.stock-wasted', after, { amountUg: asked.amountUg, reason: asked.reason })], details: { containerId: id, amountUg: asked.amountUg, witness: second.id } };
}

export async function countStock(tx: Tx, actor: StaffActor, id: string, asked: { readonly countedUg: number; readonly note?: string | undefined }, now: Temporal.Instant): Promise<CommandResult<{ countId: string; expectedUg: number; differenceUg: number; discrepancyId: string | null }>> {
  const balanceUg = await lockBalance(tx, id);
  const row = balanceUg === null ? null : await containerById(tx, id);
  if (row === null || balanceUg === null) return { kind: 'not-found' };
  const held = await containerFault(tx, id);
  if (held !== null) return held;
  if (row.pump !== null && (await openPoursAt(tx, id)).length > 0) return { kind: 'conflict', detail: `Something stands poured at ${row.pump.name}. Give it or waste it before a witness, then count.` };
  // A difference that waits for its explanation is known: counted again, it is not missing twice.
  const expectedUg = balanceUg + await openDifferenceOf(tx, id);
  const countId = await insertCount(tx, { siteId: row.site_id, containerId: id, countedUg: asked.countedUg, expectedUg, note: asked.note ?? null }, actor.accountId, now);
  const differenceUg = asked.countedUg - expectedUg;
  const discrepancyId = differenceUg === 0 ? null : await openDiscrepancy(tx, { countId, containerId: id, siteId: row.site_id, differenceUg }, now);
  return {
    kind: 'done', reply: { countId, expectedUg, differenceUg, discrepancyId }, people: [],
    events: [told(differenceUg === 0 ? 'dispensary.stock-counted' : 'dispensary.stock-differs', row, { countedUg: asked.countedUg, expectedUg, differenceUg })],
    tasks: discrepancyId === null ? [] : [{ siteId: row.site_id, kind: 'dispensary.explain-difference', role: 'manager', dueAt: now.toString(), priority: 1, params: { discrepancyId, label: row.label, differenceUg }, dedupeKey: `discrepancy ${discrepancyId}` }],
  };
}

/** Two people sign why; only then does the ledger follow what was counted. */
export async function closeDiscrepancy(tx: Tx, actor: StaffActor, id: string, asked: { readonly explanation: string; readonly confirmationId: string }, now: Temporal.Instant): Promise<CommandResult<DiscrepancyLine>> {
  const found = await discrepancyById(tx, id);
  if (found === null) return { kind: 'not-found' };
  if (found.state === 'closed') return { kind: 'conflict', detail: `${found.closed_by ?? 'Somebody'} and ${found.second_by ?? 'somebody else'} closed this case already.` };
  const held = await containerFault(tx, found.container_id);
  if (held !== null) return held;
  const second = await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (second === null) return spent;
  const balance = await lockBalance(tx, found.container_id);
  const row = await shown(tx, found.container_id);
  if ((balance ?? 0) + found.difference_ug < 0) return notEnough(row);
  const journalId = await writeJournal(tx, { siteId: found.site_id, kind: 'discrepancy', authorId: actor.accountId, witnessId: second.id, reason: asked.explanation }, [lineOf(row, found.difference_ug), otherLine(row, 'discrepancy', -found.difference_ug)], now);
  if (!(await closeDiscrepancyRow(tx, id, { explanation: asked.explanation, closedBy: actor.accountId, secondBy: second.id, journalId }, now))) return { kind: 'lost-race', detail: 'Somebody else closed this case at the same moment.' };
  const after = await discrepancyById(tx, id);
  return after === null ? { kind: 'not-found' } : { kind: 'done', reply: discrepancyReply(after), people: [], events: [told('dispensary.difference-closed', row, { differenceUg: found.difference_ug })], details: { discrepancyId: id, second: second.id } };
}

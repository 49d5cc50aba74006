/**
 * Stock leaves for good: destroyed here, sent to a reverse distributor, or sent back to the supplier; and medicine that people brought
 * back is noted as destroyed. Two sign, and stock moves in the ledger by their journal alone.
 * US: what is destroyed is non-retrievable and two employees see it (21 CFR 1317.90, 1317.95) [unchecked]; schedule II is sent on an
 * order form (21 CFR 1305) [primary]. UK: stock is destroyed before an authorised witness, returned medicine before a second member
 * of staff (Misuse of Drugs Regulations 2001, regulation 27) [unchecked].
 */
import { decideControlledDrug } from '@fairlead/clinical';
import type { BodyOf } from '@fairlead/contract';
import type { Disposal, DisposalLine, disposeStock as disposeStockRoute } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../../platform/actor.ts';
import { dayAt } from '../../platform/clock.ts';
import type { CommandResult, NotDone } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { siteById, type SiteRow } from '../../platform/sites-store.ts';
import { decisionReply, spendConfirmation } from '../../medication/index.ts';
import { personById } from '../../people/index.ts';
import type { LedgerEntry } from '../doses-store.ts';
import { containerFault } from '../lease-store.ts';
import { openPoursAt } from '../pump/pumps-store.ts';
import { changeContainer, containerById, lockBalance, writeJournal, type ContainerRow } from '../stock-store.ts';
import { cardsOf } from './cards-store.ts';
import { disposalById, insertDisposal, type DisposalRow, type NewDisposal } from './disposals-store.ts';
import { needsOrderForm, scheduleOf } from './schedules.ts';

type Asked = BodyOf<typeof disposeStockRoute>;
type Invalid = Extract<NotDone, { kind: 'invalid' }>;

export const disposalReply = ({ siteId: _site, ...row }: DisposalRow): Disposal => ({ ...row, lines: row.lines.map((line) => ({ ...line })) });

const lacks = (detail: string, field: string): Invalid => ({ kind: 'invalid', detail, field });

/** What has to be said of each kind, by the law of the site. */
function faultOf(asked: Asked, site: SiteRow, today: string): Invalid | null {
  const { kind } = asked;
  const back = kind === 'returned-medicine';
  if ((asked.disposedOn ?? today) > today) return lacks('It was not disposed of in the future.', '/disposedOn');
  if (back !== (asked.returned !== undefined)) return lacks(back ? 'Say what was brought back, and by whom.' : 'What a person brought back is noted by itself.', '/returned');
  if (back && site.country === 'US') return lacks('A bottle that comes back is settled at the window, before a witness.', '/kind');
  if (back !== (asked.lines.length === 0)) return lacks(back ? 'Returned medicine is not stock: it is taken from no container.' : 'Say which containers, and how much of each.', '/lines');
  if (new Set(asked.lines.map(({ containerId }) => containerId)).size !== asked.lines.length) return lacks('Name each container once.', '/lines');
  if (kind === 'destroyed' || back) {
    if (asked.place === undefined) return lacks('Say where it was destroyed.', '/place');
    if (asked.method === undefined) return lacks('Say how it was destroyed.', '/method');
    if (site.country === 'US' && asked.nonRetrievable !== true) return lacks('Destroy it so that nothing can be got back, and say so.', '/nonRetrievable');
    return null;
  }
  if (asked.recipient?.address === undefined) return lacks('Say to whom it went, with the address.', '/recipient');
  return site.country === 'US' && asked.recipient.number === undefined ? lacks('Write the DEA number of whoever took it.', '/recipient/number') : null;
}

/** The containers in one order, held until the end, each with enough in it. */
async function takeContainers(tx: Tx, siteId: string, lines: Asked['lines']): Promise<NotDone | { readonly kind: 'taken'; readonly of: readonly { readonly container: ContainerRow; readonly ug: number }[] }> {
  const of: { container: ContainerRow; ug: number }[] = [];
  for (const { containerId, ug } of lines.toSorted((a, b) => (a.containerId < b.containerId ? -1 : 1))) {
    const balance = await lockBalance(tx, containerId);
    const container = balance === null ? null : await containerById(tx, containerId);
    if (container === null || container.site_id !== siteId) return { kind: 'not-found' };
    const held = await containerFault(tx, containerId);
    if (held !== null) return held;
    if (container.pump !== null && (await openPoursAt(tx, containerId)).length > 0) return { kind: 'conflict', detail: `Something stands poured at ${container.pump.name}. Give it or waste it before a witness first.` };
    if (container.balance_ug < ug) return { kind: 'conflict', detail: `${container.label} holds ${container.balance_ug / 1000} mg. Nothing was moved.` };
    of.push({ container, ug });
  }
  return { kind: 'taken', of };
}

const accounts = { destroyed: 'waste', 'reverse-distributor': 'distributor', supplier: 'supplier' } as const;

function entriesOf(kind: keyof typeof accounts, of: readonly { readonly container: ContainerRow; readonly ug: number }[]): readonly LedgerEntry[] {
  return of.flatMap(({ container, ug }) => {
    const common = { productId: container.product.id, lot: container.lot, personId: null };
    return [{ ...common, account: 'container' as const, containerId: container.id, amountUg: -ug }, { ...common, account: accounts[kind], containerId: null, amountUg: ug }];
  });
}

const common = (asked: Asked, site: SiteRow, today: string, actor: StaffActor, secondId: string): Omit<NewDisposal, 'personId' | 'broughtBy' | 'lines' | 'journalId'> => ({
  siteId: site.id, kind: asked.kind, disposedOn: asked.disposedOn ?? today, reason: asked.reason, place: asked.place ?? null, method: asked.method ?? null, nonRetrievable: asked.nonRetrievable ?? null, witness: asked.witness ?? null,
  recipient: asked.recipient ?? null, orderForm: asked.orderForm ?? null, invoice: asked.invoice ?? null, authorId: actor.accountId, secondId,
});

async function shown(tx: Tx, id: string): Promise<Disposal> {
  const row = await disposalById(tx, id);
  if (row === null) throw new Error('The disposal that was just signed is not there.');
  return disposalReply(row);
}

/** What a person brought back: noted with whoever saw it destroyed; no container ever held it. */
async function noteReturned(tx: Tx, asked: Asked, base: ReturnType<typeof common>, now: Temporal.Instant): Promise<CommandResult<Disposal>> {
  const { returned } = asked;
  const person = returned?.personId === undefined ? null : await personById(tx, returned.personId);
  if (returned === undefined || (returned.personId !== undefined && person === null)) return { kind: 'not-found' };
  const line: DisposalLine = { containerId: null, container: null, product: returned.what, form: '', ugPerMl: null, ugPerUnit: null, lot: returned.lot ?? '', expiresOn: null, schedule: null, ndc: null, ug: returned.ug ?? null };
  const id = await insertDisposal(tx, { ...base, personId: returned.personId ?? null, broughtBy: returned.broughtBy, lines: [line], journalId: null }, now);
  return {
    kind: 'done', reply: await shown(tx, id), people: returned.personId === undefined ? [] : [returned.personId], details: { disposalId: id, kind: asked.kind },
    events: [{ kind: 'dispensary.medicine-returned', topic: 'stock', siteId: base.siteId, ...(returned.personId === undefined ? {} : { personId: returned.personId }), params: { what: returned.what }, about: { table: 'disposals', id } }],
  };
}

export async function disposeStock(tx: Tx, actor: StaffActor, siteId: string, asked: Asked, now: Temporal.Instant): Promise<CommandResult<Disposal>> {
  const site = await siteById(tx, siteId);
  if (site === null) return { kind: 'not-found' };
  const today = dayAt(now, site.time_zone);
  const fault = faultOf(asked, site, today);
  if (fault !== null) return fault;
  const taken = await takeContainers(tx, siteId, asked.lines);
  if (taken.kind !== 'taken') return taken;
  const sent = asked.kind === 'reverse-distributor' || asked.kind === 'supplier';
  if (sent && asked.orderForm === undefined && taken.of.some(({ container }) => needsOrderForm(container.product.medicine, site.country))) return lacks('Schedule II leaves on an order form (222) of whoever takes it. Write its number.', '/orderForm');
  const second = await spendConfirmation(tx, asked.confirmationId, actor.accountId, now);
  if (second === null) return lacks('The second person’s confirmation was used already or is older than two minutes.', '/confirmationId');
  if (asked.kind === 'destroyed') {
    const decision = decideControlledDrug({ event: 'destruction', regime: site.country === 'US' ? 'DEA' : 'UK', witnesses: site.country === 'US' ? 2 : asked.witness === undefined ? 0 : 1 });
    if (decision.decision === 'refuse') return { kind: 'refused', detail: 'Stock is destroyed before a witness who is authorised for it. Name them with their capacity.', decision: decisionReply(decision), people: [] };
  }
  const base = common(asked, site, today, actor, second.id);
  if (asked.kind === 'returned-medicine') return noteReturned(tx, asked, base, now);
  const cards = new Map((await cardsOf(tx, siteId)).map((card) => [card.productId, card]));
  const journalId = await writeJournal(tx, { siteId, kind: 'disposal', authorId: actor.accountId, witnessId: second.id, reason: asked.reason }, entriesOf(asked.kind, taken.of), now);
  const lines = taken.of.map(({ container: { id, label, product, lot, expires_on: expiresOn }, ug }): DisposalLine => ({
    containerId: id, container: label, product: product.name, form: product.form, ugPerMl: product.ugPerMl, ugPerUnit: product.ugPerUnit, lot, expiresOn, schedule: scheduleOf(product.medicine, site.country), ndc: cards.get(product.id)?.ndc ?? null, ug,
  }));
  const id = await insertDisposal(tx, { ...base, personId: null, broughtBy: null, lines, journalId }, now);
  // What was set aside and is empty now needs nobody's attention any more.
  for (const { container, ug } of taken.of) if (container.state === 'quarantined' && container.balance_ug === ug) await changeContainer(tx, container.id, container.place, 'closed');
  return {
    kind: 'done', reply: await shown(tx, id), people: [], details: { disposalId: id, kind: asked.kind, journalId },
    events: [{ kind: 'dispensary.stock-disposed', topic: 'stock', siteId, params: { way: asked.kind, product: [...new Set(lines.map((line) => line.product))].join(', '), amountUg: taken.of.reduce((sum, { ug }) => sum + ug, 0) }, about: { table: 'disposals', id } }],
  };
}

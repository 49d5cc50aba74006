/** Signs an instalment prescription; cancels one; restarts after missed days with a new dose and a new prescription. */
import type { Decision } from '@fairlead/contract';
import type { NewOrder } from '@fairlead/contract/medication';
import type { NewPrescription, Prescription } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../../platform/actor.ts';
import { endTasks, moveEpisodeOn, type RecordEvent } from '../../platform/record-store.ts';
import type { CommandResult, NotDone } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { decisionReply, draftOrder, orderById, signersNeeded, signOrder, type OrderRow } from '../../medication/index.ts';
import { planPrescription, type PlannedPrescription } from './plan-prescription.ts';
import { prescriptionReply } from './prescription-reply.ts';
import { heldDaysFault } from '../lease-store.ts';
import { endPrescription, insertPrescription, keepSaid, prescriptionById, type PrescriptionRow } from './prescriptions-store.ts';

type Written = { readonly prescription: Prescription; readonly decision: Decision };

const lost = { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment. Look again, then sign.' } as const;
/** The task that a pharmacy opened about a prescription. */
export const questionKey = (prescriptionId: string): string => `pharmacy ${prescriptionId}`;

function eventOf(row: PrescriptionRow, kind: string, params: Readonly<Record<string, unknown>>): RecordEvent {
  return { kind, topic: 'orders', personId: row.personId, episodeId: row.episodeId, siteId: row.siteId, params: { pharmacy: row.content.pharmacy.name, from: row.startOn, to: row.endOn, ...params }, audience: 'person', about: { table: 'instalment_prescriptions', id: row.id } };
}

function refusalOf(plan: PlannedPrescription, overrideReason: string | undefined): NotDone | null {
  const decision = decisionReply(plan.decision);
  if (decision.decision !== 'refuse') return null;
  if (signersNeeded(decision) === 'nobody') return { kind: 'refused', detail: 'The law refuses this prescription. Change it.', decision, people: [plan.order.personId] };
  return overrideReason === undefined ? { kind: 'refused', detail: 'Days were missed. Say why supply goes on.', decision, people: [plan.order.personId] } : null;
}

async function replaced(tx: Tx, actor: StaffActor, id: string, personId: string, now: Temporal.Instant): Promise<NotDone | null> {
  const before = await prescriptionById(tx, id);
  if (before === null || before.personId !== personId) return { kind: 'not-found' };
  if (!(await endPrescription(tx, id, 'replaced', actor.accountId, 'Another prescription took its place.', now))) return { kind: 'conflict', detail: 'The earlier prescription has ended already.' };
  await endTasks(tx, actor.accountId, now, { dedupeKey: questionKey(id), outcome: 'answered' });
  return null;
}

async function write(tx: Tx, actor: StaffActor, plan: PlannedPrescription, asked: Omit<NewPrescription, 'overrideReason'> & { readonly overrideReason: string | null }, now: Temporal.Instant): Promise<CommandResult<Written>> {
  const { order, version, parties, content, instalments } = plan;
  const gone = asked.replacesId === undefined ? null : await replaced(tx, actor, asked.replacesId, order.personId, now);
  if (gone !== null) return gone;
  const decision = decisionReply(plan.decision);
  await keepSaid(tx, { personId: order.personId, personAddress: parties.person.address === null ? (asked.personAddress ?? null) : null, staffId: actor.accountId, registration: parties.prescriber.registration === null ? (asked.registration ?? null) : null });
  const id = await insertPrescription(tx, {
    personId: order.personId, episodeId: order.episodeId, siteId: order.siteId, pharmacyId: asked.pharmacyId, orderId: order.id, orderVersion: version.version, startOn: asked.startOn, endOn: asked.endOn, supervised: asked.supervised,
    wordings: content.wordings, content, decision, overrideReason: asked.overrideReason, replacesId: asked.replacesId ?? null, instalments,
  }, actor.accountId, now);
  const row = await prescriptionById(tx, id);
  if (row === null) throw new Error('The prescription that was just signed is not there.');
  return {
    kind: 'done', reply: { prescription: prescriptionReply(row), decision }, people: [row.personId],
    events: [eventOf(row, asked.replacesId === undefined ? 'dispensary.prescription-signed' : 'dispensary.prescription-replaced', { medicine: order.product.medicine, totalUg: content.total.ug })],
    // The pharmacy is told what left the house, and so is the account of disclosures: this is supply under direct care.
    details: { prescriptionId: id, disclosedTo: content.pharmacy.name, basis: 'direct care' },
  };
}

/** Refuses what would stand beside another prescription on the same days: the database says so too. */
const overlapping: NotDone = { kind: 'conflict', detail: 'Another prescription in force covers some of these days. Replace it, or begin after it.' };

export async function writePrescription(tx: Tx, actor: StaffActor, orderId: string, asked: NewPrescription, standing: readonly PrescriptionRow[], now: Temporal.Instant): Promise<CommandResult<Written>> {
  const order = await orderById(tx, orderId);
  if (order === null) return { kind: 'not-found' };
  const plan = await planPrescription(tx, actor.accountId, order, asked, now);
  if (plan.kind !== 'planned') return plan;
  const refusal = refusalOf(plan, asked.overrideReason);
  if (refusal !== null) return refusal;
  if (standing.some((row) => row.state === 'in-force' && row.id !== asked.replacesId && row.startOn <= asked.endOn && asked.startOn <= row.endOn)) return overlapping;
  const held = await heldDaysFault(tx, order.personId, asked.startOn, asked.endOn);
  if (held !== null) return held;
  if (!(await moveEpisodeOn(tx, order.episodeId, order.episodeVersion))) return lost;
  return write(tx, actor, plan, { ...asked, overrideReason: asked.overrideReason ?? null }, now);
}

export async function cancelPrescription(tx: Tx, actor: StaffActor, id: string, reason: string, now: Temporal.Instant): Promise<CommandResult<Prescription>> {
  const row = await prescriptionById(tx, id);
  if (row === null) return { kind: 'not-found' };
  if (row.state !== 'in-force') return { kind: 'conflict', detail: 'This prescription has ended already.' };
  if (!(await moveEpisodeOn(tx, row.episodeId, row.episodeVersion))) return lost;
  await endPrescription(tx, id, 'cancelled', actor.accountId, reason, now);
  await endTasks(tx, actor.accountId, now, { dedupeKey: questionKey(id), outcome: 'cancelled' });
  const after = await prescriptionById(tx, id);
  if (after === null) throw new Error('The prescription that was just cancelled is not there.');
  return { kind: 'done', reply: prescriptionReply(after), people: [row.personId], events: [eventOf(after, 'dispensary.prescription-cancelled', { reason })], details: { prescriptionId: id } };
}

interface RestartAsked {
  readonly doseUg: number;
  readonly startOn: string;
  readonly endOn: string;
  readonly reason: string;
}

/** The next order is of what this one is. */
function sameAs({ id, medicine, form, line }: OrderRow['product']): Pick<NewOrder, 'productId' | 'preparation'> {
  if (id !== null) return { productId: id };
  if ((form !== 'tablet' && form !== 'film') || (medicine !== 'buprenorphine' && medicine !== 'buprenorphine-naloxone' && medicine !== 'naltrexone')) throw new Error('An order without a product is of tablets or films.');
  return { preparation: { medicine, form, ...(line === null ? {} : { line }) } };
}

/** The prescriber's answer after missed days: an order that takes over, signed, and a prescription in the old one's place. */
export async function restartPrescription(tx: Tx, actor: StaffActor, id: string, asked: RestartAsked, now: Temporal.Instant): Promise<CommandResult<Written>> {
  const before = await prescriptionById(tx, id);
  if (before === null) return { kind: 'not-found' };
  if (before.state !== 'in-force') return { kind: 'conflict', detail: 'This prescription has ended already. Write a new one.' };
  const order = await orderById(tx, before.orderId);
  const version = order?.versions.find((each) => each.version === order.version);
  if (order === null || version === undefined) return { kind: 'not-found' };
  const drafted = await draftOrder(tx, actor, order.episodeId, {
    ...sameAs(order.product), startOn: asked.startOn, endOn: asked.endOn > version.endOn ? asked.endOn : version.endOn, partUg: [asked.doseUg], instructions: version.instructions, reason: asked.reason, facts: version.facts, replacesOrderId: order.id,
  }, now);
  if (drafted.kind !== 'done') return drafted;
  const signed = await signOrder(tx, actor, drafted.reply.id, { version: 1, overrideReason: asked.reason }, now);
  if (signed.kind !== 'done') return signed;
  if (signed.reply.outcome !== 'in force') return { kind: 'conflict', detail: 'This dose needs a second prescriber’s signature. Change the order, then write the prescription.' };
  const after = await orderById(tx, drafted.reply.id);
  if (after === null) return { kind: 'not-found' };
  const plan = await planPrescription(tx, actor.accountId, after, { pharmacyId: before.pharmacyId, startOn: asked.startOn, endOn: asked.endOn, supervised: before.supervised, wordings: [...before.wordings] }, now);
  if (plan.kind !== 'planned') return plan;
  const refusal = refusalOf(plan, asked.reason);
  if (refusal !== null) return refusal;
  const written = await write(tx, actor, plan, { pharmacyId: before.pharmacyId, startOn: asked.startOn, endOn: asked.endOn, supervised: before.supervised, wordings: [...before.wordings], replacesId: id, overrideReason: asked.reason }, now);
  return written.kind === 'done' ? { ...written, events: [...(signed.events ?? []), ...(written.events ?? [])] } : written;
}

/** Instalment prescriptions in the record: planned, signed, cancelled, restarted, printed. */
import * as contract from '@fairlead/contract/dispensary';
import { dayAt } from '../../platform/clock.ts';
import { staff } from '../../platform/policy.ts';
import { command, read, type AnyRoute } from '../../platform/registry.ts';
import type { Tx } from '../../platform/scoped.ts';
import { siteById } from '../../platform/sites-store.ts';
import { decisionReply, orderById } from '../../medication/index.ts';
import { personById } from '../../people/index.ts';
import { openingOf } from './mark-supply.ts';
import { standingOn } from './pharmacy-day.ts';
import { planPrescription } from './plan-prescription.ts';
import { prescriptionPdf } from './prescription-pdf.ts';
import { prescriptionReply } from './prescription-reply.ts';
import { prescriptionById, prescriptionsOf, type PrescriptionRow } from './prescriptions-store.ts';
import { cancelPrescription, restartPrescription, writePrescription } from './write-prescription.ts';

const prescribers = staff('prescriber');
const readers = staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'front_desk', 'manager', 'auditor');

type Today = contract.Prescription['marks'][number] | null;

/** Where the person stands with their pharmacy today, for the record and the window. */
async function todayOf(tx: Tx, rows: readonly PrescriptionRow[], day: string, now: Temporal.Instant) {
  const row = rows.find((each) => each.state === 'in-force' && each.instalments.some(({ dosingDay, collectOn }) => collectOn <= day && dosingDay >= day)) ?? rows.find((each) => each.state === 'in-force' && each.startOn <= day && each.endOn >= day);
  if (row === undefined) return null;
  const standing = await standingOn(tx, row, await openingOf(tx, row.pharmacyId), now);
  const mark: Today = standing?.row.mark ?? null;
  return { pharmacy: row.content.pharmacy.name, dueUg: standing?.row.dueUg ?? 0, mark, missedDays: standing?.judged.missedDays ?? 0, decision: standing === null ? { decision: 'allow' as const, reasons: [], findings: [], missing: [], wouldChange: [] } : decisionReply(standing.judged.decision) };
}

export const prescriptionRoutes: readonly AnyRoute[] = [
  read(contract.listPrescriptions, { policy: readers, limiter: 'ordinary', audit: 'prescriptions opened' }, async ({ params, now }, tx) => {
    const person = await personById(tx, params.id);
    if (person === null) return { kind: 'not-found' };
    const [rows, site] = [await prescriptionsOf(tx, params.id), await siteById(tx, person.site_id)];
    const day = dayAt(now, site?.time_zone ?? 'Europe/London');
    return { kind: 'ok', people: [params.id], reply: { items: rows.map(prescriptionReply), day, today: await todayOf(tx, rows, day, now) } };
  }),
  command(contract.planPrescription, { policy: staff('prescriber', 'nurse', 'pharmacist'), limiter: 'ordinary', audit: 'prescription tried' }, async ({ params, body, actor, now }, tx) => {
    const order = await orderById(tx, params.id);
    if (order === null) return { kind: 'not-found' };
    const plan = await planPrescription(tx, actor.accountId, order, body, now);
    return plan.kind === 'planned' ? { kind: 'done', people: [order.personId], reply: { content: plan.content, decision: decisionReply(plan.decision), hours: [...plan.hours] } } : plan;
  }),
  command(contract.writePrescription, { policy: prescribers, limiter: 'ordinary', audit: 'prescription signed', freshFactor: true }, async ({ params, body, actor, now }, tx) => {
    const order = await orderById(tx, params.id);
    return order === null ? { kind: 'not-found' } : writePrescription(tx, actor, params.id, body, await prescriptionsOf(tx, order.personId), now);
  }),
  command(contract.cancelPrescription, { policy: prescribers, limiter: 'ordinary', audit: 'prescription cancelled' }, ({ params, body, actor, now }, tx) => cancelPrescription(tx, actor, params.id, body.reason, now)),
  command(contract.restartPrescription, { policy: prescribers, limiter: 'ordinary', audit: 'prescription restarted', freshFactor: true }, ({ params, body, actor, now }, tx) => restartPrescription(tx, actor, params.id, body, now)),
  read(contract.printPrescription, { policy: staff('prescriber', 'nurse', 'front_desk', 'manager'), limiter: 'heavy', audit: 'prescription printed' }, async ({ params }, tx) => {
    const row = await prescriptionById(tx, params.id);
    if (row === null) return { kind: 'not-found' };
    const pdf = await prescriptionPdf(prescriptionReply(row));
    return { kind: 'ok', people: [row.personId], reply: { fileName: `prescription-${row.content.person.number.toLowerCase()}-${row.startOn}.pdf`, base64: pdf.toString('base64') } };
  }),
];

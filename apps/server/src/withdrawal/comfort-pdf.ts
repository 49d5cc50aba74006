/** A prescription of a comfort medicine on one page of A5, to sign in ink. In English, as pharmacies read it. */
import { partiesOf } from '../dispensary/index.ts';
import { dayAt } from '../platform/clock.ts';
import { mm, namedValue, newPaper, plainText } from '../platform/paper.ts';
import type { Tx } from '../platform/scoped.ts';
import { mg } from '../platform/words.ts';
import type { ComfortCourse, ComfortOrderRow } from './comfort-store.ts';

const [left, width] = [14 * mm, 120 * mm];

const count = (units: number): string => `${units} ${units === 1 ? 'tablet or capsule' : 'tablets or capsules'}`;

/** What stands on it, line by line, named fields first. */
export function prescriptionLines(order: ComfortOrderRow, course: ComfortCourse): { readonly medicine: string; readonly directions: string; readonly quantity: string } {
  const each = order.dose_ug / course.unitUg;
  const most = Math.floor(order.max_a_day_ug / course.unitUg);
  return {
    medicine: `${order.medicine} ${mg(course.unitUg)}`,
    directions: `Take ${each === 0.5 ? 'half of one' : each} (${mg(order.dose_ug)}) ${order.as_needed ? 'when needed, at most' : ''} every ${order.every_hours} hours, no more than ${most} (${mg(order.max_a_day_ug)}) in 24 hours. Last day ${course.lastOn}.`.replace('  ', ' '),
    quantity: count(course.units),
  };
}

export async function comfortPdf(tx: Tx, order: ComfortOrderRow, course: ComfortCourse): Promise<Buffer | null> {
  const parties = await partiesOf(tx, order.person_id, order.signer_id, course.siteId);
  if (parties === null) return null;
  const { person, prescriber, site } = parties;
  const { doc, finished } = newPaper('Prescription', { size: 'A5', margin: 12 * mm });
  const field = (name: string, value: string, size?: number): void => namedValue(doc, name, value, left, doc.y + 1.6 * mm, width, size);
  const { medicine, directions, quantity } = prescriptionLines(order, course);
  doc.font('bold').fontSize(15).text(plainText(site.name), left, 12 * mm, { width });
  doc.font('plain').fontSize(9).text(plainText([site.address, site.telephone].filter((each) => each !== null && each !== undefined && each !== '').join(', ')), { width });
  field('Patient', `${person.name}, ${person.number}`, 13);
  field('Date of birth', person.bornOn ?? 'not known');
  field('Address', person.address ?? '');
  field('Medicine and strength', medicine, 14);
  field('Directions', directions, 11.5);
  field('Quantity', quantity, 11.5);
  field('Prescriber', [prescriber.name, prescriber.profession, prescriber.registration].filter((each) => each !== null && each !== undefined && each !== '').join(', '));
  field('Date', dayAt(Temporal.Instant.from(order.signed_at), site.timeZone));
  doc.font('plain').fontSize(8).text('Signature, in ink:', left, doc.y + 8 * mm);
  doc.moveTo(left + 30 * mm, doc.y).lineTo(left + width, doc.y).lineWidth(0.6).stroke();
  doc.text(`Fairlead record ${order.id}. One supply; no repeats.`, left, doc.y + 3 * mm, { width });
  return finished();
}

/** The content of an instalment prescription as a page of A4: to print on the official form, or to copy from. In English, as the form is. */
import { instalmentWordings, type Prescription } from '@fairlead/contract/dispensary';
import { dayText as dayOf, mm, namedValue, newPaper, plainText, type Doc } from '../../platform/paper.ts';

const [left, width] = [18 * mm, 174 * mm];

const dayText = (day: string): string => dayOf(day, 'en-GB');
const shortDay = (day: string): string => dayOf(day, 'en-GB', { weekday: 'short', day: 'numeric', month: 'short' });

/** One named field; gives back where the next may begin. */
function field(doc: Doc, name: string, value: string, x: number, y: number, wide: number, size?: number): number {
  namedValue(doc, name, value, x, y, wide, size);
  return doc.y + 1.5 * mm;
}

function rule(doc: Doc, y: number): number {
  doc.moveTo(left, y).lineTo(left + width, y).lineWidth(0.6).strokeColor('#777777').stroke();
  return y + 1.8 * mm;
}

function heading(doc: Doc, { state, endReason }: Prescription): number {
  doc.font('bold').fontSize(16).text('Instalment prescription: content for form FP10MDA', left, 12 * mm, { width });
  doc.font('plain').fontSize(9).text('This page is not a prescription form. The form itself is controlled stationery: print this content on it or copy it, and sign the form in ink. Nothing is supplied on this page.', { width });
  if (state !== 'in-force') doc.moveDown(0.3).font('bold').fontSize(12).text(`NOT IN FORCE (${state}): ${plainText(endReason ?? '')}`, { width });
  return rule(doc, doc.y + 1.4 * mm);
}

function parties(doc: Doc, { content }: Prescription, top: number): number {
  const half = width / 2 - 3 * mm;
  const right = left + width / 2 + 3 * mm;
  let y = field(doc, 'Patient', content.person.name, left, top, half, 13);
  y = field(doc, 'Address', content.person.address, left, y, half);
  y = field(doc, 'Date of birth', content.person.bornOn === null ? 'not known' : dayText(content.person.bornOn), left, y, half);
  y = field(doc, 'NHS number; number at the clinic', `${content.person.nhsNumber ?? 'not on record'}; ${content.person.number}`, left, y, half);
  let z = field(doc, 'Pharmacy', `${content.pharmacy.name} (ODS ${content.pharmacy.odsCode})`, right, top, half, 13);
  z = field(doc, 'Address', content.pharmacy.address, right, z, half);
  z = field(doc, 'Telephone', content.pharmacy.telephone, right, z, half);
  return rule(doc, Math.max(y, z));
}

function medicine(doc: Doc, { content }: Prescription, top: number): number {
  const [half, right] = [width / 2 - 3 * mm, left + width / 2 + 3 * mm];
  const one = Math.max(field(doc, 'Medicine, form and strength', content.preparation, left, top, half, 12.5), field(doc, 'Dose', content.dose, right, top, half, 12.5));
  const two = Math.max(field(doc, 'Total quantity in figures', content.total.figures, left, one, half, 12.5), field(doc, 'Total quantity in words', content.total.words, right, one, half, 12.5));
  const days = field(doc, 'First day, last day', `${dayText(content.startOn)} to ${dayText(content.endOn)}, ${content.days} days`, left, two, half);
  return rule(doc, Math.max(days, field(doc, 'Interval', `${content.interval}${content.supervised ? '; supervised' : ''}`, right, two, half)));
}

function collections(doc: Doc, { content }: Prescription, top: number): number {
  doc.font('plain').fontSize(8).fillColor('#444444').text('Instalments: collect on, amount, for', left, top, { width });
  doc.fillColor('#000000');
  for (const each of content.collections) {
    const y = doc.y + 0.4;
    const days = [...new Set(each.doses.map(({ dosingDay }) => dosingDay))];
    const own = each.doses.filter(({ supervised }) => supervised).length;
    doc.font('bold').fontSize(9).text(dayText(each.collectOn), left, y, { width: 38 * mm });
    doc.font('bold').text(each.amountText, left + 39 * mm, y, { width: 42 * mm });
    doc.font('plain').text(`${days.map(shortDay).join(', ')}${own === 0 ? '; to take away' : own === each.doses.length ? '; supervised' : `; ${own} supervised, ${each.doses.length - own} to take away`}`, left + 82 * mm, y, { width: width - 82 * mm });
  }
  return rule(doc, doc.y + 1.4 * mm);
}

function directions(doc: Doc, { content, signedBy, signedAt, validUntil, id, overrideReason }: Prescription, top: number): void {
  doc.y = top;
  for (const wording of content.wordings) doc.font('plain').fontSize(9).text(instalmentWordings[wording], left, doc.y, { width });
  const y = rule(doc, doc.y + 1.4 * mm);
  const half = width / 2 - 3 * mm;
  const signed = `${Temporal.Instant.from(signedAt).toZonedDateTimeISO('Europe/London').toPlainDate().toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })}`;
  let at = field(doc, 'Prescriber', `${signedBy}, ${content.prescriber.profession}`, left, y, half);
  at = field(doc, 'Registration', content.prescriber.registration, left, at, half);
  let other = field(doc, 'Prescriber’s address', `${content.prescriber.address}${content.prescriber.telephone === '' ? '' : `, ${content.prescriber.telephone}`}`, left + width / 2 + 3 * mm, y, half);
  other = field(doc, 'Date (signed in Fairlead); first supply by', `${signed}; ${dayText(validUntil)}`, left + width / 2 + 3 * mm, other, half);
  const end = Math.max(at, other);
  doc.font('plain').fontSize(8).text('Signature on the form, in ink:', left, end + 6 * mm).moveTo(left + 44 * mm, end + 9 * mm).lineTo(left + width, end + 9 * mm).stroke();
  doc.text(`Fairlead record ${id}${overrideReason === null ? '' : '. Signed after missed days, with a reason in the record'}. A change is a new prescription; this one is never altered.`, left, end + 11 * mm, { width });
}

export function prescriptionPdf(prescription: Prescription): Promise<Buffer> {
  const { doc, finished } = newPaper('Content for form FP10MDA', { size: 'A4', margin: 12 * mm });
  let y = heading(doc, prescription);
  for (const part of [parties, medicine, collections]) y = part(doc, prescription, y);
  directions(doc, prescription, y);
  return finished();
}

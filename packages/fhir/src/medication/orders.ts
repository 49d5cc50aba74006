/** Orders and doses of ours as MedicationRequest, MedicationAdministration and MedicationDispense. Amounts leave as milligrams. */
import { mgOf, type Ug } from '@fairlead/clinical';
import type { MedicationAdministration, MedicationDispense, MedicationRequest } from 'fhir/r4.js';
import type { Row } from '../facts.ts';
import { dayText, instantText, number, patient, text } from '../rows.ts';
import { DOSE_PART, DOSING_DAY, MEDICINES, UCUM } from '../systems.ts';

const milligrams = (ug: number): { value: number; unit: string; system: string; code: string } => ({ value: mgOf(ug as Ug), unit: 'mg', system: UCUM, code: 'mg' });
const medicine = (row: Row): { coding: { system: string; code: string }[]; text: string } => ({ coding: [{ system: MEDICINES, code: text(row, 'medicine') ?? '' }], text: text(row, 'medicine') ?? '' });

const requestStates: Readonly<Record<string, MedicationRequest['status']>> = { draft: 'draft', signed: 'active', held: 'on-hold', ended: 'stopped' };

/** Half-open `[2026-02-10,2026-03-10)` as a period with both its days. Its doses are in the versions, which follow as rows. */
export function toMedicationRequest(row: Row): MedicationRequest {
  const [, from = '', to = ''] = /^\[(\d{4}-\d{2}-\d{2}),(\d{4}-\d{2}-\d{2})\)$/.exec(text(row, 'days') ?? '') ?? [];
  return {
    resourceType: 'MedicationRequest', id: text(row, 'id') ?? '', status: requestStates[text(row, 'state') ?? ''] ?? 'unknown', intent: 'order', medicationCodeableConcept: medicine(row), subject: patient(row),
    authoredOn: instantText(row, 'created_at') ?? '', ...(from === '' ? {} : { dispenseRequest: { validityPeriod: { start: from, end: to } } }),
  };
}

/** A dose: what was taken, in milligrams, on its dosing day. A refused one is not done. */
export function toMedicationAdministration(row: Row): MedicationAdministration {
  const refused = row['state'] === 'refused';
  const void_ = row['voided_by'] !== null && row['voided_by'] !== undefined;
  return {
    resourceType: 'MedicationAdministration', id: text(row, 'id') ?? '', status: void_ ? 'entered-in-error' : refused ? 'not-done' : 'completed',
    extension: [{ url: DOSING_DAY, valueDate: dayText(row, 'dosing_day') ?? '' }, { url: DOSE_PART, valuePositiveInt: number(row, 'part') ?? 1 }],
    ...(refused ? { statusReason: [{ text: 'refused' }] } : {}), category: { text: text(row, 'kind') ?? 'observed' }, medicationCodeableConcept: medicine(row), subject: patient(row),
    effectiveDateTime: instantText(row, 'given_at') ?? '',
    ...(text(row, 'order_id') === null ? {} : { request: { reference: `MedicationRequest/${text(row, 'order_id') ?? ''}` } }),
    dosage: { dose: milligrams(number(row, refused ? 'dose_ug' : 'given_ug') ?? 0) },
  };
}

/** A bottle that left for a later day, of the dose that stands on that day. */
export function toMedicationDispense(row: Row, dose: Row | undefined): MedicationDispense {
  return {
    resourceType: 'MedicationDispense', id: text(row, 'id') ?? '', status: row['state'] === 'returned-full' ? 'stopped' : 'completed', subject: patient(row),
    medicationCodeableConcept: dose === undefined ? { text: 'take-home dose' } : medicine(dose), whenHandedOver: instantText(row, 'issued_at') ?? '',
    ...(dose === undefined ? {} : { quantity: milligrams(number(dose, 'dose_ug') ?? 0), daysSupply: { value: 1, unit: 'd', system: UCUM, code: 'd' } }),
  };
}

const kitWords: Readonly<Record<string, string>> = { nasal_4mg: 'Naloxone 4 mg nasal', nasal_8mg: 'Naloxone 8 mg nasal', nasal_3mg: 'Naloxone 3 mg nasal', im_0_4mg: 'Naloxone 0.4 mg injection', im_5mg: 'Naloxone 5 mg injection', prenoxad: 'Prenoxad', nyxoid: 'Nyxoid' };

export function toKitDispense(row: Row): MedicationDispense {
  const product = text(row, 'product') ?? '';
  return {
    resourceType: 'MedicationDispense', id: text(row, 'id') ?? '', status: 'completed', subject: patient(row), medicationCodeableConcept: { text: kitWords[product] ?? product },
    quantity: { value: number(row, 'devices') ?? 1, unit: 'device' }, whenHandedOver: instantText(row, 'issued_at') ?? '',
  };
}

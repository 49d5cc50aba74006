/**
 * Any row of a person's record as a resource: by its own mapping where R4 has a resource for it, else as a Basic of our
 * own profile. Each carries the whole row in an extension, so that nothing is lost where R4 has no element.
 */
import type { Basic, DomainResource, FhirResource } from 'fhir/r4.js';
import { instrumentById, score } from '@fairlead/clinical/instruments';
import { toQuestionnaireResponse } from './assessment/index.ts';
import { toHistory } from './assessment/history.ts';
import { toObservation, toUrineObservation } from './assessment/observation.ts';
import { toConsent } from './consent/consent.ts';
import type { HistoryTable, Row } from './facts.ts';
import { labelled } from './labels.ts';
import { toKitDispense, toMedicationAdministration, toMedicationDispense, toMedicationRequest } from './medication/orders.ts';
import { toEpisodeOfCare } from './people/episode-of-care.ts';
import { toPatient } from './people/patient.ts';
import { toMedia } from './people/photo.ts';
import { toGoal } from './plan/goal.ts';
import { objectOf, type Json } from './read.ts';
import { instantText, text } from './rows.ts';
import { toAppointment } from './schedule/appointment.ts';
import { RECORD_ROW, RECORD_ROW_PROFILE, RECORD_TABLES, SUBSTANCES } from './systems.ts';

/** What a mapping may look up beside the row itself. */
export interface Beside {
  readonly personId: string;
  /** A row of another table of the same record by its id. */
  readonly row: (table: string, id: string) => Row | undefined;
}

function responseOf(row: Row): FhirResource | null {
  const instrument = instrumentById(text(row, 'instrument') ?? '');
  const answers = objectOf(row['answers']);
  if (instrument === null || answers === null) return null;
  const scored = score(instrument, answers as Parameters<typeof score>[1], {});
  if (scored.kind === 'invalid') return null;
  return toQuestionnaireResponse(instrument, { id: text(row, 'id') ?? '', subject: `Patient/${text(row, 'person_id') ?? ''}`, authored: instantText(row, 'at') ?? '', answers: answers as never }, scored);
}

const mappings: Readonly<Record<string, (row: Row, beside: Beside) => FhirResource | null>> = {
  people: toPatient, episodes: toEpisodeOfCare, observations: toObservation, orders: toMedicationRequest, doses: toMedicationAdministration, appointments: toAppointment, own_goals: toGoal,
  naloxone_kits: toKitDispense, responses: responseOf, person_photos: toMedia,
  bottles: (row, beside) => toMedicationDispense(row, beside.row('doses', text(row, 'dose_id') ?? '')),
  consents: (row, beside) => toConsent(row, text(beside.row('consent_ends', text(row, 'id') ?? '') ?? {}, 'at')),
  urine_results: (row, beside) => toUrineObservation(row, beside.personId, SUBSTANCES),
  ...Object.fromEntries((['problems', 'procedures', 'encounters', 'allergies', 'medication_statements'] as const).map((table: HistoryTable) => [table, (row: Row) => toHistory(table, row)])),
};

function toBasic(table: string, id: string, row: Row, personId: string): Basic {
  const created = ['created_at', 'at', 'recorded_at', 'made_at'].map((column) => text(row, column)).find((each) => each !== null)?.slice(0, 10);
  return {
    resourceType: 'Basic', id, meta: { profile: [RECORD_ROW_PROFILE] }, code: { coding: [{ system: RECORD_TABLES, code: table }], text: table.replaceAll('_', ' ') },
    subject: { reference: `Patient/${personId}` }, ...(created === undefined ? {} : { created }),
  };
}

/** One row as a labelled resource under `id`. */
export function resourceOf(table: string, id: string, row: Row, beside: Beside): FhirResource {
  const mapped = (mappings[table]?.(row, beside) ?? toBasic(table, id, row, beside.personId)) as DomainResource;
  // A picture stands once, in its Media.
  const { picture: _picture, ...rest } = row;
  const whole = mapped.resourceType === 'Media' ? rest : row;
  const kept = { ...mapped, id, extension: [...(mapped.extension ?? []), { url: RECORD_ROW, valueString: JSON.stringify({ table, row: whole }) }] };
  return labelled(kept as unknown as Json) as unknown as FhirResource;
}

/** The resource type that rows of a table leave as. */
export function isMapped(table: string): boolean {
  return table in mappings;
}

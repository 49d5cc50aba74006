/** What the record takes from any resource: a total function. Whatever is not known here is kept as it came. */
import type { RecordFact } from './facts.ts';
import { unreadable } from './facts.ts';
import { fromAllergy, fromCondition, fromEncounter, fromProcedure } from './assessment/history.ts';
import { fromObservation } from './assessment/observation.ts';
import { fromAdministration, fromMedication } from './medication/medicines.ts';
import { fromEpisodeOfCare } from './people/episode-of-care.ts';
import { fromPatient } from './people/patient.ts';
import { fromGoal } from './plan/goal.ts';
import { codedOf, firstMoment, lineOf, momentOf, objectsOf, type Json } from './read.ts';
import { fromAppointment } from './schedule/appointment.ts';
import { FAIRLEAD, RECORD_ROW_PROFILE } from './systems.ts';

/** Finds a resource that a reference leads to, within the same bundle. */
export type Find = (reference: string) => Json | null;

const dates = ['date', 'authored', 'authoredOn', 'dateTime', 'created', 'issued', 'effectiveDateTime', 'occurrenceDateTime', 'occurrencePeriod', 'period', 'startDate', 'recordedDate', 'recorded', 'sent', 'identifiedDateTime', 'start'];

function verbatim(resource: Json): RecordFact {
  const type = lineOf(resource['resourceType'], 64) ?? 'Resource';
  const words = codedOf(resource['code'])?.words ?? codedOf(resource['type'])?.words ?? objectsOf(resource['category']).flatMap((each) => codedOf(each)?.words ?? [])[0] ?? lineOf(resource['title']) ?? lineOf(resource['name']) ?? type;
  return { kind: 'verbatim', words, at: firstMoment(resource, ...dates)?.at ?? null };
}

/** A response to an instrument of ours is scored again here; one to any other form is kept as it came. */
function fromResponse(resource: Json): RecordFact {
  const url = typeof resource['questionnaire'] === 'string' ? (resource['questionnaire'].split('|')[0] ?? '') : '';
  const prefix = `${FAIRLEAD}/Questionnaire/`;
  if (typeof resource['status'] !== 'string') return unreadable('QuestionnaireResponse.status');
  const authored = momentOf(resource['authored']);
  if (resource['authored'] !== undefined && authored === null) return unreadable('QuestionnaireResponse.authored');
  if (!url.startsWith(prefix) || authored === null || !['completed', 'amended', 'in-progress'].includes(resource['status'])) return { kind: 'verbatim', words: lineOf(url) ?? 'QuestionnaireResponse', at: authored?.at ?? null };
  return { kind: 'response', instrumentId: url.slice(prefix.length), at: authored.at, words: url.slice(prefix.length) };
}

/** Reads one resource. Never throws, whatever is in it. */
export function factOf(resource: Json, find: Find): RecordFact {
  switch (resource['resourceType']) {
    case 'Patient': return fromPatient(resource);
    case 'EpisodeOfCare': return fromEpisodeOfCare(resource);
    case 'Condition': return fromCondition(resource);
    case 'Procedure': return fromProcedure(resource);
    case 'Encounter': return fromEncounter(resource);
    case 'AllergyIntolerance': return fromAllergy(resource);
    case 'Observation': return fromObservation(resource);
    case 'QuestionnaireResponse': return fromResponse(resource);
    case 'MedicationAdministration': return fromAdministration(resource, find);
    case 'MedicationRequest': case 'MedicationStatement': case 'MedicationDispense': return fromMedication(resource, find);
    case 'Goal': return fromGoal(resource);
    case 'Appointment': return fromAppointment(resource);
    default: return verbatim(resource);
  }
}

/** Whether a resource carries a row of a record like ours. */
export function isRecordRow(resource: Json): boolean {
  const profiles = (resource['meta'] as { profile?: unknown } | undefined)?.profile;
  return Array.isArray(profiles) && profiles.includes(RECORD_ROW_PROFILE);
}

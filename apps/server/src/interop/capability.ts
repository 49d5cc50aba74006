/** What the FHIR side can do, as a CapabilityStatement. Nothing stands in it that is not there. */
import { FAIRLEAD, type Json } from '@fairlead/fhir';
import { isDate, parametersOf } from './fhir-search.ts';

/** Types that rows of the record leave as. Others that came from elsewhere are read and searched in the same way. */
const types = ['AllergyIntolerance', 'Appointment', 'Basic', 'Condition', 'Consent', 'Encounter', 'EpisodeOfCare', 'Goal', 'Media', 'MedicationAdministration', 'MedicationDispense', 'MedicationRequest', 'MedicationStatement', 'Observation', 'Patient', 'Procedure', 'QuestionnaireResponse'];
const ofType: Readonly<Record<string, readonly string[]>> = {
  AllergyIntolerance: ['clinical-status', 'recorded-date'], Appointment: ['date', 'status'], Basic: ['code', 'created'], Condition: ['clinical-status', 'code', 'category', 'onset-date', 'recorded-date'], Consent: ['status', 'category', 'date'],
  Encounter: ['date', 'status', 'class', 'type'], EpisodeOfCare: ['date', 'status', 'type'], Goal: ['lifecycle-status', 'start-date'], MedicationAdministration: ['status', 'effective-time', 'code'], MedicationDispense: ['status', 'whenhandedover', 'code'],
  MedicationRequest: ['intent', 'status', 'authoredon', 'code'], MedicationStatement: ['status', 'code'], Observation: ['code', 'category', 'date', 'status'], Procedure: ['date', 'status', 'code'], QuestionnaireResponse: ['questionnaire', 'authored', 'status'],
};
const kindOf = (name: string): string => (isDate(name) ? 'date' : ['name', 'family', 'given'].includes(name) ? 'string' : name === 'questionnaire' ? 'reference' : 'token');

export function capabilityStatement(origin: string, now: Temporal.Instant): Json & { readonly resourceType: string } {
  const resource = types.map((type) => ({
    type, interaction: [{ code: 'read' }, { code: 'search-type' }], versioning: 'no-version',
    searchParam: [...(type === 'Patient' ? parametersOf('Patient') : ['_id', 'patient', ...(ofType[type] ?? [])])].map((name) => ({ name, type: name === 'patient' ? 'reference' : kindOf(name) })),
    ...(type === 'Patient' ? { operation: [{ name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' }] } : {}),
  }));
  return {
    resourceType: 'CapabilityStatement', status: 'active', kind: 'instance', date: now.toString().slice(0, 10), fhirVersion: '4.0.1', format: ['json', 'application/fhir+json'], publisher: 'Fairlead',
    software: { name: 'Fairlead' }, implementation: { description: 'The record of one treatment service, to read', url: `${origin}/fhir/R4` }, instantiates: [`${FAIRLEAD}/CapabilityStatement/record-reader`],
    rest: [{ mode: 'server', documentation: 'Each search but for people names one patient. A parameter that is not listed is refused.', security: { cors: false, description: 'The session of a member of staff; every read is in the audit.' }, resource }],
  };
}

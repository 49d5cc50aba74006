/** Conditions, procedures, encounters, allergies and what somebody takes: rows of history, both ways. */
import type { AllergyIntolerance, Condition, Encounter, FhirResource, MedicationStatement, Procedure } from 'fhir/r4.js';
import { type HistoryFact, type HistoryTable, type Row, type UnreadableFact, unreadable } from '../facts.ts';
import { codedOf, codeOf, firstMoment, lineOf, momentOf, objectOf, objectsOf, type Coded, type Json } from '../read.ts';
import { patient, text } from '../rows.ts';

function fact(table: HistoryTable, sort: string, coded: Coded, state: string, resource: Json, when: readonly string[], more: Partial<Pick<HistoryFact, 'ended' | 'details'>> = {}): HistoryFact {
  const began = firstMoment(resource, ...when);
  return { kind: 'history', table, sort, system: coded.system, code: coded.code, words: coded.words, state, began: began?.text ?? null, ended: more.ended ?? null, at: began?.at ?? null, details: more.details ?? {} };
}

const endOf = (resource: Json, period: string): string | null => momentOf(objectOf(resource[period])?.['end'])?.text ?? null;

export function fromCondition(resource: Json): HistoryFact | UnreadableFact {
  const coded = codedOf(resource['code']);
  if (coded === null) return unreadable('Condition.code');
  const verification = codeOf(resource['verificationStatus']);
  const state = verification === 'entered-in-error' || verification === 'refuted' ? verification : (codeOf(resource['clinicalStatus']) ?? 'unknown');
  const severity = codedOf(resource['severity']);
  return fact('problems', objectsOf(resource['category']).flatMap((each) => codeOf(each) ?? [])[0] ?? 'problem-list-item', coded, state, resource, ['onsetDateTime', 'onsetPeriod', 'recordedDate'], {
    ended: momentOf(resource['abatementDateTime'])?.text ?? endOf(resource, 'abatementPeriod'),
    details: { ...(verification === null ? {} : { verification }), ...(severity === null ? {} : { severity: severity.words }) },
  });
}

export function fromProcedure(resource: Json): HistoryFact | UnreadableFact {
  const coded = codedOf(resource['code']);
  if (coded === null) return unreadable('Procedure.code');
  if (typeof resource['status'] !== 'string') return unreadable('Procedure.status');
  return fact('procedures', codeOf(resource['category']) ?? 'procedure', coded, resource['status'], resource, ['performedDateTime', 'performedPeriod'], { ended: endOf(resource, 'performedPeriod') });
}

export function fromEncounter(resource: Json): HistoryFact | UnreadableFact {
  if (typeof resource['status'] !== 'string') return unreadable('Encounter.status');
  const kind = objectOf(resource['class']);
  const [type] = objectsOf(resource['type']);
  const coded = codedOf(type) ?? (kind === null ? null : { system: lineOf(kind['system']), code: lineOf(kind['code']), words: lineOf(kind['display']) ?? lineOf(kind['code']) ?? 'Encounter' });
  const [reason] = objectsOf(resource['reasonCode']).flatMap((each) => codedOf(each) ?? []);
  return fact('encounters', lineOf(kind?.['code'], 40) ?? 'unknown', coded ?? { system: null, code: null, words: 'Encounter' }, resource['status'], resource, ['period'], {
    ended: endOf(resource, 'period'), details: reason === undefined ? {} : { reason: reason.words },
  });
}

export function fromAllergy(resource: Json): HistoryFact | UnreadableFact {
  const coded = codedOf(resource['code']);
  if (coded === null) return unreadable('AllergyIntolerance.code');
  const verification = codeOf(resource['verificationStatus']);
  const state = verification === 'entered-in-error' || verification === 'refuted' ? verification : (codeOf(resource['clinicalStatus']) ?? 'active');
  const reactions = objectsOf(resource['reaction']).flatMap((each) => objectsOf(each['manifestation'])).flatMap((each) => codedOf(each)?.words ?? []);
  return fact('allergies', lineOf(resource['type'], 40) ?? 'allergy', coded, state, resource, ['onsetDateTime', 'recordedDate'], {
    details: { ...(reactions.length === 0 ? {} : { reactions }), ...(typeof resource['criticality'] === 'string' ? { criticality: resource['criticality'] } : {}) },
  });
}

/** A row back as the resource of its table. */
export function toHistory(table: HistoryTable, row: Row): FhirResource {
  const id = text(row, 'id') ?? '';
  const [system, code, began, ended] = [text(row, 'system'), text(row, 'code'), text(row, 'began'), text(row, 'ended')];
  const concept = { ...(code === null ? {} : { coding: [{ ...(system === null ? {} : { system }), code }] }), text: text(row, 'words') ?? '' };
  const state = text(row, 'state') ?? 'unknown';
  const period = began === null && ended === null ? {} : { period: { ...(began === null ? {} : { start: began }), ...(ended === null ? {} : { end: ended }) } };
  switch (table) {
    case 'problems': return { resourceType: 'Condition', id, subject: patient(row), code: concept, ...clinical('condition-clinical', 'condition-ver-status', state), ...(began === null ? {} : { onsetDateTime: began }), ...(ended === null ? {} : { abatementDateTime: ended }) } satisfies Condition;
    case 'allergies': return { resourceType: 'AllergyIntolerance', id, patient: patient(row), code: concept, ...clinical('allergyintolerance-clinical', 'allergyintolerance-verification', state), ...(began === null ? {} : { onsetDateTime: began }) } satisfies AllergyIntolerance;
    case 'procedures': return { resourceType: 'Procedure', id, subject: patient(row), code: concept, status: state as Procedure['status'], ...(began === null ? {} : ended === null ? { performedDateTime: began } : { performedPeriod: { start: began, end: ended } }) };
    case 'encounters': return { resourceType: 'Encounter', id, subject: patient(row), status: state as Encounter['status'], class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: text(row, 'sort') ?? 'AMB' }, type: [concept], ...period };
    case 'medication_statements': return { resourceType: 'MedicationStatement', id, subject: patient(row), status: statementState(state), medicationCodeableConcept: concept, ...(began === null ? {} : { effectivePeriod: { start: began, ...(ended === null ? {} : { end: ended }) } }) };
  }
}

function clinical(clinicalSystem: string, verificationSystem: string, state: string): { clinicalStatus?: { coding: { system: string; code: string }[] }; verificationStatus?: { coding: { system: string; code: string }[] } } {
  const base = 'http://terminology.hl7.org/CodeSystem';
  if (state === 'entered-in-error' || state === 'refuted') return { verificationStatus: { coding: [{ system: `${base}/${verificationSystem}`, code: state }] } };
  return state === 'unknown' ? {} : { clinicalStatus: { coding: [{ system: `${base}/${clinicalSystem}`, code: state }] } };
}

const statementStates = ['active', 'completed', 'entered-in-error', 'intended', 'stopped', 'on-hold', 'unknown', 'not-taken'] as const;
function statementState(state: string): MedicationStatement['status'] {
  return statementStates.find((each) => each === state) ?? 'unknown';
}

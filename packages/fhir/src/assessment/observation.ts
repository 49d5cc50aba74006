/** Observations both ways. A code of ours stays ours; any other is kept with its system. */
import type { Observation } from 'fhir/r4.js';
import { type ObservationFact, type Row, type UnreadableFact, type VerbatimFact, unreadable } from '../facts.ts';
import { codedOf, firstMoment, lineOf, numberOf, objectOf, objectsOf, type Coded, type Json } from '../read.ts';
import { instantText, number, patient, text } from '../rows.ts';
import { OBSERVATIONS, UCUM } from '../systems.ts';

interface Value {
  readonly value: number | null;
  readonly unit: string | null;
  readonly valueText: string | null;
}

const nothing: Value = { value: null, unit: null, valueText: null };

/** The value of an observation or component, or null where the element that is there cannot be read. */
function valueOf(element: Json): Value | null {
  if (element['valueQuantity'] !== undefined) {
    const quantity = objectOf(element['valueQuantity']);
    const value = numberOf(quantity?.['value']);
    if (quantity === null || value === null) return null;
    return { value, unit: lineOf(quantity['unit'], 60) ?? lineOf(quantity['code'], 60), valueText: quantity['comparator'] === undefined ? null : lineOf(quantity['comparator'], 4) };
  }
  if (element['valueCodeableConcept'] !== undefined) {
    const coded = codedOf(element['valueCodeableConcept']);
    return coded === null ? null : { ...nothing, valueText: coded.words };
  }
  if (element['valueInteger'] !== undefined) return numberOf(element['valueInteger']) === null ? null : { ...nothing, value: numberOf(element['valueInteger']) };
  if (element['valueBoolean'] !== undefined) return typeof element['valueBoolean'] === 'boolean' ? { ...nothing, valueText: String(element['valueBoolean']) } : null;
  for (const name of ['valueString', 'valueDateTime', 'valueTime'] as const) if (element[name] !== undefined) return lineOf(element[name], 2000) === null ? null : { ...nothing, valueText: lineOf(element[name], 2000) };
  return nothing;
}

export function codeText(coded: Coded): string {
  if (coded.code === null) return `text|${coded.words}`.slice(0, 300);
  return coded.system === OBSERVATIONS ? coded.code : `${coded.system ?? ''}|${coded.code}`.slice(0, 300);
}

const counted = ['final', 'amended', 'corrected', 'preliminary', 'registered'];

/** One that was cancelled or entered in error says nothing of the person: it is kept as it came. */
export function fromObservation(resource: Json): ObservationFact | UnreadableFact | VerbatimFact {
  const coded = codedOf(resource['code']);
  if (coded === null) return unreadable('Observation.code');
  const when = firstMoment(resource, 'effectiveDateTime', 'effectivePeriod', 'effectiveInstant', 'issued');
  if (typeof resource['status'] !== 'string') return unreadable('Observation.status');
  if (!counted.includes(resource['status'])) return { kind: 'verbatim', words: coded.words, at: when?.at ?? null };
  if (when === null) return resource['effectiveDateTime'] === undefined ? { kind: 'verbatim', words: coded.words, at: null } : unreadable('Observation.effective');
  const value = valueOf(resource);
  if (value === null) return unreadable('Observation.value');
  const components = objectsOf(resource['component']).flatMap((each) => {
    const code = codedOf(each['code']);
    const read = valueOf(each);
    return code === null || read === null ? [] : [{ code: codeText(code), words: code.words, value: read.value, unit: read.unit, ...(read.valueText === null ? {} : { text: read.valueText }) }];
  });
  const absent = codedOf(resource['dataAbsentReason']);
  const interpretation = objectsOf(resource['interpretation']).flatMap((each) => codedOf(each)?.words ?? []);
  const details = {
    words: coded.words, status: resource['status'], ...(components.length === 0 ? {} : { components }), ...(absent === null ? {} : { absent: absent.words }), ...(interpretation.length === 0 ? {} : { interpretation }),
  };
  return { kind: 'observation', code: codeText(coded), words: coded.words, at: when.at, ...value, details };
}

export function toObservation(row: Row): Observation {
  const code = text(row, 'code') ?? '';
  const bar = code.lastIndexOf('|');
  const value = number(row, 'value');
  const unit = text(row, 'unit');
  const words = lineOf(objectOf(row['details'])?.['words'], 500);
  const coding = bar === -1 ? { system: OBSERVATIONS, code } : { ...(bar === 0 ? {} : { system: code.slice(0, bar) }), code: code.slice(bar + 1) };
  return {
    resourceType: 'Observation', id: text(row, 'id') ?? '', status: row['supersedes_id'] === null ? 'final' : 'corrected',
    code: { coding: [coding], ...(words === null ? {} : { text: words }) }, subject: patient(row), effectiveDateTime: instantText(row, 'at') ?? '',
    ...(value === null ? {} : { valueQuantity: { value, ...(unit === null ? {} : { unit, ...(/^[\x21-\x7e]+$/.test(unit) ? { system: UCUM, code: unit } : {}) }) } }),
    ...(value === null && text(row, 'value_text') !== null ? { valueString: text(row, 'value_text') ?? '' } : {}),
  };
}

const laboratory = [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }];

/** One result of a urine test. A substance without a result has no Observation: it is not known, and never negative. */
export function toUrineObservation(row: Row, personId: string, substances: string): Observation {
  const substance = text(row, 'substance') ?? '';
  return {
    resourceType: 'Observation', id: text(row, 'id') ?? '', status: row['supersedes_id'] === null ? 'final' : 'corrected', category: laboratory,
    code: { coding: [{ system: substances, code: substance }], text: `Urine: ${substance}` }, subject: { reference: `Patient/${personId}` }, effectiveDateTime: instantText(row, 'resulted_at') ?? '',
    valueCodeableConcept: { text: text(row, 'result') ?? '' }, method: { text: text(row, 'method') ?? '' },
  };
}

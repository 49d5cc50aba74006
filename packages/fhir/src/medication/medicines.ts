/** Which medicine of ours a coded medicine is, and medicines that people took, were ordered or given, from FHIR. */
import { ugOfMg } from '@fairlead/clinical';
import { type DoseFact, type HistoryFact, type UnreadableFact, type VerbatimFact, unreadable } from '../facts.ts';
import { codedOf, extensionOf, firstMoment, lineOf, momentOf, numberOf, objectOf, objectsOf, type Coded, type Json } from '../read.ts';
import { DOSE_PART, DOSING_DAY, MEDICINES } from '../systems.ts';

// RxNorm as found in published opioid value sets: ingredients and the products of treatment.
const byCode: Readonly<Record<string, string>> = Object.fromEntries([
  ['methadone', '6813 864761 991147 864769 864706 864718 864978'],
  ['buprenorphine', '1819 351264 351265'],
  ['buprenorphine-naloxone', '352364 351266 351267 1010600 1307056 1010604 1307061 1431076 1431102'],
  ['buprenorphine-depot', '1996184 1996192 1996189 1996193 2639021 2639029 2639031 2639033 2639036 2639041 2639043'],
].flatMap(([medicine = '', codes = '']) => codes.split(' ').map((code) => [code, medicine])));

const ours = ['methadone', 'buprenorphine', 'buprenorphine-naloxone', 'buprenorphine-depot', 'naltrexone', 'naltrexone-depot'];

/** The medicine of treatment that this is, or null. By code where there is one that is known, else by its plain name alone. */
export function medicineOf(coded: Coded): string | null {
  if (coded.system === MEDICINES && coded.code !== null && ours.includes(coded.code)) return coded.code;
  const known = coded.code === null ? undefined : byCode[coded.code];
  if (known !== undefined && coded.system?.includes('rxnorm') === true) return known;
  const words = coded.words.toLowerCase();
  if (/\bmethadone\b/.test(words) && !/buprenorphine|naltrexone/.test(words)) return 'methadone';
  if (/\bbuprenorphine\b/.test(words)) return /naloxone/.test(words) ? 'buprenorphine-naloxone' : /extended|depot|prolonged|implant|patch|transdermal/.test(words) ? null : 'buprenorphine';
  return null;
}

/** The concept, the contained or referred medicine's code; what a reference leads to is found by whoever knows the bundle. */
function medicationOf(resource: Json, find: (reference: string) => Json | null): Coded | null {
  const inline = codedOf(resource['medicationCodeableConcept']);
  if (inline !== null) return inline;
  const pointer = objectOf(resource['medicationReference']);
  const reference = pointer?.['reference'];
  if (typeof reference === 'string') {
    const target = reference.startsWith('#') ? objectsOf(resource['contained']).find((each) => `#${String(each['id'])}` === reference) : find(reference);
    const coded = codedOf(objectOf(target)?.['code']);
    if (coded !== null) return coded;
  }
  const display = lineOf(pointer?.['display'], 500);
  return display === null ? null : { system: null, code: null, words: display };
}

const sorts: Readonly<Record<string, { readonly sort: string; readonly when: readonly string[] }>> = {
  MedicationRequest: { sort: 'request', when: ['authoredOn'] },
  MedicationStatement: { sort: 'statement', when: ['effectiveDateTime', 'effectivePeriod', 'dateAsserted'] },
  MedicationDispense: { sort: 'dispense', when: ['whenHandedOver', 'whenPrepared'] },
  MedicationAdministration: { sort: 'administration', when: ['effectiveDateTime', 'effectivePeriod'] },
};

/** A medicine that somebody else ordered, gave or heard of. It never becomes an order here: only a prescriber's signature makes one. */
export function fromMedication(resource: Json, find: (reference: string) => Json | null): HistoryFact | UnreadableFact {
  const type = String(resource['resourceType']);
  const kind = sorts[type];
  const coded = medicationOf(resource, find);
  if (kind === undefined || coded === null) return unreadable(`${type}.medication`);
  if (typeof resource['status'] !== 'string') return unreadable(`${type}.status`);
  const began = firstMoment(resource, ...kind.when);
  const [instruction] = objectsOf(resource['dosageInstruction'] ?? resource['dosage']).flatMap((each) => lineOf(each['text'], 500) ?? []);
  return {
    kind: 'history', table: 'medication_statements', sort: kind.sort, system: coded.system, code: coded.code, words: coded.words, state: resource['status'],
    began: began?.text ?? null, ended: momentOf(objectOf(resource['effectivePeriod'])?.['end'])?.text ?? null, at: began?.at ?? null, details: instruction === undefined ? {} : { instruction },
  };
}

const milligrams: Readonly<Record<string, number>> = { mg: 1, milligram: 1, milligrams: 1, ug: 0.001, mcg: 0.001, 'µg': 0.001, 'μg': 0.001, g: 1000 };

/** Whole micrograms of a quantity of mass; null for a volume, a count, or what is no whole number of micrograms. */
function ugOf(quantity: Json | null): number | null {
  const value = numberOf(quantity?.['value']);
  const factor = milligrams[String(quantity?.['code'] ?? quantity?.['unit'] ?? '').toLowerCase()];
  if (value === null || factor === undefined || value < 0) return null;
  return ugOfMg(value * factor);
}

/**
 * A dose of a medicine of treatment. An amount in millilitres or tablets is no dose without its strength, so that it stays
 * a row of history with its words; anything else given somewhere is history too.
 */
export function fromAdministration(resource: Json, find: (reference: string) => Json | null): DoseFact | HistoryFact | UnreadableFact | VerbatimFact {
  const read = fromMedication(resource, find);
  if (read.kind === 'unreadable') return read;
  const medicine = medicineOf(read);
  const dosage = objectOf(resource['dosage']);
  if (dosage?.['dose'] !== undefined && objectOf(dosage['dose']) === null) return unreadable('MedicationAdministration.dosage');
  const stated = numberOf(objectOf(dosage?.['dose'])?.['value']);
  if (objectOf(dosage?.['dose'])?.['value'] !== undefined && (stated === null || stated < 0)) return unreadable('MedicationAdministration.dosage');
  const ug = ugOf(objectOf(dosage?.['dose']));
  const when = firstMoment(resource, 'effectiveDateTime', 'effectivePeriod');
  const status = resource['status'];
  if (medicine === null || ug === null || when === null || (status !== 'completed' && status !== 'not-done')) return read;
  if (ug > 2_000_000) return unreadable('MedicationAdministration.dosage');
  const day = momentOf(extensionOf(resource, DOSING_DAY)?.['valueDate'])?.day ?? when.day;
  const part = numberOf(extensionOf(resource, DOSE_PART)?.['valuePositiveInt']);
  return {
    kind: 'dose', medicine, words: read.words, ug, taken: status === 'completed', at: when.at, day, part: part !== null && Number.isInteger(part) && part >= 1 && part <= 12 ? part : null,
    takeHome: lineOf(objectOf(resource['category'])?.['text']) === 'take-home',
  };
}

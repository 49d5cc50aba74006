/** A person as a Patient, and back. */
import type { Patient } from 'fhir/r4.js';
import { type PersonFact, type Row, type UnreadableFact, unreadable } from '../facts.ts';
import { lineOf, listOf, momentOf, objectsOf, codeOf, type Json } from '../read.ts';
import { NHS_NUMBER, PERSON_NUMBER } from '../systems.ts';
import { dayText, optional, text } from '../rows.ts';

const sexes = ['female', 'male', 'other', 'unknown'] as const;

function telecom(resource: Json, system: string): string | null {
  return lineOf(objectsOf(resource['telecom']).find((each) => each['system'] === system && each['use'] !== 'old')?.['value']);
}

function languageOf(resource: Json): PersonFact['language'] {
  const spoken = objectsOf(resource['communication']).toSorted((a, b) => Number(b['preferred'] === true) - Number(a['preferred'] === true)).map((each) => codeOf(each['language']));
  const [first] = spoken;
  if (first?.startsWith('es') === true) return 'es';
  return first === 'en-GB' ? 'en-GB' : 'en';
}

function addressOf(resource: Json): string | null {
  const [address] = objectsOf(resource['address']).filter((each) => each['use'] !== 'old');
  if (address === undefined) return null;
  return lineOf(address['text'], 500) ?? lineOf([...listOf(address['line']), address['city'], address['state'], address['postalCode'], address['country']].filter((part) => typeof part === 'string').join(', '), 500);
}

/** The day of death; a Patient that is only said to have died has none, and stays as it came. */
function diedOn(resource: Json): string | null {
  const moment = momentOf(resource['deceasedDateTime']);
  return moment === null ? null : moment.text.length >= 10 ? moment.text.slice(0, 10) : null;
}

/** The official name, else the first that is in use. */
export function fromPatient(resource: Json): PersonFact | UnreadableFact {
  const names = objectsOf(resource['name']).filter((each) => each['use'] !== 'old');
  const name = names.find((each) => each['use'] === 'official') ?? names.find((each) => each['use'] !== 'nickname') ?? names[0];
  const given = lineOf(listOf(name?.['given']).filter((each) => typeof each === 'string').join(' '));
  const family = lineOf(name?.['family']);
  const whole = lineOf(name?.['text']);
  if (given === null && family === null && whole === null) return unreadable('Patient.name');
  const nickname = objectsOf(resource['name']).find((each) => each['use'] === 'nickname');
  const born = resource['birthDate'];
  if (born !== undefined && momentOf(born) === null) return unreadable('Patient.birthDate');
  const sex = resource['gender'];
  if (sex !== undefined && !sexes.some((each) => each === sex)) return unreadable('Patient.gender');
  const nhs = objectsOf(resource['identifier']).find((each) => each['system'] === NHS_NUMBER);
  return {
    kind: 'person', givenName: given ?? whole ?? '–', familyName: family ?? '–', knownAs: lineOf(listOf(nickname?.['given'])[0]) ?? lineOf(nickname?.['text']),
    bornOn: typeof born === 'string' && born.length === 10 ? born : null, sex: (sexes.find((each) => each === sex) ?? null),
    language: languageOf(resource), telephone: telecom(resource, 'phone'), email: telecom(resource, 'email'), address: addressOf(resource), nhsNumber: lineOf(nhs?.['value'], 20), diedOn: diedOn(resource),
  };
}

/** A row of people. What a person wants to be called is a nickname; how they may be reached stays in the row. */
export function toPatient(row: Row): Patient {
  const contact = [...optional(text(row, 'telephone'), (value) => ({ system: 'phone' as const, value })), ...optional(text(row, 'email'), (value) => ({ system: 'email' as const, value }))];
  const nhs = text(row, 'nhs_number');
  const known = text(row, 'known_as');
  const died = dayText(row, 'died_on');
  const born = dayText(row, 'born_on');
  const sex = sexes.find((each) => each === row['sex']);
  const address = text(row, 'address');
  return {
    resourceType: 'Patient', id: text(row, 'id') ?? '',
    identifier: [{ system: PERSON_NUMBER, value: text(row, 'number') ?? '' }, ...(nhs === null ? [] : [{ system: NHS_NUMBER, value: nhs }])],
    name: [{ use: 'official', family: text(row, 'family_name') ?? '', given: [text(row, 'given_name') ?? ''] }, ...(known === null ? [] : [{ use: 'nickname' as const, given: [known] }])],
    ...(contact.length === 0 ? {} : { telecom: contact }),
    ...(sex === undefined ? {} : { gender: sex }), ...(born === null ? {} : { birthDate: born }), ...(died === null ? {} : { deceasedDateTime: died }),
    ...(address === null ? {} : { address: [{ text: address }] }),
    communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: text(row, 'language') ?? 'en' }] }, preferred: true }],
  };
}

/** Whether a later Patient of the same source and id can be the same human being: one of name and birth must still agree. */
export function mayBeTheSame(one: PersonFact, other: PersonFact): boolean {
  const named = (fact: PersonFact): string => `${fact.givenName} ${fact.familyName}`.toLowerCase();
  return named(one) === named(other) || (one.bornOn !== null && one.bornOn === other.bornOn);
}

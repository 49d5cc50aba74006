/** What acceptance asks, and what is still missing. */
import type { EnquiryDetail } from '@fairlead/contract/admission';
import { typedDay } from './said.ts';

export const consentMethods = ['on_screen', 'on_paper', 'spoken'] as const;
export type ConsentMethod = (typeof consentMethods)[number];
export type Sex = 'female' | 'male' | 'other' | 'unknown';

export interface AcceptanceForm {
  /** Somebody who was here before; their particulars are not asked again. */
  readonly known: { readonly id: string; readonly name: string; readonly number: string } | undefined;
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string;
  readonly bornOn: string;
  readonly sex: Sex | undefined;
  readonly phone: string;
  readonly clinicianId: string;
  readonly consent: ConsentMethod | undefined;
  readonly shares: boolean;
  readonly recipient: string;
  readonly purpose: string;
  readonly amountAndKind: string;
  readonly expiresOn: string;
  readonly sharingHow: ConsentMethod | undefined;
  readonly goals: string;
}

/** Begins with what the request told already. */
export function formFrom(enquiry: EnquiryDetail): AcceptanceForm {
  const name = enquiry.about === 'self' ? enquiry.callMe : enquiry.otherName ?? '';
  const [given = '', ...family] = name.split(/\s+/);
  return {
    known: undefined, givenName: given, familyName: family.join(' '), knownAs: '', bornOn: enquiry.bornOn ?? '', sex: undefined, phone: enquiry.about === 'self' ? enquiry.phone ?? '' : '', clinicianId: '', consent: undefined,
    shares: false, recipient: '', purpose: '', amountAndKind: '', expiresOn: '', sharingHow: undefined, goals: enquiry.about === 'self' ? enquiry.words ?? '' : '',
  };
}

type Missing = 'needGiven' | 'needFamily' | 'needBorn' | 'needSex' | 'needClinician' | 'needConsent' | 'needSharing' | 'goalLong';

const goalsOf = (form: AcceptanceForm): readonly string[] => form.goals.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** The questions that are still open, in the order of the form. */
export function openQuestions(form: AcceptanceForm): readonly Missing[] {
  const person: readonly (Missing | false)[] = form.known !== undefined ? [] : [form.givenName.trim() === '' && 'needGiven', form.familyName.trim() === '' && 'needFamily', typedDay(form.bornOn) === undefined && 'needBorn', form.sex === undefined && 'needSex'];
  const isSharingOpen = form.shares && (form.recipient.trim() === '' || form.purpose.trim() === '' || form.amountAndKind.trim() === '' || form.sharingHow === undefined);
  const all: readonly (Missing | false)[] = [...person, form.clinicianId === '' && 'needClinician', form.consent === undefined && 'needConsent', isSharingOpen && 'needSharing', goalsOf(form).some((line) => line.length > 200) && 'goalLong'];
  return all.filter((each) => each !== false);
}

/** The body of the acceptance, or undefined while a question is open. */
export function bodyOf(form: AcceptanceForm) {
  const bornOn = typedDay(form.bornOn);
  if (openQuestions(form).length > 0 || form.consent === undefined) return undefined;
  const expiresOn = typedDay(form.expiresOn);
  const person = form.known !== undefined || bornOn === undefined || form.sex === undefined ? {} : { person: { givenName: form.givenName.trim(), familyName: form.familyName.trim(), bornOn, sex: form.sex, ...(form.knownAs.trim() === '' ? {} : { knownAs: form.knownAs.trim() }), ...(form.phone.trim() === '' ? {} : { telephone: form.phone.trim() }) } };
  const sharing = form.shares && form.sharingHow !== undefined ? { consentToSharing: { recipient: form.recipient.trim(), purpose: form.purpose.trim(), amountAndKind: form.amountAndKind.trim(), method: form.sharingHow, ...(expiresOn === undefined ? {} : { expiresOn }) } } : {};
  return {
    ...(form.known === undefined ? {} : { personId: form.known.id }), ...person, responsibleClinicianId: form.clinicianId, consentToTreatment: { method: form.consent }, ...sharing,
    goals: [...goalsOf(form)],
  };
}

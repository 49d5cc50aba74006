/** Codes of a request in words. */
import type { EnquiryDetail, EnquirySource, InboxLine } from '@fairlead/contract/admission';
import type { Language } from '@fairlead/ui';
import type { admissionMessages } from './admission-messages.ts';

type Key = keyof typeof admissionMessages.en;

export const sourceKeys: Readonly<Record<EnquirySource, Key>> = {
  front_door: 'sourceFrontDoor', telephone: 'sourceTelephone', walk_in: 'sourceWalkIn', gp: 'sourceGp', hospital: 'sourceHospital', prison: 'sourcePrison', probation: 'sourceProbation', social_care: 'sourceSocialCare', other_service: 'sourceOtherService', other: 'sourceOther',
};
export const stateKeys: Readonly<Record<InboxLine['state'], Key>> = { new: 'stateNew', in_contact: 'stateInContact', waiting: 'stateWaiting', accepted: 'stateAccepted', closed: 'stateClosed' };
export const bestKeys: Readonly<Record<InboxLine['bestTime'], Key>> = { any: 'bestAny', morning: 'bestMorning', afternoon: 'bestAfternoon', evening: 'bestEvening' };
export const reachKeys: Readonly<Record<InboxLine['contact'], Key>> = { phone: 'byPhone', text: 'byText', email: 'byEmail' };
export const nextKeys: Readonly<Record<InboxLine['contact'], Key>> = { phone: 'nextCall', text: 'nextText', email: 'nextEmail' };
export const closedKeys: Readonly<Record<NonNullable<EnquiryDetail['closedReason']>, Key>> = { helped_elsewhere: 'helpedElsewhere', not_now: 'notNow', not_reached: 'notReached', not_for_us: 'notForUs', mistake: 'mistake', family_path: 'familyPath' };

type Contact = EnquiryDetail['contacts'][number];
export const howKeys: Readonly<Record<Contact['how'], Key>> = { call: 'howCall', text: 'howText', email: 'howEmail', in_person: 'howInPerson', letter: 'howLetter' };
export const outcomeKeys: Readonly<Record<Contact['outcome'], Key>> = { spoke: 'outcomeSpoke', left_message: 'outcomeLeftMessage', no_answer: 'outcomeNoAnswer', wrong_number: 'outcomeWrongNumber', sent: 'outcomeSent' };

interface Said { readonly en: string; readonly es: string; readonly 'en-GB'?: string | undefined }
export const saidIn = (says: Said, language: Language): string => (language === 'en-GB' ? says['en-GB'] ?? says.en : says[language]);

/** Choices of a field from keys in words. */
export function choicesOf<V extends string>(keys: Readonly<Record<V, Key>>, words: (key: Key) => string): readonly { readonly value: V; readonly label: string }[] {
  return (Object.keys(keys) as V[]).map((value) => ({ value, label: words(keys[value]) }));
}

/** A day typed by hand: `1991-05-02`, or undefined where it is none. */
export function typedDay(text: string): string | undefined {
  const trimmed = text.trim();
  return /^\d{4}-\d{2}-\d{2}$/.test(trimmed) && isDay(trimmed) ? trimmed : undefined;
}

function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

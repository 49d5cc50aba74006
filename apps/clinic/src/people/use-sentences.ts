/** Sentences of events and tasks in the reader's language. */
import { useFormats, useLanguage, useWords } from '@fairlead/ui';
import { peopleMessages } from './people-messages.ts';
import { eventBook, plainKind, sentenceIn, taskBook } from './sentences.ts';

type RoomKey = Extract<keyof typeof peopleMessages.en, `room${string}`>;

export const roomKeys: Readonly<Record<string, RoomKey>> = {
  recognition: 'roomRecognition', admission: 'roomAdmission', assessment: 'roomAssessment', placement: 'roomPlacement', plan: 'roomPlan', withdrawal: 'roomWithdrawal', medication: 'roomMedication', dispensary: 'roomDispensary',
  residence: 'roomResidence', therapy: 'roomTherapy', recovery: 'roomRecovery', community: 'roomCommunity', aftercare: 'roomAftercare', crisis: 'roomCrisis', outcomes: 'roomOutcomes', people: 'roomPeople', consent: 'roomConsent',
  schedule: 'roomSchedule', tests: 'roomTests', messages: 'roomMessages', funding: 'roomFunding', interop: 'roomInterop',
};

export function useRoomName(): (room: string) => string {
  const words = useWords(peopleMessages);
  return (room) => words(roomKeys[room] ?? 'roomOther');
}

function useSay(book: typeof eventBook) {
  const language = useLanguage();
  const formats = useFormats();
  const words = useWords(peopleMessages);
  const roomName = useRoomName();
  return (kind: string, params: Readonly<Record<string, unknown>>): string => {
    const plain = plainKind(kind);
    return sentenceIn(book, kind, params, language, formats) ?? words('unknownEvent', { room: roomName(plain.room), what: plain.what });
  };
}

/** What happened, as a sentence; a kind without one says its room and its name plainly. */
export const useEventSentence = () => useSay(eventBook);
/** What is to be done, as a sentence. */
export const useTaskSentence = () => useSay(taskBook);

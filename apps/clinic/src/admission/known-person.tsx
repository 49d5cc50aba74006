/** Whether the person was here before: their record goes on, and nothing is asked twice. */
import { useWords } from '@fairlead/ui';
import { ChosenNote, FindPerson, type ChosenPerson } from '../people/index.tsx';
import { admissionMessages } from './admission-messages.ts';

export function KnownPerson({ known, onKnown }: { readonly known: ChosenPerson | undefined; readonly onKnown: (known: ChosenPerson | undefined) => void }) {
  const words = useWords(admissionMessages);
  if (known !== undefined) return <ChosenNote other={words('notThem')} onOther={() => onKnown(undefined)}>{words('chosen', { name: known.name, number: known.number })}</ChosenNote>;
  return <FindPerson label={words('knownFind')} none={words('knownNone')} whyNot={({ episode }) => (episode?.state === 'open' ? words('inTreatmentAlready') : undefined)} onChoose={onKnown} />;
}

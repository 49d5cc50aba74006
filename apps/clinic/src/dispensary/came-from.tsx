/** Whose medicine it was that came back: found by name or number, and left open where nobody knows. */
import { useWords } from '@fairlead/ui';
import { ChosenNote, FindPerson, type ChosenPerson } from '../people/index.tsx';
import { disposalsMessages } from './disposals-messages.ts';

export function CameFromField({ of, onChoose }: { readonly of: ChosenPerson | undefined; readonly onChoose: (person: ChosenPerson | undefined) => void }) {
  const words = useWords(disposalsMessages);
  if (of !== undefined) return <ChosenNote other={words('cameFromOther')} onOther={() => onChoose(undefined)}>{words('cameFromIs', { name: of.name, number: of.number })}</ChosenNote>;
  return <FindPerson label={words('cameFrom')} hint={words('cameFromHint')} none={words('cameFromNone')} optional onChoose={onChoose} />;
}

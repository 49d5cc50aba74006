/** Who is meant, beside the search by name or number. */
import { useWords } from '@fairlead/ui';
import { FindPerson, type ChosenPerson } from '../people/index.tsx';
import { residenceMessages } from './residence-messages.ts';

export type Chosen = Pick<ChosenPerson, 'id' | 'name'>;

export function PersonField({ chosen, onChoose }: { readonly chosen: Chosen | undefined; readonly onChoose: (person: Chosen) => void }) {
  const words = useWords(residenceMessages);
  return (
    <div className="stack">
      <FindPerson label={words('find')} none={words('noFound')} onChoose={onChoose} />
      {chosen === undefined ? null : <p role="status">{words('chosen', { name: chosen.name })}</p>}
    </div>
  );
}

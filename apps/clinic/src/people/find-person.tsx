/** Choosing a person while typing their name, number or date of birth. */
import type { FoundPerson } from '@fairlead/contract/people';
import { Button, TextField, useFormats } from '@fairlead/ui';
import { IconUserCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { nameOf } from './person-context.ts';
import { useFoundByName } from './use-people.ts';

export interface ChosenPerson { readonly id: string; readonly name: string; readonly number: string }

interface FindPersonProps {
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** Said where nobody is found. */
  readonly none: string;
  /** Why this person cannot be chosen here; undefined where they can. */
  readonly whyNot?: (person: FoundPerson) => string | undefined;
  readonly onChoose: (person: ChosenPerson) => void;
}

const shownAtMost = 6;

/** A search and what it found, each with number and birth date, so that two of one name are told apart. */
export function FindPerson({ label, none, whyNot, onChoose, ...field }: FindPersonProps) {
  const { date } = useFormats();
  const [typed, setTyped] = useState('');
  const found = useFoundByName(typed);
  const place = useRef<HTMLDivElement>(null);
  // The row that was pressed goes away with the list: the keyboard goes on from the search.
  const choose = (person: FoundPerson) => { setTyped(''); place.current?.querySelector('input')?.focus(); onChoose({ id: person.id, name: nameOf(person), number: person.number }); };
  return (
    <div className="stack" role="search" aria-label={label} ref={place}>
      <TextField label={label} {...field} type="search" value={typed} onText={setTyped} autoComplete="off" spellCheck={false} />
      {found?.length === 0 ? <p className="muted small" role="status">{none}</p> : null}
      {found === undefined || found.length === 0 ? null : (
        <ul className="rows">{found.slice(0, shownAtMost).map((person) => {
          const why = whyNot?.(person);
          return <li key={person.id}><button type="button" className="row no-lead" aria-disabled={why !== undefined} onClick={() => { if (why === undefined) choose(person); }}><span className="who"><b>{nameOf(person)}</b><small className="num">{person.number}{person.bornOn === null ? null : ` · ${date(person.bornOn)}`}</small></span>{why === undefined ? null : <span className="tag quiet">{why}</span>}</button></li>;
        })}</ul>
      )}
    </div>
  );
}

/** Says who was chosen, with the way back to the search; takes the focus, since the search that it stands for is gone. */
export function ChosenNote({ other, onOther, children }: { readonly other: string; readonly onOther: () => void; readonly children: ReactNode }) {
  const note = useRef<HTMLParagraphElement>(null);
  useEffect(() => note.current?.focus(), []);
  return <p className="note allow" ref={note} tabIndex={-1}><IconUserCheck className="i" aria-hidden="true" /><span><b>{children}</b> <Button look="bare" onClick={onOther}>{other}</Button></span></p>;
}

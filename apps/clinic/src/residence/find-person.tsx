/** Choosing a person while typing their name or number. */
import { findPeople } from '@fairlead/contract/people';
import { Button, TextField, useWords } from '@fairlead/ui';
import { useEffect, useState } from 'react';
import { useRead } from '../platform/index.ts';
import { residenceMessages } from './residence-messages.ts';

export interface Chosen { readonly id: string; readonly name: string }

export function FindPerson({ chosen, onChoose }: { readonly chosen: Chosen | undefined; readonly onChoose: (person: Chosen) => void }) {
  const words = useWords(residenceMessages);
  const [typed, setTyped] = useState('');
  const [find, setFind] = useState('');
  useEffect(() => { const timer = setTimeout(() => setFind(typed.trim()), 150); return () => clearTimeout(timer); }, [typed]);
  const read = useRead(findPeople, { query: { find } }, { enabled: find !== '', keep: true });
  const items = find === '' ? [] : read.data?.reply.items ?? [];
  return (
    <div className="stack">
      <TextField label={words('find')} type="search" value={typed} onText={setTyped} autoComplete="off" />
      {chosen === undefined ? null : <p role="status">{words('chosen', { name: chosen.name })}</p>}
      {find === '' || read.data === undefined ? null : items.length === 0 ? <p className="muted">{words('noFound')}</p>
        : <ul className="stack found">{items.slice(0, 5).map((person) => { const name = `${person.knownAs ?? person.givenName} ${person.familyName}`; return <li key={person.id}><Button aria-pressed={person.id === chosen?.id} onClick={() => onChoose({ id: person.id, name })}>{name} <span className="muted num">{person.number}</span></Button></li>; })}</ul>}
    </div>
  );
}

/** Whose medicine it was that came back: found by name or number, and left open where nobody knows. */
import { findPeople } from '@fairlead/contract/people';
import { Button, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { nameOf } from '../people/index.tsx';
import { useRead, useSettled } from '../platform/index.ts';
import { disposalsMessages } from './disposals-messages.ts';

export interface CameFrom { readonly id: string; readonly name: string; readonly number: string }

export function CameFromField({ of, onChoose }: { readonly of: CameFrom | undefined; readonly onChoose: (person: CameFrom | undefined) => void }) {
  const words = useWords(disposalsMessages);
  const { date } = useFormats();
  const [typed, setTyped] = useState('');
  const find = useSettled(typed.trim());
  const read = useRead(findPeople, { query: { find } }, { enabled: find !== '', keep: true });
  if (of !== undefined) return <p className="note allow"><IconUserCheck className="i" aria-hidden="true" /><span><b>{words('cameFromIs', { name: of.name, number: of.number })}</b> <Button look="bare" onClick={() => onChoose(undefined)}>{words('cameFromOther')}</Button></span></p>;
  const items = find === '' ? [] : read.data?.reply.items ?? [];
  return (
    <div className="stack" role="search" aria-label={words('cameFrom')}>
      <TextField label={words('cameFrom')} hint={words('cameFromHint')} type="search" value={typed} onText={setTyped} autoComplete="off" spellCheck={false} optional />
      {find !== '' && read.data !== undefined && items.length === 0 ? <p className="muted small" role="status">{words('cameFromNone')}</p> : null}
      {items.length === 0 ? null : (
        <ul className="stack">{items.slice(0, 6).map((person) => {
          const name = nameOf(person);
          return <li key={person.id}><Button onClick={() => { setTyped(''); onChoose({ id: person.id, name, number: person.number }); }}>{name} <span className="muted num">{person.number}{person.bornOn === null ? null : ` · ${date(person.bornOn)}`}</span></Button></li>;
        })}</ul>
      )}
    </div>
  );
}

/** Whether the person was here before: their record goes on, and nothing is asked twice. */
import { findPeople } from '@fairlead/contract/people';
import { Button, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { nameOf } from '../people/index.tsx';
import { useRead, useSettled } from '../platform/index.ts';
import { admissionMessages } from './admission-messages.ts';

interface Known { readonly id: string; readonly name: string; readonly number: string }

export function KnownPerson({ known, onKnown }: { readonly known: Known | undefined; readonly onKnown: (known: Known | undefined) => void }) {
  const words = useWords(admissionMessages);
  const { date } = useFormats();
  const [typed, setTyped] = useState('');
  const find = useSettled(typed.trim());
  const read = useRead(findPeople, { query: { find } }, { enabled: find !== '', keep: true });
  if (known !== undefined) return <p className="note allow"><IconUserCheck className="i" aria-hidden="true" /><span><b>{words('chosen', { name: known.name, number: known.number })}</b> <Button look="bare" onClick={() => onKnown(undefined)}>{words('notThem')}</Button></span></p>;
  const items = find === '' ? [] : read.data?.reply.items ?? [];
  return (
    <div className="stack" role="search" aria-label={words('knownFind')}>
      <TextField label={words('knownFind')} type="search" value={typed} onText={setTyped} autoComplete="off" spellCheck={false} />
      {find !== '' && read.data !== undefined && items.length === 0 ? <p className="muted small" role="status">{words('knownNone')}</p> : null}
      {items.length === 0 ? null : (
        <ul className="rows">{items.slice(0, 6).map((person) => {
          const isOpen = person.episode?.state === 'open';
          const name = nameOf(person);
          return <li key={person.id}><button type="button" className="row no-lead" aria-disabled={isOpen} onClick={() => { if (!isOpen) onKnown({ id: person.id, name, number: person.number }); }}><span className="who"><b>{name}</b><small className="num">{person.number}{person.bornOn === null ? null : ` · ${date(person.bornOn)}`}</small></span>{isOpen ? <span className="tag quiet">{words('inTreatmentAlready')}</span> : null}</button></li>;
        })}</ul>
      )}
    </div>
  );
}

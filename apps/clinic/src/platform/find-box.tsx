/** The search in the bar: people as one types, chosen by arrows and Enter. "/" comes here from anywhere; a scanned number and Enter opens its person. */
import { findPeople } from '@fairlead/contract/people';
import type { FoundPerson } from '@fairlead/contract/people';
import { useFormats, useWords } from '@fairlead/ui';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { call } from './api.ts';
import { useShortcut } from './keys.tsx';
import { shellMessages } from './shell-messages.ts';
import { useRead } from './use-api.ts';
import { useSettled } from './use-settled.ts';

const shownAtMost = 8;

function useFindBox(blur: () => void) {
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const find = useSettled(text.trim());
  const read = useRead(findPeople, { query: { find } }, { enabled: find !== '' && isOpen, topics: ['people'] });
  // What was found for an earlier word is never shown under a new one: Enter would open the wrong person.
  const isAnswered = find !== '' && find === text.trim() && read.data !== undefined;
  const people: readonly FoundPerson[] = isAnswered ? (read.data?.reply.items ?? []).slice(0, shownAtMost) : [];
  const leave = () => { setText(''); setOpen(false); setAt(-1); blur(); };
  const openPerson = (personId: string) => { leave(); void navigate({ to: '/people/$personId', params: { personId } }); };
  const openAll = () => { const typed = text.trim(); leave(); void navigate({ to: '/people', search: { find: typed } }); };
  /** Enter: the chosen person; else the only one there is, also when it came faster than the list (a scanner types at once). */
  const enter = async () => {
    const typed = text.trim();
    const chosen = people[at];
    if (chosen !== undefined) return openPerson(chosen.id);
    if (typed === '') return undefined;
    const answer = await call(findPeople, { query: { find: typed } });
    const items = answer.kind === 'done' ? answer.reply.items : [];
    return items.length === 1 && items[0] !== undefined ? openPerson(items[0].id) : openAll();
  };
  const type = (typed: string) => { setText(typed); setOpen(true); setAt(-1); };
  return { text, type, isOpen, setOpen, at, setAt, people, isAnswered, leave, openPerson, openAll, enter };
}

type Box = ReturnType<typeof useFindBox>;

function FoundList({ box, id }: { readonly box: Box; readonly id: string }) {
  const words = useWords(shellMessages);
  const { date } = useFormats();
  // The press must not take the focus from the box first, or the list is gone before it counts.
  return (
    <div className="found">
      {box.people.length === 0 ? <p className="muted small" role="status">{words('findNobody')}</p> : null}
      <div role="listbox" id={id} tabIndex={-1} aria-label={words('findFound')} onMouseDown={(event) => event.preventDefault()}>
        {box.people.map((person, place) => (
          <button type="button" key={person.id} id={`${id}-${place}`} role="option" tabIndex={-1} aria-selected={place === box.at} onClick={() => box.openPerson(person.id)}>
            <span className="who"><b>{person.knownAs ?? person.givenName} {person.familyName}</b><small className="num">{person.number}{person.bornOn === null ? null : ` · ${words('born', { day: date(person.bornOn) })}`}</small></span>
            <span className="small muted">{person.episode?.state === 'open' ? words('findIn') : person.episode === null ? words('findNever') : words('findLeft')}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

export function FindBox() {
  const words = useWords(shellMessages);
  const input = useRef<HTMLInputElement>(null);
  const box = useFindBox(() => input.current?.blur());
  const id = useId();
  useShortcut('/', words('keyFind'), () => input.current?.focus());
  const isShown = box.isOpen && box.isAnswered;
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') { event.preventDefault(); if (box.isOpen && box.text !== '') box.setOpen(false); else box.leave(); }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    box.setOpen(true);
    const last = box.people.length - 1;
    box.setAt(event.key === 'ArrowDown' ? Math.min(last, box.at + 1) : Math.max(-1, box.at - 1));
  };
  return (
    <form className="find" role="search" onSubmit={(event) => { event.preventDefault(); void box.enter(); }}>
      <IconSearch className="i" aria-hidden="true" />
      <input ref={input} type="search" role="combobox" aria-expanded={isShown && box.people.length > 0} aria-controls={id} aria-autocomplete="list" {...(box.at >= 0 ? { 'aria-activedescendant': `${id}-${box.at}` } : {})} value={box.text} onChange={(event) => box.type(event.target.value)} onKeyDown={onKey} onBlur={() => box.setOpen(false)} placeholder={words('find')} aria-label={words('findLabel')} autoComplete="off" spellCheck={false} />
      <kbd aria-hidden="true">/</kbd>
      {isShown ? <FoundList box={box} id={id} /> : null}
    </form>
  );
}

/** People: found as typed, or those in treatment here. */
import type { FoundPerson } from '@fairlead/contract/people';
import { Button, Chip, EmptyState, Segments, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Screen, Shown, useSession, Worklist, WorklistKeys } from '../platform/index.ts';
import { peopleMessages } from './people-messages.ts';
import { nameOf } from './person-context.ts';
import { useCaseload, useFound } from './use-people.ts';

function Standing({ person }: { readonly person: FoundPerson }) {
  const words = useWords(peopleMessages);
  const { date } = useFormats();
  if (person.diedOn !== null) return <Chip>{words('died', { day: date(person.diedOn) })}</Chip>;
  if (person.episode === null) return <Chip>{words('never')}</Chip>;
  if (person.episode.state === 'open') return <StateTag state="allow">{words('treatment', { day: date(person.episode.startedOn) })}</StateTag>;
  return <StateTag state="away">{words('ended', { day: date(person.episode.endedOn ?? person.episode.startedOn) })}</StateTag>;
}

function PeopleList({ label, people }: { readonly label: string; readonly people: readonly FoundPerson[] }) {
  const words = useWords(peopleMessages);
  const { date } = useFormats();
  const navigate = useNavigate();
  const rows = people.map((person) => ({
    id: person.id,
    title: nameOf(person),
    line: [person.number, person.bornOn === null ? undefined : words('born', { day: date(person.bornOn) }), person.episode === null ? undefined : words('with', { name: person.episode.responsibleClinician })].filter(Boolean).join(' · '),
    state: <Standing person={person} />,
  }));
  return <Worklist label={label} rows={rows} onOpen={(personId) => void navigate({ to: '/people/$personId', params: { personId } })} />;
}

/** What stands in the address is what the box says, so that a found list can be sent and come back to. */
function useTyped() {
  const search: { readonly find?: unknown } = useSearch({ strict: false });
  const given = typeof search.find === 'string' || typeof search.find === 'number' ? String(search.find) : '';
  const [typed, setTyped] = useState(given);
  const [seen, setSeen] = useState(given);
  if (given !== seen) { setSeen(given); setTyped(given); }
  return { typed, setTyped, given };
}

export function PeopleScreen() {
  const words = useWords(peopleMessages);
  const navigate = useNavigate();
  const { site, has } = useSession();
  const { typed, setTyped, given } = useTyped();
  const { find, read } = useFound(typed);
  const [whose, setWhose] = useState<'mine' | 'everybody'>(has('prescriber', 'nurse', 'counsellor') ? 'mine' : 'everybody');
  const listed = useCaseload(whose, typed.trim() === '');
  useEffect(() => { if (find !== given) void navigate({ to: '/people', search: find === '' ? {} : { find }, replace: true }); }, [find, given, navigate]);
  const only = read.data?.reply.items.length === 1 && find === typed.trim() ? read.data.reply.items[0] : undefined;
  const open = () => { if (only !== undefined) void navigate({ to: '/people/$personId', params: { personId: only.id } }); };
  return (
    <Screen title={words('people')} sub={site.name} facts={listed.data === undefined ? [] : [{ name: words('inTreatment'), value: <b>{listed.data.reply.inTreatment}</b> }]}>
      <form className="rowx find-people" role="search" aria-label={words('findLabel')} onSubmit={(event) => { event.preventDefault(); open(); }}>
        <TextField label={words('findLabel')} hint={words('findHint')} type="search" value={typed} onText={setTyped} autoComplete="off" spellCheck={false} />
      </form>
      {typed.trim() === '' ? <Caseload whose={whose} onWhose={setWhose} read={listed} /> : (
        <section className="card" aria-live="polite">
          <Shown of={read}>{({ items }) => (items.length === 0
            ? <EmptyState icon={IconSearch} title={words('nobody')} action={<Link className="btn" to="/inbox">{words('toInbox')}</Link>}>{words('nobodySub')}</EmptyState>
            : <><div className="cap"><h2>{words('found', { count: items.length })}</h2></div><PeopleList label={words('listFound')} people={items} /><WorklistKeys /></>)}</Shown>
        </section>
      )}
    </Screen>
  );
}

function Caseload({ whose, onWhose, read }: { readonly whose: 'mine' | 'everybody'; readonly onWhose: (whose: 'mine' | 'everybody') => void; readonly read: ReturnType<typeof useCaseload> }) {
  const words = useWords(peopleMessages);
  const label = words(whose === 'mine' ? 'listMine' : 'listAll');
  return (
    <section className="card">
      <div className="cap"><h2>{label}</h2><Segments label={words('whose')} choices={[{ value: 'mine', label: words('mine') }, { value: 'everybody', label: words('everybody') }]} value={whose} onChoose={onWhose} /></div>
      <Shown of={read} lines={8}>{({ items, inTreatment }) => (items.length === 0
        ? <EmptyState icon={IconUsers} title={words(whose === 'mine' ? 'nobodyMine' : 'nobodyAll')} {...(whose === 'mine' && inTreatment > 0 ? { action: <Button onClick={() => onWhose('everybody')}>{words('showAll')}</Button> } : {})}>{words(whose === 'mine' ? 'nobodyMineSub' : 'nobodyAllSub')}</EmptyState>
        : <><PeopleList label={label} people={items} />{whose === 'everybody' && inTreatment > items.length ? <p className="muted small num">{words('firstOf', { shown: items.length, all: inTreatment })}</p> : null}<WorklistKeys /></>)}</Shown>
    </section>
  );
}

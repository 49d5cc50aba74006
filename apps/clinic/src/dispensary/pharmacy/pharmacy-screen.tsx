/** A pharmacy's day: who is due, who has to wait, what was marked. */
import { EmptyState, Segments, StateTag, useFormats, useWords } from '@fairlead/ui';
import type { PharmacyRow } from '@fairlead/contract/dispensary';
import { useState } from 'react';
import { Screen, Shown, Worklist, WorklistKeys, useSession } from '../../platform/index.ts';
import { pharmacyMessages } from './pharmacy-messages.ts';
import { PharmacyPerson } from './pharmacy-person.tsx';
import { PharmacyTicket } from './pharmacy-ticket.tsx';
import { inGroup, isSupplied, useDay, useOne } from './use-pharmacy.ts';

const after = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export function PharmacyScreen() {
  const words = useWords(pharmacyMessages);
  const { day: dayWords } = useFormats();
  const { site } = useSession();
  const [asked, setAsked] = useState<string | undefined>(undefined);
  const [current, setCurrent] = useState<string | undefined>(undefined);
  const read = useDay(asked);
  const reply = read.data?.reply;
  const items = reply?.items ?? [];
  const open = items.find(({ prescriptionId, personId }) => prescriptionId === current || personId === current);
  const facts = reply === undefined ? [] : [
    { name: words('supplied'), value: <b>{words('ofAll', { done: items.filter(isSupplied).length, all: items.filter(({ state }) => state !== 'ended' && state !== 'at-home').length })}</b> },
    { name: words('stopped'), value: <b>{items.filter(({ state }) => state === 'stopped' || state === 'on-hold' || state === 'held').length}</b> },
  ];
  return (
    <Screen title={words('title')} sub={<>{site.name}{reply === undefined ? null : <> · {dayWords(reply.day)}{reply.isOpen ? null : <> · {words('closed')}</>}</>}</>} facts={facts} layout="three">
      <aside className="queue counter" aria-label={words('due')}>
        {reply === undefined ? null : <div className="queue-head"><Segments label={words('dayOf')} value={reply.day === reply.today ? 'today' : reply.day < reply.today ? 'yesterday' : 'ahead'} onChoose={(value) => { setAsked(value === 'today' ? undefined : after(reply.today, value === 'yesterday' ? -1 : 1)); setCurrent(undefined); }} choices={(['yesterday', 'today', 'ahead'] as const).map((value) => ({ value, label: words(value) }))} /></div>}
        <Shown of={read} lines={7}>{() => <Lists items={items} current={open?.prescriptionId} onOpen={setCurrent} />}</Shown>
      </aside>
      <AtTheCounter key={open?.personId ?? 'nobody'} row={open} day={reply?.day ?? ''} today={reply?.today ?? ''} />
    </Screen>
  );
}

function AtTheCounter({ row, day, today }: { readonly row: PharmacyRow | undefined; readonly day: string; readonly today: string }) {
  const words = useWords(pharmacyMessages);
  const one = useOne(row?.prescriptionId);
  if (row === undefined) return <div className="person"><EmptyState title={words('choose')}>{words('chooseSub')}</EmptyState><p className="small muted">{words('privacy')}</p></div>;
  return (
    <>
      <div className="person"><Shown of={one} lines={8}>{(reply) => <PharmacyPerson row={row} prescription={reply.prescription} clinic={reply.clinic} day={day} hasPhoto={reply.hasPhoto} />}</Shown></div>
      <PharmacyTicket key={`${row.prescriptionId} ${day}`} row={row} day={day} isToday={day === today} isAhead={day > today} />
    </>
  );
}

export function RowState({ row }: { readonly row: PharmacyRow }) {
  const words = useWords(pharmacyMessages);
  const { time } = useFormats();
  const at = row.mark === null ? '' : time(row.mark.happenedAt);
  switch (row.state) {
    case 'stopped': return <StateTag state="refuse">{words('state.stopped', { count: row.missedDays })}</StateTag>;
    case 'on-hold': case 'held': return <StateTag state="refuse">{words('state.held')}</StateTag>;
    case 'ended': return <StateTag state="refuse">{words('state.ended')}</StateTag>;
    case 'intoxicated': return <StateTag state="warn">{words('state.intoxicated')}</StateTag>;
    case 'due': return <StateTag state="due">{row.missedDays > 0 ? words('missed', { count: row.missedDays }) : words('state.due')}</StateTag>;
    case 'supervised': return <StateTag state="given">{words('state.supervised', { time: at })}</StateTag>;
    case 'in-part': return <StateTag state="warn">{words('state.in-part', { time: at })}</StateTag>;
    case 'taken-away': return <StateTag state="given">{words('state.taken-away', { time: at })}</StateTag>;
    case 'missed': return <StateTag state={row.decision?.decision === 'refuse' ? 'refuse' : 'warn'}>{words('state.missed')}</StateTag>;
    default: return <StateTag state="away">{words(`state.${row.state}`)}</StateTag>;
  }
}

function Lists({ items, current, onOpen }: { readonly items: readonly PharmacyRow[]; readonly current: string | undefined; readonly onOpen: (id: string) => void }) {
  const words = useWords(pharmacyMessages);
  const { mg } = useFormats();
  if (items.length === 0) return <EmptyState title={words('nobody')}>{words('nobodySub')}</EmptyState>;
  const line = (row: PharmacyRow) => [row.dueUg === 0 ? null : mg(row.dueUg), row.preparation].filter((part) => part !== null).join(' · ');
  const group = (name: 'first' | 'due' | 'done') => {
    const rows = inGroup(items, name);
    return rows.length === 0 ? null : <>
      <div className="queue-head sub"><h2>{words(name)} <span className="num muted">{rows.length}</span></h2></div>
      <Worklist label={words(name)} className="calls" takesKeys={name === 'due'} current={current} onOpen={onOpen} rows={rows.map((row) => ({ id: row.prescriptionId, title: row.name, line: line(row), state: <RowState row={row} /> }))} />
    </>;
  };
  return <>{group('first')}{group('due')}{group('done')}<WorklistKeys /></>;
}


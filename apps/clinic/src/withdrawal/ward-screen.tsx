/** The ward board. */
import { EmptyState, setClock, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconAlarm, IconBed } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Screen, Shown, useSession, WorklistKeys } from '../platform/index.ts';
import { countsOf, useWard } from './use-ward.ts';
import { WardTable } from './ward-table.tsx';
import { WardTabs } from './ward-tabs.tsx';
import { WardTicket } from './ward-ticket.tsx';
import { wardMessages } from './withdrawal-messages.ts';
import './ward.css';

function WardLegend() {
  const words = useWords(wardMessages);
  const marks = [['k-line', words('kLine')], ['k-dose', words('kDose')], ['k-tri', words('kComfort')], ['k-due', words('kDue')], ['k-late', words('kLate')], ['k-night', words('kNight')]] as const;
  return <div className="ward-legend"><ul className="legend">{marks.map(([mark, label]) => <li key={mark}><i className={mark} aria-hidden="true" />{label}</li>)}</ul><span className="small muted">{words('sorted')}</span><WorklistKeys /></div>;
}

export function WardScreen() {
  const words = useWords(wardMessages);
  const { day, dayOf, time } = useFormats();
  const { site } = useSession();
  const read = useWard();
  const nowMs = useNow();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const reply = read.data?.reply;
  // The server decides what is late; the page's clock follows it.
  useEffect(() => { if (reply !== undefined) setClock(Date.parse(reply.now)); }, [reply]);
  const items = reply?.items ?? [];
  const row = items.find(({ stayId }) => stayId === chosen) ?? items[0];
  const counts = countsOf(items, nowMs);
  const facts = reply === undefined ? [] : [
    { name: words('overdue'), value: counts.overdue === 0 ? <b>0</b> : <b className="overdue-ink"><IconAlarm className="i" aria-hidden="true" />{counts.overdue}</b> }, { name: words('due30'), value: <b>{counts.soon}</b> },
    { name: words('beds'), value: <Link to="/beds">{words('bedsOf', { taken: reply.beds.occupied, all: reply.beds.beds })}</Link> },
    ...(reply.handover === null ? [] : [{ name: words('lastHandover', { time: time(reply.handover.at) }), value: <b>{words(reply.handover.acknowledgedAt === null ? 'unread' : 'readBy')}</b> }]),
  ];
  return (
    <Screen title={words('wardTitle')} sub={`${site.name} · ${day(dayOf(new Date(nowMs).toISOString()))}`} facts={facts} layout={row === undefined ? 'wide' : 'board'}>
      <div className="stack">
        <WardTabs />
        <Shown of={read} lines={8}>{() => (row === undefined
          ? <EmptyState icon={IconBed} title={words('nobody')} action={<Link className="btn primary" to="/people">{words('findPerson')}</Link>}>{words('nobodySub')}</EmptyState>
          : <><WardTable items={items} nowMs={nowMs} open={row.stayId} onOpen={setChosen} /><WardLegend /></>)}</Shown>
      </div>
      {row === undefined ? null : <WardTicket row={row} items={items} nowMs={nowMs} isFirst={row === items[0]} />}
    </Screen>
  );
}

/** Handing the ward over: for each person what changed and what is due, and a named person who says that they have read it. */
import { acknowledgeHandover, handOver, listHandovers } from '@fairlead/contract/withdrawal';
import type { Handover, WardRow } from '@fairlead/contract/withdrawal';
import { Button, Card, EmptyState, NotesField, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, ConfirmlessButton, Screen, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { Pick } from './start-tab.tsx';
import { changeOf, dueTogether, lastCows, useWard } from './use-ward.ts';
import { WardTabs } from './ward-tabs.tsx';
import { wardMessages } from './withdrawal-messages.ts';
import './ward.css';

/** What the record already says of a person, to begin the two lines from. */
function useBegun(): (row: WardRow) => { readonly changed: string; readonly due: string } {
  const words = useWords(wardMessages);
  const { time, list } = useFormats();
  return (row) => {
    const last = lastCows(row);
    const change = changeOf(row);
    const cows = last === undefined ? words('noScores') : `${words('cows')} ${String(last.total)}${change === null || change === 0 ? '' : `, ${words(change > 0 ? 'up' : 'down', { by: Math.abs(change) })}`}`;
    const [due] = row.due;
    return { changed: cows, due: due === undefined ? words('none') : `${list(dueTogether(row.due).map((kind) => words(`k_${kind}`)))} ${time(due.at)}` };
  };
}

function HandForm({ items, staff }: { readonly items: readonly WardRow[]; readonly staff: readonly { readonly id: string; readonly name: string }[] }) {
  const words = useWords(wardMessages);
  const { time } = useFormats();
  const { site, who } = useSession();
  const begun = useBegun();
  const send = useCall(handOver);
  const [toId, setToId] = useState('');
  const [shift, setShift] = useState<'day' | 'evening' | 'night'>('day');
  const [note, setNote] = useState('');
  const [typed, setTyped] = useState<Readonly<Record<string, { readonly changed?: string; readonly due?: string }>>>({});
  const type = (stayId: string, change: { changed?: string; due?: string }) => setTyped((before) => ({ ...before, [stayId]: { ...before[stayId], ...change } }));
  const lineOf = (row: WardRow) => ({ ...begun(row), ...typed[row.stayId] });
  const press = () => void send.send({ params: { id: site.id }, body: { toId, shift, ...(note.trim() === '' ? {} : { note: note.trim() }), lines: items.map((row) => ({ stayId: row.stayId, ...lineOf(row) })) } });
  if (send.answer?.kind === 'done') return <Card title={words('handTitle')}><p role="status" className="num">{words('handed', { time: time(send.answer.reply.at) })}</p></Card>;
  return (
    <form className="stack" onSubmit={(event) => event.preventDefault()}>
      <Card title={words('handTitle')} lead={words('handSub')}>
        <div className="readings"><Pick label={words('takesOver')} value={toId} empty={words('choose')} options={staff.filter(({ id }) => id !== who.accountId).map(({ id, name }) => [id, name] as const)} onPick={setToId} /><Pick label={words('shift')} value={shift} options={(['day', 'evening', 'night'] as const).map((each) => [each, words(`s_${each}`)] as const)} onPick={(each) => { if (each !== '') setShift(each); }} /></div>
        {items.map((row) => <section key={row.stayId} className="person-line" aria-label={row.name}><h3>{row.bed === null ? row.name : `${words('bedNo', { bed: row.bed })}, ${row.name}`}</h3><div className="fields"><TextField label={words('changed')} value={lineOf(row).changed} onText={(changed) => type(row.stayId, { changed })} /><TextField label={words('dueNext')} value={lineOf(row).due} onText={(due) => type(row.stayId, { due })} /></div></section>)}
        <NotesField label={words('general')} rows={2} optional value={note} onText={setNote} />
      </Card>
      <ConfirmlessButton label={words('handOver')} busy={send.busy} why={toId === '' ? words('chooseTakes') : undefined} onPress={press} />
      <AnswerNote answer={send.answer} onAgain={() => void send.again()} />
    </form>
  );
}

function One({ handover }: { readonly handover: Handover }) {
  const words = useWords(wardMessages);
  const { dayTime, time } = useFormats();
  const { who } = useSession();
  const read = useCall(acknowledgeHandover);
  return (
    <Card title={words('handLine', { shift: words(`s_${handover.shift}`), by: handover.by, to: handover.to, time: dayTime(handover.at) })} aside={handover.acknowledgedAt === null ? <StateTag state="due">{words('waitsFor', { who: handover.to })}</StateTag> : <StateTag state="allow">{words('readAt', { time: time(handover.acknowledgedAt) })}</StateTag>}>
      <div className="stack">{handover.note === '' ? null : <p>{handover.note}</p>}
      <ul className="lines">{handover.lines.map((line) => <li key={line.stayId}><b>{line.name}</b> {line.changed} <span className="muted">{line.due}</span></li>)}</ul>
      {handover.acknowledgedAt === null && handover.toId === who.accountId ? <p><Button look="primary" aria-busy={read.busy} onClick={() => void read.send({ params: { id: handover.id }, body: {} })}>{words('readIt')}</Button></p> : null}
      <AnswerNote answer={read.answer} onAgain={() => void read.again()} /></div>
    </Card>
  );
}

export function HandoverScreen() {
  const words = useWords(wardMessages);
  const { site, has } = useSession();
  const ward = useWard();
  const list = useRead(listHandovers, { params: { id: site.id } }, { topics: ['ward'] });
  return (
    <Screen title={words('handTitle')} sub={site.name} layout="wide">
      <div className="stack">
        <WardTabs />
        {has('nurse', 'prescriber') ? <Shown of={ward} lines={4}>{({ items }) => <HandForm items={items} staff={list.data?.reply.staff ?? []} />}</Shown> : null}
        <h2>{words('openHandovers')}</h2>
        <Shown of={list} lines={3}>{({ items }) => (items.length === 0 ? <EmptyState icon={IconArrowsExchange} title={words('noHandovers')} /> : <>{items.map((handover) => <One key={handover.id} handover={handover} />)}</>)}</Shown>
      </div>
    </Screen>
  );
}

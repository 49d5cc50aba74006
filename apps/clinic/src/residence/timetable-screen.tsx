/** The day of a house: what is planned, who came, and what happened. */
import { addTimetableItem, attend, cancelTimetableItem, timetable } from '@fairlead/contract/residence';
import type { TimetableItem } from '@fairlead/contract/residence';
import { Button, Card, Chip, EmptyState, Field, NotesField, Segments, TextField, useFormats, useNow, useWords, useZone } from '@fairlead/ui';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, Screen, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { WardTabs } from '../withdrawal/index.tsx';
import { HouseLog } from './house-log.tsx';
import { residenceMessages } from './residence-messages.ts';
import { atTime, localMinute } from './times.ts';
import './residence.css';

const kinds = ['therapy', 'group', 'medical', 'meal', 'exercise', 'outing', 'house', 'family', 'free'] as const;
const states = ['came', 'part', 'did_not_come', 'excused'] as const;
export interface Resident { readonly personId: string; readonly name: string; readonly bed: string; readonly onLeave: boolean }

function Item({ item, residents }: { readonly item: TimetableItem; readonly residents: readonly Resident[] }) {
  const words = useWords(residenceMessages);
  const { time } = useFormats();
  const { has } = useSession();
  const mark = useCall(attend);
  const cancel = useCall(cancelTimetableItem);
  const [isOpen, setOpen] = useState(false);
  const off = item.state === 'cancelled';
  const stateOf = (personId: string) => item.attendance.find((each) => each.personId === personId)?.state;
  const came = item.attendance.filter(({ state }) => state === 'came' || state === 'part').length;
  const mayMark = !off && has('prescriber', 'nurse', 'counsellor', 'peer_worker', 'manager');
  return (
    <section className={off ? 'item-card off' : 'item-card'} aria-label={item.title}>
      <span className="num"><b>{time(item.startsAt)}</b></span>
      <div>
        <p className="rowx"><b>{item.title}</b><span className="muted num">{words('lineOf', { minutes: item.minutes, kind: words(`k_${item.kind}`) })}{item.place === null ? '' : ` · ${item.place}`}{item.ledBy === null ? '' : ` · ${item.ledBy}`}</span>{off ? <Chip>{words('cancelled')}</Chip> : item.attendance.length > 0 ? <Chip tone="allow">{words('cameOf', { came, all: item.attendance.length })}</Chip> : null}</p>
        {item.riskNote === null ? null : <p className="small muted">{item.riskNote}</p>}
        {mayMark ? <div className="pair"><Button aria-label={`${words('attendance')}: ${item.title}`} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{words('attendance')}</Button><Button look="bare" aria-label={`${words('cancelItem')}: ${item.title}`} aria-busy={cancel.busy} onClick={() => void cancel.send({ params: { id: item.id }, body: {} })}>{words('cancelItem')}</Button></div> : null}
        {isOpen && mayMark ? (residents.length === 0 ? <p className="muted">{words('nobodyLives')}</p> : <ul className="attend">{residents.map(({ personId, name, onLeave }) => (
          <li key={personId}><span>{name}{onLeave ? <span className="muted small"> {words('away')}</span> : null}</span>
            <Segments label={name} value={stateOf(personId) ?? ('' as (typeof states)[number])} choices={states.map((state) => ({ value: state, label: words(state) }))} onChoose={(state) => void mark.send({ params: { id: item.id }, body: { people: [{ personId, state }] } })} /></li>
        ))}</ul>) : null}
        <AnswerNote answer={mark.answer} onAgain={() => void mark.again()} /><AnswerNote answer={cancel.answer} onAgain={() => void cancel.again()} />
      </div>
    </section>
  );
}

function PlanItem({ day, staff, onDone }: { readonly day: string; readonly staff: readonly { readonly id: string; readonly name: string }[]; readonly onDone: () => void }) {
  const words = useWords(residenceMessages);
  const zone = useZone();
  const { site } = useSession();
  const send = useCall(addTimetableItem);
  const [form, setForm] = useState({ title: '', kind: 'group' as (typeof kinds)[number], time: '10:00', minutes: '60', place: '', ledById: '', risk: '' });
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }));
  const startsAt = atTime(day, form.time, zone);
  const why = form.title.trim() === '' ? words('title') : startsAt === null ? words('at') : form.kind === 'outing' && form.risk.trim() === '' ? words('risk') : undefined;
  const press = () => { if (startsAt !== null) void send.send({ params: { id: site.id }, body: { startsAt, minutes: Number(form.minutes), kind: form.kind, title: form.title.trim(), ...(form.place.trim() === '' ? {} : { place: form.place.trim() }), ...(form.ledById === '' ? {} : { ledById: form.ledById }), ...(form.risk.trim() === '' ? {} : { riskNote: form.risk.trim() }) } }).then((answer) => { if (answer.kind === 'done') onDone(); }); };
  return (
    <Card title={words('planItem')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) press(); }}>
        <div className="two">
          <TextField label={words('title')} value={form.title} onText={(title) => set({ title })} maxLength={200} />
          <Field label={words('kind')}>{(ties) => <select {...ties} className="in" value={form.kind} onChange={(event) => set({ kind: event.target.value as (typeof kinds)[number] })}>{kinds.map((kind) => <option key={kind} value={kind}>{words(`k_${kind}`)}</option>)}</select>}</Field>
          <TextField label={words('at')} type="time" value={form.time} onText={(time) => set({ time })} /><TextField label={words('minutes')} inputMode="numeric" value={form.minutes} onText={(minutes) => set({ minutes })} />
          <TextField label={words('place')} optional value={form.place} onText={(place) => set({ place })} maxLength={200} />
          <Field label={words('ledBy')}>{(ties) => <select {...ties} className="in" value={form.ledById} onChange={(event) => set({ ledById: event.target.value })}><option value="">{words('choose')}</option>{staff.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>}</Field>
        </div>
        {form.kind === 'outing' || form.kind === 'exercise' ? <NotesField label={words('risk')} hint={words('riskHint')} rows={2} value={form.risk} onText={(risk) => set({ risk })} /> : null}
        <AnswerNote answer={send.answer} onAgain={() => void send.again()} />
        <div className="rowx"><Button type="submit" look="primary" aria-busy={send.busy} why={why}>{words('plan')}</Button><Button look="bare" onClick={onDone}>{words('cancel')}</Button></div>
      </form>
    </Card>
  );
}

export function TimetableScreen() {
  const words = useWords(residenceMessages);
  const formats = useFormats();
  const zone = useZone();
  const nowMs = useNow();
  const { site, has } = useSession();
  const today = localMinute(nowMs, zone).slice(0, 10);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [isPlanning, setPlanning] = useState(false);
  const day = chosen ?? today;
  const read = useRead(timetable, { params: { id: site.id }, query: { day } }, { topics: ['timetable', 'beds'], keep: true });
  const go = (days: number) => setChosen(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10));
  const residents = read.data?.reply.residents ?? [];
  const mayPlan = has('prescriber', 'nurse', 'counsellor', 'peer_worker', 'manager');
  return (
    <Screen title={words('timetable')} sub={`${site.name} · ${formats.day(day)}`} facts={read.data === undefined ? [] : [{ name: words('occupied'), value: <b>{words('count', { count: residents.length })}</b> }]} layout="sheet">
      <div>
        <WardTabs />
        <div className="rowx"><Button onClick={() => go(-1)}>{words('earlier')}</Button><TextField label={words('day')} type="date" value={day} onText={(typed) => { if (typed !== '') setChosen(typed); }} /><Button onClick={() => go(1)}>{words('later')}</Button>{mayPlan && !isPlanning ? <Button look="primary" onClick={() => setPlanning(true)}>{words('planItem')}</Button> : null}</div>
        {isPlanning ? <PlanItem day={day} staff={read.data?.reply.staff ?? []} onDone={() => setPlanning(false)} /> : null}
        <Shown of={read} lines={6}>{({ items }) => (items.length === 0 ? <EmptyState icon={IconCalendarEvent} title={words('noItems')}>{words('noItemsSub')}</EmptyState> : <div className="card">{items.map((item) => <Item key={item.id} item={item} residents={residents} />)}</div>)}</Shown>
      </div>
      <aside className="side">{mayPlan ? <HouseLog residents={residents} /> : null}</aside>
    </Screen>
  );
}

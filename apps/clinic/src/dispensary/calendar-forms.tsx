/** When the site is closed: every week, on public holidays, on single days; and a list of holidays to load. */
import { addClosure, HolidayCalendar, loadHolidays, setCalendar, withdrawClosure } from '@fairlead/contract/schedule';
import type { ClosedDay } from '@fairlead/contract/schedule';
import { Button, Card, Field, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { closuresMessages } from './closures-messages.ts';
import { holidaysIn } from './holiday-list.ts';

interface Calendar { readonly isSet: boolean; readonly holidays: HolidayCalendar; readonly closedOnHolidays: boolean; readonly closedWeekdays: readonly number[]; readonly closures: readonly { readonly id: string; readonly day: string; readonly reason: string }[]; readonly ahead: readonly ClosedDay[]; readonly loaded: number }
interface Props { readonly siteId: string; readonly calendar: Calendar; readonly mayChange: boolean }

export function CalendarForms(props: Props) {
  const words = useWords(closuresMessages);
  const { day } = useFormats();
  const { calendar, mayChange } = props;
  const named = calendar.ahead.filter(({ why }) => why !== 'weekly').slice(0, 12);
  return (
    <>
      {mayChange ? <WhenClosed {...props} /> : null}
      <Card title={words('ahead')}>
        {calendar.isSet || calendar.closures.length > 0 ? null : <p className="muted">{words('notSet')}</p>}
        {calendar.closedWeekdays.length === 0 ? null : <p><Weekdays of={calendar.closedWeekdays} /> <span className="muted">{words('weekly')}</span></p>}
        <ul className="stack">{named.map((each) => <li key={each.day} className="num"><b>{day(each.day)}</b> {each.name ?? words(each.why)}</li>)}</ul>
      </Card>
      {mayChange ? <><Single {...props} /><LoadList /></> : null}
    </>
  );
}

/** 2026-01-05 was a Monday. */
const dayOfWeek = (weekday: number): string => `2026-01-${String(4 + weekday).padStart(2, '0')}`;

function Weekdays({ of }: { readonly of: readonly number[] }) {
  const { weekday, list } = useFormats();
  return <b>{list(of.toSorted((a, b) => a - b).map((each) => weekday(dayOfWeek(each), 'long')))}</b>;
}

function WhenClosed({ siteId, calendar }: Props) {
  const words = useWords(closuresMessages);
  const { weekday } = useFormats();
  const [given, setGiven] = useState({ holidays: calendar.holidays, closedOnHolidays: calendar.closedOnHolidays, closedWeekdays: [...calendar.closedWeekdays] });
  const save = useCall(setCalendar);
  const flip = (each: number, on: boolean) => setGiven({ ...given, closedWeekdays: on ? [...given.closedWeekdays, each] : given.closedWeekdays.filter((other) => other !== each) });
  return (
    <Card title={words('set')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void save.send({ params: { id: siteId }, body: { ...given, closedOnHolidays: given.closedOnHolidays && given.holidays !== 'none' } }); }}>
        <fieldset className="fieldx"><legend>{words('weekdays')}</legend><div className="rowx">{[1, 2, 3, 4, 5, 6, 7].map((each) => <label key={each} className="choice"><input type="checkbox" className="tick" checked={given.closedWeekdays.includes(each)} onChange={(event) => flip(each, event.target.checked)} /><span>{weekday(dayOfWeek(each))}</span></label>)}</div></fieldset>
        <Field label={words('holidays')} hint={words('holidaysHint')}>{(ties) => <select {...ties} className="in" value={given.holidays} onChange={(event) => setGiven({ ...given, holidays: HolidayCalendar.parse(event.target.value) })}>{(['none', 'US-federal', 'GB-EAW', 'GB-SCT', 'GB-NIR'] as const).map((each) => <option key={each} value={each}>{words(`cal_${each}`)}</option>)}</select>}</Field>
        {given.holidays === 'none' ? null : <label className="choice"><input type="checkbox" className="tick" checked={given.closedOnHolidays} onChange={(event) => setGiven({ ...given, closedOnHolidays: event.target.checked })} /><span>{words('closedOnHolidays')}</span></label>}
        <AnswerNote answer={save.answer} onAgain={() => { void save.again(); }} />
        {save.answer?.kind === 'done' ? <p role="status" className="allow">{words('saved')}</p> : null}
        <Button type="submit" look="primary" aria-busy={save.busy}>{words('save')}</Button>
      </form>
    </Card>
  );
}

function Single({ siteId, calendar }: Props) {
  const words = useWords(closuresMessages);
  const { day: sayDay } = useFormats();
  const add = useCall(addClosure);
  const back = useCall(withdrawClosure);
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const why = day === '' ? words('day') : reason.trim() === '' ? words('reason') : undefined;
  const send = async () => {
    if (why === undefined && (await add.send({ params: { id: siteId }, body: { day, reason: reason.trim() } })).kind === 'done') { setDay(''); setReason(''); }
  };
  return (
    <Card title={words('single')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <TextField label={words('day')} type="date" value={day} onText={setDay} />
        <TextField label={words('reason')} value={reason} onText={setReason} />
        <AnswerNote answer={add.answer} onAgain={() => { void add.again(); }} />
        <Button type="submit" aria-busy={add.busy} why={why}>{words('note')}</Button>
      </form>
      {calendar.closures.length === 0 ? null : <ul className="stack">{calendar.closures.map((each) => <li key={each.id} className="rowx"><span className="num"><b>{sayDay(each.day)}</b> {each.reason}</span><Button look="bare" onClick={() => { void back.send({ params: { id: each.id } }); }}>{words('takeBack', { day: sayDay(each.day) })}</Button></li>)}</ul>}
      <AnswerNote answer={back.answer} onAgain={() => { void back.again(); }} />
    </Card>
  );
}

function LoadList() {
  const words = useWords(closuresMessages);
  const load = useCall(loadHolidays);
  const [calendar, setCalendarName] = useState<'US-federal' | 'GB-EAW' | 'GB-SCT' | 'GB-NIR'>('GB-SCT');
  const [source, setSource] = useState('');
  const [text, setText] = useState('');
  const days = holidaysIn(text, calendar);
  const why = source.trim() === '' ? words('source') : days.length === 0 ? words('loadBad') : undefined;
  return (
    <Card title={words('load')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) void load.send({ body: { calendar, source: source.trim(), days: days.map((each) => ({ ...each })) } }); }}>
        <Field label={words('holidays')}>{(ties) => <select {...ties} className="in" value={calendar} onChange={(event) => setCalendarName(event.target.value as typeof calendar)}>{(['GB-SCT', 'GB-NIR', 'GB-EAW', 'US-federal'] as const).map((each) => <option key={each} value={each}>{words(`cal_${each}`)}</option>)}</select>}</Field>
        <TextField label={words('source')} value={source} onText={setSource} />
        <NotesField label={words('list')} hint={words('loadHint')} rows={4} value={text} onText={setText} />
        <AnswerNote answer={load.answer} onAgain={() => { void load.again(); }} />
        {load.answer?.kind === 'done' ? <p role="status" className="allow">{words('loadedDays', { count: load.answer.reply.added })}</p> : null}
        <Button type="submit" aria-busy={load.busy} why={why}>{words('loadIt')}</Button>
      </form>
    </Card>
  );
}

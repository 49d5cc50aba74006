import './dispensary.css';
import { useState } from 'react';
import type { FormEvent, ReactElement } from 'react';
import { Icon } from '@fairlead/ui/icon';
import { saveFile } from '@fairlead/ui/save-file';
import { useLanguage, useWords } from '../platform/app.ts';
import { nowInstant } from '../platform/clock.ts';
import { Card, Page } from '../platform/parts.tsx';
import { longDay, wallTime } from '../platform/say.ts';
import { dispensaryMessages } from './dispensary-messages.ts';
import { allowance } from './keep-reminders.ts';
import { calendarFile } from './reminders.ts';
import { useReminders } from './use-reminders.ts';
import type { RemindersHere } from './use-reminders.ts';

/** Reminders by the person's own wish. What each way can and cannot do stands beside it. */
export function RemindersPage(): ReactElement {
  const words = useWords(dispensaryMessages);
  const here = useReminders();
  return (
    <Page title={words('reminderTitle')} lead={words('reminderLead')} back="/more">
      {here === undefined ? null : <>
        <p className="reminder-words"><span className="small muted">{words('willSay')}</span> <b>{here.say({ day: '', time: here.settings.first, count: 1 })}</b></p>
        <Times here={here} />
        <Coming here={here} />
        <Calendar here={here} />
        <FromApp here={here} />
        <p className="note due"><Icon name="info-circle" /><span>{words('unsure')}</span></p>
      </>}
    </Page>
  );
}

function Times({ here: { settings, change } }: { readonly here: RemindersHere }): ReactElement {
  const words = useWords(dispensaryMessages);
  const [first, setFirst] = useState(settings.first);
  const [second, setSecond] = useState(settings.second);
  const [state, setState] = useState<'none' | 'kept' | 'order'>('none');
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (second <= first) { setState('order'); return; }
    void change({ first, second }).then(() => setState('kept'));
  };
  return (
    <Card title={words('times')}>
      <form onSubmit={save}>
        <div className="times">
          <label className="field"><span>{words('first')}</span><input className="in" type="time" required value={first} onChange={(event) => { setFirst(event.target.value); setState('none'); }} /></label>
          <label className="field"><span>{words('second')}</span><input className="in" type="time" required value={second} aria-describedby="second-hint" onChange={(event) => { setSecond(event.target.value); setState('none'); }} /></label>
        </div>
        <p id="second-hint" className="small muted">{words('secondHint')}</p>
        <p role="status" className={state === 'none' ? 'hide' : `note ${state === 'order' ? 'warn' : 'allow'}`}>{state === 'none' ? null : <><Icon name={state === 'order' ? 'alert-triangle' : 'circle-check'} /><span>{words(state === 'order' ? 'order' : 'timesKept')}</span></>}</p>
        <button type="submit" className="btn tinted wide spaced">{words('saveTimes')}</button>
      </form>
    </Card>
  );
}

function Coming({ here: { coming, say } }: { readonly here: RemindersHere }): ReactElement {
  const words = useWords(dispensaryMessages);
  const language = useLanguage();
  return (
    <Card title={words('coming')}>
      {coming.length === 0 ? <p>{words('none')}</p> : <ul className="dots">{coming.slice(0, 6).map((each) => <li key={`${each.day}${each.time}`}><span><b>{words('at', { day: longDay(language, each.day), time: wallTime(language, each.time) })}</b><br /><span className="small muted">{say(each)}</span></span></li>)}</ul>}
    </Card>
  );
}

function Calendar({ here: { coming, say, settings, change } }: { readonly here: RemindersHere }): ReactElement {
  const words = useWords(dispensaryMessages);
  const [made, setMade] = useState(false);
  const make = (): void => {
    // The seed is kept with the first file: the next one then replaces its entries where the calendar can.
    void change({ seed: settings.seed }).then(() => {
      saveFile('today.ics', 'text/calendar;charset=utf-8', calendarFile(coming, say, settings.seed, nowInstant()));
      setMade(true);
    });
  };
  return (
    <Card title={words('calendar')}>
      <p className="small">{words('calendarHow')}</p>
      {coming.length === 0 ? null : <button type="button" className="btn primary wide spaced" onClick={make}><Icon name="calendar-event" />{words('calendarDo')}</button>}
      <p role="status" className={made ? 'note allow' : 'hide'}>{made ? <><Icon name="circle-check" /><span>{words('calendarMade')}</span></> : null}</p>
      <p className="small muted">{words('calendarChange')}</p>
    </Card>
  );
}

function FromApp({ here: { settings, change } }: { readonly here: RemindersHere }): ReactElement {
  const words = useWords(dispensaryMessages);
  const [allowed, setAllowed] = useState(allowance);
  const on = settings.app && allowed === 'granted';
  const press = (): void => {
    if (on) { void change({ app: false }); return; }
    void Notification.requestPermission().then((answer) => { setAllowed(answer); if (answer === 'granted') void change({ app: true }); });
  };
  return (
    <Card title={words('app')}>
      <p className="small">{words('appHow')}</p>
      {allowed === 'none' ? <p className="note due"><Icon name="info-circle" /><span>{words('cannot')}</span></p> : null}
      {allowed === 'denied' ? <p className="note warn" role="alert"><Icon name="alert-triangle" /><span>{words('denied')}</span></p> : null}
      {on ? <p className="note allow" role="status"><Icon name="circle-check" /><span>{words('isOn')}</span></p> : null}
      {allowed === 'none' ? null : <button type="button" className="btn tinted wide spaced" onClick={press}>{words(on ? 'appOff' : 'appOn')}</button>}
    </Card>
  );
}

import type { ReactElement } from 'react';
import type { DoseDay, PersonData } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import { useLanguage, useWords } from '../platform/app.ts';
import { fullDay, longDay, longWeekday, milligrams, shortWeekday, wallTime } from '../platform/say.ts';
import { medicationMessages } from './medication-messages.ts';

/** Today's dose, the bottles of the week, and why there are this many. */
export function DoseCard({ me }: { readonly me: PersonData }): ReactElement | null {
  const words = useWords(medicationMessages);
  const language = useLanguage();
  const days = me.doseDays.filter((day) => day.day >= me.today).slice(0, 7);
  const today = days.find((day) => day.day === me.today);
  if (days.length === 0) return null;
  const doseUg = today?.doseUg ?? null;
  const amount = doseUg === null ? null : milligrams(language, doseUg);
  const units = today?.units ?? [];
  const counted = units.length === 0 ? '' : `(${units.map(({ strengthUg, count }) => `${String(count)} × ${milligrams(language, strengthUg)}`).join(' + ')})`;
  const medicine = (code: string | null): string => (code === null ? '' : isMedicine(code) ? words(code) : code);
  const atPharmacy = me.collect?.kind === 'pharmacy';
  return (
    <section className="soft" aria-label={words('doseToday')}>
      <div className="row-h"><h2>{words('doseToday')}</h2></div>
      <p className="when"><Icon name={today?.state === 'taken' ? 'circle-check' : 'clock'} /><span>
        <b>{today === undefined ? words('none') : <Sentence day={today} atPharmacy={atPharmacy} />}</b>
        <small className="muted">{[amount === null ? null : [medicine(today?.medicine ?? null), amount, counted].filter((part) => part !== '').join(' '), me.windowNote].filter((part) => part !== null && part !== '').join('. ')}</small>
      </span></p>
      <ol className="week num" aria-label={words('week')}>{days.map((day) => <Day key={day.day} day={day} now={day.day === me.today} />)}</ol>
      {days.filter((day) => day.closed !== undefined).map((day) => <Closed key={day.day} day={day} />)}
      {me.takeHome === null ? null : <Why why={me.takeHome} />}
    </section>
  );
}

const medicines = ['methadone', 'buprenorphine', 'buprenorphine-naloxone', 'naltrexone'] as const;
const isMedicine = (code: string): code is (typeof medicines)[number] => medicines.some((each) => each === code);

/** A day on which the clinic is closed and the bottle is still to be collected. */
function Closed({ day }: { readonly day: DoseDay }): ReactElement | null {
  const words = useWords(medicationMessages);
  const language = useLanguage();
  if (day.closed === undefined) return null;
  return <p className="when"><Icon name="building-hospital" /><span><b>{words('closedDay', { day: longDay(language, day.day) })}</b><small className="muted">{day.closed.name === null ? null : <>{day.closed.name}. </>}{words('closedHome', { day: longDay(language, day.closed.goesHomeOn) })}</small></span></p>;
}

function Sentence({ day, atPharmacy }: { readonly day: DoseDay; readonly atPharmacy: boolean }): ReactElement {
  const words = useWords(medicationMessages);
  const language = useLanguage();
  if (day.state === 'taken') return <>{words('taken')}</>;
  if (day.state === 'kept') return <>{words('kept')}</>;
  if (day.state === 'missed') return <>{words('missed')}</>;
  if (day.how === 'none') return <>{words('none')}</>;
  if (day.how === 'home') return <>{words('home')}</>;
  if (atPharmacy) return <>{words('pharmacy')}</>;
  return <>{day.opens === null || day.closes === null ? words('windowNoTime') : words('window', { from: wallTime(language, day.opens), until: wallTime(language, day.closes) })}</>;
}

function Day({ day, now }: { readonly day: DoseDay; readonly now: boolean }): ReactElement {
  const words = useWords(medicationMessages);
  const language = useLanguage();
  const how = day.state === 'taken' ? words('dayTaken') : words(day.how === 'window' ? 'dayWindow' : day.how === 'home' ? 'dayHome' : 'dayNone');
  return (
    <li className={now ? 'is-now' : ''}>
      {day.how === 'none' ? <Icon name="minus" /> : day.how === 'window' ? <Icon name={day.state === 'taken' ? 'circle-check' : 'building-hospital'} /> : <Flask taken={day.state === 'taken'} />}
      <span aria-hidden="true">{now ? words('today') : shortWeekday(language, day.day)}</span><span className="hide">{longWeekday(language, day.day)}, {how}</span>
    </li>
  );
}

function Flask({ taken }: { readonly taken: boolean }): ReactElement {
  return (
    <svg className="flask" viewBox="0 0 26 36" aria-hidden="true">
      <path d="M9 2h8v5l3.5 4.5V31a3 3 0 0 1-3 3h-9a3 3 0 0 1-3-3V11.5L9 7z" />
      {taken ? <path d="M8.5 22l3 3 6-6.5" fill="none" /> : <path d="M5.5 18h15" fill="none" />}
    </svg>
  );
}

function Why({ why }: { readonly why: NonNullable<PersonData['takeHome']> }): ReactElement {
  const words = useWords(medicationMessages);
  const language = useLanguage();
  const { bottles, lastDay, decidedOn, by, next } = why;
  return (
    <>
      {bottles === 0 ? null : <p className="small spaced">{words('atHome', { count: bottles, day: lastDay === null ? '' : longDay(language, lastDay) })} {words('lockBox')}</p>}
      <details className="why">
        <summary>{decidedOn === null ? words('howMore') : bottles === 0 ? words('whyNone') : words('why', { count: bottles })}</summary>
        <ul className="dots">{why.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul>
        {decidedOn === null || by === null ? null : <p className="small muted">{words('decided', { day: fullDay(language, decidedOn), by })}</p>}
        {next === null ? null : <>
          <h3 className="spaced">{words('nextTitle')}</h3>
          {next.unmet.length === 0 ? null : <ul className="dots">{next.unmet.map((head) => <li key={head}>{words(head)}</li>)}</ul>}
          {next.more === null ? null : <p>{words('nextMore', { day: fullDay(language, next.more.from), days: next.more.days })}</p>}
          {next.unmet.length === 0 && next.more === null && decidedOn !== null ? <p>{words('nextNone')}</p> : null}
          <p className="small muted">{words('nextTalk')}</p>
        </>}
      </details>
    </>
  );
}

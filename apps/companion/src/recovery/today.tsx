import type { ReactElement } from 'react';
import { Icon } from '@fairlead/ui/icon';
import { CollectCard, ComfortCard, DoseCard, MaintenanceCard } from '../medication/index.ts';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { nowMs, phoneDay } from '../platform/clock.ts';
import { Age, Card, Go, Page, Row } from '../platform/parts.tsx';
import { dayNumber, longDay, shortWeekday, wallTime } from '../platform/say.ts';
import { platformMessages } from '../platform/platform-messages.ts';
import { CheckInCard } from './check-in.tsx';
import { recoveryMessages } from './recovery-messages.ts';
import { Rope } from './rope.tsx';
import { useCheckIns } from './use-check-ins.ts';

/** Today first: the rope, one question, the dose, what comes next. */
export function Today(): ReactElement {
  const { me } = useApp();
  const words = useWords(recoveryMessages);
  const platform = useWords(platformMessages);
  const language = useLanguage();
  const checkIns = useCheckIns();
  const today = phoneDay();
  const hour = new Date(nowMs()).getHours();
  const greeting = words(hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening');
  const done = new Set([...checkIns.own.map((one) => one.day), ...(me?.value.checkIns.filter((one) => one.pull !== null).map((one) => one.day) ?? [])]);
  const episode = me?.value.episode ?? null;
  return (
    <Page title={greeting} day={longDay(language, today)} {...(episode === null ? {} : { lead: episode.daysIn === 0 ? words('dayOne') : words('daysIn', { count: episode.daysIn }) })}>
      <Rope today={today} done={done} />
      <CheckInCard checkIns={checkIns} />
      {me === undefined ? <Card><p className="muted">{platform('nothingYet')}</p></Card> : <>
        {episode === null ? <Card title={words('before')}><p className="muted">{words('beforeLead')}</p><ul className="rows"><Row to="/plan/goals" icon="pencil" title={words('reasons')} /></ul></Card> : null}
        <DoseCard me={me.value} />
        <CollectCard me={me.value} />
        <ComfortCard me={me.value} />
        <MaintenanceCard me={me.value} />
        <NextAppointment />
        <Age keptAt={me.keptAt} />
      </>}
    </Page>
  );
}

function NextAppointment(): ReactElement | null {
  const { me } = useApp();
  const words = useWords(recoveryMessages);
  const language = useLanguage();
  const next = me?.value.appointments.find((one) => one.day >= me.value.today && one.kind !== 'dose');
  if (next === undefined) return <Card><p className="muted">{words('noNext')}</p></Card>;
  const details = [wallTime(language, next.time), next.where, next.withWhom].filter((part) => part !== null).join(', ');
  return (
    <section className="soft next" aria-label={words('next')}>
      <p className="date num">{shortWeekday(language, next.day)}<b>{dayNumber(next.day)}</b></p>
      <div><h2>{next.title}</h2><p className="small muted num">{details}</p></div>
      <Go to="/more/sessions" className="round" label={`${longDay(language, next.day)}: ${next.title}`}><Icon name="chevron-right" /></Go>
    </section>
  );
}

import type { ReactElement, ReactNode } from 'react';
import type { SupportedPerson } from '@fairlead/contract/community';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { phoneDay } from '../platform/clock.ts';
import { Age, Card, Go, Page } from '../platform/parts.tsx';
import { platformMessages } from '../platform/platform-messages.ts';
import { fullDay, instantText, longDay, wallTime } from '../platform/say.ts';
import { communityMessages } from './community-messages.ts';

/** The supporter's first screen: only what was allowed, and the way to learn. */
export function SupporterHome(): ReactElement {
  const words = useWords(communityMessages);
  const platform = useWords(platformMessages);
  const language = useLanguage();
  const { supporting, session } = useApp();
  // Without a line the copy on this phone ends on its own last day.
  const people = (supporting?.value.people ?? []).filter((person) => person.endsOn >= phoneDay());
  const one = people.length === 1 ? people[0] : undefined;
  const lead = one === undefined ? (people.length === 0 ? words('nobody') : words('leadMany')) : words('lead', { person: one.name, day: fullDay(language, one.endsOn) });
  return (
    <Page title={words('hello', { name: session.name })} day={longDay(language, phoneDay())} lead={supporting === undefined ? platform('nothingYet') : lead}>
      {people.map((person) => <Person key={person.supporterId} person={person} named={people.length > 1} />)}
      <p className="small muted spaced">{words('ended')}</p>
      {supporting === undefined ? null : <Age keptAt={supporting.keptAt} />}
      <p className="spaced"><Go to="/learn" className="btn tinted wide">{words('learn')}</Go></p>
    </Page>
  );
}

function Person({ person, named }: { readonly person: SupportedPerson; readonly named: boolean }): ReactElement {
  const words = useWords(communityMessages);
  const language = useLanguage();
  const plan = person.relapsePreventionPlan;
  return (
    <>
      {named ? <h2 className="part">{person.name}</h2> : null}
      {person.lapseAlerts === undefined || person.lapseAlerts.length === 0 ? null : <List title={words('alerts')} rows={person.lapseAlerts.map((one) => `${instantText(language, one.at)}. ${one.words}`)} />}
      {person.appointments === undefined ? null : <List title={words('appointments')} rows={person.appointments.map((one) => `${longDay(language, one.day)}, ${wallTime(language, one.time)}: ${one.title}${one.familyWelcome ? ` (${words('family')})` : ''}`)} />}
      {person.attendance === undefined ? null : <List title={words('attendance')} rows={person.attendance.map((one) => `${longDay(language, one.day)}, ${one.title}: ${words(one.came === null ? 'notKnown' : one.came ? 'came' : 'notCame')}`)} />}
      {person.doseDays === undefined ? null : <List title={words('doseDays')} rows={person.doseDays.filter((one) => one.how === 'window').map((one) => longDay(language, one.day))} />}
      {person.goals === undefined ? null : <List title={words('goals')} rows={person.goals} />}
      {plan === undefined ? null : <><List title={words('warning')} rows={plan.warningSigns} /><List title={words('coping')} rows={plan.coping} /><List title={words('safety')} rows={plan.safety} /></>}
    </>
  );
}

function List({ title, rows, children }: { readonly title: string; readonly rows: readonly string[]; readonly children?: ReactNode }): ReactElement {
  const words = useWords(communityMessages);
  return <Card title={title}>{rows.length === 0 ? <p className="muted">{words('nothing')}</p> : <ul className="dots">{rows.map((row, index) => <li key={`${index}${row}`}>{row}</li>)}</ul>}{children}</Card>;
}

const lessons = [['l1', 'l1Text'], ['l2', 'l2Text'], ['l3', 'l3Text'], ['l4', 'l4Text'], ['l5', 'l5Text'], ['l6', 'l6Text'], ['l7', 'l7Text']] as const;

/** The family's own path, with or without the person. */
export function LearnPage(): ReactElement {
  const words = useWords(communityMessages);
  return (
    <Page title={words('learn')} lead={words('learnLead')}>
      {lessons.map(([title, text], index) => <details key={title} className="soft" open={index === 0}><summary><h2>{index + 1}. {words(title)}</h2></summary><p>{words(text)}</p>{title === 'l4' ? <p className="spaced"><Go to="/help/naloxone">{words('naloxone')}</Go></p> : null}</details>)}
    </Page>
  );
}

/** Closed days: whose doses go home before the next ones, with a list to print, and when the site is closed at all. */
import { closureList, decideClosure } from '@fairlead/contract/dispensary';
import type { ClosureLine } from '@fairlead/contract/dispensary';
import { getCalendar } from '@fairlead/contract/schedule';
import type { ClosedDay } from '@fairlead/contract/schedule';
import { Button, Card, EmptyState, StateTag, useFormats, useWords } from '@fairlead/ui';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { AnswerNote, Screen, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { CalendarForms } from './calendar-forms.tsx';
import { closuresMessages } from './closures-messages.ts';
import './books.css';

export function ClosuresScreen() {
  const words = useWords(closuresMessages);
  const { site, has } = useSession();
  const list = useRead(closureList, { params: { id: site.id } }, { topics: ['queue', 'take-home', 'orders'] });
  const calendar = useRead(getCalendar, { params: { id: site.id } }, { topics: ['queue'] });
  return (
    <Screen title={words('closures')} sub={site.name} layout="sheet">
      <div className="sheet stack"><Shown of={list}>{(reply) => <NextClosure {...reply} siteId={site.id} siteName={site.name} mayDecide={has('prescriber')} />}</Shown></div>
      <aside className="side stack no-print"><Shown of={calendar}>{(reply) => <CalendarForms siteId={site.id} calendar={reply} mayChange={has('manager', 'administrator')} />}</Shown></aside>
    </Screen>
  );
}

/** A closed day in words: the day and why. */
export function useClosedWords(): (closed: ClosedDay) => string {
  const words = useWords(closuresMessages);
  const { day } = useFormats();
  return (closed) => `${day(closed.day)} (${closed.name ?? words(closed.why)})`;
}

interface NextProps { readonly goesHomeOn: string | null; readonly closed: readonly ClosedDay[]; readonly items: readonly ClosureLine[]; readonly siteId: string; readonly siteName: string; readonly mayDecide: boolean }

function NextClosure({ goesHomeOn, closed, items, siteId, siteName, mayDecide }: NextProps) {
  const words = useWords(closuresMessages);
  const { day } = useFormats();
  const say = useClosedWords();
  const decide = useCall(decideClosure);
  if (goesHomeOn === null) return <Card title={words('next')}><EmptyState title={words('nothingClosed')}>{words('nothingClosedSub')}</EmptyState></Card>;
  const open = items.filter((each) => each.decided === null && each.doses.some(({ issued }) => !issued)).length;
  const done = decide.answer?.kind === 'done' ? decide.answer.reply : undefined;
  return (
    <Card title={words('next')} sub={closed.map(say).join(', ')}>
      <div className="stack">
        <p className="letterhead"><b>{siteName}</b> {closed.map(say).join(', ')}</p>
        <p><b>{words('goesHome', { day: day(goesHomeOn) })}</b></p>
        <div className="rowx no-print">
          {mayDecide && open > 0 ? <Button look="primary" aria-busy={decide.busy} onClick={() => { void decide.send({ params: { id: siteId } }); }}>{words('allowAll', { count: open })}</Button> : null}
          <Button onClick={() => window.print()}><IconPrinter className="i" aria-hidden="true" />{words('print')}</Button>
        </div>
        {done === undefined ? null : <p role="status" className="allow">{words('allowed', { count: done.allowed })}{done.refused === 0 ? null : <> {words('someRefused', { count: done.refused })}</>}</p>}
        <AnswerNote answer={decide.answer} onAgain={() => { void decide.again(); }} />
        {items.length === 0 ? <p className="muted">{words('nobody')}</p> : <ClosureTable items={items} />}
      </div>
    </Card>
  );
}

function ClosureTable({ items }: { readonly items: readonly ClosureLine[] }) {
  const words = useWords(closuresMessages);
  const { mg, shortDay, date } = useFormats();
  return (
    <div className="book">
      <table className="figures num">
        <thead><tr><th scope="col">{words('person')}</th><th scope="col">{words('medicine')}</th><th scope="col">{words('dosesOf')}</th><th scope="col">{words('state')}</th><th scope="col">{words('initials')}</th></tr></thead>
        <tbody>{items.map((each) => (
          <tr key={`${each.personId} ${each.productName}`}>
            <th scope="row"><Link to={`/people/${each.personId}/take-home`}>{each.name}</Link><br /><span className="small muted">{each.number}{each.bornOn === null ? null : <> · {date(each.bornOn)}</>}</span></th>
            <td>{each.productName}</td>
            <td>{each.doses.map((dose) => `${shortDay(dose.day)} ${mg(dose.doseUg)}`).join(', ')}</td>
            <td><LineState line={each} /></td><td className="initials">&nbsp;</td>
          </tr>
        ))}</tbody>
      </table>
    </div>
  );
}

function LineState({ line }: { readonly line: ClosureLine }) {
  const words = useWords(closuresMessages);
  if (line.doses.every(({ issued }) => issued)) return <StateTag state="given">{words('issued')}</StateTag>;
  if (line.holds > 0) return <StateTag state="refuse">{words('held')}</StateTag>;
  if (line.decided === 'refused') return <StateTag state="refuse">{words('refused')}</StateTag>;
  return line.decided === 'allowed' ? <StateTag state="due">{words('toIssue')}</StateTag> : <StateTag state="warn">{words('notDecided')}</StateTag>;
}
